//! The image in a small database of its own beside the rows: `head`, and the leaves by their numbers.
//!
//! Whatever goes wrong here costs a slower opening and nothing else.

use super::read::{replace, some_of};
use super::rows::{self, DAMAGED, JOURNAL, META, RECORDS};
use super::write::finish;
use crate::domain::keeping::json;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::record::{Record, RecordKey};
use crate::storage::encoding;
use crate::storage::image::{Act, Head, read_leaf};
use crate::storage::repository::{FromImage, JournalRow, Loaded, Meta, Progress, StoreError};
use crate::storage::settle::count_living;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const IMAGE: &str = "image";
/// Beside the leaves, which are numbered from 0.
const HEAD: f64 = -1.0;
/// The edition that was begun last; of two tabs that begin one, the first gives way.
const BEGUN: f64 = -2.0;
/// Leaves written in one transaction.
const GROUP: usize = 16;

fn name_of(database: &str) -> String {
    format!("{database}.imagem")
}

/// What the store has, by its image; `None`: there is none that is whole and new enough.
pub(super) async fn load(
    database: &Database,
    name: &str,
    device: DeviceId,
    progress: Progress<'_>,
) -> Option<Loaded> {
    let name = name_of(name);
    if !super::exists(&name).await {
        return None;
    }
    let images = open(&name).await.ok()?;
    let loaded = read(database, &images, device, progress).await.ok().flatten();
    images.close();
    if loaded.is_none() {
        // Of no more use, and it would be taken for one that another tab keeps.
        Database::delete_by_name(&name).ok()?.await.ok()?;
    }
    loaded
}

pub(super) async fn forget(name: &str) -> Result<(), StoreError> {
    Database::delete_by_name(&name_of(name))?.await?;
    Ok(())
}

/// Keeps these leaves as those of `head`. A new edition replaces all there is; of the same one the others stay.
/// `false`: another tab keeps an edition of its own.
pub(super) async fn keep(
    name: &str,
    head: &Head,
    leaves: &[(u32, Vec<u8>)],
    is_new: bool,
) -> Result<bool, StoreError> {
    let images = open(&name_of(name)).await?;
    let kept = write(&images, head, leaves, is_new).await;
    images.close();
    kept
}

async fn open(name: &str) -> Result<Database, StoreError> {
    let made = Database::open(name).with_version(1_u8).with_on_upgrade_needed(|_, database| {
        database.create_object_store(IMAGE).build()?;
        Ok(())
    });
    Ok(made.await?)
}

async fn read(
    database: &Database,
    images: &Database,
    device: DeviceId,
    progress: Progress<'_>,
) -> Result<Option<Loaded>, StoreError> {
    let Some(head) = head(&images.transaction(IMAGE).build()?.object_store(IMAGE)?).await? else {
        return Ok(None);
    };
    let Some(beside) = beside(database, device, &head).await? else { return Ok(None) };

    // Another tab may have written meanwhile: leaves of another edition or length are not taken.
    let transaction = images.transaction(IMAGE).build()?;
    let leaves = transaction.object_store(IMAGE)?;
    let ask = |number: u32| Ok::<_, StoreError>(leaves.get::<JsValue, _, _>(f64::from(number)).primitive()?);
    let total = head.dossiers as usize;
    let mut records: Vec<Record> = beside.catalog;
    let entries = records.len();
    records.reserve_exact(total);
    let mut next = ask(0)?;
    for number in 0..head.leaves() {
        let Some(bytes) = next.await?.and_then(|value| value.dyn_into::<Uint8Array>().ok()) else {
            return Ok(None);
        };
        // Asked for before this one is read: the transaction ends when nothing is asked of it.
        next = ask(number + 1)?;
        let Some(dossiers) = read_leaf(&bytes.to_vec(), &head, number) else { return Ok(None) };
        records.extend(dossiers.into_iter().map(|dossier| Record::Client(Box::new(dossier))));
        progress(records.len() - entries, total);
    }
    let changed = beside.changed.iter().filter_map(|record| match record {
        Record::Client(dossier) => Some(dossier.id),
        Record::Catalog(_) => None,
    });
    let image = Some(FromImage { edition: head.edition, seq: head.seq, changed: changed.collect() });
    replace(&mut records, beside.changed);
    // A slot that was taken back stays, empty, and has no row.
    let is_blank = |record: &&Record| matches!(record, Record::Client(dossier) if dossier.is_blank());
    let blank = records.iter().filter(is_blank).count();
    let agrees = records.len() - blank == beside.rows && count_living(&records) == beside.meta.clients;
    Ok(agrees.then(|| Loaded { records, meta: beside.meta, image, ..Loaded::default() }))
}

