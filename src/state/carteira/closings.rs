//! Months are closed at the first opening after their time (docs/domain.md §1). It is no act of the rep: nothing is said, and
//! there is nothing to take back.

use super::{Carteira, Phase, Refusal};
use crate::domain::catalog::CatalogEdit;
use crate::domain::indicator::coverage::month_closing::closings_due;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::{Record, RecordKey};
use crate::state::clock;
use crate::storage::repository::{Repository, Write};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// The first screen comes first.
const AFTER_START: Duration = Duration::from_millis(300);

impl Carteira {
    /// Closes what is due once the carteira is open, and when a day begins while it is.
    pub(super) fn close_months_when_due(self) {
        Effect::new(move |_| {
            self.today.track();
            if self.phase.get() == Phase::Ready && !self.is_sample.get_untracked() {
                // What could not be kept is due again at the next opening.
                let close = move || spawn_local(async move { drop(self.close_months().await) });
                set_timeout(close, AFTER_START);
            }
        });
    }

    async fn close_months(self) -> Result<(), Refusal> {
        let open = self.store.get_value().ok_or(Refusal::NotOpen)?;
        let _turn = open.turn.lock().await;
        let mut due = self.months_due(open.device);
        if due.is_empty() {
            return Ok(());
        }
        // Another tab may have closed them while this one was being opened: its figures stand.
        let keys: Vec<RecordKey> = due.iter().map(|edit| RecordKey::Catalog(edit.key())).collect();
        let stored = open.store.changed_records(&keys).await.map_err(Refusal::Store)?;
        if !stored.is_empty() {
            self.take_in(stored);
            due = self.months_due(open.device);
        }
        if due.is_empty() {
            return Ok(());
        }
        let steps = due.into_iter().map(Step::EditCatalog).collect();
        let change = Change { deed: Deed::ChangeCatalog, steps };
        let newest = self.portfolio.with_untracked(|p| p.seen().newest());
        let stamp = newest.next(clock::now_millis(), open.device);
        let applied = self
            .portfolio
            .try_update(|portfolio| portfolio.apply(&change, stamp))
            .ok_or(Refusal::NotOpen)?
            .map_err(Refusal::Change)?;
        let records: Vec<Record> = self
            .portfolio
            .with_untracked(|p| applied.before.keys().filter_map(|key| p.record(key)).collect());
        match open.store.commit(Write { records, journal: None, undoes: None }).await {
            Ok(committed) => {
                self.follow(committed.seq);
                self.take_in(committed.merged);
                Ok(())
            }
            Err(error) => {
                self.portfolio.update(|portfolio| portfolio.revert(&applied));
                Err(Refusal::Store(error))
            }
        }
    }

    fn months_due(self, device: DeviceId) -> Vec<CatalogEdit> {
        let today = self.today.get_untracked();
        self.portfolio.with_untracked(|p| closings_due(p, device, today))
    }
}
