//! Copies in the browser's own places: the private file system, and where pages can not write there, a database.

use carteira::domain::keeping::stamp::DeviceId;
use carteira::storage::copies::{Copies, Kept};
use carteira::storage::ring::Generation;
use carteira::storage::{indexed_db, preferences, room};
use chrono::NaiveDate;
use js_sys::Reflect;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn copies_turn_over_as_files() {
    copies_turn_over("copies-files").await;
    assert!(!indexed_db::exists("copies-files-copias").await);
}

#[wasm_bindgen_test]
async fn copies_turn_over_in_a_database_where_files_can_not_be_written() {
    let handle = Reflect::get(&js_sys::global(), &"FileSystemFileHandle".into()).unwrap();
    let methods: js_sys::Object = Reflect::get(&handle, &"prototype".into()).unwrap().unchecked_into();
    let write = Reflect::get(&methods, &"createWritable".into()).unwrap();
    Reflect::delete_property(&methods, &"createWritable".into()).unwrap();
    copies_turn_over("copies-rows").await;
    Reflect::set(&methods, &"createWritable".into(), &write).unwrap();
    assert!(!indexed_db::exists("copies-rows-copias").await);
}

async fn copies_turn_over(name: &str) {
    Copies::delete_all(name).await.unwrap();
    let copies = Copies::of(name).await.unwrap();
    assert_eq!(copies.list(DeviceId(7)).await.unwrap(), []);
    for seq in 1..=7 {
        let kept = copies.keep(&generation(seq, 100), text(seq).as_bytes()).await.unwrap();
        assert_eq!(kept, Kept::Kept);
    }
    assert_eq!(copies.keep(&generation(7, 100), b"again").await, Ok(Kept::Unchanged));
    assert_eq!(copies.keep(&generation(8, 0), b"nothing").await, Ok(Kept::Empty));
    drop(copies);

    let copies = Copies::of(name).await.unwrap();
    let listed = copies.list(DeviceId(7)).await.unwrap();
    let seqs: Vec<u64> = listed.iter().map(|generation| generation.seq).collect();
    assert_eq!(seqs, [7, 6, 5, 4, 3]);
    for copy in &listed {
        assert_eq!(copies.read(copy).await.unwrap(), text(copy.seq).into_bytes());
    }
    assert!(copies.read(&generation(1, 100)).await.is_err());
    copies.delete(&listed[0]).await.unwrap();
    assert_eq!(copies.list(DeviceId(7)).await.unwrap().len(), 4);
    drop(copies);
    Copies::delete_all(name).await.unwrap();
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is() {
    let room = room::estimate().await.unwrap();
    assert!(room.quota > room.used);
    assert_eq!(room::persist().await, room::is_persistent().await);
}

#[wasm_bindgen_test]
fn preferences_are_read_tolerantly() {
    let headings = BTreeMap::from([("Cód;Razão".to_owned(), vec![1, 2])]);
    preferences::keep("test.theme", "sun");
    preferences::keep("test.headings", &headings);
    assert_eq!(preferences::read("test.theme"), Some("sun".to_owned()));
    assert_eq!(preferences::read("test.headings"), Some(headings));
    assert_eq!(preferences::read::<u32>("test.theme"), None);
    assert_eq!(preferences::read::<String>("test.other"), None);
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.set_item("carteira.test.theme", "{not json").unwrap();
    assert_eq!(preferences::read::<String>("test.theme"), None);
    for name in ["carteira.test.theme", "carteira.test.headings"] {
        storage.remove_item(name).unwrap();
    }
}

fn generation(seq: u64, clients: u32) -> Generation {
    let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Generation { day, at: 1_763_740_000_000 + seq, device: DeviceId(7), seq, clients }
}

fn text(seq: u64) -> String {
    format!("{{\"carteira\": \"São João\", \"seq\": {seq}}}")
}
