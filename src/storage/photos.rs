//! Photos in a database of their own beside the carteira's, `<database>-fotos`: what is known of each in one store, its bytes in
//! the other, both under `<client>/<photo>`. It is open only while it is asked, and made by the first photo.

use super::indexed_db::{self, finish};
use super::repository::StoreError;
use crate::domain::value::id::ClientId;
use crate::exchange::photos::{Photo, PhotoKind};
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const KNOWN: &str = "known";
const BYTES: &str = "bytes";

/// Closed when it goes.
struct Opened(Database);

impl Opened {
    async fn open(name: &str) -> Result<Self, StoreError> {
        let opening = Database::open(name).with_version(1u32).with_on_upgrade_needed(|_, database| {
            database.create_object_store(KNOWN).build()?;
            database.create_object_store(BYTES).build()?;
            Ok(())
        });
        Ok(Self(opening.await?))
    }

    /// `None`: no photo was ever kept, and none is made by looking.
    async fn existing(database: &str) -> Result<Option<Self>, StoreError> {
        let name = name(database);
        match indexed_db::exists(&name).await {
            true => Self::open(&name).await.map(Some),
            false => Ok(None),
        }
    }

    fn writing(&self) -> Result<indexed_db_futures::transaction::Transaction<'_>, StoreError> {
        let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        let builder = self.0.transaction([KNOWN, BYTES]).with_mode(TransactionMode::Readwrite);
        Ok(builder.with_options(strict).build()?)
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.clone().close();
    }
}

/// What is known of all photos, or of those of one client, the first taken first.
pub(crate) async fn list(database: &str, client: Option<ClientId>) -> Result<Vec<Photo>, StoreError> {
    let Some(opened) = Opened::existing(database).await? else { return Ok(Vec::new()) };
    let transaction = opened.0.transaction(KNOWN).build()?;
    let store = transaction.object_store(KNOWN)?;
    let all = match client {
        Some(client) => {
            let range = KeyRange::Bound(format!("{client}/"), false, format!("{client}/~"), false);
            store.get_all::<JsValue>().with_query::<String, _>(range).primitive()?.await?
        }
        None => store.get_all::<JsValue>().primitive()?.await?,
    };
    let read = |value: JsValue| serde_json::from_str::<Photo>(&value.as_string()?).ok();
    let mut photos: Vec<Photo> = all.flatten().filter_map(read).collect();
    photos.sort_by_key(|photo| photo.id);
    Ok(photos)
}

pub(crate) async fn bytes(database: &str, photo: &Photo) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(opened) = Opened::existing(database).await? else { return Ok(None) };
    let transaction = opened.0.transaction(BYTES).build()?;
    let found: Option<JsValue> = transaction.object_store(BYTES)?.get(key(photo)).primitive()?.await?;
    Ok(found.and_then(|value| value.dyn_into::<Uint8Array>().ok()).map(|bytes| bytes.to_vec()))
}

/// Keeps all of these or none; acknowledged when the transaction is complete.
pub(crate) async fn keep(database: &str, photos: &[(Photo, Vec<u8>)]) -> Result<(), StoreError> {
    let opened = Opened::open(&name(database)).await?;
    let transaction = opened.writing()?;
    let put = async {
        let (known, stored) = (transaction.object_store(KNOWN)?, transaction.object_store(BYTES)?);
        for (photo, bytes) in photos {
            let text = serde_json::to_string(photo).map_err(|error| StoreError::Failed(error.to_string()))?;
            known.put(JsValue::from(text)).with_key(key(photo)).without_key_type().primitive()?.await?;
            let bytes: JsValue = Uint8Array::from(bytes.as_slice()).into();
            stored.put(bytes).with_key(key(photo)).without_key_type().primitive()?.await?;
        }
        Ok::<(), StoreError>(())
    };
    let done = put.await;
    finish(transaction, done).await
}

pub(crate) async fn remove(database: &str, photos: &[Photo]) -> Result<(), StoreError> {
    let Some(opened) = Opened::existing(database).await? else { return Ok(()) };
    let transaction = opened.writing()?;
    let delete = async {
        for store in [KNOWN, BYTES] {
            let store = transaction.object_store(store)?;
            for photo in photos {
                store.delete::<String, _>(key(photo)).primitive()?.await?;
            }
        }
        Ok::<(), StoreError>(())
    };
    let done = delete.await;
    finish(transaction, done).await
}

/// Removes those of a client, or its cards alone: whose they are nobody but the picture says.
pub(crate) async fn forget_client(database: &str, client: ClientId, cards: bool) -> Result<(), StoreError> {
    let all = list(database, Some(client)).await?;
    let gone: Vec<Photo> = all.into_iter().filter(|photo| !cards || photo.kind == PhotoKind::Card).collect();
    if gone.is_empty() { Ok(()) } else { remove(database, &gone).await }
}

/// Removes every photo of the carteira.
pub(crate) async fn forget(database: &str) -> Result<(), StoreError> {
    let name = name(database);
    if indexed_db::exists(&name).await {
        Database::delete_by_name(&name)?.await?;
    }
    Ok(())
}

fn key(photo: &Photo) -> String {
    format!("{}/{}", photo.client, photo.id)
}

fn name(database: &str) -> String {
    format!("{database}-fotos")
}
