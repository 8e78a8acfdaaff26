//! Copies as rows of a database of their own, `<database>-copias`: name → bytes. It is open only while it is asked.

use crate::storage::indexed_db::{self, finish};
use crate::storage::repository::StoreError;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

const FILES: &str = "files";

#[derive(Debug)]
pub(super) struct DatabaseOfCopies(String);

/// Closed when it goes.
struct Opened(Database);

impl Opened {
    async fn open(name: &str) -> Result<Self, StoreError> {
        let opening = Database::open(name).with_version(1u32).with_on_upgrade_needed(|_, database| {
            database.create_object_store(FILES).build()?;
            Ok(())
        });
        Ok(Self(opening.await?))
    }
}

impl DatabaseOfCopies {
    pub(super) async fn open(database: &str) -> Result<Self, StoreError> {
        let name = name(database);
        Opened::open(&name).await?;
        Ok(Self(name))
    }

    pub(super) async fn remove(database: &str) -> Result<(), StoreError> {
        indexed_db::delete(&name(database)).await
    }

    pub(super) async fn names(&self) -> Result<Vec<String>, StoreError> {
        let opened = Opened::open(&self.0).await?;
        let transaction = opened.0.transaction(FILES).build()?;
        let store = transaction.object_store(FILES)?;
        Ok(store.get_all_keys::<String>().primitive()?.await?.flatten().collect())
    }

    pub(super) async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let opened = Opened::open(&self.0).await?;
        let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
        let transaction =
            opened.0.transaction(FILES).with_mode(TransactionMode::Readwrite).with_options(strict).build()?;
        let bytes: JsValue = Uint8Array::from(bytes).into();
        let store = transaction.object_store(FILES)?;
        let written = store.put(bytes).with_key(name).without_key_type().primitive()?.await;
        drop(store);
        finish(transaction, written.map_err(StoreError::from)).await
    }

    pub(super) async fn read(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let opened = Opened::open(&self.0).await?;
        let transaction = opened.0.transaction(FILES).build()?;
        let found: Option<JsValue> = transaction.object_store(FILES)?.get(name).primitive()?.await?;
        let bytes = found.ok_or_else(|| StoreError::Failed(format!("NotFoundError: {name}")))?;
        Ok(Uint8Array::new(&bytes).to_vec())
    }

    pub(super) async fn delete(&self, name: &str) -> Result<(), StoreError> {
        let opened = Opened::open(&self.0).await?;
        let transaction = opened.0.transaction(FILES).with_mode(TransactionMode::Readwrite).build()?;
        transaction.object_store(FILES)?.delete::<&str, _>(name).primitive()?.await?;
        Ok(transaction.commit().await?)
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.0.clone().close();
    }
}

fn name(database: &str) -> String {
    format!("{database}-copias")
}
