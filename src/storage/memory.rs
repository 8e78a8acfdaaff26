//! A store that forgets when it goes: for tests. Two clones are two tabs on one store.

use super::agreement::{Found, mended};
use super::encoding::{self, StoredRow, key_text};
use super::repository::{
    Committed, Damage, Damaged, JournalRow, Loaded, Meta, Progress, Repository, StoreError, Watch, Write,
};
use super::settle::{count_after, count_living, journal_cutoff, settle};
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::record::{Record, RecordKey};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Debug, Default)]
pub struct Memory {
    kept: Rc<RefCell<Kept>>,
    next: Rc<RefCell<Option<StoreError>>>,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    rows: BTreeMap<String, StoredRow>,
    aside: Vec<(StoredRow, Damage)>,
    journal: BTreeMap<u64, JournalRow>,
    meta: Meta,
}

impl Memory {
    pub fn new(device: DeviceId) -> Self {
        let kept = Kept { meta: Meta { device, ..Meta::default() }, ..Kept::default() };
        Self { kept: Rc::new(RefCell::new(kept)), next: Rc::default() }
    }

    /// The next commit goes as far as its end and then fails with this.
    pub fn fail_next(&self, error: StoreError) {
        *self.next.borrow_mut() = Some(error);
    }

    /// Puts a row as it is, readable or not.
    pub fn plant(&self, row: StoredRow) {
        self.kept.borrow_mut().rows.insert(row.key.clone(), row);
    }

    /// Puts a row among those set aside, in place of the one of the same key.
    pub fn plant_aside(&self, row: StoredRow) {
        let mut kept = self.kept.borrow_mut();
        kept.aside.retain(|(old, _)| old.key != row.key);
        kept.aside.push((row, Damage::Syntax));
    }
}

impl Repository for Memory {
    async fn load(&self, progress: Progress<'_>) -> Result<Loaded, StoreError> {
        let mut kept = self.kept.borrow_mut();
        kept.mend()?;
        let total = kept.rows.len();
        let mut loaded = Loaded::default();
        let mut unreadable = Vec::new();
        for row in kept.rows.values() {
            match encoding::decode(row) {
                Ok(record) => loaded.records.push(record),
                Err(Damage::Newer) => loaded.damaged.push(damaged(row, Damage::Newer)),
                Err(why @ (Damage::Checksum | Damage::Syntax)) => unreadable.push((row.clone(), why)),
            }
        }
        for (row, _) in &unreadable {
            kept.rows.remove(&row.key);
        }
        kept.aside.extend(unreadable);
        let clients = count_living(&loaded.records);
        let unreadable = u32::try_from(kept.aside.len() + loaded.damaged.len()).unwrap_or(u32::MAX);
        let newest_act = kept.journal.keys().next_back().copied();
        loaded.mended = mended(kept.meta, &Found { clients, unreadable, newest_act });
        if let Some(mended) = loaded.mended {
            kept.meta = mended.now;
        }
        loaded.meta = Meta { clients, ..kept.meta };
        loaded.lost = loaded.mended.and_then(|mended| mended.lost());
        loaded.damaged.extend(kept.aside.iter().map(|(row, why)| damaged(row, *why)));
        progress(total, total);
        Ok(loaded)
    }

    async fn seq(&self) -> Result<u64, StoreError> {
        Ok(self.kept.borrow().meta.seq)
    }

    async fn changed_records(&self, keys: &[RecordKey]) -> Result<Vec<Record>, StoreError> {
        let kept = self.kept.borrow();
        let rows = keys.iter().filter_map(|key| kept.rows.get(&key_text(key)));
        Ok(rows.filter_map(|row| encoding::decode(row).ok()).collect())
    }

    async fn commit_watched(&self, write: Write, watch: Watch<'_>) -> Result<Committed, StoreError> {
        let mut kept = self.kept.borrow().clone();
        let mut committed = Committed { seq: kept.meta.seq + 1, merged: Vec::new() };
        let total = write.records.len();
        for (done, record) in write.records.iter().enumerate() {
            if (watch.cancelled)() {
                return Err(StoreError::Cancelled);
            }
            committed.merged.extend(kept.put(record)?);
            (watch.progress)(done + 1, total);
        }
        kept.meta.seq = committed.seq;
        if let Some(row) = write.undoes.and_then(|seq| kept.journal.get_mut(&seq)) {
            row.undone = true;
        }
        if let Some(client) = write.forgets {
            kept.journal.retain(|_, row| !row.names(client));
            let key = key_text(&RecordKey::Client(client));
            kept.aside.retain(|(row, _)| row.key != key);
        }
        if let Some(row) = write.journal {
            kept.journal.retain(|_, old| old.at >= journal_cutoff(row.at));
            kept.journal.insert(committed.seq, JournalRow { seq: committed.seq, ..row });
        }
        match self.next.borrow_mut().take() {
            Some(error) => Err(error),
            None => {
                *self.kept.borrow_mut() = kept;
                Ok(committed)
            }
        }
    }

    async fn journal(&self, limit: usize) -> Result<Vec<JournalRow>, StoreError> {
        Ok(self.kept.borrow().journal.values().rev().take(limit).cloned().collect())
    }

    async fn journal_row(&self, seq: u64) -> Result<Option<JournalRow>, StoreError> {
        Ok(self.kept.borrow().journal.get(&seq).cloned())
    }

    async fn discard_damaged(&self, key: &str) -> Result<(), StoreError> {
        self.kept.borrow_mut().aside.retain(|(row, _)| row.key != key);
        Ok(())
    }

    async fn erase_all(&self) -> Result<(), StoreError> {
        let mut kept = self.kept.borrow_mut();
        let meta = Meta { seq: kept.meta.seq + 1, clients: 0, ..kept.meta };
        *kept = Kept { meta, ..Kept::default() };
        Ok(())
    }
}

impl Kept {
    fn put(&mut self, record: &Record) -> Result<Option<Record>, StoreError> {
        let key = key_text(&record.key());
        let stored = self.rows.get(&key);
        let settled = settle(stored, record)?;
        if let (Some(aside), Some(stored)) = (settled.set_aside, stored) {
            self.aside.push((stored.clone(), aside.why));
        }
        if let Some(row) = settled.row {
            self.rows.insert(key, row);
        }
        self.meta.clients = count_after(self.meta.clients, settled.clients);
        Ok(settled.merged)
    }

    /// Takes back what was set aside and can be read now.
    fn mend(&mut self) -> Result<(), StoreError> {
        for (row, why) in std::mem::take(&mut self.aside) {
            match encoding::decode(&row) {
                Ok(record) => {
                    self.put(&record)?;
                }
                Err(_) => self.aside.push((row, why)),
            }
        }
        Ok(())
    }
}

fn damaged(row: &StoredRow, why: Damage) -> Damaged {
    Damaged { key: row.key.clone(), raw: row.json.clone(), why }
}
