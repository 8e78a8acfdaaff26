//! When a client turned inativo, and what was said about why: asked once, skippable, kept with the client.
//!
//! A departure is known by the client's last order before it, so that other limits move its date but not the answer.

use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::fact::case_event::CaseEventKind;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rhythm::lifecycle::{Lifecycle, by_orders};
use crate::domain::rules::Rules;
use chrono::NaiveDate;

/// A client that stopped buying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Departure {
    pub slot: Slot,
    /// The last order before.
    pub after: NaiveDate,
    /// The first day it was inativo, or marked as ex-cliente before that.
    pub turned: NaiveDate,
    pub given: Given,
}

/// What is known of the why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    NotAsked,
    Skipped,
    Reason(String),
}

impl Departure {
    pub(crate) fn reason(&self) -> Option<&str> {
        match &self.given {
            Given::Reason(key) => Some(key),
            Given::NotAsked | Given::Skipped => None,
        }
    }

    pub(crate) fn is_asked(&self) -> bool {
        match self.given {
            Given::NotAsked => true,
            Given::Skipped | Given::Reason(_) => false,
        }
    }
}

/// The departure that the client of `slot` is in on `on`; `None` for who buys, never bought, or is not served: blocked,
/// not yet there, or gone from the carteira.
pub(crate) fn departure(
    dossier: &Dossier,
    columns: &Columns,
    rules: &Rules,
    slot: Slot,
    on: NaiveDate,
) -> Option<Departure> {
    let client = dossier.client.as_ref()?;
    let standing = columns.standing.get(slot.at()).filter(|standing| standing.present)?;
    let day = Day::of(on);
    let held = columns.situation_held_on(slot, day);
    if standing.absent_on(day).is_some() || held.situation == Situation::Blocked {
        return None;
    }
    let known = columns.order_days_until(slot, day);
    let after = known.last().copied().and_then(Day::date)?;
    let found = by_orders(known, &rules.lifecycle, day);
    let by_time = match found.class {
        Lifecycle::Inactive | Lifecycle::Former => {
            let limits = found.limits?;
            found.clock_from.map(|from| from + limits.at_risk_days + 1)
        }
        Lifecycle::Prospect | Lifecycle::NoOrders | Lifecycle::Active | Lifecycle::AtRisk => None,
    };
    let marked = (held.situation == Situation::Former).then(|| held.since.max(Day::of(after)));
    let turned = by_time.into_iter().chain(marked).min().and_then(Day::date)?;
    let answer = client.departures.get(&after).filter(|answer| answer.said <= on);
    let of_mark = marked.and(client.situation_reason_on(on)).map(str::to_owned);
    let told = answer.and_then(|answer| answer.reason.clone()).or(of_mark);
    let given = match (told.or_else(|| of_lost_case(dossier, after, on)), answer) {
        (Some(reason), _) => Given::Reason(reason),
        (None, Some(_)) => Given::Skipped,
        (None, None) => Given::NotAsked,
    };
    Some(Departure { slot, after, turned, given })
}

/// Every departure of the client known on `on`: those it came back from that were answered, then the present one.
pub(crate) fn departures(
    dossier: &Dossier,
    columns: &Columns,
    rules: &Rules,
    slot: Slot,
    on: NaiveDate,
) -> Vec<Departure> {
    let present = departure(dossier, columns, rules, slot, on);
    let answers = dossier.client.iter().flat_map(|client| &client.departures);
    let known = columns.order_days_until(slot, Day::of(on));
    let mut all: Vec<Departure> = answers
        .filter(|(after, answer)| {
            let is_present = present.as_ref().is_some_and(|present| present.after == **after);
            !is_present && answer.said <= on && known.binary_search(&Day::of(**after)).is_ok()
        })
        .map(|(after, answer)| {
            let given = answer.reason.clone().map_or(Given::Skipped, Given::Reason);
            Departure { slot, after: *after, turned: answer.turned, given }
        })
        .collect();
    all.extend(present);
    all
}

