use super::*;
use crate::domain::catalog::CatalogEntry;
use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId};
use crate::domain::catalog::month_closing::MonthClosing;
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup};
use crate::domain::client::Client;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::measure::tally::Tally;
use crate::domain::value::id::{
    ActionId, ClientId, CommitmentId, InteractionId, MailingId, PrincipalId, SalespersonId, SegmentId,
    TemplateId,
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
                    states: vec![(Some(Uf::SP), Tally { eligible: 3, covered: 2, visited: 1, bought: 0 })],
                }),
            },
        }),
        Record::Catalog(CatalogEntry::Segment {
            id: SegmentId::from_u128(5),
            register: Register { value: None, at: Stamp::default() },
        }),
        Record::Catalog(CatalogEntry::Mailing {
            id: MailingId::from_u128(6),
            register: Register { value: None, at: Stamp::default() },
        }),
        Record::Catalog(CatalogEntry::MailAnswer {
            id: MailAnswerId { mailing: MailingId::from_u128(6), client: ClientId::from_u128(7) },
            register: Register {
                value: Some(MailAnswer { on: NaiveDate::default(), sent: true }),
                at: Stamp::default(),
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
    let Ok(Record::Client(read)) = decode(&with_json(&row, value.to_string())) else { panic!("not read") };
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
