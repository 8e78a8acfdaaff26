//! What the device keeps: records, the undo journal and a counter, in one store that is written in transactions.
//!
//! The contract, held by every implementation and tested on each (`tests/repository.rs`):
//! - [`Repository::commit`] is one transaction. It reads what is stored of every record it writes, merges it with what is
//!   given, writes the merged record, adds the journal row and increments `seq`. It is done only when the transaction is
//!   complete on the device; on any error nothing of it is kept.
//! - A record that can not be read (checksum, syntax, schema) is set aside whole, listed in [`Loaded::damaged`], and never
//!   keeps the others from loading.

use crate::domain::change::{Change, Deed};
use crate::domain::id::ClientId;
use crate::domain::record::Record;
use crate::domain::stamp::DeviceId;
use serde::{Deserialize, Serialize};
use std::future::Future;

/// Everything in the store.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub records: Vec<Record>,
    pub damaged: Vec<Damaged>,
    pub meta: Meta,
}

/// A record that could not be read, kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Storage key of the record.
    pub key: String,
    pub raw: String,
    pub why: Damage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    Checksum,
    Syntax,
    /// Written by a newer version than this one reads.
    Newer,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Identity of this database, made when it was created.
    pub device: DeviceId,
    /// Commits so far.
    pub seq: u64,
}

/// One undoable act. Kept for thirty days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JournalRow {
    /// `seq` of the commit that wrote it; set by the store.
    pub seq: u64,
    /// Milliseconds since 1970.
    pub at: u64,
    pub deed: Deed,
    /// The client it was about, when it was about one.
    pub client: Option<ClientId>,
    /// How many records it touched.
    pub records: u32,
    pub inverse: Change,
    /// It has been taken back.
    pub undone: bool,
}

/// One transaction.
#[derive(Clone, Debug, Default)]
pub struct Write {
    pub records: Vec<Record>,
    pub journal: Option<JournalRow>,
    /// Marks this earlier row as undone.
    pub undoes: Option<u64>,
}

/// A transaction that is complete on the device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    pub seq: u64,
    /// Records that the store had newer facts for, as they now are. Empty when nobody else wrote.
    pub merged: Vec<Record>,
}

/// Why nothing was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The device has no room.
    Full,
    /// This browser (or its private mode) gives no database.
    Unavailable,
    /// Another tab holds a newer version of the app.
    Superseded,
    /// A newer version of the app wrote this database.
    Newer { found: u32, known: u32 },
    /// Anything else, in the browser's words.
    Failed(String),
}

/// How far a long write or read has come.
pub type Progress<'a> = &'a dyn Fn(usize, usize);

pub trait Repository {
    /// Reads everything. `progress(done, total)` is called now and then.
    fn load(&self, progress: Progress<'_>) -> impl Future<Output = Result<Loaded, StoreError>>;

    /// Writes one transaction, strictly durable.
    fn commit(&self, write: Write) -> impl Future<Output = Result<Committed, StoreError>>;

    /// The journal, newest first, at most `limit` rows.
    fn journal(&self, limit: usize) -> impl Future<Output = Result<Vec<JournalRow>, StoreError>>;

    /// Removes everything: for the sample carteira, and for *apagar tudo*.
    fn erase_all(&self) -> impl Future<Output = Result<(), StoreError>>;
}
