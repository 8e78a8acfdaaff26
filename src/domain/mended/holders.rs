//! Who holds each client on a day.

use crate::domain::calendar::day::Day;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use std::sync::Arc;

/// By slot.
pub(crate) type All = Arc<Vec<Option<SalespersonId>>>;

#[derive(Debug, Default)]
pub struct Holders {
    known: Option<(NaiveDate, Mark)>,
}

impl Holders {
    /// Everybody's holder on `on`, from those of the last call; and whether that changed any.
    pub fn follow(&mut self, all: Option<All>, portfolio: &Portfolio, on: NaiveDate) -> (All, bool) {
        let (columns, day) = (portfolio.columns(), Day::of(on));
        let known = self.known.replace((on, portfolio.mark()));
        let touched =
            known.filter(|(then, _)| *then == on).and_then(|(_, mark)| portfolio.touched_since(&mark));
        let (Some(mut all), Some(touched)) = (all, touched) else {
            let all = columns.slots().map(|slot| columns.holder_on(slot, day)).collect();
            return (Arc::new(all), true);
        };
        let mut changed = false;
        for slot in touched {
            let holder = columns.holder_on(slot, day);
            if all.get(slot.at()) != Some(&holder) {
                put(Arc::make_mut(&mut all), slot, holder);
                changed = true;
            }
        }
        (all, changed)
    }
}

/// Sets what stands at `slot`; the slots that are new before it are touched as well, and come in turn.
pub(super) fn put<T: Default>(all: &mut Vec<T>, slot: Slot, value: T) {
    if all.len() <= slot.at() {
        all.resize_with(slot.at() + 1, T::default);
    }
    if let Some(old) = all.get_mut(slot.at()) {
        *old = value;
    }
}
