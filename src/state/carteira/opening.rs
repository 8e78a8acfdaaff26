//! Opening the store, reading it again, the sample that comes and goes, and erasing everything.

use super::address::erased_address;
use super::{Carteira, OWN, Open, Phase, Refusal, SAMPLE};
use crate::domain::portfolio::{Gathering, Portfolio};
use crate::domain::record::Record;
use crate::state::jobs::Worker;
use crate::state::notices::Notice;
use crate::state::turn::Turn;
use crate::state::{copies, drafts, host, photos, preferences, streets};
use crate::storage::indexed_db::{self, IndexedDb};
use crate::storage::keep::newer;
use crate::storage::repository::{FromImage, Loaded, Repository, StoreError};
use crate::text;
use crate::workers::protocol::Errand;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::IgnoredAny;
use std::rc::Rc;

impl Carteira {
    /// Opens the sample where there is one, else the rep's own carteira.
    pub async fn open(self) {
        self.phase.set(Phase::Opening { done: 0, total: 0 });
        let sample = indexed_db::exists(SAMPLE).await;
        self.is_sample.set(sample);
        let mut read = self.read(if sample { SAMPLE } else { OWN }).await;
        if sample && read.is_ok() && self.seq.get_untracked() == 0 {
            // The page was left while the sample was being made: it is not taken for a carteira.
            self.store.set_value(None);
            drop(indexed_db::delete(SAMPLE).await);
            self.is_sample.set(false);
            read = self.read(OWN).await;
        }
        match read {
            Ok(()) => self.phase.set(Phase::Ready),
            Err(error) => self.phase.set(Phase::Failed(error)),
        }
    }

    /// Reads the whole store again: after an import or another tab changed much. What is kept meanwhile waits, so that
    /// nothing older is put over it.
    pub async fn reload(self) {
        if let Some(open) = self.store.get_value() {
            let _turn = open.turn.lock().await;
            // Of a store that cannot be read, what was read before goes on standing.
            if let Ok(loaded) = open.store.load(&|_, _| {}).await {
                self.take_whole(loaded);
            }
        }
    }

    /// Reads the store again if it has had other commits than those known here.
    pub async fn catch_up(self) -> Result<(), Refusal> {
        let open = self.store.get_value().ok_or(Refusal::NotOpen)?;
        let _turn = open.turn.lock().await;
        let known = self.seq.get_untracked();
        if let Some(loaded) = newer(open.store.as_ref(), known, &|_, _| {}).await.map_err(Refusal::Store)? {
            self.take_whole(loaded);
        }
        Ok(())
    }

    pub(super) fn take_whole(self, loaded: Loaded) {
        self.damaged.set(loaded.damaged);
        self.show(Portfolio::from_records(loaded.records), loaded.meta.seq, loaded.image);
    }

    /// Shows what was read of the store.
    pub(super) fn show(self, portfolio: Portfolio, seq: u64, image: Option<FromImage>) {
        self.image.opened(seq, image, &portfolio);
        self.seq.set(seq);
        self.portfolio.set(portfolio);
        self.identities.update(|version| *version += 1);
    }

    /// Closes the open store and opens what there is now: after the sample came or went.
    pub async fn reopen(self) {
        self.store.set_value(None);
        self.portfolio.set(Portfolio::default());
        self.identities.update(|version| *version += 1);
        self.open().await;
    }

    /// Makes the sample carteira, in a database of its own, and opens it.
    pub fn enter_sample(self) {
        spawn_local(async move {
            self.phase.set(Phase::Opening { done: 0, total: 0 });
            let made = match Worker::start() {
                Ok(worker) => {
                    worker.ask::<IgnoredAny>(SAMPLE, Errand::MakeSample, None, |_, _| {}).await.map(drop)
                }
                Err(why) => Err(why),
            };
            if let Err(why) = made {
                self.notice.set(Some(Notice::problem(text::data::failure(&why))));
            }
            self.reopen().await;
        });
    }

    /// Opens the rep's own carteira again and removes the sample without a trace.
    pub fn leave_sample(self) {
        spawn_local(async move {
            self.store.set_value(None);
            self.view.filter.set(Default::default());
            drafts::forget_all(true);
            if let Err(why) = copies::remove(SAMPLE).await {
                self.notice.set(Some(Notice::problem(text::data::failure(&why))));
            }
            let photos = photos::forget(SAMPLE).await;
            if let Err(error) = photos.and(indexed_db::delete(SAMPLE).await) {
                self.notice.set(Some(Notice::problem(text::storage::store_error(&error))));
            }
            self.reopen().await;
        });
    }

    /// The rep has seen what is missing: say no more of it.
    pub fn accept_loss(self) {
        spawn_local(async move {
            if let Some(open) = self.store.get_value()
                && open.store.accept_loss().await.is_ok()
            {
                self.lost.set(None);
            }
        });
    }

    /// Erases everything the open carteira keeps on this device: the store with its journal, its copies, streets, and what
    /// was remembered of it. Then the page is loaded anew, so that nothing of it is left in memory either, which could be
    /// remembered again: a half-typed form, the model, an alert shown. `Err` says why not; then the store is as it was.
    pub async fn erase_all(self) -> Result<(), String> {
        let Some(open) = self.store.get_value() else { return Err(text::changes::not_open().to_owned()) };
        let _turn = open.turn.lock().await;
        copies::remove(self.database()).await.map_err(|why| text::data::failure(&why))?;
        self.copies.set(Some(Vec::new()));
        if !self.is_sample.get_untracked() {
            streets::forget().await.map_err(|error| text::storage::store_error(&error))?;
        }
        photos::forget(self.database()).await.map_err(|error| text::storage::store_error(&error))?;
        open.store.erase_all().await.map_err(|error| text::storage::store_error(&error))?;
        drafts::forget_all(self.is_sample.get_untracked());
        self.portfolio.set(Portfolio::default());
        self.identities.update(|version| *version += 1);
        host::forget_files().await;
        preferences::forget_what_was_used();
        host::load_instead(&erased_address());
        Ok(())
    }

    async fn read(self, name: &str) -> Result<(), StoreError> {
        let store = Rc::new(IndexedDb::open(name).await?);
        let phase = self.phase;
        let loaded =
            store.load_quickly(&move |done, total| phase.set(Phase::Opening { done, total })).await?;
        self.damaged.set(loaded.damaged);
        self.lost.set(loaded.lost);
        // What is missing is said as a loss.
        self.mended.set(loaded.mended.filter(|mended| mended.lost().is_none()));
        let is_from_image = loaded.image.is_some();
        self.show(gathered(loaded.records).await, loaded.meta.seq, loaded.image);
        if is_from_image {
            self.look_at_rows();
        }
        store.watch(move |change| self.hear(change));
        let open = Open { store, device: loaded.meta.device, turn: Rc::default() };
        self.store.set_value(Some(open));
        Ok(())
    }
}

/// The portfolio of these records, made between frames.
async fn gathered(records: Vec<Record>) -> Portfolio {
    let mut gathering = Gathering::default();
    let mut turn = Turn::new();
    for record in records {
        gathering.add(record);
        turn.rest_when_due().await;
    }
    gathering.finish()
}
