//! What happened in the reactivation of a client: a case is the events from one opening to the next.

use super::interaction::Channel;
use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::CaseEventId;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEvent {
    pub id: CaseEventId,
    pub recorded: Stamp,
    pub date: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// Which step of the workflow, from 0.
    pub step: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    pub kind: CaseEventKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseEventKind {
    Opened,
    Tried,
    Answered,
    /// A person confirmed that a detrator may be approached.
    Confirmed,
    ClosedWon,
    ClosedLost {
        /// Key of a motivo in the taxonomy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        review_on: Option<NaiveDate>,
    },
}

impl CaseEvent {
    /// An event with only what is always known.
    pub fn new(id: CaseEventId, recorded: Stamp, date: NaiveDate, step: u8, kind: CaseEventKind) -> Self {
        Self { id, recorded, date, time: None, step, channel: None, kind, note: None }
    }
}

impl Fact for CaseEvent {
    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }
    fn recorded(&self) -> Stamp {
        self.recorded
    }
    fn date(&self) -> NaiveDate {
        self.date
    }
    fn time(&self) -> Option<NaiveTime> {
        self.time
    }
}
