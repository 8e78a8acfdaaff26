//! Compromisso: a visit or call planned for a day. Put again with other values it is edited; moved, it stays as history.
//!
//! One that repeats is a *série*: the rule from which its occurrences follow (see `series.rs`). What is known of a single
//! occurrence (it was made, missed, moved, dropped, confirmed) is an appointment of its own that names it.

use super::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{AppointmentId, SalespersonId};
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
    /// It is the rule of a series, anchored at `date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// The last day of the rule; `None`: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The occurrence that this is, where it is one of a series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Occurrence>,
    /// Confirmada: the client said that it will be there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    #[serde(default, skip_serializing_if = "AppointmentState::is_planned")]
    pub state: AppointmentState,
    /// Where it went when it was [`AppointmentState::Moved`]; another appointment stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One of a series, by the day the rule gives it, whenever it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Occurrence {
    pub series: AppointmentId,
    pub on: NaiveDate,
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
            until: None,
            occurrence: None,
            confirmed: false,
            state: AppointmentState::Planned,
            moved_to: None,
            note: None,
        }
    }

    /// The rule of a series that goes on. A repeat beside a state that says what became of it is what older versions left
    /// of one occurrence: history.
    pub fn is_series(&self) -> bool {
        self.state.is_planned() && self.occurrence.is_none() && self.repeat.is_some_and(Repeat::comes_again)
    }

    /// Whether the contact says that this was made: of a visit, that somebody went there, whatever came of it; of a call or
    /// message, that the buyer was reached by any way, or that it was tried.
    pub fn is_settled_by(&self, contact: &Interaction) -> bool {
        let Interaction { channel, outcome, .. } = contact;
        match self.channel {
            Channel::Visit => contact.is_visit_made(),
            Channel::Event => contact.is_visit_made() || *channel == Channel::Event && outcome.is_done(),
            Channel::Call | Channel::WhatsApp | Channel::Email | Channel::Video => {
                outcome.reaches_buyer() || *channel == self.channel && outcome.is_done()
            }
        }
    }

    /// Whether the contact, of the same day, says that the client will be there: it answered from afar before the hour.
    pub fn is_confirmed_by(&self, contact: &Interaction) -> bool {
        let from_afar = match contact.channel {
            Channel::Call | Channel::WhatsApp | Channel::Email | Channel::Video => true,
            Channel::Visit | Channel::Event => false,
        };
        let in_person = match self.channel {
            Channel::Visit | Channel::Event => true,
            Channel::Call | Channel::WhatsApp | Channel::Email | Channel::Video => false,
        };
        let agreed = match contact.outcome {
            Outcome::Success | Outcome::Attended | Outcome::Negotiation | Outcome::Scheduled => true,
            Outcome::Order | Outcome::NoOrder | Outcome::Absent | Outcome::Closed | Outcome::NoAnswer => {
                false
            }
            Outcome::Rescheduled | Outcome::Cancelled => false,
        };
        let after = self.time.zip(contact.time).is_some_and(|(planned, said)| said > planned);
        in_person && from_afar && agreed && !after
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
