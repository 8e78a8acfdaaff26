//! What some clients said of us and what was done about it: promised too late, promised, solved, told and confirmed. Said at
//! contacts that are there, without dice, so that nothing else of the sample moves.

use super::super::stamp;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::Fact;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::order::Order;
use crate::domain::measure::nps::DETRACTOR_UP_TO;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::CareEventId;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Identities of the steps begin here, so many for each client.
const FIRST_ID: u128 = 0xca_7e00_0000;
const STEPS: u128 = 8;
/// Said so many days ago: it is being looked after.
const FRESH: RangeInclusive<i64> = 5..=40;
/// So long ago that what was bought after it is known; less than before.
const OLD: RangeInclusive<i64> = 185..=400;
/// How many of each.
const FRESH_ONES: usize = 5;
const OLD_ONES: usize = 9;

const COMPLAINTS: [&str; 4] = [
    "Caixas molhadas na entrega",
    "Entrega chegou dois dias depois",
    "Faltou item do pedido",
    "Nota com preço errado",
];
const SOLUTION: &str = "Trocar as caixas na próxima entrega";
const OWNER: &str = "Logística";

pub(in super::super) fn say(dossiers: &mut [Dossier], today: NaiveDate) {
    let (mut fresh, mut old) = (0, 0);
    for (number, dossier) in dossiers.iter_mut().enumerate() {
        let mut said = dossier.interactions.to_vec();
        answer(&mut said, number, today);
        let found = if number % 7 == 3 && fresh < FRESH_ONES {
            last_within(&said, FRESH, today).map(|at| {
                fresh += 1;
                looked_after(&mut said, at, fresh - 1, today)
            })
        } else if number % 7 == 5 && old < OLD_ONES && !dossier.orders.is_empty() {
            let orders = dossier.orders.to_vec();
            let cost = said.iter().rposition(|one| {
                one.outcome.reaches_buyer()
                    && OLD.contains(&(today - one.date).num_days())
                    && bought_less_after(&orders, one.date)
            });
            cost.filter(|at| at + 1 < said.len()).map(|at| {
                old += 1;
                let person = dossier.client.as_ref().and_then(|client| client.known_people().first()?.id);
                closed(&mut said, at, old - 1, |event| CareEvent { person, ..event })
            })
        } else {
            None
        };
        dossier.interactions = said.into();
        let events = found.into_iter().flatten().zip(0..);
        dossier.facts.extend(events.map(|(event, step)| {
            let id = CareEventId::from_u128(FIRST_ID + number as u128 * STEPS + step);
            CareEvent { id, recorded: stamp(event.date, 7), ..event }.into()
        }));
        dossier.facts.sort_by_key(|fact| (fact.date(), fact.uuid()));
    }
}

/// Why the scores that are there, and how satisfied some were.
fn answer(said: &mut [Interaction], number: usize, today: NaiveDate) {
    let bad = [AnswerReason::Delivery, AnswerReason::Price, AnswerReason::Delivery];
    let good = [AnswerReason::Service, AnswerReason::Quality, AnswerReason::Mix, AnswerReason::Terms];
    if number % 6 == 1
        && let Some(at) = last_within(said, 20..=80, today).filter(|at| said[*at].nps.is_none())
    {
        said[at].csat = [5, 4, 2, 5, 3].get(number % 5).copied();
    }
    for (at, one) in said.iter_mut().enumerate() {
        let is_bad =
            one.nps.is_some_and(|nps| nps <= DETRACTOR_UP_TO) || one.csat.is_some_and(|csat| csat < 3);
        if one.nps.is_some() || one.csat.is_some() {
            let all: &[AnswerReason] = if is_bad { &bad } else { &good };
            one.answer_reason = all.get((at + number) % all.len()).copied();
        }
    }
}

/// In the quarter from the day on, than in the one before it.
fn bought_less_after(orders: &[Order], day: NaiveDate) -> bool {
    let sum = |from: i64, to: i64| -> i64 {
        let days = step_days(day, from)..step_days(day, to);
        orders
            .iter()
            .filter(|order| order.is_valid() && days.contains(&order.date))
            .map(|order| order.value.get())
            .sum()
    };
    sum(0, 90) < sum(-90, 0)
}

