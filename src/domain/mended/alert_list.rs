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
}

#[derive(Debug)]
struct Base {
    today: NaiveDate,
    model: Option<Model>,
    whole: u64,
    mark: Mark,
}

impl AlertList {
    /// The alerts of today, in order, from those of the last call. `whole` counts how often all statuses were worked out.
    pub fn follow(&mut self, known: &Known<'_>, whole: u64, rank: impl Fn(Slot) -> u32) -> Vec<Alert> {
        let now =
            Base { today: known.today, model: known.model.copied(), whole, mark: known.portfolio.mark() };
        let same = |base: &Base| {
            (base.today, base.whole) == (now.today, now.whole) && base.model.as_ref() == known.model
        };
        let before = self.known.take().filter(same);
        let touched = before.and_then(|base| known.portfolio.touched_since(&base.mark));
        self.known = Some(now);
        let slots = touched.unwrap_or_else(|| {
            self.by_slot.clear();
            Slot::all(known.statuses.len()).collect()
        });
        for slot in slots {
            let alerts = alerts_at(known, slot);
            if alerts.is_empty() {
                self.by_slot.remove(&slot);
            } else {
                self.by_slot.insert(slot, alerts);
            }
        }
        all_of(self.by_slot.values().flatten().cloned().collect(), known, rank)
    }
}
