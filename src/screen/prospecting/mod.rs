//! *Prospecção*: the funnel with each prospect's next step, whom to try next and why, what became of the tries, who pointed
//! out whom; and the card of one client.

pub(crate) mod card;
pub(crate) mod funnel;
pub(crate) mod referrals;
pub(crate) mod result;
pub(crate) mod step;
pub(crate) mod whom;

use crate::domain::calendar::day::Day;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::portfolio::Portfolio;
use crate::domain::prospect::conversion::{Tried, all_tries};
use crate::domain::prospect::routine::{Routine, routine};
use crate::text::prospecting as words;
use chrono::NaiveDate;

/// The tries of clients whom `held_by` holds on `on`.
pub(crate) fn of_those(p: &Portfolio, held_by: &HeldBy, on: NaiveDate) -> Vec<Tried> {
    let mut tried = all_tries(p, on);
    tried.retain(|one| held_by.has(p.columns(), one.slot, Day::of(on)));
    tried
}

/// The routine in one line, and for how long it was kept. `None`: nothing is aimed at.
pub(crate) fn routine_line(
    p: &Portfolio,
    tried: &[Tried],
    on: NaiveDate,
) -> Option<(String, Option<String>)> {
    let rules = &p.rules().prospecting;
    let found: Routine = routine(p, tried, rules, &p.rules().calendar, on)?;
    Some((words::routine::line(&found, rules), words::routine::streak(&found, rules)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Holding, Situation};
    use crate::domain::portfolio::slot::Slot;
    use crate::domain::value::id::SalespersonId;
    use crate::screen::small::{Small, d};

    #[test]
    fn the_tries_of_a_vendedor_are_of_whom_she_holds_on_the_day() {
        let ana = Some(SalespersonId::from_u128(1));
        let p = (1..=3)
            .fold(Small::clients(&["A", "B", "C"]), |small, client| {
                small.with(client, |one| one.situation = Situation::Prospect)
            })
            .with(1, |one| one.holdings = vec![Holding { since: None, salesperson: ana }])
            .with(2, |one| one.holdings = vec![Holding { since: Some(d("2026-11-10")), salesperson: ana }])
            .portfolio();
        let slots = |held_by: &HeldBy, on: &str| -> Vec<Slot> {
            of_those(&p, held_by, d(on)).into_iter().map(|one| one.slot).collect()
        };
        let [a, b, c] = [0, 1, 2].map(Slot::new);
        assert_eq!(slots(&HeldBy::default(), "2026-11-18"), [a, b, c]);
        let hers = HeldBy::new([ana].into());
        assert_eq!((slots(&hers, "2026-11-09"), slots(&hers, "2026-11-10")), (vec![a], vec![a, b]));
        assert_eq!(slots(&HeldBy::new([None].into()), "2026-11-18"), [c]);
    }
}
