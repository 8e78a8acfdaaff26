//! The status of each client on a day.
//!
//! A contact changes that of one client. An order moves the curve ABC under everybody: then all are worked out again.

use super::holders::put;
use crate::domain::indicator::status::{Status, status_again, statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::value::id::PrincipalId;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;

/// By slot.
pub(crate) type All = Arc<Vec<Option<Status>>>;

#[derive(Debug, Default)]
pub struct Statuses {
    known: Option<(NaiveDate, BTreeSet<PrincipalId>, Mark)>,
    whole: u64,
}

impl Statuses {
    /// Everybody's status on `on`, from those of the last call; and whether that changed any.
    pub fn follow(&mut self, all: Option<All>, portfolio: &Portfolio, on: NaiveDate) -> (All, bool) {
        let known = self.known.replace((on, portfolio.side().clone(), portfolio.mark()));
        let touched = known
            .filter(|(then, side, _)| (*then, side) == (on, portfolio.side()))
            .and_then(|(.., mark)| portfolio.touched_since(&mark));
        if let (Some(mut all), Some(touched)) = (all, touched)
            && let Some(changed) = mend(&mut all, &touched, portfolio, on)
        {
            return (all, changed);
        }
        self.whole += 1;
        (Arc::new(statuses(portfolio.columns(), portfolio.rules(), on)), true)
    }

    /// How often all were worked out: while this stands, only touched clients have another status.
    pub fn whole(&self) -> u64 {
        self.whole
    }
}

/// Whether any changed; `None`: the curve of all did.
fn mend(all: &mut All, touched: &[Slot], portfolio: &Portfolio, on: NaiveDate) -> Option<bool> {
    let (columns, rules) = (portfolio.columns(), portfolio.rules());
    let old = |slot: Slot| all.get(slot.at()).and_then(Option::as_ref);
    let fresh =
        touched.iter().map(|slot| Some((*slot, status_again(columns, rules, *slot, on, old(*slot))?)));
    let fresh: Vec<(Slot, Option<Status>)> = fresh.collect::<Option<_>>()?;
    let mut changed = false;
    for (slot, status) in fresh {
        if all.get(slot.at()) != Some(&status) {
            put(Arc::make_mut(all), slot, status);
            changed = true;
        }
    }
    Some(changed)
}
