//! Writing: each function is one strictly durable transaction, done when the device has it.

use super::failure::from_exception;
use super::handle::writing;
use super::read::stored;
use super::rows::{self, DAMAGED, JOURNAL, META, RECORDS};
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::record::{Record, RecordKey};
use crate::domain::value::id::ClientId;
use crate::storage::agreement::Mended;
use crate::storage::encoding::{self, StoredRow, key_text};
use crate::storage::pace::Batch;
use crate::storage::repository::{Committed, Damage, JournalRow, Meta, StoreError, Watch, Write};
use crate::storage::settle::{count_after, journal_cutoff, settle};
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::future::VoidRequest;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use std::collections::HashMap;
use wasm_bindgen::JsValue;

/// Up to this many records, each is asked for by itself.
const ASKED_SINGLY: usize = 16;

/// Of so many records at once it is asked whether any is stored already: of an import hardly one is.
const NEIGHBOURS: usize = 8192;

pub(super) async fn commit(
    database: &Database,
    device: DeviceId,
    write: Write,
    watch: Watch<'_>,
) -> Result<(Committed, Meta), StoreError> {
    let transaction = writing(database)?;
    let filled = fill(&transaction, device, write, watch).await;
    // The last moment: what is asked to be completed cannot be taken back any more.
    let done =
        filled.and_then(|done| if (watch.cancelled)() { Err(StoreError::Cancelled) } else { Ok(done) });
    finish(transaction, done).await
}

/// Moves unreadable rows aside, and takes back those set aside that can be read now; these are returned as they now are.
pub(super) async fn tidy(
    database: &Database,
    unreadable: &[(StoredRow, Damage)],
    aside: &[(String, StoredRow, Damage)],
) -> Result<Vec<Record>, StoreError> {
    let transaction = writing(database)?;
    let done = mend(&transaction, unreadable, aside).await;
    finish(transaction, done).await
}

/// Puts the account right; not where another tab has written meanwhile.
pub(super) async fn put_right(database: &Database, mended: &Mended) -> Result<bool, StoreError> {
    let transaction = writing(database)?;
    let done = replace_meta(&transaction, mended).await;
    finish(transaction, done).await
}

pub(super) async fn discard(database: &Database, key: &str) -> Result<(), StoreError> {
    let transaction = writing(database)?;
    let done = transaction.object_store(DAMAGED)?.delete::<String, _>(aside_of(key)).primitive()?.await;
    finish(transaction, done.map_err(StoreError::from)).await
}

pub(super) async fn erase(database: &Database, device: DeviceId) -> Result<Meta, StoreError> {
    let transaction = writing(database)?;
    let done = clear(&transaction, device).await;
    finish(transaction, done).await
}

/// Commits what went well and lets go of the rest. Why a transaction was aborted only its own `error` tells.
pub(in crate::storage) async fn finish<T>(
    transaction: Transaction<'_>,
    done: Result<T, StoreError>,
) -> Result<T, StoreError> {
    let seen = transaction.as_sys().clone();
    let ended = match done {
        Ok(value) => transaction.commit().await.map(|()| value).map_err(StoreError::from),
        Err(error) => {
            drop(transaction);
            Err(error)
        }
    };
    ended.map_err(|error| match (error, seen.error()) {
        (StoreError::Failed(_), Some(reason)) => from_exception(&reason),
        (error, _) => error,
    })
}

async fn fill(
    transaction: &Transaction<'_>,
    device: DeviceId,
    write: Write,
    watch: Watch<'_>,
) -> Result<(Committed, Meta), StoreError> {
    let Write { records, journal, undoes, forgets } = write;
    let asked = transaction.object_store(META)?.get(rows::META_KEY).primitive()?;
    let mut meta =
        rows::meta_from_js(asked.await?).filter(|meta| meta.device == device).ok_or(StoreError::Closed)?;
    meta.seq += 1;
    let mut committed = Committed { seq: meta.seq, merged: Vec::new() };
    let clients = put_all(transaction, records, watch, &mut committed.merged).await?;
    meta.clients = count_after(meta.clients, clients);

    let store = transaction.object_store(JOURNAL)?;
    if let Some(seq) = undoes {
        mark_undone(&store, seq).await?;
    }
    if let Some(client) = forgets {
        forget_client(transaction, &store, client).await?;
    }
    if let Some(row) = journal {
        forget_before(&store, journal_cutoff(row.at)).await?;
        put(&store, rows::journal_to_js(&JournalRow { seq: meta.seq, ..row })?)?;
    }
    put_meta(transaction, meta)?.await?;
    Ok((committed, meta))
}