/// What the rows say, that the image does not or may say otherwise.
struct Beside {
    meta: Meta,
    /// Of all kinds.
    rows: usize,
    catalog: Vec<Record>,
    /// Of the commits after the image's.
    changed: Vec<Record>,
}

/// `None`: something is damaged or does not agree, or a later commit was about several clients.
async fn beside(database: &Database, device: DeviceId, head: &Head) -> Result<Option<Beside>, StoreError> {
    let transaction = database.transaction([RECORDS, META, DAMAGED, JOURNAL]).build()?;
    let (store, journal) = (transaction.object_store(RECORDS)?, transaction.object_store(JOURNAL)?);
    let meta = transaction.object_store(META)?.get(rows::META_KEY).primitive()?;
    let total = store.count().primitive()?;
    let aside = transaction.object_store(DAMAGED)?.count().primitive()?;
    let entries =
        KeyRange::Bound(encoding::CATALOG.to_owned(), false, format!("{}~", encoding::CATALOG), false);
    let entries = store.get_all::<JsValue>().with_query::<String, _>(entries).primitive()?;
    let later = KeyRange::LowerBound(head.seq as f64, true);
    let acts = journal.get_all::<JsValue>().with_query::<f64, _>(later).primitive()?;

    let Some(meta) = rows::meta_from_js(meta.await?).filter(|meta| head.leads_to(device, meta.seq)) else {
        return Ok(None);
    };
    let rows = total.await? as usize;
    let is_damaged = aside.await? > 0;
    let mut catalog = Vec::new();
    for value in entries.await?.flatten() {
        let Ok(record) = encoding::decode(&rows::row_from_js(&value)) else { return Ok(None) };
        catalog.push(record);
    }
    let mut later = Vec::new();
    for value in acts.await?.flatten() {
        let Some(JournalRow { seq, at, client, .. }) = rows::journal_from_js(&value) else { return Ok(None) };
        later.push(Act { seq, at, client });
    }
    let Some(clients) = head.changed_since(&later).filter(|_| !is_damaged) else { return Ok(None) };
    let keys: Vec<RecordKey> = clients.into_iter().map(RecordKey::Client).collect();
    let changed = some_of(&store, &keys).await?;
    Ok((changed.len() == keys.len()).then_some(Beside { meta, rows, catalog, changed }))
}

async fn head(store: &ObjectStore<'_>) -> Result<Option<Head>, StoreError> {
    let text = store.get::<JsValue, _, _>(HEAD).primitive()?.await?.and_then(|value| value.as_string());
    Ok(text.and_then(|text| json::from_str(&text).ok()))
}

async fn write(
    images: &Database,
    head: &Head,
    leaves: &[(u32, Vec<u8>)],
    is_new: bool,
) -> Result<bool, StoreError> {
    let writing = || images.transaction(IMAGE).with_mode(TransactionMode::Readwrite).build();
    if is_new {
        let transaction = writing()?;
        let begun = begin(&transaction.object_store(IMAGE)?, head).await;
        if !finish(transaction, begun).await? {
            return Ok(false);
        }
    }
    let groups = leaves.len().div_ceil(GROUP).max(1);
    for number in 0..groups {
        let group = leaves.chunks(GROUP).nth(number).unwrap_or_default();
        let transaction = writing()?;
        let done = put(&transaction.object_store(IMAGE)?, head, group, is_new, number + 1 == groups).await;
        if !finish(transaction, done).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Makes room for a new edition; not where another tab keeps one of this commit.
async fn begin(store: &ObjectStore<'_>, head: &Head) -> Result<bool, StoreError> {
    let there = self::head(store).await?;
    if there.is_some_and(|there| there.leads_to(head.device, head.seq) && there.seq == head.seq) {
        return Ok(false);
    }
    store.clear()?.await?;
    store.put(head.edition as f64).with_key(BEGUN).without_key_type().primitive()?.await?;
    Ok(true)
}

async fn put(
    store: &ObjectStore<'_>,
    head: &Head,
    leaves: &[(u32, Vec<u8>)],
    is_new: bool,
    is_last: bool,
) -> Result<bool, StoreError> {
    let there = if is_new {
        store.get::<f64, _, _>(BEGUN).primitive()?.await?.map(|edition| edition as u64)
    } else {
        self::head(store).await?.map(|there| there.edition)
    };
    if there != Some(head.edition) {
        return Ok(false);
    }
    for (number, bytes) in leaves {
        let value: JsValue = Uint8Array::from(bytes.as_slice()).into();
        store.put(value).with_key(f64::from(*number)).without_key_type().primitive()?.await?;
    }
    if is_last {
        let text = serde_json::to_string(head).map_err(|error| StoreError::Failed(error.to_string()))?;
        store.put(JsValue::from(text)).with_key(HEAD).without_key_type().primitive()?.await?;
    }
    Ok(true)
}
