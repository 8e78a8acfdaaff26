//! Reading: everything in order, in batches that each end within a slice; some records; the journal.

use super::rows::{self, DAMAGED, JOURNAL, META, RECORDS};
use super::write;
use crate::domain::record::{Record, RecordKey};
use crate::storage::agreement::{Found, mended};
use crate::storage::encoding::{self, StoredRow, key_text};
use crate::storage::pace::Batch;
use crate::storage::repository::{Damage, Damaged, JournalRow, Loaded, Meta, Progress, StoreError};
use crate::storage::settle::count_living;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use std::collections::HashMap;
use wasm_bindgen::JsValue;

/// All records of one moment, in one read transaction.
pub(super) async fn everything(database: &Database, progress: Progress<'_>) -> Result<Loaded, StoreError> {
    let transaction = database.transaction([RECORDS, META, DAMAGED, JOURNAL]).build()?;
    let store = transaction.object_store(RECORDS)?;
    let meta = transaction.object_store(META)?.get(rows::META_KEY).primitive()?;
    let total = store.count().primitive()?;
    let aside = transaction.object_store(DAMAGED)?.get_all::<JsValue>().primitive()?;
    let mut batch = Batch::new();
    let mut next = above(&store, None, batch.size())?;

    let meta = rows::meta_from_js(meta.await?).ok_or(StoreError::Closed)?;
    let later = KeyRange::LowerBound(meta.seq as f64, true);
    let later_acts =
        transaction.object_store(JOURNAL)?.get_all_keys::<f64>().with_query::<f64, _>(later).primitive()?;
    let total = total.await? as usize;
    let aside: Vec<_> = aside.await?.flatten().map(|value| rows::aside_from_js(&value)).collect();
    let newest_act = later_acts.await?.flatten().map(|seq| seq as u64).max();
    let mut loaded = Loaded { meta, ..Loaded::default() };
    loaded.records.reserve(total);
    let (mut unreadable, mut done) = (Vec::new(), 0);
    loop {
        let values: Vec<JsValue> = next.await?.flatten().collect();
        batch.start();
        let Some(last) = values.last() else { break };
        // Asked for before these are parsed: the transaction ends when nothing is asked of it.
        next = above(&store, rows::text(last, "key"), batch.size())?;
        for value in &values {
            let row = rows::row_from_js(value);
            match encoding::decode(&row) {
                Ok(record) => loaded.records.push(record),
                Err(Damage::Newer) => loaded.damaged.push(damaged(&row, Damage::Newer)),
                Err(why @ (Damage::Checksum | Damage::Syntax)) => unreadable.push((row, why)),
            }
        }
        done += values.len();
        batch.end(values.len());
        progress(done, total.max(done));
    }
    drop(transaction);

    let readable_again = aside.iter().any(|(_, row, _)| encoding::decode(row).is_ok());
    if !unreadable.is_empty() || readable_again {
        let mended = write::tidy(database, &unreadable, &aside).await?;
        replace(&mut loaded.records, mended);
    }
    let set_aside = aside.len();
    let aside = aside.iter().filter(|(_, row, _)| encoding::decode(row).is_err());
    let aside = aside.map(|(_, row, why)| damaged(row, *why));
    loaded.damaged.extend(aside.chain(unreadable.iter().map(|(row, why)| damaged(row, *why))));
    let clients = count_living(&loaded.records);
    // Those that were aside and can be read again are not counted yet.
    let newer = loaded.damaged.iter().filter(|one| one.why == Damage::Newer).count();
    let unreadable = u32::try_from(newer + set_aside + unreadable.len()).unwrap_or(u32::MAX);
    // What can not be written now is found again at the next opening.
    if let Some(mended) = mended(meta, &Found { clients, unreadable, newest_act })
        && write::put_right(database, &mended).await == Ok(true)
    {
        loaded.meta.seq = mended.now.seq;
        loaded.mended = Some(mended);
    }
    loaded.meta.clients = clients;
    Ok(loaded)
}

pub(super) async fn some(database: &Database, keys: &[RecordKey]) -> Result<Vec<Record>, StoreError> {
    let transaction = database.transaction(RECORDS).build()?;
    some_of(&transaction.object_store(RECORDS)?, keys).await
}

