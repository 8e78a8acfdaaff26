//! Records as stored rows: JSON with the number of its schema and a checksum over key and JSON.
//!
//! `schema` changes when an older version could no longer read the row; the step that brings an older row up is then added
//! to `LADDER`, and the row is rewritten when its record next changes. `minor` changes when fields are added: a row of a
//! newer minor is read, and what is unknown in it goes to [`Dossier::unknown`] and back.

use super::checksum::checksum;
use super::in_calendar::in_calendar;
use super::repository::Damage;
use crate::domain::catalog::CatalogKey;
use crate::domain::client::ClientField;
use crate::domain::keeping::json;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::{Record, RecordKey};
use crate::exchange::unknown_fields::{put_back, unknown_fields};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub const SCHEMA: u32 = LADDER.len() as u32 + 1;
/// 1: appointments, stock counts, case events and departures; metas, motivos, ações de melhoria and templates. 2: closings of
/// months.
/// 3: series of appointments, their single occurrences, *confirmada*. 4: what a client buys a month of all suppliers.
/// 5: identities of people. 6: what happened on the way of a prospect, how it came, what it is expected to buy; checks of
/// credit, a client's limit of credit.
/// 7: segmentos, envios and their answers.
pub const MINOR: u32 = 7;

/// `LADDER[i]` turns the JSON of schema `i + 1` into that of `i + 2`; `None`: it is not what it should be.
const LADDER: &[Migration] = &[];

type Migration = fn(Value) -> Option<Value>;

const CLIENT: &str = "client/";
/// What the keys of every catalog entry begin with.
pub const CATALOG: &str = "catalog/";
const SALESPERSON: &str = "catalog/salesperson/";
const PRINCIPAL: &str = "catalog/principal/";
const TEMPLATE: &str = "catalog/template/";
const COMMITMENT: &str = "catalog/commitment/";
const SETTING: &str = "catalog/setting/";
const GOAL: &str = "catalog/goal/";
const REASON: &str = "catalog/reason/";
const ACTION: &str = "catalog/action/";
const MONTH_CLOSING: &str = "catalog/month_closing/";
const SEGMENT: &str = "catalog/segment/";
const MAILING: &str = "catalog/mailing/";
const MAIL_ANSWER: &str = "catalog/mail_answer/";

/// One row of the store `records`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    pub key: String,
    pub schema: u32,
    pub minor: u32,
    pub sum: u32,
    pub json: String,
}

/// The row of a record, as this version writes it.
pub fn encode(record: &Record) -> Result<StoredRow, serde_json::Error> {
    let key = key_text(&record.key());
    let json = serde_json::to_string(record)?;
    Ok(StoredRow { sum: sum(&key, &json), key, schema: SCHEMA, minor: MINOR, json })
}

/// The record of a row. The keys of both are the same.
pub fn decode(row: &StoredRow) -> Result<Record, Damage> {
    if row.schema > SCHEMA {
        return Err(Damage::Newer);
    }
    if !is_whole(row) {
        return Err(Damage::Checksum);
    }
    let newer = row.minor > MINOR;
    let unreadable = if newer { Damage::Newer } else { Damage::Syntax };
    let record = read(row, newer).ok_or(unreadable)?;
    if key_text(&record.key()) == row.key { Ok(record) } else { Err(Damage::Syntax) }
}

/// Key and text are those that the row was written with.
pub fn is_whole(row: &StoredRow) -> bool {
    row.sum == sum(&row.key, &row.json)
}

/// How a record is named in the store.
pub fn key_text(key: &RecordKey) -> String {
    match key {
        RecordKey::Client(id) => format!("{CLIENT}{id}"),
        RecordKey::Catalog(CatalogKey::Salesperson(id)) => format!("{SALESPERSON}{id}"),
        RecordKey::Catalog(CatalogKey::Principal(id)) => format!("{PRINCIPAL}{id}"),
        RecordKey::Catalog(CatalogKey::Template(id)) => format!("{TEMPLATE}{id}"),
        RecordKey::Catalog(CatalogKey::Commitment(id)) => format!("{COMMITMENT}{id}"),
        RecordKey::Catalog(CatalogKey::Setting(path)) => format!("{SETTING}{path}"),
        RecordKey::Catalog(CatalogKey::Goal(id)) => format!("{GOAL}{id}"),
        RecordKey::Catalog(CatalogKey::Reason(key)) => format!("{REASON}{key}"),
        RecordKey::Catalog(CatalogKey::Action(id)) => format!("{ACTION}{id}"),
        RecordKey::Catalog(CatalogKey::MonthClosing(id)) => format!("{MONTH_CLOSING}{id}"),
        RecordKey::Catalog(CatalogKey::Segment(id)) => format!("{SEGMENT}{id}"),
        RecordKey::Catalog(CatalogKey::Mailing(id)) => format!("{MAILING}{id}"),
        RecordKey::Catalog(CatalogKey::MailAnswer(id)) => format!("{MAIL_ANSWER}{id}"),
    }
}

