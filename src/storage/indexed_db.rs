//! The store in the browser: IndexedDB, written in strictly durable transactions.
//!
//! A commit is acknowledged on `complete` of its one transaction and not before: on a full device each request succeeds
//! and the transaction then aborts. What other tabs commit comes by a broadcast channel. Works in a page and in a worker.

mod failure;
mod handle;
mod read;
mod rows;
mod tabs;
mod write;

pub use super::repository::Elsewhere;
pub(super) use failure::from_js;
pub use handle::{delete, exists};
pub(super) use write::finish;

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

    /// Commits so far, as the store has it now.
    pub async fn seq(&self) -> Result<u64, StoreError> {
        Ok(read::meta(&self.database().await?).await?.seq)
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
        let mut loaded = read::everything(&database, progress).await?;
        let missed = loaded.mended.and_then(|mended| mended.lost());
        loaded.lost = witness::lost(witness::recall(self.handle.name()), loaded.meta).or(missed);
        self.mourning.set(loaded.lost.is_some());
        self.kept(loaded.meta);
        Ok(loaded)
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
        let meta = write::erase(&self.database().await?, self.handle.device()).await?;
        self.mourning.set(false);
        self.kept(meta);
        self.tabs.say(&Said::Everything);
        Ok(())
    }
}
