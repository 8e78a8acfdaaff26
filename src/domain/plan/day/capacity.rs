//! *Dá conta da carteira?*: the contacts that the intervals ask for in a month, against the visits really made, and what
//! relaxing each interval would free (docs/domain.md §5). No interval is stretched silently: this only says.
//!
//! A month is 30 days. A client with an interval of d days asks for 30/d contacts a month; sums are kept exact and rounded
//! half up when they are given.

use super::worklist::is_worth_a_contact;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Period;
use crate::domain::indicator::status::Status;
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::{COUNTS, Columns, VISIT_MADE};
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::{CadenceSource, cadence_source};
use crate::domain::rules::Rules;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Days looked back at.
pub(crate) const LOOKED_BACK_DAYS: i32 = 90;
/// Fewer days of records than this say nothing of a month.
pub(crate) const FEWEST_DAYS: i32 = 30;
const MONTH_DAYS: u64 = 30;
/// All intervals up to 65,535 days in one exact unit: micro-contacts a month.
const UNIT: u64 = 1_000_000;

/// What is asked against what is done, both a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Capacity {
    pub asked: u32,
    /// Visits made a month; `None`: fewer than [`FEWEST_DAYS`] of records.
    pub visits: Option<u32>,
    /// Contacts a month that counted and were no visit.
    pub other_contacts: Option<u32>,
    /// Days of records that the two were counted over, at most [`LOOKED_BACK_DAYS`].
    pub known_days: i32,
    /// Visits that the working hours have room for in the next 30 days: visits a day × working days.
    pub room: u32,
    /// One an interval, the most asked first.
    pub demands: Vec<Demand>,
}

/// The clients that share one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Demand {
    /// Buyers with no revenue are counted with C, whose interval they share.
    pub source: CadenceSource,
    pub clients: u32,
    pub asked: u32,
    /// The interval; `None`: each client its own.
    pub days: Option<u16>,
    /// The next interval on the ladder and what it frees; `None` for own intervals, which are not one number.
    pub relaxed: Option<Relaxed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relaxed {
    pub days: u16,
    /// Contacts a month less.
    pub freed: u32,
}

impl Capacity {
    /// Contacts a month asked beyond what is made; `None`: not known, or nothing beyond.
    pub(crate) fn missing(&self) -> Option<u32> {
        let made = self.visits?.saturating_add(self.other_contacts?);
        self.asked.checked_sub(made).filter(|missing| *missing > 0)
    }

    /// The relaxation that frees most.
    pub(crate) fn best(&self) -> Option<(&Demand, Relaxed)> {
        let freeing = self.demands.iter().filter_map(|demand| Some((demand, demand.relaxed?)));
        freeing.rev().max_by_key(|(_, relaxed)| relaxed.freed).filter(|(_, relaxed)| relaxed.freed > 0)
    }
}

/// Counts it on `on`, of the clients that `of` lets through: everybody's, or one vendedor's. `statuses` by slot, as of `on`.
pub(crate) fn capacity(
    portfolio: &Portfolio,
    statuses: &[Option<Status>],
    on: NaiveDate,
    of: impl Fn(Slot) -> bool,
) -> Capacity {
    let rules = portfolio.rules();
    let mut groups: BTreeMap<CadenceSource, (u32, u64, u16)> = BTreeMap::new();
    for (slot, status) in Slot::each(statuses) {
        let Some(status) = status.as_ref().filter(|status| of(slot) && is_worth_a_contact(status)) else {
            continue;
        };
        let Some(client) = portfolio.client_at(slot) else { continue };
        let source = match cadence_source(client, status.lifecycle, status.abc, &rules.cadence) {
            CadenceSource::NoRevenue => CadenceSource::Abc(AbcClass::C),
            source => source,
        };
        let group = groups.entry(source).or_insert((0, 0, status.cadence_days));
        group.0 += 1;
        group.1 += asked_by(status.cadence_days);
    }
    let made = made(portfolio.columns(), on, &of);
    let mut demands: Vec<Demand> = groups
        .into_iter()
        .map(|(source, (clients, asked, days))| demand(source, clients, asked, days))
        .collect();
    let asked = Slot::each(statuses).filter(|(slot, _)| of(*slot)).filter_map(|(_, one)| one.as_ref());
    let asked = asked.filter(|status| is_worth_a_contact(status));
    let asked = rounded(asked.map(|status| asked_by(status.cadence_days)).sum());
    demands.sort_by(|a, b| b.asked.cmp(&a.asked).then_with(|| a.source.cmp(&b.source)));
    Capacity {
        asked,
        visits: made.a_month(made.visits),
        other_contacts: made.a_month(made.others),
        known_days: made.days,
        room: room(rules, on),
        demands,
    }
}

fn demand(source: CadenceSource, clients: u32, asked: u64, days: u16) -> Demand {
    let days = (source != CadenceSource::Own).then_some(days);
    let relaxed = days.map(|days| {
        let to = next_on_ladder(days);
        Relaxed { days: to, freed: rounded(asked.saturating_sub(asked_by(to) * u64::from(clients))) }
    });
    Demand { source, clients, asked: rounded(asked), days, relaxed }
}

/// A quarter longer, up to the next multiple of five: 15 → 20, 30 → 40, 60 → 75.
fn next_on_ladder(days: u16) -> u16 {
    let quarter_more = (u32::from(days) * 5).div_ceil(4);
    u16::try_from(quarter_more.div_ceil(5) * 5).unwrap_or(u16::MAX)
}

fn asked_by(days: u16) -> u64 {
    MONTH_DAYS * UNIT / u64::from(days.max(1))
}

fn rounded(asked: u64) -> u32 {
    u32::try_from((asked + UNIT / 2) / UNIT).unwrap_or(u32::MAX)
}

struct Made {
    days: i32,
    visits: u32,
    others: u32,
}

impl Made {
    fn a_month(&self, made: u32) -> Option<u32> {
        let days = u32::try_from(self.days).ok().filter(|_| self.days >= FEWEST_DAYS)?;
        Some((made * MONTH_DAYS as u32 * 2 + days) / (days * 2))
    }
}

/// Visits and other contacts by client and day: two at one client on one day are one.
fn made(columns: &Columns, on: NaiveDate, of: &impl Fn(Slot) -> bool) -> Made {
    let today = Day::of(on);
    let from = today - LOOKED_BACK_DAYS + 1;
    let mut made = Made { days: 0, visits: 0, others: 0 };
    let mut first = None::<Day>;
    for slot in columns.slots().filter(|slot| of(*slot)) {
        let mut days: BTreeMap<Day, u8> = BTreeMap::new();
        for contact in columns.contacts.of(slot).iter().filter(|contact| contact.day <= today) {
            first = Some(first.map_or(contact.day, |first| first.min(contact.day)));
            if contact.day >= from {
                *days.entry(contact.day).or_default() |= contact.flags;
            }
        }
        made.visits += days.values().filter(|flags| **flags & VISIT_MADE != 0).count() as u32;
        made.others +=
            days.values().filter(|flags| **flags & VISIT_MADE == 0 && **flags & COUNTS != 0).count() as u32;
    }
    made.days = first.map_or(0, |first| (today - first + 1).min(LOOKED_BACK_DAYS));
    made
}

fn room(rules: &Rules, on: NaiveDate) -> u32 {
    let last = (Day::of(on) + MONTH_DAYS as i32 - 1).date().unwrap_or(on);
    let days = rules.calendar.count(Period::new(on, last)) as u32;
    days * u32::from(rules.visits.visits_per_day)
}

#[cfg(test)]
#[path = "capacity_tests.rs"]
mod tests;
