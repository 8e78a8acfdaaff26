//! The rescue on a client's page: where it stands and what was asked, and whether one may be opened by hand.

use crate::domain::calendar::period::days_between;
use crate::domain::client::{Client, Situation};
use crate::domain::portfolio::Portfolio;
use crate::domain::rescue::book::awaited_try;
use crate::domain::rescue::departure::{Departure, Given};
use crate::domain::rescue::{Case, Stage, Try, case_of};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::ClientId;
use crate::text::{reactivation as words, reason_ask, reasons};
use chrono::NaiveDate;

/// A case as the page tells it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub case: Case,
    pub said: String,
    pub opened: String,
    /// A try whose answer is still awaited.
    pub asked: Option<Try>,
    /// It is won, and nobody has said so yet.
    pub confirm: Option<&'static str>,
}

/// `None`: no case, or one won so long ago that it is no news.
pub(crate) fn told(p: &Portfolio, client: ClientId, on: NaiveDate) -> Option<Told> {
    let case = case_of(p, p.slot(client)?, on)?;
    let news_for = i64::from(p.rules().lifecycle.reactivated_label_days);
    if matches!(case.stage, Stage::Won { on: won } if days_between(won, on) > news_for) {
        return None;
    }
    let step = case.stage.step().and_then(|step| p.rules().reactivation.step(step));
    Some(Told {
        said: words::stage(&case, step, |key| reasons::name(p.catalog(), key), on),
        opened: words::opened(&case),
        asked: p.dossier(client).and_then(|dossier| awaited_try(dossier, &case, on)),
        confirm: matches!(case.stage, Stage::Unconfirmed { .. }).then_some(words::CONFIRM_WHY),
        case,
    })
}

/// Gone before anybody tried: a person may still open a rescue.
pub(crate) fn can_open(client: &Client, class: Option<Lifecycle>) -> bool {
    client.situation == Situation::Active && matches!(class, Some(Lifecycle::Inactive | Lifecycle::Former))
}

/// What the page says of why a client stopped buying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Parting {
    /// It is asked, under this title.
    Asked(String),
    /// It is told, with the act that changes it.
    Told { said: String, act: &'static str },
}

/// In the past it is only told.
pub(crate) fn parting(p: &Portfolio, found: &Departure, today: NaiveDate, is_past: bool) -> Parting {
    let told = |reason: &str, act| Parting::Told { said: reason_ask::told(reason, found.turned), act };
    match &found.given {
        Given::Reason(key) => told(&reasons::name(p.catalog(), key), reason_ask::CHANGE),
        Given::Skipped => told(reason_ask::NOT_GIVEN, reason_ask::GIVE),
        Given::NotAsked if is_past => told(reason_ask::NOT_GIVEN, reason_ask::GIVE),
        Given::NotAsked => Parting::Asked(reason_ask::asked_of_one(found.turned, today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::step_days;
    use crate::domain::portfolio::slot::Slot;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-30";

    #[test]
    fn who_stopped_buying_has_a_case_and_who_buys_has_none() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-08-01", 100)
            .order(2, "2026-11-20", 100)
            .portfolio();
        let ana = told(&p, id(1), d(DAY)).unwrap();
        assert!(ana.case.stage.is_open() && ana.asked.is_none() && ana.confirm.is_none());
        assert_eq!(ana.opened, words::opened(&ana.case));
        assert!([2, 3, 9].into_iter().all(|number| told(&p, id(number), d(DAY)).is_none()));
    }

    #[test]
    fn a_case_that_was_won_is_news_for_as_long_as_its_label() {
        let p = Small::clients(&["Ana"]).order(1, "2026-01-01", 100).order(1, "2026-05-01", 100).portfolio();
        let news_for = i64::from(p.rules().lifecycle.reactivated_label_days);
        let last = step_days(d("2026-05-01"), news_for);
        let of = told(&p, id(1), last).map(|one| one.case.stage);
        assert!(matches!(of, Some(Stage::Won { on }) if on == d("2026-05-01")), "{of:?}");
        assert_eq!(told(&p, id(1), step_days(last, 1)), None);
    }

    #[test]
    fn a_rescue_is_opened_by_hand_for_who_is_gone_and_still_served() {
        let p = Small::clients(&["Ana", "Bia"]).with(2, |one| one.situation = Situation::Blocked).portfolio();
        let of = |number| p.client(id(number)).unwrap();
        for class in Lifecycle::ALL {
            let gone = matches!(class, Lifecycle::Inactive | Lifecycle::Former);
            assert_eq!(can_open(of(1), Some(class)), gone, "{class:?}");
            assert!(!can_open(of(2), Some(class)));
        }
        assert!(!can_open(of(1), None));
    }

    #[test]
    fn why_a_client_stopped_is_asked_once_and_then_told() {
        let p = Portfolio::default();
        let of = |given, is_past| {
            let (after, turned) = (d("2026-05-01"), d("2026-10-31"));
            parting(&p, &Departure { slot: Slot::new(0), after, turned, given }, d(DAY), is_past)
        };
        let said = |reason: &str, act| Parting::Told { said: reason_ask::told(reason, d("2026-10-31")), act };
        let asked = Parting::Asked(reason_ask::asked_of_one(d("2026-10-31"), d(DAY)));
        assert_eq!(of(Given::NotAsked, false), asked);
        assert_eq!(of(Given::NotAsked, true), said(reason_ask::NOT_GIVEN, reason_ask::GIVE));
        assert_eq!(of(Given::Skipped, false), said(reason_ask::NOT_GIVEN, reason_ask::GIVE));
        assert_eq!(of(Given::Reason("preco".to_owned()), false), said("preço", reason_ask::CHANGE));
    }
}
