//! One open connection: the upgrade ladder, the identity of the database, and who may take it away.
//!
//! The browser may drop a connection by itself (iOS does, to pages in the background). It is opened again when next
//! needed, and used only if it still leads to the same database.

use super::failure::{from_js, is_lost_connection};
use super::read;
use super::rows::{self, DAMAGED, JOURNAL, META, RECORDS};
use crate::domain::keeping::stamp::DeviceId;
use crate::storage::repository::{Meta, StoreError};
use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::{Array, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Raised by one for each new step of [`climb`].
const VERSION: u32 = 1;

#[derive(Debug)]
pub(super) struct Handle {
    name: String,
    device: DeviceId,
    connection: Rc<RefCell<Connection>>,
}

#[derive(Debug)]
struct Connection {
    database: Option<Database>,
    superseded: Cell<bool>,
    on_superseded: OnSuperseded,
    /// Listeners of the open database, kept as long as it is.
    listeners: Vec<Listener>,
}

type Listener = Closure<dyn FnMut(web_sys::Event)>;

#[derive(Clone, Default)]
struct OnSuperseded(Option<Rc<dyn Fn()>>);

/// Whether a database of that name exists on this device. Never creates it.
pub async fn exists(name: &str) -> bool {
    let listed = async {
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
        let databases: js_sys::Function = Reflect::get(&factory, &"databases".into())?.dyn_into()?;
        let promise: Promise = databases.call0(&factory)?.dyn_into()?;
        let list: Array = JsFuture::from(promise).await?.dyn_into()?;
        let named = |entry: &JsValue| Reflect::get(entry, &"name".into()).ok().and_then(|n| n.as_string());
        Ok::<bool, JsValue>(list.iter().any(|entry| named(&entry).as_deref() == Some(name)))
    };
    listed.await.unwrap_or(false)
}

/// Deletes a database with its witness. Tabs that have it open are closed out of it first.
pub(super) async fn delete(name: &str) -> Result<(), StoreError> {
    crate::storage::witness::forget(name);
    Database::delete_by_name(name)?.await?;
    Ok(())
}

impl Handle {
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Rc::new(RefCell::new(Connection {
            database: None,
            superseded: Cell::default(),
            on_superseded: OnSuperseded::default(),
            listeners: Vec::new(),
        }));
        let database = connect(name).await?;
        let device = identity(&database).await?.device;
        hold(&connection, database);
        Ok(Self { name: name.to_owned(), device, connection })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn device(&self) -> DeviceId {
        self.device
    }

    /// Called once, when the database is taken away for good.
    pub(super) fn on_superseded(&self, hear: impl Fn() + 'static) {
        self.connection.borrow_mut().on_superseded = OnSuperseded(Some(Rc::new(hear)));
    }

    /// The open database, opened again where the browser dropped it.
    pub(super) async fn database(&self) -> Result<Database, StoreError> {
        let (database, superseded) = {
            let connection = self.connection.borrow();
            (connection.database.clone(), connection.superseded.get())
        };
        if superseded {
            return Err(StoreError::Superseded);
        }
        if let Some(database) = database.filter(is_alive) {
            return Ok(database);
        }
        if !exists(&self.name).await {
            return Err(StoreError::Closed);
        }
        let database = connect(&self.name).await?;
        if read::meta(&database).await?.device != self.device {
            database.close();
            return Err(StoreError::Closed);
        }
        hold(&self.connection, database.clone());
        Ok(database)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        let mut connection = self.connection.borrow_mut();
        if let Some(database) = connection.database.take() {
            database.as_sys().set_onversionchange(None);
            database.as_sys().set_onclose(None);
            database.close();
        }
        connection.listeners.clear();
    }
}

/// Starts a strictly durable transaction over every store.
pub(super) fn writing(
    database: &Database,
) -> Result<indexed_db_futures::transaction::Transaction<'_>, StoreError> {
    let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let builder =
        database.transaction([RECORDS, JOURNAL, META, DAMAGED]).with_mode(TransactionMode::Readwrite);
    Ok(builder.with_options(strict).build()?)
}

