//! Contato: an act by a channel, with a result. Whether it counts for coverage is decided in `rules.rs`.

use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::{Fact, Origin};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::value::id::{InteractionId, OrderId, PrincipalId, SalespersonId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Canal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Visit,
    Call,
    #[serde(rename = "whatsapp")]
    WhatsApp,
    Email,
    Video,
    Event,
}

/// Resultado.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Success,
    Attended,
    Negotiation,
    Order,
    NoOrder,
    Absent,
    Closed,
    NoAnswer,
    Rescheduled,
    Scheduled,
    Cancelled,
}

impl Channel {
    pub const ALL: [Channel; 6] =
        [Self::Visit, Self::Call, Self::WhatsApp, Self::Email, Self::Video, Self::Event];
}

impl Outcome {
    /// Whether the result only says what was agreed, so that the day of the next step must be known.
    pub fn needs_next_date(self) -> bool {
        match self {
            Self::Scheduled | Self::Rescheduled => true,
            Self::Success
            | Self::Attended
            | Self::Negotiation
            | Self::Order
            | Self::NoOrder
            | Self::Absent
            | Self::Closed
            | Self::NoAnswer
            | Self::Cancelled => false,
        }
    }

    pub const ALL: [Outcome; 11] = [
        Self::Success,
        Self::Attended,
        Self::Negotiation,
        Self::Order,
        Self::NoOrder,
        Self::Absent,
        Self::Closed,
        Self::NoAnswer,
        Self::Rescheduled,
        Self::Scheduled,
        Self::Cancelled,
    ];

    /// The buyer was reached, sale or not.
    pub fn reaches_buyer(self) -> bool {
        match self {
            Self::Success | Self::Attended | Self::Negotiation | Self::Order | Self::NoOrder => true,
            Self::Absent | Self::Closed | Self::NoAnswer => false,
            Self::Rescheduled | Self::Scheduled | Self::Cancelled => false,
        }
    }

    /// The act took place, whether or not anybody was there: *ausente* is a visit made.
    pub fn is_done(self) -> bool {
        match self {
            Self::Rescheduled | Self::Scheduled | Self::Cancelled => false,
            Self::Success | Self::Attended | Self::Negotiation | Self::Order | Self::NoOrder => true,
            Self::Absent | Self::Closed | Self::NoAnswer => true,
        }
    }
}

/// One contact. Evidence such as `position` never decides whether it is accepted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interaction {
    pub id: InteractionId,
    pub recorded: Stamp,
    pub date: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    pub channel: Channel,
    pub outcome: Outcome,
    #[serde(default)]
    pub origin: Origin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salesperson: Option<SalespersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<PrincipalId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Key of a motivo in the taxonomy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Where the rep stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<LatLon>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// NPS answer, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nps: Option<u8>,
    /// CSAT answer, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub csat: Option<u8>,
    /// Why the score, of whichever question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer_reason: Option<AnswerReason>,
    /// Text of a complaint, open until another interaction `resolves` this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complaint: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolves: Option<InteractionId>,
    /// Next step agreed and its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<NextStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub date: NaiveDate,
    pub what: String,
}

impl Interaction {
    /// Nothing but who, when, channel and result: what one tap says.
    pub fn is_bare(&self) -> bool {
        let said = [&self.note, &self.reason, &self.complaint];
        said.iter().all(|text| text.is_none())
            && self.nps.is_none()
            && self.csat.is_none()
            && self.answer_reason.is_none()
            && self.order.is_none()
            && self.resolves.is_none()
            && self.next_step.is_none()
    }

    /// A contact with only what is always known.
    pub fn new(
        id: InteractionId,
        recorded: Stamp,
        date: NaiveDate,
        channel: Channel,
        outcome: Outcome,
    ) -> Self {
        Self {
            id,
            recorded,
            date,
            time: None,
            channel,
            outcome,
            origin: Origin::Typed,
            salesperson: None,
            principal: None,
            note: None,
            reason: None,
            position: None,
            order: None,
            nps: None,
            csat: None,
            answer_reason: None,
            complaint: None,
            resolves: None,
            next_step: None,
        }
    }

    /// A visit on which somebody went there.
    pub fn is_visit_made(&self) -> bool {
        self.channel == Channel::Visit && self.outcome.is_done()
    }

    /// A visit made that ended with an order: so its result says, or an order was recorded with it.
    pub fn is_visit_with_order(&self) -> bool {
        self.is_visit_made() && (self.outcome == Outcome::Order || self.order.is_some())
    }
}

impl Fact for Interaction {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_agreed_needs_the_day_of_the_next_step() {
        let needing: Vec<Outcome> = Outcome::ALL.into_iter().filter(|one| one.needs_next_date()).collect();
        assert_eq!(needing, [Outcome::Rescheduled, Outcome::Scheduled]);
    }
}
