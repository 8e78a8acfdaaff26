//! Where each client stands once the last thing known of it has happened: from then on only time changes its class.
//!
//! A question about such a day is answered with a few comparisons; one about an earlier day scans the client's own rows.
//! The answers are the same: [`crate::domain::indicator::status`] and [`crate::domain::indicator::coverage`] have the rule, the tests compare both ways.

use super::columns::{COUNTS, Columns};
use super::eligibility::{Exclusion, Known, Verdict};
use super::terms::{BySlot, Terms};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::{Course, class_of, course};

/// One a slot.
pub(crate) type Latests = Vec<Latest>;

impl BySlot for Latests {
    fn mend(&mut self, columns: &Columns, slot: Slot, terms: &Terms) {
        let latest = Latest::of(columns, slot, terms);
        match self.get_mut(slot.at()) {
            Some(old) => *old = latest,
            None => self.push(latest),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Latest {
    /// What is said here holds from this day on.
    pub since: Day,
    last_contact: Option<Day>,
    last_order: Option<Day>,
    course: Course,
    situation: Situation,
    verdict: Verdict,
}

impl Latest {
    pub(crate) fn of(columns: &Columns, slot: Slot, terms: &Terms) -> Latest {
        let standing = &columns.standing[slot];
        let (contacts, order_days) = (columns.contacts.of(slot), columns.order_days.of(slot));
        let last_order = order_days.last().copied();
        let nothing = Course {
            since: Day::EVER,
            active_until: Day::EVER,
            at_risk_until: Day::EVER,
            inactive_until: Day::EVER,
        };
        let course = course(order_days, &terms.lifecycle).unwrap_or(nothing);
        let left = if standing.left == Day::NEVER { Day::EVER } else { standing.left };
        let last_row = contacts.last().map_or(Day::EVER, |contact| contact.day);
        let since = standing.entered.max(left).max(standing.since).max(last_row).max(course.since);
        let absent = standing.absent_on(since).map(Verdict::Out);
        Latest {
            since,
            last_contact: contacts.iter().rev().find(|row| row.flags & COUNTS != 0).map(|row| row.day),
            last_order,
            course,
            situation: standing.situation,
            verdict: absent.unwrap_or_else(|| terms.denominator.verdict(standing.situation)),
        }
    }

    /// What a day not before `since` knows.
    pub(crate) fn known(&self, day: Day) -> Known {
        Known {
            lifecycle: class_of(self.situation, self.last_order.map(|_| || self.course.class_on(day))),
            last_contact: self.last_contact,
            last_order: self.last_order,
            excluded: self.exclusion(day),
        }
    }

    /// Why the client is out of the denominator on a day not before `since`.
    pub(crate) fn exclusion(&self, day: Day) -> Option<Exclusion> {
        self.verdict.exclusion(|| self.last_order.is_some() && day >= self.course.gone_from())
    }
}
