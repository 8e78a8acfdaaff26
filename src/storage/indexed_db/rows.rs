//! Rows as JavaScript objects, as they lie in the database: plain texts and numbers, so that any tool can read them.

use crate::domain::keeping::json;
use crate::storage::encoding::StoredRow;
use crate::storage::repository::{Damage, JournalRow, Meta, StoreError};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

pub(super) const RECORDS: &str = "records";
pub(super) const JOURNAL: &str = "journal";
pub(super) const META: &str = "meta";
pub(super) const DAMAGED: &str = "damaged";
/// Index of the journal.
pub(super) const BY_TIME: &str = "at";
/// The one key of `meta`.
pub(super) const META_KEY: &str = "meta";

/// `{key, schema, minor, sum, json}`.
pub(super) fn row_to_js(row: &StoredRow) -> JsValue {
    let object = Object::new().into();
    let values: [JsValue; 5] = [
        row.key.as_str().into(),
        row.schema.into(),
        row.minor.into(),
        row.sum.into(),
        row.json.as_str().into(),
    ];
    ROW_FIELDS.with(|names| {
        for (name, value) in names.iter().zip(&values) {
            // Setting a field of a plain object does not fail.
            let _ = Reflect::set(&object, name, value);
        }
    });
    object
}

thread_local! {
    /// Made once: an import writes them a hundred thousand times.
    static ROW_FIELDS: [JsValue; 5] = ["key", "schema", "minor", "sum", "json"].map(JsValue::from_str);
}

/// Tolerant: what is missing becomes what no checksum agrees with.
pub(super) fn row_from_js(value: &JsValue) -> StoredRow {
    StoredRow {
        key: text(value, "key").unwrap_or_default(),
        schema: number(value, "schema").map_or(0, |number| number as u32),
        minor: number(value, "minor").map_or(0, |number| number as u32),
        sum: number(value, "sum").map_or(0, |number| number as u32),
        json: text(value, "json").unwrap_or_default(),
    }
}

/// A row set aside: the row, why, and an id of its own, for a record can be damaged twice.
pub(super) fn aside_to_js(row: &StoredRow, why: Damage) -> JsValue {
    let value = row_to_js(row);
    let why = match why {
        Damage::Checksum => "checksum",
        Damage::Syntax => "syntax",
        Damage::Newer => "newer",
    };
    set(&value, "id", &format!("{}@{:08x}", row.key, row.sum).into());
    set(&value, "why", &why.into());
    value
}

pub(super) fn aside_from_js(value: &JsValue) -> (String, StoredRow, Damage) {
    let why = match text(value, "why").as_deref() {
        Some("checksum") => Damage::Checksum,
        Some("newer") => Damage::Newer,
        Some(_) | None => Damage::Syntax,
    };
    (text(value, "id").unwrap_or_default(), row_from_js(value), why)
}

/// `{seq, at, json}`.
pub(super) fn journal_to_js(row: &JournalRow) -> Result<JsValue, StoreError> {
    let json = serde_json::to_string(row).map_err(|error| StoreError::Failed(error.to_string()))?;
    Ok(object(&[("seq", (row.seq as f64).into()), ("at", (row.at as f64).into()), ("json", json.into())]))
}

/// `None`: not readable. Such a row can not be undone, and costs nothing else.
pub(super) fn journal_from_js(value: &JsValue) -> Option<JournalRow> {
    json::from_str(&text(value, "json")?).ok()
}

/// `{device, seq, clients}`.
pub(super) fn meta_to_js(meta: Meta) -> JsValue {
    object(&[
        ("device", meta.device.to_string().into()),
        ("seq", (meta.seq as f64).into()),
        ("clients", meta.clients.into()),
    ])
}

pub(super) fn meta_from_js(value: Option<JsValue>) -> Option<Meta> {
    let value = value?;
    Some(Meta {
        device: text(&value, "device")?.parse().ok()?,
        seq: number(&value, "seq")? as u64,
        clients: number(&value, "clients")? as u32,
    })
}

pub(super) fn text(value: &JsValue, name: &str) -> Option<String> {
    Reflect::get(value, &name.into()).ok()?.as_string()
}

fn number(value: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(value, &name.into()).ok()?.as_f64()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in fields {
        set(&object, name, value);
    }
    object
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Setting a field of a plain object does not fail.
    let _ = Reflect::set(object, &name.into(), value);
}
