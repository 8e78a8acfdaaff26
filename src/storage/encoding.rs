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
pub const MINOR: u32 = 4;

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
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEntry;
    use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
    use crate::domain::catalog::month_closing::MonthClosing;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup};
    use crate::domain::client::Client;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::register::Register;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::measure::tally::Tally;
    use crate::domain::value::id::{
        ActionId, ClientId, CommitmentId, InteractionId, PrincipalId, SalespersonId, TemplateId,
    };
    use crate::domain::value::uf::Uf;
    use chrono::NaiveDate;
    use serde_json::json;

    fn dossier() -> Dossier {
        let mut client = Client::new(ClientId::from_u128(7), Stamp::default());
        client.legal_name = "Padaria São João \"do\" Centro \u{2028}".to_owned();
        let mut dossier = Dossier::of(client);
        let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
        dossier.interactions.push(Interaction::new(
            InteractionId::from_u128(9),
            Stamp::default(),
            day,
            Channel::Visit,
            Outcome::Success,
        ));
        dossier
    }

    fn client_row() -> StoredRow {
        encode(&Record::Client(Box::new(dossier()))).unwrap()
    }

    fn with_json(row: &StoredRow, json: String) -> StoredRow {
        StoredRow { sum: sum(&row.key, &json), json, ..row.clone() }
    }

    #[test]
    fn a_record_comes_back_as_it_went() {
        let register = |value| Register { value, at: Stamp::default() };
        let id = PrincipalId::from_u128(3);
        let records = [
            Record::Client(Box::new(dossier())),
            Record::Client(Box::new(Dossier::empty(ClientId::from_u128(1)))),
            Record::Catalog(CatalogEntry::Principal {
                id,
                register: register(Some(Principal { id, name: "Moinho".into() })),
            }),
            Record::Catalog(CatalogEntry::Salesperson {
                id: SalespersonId::from_u128(4),
                register: Register { value: None, at: Stamp::default() },
            }),
            Record::Catalog(CatalogEntry::Template {
                id: TemplateId::from_u128(5),
                register: Register { value: None, at: Stamp::default() },
            }),
            Record::Catalog(CatalogEntry::Commitment {
                id: CommitmentId::from_u128(6),
                register: Register { value: None, at: Stamp::default() },
            }),
            Record::Catalog(CatalogEntry::Setting {
                id: "coverage/goal".into(),
                register: Register { value: Some(json!(0.8)), at: Stamp::default() },
            }),
            Record::Catalog(CatalogEntry::Goal {
                id: "2026-11/revenue/00000000-0000-0000-0000-000000000004".parse().unwrap(),
                register: Register { value: Some(1_000_000), at: Stamp::default() },
            }),
            Record::Catalog(CatalogEntry::Reason {
                id: "sem-espaco".into(),
                register: Register {
                    value: Some(Reason {
                        name: Some("Sem espaço".into()),
                        group: ReasonGroup::Client,
                        effect: ReasonEffect::None,
                        controllable: true,
                        retired: false,
                    }),
                    at: Stamp::default(),
                },
            }),
            Record::Catalog(CatalogEntry::MonthClosing {
                id: "2026-10/00000000000000a1".parse().unwrap(),
                register: Register {
                    at: Stamp::default(),
                    value: Some(MonthClosing {
                        closed_on: NaiveDate::from_ymd_opt(2026, 11, 9).unwrap(),
                        total: Tally { eligible: 3, covered: 2, visited: 1, bought: 0 },
                        salespeople: vec![(None, Tally { eligible: 3, covered: 2, visited: 1, bought: 0 })],
                        states: vec![(
                            Some(Uf::SP),
                            Tally { eligible: 3, covered: 2, visited: 1, bought: 0 },
                        )],
                    }),
                },
            }),
            Record::Catalog(CatalogEntry::Action {
                id: ActionId::from_u128(5),
                register: Register {
                    value: Some(ImprovementAction {
                        reason: "preco".into(),
                        text: "Rever a tabela".into(),
                        owner: None,
                        due: None,
                        state: ActionState::Doing,
                        result: None,
                    }),
                    at: Stamp::default(),
                },
            }),
        ];
        for record in records {
            let row = encode(&record).unwrap();
            assert_eq!(parse_key(&row.key), Some(record.key()));
            assert_eq!(decode(&row), Ok(record));
        }
    }

    #[test]
    fn keys_say_what_they_name() {
        assert_eq!(client_row().key, "client/00000000-0000-0000-0000-000000000007");
        assert_eq!(key_text(&RecordKey::Catalog(CatalogKey::Setting("a/b".into()))), "catalog/setting/a/b");
        for text in ["", "client/", "client/7", "catalog/salesperson/x", "other/1"] {
            assert_eq!(parse_key(text), None, "{text}");
        }
    }

    #[test]
    fn a_changed_byte_or_a_foreign_key_is_damage() {
        let row = client_row();
        let changed = StoredRow { json: row.json.replace("Padaria", "padaria"), ..row.clone() };
        assert_eq!(decode(&changed), Err(Damage::Checksum));
        let moved = StoredRow { key: "client/00000000-0000-0000-0000-000000000008".into(), ..row.clone() };
        assert_eq!(decode(&moved), Err(Damage::Checksum));
        let sum = sum(&moved.key, &moved.json);
        assert_eq!(decode(&StoredRow { sum, ..moved }), Err(Damage::Syntax));
        assert_eq!(decode(&with_json(&row, row.json[..40].to_owned())), Err(Damage::Syntax));
        assert_eq!(decode(&with_json(&row, "[".repeat(100_000))), Err(Damage::Syntax));
    }

    #[test]
    fn a_row_of_a_newer_schema_is_newer_whatever_is_in_it() {
        let row = StoredRow { schema: SCHEMA + 1, json: "?".into(), ..client_row() };
        assert_eq!(decode(&row), Err(Damage::Newer));
    }

    #[test]
    fn a_row_of_a_newer_minor_keeps_its_unknown_fields() {
        let row = client_row();
        let mut value: Value = serde_json::from_str(&row.json).unwrap();
        value["client"]["mood"] = json!("sunny");
        value["client"]["client"]["fax"] = json!(["1"]);
        value["client"]["client"]["stamps"] = json!({"fax": Stamp::default()});
        value["client"]["interactions"][0]["weather"] = json!({"rain": 12});
        let newer = StoredRow { minor: MINOR + 1, ..with_json(&row, value.to_string()) };

        let Ok(Record::Client(read)) = decode(&newer) else { panic!("not read") };
        let paths: Vec<_> = read.unknown.keys().map(String::as_str).collect();
        let visit = "/interactions/00000000-0000-0000-0000-000000000009/weather";
        assert_eq!(paths, ["/client/fax", "/client/stamps/fax", visit, "/mood"]);
        assert_eq!(read.interactions, dossier().interactions);

        let again = encode(&Record::Client(read.clone())).unwrap();
        assert_eq!(decode(&again), Ok(Record::Client(read)));
    }

    #[test]
    fn a_field_set_aside_earlier_is_known_once_this_version_knows_it() {
        let row = client_row();
        let mut value: Value = serde_json::from_str(&row.json).unwrap();
        value["client"]["unknown"] = json!({"/client/notes": "fala alto", "/client/fax": "1"});
        let Ok(Record::Client(read)) = decode(&with_json(&row, value.to_string())) else {
            panic!("not read")
        };
        assert_eq!(read.client.unwrap().notes.as_deref(), Some("fala alto"));
        assert_eq!(read.unknown, BTreeMap::from([("/client/fax".to_owned(), json!("1"))]));
    }

    #[test]
    fn facts_that_an_older_version_set_aside_are_facts_again() {
        use crate::domain::fact::appointment::Appointment;
        use crate::domain::fact::stock_count::StockCount;
        use crate::domain::value::id::{AppointmentId, StockCountId};
        let mut whole = dossier();
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let (visit, count) = (AppointmentId::from_u128(5), StockCountId::from_u128(6));
        whole.facts = vec![
            Appointment::new(visit, Stamp::default(), day, Channel::Visit).into(),
            StockCount::new(count, Stamp::default(), day, "Farinha".to_owned(), 90).into(),
        ];
        let now = encode(&Record::Client(Box::new(whole.clone()))).unwrap();
        assert_eq!(decode(&now), Ok(Record::Client(Box::new(whole.clone()))));

        let mut value: Value = serde_json::from_str(&now.json).unwrap();
        let fields = value["client"].as_object_mut().unwrap();
        let aside = ["appointments", "stock_counts"]
            .map(|list| (format!("/{list}"), fields.remove(list).unwrap()))
            .into_iter()
            .collect::<Map<String, Value>>();
        fields.insert("unknown".to_owned(), Value::Object(aside));
        let older = StoredRow { minor: 0, ..with_json(&now, value.to_string()) };
        assert_eq!(decode(&older), Ok(Record::Client(Box::new(whole))));
        assert_eq!(
            decode(&StoredRow { minor: 0, ..client_row() }),
            Ok(Record::Client(Box::new(dossier()))),
            "a row of before"
        );
    }

    #[test]
    fn a_repeated_appointment_of_an_older_row_is_a_series_from_its_date() {
        use crate::domain::calendar::business_days::Calendar;
        use crate::domain::calendar::period::Period;
        let row = client_row();
        let mut value: Value = serde_json::from_str(&row.json).unwrap();
        let id = |n: u32| format!("00000000-0000-0000-0000-00000000000{n}");
        let stamp = value["client"]["client"]["created"].clone();
        let planned = |n, date, state: &str| {
            json!({"id": id(n), "recorded": stamp, "date": date, "channel": "visit",
                "repeat": {"every_weeks": 1}, "state": state})
        };
        value["client"]["appointments"] =
            json!([planned(1, "2026-11-16", "done"), planned(2, "2026-11-23", "planned")]);
        let older = StoredRow { minor: 1, ..with_json(&row, value.to_string()) };
        let Ok(Record::Client(read)) = decode(&older) else { panic!("not read") };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period::new(day("2026-11-01"), day("2026-12-06"));
        let all = read.planned_in(period, &Calendar::default());
        let days: Vec<_> = all.iter().map(|one| (one.date.to_string(), one.state.is_planned())).collect();
        let said = [("2026-11-16", false), ("2026-11-23", true), ("2026-11-30", true)];
        assert_eq!(days, said.map(|(day, open)| (day.to_owned(), open)));
    }

    #[test]
    fn a_newer_minor_that_can_not_be_read_is_newer_and_not_damaged() {
        let row = client_row();
        let json = row.json.replace("\"visit\"", "\"hologram\"");
        assert_eq!(decode(&with_json(&row, json.clone())), Err(Damage::Syntax));
        assert_eq!(decode(&StoredRow { minor: MINOR + 1, ..with_json(&row, json) }), Err(Damage::Newer));
    }

    #[test]
    fn older_rows_climb_the_ladder_from_their_own_step() {
        fn first(value: Value) -> Option<Value> {
            value.as_u64().map(|n| json!(n + 10))
        }
        fn second(value: Value) -> Option<Value> {
            value.as_u64().map(|n| json!(n * 2))
        }
        let ladder: &[Migration] = &[first, second];
        assert_eq!(migrated(json!(1), 1, ladder), Some(json!(22)));
        assert_eq!(migrated(json!(1), 2, ladder), Some(json!(2)));
        assert_eq!(migrated(json!(1), 3, ladder), Some(json!(1)));
        assert_eq!(migrated(json!("x"), 1, ladder), None);
        assert_eq!(migrated(json!(1), 0, ladder), None);
    }
}
