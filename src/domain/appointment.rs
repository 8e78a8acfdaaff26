//! Compromisso: a visit or call planned for a day. Put again with other values it is edited; moved, it stays as history.

use super::fact::Fact;
use super::id::{AppointmentId, SalespersonId};
use super::interaction::Channel;
use super::stamp::Stamp;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    pub id: AppointmentId,
    pub recorded: Stamp,
    /// The day it is planned for.
    pub date: NaiveDate,
    /// `None`: some time that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// How long it is meant to last; `None`: as long as a visit lasts by the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    pub channel: Channel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salesperson: Option<SalespersonId>,
    /// No proposal of a week moves it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    #[serde(default, skip_serializing_if = "AppointmentState::is_planned")]
    pub state: AppointmentState,
    /// Where it went when it was [`AppointmentState::Moved`]; another appointment stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How often it comes again, counted from its own date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    EveryWeeks(u8),
    EveryMonths(u8),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    /// To be kept, or not yet said what became of it.
    #[default]
    Planned,
    /// Feito: a contact was recorded.
    Done,
    /// Nobody went there.
    Missed,
    /// Remarcado for [`Appointment::moved_to`].
    Moved,
    /// Taken out of the agenda, and still known to have been there.
    Dropped,
}

impl AppointmentState {
    pub fn is_planned(&self) -> bool {
        *self == AppointmentState::Planned
    }
}

impl Appointment {
    /// An appointment with only what is always known.
    pub fn new(id: AppointmentId, recorded: Stamp, date: NaiveDate, channel: Channel) -> Self {
        Self {
            id,
            recorded,
            date,
            time: None,
            minutes: None,
            channel,
            salesperson: None,
            locked: false,
            repeat: None,
            state: AppointmentState::Planned,
            moved_to: None,
            note: None,
        }
    }
}

impl Fact for Appointment {
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