/// The records of these keys that are there and readable.
pub(super) async fn some_of(store: &ObjectStore<'_>, keys: &[RecordKey]) -> Result<Vec<Record>, StoreError> {
    let found = stored(store, keys.iter().map(key_text)).await?;
    Ok(found.into_iter().flatten().filter_map(|row| encoding::decode(&row).ok()).collect())
}

/// Whether every row is as it was written; none is parsed.
pub(super) async fn are_whole(database: &Database) -> Result<bool, StoreError> {
    let transaction = database.transaction(RECORDS).build()?;
    let store = transaction.object_store(RECORDS)?;
    let mut batch = Batch::new();
    let mut next = above(&store, None, batch.size())?;
    loop {
        let values: Vec<JsValue> = next.await?.flatten().collect();
        batch.start();
        let Some(last) = values.last() else { return Ok(true) };
        next = above(&store, rows::text(last, "key"), batch.size())?;
        if !values.iter().all(|value| encoding::is_whole(&rows::row_from_js(value))) {
            return Ok(false);
        }
        batch.end(values.len());
    }
}

pub(super) async fn journal(database: &Database, limit: usize) -> Result<Vec<JournalRow>, StoreError> {
    let transaction = database.transaction(JOURNAL).build()?;
    let store = transaction.object_store(JOURNAL)?;
    let keys: Vec<f64> = store.get_all_keys::<f64>().primitive()?.await?.collect::<Result<_, _>>()?;
    let wanted = keys.iter().rev().take(limit);
    let asked: Vec<_> =
        wanted.map(|seq| store.get::<JsValue, _, _>(*seq).primitive()).collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for request in asked {
        found.extend(request.await?.and_then(|value| rows::journal_from_js(&value)));
    }
    Ok(found)
}

pub(super) async fn journal_row(database: &Database, seq: u64) -> Result<Option<JournalRow>, StoreError> {
    let transaction = database.transaction(JOURNAL).build()?;
    let found = transaction.object_store(JOURNAL)?.get::<JsValue, _, _>(seq as f64).primitive()?.await?;
    Ok(found.and_then(|value| rows::journal_from_js(&value)))
}

pub(super) async fn meta(database: &Database) -> Result<Meta, StoreError> {
    let transaction = database.transaction(META).build()?;
    let value = transaction.object_store(META)?.get(rows::META_KEY).primitive()?.await?;
    rows::meta_from_js(value).ok_or(StoreError::Closed)
}

/// The rows of these keys, in their order.
pub(super) async fn stored(
    store: &ObjectStore<'_>,
    keys: impl Iterator<Item = String>,
) -> Result<Vec<Option<StoredRow>>, StoreError> {
    let asked: Vec<_> =
        keys.map(|key| store.get::<JsValue, _, _>(key).primitive()).collect::<Result<_, _>>()?;
    let mut found = Vec::with_capacity(asked.len());
    for request in asked {
        found.push(request.await?.map(|value| rows::row_from_js(&value)));
    }
    Ok(found)
}

/// The next rows after a key, or the first.
fn above(
    store: &ObjectStore<'_>,
    key: Option<String>,
    limit: u32,
) -> Result<indexed_db_futures::future::GetAllPrimitiveRequest<JsValue>, StoreError> {
    let after = KeyRange::LowerBound(key.unwrap_or_default(), true);
    Ok(store.get_all::<JsValue>().with_query::<String, _>(after).with_limit(limit).primitive()?)
}

pub(super) fn replace(records: &mut Vec<Record>, newer: Vec<Record>) {
    if newer.is_empty() {
        return;
    }
    let places: HashMap<RecordKey, usize> =
        records.iter().enumerate().map(|(place, record)| (record.key(), place)).collect();
    for record in newer {
        match places.get(&record.key()) {
            Some(place) => records[*place] = record,
            None => records.push(record),
        }
    }
}

fn damaged(row: &StoredRow, why: Damage) -> Damaged {
    Damaged { key: row.key.clone(), raw: row.json.clone(), why }
}
