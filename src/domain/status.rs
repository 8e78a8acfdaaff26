//! What the screen says of each client on one day: class, contact state, days, ABC. One scan over the columns.

use super::abc::{AbcClass, AbcLimits, abc};
use super::cadence::{ContactState, GroupCadences, cadence_days, contact_state};
use super::client::Situation;
use super::columns::{Columns, day_number};
use super::coverage::{Exclusion, exclusion, orders_known};
use super::lifecycle::{self, Lifecycle};
use super::period::step_months;
use super::rules::Rules;
use chrono::NaiveDate;

/// A client on a day. Days are counts up to that day; `None` is "no record".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    pub lifecycle: Lifecycle,
    pub abc: Option<AbcClass>,
    pub state: ContactState,
    pub cadence_days: u16,
    /// Day numbers of the last counting contact and the last valid order.
    pub last_contact: Option<i32>,
    pub last_order: Option<i32>,
    pub days_since_interaction: Option<i32>,
    pub days_since_order: Option<i32>,
    /// Centavos of the twelve months up to the day.
    pub revenue_12m: i64,
    /// Why it is out of the coverage denominator on that day; `None`: it counts.
    pub excluded: Option<Exclusion>,
}

/// The status of every slot on `day`; `None` where there is no client, or it had not entered yet or had left.
pub fn statuses(columns: &Columns, rules: &Rules, on: NaiveDate) -> Vec<Option<Status>> {
    let here = |status: &Status| !matches!(status.excluded, Some(Exclusion::NotEntered | Exclusion::Left));
    every_status(columns, rules, on).into_iter().map(|status| status.filter(here)).collect()
}

/// The status of every client, of those too that had not entered yet or had left.
pub fn every_status(columns: &Columns, rules: &Rules, on: NaiveDate) -> Vec<Option<Status>> {
    let day = day_number(on);
    let year_start = day_number(step_months(on, -12)) + 1;
    // The curve is that of the carteira on the day: who has not entered yet, or has left, has no part in it.
    let belongs = |slot: usize| columns.standing[slot].entered <= day && day < columns.standing[slot].left;
    let revenue: Vec<i64> = (0..columns.len())
        .map(|slot| if belongs(slot) { columns.bought_between(slot, year_start, day).centavos } else { 0 })
        .collect();
    let limits = AbcLimits {
        a_below_tenths: i64::from(rules.abc.a_percent) * 10,
        b_below_tenths: i64::from(rules.abc.b_percent) * 10,
    };
    let classes = abc(&revenue, &limits);
    let orders_known = orders_known(columns, day);
    let scan = Scan { columns, rules, groups: GroupCadences::of(&rules.cadence), day };
    (0..columns.len())
        .map(|slot| {
            let excluded = exclusion(columns, rules, slot, day, orders_known);
            columns.standing[slot].present.then(|| scan.status(slot, revenue[slot], classes[slot], excluded))
        })
        .collect()
}

struct Scan<'a> {
    columns: &'a Columns,
    rules: &'a Rules,
    groups: GroupCadences,
    day: i32,
}

impl Scan<'_> {
    fn status(
        &self,
        slot: usize,
        revenue_12m: i64,
        abc: Option<AbcClass>,
        excluded: Option<Exclusion>,
    ) -> Status {
        let (columns, rules, day) = (self.columns, self.rules, self.day);
        let standing = &columns.standing[slot];
        let known = columns.order_days_until(slot, day);
        let marked = standing.situation_on(day) == Situation::Former;
        let lifecycle = lifecycle::class_on(known, marked, &rules.lifecycle, day);
        let own = Some(standing.own_cadence_days).filter(|days| *days > 0);
        let group = self.groups.days(columns.groups.of(slot));
        let cadence_days = cadence_days(own, group, lifecycle, abc, &rules.cadence);
        let last_contact = columns.last_contact(slot, day);
        let last_order = known.last().copied();
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
