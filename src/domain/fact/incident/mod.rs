//! Eventualidade: something went wrong on our side at a client on a day, and perhaps was put right on another. A fact of the
//! delivery, whether or not the client complained; what the client said is a complaint of an interaction.

pub mod kind;

use self::kind::IncidentKind;
use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{IncidentId, OrderId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    pub id: IncidentId,
    pub recorded: Stamp,
    /// Civil date on which it happened.
    pub date: NaiveDate,
    pub kind: IncidentKind,
    /// The order it happened to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderId>,
    /// `None`: still open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Incident {
    /// An open one with only what is always known.
    pub fn new(id: IncidentId, recorded: Stamp, date: NaiveDate, kind: IncidentKind) -> Self {
        Self { id, recorded, date, kind, order: None, solved_on: None, note: None }
    }

    /// Nobody had solved it by `day`, as known then.
    pub(crate) fn is_open_on(&self, day: NaiveDate) -> bool {
        self.date <= day && self.solved_on.is_none_or(|solved| solved > day)
    }
}

impl Fact for Incident {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_is_open_from_its_day_until_the_day_before_it_was_solved() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap();
        let bare =
            Incident::new(IncidentId::from_u128(1), Stamp::default(), day(10), IncidentKind::LateDelivery);
        let open = |one: &Incident| [9, 10, 19, 20].map(|of| one.is_open_on(day(of)));
        assert_eq!(open(&bare), [false, true, true, true]);
        assert_eq!(open(&Incident { solved_on: Some(day(20)), ..bare }), [false, true, true, false]);
    }
}
