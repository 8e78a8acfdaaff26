//! What the screen says of each client on one day: class, contact state, days, ABC. One scan over the columns.

pub(crate) mod character;
pub(crate) mod good_payer;
pub(crate) mod incidents;
pub mod profile;
pub mod risk;
pub mod risk_changes;
pub(crate) mod satisfaction;
pub(crate) mod shelf;
pub(crate) mod usual_products;
pub(crate) mod why;

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::measure::abc::{AbcClass, AbcLimits, abc};
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::eligibility::Known;
use crate::domain::portfolio::eligibility::{Exclusion, exclusion};
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::{ContactState, GroupCadences, cadence_days, contact_state};
use crate::domain::rhythm::lifecycle;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::rules::Rules;
use chrono::NaiveDate;

/// A client on a day. Days are counts up to that day; `None` is "no record".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    pub lifecycle: Lifecycle,
    pub abc: Option<AbcClass>,
    pub state: ContactState,
    pub cadence_days: u16,
    /// Day numbers of the last counting contact and the last valid order.
    pub last_contact: Option<Day>,
    pub last_order: Option<Day>,
    pub days_since_interaction: Option<i32>,
    pub days_since_order: Option<i32>,
    /// Net centavos of the twelve months up to the day.
    pub revenue_12m: i64,
    /// Why it is out of the coverage denominator on that day; `None`: it counts.
    pub excluded: Option<Exclusion>,
}

/// The status of every slot on `day`; `None` where there is no client, or it had not entered yet or had left.
pub fn statuses(columns: &Columns, rules: &Rules, on: NaiveDate) -> Vec<Option<Status>> {
    every_status(columns, rules, on).into_iter().map(|status| status.filter(Status::is_here)).collect()
}

impl Status {
    /// In the carteira on the day: entered and not left. RFM, ABC and concentration rank nobody else.
    pub fn is_here(&self) -> bool {
        match self.excluded {
            Some(Exclusion::NotEntered | Exclusion::Left) => false,
            None | Some(Exclusion::Blocked | Exclusion::Prospect | Exclusion::Former | Exclusion::Silent) => {
                true
            }
        }
    }
}

/// The status of one slot on `on` after its client changed, from the `old` one of that day; `None`: it moves the curve ABC,
/// and with it the others.
pub fn status_again(
    columns: &Columns,
    rules: &Rules,
    slot: Slot,
    on: NaiveDate,
    old: Option<&Status>,
) -> Option<Option<Status>> {
    let day = Day::of(on);
    let standing = &columns.standing[slot];
    let belongs = standing.absent_on(day).is_none();
    let revenue = if belongs { revenue_12m(columns, slot, on) } else { 0 };
    // Only what is above zero has a part in the curve.
    if revenue.max(0) != old.map_or(0, |old| old.revenue_12m.max(0)) {
        return None;
    }
    if !standing.present {
        return Some(None);
    }
    let scan = Scan { columns, rules, groups: GroupCadences::of(&rules.cadence), day };
    let known = known_by_rows(columns, rules, slot, day);
    let status = scan.status(slot, known, revenue, old.and_then(|old| old.abc));
    Some(Some(status).filter(Status::is_here))
}

/// Net centavos of the twelve months up to `on`.
fn revenue_12m(columns: &Columns, slot: Slot, on: NaiveDate) -> i64 {
    columns.bought_between(slot, Day::of(step_months(on, -12)) + 1, Day::of(on)).centavos
}

/// The status of every client, of those too that had not entered yet or had left.
pub fn every_status(columns: &Columns, rules: &Rules, on: NaiveDate) -> Vec<Option<Status>> {
    let day = Day::of(on);
    let year_start = Day::of(step_months(on, -12)) + 1;
    // The curve is that of the carteira on the day: who has not entered yet, or has left, has no part in it.
    let belongs = |slot: Slot| columns.standing[slot].absent_on(day).is_none();
    let revenue: Vec<i64> = columns
        .slots()
        .map(|slot| if belongs(slot) { columns.bought_between(slot, year_start, day).centavos } else { 0 })
        .collect();
    let limits = AbcLimits {
        a_below_tenths: i64::from(rules.abc.a_percent) * 10,
        b_below_tenths: i64::from(rules.abc.b_percent) * 10,
    };
    let classes = abc(&revenue, &limits);
    let scan = Scan { columns, rules, groups: GroupCadences::of(&rules.cadence), day };
    let mut statuses = Vec::with_capacity(columns.len());
    days_and_class(columns, rules, on, |slot, known| {
        let present = columns.standing[slot].present;
        statuses.push(present.then(|| scan.status(slot, known, revenue[slot], classes[slot])));
    });
    statuses
}

/// The status of those alone who had not entered yet or had left, in slot order.
pub fn gone_statuses(columns: &Columns, rules: &Rules, on: NaiveDate) -> Vec<(Slot, Status)> {
    let day = Day::of(on);
    let scan = Scan { columns, rules, groups: GroupCadences::of(&rules.cadence), day };
    let gone = |slot: &Slot| {
        let standing = &columns.standing[*slot];
        standing.present && standing.absent_on(day).is_some()
    };
    // They have no part in the curve ABC.
    let status = |slot| (slot, scan.status(slot, known_by_rows(columns, rules, slot, day), 0, None));
    columns.slots().filter(gone).map(status).collect()
}

/// The last days and the class of every slot on `on`, in order: one pass, and nothing allocated. Of a slot without a client
/// it says nothing that means anything.
pub fn days_and_class(columns: &Columns, rules: &Rules, on: NaiveDate, mut each: impl FnMut(Slot, Known)) {
    let day = Day::of(on);
    let by_rows = |slot: Slot| known_by_rows(columns, rules, slot, day);
    let answered = columns.ask_latest(rules, |latest| {
        for (slot, latest) in Slot::each(latest) {
            let settled = latest.since <= day;
            each(slot, if settled { latest.known(day) } else { by_rows(slot) });
        }
    });
    if answered.is_none() {
        columns.slots().for_each(|slot| each(slot, by_rows(slot)));
    }
}

fn known_by_rows(columns: &Columns, rules: &Rules, slot: Slot, day: Day) -> Known {
    let ordered = columns.order_days_until(slot, day);
    let situation = columns.situation_on(slot, day);
    Known {
        lifecycle: lifecycle::class_on(ordered, situation, &rules.lifecycle, day),
        last_contact: columns.last_contact(slot, day),
        last_order: ordered.last().copied(),
        excluded: exclusion(columns, rules, slot, day),
    }
}

struct Scan<'a> {
    columns: &'a Columns,
    rules: &'a Rules,
    groups: GroupCadences,
    day: Day,
}

impl Scan<'_> {
    fn status(&self, slot: Slot, known: Known, revenue_12m: i64, abc: Option<AbcClass>) -> Status {
        let (columns, rules, day) = (self.columns, self.rules, self.day);
        let Known { lifecycle, last_contact, last_order, excluded } = known;
        let own = Some(columns.standing[slot].own_cadence_days).filter(|days| *days > 0);
        let group = self.groups.days(columns.groups.of(slot));
        let cadence_days = cadence_days(own, group, lifecycle, abc, &rules.cadence);
        let days_since_interaction = last_contact.map(|last| day - last);
        Status {
            lifecycle,
            abc,
            state: contact_state(days_since_interaction, cadence_days, &rules.cadence),
            cadence_days,
            last_contact,
            last_order,
            days_since_interaction,
            days_since_order: last_order.map(|last| day - last),
            revenue_12m,
            excluded,
        }
    }
}

#[cfg(test)]
#[path = "both_ways_tests.rs"]
mod both_ways_tests;
