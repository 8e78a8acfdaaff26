//! The store in the browser: IndexedDB, written in strictly durable transactions.
//!
//! A commit is acknowledged on `complete` of its one transaction and not before: on a full device each request succeeds
//! and the transaction then aborts. What other tabs commit comes by a broadcast channel. Works in a page and in a worker.

mod failure;
mod handle;
mod image;
mod read;
mod rows;
mod tabs;
mod write;

pub use super::repository::Elsewhere;
pub(super) use failure::from_js;
pub use handle::exists;
pub(super) use write::finish;

use super::image::Head;
use super::repository::{
    Committed, JournalRow, Loaded, Meta, Progress, Repository, StoreError, Watch, Write,
};
use super::witness;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::record::{Record, RecordKey};
use handle::Handle;
use indexed_db_futures::database::Database;
use std::cell::Cell;
use std::rc::Rc;
use tabs::{Said, Tabs};

/// Deletes a database whole, with its witness and its image. Tabs that have it open are closed out of it first.
pub async fn delete(name: &str) -> Result<(), StoreError> {
    image::forget(name).await?;
    handle::delete(name).await
}

#[derive(Debug)]
pub struct IndexedDb {
    handle: Rc<Handle>,
    tabs: Tabs,
    /// Something was lost and nobody has said yet that it may be forgotten: the witness keeps what it remembers.
    mourning: Cell<bool>,
}

impl IndexedDb {
    /// Opens, creating or upgrading, the database `name`.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let handle = Rc::new(Handle::open(name).await?);
        let tabs = Tabs::open(name, &handle);
        Ok(Self { handle, tabs, mourning: Cell::new(false) })
    }

    /// Identity of the open database.
    pub fn device(&self) -> DeviceId {
        self.handle.device()
    }

    /// Calls `hear` for every commit made elsewhere, from the opening of this handle until it is dropped.
    pub fn watch(&self, hear: impl Fn(Elsewhere) + 'static) {
        self.tabs.watch(hear);
    }

    /// The user has seen what was lost: from now on the witness speaks of what is here.
    pub async fn accept_loss(&self) -> Result<(), StoreError> {
        let meta = read::meta(&self.handle.database().await?).await?;
        self.mourning.set(false);
        witness::remember(self.handle.name(), meta);
        Ok(())
    }

    /// Reads everything, by the image where there is one; see [`Repository::load`].
    pub async fn load_quickly(&self, progress: Progress<'_>) -> Result<Loaded, StoreError> {
        let database = self.database().await?;
        match image::load(&database, self.handle.name(), self.device(), progress).await {
            Some(loaded) => Ok(self.accounted(loaded)),
            None => self.load(progress).await,
        }
    }

    /// Keeps these leaves of the image of `head`. `false`: another tab keeps it.
    pub async fn keep_image(
        &self,
        head: &Head,
        leaves: &[(u32, Vec<u8>)],
        is_new: bool,
    ) -> Result<bool, StoreError> {
        image::keep(self.handle.name(), head, leaves, is_new).await
    }

    pub async fn forget_image(&self) -> Result<(), StoreError> {
        image::forget(self.handle.name()).await
    }

    /// Whether every row is as it was written.
    pub async fn are_rows_whole(&self) -> Result<bool, StoreError> {
        read::are_whole(&self.database().await?).await
    }

    /// What was read, with what the witness remembers of it.
    fn accounted(&self, mut loaded: Loaded) -> Loaded {
        let missed = loaded.mended.and_then(|mended| mended.lost());
        loaded.lost = witness::lost(witness::recall(self.handle.name()), loaded.meta).or(missed);
        self.mourning.set(loaded.lost.is_some());
        self.kept(loaded.meta);
        loaded
    }

    fn kept(&self, meta: Meta) {
        if !self.mourning.get() {
            witness::remember(self.handle.name(), meta);
        }
    }

    async fn database(&self) -> Result<Database, StoreError> {
        self.handle.database().await
    }
}

impl Repository for IndexedDb {
    async fn load(&self, progress: Progress<'_>) -> Result<Loaded, StoreError> {
        let database = self.database().await?;
        Ok(self.accounted(read::everything(&database, progress).await?))
    }

    async fn seq(&self) -> Result<u64, StoreError> {
        Ok(read::meta(&self.database().await?).await?.seq)
    }

    async fn changed_records(&self, keys: &[RecordKey]) -> Result<Vec<Record>, StoreError> {
        read::some(&self.database().await?, keys).await
    }

    async fn commit_watched(&self, write: Write, watch: Watch<'_>) -> Result<Committed, StoreError> {
        let database = self.database().await?;
        let keys: Vec<RecordKey> = write.records.iter().map(Record::key).collect();
        let (committed, meta) = write::commit(&database, self.handle.device(), write, watch).await?;
        self.kept(meta);
        self.tabs.say(&Said::of(committed.seq, keys));
        Ok(committed)
    }

    async fn journal(&self, limit: usize) -> Result<Vec<JournalRow>, StoreError> {
        read::journal(&self.database().await?, limit).await
    }

    async fn journal_row(&self, seq: u64) -> Result<Option<JournalRow>, StoreError> {
        read::journal_row(&self.database().await?, seq).await
    }

    async fn discard_damaged(&self, key: &str) -> Result<(), StoreError> {
        write::discard(&self.database().await?, key).await
    }

    async fn erase_all(&self) -> Result<(), StoreError> {
        self.forget_image().await?;
        let meta = write::erase(&self.database().await?, self.handle.device()).await?;
        self.mourning.set(false);
        self.kept(meta);
        self.tabs.say(&Said::Everything);
        Ok(())
    }
}