/// The record that a stored name names.
pub fn parse_key(text: &str) -> Option<RecordKey> {
    if let Some(id) = text.strip_prefix(CLIENT) {
        id.parse().ok().map(RecordKey::Client)
    } else if let Some(id) = text.strip_prefix(SALESPERSON) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Salesperson(id)))
    } else if let Some(id) = text.strip_prefix(PRINCIPAL) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Principal(id)))
    } else if let Some(id) = text.strip_prefix(TEMPLATE) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Template(id)))
    } else if let Some(id) = text.strip_prefix(GOAL) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Goal(id)))
    } else if let Some(key) = text.strip_prefix(REASON) {
        Some(RecordKey::Catalog(CatalogKey::Reason(key.to_owned())))
    } else if let Some(id) = text.strip_prefix(ACTION) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Action(id)))
    } else if let Some(id) = text.strip_prefix(COMMITMENT) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Commitment(id)))
    } else if let Some(id) = text.strip_prefix(SEGMENT) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Segment(id)))
    } else if let Some(id) = text.strip_prefix(MAILING) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::Mailing(id)))
    } else if let Some(id) = text.strip_prefix(MAIL_ANSWER) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::MailAnswer(id)))
    } else if let Some(id) = text.strip_prefix(MONTH_CLOSING) {
        id.parse().ok().map(|id| RecordKey::Catalog(CatalogKey::MonthClosing(id)))
    } else {
        text.strip_prefix(SETTING).map(|path| RecordKey::Catalog(CatalogKey::Setting(path.to_owned())))
    }
}

fn sum(key: &str, json: &str) -> u32 {
    checksum(json.as_bytes()) ^ checksum(key.as_bytes()).rotate_left(1)
}

fn read(row: &StoredRow, newer: bool) -> Option<Record> {
    let text = in_calendar(&row.json);
    if row.schema == SCHEMA && !newer {
        let record: Record = json::from_str(&text).ok()?;
        if !has_unknown(&record) {
            return Some(record);
        }
    }
    let value = json::from_str(&text).ok()?;
    restored(migrated(value, row.schema, LADDER)?)
}

fn has_unknown(record: &Record) -> bool {
    match record {
        Record::Client(dossier) => !dossier.unknown.is_empty(),
        Record::Catalog(_) => false,
    }
}

fn migrated(value: Value, schema: u32, ladder: &[Migration]) -> Option<Value> {
    let done = usize::try_from(schema).ok()?.checked_sub(1)?;
    ladder.get(done..)?.iter().try_fold(value, |value, step| step(value))
}

/// Reads a record with the fields that this or an earlier version did not know.
fn restored(mut raw: Value) -> Option<Record> {
    if let Some(dossier) = raw.get_mut("client").filter(|dossier| dossier.is_object()) {
        let aside = dossier.as_object_mut().and_then(|fields| fields.remove("unknown"));
        let aside: BTreeMap<String, Value> = aside.and_then(|aside| reread(&aside)).unwrap_or_default();
        stamps_of(dossier);
        put_back(dossier, &aside);
        let mut read: Dossier = reread(&without_foreign_stamps(dossier.clone()))?;
        let mut known = json::from_str(&serde_json::to_string(&read).ok()?).ok()?;
        stamps_of(&mut known);
        read.unknown = unknown_fields(dossier, &known);
        return Some(Record::Client(Box::new(read)));
    }
    reread(&raw)
}

/// Reads a value by way of its text: a second reader, of values, would double the code of every type for rare rows.
fn reread<T: DeserializeOwned>(value: &Value) -> Option<T> {
    json::from_str(&value.to_string()).ok()
}

/// Stamps of fields that this version does not know would keep the whole client from being read.
fn without_foreign_stamps(mut dossier: Value) -> Value {
    if let Some(stamps) = stamps_of(&mut dossier) {
        stamps.retain(|field, _| reread::<ClientField>(&field.as_str().into()).is_some());
    }
    dossier
}

/// The stamps of a dossier's client, which are left out where there are none: each is handed on by itself.
fn stamps_of(dossier: &mut Value) -> Option<&mut Map<String, Value>> {
    let client = dossier.get_mut("client")?.as_object_mut()?;
    client.entry("stamps").or_insert_with(|| Value::Object(Map::new())).as_object_mut()
}

#[cfg(test)]
#[path = "encoding_tests.rs"]
mod tests;
