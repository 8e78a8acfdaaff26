//! What was done about what a client said of us: heard, agreed, solved, confirmed by a person; or that a question was put and
//! nobody wanted to answer. Telling the client is a contact that `resolves` what was said.

pub mod answer;
pub mod kind;

use self::kind::CareKind;
use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{CareEventId, InteractionId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareEvent {
    pub id: CareEventId,
    pub recorded: Stamp,
    pub date: NaiveDate,
    pub kind: CareKind,
    /// The contact with the complaint or the answer; `None`: of a question that was not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<InteractionId>,
    /// Who puts it right, as written: often nobody of the carteira.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The last day on which it is to be solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Who of the client's people confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// What was heard, the solution that was agreed, what was done, what the person said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl CareEvent {
    /// An event with only what is always known.
    pub fn new(id: CareEventId, recorded: Stamp, date: NaiveDate, kind: CareKind) -> Self {
        Self { id, recorded, date, kind, about: None, owner: None, due: None, person: None, note: None }
    }
}

impl Fact for CareEvent {
    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }
    fn recorded(&self) -> Stamp {
        self.recorded
    }
    fn date(&self) -> NaiveDate {
        self.date
    }
}
