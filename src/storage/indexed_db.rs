//! The store in the browser. NOTE to the storage engineer: `state/` uses exactly these names; replace the inside.

use super::repository::{Committed, JournalRow, Loaded, Meta, Progress, Repository, StoreError, Write};
use crate::domain::record::Record;
use crate::domain::stamp::DeviceId;
use std::cell::RefCell;

/// What another tab (or the worker) did to the open database.
#[derive(Clone, Debug)]
pub enum Elsewhere {
    /// A commit of few records: here they are, as stored.
    Committed { records: Vec<Record>, seq: u64 },
    /// A commit of very many records: read everything again.
    Everything,
    /// A newer version of the app took the database; this handle is closed.
    Superseded,
}

#[derive(Debug, Default)]
pub struct IndexedDb {
    inner: RefCell<(Vec<Record>, Vec<JournalRow>, u64)>,
}

/// Whether a database of that name exists on this device. Never creates it.
pub async fn exists(_name: &str) -> bool {
    false
}

/// Deletes a database whole.
pub async fn delete(_name: &str) -> Result<(), StoreError> {
    Ok(())
}

impl IndexedDb {
    /// Opens, creating or upgrading, the database `name`. Works in a page and in a worker.
    pub async fn open(_name: &str) -> Result<Self, StoreError> {
        Ok(Self::default())
    }

    /// Calls `hear` for every commit made elsewhere, until this handle is dropped.
    pub fn watch(&self, _hear: impl Fn(Elsewhere) + 'static) {}
}

impl Repository for IndexedDb {
    async fn load(&self, _progress: Progress<'_>) -> Result<Loaded, StoreError> {
        let meta = Meta { device: DeviceId(1), seq: self.inner.borrow().2 };
        Ok(Loaded { records: self.inner.borrow().0.clone(), damaged: vec![], meta })
    }

    async fn commit(&self, write: Write) -> Result<Committed, StoreError> {
        let mut inner = self.inner.borrow_mut();
        inner.2 += 1;
        let seq = inner.2;
        inner.0.extend(write.records);
        inner.1.extend(write.journal.map(|row| JournalRow { seq, ..row }));
        Ok(Committed { seq, merged: vec![] })
    }

    async fn journal(&self, limit: usize) -> Result<Vec<JournalRow>, StoreError> {
        Ok(self.inner.borrow().1.iter().rev().take(limit).cloned().collect())
    }

    async fn erase_all(&self) -> Result<(), StoreError> {
        *self.inner.borrow_mut() = Default::default();
        Ok(())
    }
}
