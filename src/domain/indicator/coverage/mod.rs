//! Cobertura, visitação and positivação (docs/domain.md §1; S4: 50 of 100 contacted with success is 50%).
//!
//! The denominator is the same for the three: the clients that belong to the carteira on the reference day
//! `min(last day of the period, today)`. Everything left out is counted by its reason.

pub(crate) mod area_coverage;
pub(crate) mod city_coverage;
pub mod coverage_history;
pub(crate) mod coverage_window;
pub(crate) mod goal_progress;
pub mod held_by;
pub(crate) mod month_closing;
pub(crate) mod pace;
pub(crate) mod visit_effectiveness;

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Period;
use crate::domain::measure::tally::Reach;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::columns::{COUNTS, Columns, VISIT_MADE};
use crate::domain::portfolio::eligibility::{Denominator, Exclusion, exclusion, exclusion_from};
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One period, with what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub tally: Tally,
    /// Clients left out, by [`Exclusion::ALL`]'s order.
    pub excluded: [u32; 6],
}

impl Coverage {
    pub fn excluded(&self, reason: Exclusion) -> u32 {
        self.excluded[reason as usize]
    }

    /// Counts one client.
    pub fn add(&mut self, member: Result<Reach, Exclusion>) {
        match member {
            Ok(reach) => self.tally.add(reach),
            Err(reason) => self.excluded[reason as usize] += 1,
        }
    }

    /// Counts a client no more that was counted as `member`.
    pub fn take_away(&mut self, member: Result<Reach, Exclusion>) {
        match member {
            Ok(reach) => self.tally.take_away(reach),
            Err(reason) => self.excluded[reason as usize] -= 1,
        }
    }
}

/// Coverage of `period` over all clients, as known `today`.
pub fn coverage(columns: &Columns, rules: &Rules, period: Period, today: NaiveDate) -> Coverage {
    let mut coverage = Coverage::default();
    members(columns, rules, period, today).for_each(|(_, member)| coverage.add(member));
    coverage
}

/// Each present client: what happened in `period`, or why it is out. In slot order.
pub fn members<'a>(
    columns: &'a Columns,
    rules: &'a Rules,
    period: Period,
    today: NaiveDate,
) -> impl Iterator<Item = (Slot, Result<Reach, Exclusion>)> + 'a {
    let reference = Day::of(period.reference(today));
    let first = Day::of(period.start);
    let present = move |slot: &Slot| columns.standing[*slot].present;
    columns.slots().filter(present).map(move |slot| (slot, member(columns, rules, slot, first, reference)))
}

/// What the client of `slot` counts as from day `first` to day `last`, on which it is judged.
pub fn member(
    columns: &Columns,
    rules: &Rules,
    slot: Slot,
    first: Day,
    last: Day,
) -> Result<Reach, Exclusion> {
    match exclusion(columns, rules, slot, last) {
        Some(reason) => Err(reason),
        None => Ok(reach(columns, slot, first, last)),
    }
}

/// The reasons that a setting lets in or leaves out.
pub const SETTABLE: [Exclusion; 4] =
    [Exclusion::Prospect, Exclusion::Former, Exclusion::Blocked, Exclusion::Silent];

/// How many clients the setting of each of [`SETTABLE`] leaves out of the denominator of `on`, or would if it left them out,
/// the other settings standing as they are.
pub fn left_out_by_settings(columns: &Columns, rules: &Rules, on: NaiveDate) -> [u32; 4] {
    let day = Day::of(on);
    SETTABLE.map(|reason| {
        let strict = Denominator::of(&rules.coverage).also_without(reason);
        let out = |slot: &Slot| exclusion_from(strict, columns, &rules.lifecycle, *slot, day) == Some(reason);
        let present = columns.slots().filter(|slot| columns.standing[*slot].present);
        present.filter(out).count() as u32
    })
}

/// What happened at the client of `slot` from day `first` to day `last`, whether or not it is in the denominator.
pub fn reach(columns: &Columns, slot: Slot, first: Day, last: Day) -> Reach {
    let contacts = columns.contacts.of(slot);
    let from = contacts.partition_point(|contact| contact.day < first);
    let flags = contacts[from..]
        .iter()
        .take_while(|contact| contact.day <= last)
        .fold(0, |flags, contact| flags | contact.flags);
    let ordered = columns.order_days.of(slot);
    let from = ordered.partition_point(|day| *day < first);
    Reach {
        covered: flags & COUNTS != 0,
        visited: flags & VISIT_MADE != 0,
        bought: ordered.get(from).is_some_and(|day| *day <= last),
    }
}

/// Own cadence on a day: covered iff the days since the last counting contact do not pass the client's interval.
/// `cadence_days(slot)` gives the interval. Never contacted is not covered.
pub fn cadence_coverage(
    columns: &Columns,
    rules: &Rules,
    on: NaiveDate,
    cadence_days: impl Fn(Slot) -> u16,
) -> Ratio {
    let day = Day::of(on);
    let (mut covered, mut eligible) = (0, 0);
    for slot in columns.slots().filter(|slot| columns.standing[*slot].present) {
        if exclusion(columns, rules, slot, day).is_some() {
            continue;
        }
        eligible += 1;
        let within = |last: Day| day - last <= i32::from(cadence_days(slot));
        covered += i64::from(columns.last_contact(slot, day).is_some_and(within));
    }
    Ratio::new(covered, eligible)
}

#[cfg(test)]
#[path = "coverage_tests.rs"]
mod tests;
