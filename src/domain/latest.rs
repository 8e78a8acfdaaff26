//! Where each client stands once the last thing known of it has happened: from then on only time changes its class.
//!
//! A question about such a day is answered with a few comparisons; one about an earlier day scans the client's own rows.
//! The answers are the same: [`super::status`] and [`super::coverage`] have the rule, the tests compare both ways.

use super::client::Situation;
use super::columns::{COUNTS, Columns, EVER, NEVER};
use super::coverage::Exclusion;
use super::lifecycle::{Course, Lifecycle, course};
use super::status::Known;
use super::terms::{BySlot, Terms};

/// One a slot.
pub type Latests = Vec<Latest>;

impl BySlot for Latests {
    fn mend(&mut self, columns: &Columns, slot: usize, terms: &Terms) {
        let latest = Latest::of(columns, slot, terms);
        match self.get_mut(slot) {
            Some(old) => *old = latest,
            None => self.push(latest),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest {
    /// What is said here holds from this day on.
    pub since: i32,
    last_contact: Option<i32>,
    last_order: Option<i32>,
    course: Course,
    kind: Kind,
    /// Out of the carteira whatever the day.
    fixed: Option<Exclusion>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Marked as ex-cliente.
    Marked,
    /// Without a valid order; `declared`: the rep said that it is a potencial.
    NeverBought {
        declared: bool,
    },
    Bought,
}

impl Latest {
    pub fn of(columns: &Columns, slot: usize, terms: &Terms) -> Latest {
        let standing = &columns.standing[slot];
        let (contacts, order_days) = (columns.contacts.of(slot), columns.order_days.of(slot));
        let last_order = order_days.last().copied();
        let nothing = Course { since: EVER, active_until: EVER, at_risk_until: EVER, inactive_until: EVER };
        let course = course(order_days, &terms.lifecycle).unwrap_or(nothing);
        let left = if standing.left == NEVER { EVER } else { standing.left };
        let last_row = contacts.last().map_or(EVER, |contact| contact.day);
        let kind = match (standing.situation, last_order) {
            (Situation::Former, _) => Kind::Marked,
            (situation, None) => Kind::NeverBought { declared: situation == Situation::Prospect },
            (_, Some(_)) => Kind::Bought,
        };
        let blocked = standing.situation == Situation::Blocked && !terms.include_blocked;
        let fixed = if standing.left != NEVER {
            Some(Exclusion::Left)
        } else if blocked {
            Some(Exclusion::Blocked)
        } else {
            (kind == Kind::Marked && !terms.include_former).then_some(Exclusion::Former)
        };
        Latest {
            since: standing.entered.max(left).max(standing.since).max(last_row).max(course.since),
            last_contact: contacts.iter().rev().find(|row| row.flags & COUNTS != 0).map(|row| row.day),
            last_order,
            course,
            kind,
            fixed,
        }
    }

    /// What a day not before `since` knows.
    pub fn known(&self, terms: &Terms, day: i32, orders_known: bool) -> Known {
        Known {
            lifecycle: self.class_on(day),
            last_contact: self.last_contact,
            last_order: self.last_order,
            excluded: self.exclusion(terms, day, orders_known),
        }
    }

    fn class_on(&self, day: i32) -> Lifecycle {
        match self.kind {
            Kind::Marked => Lifecycle::Former,
            Kind::NeverBought { .. } => Lifecycle::Prospect,
            Kind::Bought => self.course.class_on(day),
        }
    }

    /// Why the client is out of the denominator on `day`. Same rule as [`super::coverage::exclusion`].
    pub fn exclusion(&self, terms: &Terms, day: i32, orders_known: bool) -> Option<Exclusion> {
        if self.fixed.is_some() {
            return self.fixed;
        }
        match self.kind {
            Kind::Marked => None,
            Kind::NeverBought { declared } => {
                let is_client = !orders_known && !declared;
                (!is_client && !terms.include_prospects).then_some(Exclusion::Prospect)
            }
            Kind::Bought => {
                (!terms.include_former && day >= self.course.gone_from()).then_some(Exclusion::Former)
            }
        }
    }
}