/// The motivo with which its rescue was given up since its order of `after`.
fn of_lost_case(dossier: &Dossier, after: NaiveDate, on: NaiveDate) -> Option<String> {
    dossier.case_events().rev().filter(|event| event.date > after && event.date <= on).find_map(|event| {
        match &event.kind {
            CaseEventKind::ClosedLost { reason, review_on: _ } => reason.clone(),
            CaseEventKind::Opened
            | CaseEventKind::Tried
            | CaseEventKind::Answered
            | CaseEventKind::Confirmed
            | CaseEventKind::ClosedWon => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::client::answer::Answer;
    use crate::domain::fact::case_event::CaseEvent;
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{CaseEventId, ClientId, OrderId};
    use crate::domain::value::money::Centavos;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// One order on 01/01/2026: the default cycle of 30 days, at risk up to day 90 (01/04), inativo from 02/04.
    fn client() -> Client {
        Client::new(ClientId::from_u128(1), Stamp::default())
    }

    fn seen(client: &Client, orders: &[&str], on: &str) -> Vec<Departure> {
        let mut dossier = Dossier::of(client.clone());
        for (at, date) in orders.iter().enumerate() {
            let id = OrderId::from_u128(at as u128);
            dossier.orders.push(Order::new(id, Stamp::default(), day(date), Centavos::new(100)));
        }
        dossier.normalize();
        all(dossier, on)
    }

    fn all(dossier: Dossier, on: &str) -> Vec<Departure> {
        let rules = Rules::default();
        let dossiers = [dossier];
        let columns = Columns::of(&dossiers, &rules.coverage);
        departures(&dossiers[0], &columns, &rules, Slot::new(0), day(on))
    }

    fn only(client: &Client, on: &str) -> Option<Departure> {
        seen(client, &["2026-01-01"], on).pop()
    }

    #[test]
    fn it_is_asked_from_the_first_day_inativo() {
        assert_eq!(only(&client(), "2026-04-01"), None, "day 90 is still at risk");
        let found = only(&client(), "2026-04-02").unwrap();
        assert_eq!((found.after, found.turned), (day("2026-01-01"), day("2026-04-02")));
        assert!(found.is_asked());
        assert_eq!(
            only(&client(), "2026-12-01").unwrap().turned,
            day("2026-04-02"),
            "ex-cliente by time too"
        );
    }

    #[test]
    fn an_answer_or_a_skip_is_not_asked_again() {
        let mut client = client();
        let (turned, said) = (day("2026-04-02"), day("2026-04-10"));
        let answer =
            |reason: Option<&str>| Answer { turned, said, reason: reason.map(str::to_owned), note: None };
        client.departures.insert(day("2026-01-01"), answer(None));
        assert_eq!(only(&client, "2026-04-10").unwrap().given, Given::Skipped);
        assert_eq!(only(&client, "2026-04-09").unwrap().given, Given::NotAsked, "as known the day before");
        client.departures.insert(day("2026-01-01"), answer(Some("preco")));
        assert_eq!(only(&client, "2026-04-10").unwrap().reason(), Some("preco"));
    }

    #[test]
    fn who_came_back_keeps_the_answer_and_is_asked_anew_the_next_time() {
        let mut client = client();
        let (turned, said) = (day("2026-04-02"), day("2026-04-10"));
        let answer = Answer { turned, said, reason: Some("preco".to_owned()), note: None };
        client.departures.insert(day("2026-01-01"), answer);
        let back = seen(&client, &["2026-01-01", "2026-05-01"], "2026-05-02");
        assert_eq!(back.iter().map(|one| one.reason()).collect::<Vec<_>>(), [Some("preco")]);
        let again = seen(&client, &["2026-01-01", "2026-05-01"], "2027-12-31");
        assert_eq!(again.iter().map(Departure::is_asked).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_mark_tells_its_own_reason() {
        let mut client = client();
        client.situation = Situation::Former;
        client.situation_since = Some(day("2026-02-01"));
        assert!(only(&client, "2026-02-01").unwrap().is_asked());
        client.situation_reason = Some("fechou".to_owned());
        let found = only(&client, "2026-02-01").unwrap();
        assert_eq!((found.turned, found.reason()), (day("2026-02-01"), Some("fechou")));
        assert_eq!(only(&client, "2026-01-31"), None);
    }

    #[test]
    fn a_rescue_given_up_tells_the_reason_too() {
        let mut dossier = Dossier::of(client());
        let order = OrderId::from_u128(1);
        dossier.orders.push(Order::new(order, Stamp::default(), day("2026-01-01"), Centavos::new(100)));
        let lost = CaseEventKind::ClosedLost { reason: Some("novo-dono".to_owned()), review_on: None };
        let id = CaseEventId::from_u128(1);
        dossier.facts.push(CaseEvent::new(id, Stamp::default(), day("2026-04-20"), 1, lost).into());
        dossier.normalize();
        let given = |on: &str| all(dossier.clone(), on).pop().and_then(|one| one.reason().map(str::to_owned));
        assert_eq!(given("2026-04-19"), None);
        assert_eq!(given("2026-04-20").as_deref(), Some("novo-dono"));
    }

    #[test]
    fn who_is_not_served_or_never_bought_is_not_asked_about() {
        let mut blocked = client();
        blocked.situation = Situation::Blocked;
        assert_eq!(only(&blocked, "2026-04-02"), None);
        let mut left = client();
        left.left = Some(day("2026-04-02"));
        assert_eq!(only(&left, "2026-04-02"), None);
        assert_eq!(seen(&client(), &[], "2026-04-02"), []);
    }
}
