//! What happened on the way from a name to a client: a stage reached, a loss, a sign of interest.
//!
//! Where a prospect stands follows from these events and its orders, see [`crate::domain::prospect`].

use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::ProspectEventId;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProspectEvent {
    pub id: ProspectEventId,
    pub recorded: Stamp,
    pub date: NaiveDate,
    pub kind: ProspectEventKind,
    /// What this step cost, as the rep says: a sample, the stand of a fair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Centavos>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProspectEventKind {
    /// Key of a stage, see [`crate::domain::rules::prospecting`]. On a client that bought before, it begins a try.
    Stage(String),
    /// Given up, until another stage is reached.
    Lost {
        /// Key of a motivo in the taxonomy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    Interest(Interest),
}

/// What a prospect asked for or did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// Pediu orçamento.
    Quote,
    Catalog,
    Sample,
    /// Respondeu.
    Answered,
}

impl Interest {
    pub const ALL: [Interest; 4] = [Self::Quote, Self::Catalog, Self::Sample, Self::Answered];
}

impl ProspectEvent {
    /// An event with only what is always known.
    pub fn new(id: ProspectEventId, recorded: Stamp, date: NaiveDate, kind: ProspectEventKind) -> Self {
        Self { id, recorded, date, kind, cost: None, note: None }
    }
}

impl Fact for ProspectEvent {
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
