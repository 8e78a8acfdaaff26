//! IndexedDB holds the contract of the store, in a real browser; and what only a browser can do to it.

#![cfg(target_arch = "wasm32")]
// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod contract;
#[path = "in_browser/copies.rs"]
mod copies;

use carteira::domain::record::Record;
use carteira::storage::encoding::StoredRow;
use carteira::storage::indexed_db::{self, Elsewhere, IndexedDb};
use carteira::storage::repository::{Repository, StoreError};
use contract::{Bench, client, for_each_behaviour, load, write};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::{Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A database of its own for each test, removed at its end.
struct Own(String);

impl Own {
    async fn new(name: &str) -> Own {
        indexed_db::delete(name).await.unwrap();
        Own(name.to_owned())
    }
}

impl Bench for Own {
    type Tab = IndexedDb;
    async fn open(&self) -> IndexedDb {
        IndexedDb::open(&self.0).await.unwrap()
    }
    async fn plant(&self, row: &StoredRow) {
        put(&self.0, "records", &object(row)).await;
    }
    async fn plant_aside(&self, row: &StoredRow) {
        let value = object(row);
        set(&value, "id", &format!("{}@{:08x}", row.key, row.sum ^ 1).into());
        set(&value, "why", &"checksum".into());
        put(&self.0, "damaged", &value).await;
    }
}

macro_rules! on_indexed_db {
    ($($behaviour:ident)*) => { $(
        #[wasm_bindgen_test]
        async fn $behaviour() {
            let name = concat!("contract-", stringify!($behaviour));
            contract::$behaviour(Own::new(name).await).await;
            indexed_db::delete(name).await.unwrap();
        }
    )* };
}
for_each_behaviour!(on_indexed_db);

#[wasm_bindgen_test]
async fn six_hundred_contacts_of_two_tabs_at_once_are_all_kept() {
    let bench = Own::new("two-tabs").await;
    let (one, other) = (bench.open().await, bench.open().await);
    let contacts = |tab: IndexedDb, first: u32| async move {
        for contact in first..first + 300 {
            tab.commit(write(vec![client(1, "A", &[contact])])).await.unwrap();
        }
        tab
    };
    let (one, _other) = futures::future::join(contacts(one, 0), contacts(other, 300)).await;
    let loaded = load(&one).await;
    let all: Vec<u32> = (0..600).collect();
    assert_eq!(loaded.records, [client(1, "A", &all)]);
    assert_eq!(loaded.meta.seq, 600);
    indexed_db::delete("two-tabs").await.unwrap();
}

#[wasm_bindgen_test]
async fn another_tab_hears_of_a_commit_with_what_is_stored() {
    let bench = Own::new("hearing").await;
    let (speaker, listener) = (bench.open().await, bench.open().await);
    speaker.commit(write(vec![client(1, "A", &[1])])).await.unwrap();
    settle().await;
    let heard = hear(&listener);
    speaker.commit(write(vec![client(1, "A", &[2])])).await.unwrap();
    listener.commit(write(vec![client(2, "B", &[])])).await.unwrap();
    let many: Vec<Record> = (0..500).map(|n| client(n, "C", &[])).collect();
    speaker.commit(write(many)).await.unwrap();
    speaker.erase_all().await.unwrap();
    settle().await;
    let committed = |seq, record| Elsewhere::Committed { records: vec![record], seq };
    let expected = [
        // What was said before anybody listened was kept for the first who does.
        committed(1, client(1, "A", &[1])),
        committed(2, client(1, "A", &[1, 2])),
        Elsewhere::Everything,
        Elsewhere::Everything,
    ];
    assert_eq!(*heard.borrow(), expected);
    indexed_db::delete("hearing").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_newer_version_takes_the_database_and_is_refused_afterwards() {
    let bench = Own::new("newer").await;
    let tab = bench.open().await;
    let heard = hear(&tab);
    let newer =
        Database::open("newer").with_version(99u32).with_on_upgrade_needed(|_, _| Ok(())).await.unwrap();
    assert_eq!(*heard.borrow(), [Elsewhere::Superseded]);
    assert_eq!(tab.commit(write(vec![client(1, "A", &[])])).await, Err(StoreError::Superseded));
    newer.close();
    assert_eq!(tab.commit(write(vec![client(1, "A", &[])])).await, Err(StoreError::Superseded));
    match IndexedDb::open("newer").await {
        Err(StoreError::Newer { found: 99, known: 1 }) => {}
        other => panic!("{other:?}"),
    }
    indexed_db::delete("newer").await.unwrap();
}

#[wasm_bindgen_test]
async fn deleting_leaves_no_trace_and_looking_makes_none() {
    assert!(!indexed_db::exists("sample").await);
    assert!(!indexed_db::exists("sample").await);
    let tab = IndexedDb::open("sample").await.unwrap();
    tab.commit(write(vec![client(1, "A", &[])])).await.unwrap();
    assert!(indexed_db::exists("sample").await);
    indexed_db::delete("sample").await.unwrap();
    assert!(!indexed_db::exists("sample").await);
    assert_eq!(local_storage_keys("sample"), Vec::<String>::new());
    assert_eq!(tab.commit(write(vec![client(1, "A", &[])])).await, Err(StoreError::Superseded));
    assert!(!indexed_db::exists("sample").await);
}

#[wasm_bindgen_test]
async fn an_emptied_browser_is_not_taken_for_a_new_user() {
    let bench = Own::new("emptied").await;
    let tab = bench.open().await;
    tab.commit(write(vec![client(1, "A", &[]), client(2, "B", &[])])).await.unwrap();
    let before = load(&tab).await.meta;
    drop(tab);
    // As an eviction does it: the database goes, the witness stays.
    Database::delete_by_name("emptied").unwrap().await.unwrap();
    let tab = bench.open().await;
    for clients in 0..2 {
        let lost = load(&tab).await.lost.unwrap();
        assert_eq!((lost.remembered, lost.found.clients), (before, clients));
        tab.commit(write(vec![client(3, "C", &[])])).await.unwrap();
    }
    tab.accept_loss().await.unwrap();
    assert_eq!(load(&tab).await.lost, None);
    indexed_db::delete("emptied").await.unwrap();
}

#[wasm_bindgen_test]
async fn a_replaced_database_is_never_written_to() {
    let bench = Own::new("replaced").await;
    let tab = bench.open().await;
    load(&tab).await;
    let other = Rc::new(Cell::new(0));
    let seen = other.clone();
    tab.watch(move |_| seen.set(seen.get() + 1));
    Database::delete_by_name("replaced").unwrap().await.unwrap();
    drop(bench.open().await);
    assert_eq!(tab.commit(write(vec![client(1, "A", &[])])).await, Err(StoreError::Superseded));
    assert_eq!(other.get(), 1);
    indexed_db::delete("replaced").await.unwrap();
}

fn hear(tab: &IndexedDb) -> Rc<RefCell<Vec<Elsewhere>>> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ear = heard.clone();
    tab.watch(move |elsewhere| ear.borrow_mut().push(elsewhere));
    heard
}

/// Waits until messages under way have come.
async fn settle() {
    let wait = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 150).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(wait).await.unwrap();
}

fn local_storage_keys(start: &str) -> Vec<String> {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    let keys = (0..storage.length().unwrap()).map(|place| storage.key(place).unwrap().unwrap());
    keys.filter(|key| key.starts_with(start)).collect()
}

async fn put(database: &str, store: &str, value: &JsValue) {
    let database = Database::open(database).await.unwrap();
    let transaction = database.transaction(store).with_mode(TransactionMode::Readwrite).build().unwrap();
    transaction.object_store(store).unwrap().put(value.clone()).primitive().unwrap().await.unwrap();
    transaction.commit().await.unwrap();
    database.close();
}

fn object(row: &StoredRow) -> JsValue {
    let value = Object::new().into();
    set(&value, "key", &row.key.as_str().into());
    set(&value, "schema", &row.schema.into());
    set(&value, "minor", &row.minor.into());
    set(&value, "sum", &row.sum.into());
    set(&value, "json", &row.json.as_str().into());
    value
}

fn set(value: &JsValue, name: &str, field: &JsValue) {
    Reflect::set(value, &name.into(), field).unwrap();
}