/// Writes records merged with what is stored of each. Returns how many clients more there are.
async fn put_all(
    transaction: &Transaction<'_>,
    records: Vec<Record>,
    watch: Watch<'_>,
    merged: &mut Vec<Record>,
) -> Result<i64, StoreError> {
    let (store, damaged) = (transaction.object_store(RECORDS)?, transaction.object_store(DAMAGED)?);
    let mut named: Vec<(String, Record)> =
        records.into_iter().map(|record| (key_text(&record.key()), record)).collect();
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    named.dedup_by(|(again, newer), (key, record)| {
        let same = again == key;
        if same {
            *record = record.merged(newer);
        }
        same
    });
    let total = named.len();
    let mut batch = Batch::new();
    let (mut clients, mut done) = (0, 0);
    // Up to here nothing is stored of what is written; and what was asked for last, but for the batch under way.
    let (mut new_until, mut under_way) = (0, None);
    while done < total {
        if (watch.cancelled)() {
            return Err(StoreError::Cancelled);
        }
        if new_until <= done && total - done > NEIGHBOURS {
            let neighbours = &named[done..total.min(done + NEIGHBOURS)];
            under_way = None;
            new_until =
                if stored_between(&store, neighbours).await? == 0 { done + neighbours.len() } else { 0 };
        }
        let all_new = done < new_until;
        let end = total.min(done + batch.size() as usize);
        let end = if all_new { end.min(new_until) } else { end };
        let part = &named[done..end];
        let mut before = if all_new { HashMap::new() } else { stored_of(&store, part).await? };
        batch.start();
        let mut last = None;
        for (key, record) in part {
            let found = before.remove(key);
            let settled = settle(found.as_ref(), record)?;
            if let (Some(aside), Some(found)) = (&settled.set_aside, &found) {
                put(&damaged, rows::aside_to_js(found, aside.why))?;
            }
            if let Some(row) = &settled.row {
                last = Some(put(&store, rows::row_to_js(row))?);
            }
            clients += settled.clients;
            merged.extend(settled.merged);
        }
        batch.end(part.len());
        // The browser writes one batch while the next is made; of more at a time nobody would be better off.
        let awaited = if all_new { under_way.replace(last).flatten() } else { last };
        if let Some(request) = awaited.filter(|_| end < total) {
            request.await?;
        }
        done = end;
        (watch.progress)(done, total);
    }
    Ok(clients)
}

/// How many records stand from the first to the last of these keys, which are sorted.
async fn stored_between(store: &ObjectStore<'_>, part: &[(String, Record)]) -> Result<usize, StoreError> {
    let (Some((first, _)), Some((last, _))) = (part.first(), part.last()) else { return Ok(0) };
    let range = KeyRange::Bound(first.clone(), false, last.clone(), false);
    Ok(store.count().with_query::<String, _>(range).primitive()?.await? as usize)
}

/// What is stored under these keys, which are sorted. Neighbours are read together where few others lie between them.
async fn stored_of(
    store: &ObjectStore<'_>,
    part: &[(String, Record)],
) -> Result<HashMap<String, StoredRow>, StoreError> {
    let (Some((first, _)), Some((last, _))) = (part.first(), part.last()) else { return Ok(HashMap::new()) };
    let range = KeyRange::Bound(first.clone(), false, last.clone(), false);
    let between = if part.len() <= ASKED_SINGLY { usize::MAX } else { stored_between(store, part).await? };
    let rows: Vec<StoredRow> = if between == 0 {
        Vec::new()
    } else if between <= 2 * part.len() {
        let values = store.get_all::<JsValue>().with_query::<String, _>(range).primitive()?.await?;
        values.flatten().map(|value| rows::row_from_js(&value)).collect()
    } else {
        let keys = part.iter().map(|(key, _)| key.clone());
        stored(store, keys).await?.into_iter().flatten().collect()
    };
    Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
}

