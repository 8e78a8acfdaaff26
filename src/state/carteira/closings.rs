//! Months are closed at the first opening after their time (docs/domain.md §1). It is no act of the rep: nothing is said, and
//! there is nothing to take back.

use super::{Carteira, Origin, Phase, Refusal};
use crate::domain::catalog::CatalogEdit;
use crate::domain::indicator::coverage::month_closing::closings_due;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::RecordKey;
use crate::storage::repository::Repository;
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
        self.keep_in_turn(&open, change, Origin::App).await.map(drop)
    }

    fn months_due(self, device: DeviceId) -> Vec<CatalogEdit> {
        let today = self.today.get_untracked();
        self.portfolio.with_untracked(|p| closings_due(p, device, today))
    }
}
