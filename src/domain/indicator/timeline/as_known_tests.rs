//! The máquina do tempo knows nothing of later: a past day of the whole carteira equals the last day of a carteira that
//! was cut there.

use super::*;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::client::{Client, Holding, Situation, SituationHeld};
use crate::domain::indicator::coverage::coverage;
use crate::domain::indicator::status::statuses;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::sample;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

const TODAY: (i32, u32, u32) = (2026, 11, 21);

fn dates() -> [NaiveDate; 8] {
    [
        on(2024, 6, 30), // before anything is known
        on(2024, 12, 31),
        on(2025, 2, 28),
        on(2025, 8, 15),
        on(2026, 1, 1),
        on(2026, 6, 30),
        on(2026, 11, 20),
        on(2026, 11, 21),
    ]
}

/// The sample, and in it what the sample alone does not have: late transfers, entries, leavings, blocks.
fn dossiers() -> (Vec<Dossier>, Vec<Record>) {
    let today = on(TODAY.0, TODAY.1, TODAY.2);
    let (mut dossiers, mut others) = (Vec::new(), Vec::new());
    for record in sample::records(7, today) {
        match record {
            Record::Client(dossier) => dossiers.push(*dossier),
            Record::Catalog(_) => others.push(record),
        }
    }
    for (at, dossier) in dossiers.iter_mut().enumerate() {
        let Some(client) = &mut dossier.client else { continue };
        let later = on(2025, 1 + (at % 12) as u32, 1 + (at % 28) as u32);
        match at % 6 {
            0 => client
                .holdings
                .push(Holding { since: Some(later), salesperson: Some(SalespersonId::from_u128(9)) }),
            1 => client.entered = Some(later),
            2 => client.left = Some(later),
            3 => (client.situation, client.situation_since) = (Situation::Blocked, Some(later)),
            4 => (client.situation, client.situation_since) = (Situation::Former, Some(later)),
            5 => {
                let back = later + chrono::Duration::days(45);
                client.past_situations = vec![SituationHeld::new(Situation::Blocked, Some(later), None)];
                (client.situation, client.situation_since) = (Situation::Active, Some(back));
            }
            _ => {}
        }
    }
    (dossiers, others)
}

/// What was there on `day`: nothing dated later.
fn cut(dossier: &Dossier, day: NaiveDate) -> Dossier {
    let mut known = dossier.clone();
    known.interactions.retain(|act| act.date <= day);
    known.orders.retain(|order| order.date <= day);
    known.client = known.client.take().filter(|client| client.entered.is_none_or(|entered| entered <= day));
    if let Some(client) = &mut known.client {
        cut_client(client, day);
    }
    known
}

fn cut_client(client: &mut Client, day: NaiveDate) {
    client.holdings.retain(|holding| holding.since.is_none_or(|since| since <= day));
    client.left = client.left.filter(|left| *left <= day);
    if client.situation_since.is_some_and(|since| since > day) {
        let begun = |held: &SituationHeld| held.since.is_none_or(|since| since <= day);
        client.past_situations.retain(begun);
        let last = client.past_situations.pop().unwrap_or_default();
        (client.situation, client.situation_since) = (last.situation, last.since);
    }
}

fn carteira(dossiers: Vec<Dossier>, others: &[Record]) -> Portfolio {
    let clients = dossiers.into_iter().map(|dossier| Record::Client(Box::new(dossier)));
    Portfolio::from_records(clients.chain(others.iter().cloned()))
}

/// Whole and cut, for each date.
fn pairs() -> Vec<(NaiveDate, Portfolio, Portfolio)> {
    let (dossiers, others) = dossiers();
    dates()
        .into_iter()
        .map(|day| {
            let known = dossiers.iter().map(|dossier| cut(dossier, day)).collect();
            (day, carteira(dossiers.clone(), &others), carteira(known, &others))
        })
        .collect()
}

#[test]
fn states_and_classes_of_a_past_day_ignore_everything_later() {
    for (day, whole, known) in pairs() {
        let (then, cut) =
            (statuses(whole.columns(), whole.rules(), day), statuses(known.columns(), known.rules(), day));
        assert_eq!(then.len(), cut.len());
        for (slot, (then, cut)) in then.iter().zip(&cut).enumerate() {
            assert_eq!(then, cut, "slot {slot} on {day}");
        }
    }
}

#[test]
fn the_dates_tested_do_differ_from_today() {
    let (dossiers, others) = dossiers();
    let whole = carteira(dossiers, &others);
    let now = statuses(whole.columns(), whole.rules(), on(TODAY.0, TODAY.1, TODAY.2));
    for day in &dates()[..6] {
        let then = statuses(whole.columns(), whole.rules(), *day);
        let moved = then.iter().zip(&now).filter(|(then, now)| then != now).count();
        assert!(moved > 100, "{moved} on {day}");
    }
}

#[test]
fn holders_of_a_past_day_ignore_later_transfers() {
    let mut transferred = 0;
    for (day, whole, known) in pairs() {
        let number = Day::of(day);
        for slot in 0..whole.columns().len() {
            let then = whole.columns().holder_on(Slot::new(slot), number);
            if known.client_at(Slot::new(slot)).is_some() {
                assert_eq!(then, known.columns().holder_on(Slot::new(slot), number), "slot {slot} on {day}");
                transferred += usize::from(then == Some(SalespersonId::from_u128(9)));
            }
        }
    }
    assert!(transferred > 0, "a transfer before one of the dates is seen");
}

#[test]
fn coverage_of_a_past_day_ignores_everything_later() {
    for (day, whole, known) in pairs() {
        let period = Period::new(Month::of(day).first_day(), day);
        let then = coverage(whole.columns(), whole.rules(), period, day);
        let cut = coverage(known.columns(), known.rules(), period, day);
        assert_eq!(then.tally, cut.tally, "{day}");
        // Who has not entered yet is counted as left out; in the cut carteira it does not exist.
        for reason in Exclusion::ALL.into_iter().filter(|reason| *reason != Exclusion::NotEntered) {
            assert_eq!(then.excluded(reason), cut.excluded(reason), "{reason:?} on {day}");
        }
    }
}

#[test]
fn rows_and_marks_of_a_past_day_ignore_everything_later() {
    for (day, whole, known) in pairs() {
        let drawn = |portfolio: &Portfolio| {
            let all = statuses(portfolio.columns(), portfolio.rules(), day);
            let visible: Vec<Slot> = Slot::all(all.len()).collect();
            let rules = portfolio.rules();
            let rows = timeline(&visible, &all, Grouping::Relative, &rules.cadence, |slot| slot.at() as u32);
            let marks: Vec<Vec<Happening>> = rows
                .slots
                .iter()
                .map(|slot| happenings(&portfolio.dossiers()[*slot], &rules.coverage, Day::of(day)))
                .collect();
            (rows, marks)
        };
        assert_eq!(drawn(&whole), drawn(&known), "{day}");
    }
}
