//! *Cópia conferida*: what was written is read again and compared, record by record, with what it was written from.

use super::error::SnapshotError;
use super::{Counts, Snapshot, read};
use crate::domain::portfolio::Portfolio;
use crate::domain::record::{Record, RecordKey};
use std::collections::HashMap;

/// Why a copy is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    Unreadable(SnapshotError),
    /// Of these records the file holds none, another value, or one too many.
    Differs(Vec<RecordKey>),
}

/// Reads `bytes` and compares them with the whole of `portfolio`.
pub fn verify(bytes: &[u8], portfolio: &Portfolio) -> Result<Counts, Mismatch> {
    compare(read(bytes).map_err(Mismatch::Unreadable)?, portfolio)
}

/// Compares what was read with the whole of `portfolio`.
pub(crate) fn compare(snapshot: Snapshot, portfolio: &Portfolio) -> Result<Counts, Mismatch> {
    let mut differs = Vec::new();
    let mut found: HashMap<RecordKey, Record> =
        snapshot.records.into_iter().map(|record| (record.key(), record)).collect();
    for dossier in portfolio.dossiers().iter().filter(|dossier| !dossier.is_blank()) {
        let key = RecordKey::Client(dossier.id);
        let same = matches!(found.remove(&key), Some(Record::Client(copy)) if *copy == *dossier);
        if !same {
            differs.push(key);
        }
    }
    for entry in portfolio.catalog().entries() {
        let key = RecordKey::Catalog(entry.key());
        if found.remove(&key) != Some(Record::Catalog(entry)) {
            differs.push(key);
        }
    }
    differs.extend(found.into_keys());
    differs.sort();
    if differs.is_empty() { Ok(snapshot.counts) } else { Err(Mismatch::Differs(differs)) }
}
