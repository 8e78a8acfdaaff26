//! One bit a month and client: contacted, visited, bought, in the denominator at the end of the month.
//!
//! Computed once for 64 months and mended where a client changes; the coverage of many months is then counted without
//! looking at an event. Who is in says [`Denominator::verdict`](super::eligibility::Denominator::verdict), as everywhere; what
//! was reached is compared by tests with [`reach`](crate::domain::indicator::coverage::reach).

use super::columns::{COUNTS, Columns, SituationRow, VISIT_MADE};
use super::eligibility::Verdict;
use super::terms::{BySlot, Terms};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::month_index;
use crate::domain::client::Situation;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::{course, gone_at_the_earliest};

/// Months of a mask.
pub(crate) const MONTHS: i32 = 64;

/// Bit `i` is the month `first + i`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Masks {
    pub covered: u64,
    pub visited: u64,
    pub bought: u64,
    /// In the denominator at the end of the month.
    pub eligible: u64,
}

#[derive(Clone, Debug)]
pub(crate) struct MonthMasks {
    /// Index of the first month ([`crate::domain::calendar::period::Month::index`]).
    pub first: i32,
    pub slots: Vec<Masks>,
}

impl MonthMasks {
    pub(crate) fn of(columns: &Columns, terms: &Terms, first: i32) -> MonthMasks {
        let slots = columns.slots().map(|slot| Masks::of(columns, slot, terms, first)).collect();
        MonthMasks { first, slots }
    }
}

impl BySlot for MonthMasks {
    fn mend(&mut self, columns: &Columns, slot: Slot, terms: &Terms) {
        let masks = Masks::of(columns, slot, terms, self.first);
        match self.slots.get_mut(slot.at()) {
            Some(old) => *old = masks,
            None => self.slots.push(masks),
        }
    }
}

impl Masks {
    fn of(columns: &Columns, slot: Slot, terms: &Terms, first: i32) -> Masks {
        let mut masks = Masks::default();
        if !columns.standing[slot].present {
            return masks;
        }
        let window = Window { first };
        for contact in columns.contacts.of(slot) {
            let bit = window.bit(contact.day);
            masks.covered |= if contact.flags & COUNTS != 0 { bit } else { 0 };
            masks.visited |= if contact.flags & VISIT_MADE != 0 { bit } else { 0 };
        }
        let order_days = columns.order_days.of(slot);
        masks.bought = order_days.iter().fold(0, |mask, day| mask | window.bit(*day));
        masks.eligible = eligible(columns, slot, terms, window);
        masks
    }
}

/// Months at whose end the client is in the denominator.
fn eligible(columns: &Columns, slot: Slot, terms: &Terms, window: Window) -> u64 {
    let standing = &columns.standing[slot];
    let here = window.from(standing.entered) & !window.from(standing.left);
    let (out, until_gone) = verdicts(columns, slot, terms, window);
    if until_gone == 0 {
        return here & !out;
    }
    here & !out & !(until_gone & gone(columns.order_days.of(slot), terms, window))
}

/// Before the first situation that is known, as [`Columns::situation_held_on`] has it.
const BEFORE_ALL: SituationRow = SituationRow { since: Day::EVER, situation: Situation::Active };

/// Months at whose end the register leaves the client out, and those at whose end it is in until it is gone.
fn verdicts(columns: &Columns, slot: Slot, terms: &Terms, window: Window) -> (u64, u64) {
    let standing = &columns.standing[slot];
    let last = SituationRow { since: standing.since, situation: standing.situation };
    let (mut out, mut until_gone, mut rest) = (0, 0, u64::MAX);
    // Months are given from the last situation back, each to the last that had begun.
    let past = columns.past_situations.of(slot).iter().rev();
    for held in std::iter::once(&last).chain(past).chain([&BEFORE_ALL]) {
        let months = window.from(held.since) & rest;
        match terms.denominator.verdict(held.situation) {
            Verdict::In => {}
            Verdict::InUntilGone => until_gone |= months,
            Verdict::Out(_) => out |= months,
        }
        rest &= !months;
    }
    (out, until_gone)
}

/// Months at whose end too long a time had passed since the last order before.
fn gone(order_days: &[Day], terms: &Terms, window: Window) -> u64 {
    let mut gone = 0;
    for known in 1..=order_days.len() {
        let (known, next) = order_days.split_at(known);
        let Some(earliest) = gone_at_the_earliest(known, &terms.lifecycle) else { continue };
        let until_next = next.first().map_or(u64::MAX, |next| !window.from(*next));
        let late = window.from(earliest) & until_next;
        if late == 0 {
            continue;
        }
        // A season only ever sets the clock later: it is looked for only where the client would be gone without one.
        let Some(course) = course(known, &terms.lifecycle) else { continue };
        gone |= late & (!window.from(course.since) | window.from(course.gone_from()));
    }
    gone
}

#[derive(Clone, Copy)]
struct Window {
    first: i32,
}

impl Window {
    /// The month of `day`.
    fn bit(self, day: Day) -> u64 {
        let at = month_index(day) - self.first;
        if (0..MONTHS).contains(&at) { 1 << at } else { 0 }
    }

    /// Every month that does not end before `day`.
    fn from(self, day: Day) -> u64 {
        let at = i64::from(month_index(day)) - i64::from(self.first);
        match at {
            ..=0 => u64::MAX,
            1..64 => u64::MAX << at,
            _ => 0,
        }
    }
}
