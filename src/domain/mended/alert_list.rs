//! The alerts of today. Each is of one client; only what is learnt from all, or the day, changes those of everybody.

use crate::domain::indicator::analysis::insight::Model;
use crate::domain::plan::alerts::{Alert, Known, alerts_at, all_of};
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct AlertList {
    known: Option<Base>,
    by_slot: BTreeMap<Slot, Vec<Alert>>,
    /// The slots below it are worked out.
    next: usize,
}

#[derive(Debug)]
struct Base {
    today: NaiveDate,
    model: Option<Model>,
    whole: u64,
    mark: Mark,
}

impl AlertList {
    /// Works out those of the clients that changed and of the next `count` of the others; whether those of everybody are
    /// there. `whole` counts how often all statuses were worked out.
    pub fn go_on(&mut self, known: &Known<'_>, whole: u64, count: usize) -> bool {
        let now =
            Base { today: known.today, model: known.model.copied(), whole, mark: known.portfolio.mark() };
        let same = |base: &Base| {
            (base.today, base.whole) == (now.today, now.whole) && base.model.as_ref() == known.model
        };
        let before = self.known.take().filter(same);
        let touched = before.and_then(|base| known.portfolio.touched_since(&base.mark));
        self.known = Some(now);
        match touched {
            Some(slots) => {
                let next = self.next;
                slots.into_iter().filter(|slot| slot.at() < next).for_each(|slot| self.look(known, slot));
            }
            None => {
                self.by_slot.clear();
                self.next = 0;
            }
        }
        let end = known.statuses.len().min(self.next.saturating_add(count));
        Slot::all(end).skip(self.next).for_each(|slot| self.look(known, slot));
        self.next = end;
        self.next == known.statuses.len()
    }

    /// The alerts of today, in order: what is not there yet is worked out.
    pub fn follow(&mut self, known: &Known<'_>, whole: u64, rank: impl Fn(Slot) -> u32) -> Vec<Alert> {
        self.go_on(known, whole, usize::MAX);
        all_of(self.by_slot.values().flatten().cloned().collect(), known, rank)
    }

    fn look(&mut self, known: &Known<'_>, slot: Slot) {
        let alerts = alerts_at(known, slot);
        if alerts.is_empty() {
            self.by_slot.remove(&slot);
        } else {
            self.by_slot.insert(slot, alerts);
        }
    }
}
