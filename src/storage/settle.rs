//! What a commit does to one stored row: merge, keep, or set the old one aside. The same for every implementation.

use super::encoding::{self, SCHEMA, StoredRow};
use super::repository::{Damage, Damaged, JOURNAL_DAYS, StoreError};
use crate::domain::record::Record;

/// What becomes of one record that is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settled {
    /// The row to write; `None`: what is stored already says it all.
    pub row: Option<StoredRow>,
    /// The record as it now is, where the store knew more than the writer.
    pub merged: Option<Record>,
    /// The unreadable row that was in its place.
    pub set_aside: Option<Damaged>,
    /// How many clients more there are: −1, 0 or 1.
    pub clients: i64,
}

pub(crate) fn settle(stored: Option<&StoredRow>, given: &Record) -> Result<Settled, StoreError> {
    let before = match stored.map(|row| (row, encoding::decode(row))) {
        None => None,
        Some((_, Ok(record))) => Some(record),
        Some((row, Err(Damage::Newer))) => {
            return Err(StoreError::Newer { found: row.schema, known: SCHEMA });
        }
        Some((row, Err(why @ (Damage::Checksum | Damage::Syntax)))) => {
            let row_now = Some(encoded(given)?);
            let set_aside = Some(Damaged { key: row.key.clone(), raw: row.json.clone(), why });
            return Ok(Settled { row: row_now, merged: None, set_aside, clients: living(given) });
        }
    };
    let Some(before) = before else {
        let row = Some(encoded(given)?);
        return Ok(Settled { row, merged: None, set_aside: None, clients: living(given) });
    };
    let now = before.merged(given);
    let row = if now == before { None } else { Some(encoded(&now)?) };
    let clients = living(&now) - living(&before);
    let merged = (now != *given).then_some(now);
    Ok(Settled { row, merged, set_aside: None, clients })
}

/// Journal rows from before this instant (milliseconds since 1970) go when a row of instant `at` comes.
pub(crate) fn journal_cutoff(at: u64) -> u64 {
    at.saturating_sub(JOURNAL_DAYS * 24 * 60 * 60 * 1000)
}

/// Clients as a count that can not go wrong way round.
pub(crate) fn count_after(clients: u32, change: i64) -> u32 {
    u32::try_from(i64::from(clients).saturating_add(change).max(0)).unwrap_or(u32::MAX)
}

/// Clients that were not erased.
pub(crate) fn count_living(records: &[Record]) -> u32 {
    count_after(0, records.iter().map(living).sum())
}

fn encoded(record: &Record) -> Result<StoredRow, StoreError> {
    encoding::encode(record).map_err(|error| StoreError::Failed(error.to_string()))
}

fn living(record: &Record) -> i64 {
    match record {
        Record::Client(dossier) => i64::from(dossier.client.is_some()),
        Record::Catalog(_) => 0,
    }
}
