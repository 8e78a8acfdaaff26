//! What the device keeps: records, the undo journal and a counter, in one store that is written in transactions.
//!
//! The contract, held by every implementation and tested on each (`tests/contract`):
//! - [`Repository::commit`] is one transaction. It reads what is stored of every record it writes, merges it with what is
//!   given, writes the merged record, adds the journal row and increments `seq`. It is done only when the transaction is
//!   complete on the device; on any error nothing of it is kept.
//! - A record that can not be read (checksum, syntax, schema) is set aside whole, listed in [`Loaded::damaged`], and never
//!   keeps the others from loading. Nothing is ever written over it; a version that can read it again takes it back.

use super::agreement::Mended;
use super::inverse::Inverse;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::portfolio::change::Deed;
use crate::domain::record::{Record, RecordKey};
use crate::domain::value::id::ClientId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::future::Future;

/// Rows of the journal older than this, by the clock of the newest row, are dropped.
pub const JOURNAL_DAYS: u64 = 30;

/// Everything in the store.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub records: Vec<Record>,
    pub damaged: Vec<Damaged>,
    pub meta: Meta,
    /// The witness outside the store remembers more than is here.
    pub lost: Option<Lost>,
    /// The store's account of itself was not what its rows say, and was put right.
    pub mended: Option<Mended>,
    /// The records came from the image, not from their rows.
    pub image: Option<FromImage>,
}

/// Of which image a carteira was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromImage {
    pub edition: u64,
    /// The commit it shows; what came later was read from rows.
    pub seq: u64,
    /// Whom the later commits were about.
    pub changed: Vec<ClientId>,
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
    /// Clients in it, erased ones left out.
    #[serde(default)]
    pub clients: u32,
}

/// What was once kept here and is not there any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// As it was last written.
    pub remembered: Meta,
    /// As it is now.
    pub found: Meta,
}

/// One undoable act. Kept for [`JOURNAL_DAYS`].
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
    pub inverse: Inverse,
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
    /// Drops every row of the journal that names this client, and what was set aside of it: what was done with it cannot be
    /// taken back any more, nor what was done with others in the same act.
    pub forgets: Option<ClientId>,
}

impl JournalRow {
    /// Whether it is about the client, or would bring something of it back.
    pub fn names(&self, client: ClientId) -> bool {
        let told = || serde_json::to_string(&self.inverse).unwrap_or_default();
        self.client == Some(client) || told().contains(&client.to_string())
    }
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
    /// The browser closed the database or replaced it: what is in memory may be more than what is stored.
    Closed,
    /// A newer version of the app wrote this.
    Newer { found: u32, known: u32 },
    /// The user stopped it.
    Cancelled,
    /// Anything else, in the browser's words.
    Failed(String),
}

/// What another tab (or the worker) did to the open store.
#[derive(Clone, Debug, PartialEq)]
pub enum Elsewhere {
    /// A commit of few records: here they are, as stored.
    Committed { records: Vec<Record>, seq: u64 },
    /// Too many to say: read everything again.
    Everything,
    /// A newer version of the app, or a removal, took the database; this handle is closed.
    Superseded,
}

/// How far a long write or read has come: done, of how many.
pub type Progress<'a> = &'a dyn Fn(usize, usize);

/// Looks on while a large write is made, and may stop it.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    pub progress: Progress<'a>,
    /// Asked now and then; once `true`, nothing of the write is kept.
    pub cancelled: &'a dyn Fn() -> bool,
}

pub trait Repository {
    /// Reads everything. `progress(done, total)` is called now and then.
    fn load(&self, progress: Progress<'_>) -> impl Future<Output = Result<Loaded, StoreError>>;

    /// Commits so far, those of others too.
    fn seq(&self) -> impl Future<Output = Result<u64, StoreError>>;

    /// Reads some records; those that are not there, or not readable, are left out.
    fn changed_records(&self, keys: &[RecordKey]) -> impl Future<Output = Result<Vec<Record>, StoreError>>;

    /// Writes one transaction, strictly durable.
    fn commit(&self, write: Write) -> impl Future<Output = Result<Committed, StoreError>> {
        async move { self.commit_watched(write, Watch::NOBODY).await }
    }

    /// As `commit`, for a write that takes a while.
    fn commit_watched(
        &self,
        write: Write,
        watch: Watch<'_>,
    ) -> impl Future<Output = Result<Committed, StoreError>>;

    /// The journal, newest first, at most `limit` rows.
    fn journal(&self, limit: usize) -> impl Future<Output = Result<Vec<JournalRow>, StoreError>>;

    /// One row of the journal; `None`: it was never there, or is too old.
    fn journal_row(&self, seq: u64) -> impl Future<Output = Result<Option<JournalRow>, StoreError>>;

    /// Removes a record that was set aside, for good.
    fn discard_damaged(&self, key: &str) -> impl Future<Output = Result<(), StoreError>>;

    /// Removes everything: for *apagar tudo*. `seq` goes on.
    fn erase_all(&self) -> impl Future<Output = Result<(), StoreError>>;
}

impl Watch<'_> {
    pub const NOBODY: Watch<'static> = Watch { progress: &|_, _| {}, cancelled: &|| false };
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Full => f.write_str("no room on the device"),
            StoreError::Unavailable => f.write_str("no database in this browser"),
            StoreError::Superseded => f.write_str("a newer version of the app is open"),
            StoreError::Closed => f.write_str("the browser closed the database"),
            StoreError::Newer { found, known } => write!(f, "written as {found}, known up to {known}"),
            StoreError::Cancelled => f.write_str("cancelled"),
            StoreError::Failed(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for StoreError {}