async fn connect(name: &str) -> Result<Database, StoreError> {
    let opened = Database::open(name).with_version(VERSION).with_on_upgrade_needed(climb).await;
    match opened {
        Ok(database) => Ok(database),
        Err(OpenDbError::Base(Error::DomException(DomException::Other(exception))))
            if exception.name() == "VersionError" =>
        {
            Err(StoreError::Newer { found: found_version(name).await, known: VERSION })
        }
        Err(error) => Err(error.into()),
    }
}

/// The upgrade ladder: each step from its version on, inside the one transaction of the upgrade.
fn climb(event: VersionChangeEvent, database: Database) -> indexed_db_futures::Result<()> {
    if event.old_version() < 1.0 {
        database.create_object_store(RECORDS).with_key_path("key".into()).build()?;
        let journal = database.create_object_store(JOURNAL).with_key_path("seq".into()).build()?;
        journal.create_index(rows::BY_TIME, "at".into()).build()?;
        database.create_object_store(META).build()?;
        database.create_object_store(DAMAGED).with_key_path("id".into()).build()?;
    }
    Ok(())
}

/// Which version a database too new to be opened has; 0 where the browser does not tell.
async fn found_version(name: &str) -> u32 {
    match Database::open(name).await {
        Ok(database) => {
            let version = database.version() as u32;
            database.close();
            version
        }
        Err(_) => 0,
    }
}

/// The identity of the database, made now if it is new.
async fn identity(database: &Database) -> Result<Meta, StoreError> {
    let transaction = writing(database)?;
    let store = transaction.object_store(META)?;
    if let Some(meta) = rows::meta_from_js(store.get(rows::META_KEY).primitive()?.await?) {
        return Ok(meta);
    }
    let meta = Meta { device: fresh_device()?, ..Meta::default() };
    store.put(rows::meta_to_js(meta)).with_key(rows::META_KEY).primitive()?.await?;
    transaction.commit().await?;
    Ok(meta)
}

fn fresh_device() -> Result<DeviceId, StoreError> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).map_err(from_js)?;
    let crypto: web_sys::Crypto = crypto.unchecked_into();
    let mut bytes = [0; 8];
    crypto.get_random_values_with_u8_array(&mut bytes).map_err(from_js)?;
    Ok(DeviceId(u64::from_le_bytes(bytes).max(1)))
}

/// Keeps an open database, and lets go of it when a newer version or a removal asks for it.
fn hold(connection: &Rc<RefCell<Connection>>, database: Database) {
    let weak = Rc::downgrade(connection);
    let asked = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| {
        let Some(connection) = weak.upgrade() else { return };
        let (superseded, hear) = {
            let mut connection = connection.borrow_mut();
            if let Some(database) = connection.database.take() {
                database.close();
            }
            (connection.superseded.replace(true), connection.on_superseded.clone())
        };
        if let Some(hear) = hear.0.filter(|_| !superseded) {
            // In a turn of its own: who hears it may drop this very listener.
            spawn_local(async move { hear() });
        }
    });
    let weak = Rc::downgrade(connection);
    let dropped = Closure::<dyn FnMut(web_sys::Event)>::new(move |_| {
        if let Some(connection) = weak.upgrade() {
            connection.borrow_mut().database = None;
        }
    });
    database.as_sys().set_onversionchange(Some(asked.as_ref().unchecked_ref()));
    database.as_sys().set_onclose(Some(dropped.as_ref().unchecked_ref()));
    let mut connection = connection.borrow_mut();
    connection.database = Some(database);
    connection.listeners = vec![asked, dropped];
}

/// Asks for the smallest transaction: a connection that was dropped without a word refuses it.
fn is_alive(database: &Database) -> bool {
    match database.transaction(META).build() {
        Ok(transaction) => {
            drop(transaction);
            true
        }
        Err(error) => !is_lost_connection(&error),
    }
}

impl std::fmt::Debug for OnSuperseded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OnSuperseded")
    }
}
