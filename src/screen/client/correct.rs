//! A contact of the history told again: what the sheet shows of it, and what is kept.

use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::screen::interaction::details::{Problem, filled};
use chrono::{NaiveDate, NaiveTime};

/// The fields as they are filled.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub channel: Channel,
    pub outcome: Outcome,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub note: String,
}

impl Told {
    pub(crate) fn of(contact: &Interaction) -> Told {
        Told {
            channel: contact.channel,
            outcome: contact.outcome,
            date: Some(contact.date),
            time: contact.time,
            note: contact.note.clone().unwrap_or_default(),
        }
    }

    /// The contact as it is told now. A motivo and an order belong to their result and go with it.
    pub(crate) fn over(&self, old: &Interaction, today: NaiveDate) -> Result<Interaction, Problem> {
        let date = self.date.ok_or(Problem::NoDate)?;
        if date > today && self.outcome.is_done() {
            return Err(Problem::InTheFuture);
        }
        let same_result = self.outcome == old.outcome;
        Ok(Interaction {
            channel: self.channel,
            outcome: self.outcome,
            date,
            time: self.time,
            note: filled(&self.note),
            reason: old.reason.clone().filter(|_| same_result),
            order: old.order.filter(|_| same_result),
            // Where the rep stood is evidence of that day.
            position: old.position.filter(|_| date == old.date),
            ..old.clone()
        })
    }
}

/// The results on offer: what was only agreed has a day of its own in the agenda, and is offered where it was said.
pub(crate) fn results(old: Outcome) -> Vec<Outcome> {
    Outcome::ALL.into_iter().filter(|outcome| *outcome == old || !outcome.needs_next_date()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::id::{InteractionId, OrderId};
    use crate::screen::small::d;

    const DAY: &str = "2026-11-18";

    fn old() -> Interaction {
        let bare = Interaction::new(
            InteractionId::from_u128(1),
            Stamp::default(),
            d(DAY),
            Channel::Visit,
            Outcome::NoOrder,
        );
        Interaction {
            reason: Some("preco".to_owned()),
            order: Some(OrderId::from_u128(2)),
            position: LatLon::new(-23.5, -46.6).ok(),
            nps: Some(9),
            ..bare
        }
    }

    #[test]
    fn what_is_not_touched_stays_as_it_was() {
        assert_eq!(Told::of(&old()).over(&old(), d(DAY)), Ok(old()));
    }

    #[test]
    fn another_result_lets_motivo_and_order_go_and_another_day_the_place() {
        let told = Told { outcome: Outcome::Success, date: Some(d("2026-11-17")), ..Told::of(&old()) };
        let now = told.over(&old(), d(DAY)).unwrap();
        assert_eq!((now.reason, now.order, now.position, now.nps), (None, None, None, Some(9)));
    }

    #[test]
    fn a_contact_has_a_day_and_what_was_done_is_not_ahead() {
        let told = |date| Told { date, ..Told::of(&old()) }.over(&old(), d(DAY));
        assert_eq!(told(None), Err(Problem::NoDate));
        assert_eq!(told(Some(d("2026-11-19"))), Err(Problem::InTheFuture));
        let agreed = Told { outcome: Outcome::Scheduled, date: Some(d("2026-11-19")), ..Told::of(&old()) };
        assert!(agreed.over(&old(), d(DAY)).is_ok());
    }

    #[test]
    fn what_was_agreed_is_offered_only_where_it_was_said() {
        assert!(!results(Outcome::Success).contains(&Outcome::Scheduled));
        assert!(results(Outcome::Scheduled).contains(&Outcome::Scheduled));
    }
}