/// The last contact that reached the buyer so many days ago.
fn last_within(said: &[Interaction], days: RangeInclusive<i64>, today: NaiveDate) -> Option<usize> {
    said.iter().rposition(|one| one.outcome.reaches_buyer() && days.contains(&(today - one.date).num_days()))
}

/// A deadline that passed, one to come, a solution to be told, an unhappy answer, one that nobody took up.
fn looked_after(said: &mut [Interaction], at: usize, story: usize, today: NaiveDate) -> Vec<CareEvent> {
    let one = &mut said[at];
    let is_answer = story == 3;
    if is_answer {
        (one.nps, one.answer_reason) = (Some(3), Some(AnswerReason::Delivery));
    } else {
        one.complaint = COMPLAINTS.get(story % COMPLAINTS.len()).map(|text| (*text).to_owned());
    }
    let about = Some(one.id);
    let event = |days: i64, kind| {
        let date = step_days(one.date, days);
        CareEvent { about, ..CareEvent::new(CareEventId::from_u128(0), stamp(date, 7), date, kind) }
    };
    let agreed = |due: i64| CareEvent {
        note: Some(SOLUTION.to_owned()),
        owner: Some(OWNER.to_owned()),
        due: Some(step_days(today, due)),
        ..event(1, CareKind::Agreed)
    };
    match story {
        0 => vec![agreed(-2)],
        1 | 3 => vec![agreed(5)],
        2 => vec![agreed(1), event(3, CareKind::Solved)],
        _ => Vec::new(),
    }
}

/// Solved before the next contact, which told it, and confirmed after.
fn closed(
    said: &mut [Interaction],
    at: usize,
    story: usize,
    by: impl Fn(CareEvent) -> CareEvent,
) -> Vec<CareEvent> {
    let about = Some(said[at].id);
    said[at].complaint = COMPLAINTS.get(story % COMPLAINTS.len()).map(|text| (*text).to_owned());
    let (from, told) = (said[at].date, said[at + 1].date);
    said[at + 1].resolves = about;
    let event = |date: NaiveDate, kind| CareEvent {
        about,
        ..CareEvent::new(CareEventId::from_u128(0), stamp(date, 7), date, kind)
    };
    let solved = step_days(from, 2 + story as i64).min(told);
    let agreed = CareEvent {
        note: Some(SOLUTION.to_owned()),
        owner: Some(OWNER.to_owned()),
        due: Some(step_days(from, 5)),
        ..event(step_days(from, 1).min(told), CareKind::Agreed)
    };
    vec![agreed, event(solved, CareKind::Solved), by(event(step_days(told, 1), CareKind::Confirmed))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::satisfaction::treatment::{CareStep, Treatment, treatments};
    use crate::domain::record::Record;
    use crate::domain::sample::records;

    #[test]
    fn complaints_stand_at_every_step_one_is_late_and_the_old_ones_were_confirmed() {
        for (year, month, day) in [(2026, 11, 21), (2026, 1, 1), (2028, 2, 29)] {
            let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let all: Vec<Treatment> = records(7, today)
                .iter()
                .filter_map(|record| match record {
                    Record::Client(dossier) => Some(treatments(dossier, today)),
                    Record::Catalog(_) => None,
                })
                .flatten()
                .collect();
            let at = |step| all.iter().filter(|one| one.is_open(today) && one.next() == step).count();
            for step in [CareStep::Agree, CareStep::Solve, CareStep::Tell] {
                assert!(at(Some(step)) > 0, "{step:?} on {today}");
            }
            assert_eq!(all.iter().filter(|one| one.is_late(today)).count(), 1, "{today}");
            let confirmed = all.iter().filter(|one| one.next().is_none()).count();
            assert!(confirmed >= 5, "{confirmed} on {today}");
            let answers = all.iter().filter(|one| one.complaint.is_none() && one.solution.is_some()).count();
            assert!(answers > 0, "an unhappy answer is under rescue on {today}");
        }
    }
}