async fn mend(
    transaction: &Transaction<'_>,
    unreadable: &[(StoredRow, Damage)],
    aside: &[(String, StoredRow, Damage)],
) -> Result<Vec<Record>, StoreError> {
    let (store, damaged) = (transaction.object_store(RECORDS)?, transaction.object_store(DAMAGED)?);
    for (row, why) in unreadable {
        let now = stored(&store, std::iter::once(row.key.clone())).await?;
        if now.into_iter().flatten().any(|now| now == *row) {
            put(&damaged, rows::aside_to_js(row, *why))?;
            store.delete(row.key.clone()).primitive()?.await?;
        }
    }
    let mut mended = Vec::new();
    for (id, row, _) in aside {
        let Ok(record) = encoding::decode(row) else { continue };
        let now = stored(&store, std::iter::once(row.key.clone())).await?.into_iter().flatten().next();
        let settled = settle(now.as_ref(), &record)?;
        if let Some(row) = &settled.row {
            put(&store, rows::row_to_js(row))?;
        }
        damaged.delete(id.clone()).primitive()?.await?;
        mended.push(settled.merged.unwrap_or(record));
    }
    Ok(mended)
}

async fn replace_meta(transaction: &Transaction<'_>, mended: &Mended) -> Result<bool, StoreError> {
    let asked = transaction.object_store(META)?.get(rows::META_KEY).primitive()?;
    let is_as_it_was = rows::meta_from_js(asked.await?) == Some(mended.said);
    if is_as_it_was {
        put_meta(transaction, mended.now)?.await?;
    }
    Ok(is_as_it_was)
}

async fn clear(transaction: &Transaction<'_>, device: DeviceId) -> Result<Meta, StoreError> {
    let asked = transaction.object_store(META)?.get(rows::META_KEY).primitive()?;
    let before =
        rows::meta_from_js(asked.await?).filter(|meta| meta.device == device).ok_or(StoreError::Closed)?;
    for name in [RECORDS, JOURNAL, DAMAGED] {
        transaction.object_store(name)?.clear()?.await?;
    }
    let meta = Meta { seq: before.seq + 1, clients: 0, ..before };
    put_meta(transaction, meta)?.await?;
    Ok(meta)
}

async fn mark_undone(store: &ObjectStore<'_>, seq: u64) -> Result<(), StoreError> {
    let found = store.get::<JsValue, _, _>(seq as f64).primitive()?.await?;
    if let Some(row) = found.and_then(|value| rows::journal_from_js(&value)) {
        put(store, rows::journal_to_js(&JournalRow { undone: true, ..row })?)?;
    }
    Ok(())
}

async fn forget_client(
    transaction: &Transaction<'_>,
    journal: &ObjectStore<'_>,
    client: ClientId,
) -> Result<(), StoreError> {
    let rows: Vec<JsValue> = journal.get_all::<JsValue>().primitive()?.await?.flatten().collect();
    for row in rows.iter().filter_map(rows::journal_from_js).filter(|row| row.names(client)) {
        journal.delete(row.seq as f64).primitive()?.await?;
    }
    let aside = transaction.object_store(DAMAGED)?;
    aside.delete::<String, _>(aside_of(&key_text(&RecordKey::Client(client)))).primitive()?.await?;
    Ok(())
}

/// All that was set aside of one record.
fn aside_of(key: &str) -> KeyRange<String> {
    KeyRange::Bound(format!("{key}@"), false, format!("{key}@~"), false)
}

async fn forget_before(store: &ObjectStore<'_>, cutoff: u64) -> Result<(), StoreError> {
    let index = store.index(rows::BY_TIME)?;
    let old = index.get_all_keys::<f64>().with_query::<f64, _>(KeyRange::UpperBound(cutoff as f64, true));
    for seq in old.primitive()?.await?.flatten() {
        store.delete(seq).primitive()?.await?;
    }
    Ok(())
}

fn put(store: &ObjectStore<'_>, value: JsValue) -> Result<VoidRequest, StoreError> {
    Ok(store.put(value).primitive()?)
}

fn put_meta(transaction: &Transaction<'_>, meta: Meta) -> Result<VoidRequest, StoreError> {
    let store = transaction.object_store(META)?;
    Ok(store.put(rows::meta_to_js(meta)).with_key(rows::META_KEY).without_key_type().primitive()?)
}
