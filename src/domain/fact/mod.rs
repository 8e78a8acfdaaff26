//! What happened, or is to happen, on a day at a client. Contacts and orders are never edited: a correction removes one and
//! adds another. A [`KeptFact`](crate::domain::fact::kept_fact::KeptFact) is edited by putting it again: the later recording stays.

pub mod appointment;
pub mod care;
pub mod case_event;
pub mod commitment;
pub(in crate::domain) mod fact_bytes;
pub mod incident;
pub mod interaction;
pub mod kept_fact;
pub mod order;
pub mod prospect_event;
pub(crate) mod repeat;
pub mod risk_check;
pub mod risk_signals;
pub mod stock_count;

use crate::domain::keeping::stamp::Stamp;
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use uuid::Uuid;

/// An interaction, an order, a kept fact.
pub trait Fact: Clone + PartialEq + Serialize {
    fn uuid(&self) -> Uuid;
    /// When it was recorded (or restored after a removal).
    fn recorded(&self) -> Stamp;
    /// Civil date on which it happened.
    fn date(&self) -> NaiveDate;
    /// Civil time, where known.
    fn time(&self) -> Option<NaiveTime> {
        None
    }
}

/// How a fact came in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Recorded in the app.
    #[default]
    Typed,
    /// Read from a file.
    Imported,
}
