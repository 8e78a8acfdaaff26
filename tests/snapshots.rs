//! The file format: what is written is read back, what is foreign is kept, what is wrong is refused whole.

#[path = "merge_laws/arbitrary.rs"]
#[allow(dead_code)]
mod arbitrary;
#[path = "snapshots/everything.rs"]
mod everything;
#[path = "snapshots/hostile.rs"]
mod hostile;
#[path = "snapshots/later.rs"]
mod later;
#[path = "snapshots/released.rs"]
mod released;
#[path = "snapshots/schema.rs"]
mod schema;
#[path = "snapshots/straight.rs"]
mod straight;
#[path = "snapshots/whatever.rs"]
mod whatever;

use carteira::domain::keeping::stamp::DeviceId;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::slot::Slot;
use carteira::domain::record::Record;
use carteira::exchange::snapshot::{self, Header, Mismatch, SnapshotError, Writer};
use chrono::DateTime;
use everything::everything;
use proptest::prelude::*;
use serde_json::Value;

pub fn header() -> Header {
    Header {
        app: "0.1.0".to_owned(),
        created_at: DateTime::parse_from_rfc3339("2026-06-30T23:50:00-03:00").unwrap(),
        zone: "America/Sao_Paulo".to_owned(),
        device: DeviceId(0xa1),
        seq: 12,
        ..Header::default()
    }
}

fn file_of(portfolio: &Portfolio) -> Vec<u8> {
    snapshot::write(portfolio, &header().whole(portfolio))
}

#[test]
fn every_field_survives_writing_and_reading() {
    let mine = Portfolio::from_records(everything());
    let bytes = file_of(&mine);
    let counts = snapshot::verify(&bytes, &mine).unwrap();
    assert_eq!((counts.clients, counts.interactions, counts.orders), (2, 2, 2));
    let read = snapshot::read(&bytes).unwrap();
    assert_eq!(read.header, header().whole(&mine));
    let theirs = Portfolio::from_records(read.records);
    assert_eq!(file_of(&theirs), bytes, "the same carteira gives the same bytes");
    assert_eq!(theirs.seen(), mine.seen());
}

#[test]
fn no_field_of_the_domain_is_left_out_of_the_test_above() {
    let text = String::from_utf8(file_of(&Portfolio::from_records(everything()))).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let client = &lines[1]["client"];
    for field in carteira::domain::client::ClientField::ALL {
        let domain = serde_json::to_value(field).unwrap();
        let name = domain.as_str().unwrap().replace("whats_app", "whatsapp");
        assert!(client["fields"].get(&name).is_some(), "{name}");
    }
}

#[test]
fn pieces_in_order_are_the_file() {
    let mine = Portfolio::from_records(everything());
    let mut writer = Writer::new(&mine, &header().whole(&mine));
    assert_eq!(writer.progress(), (0, 3));
    let pieces: Vec<u8> = writer.by_ref().flatten().collect();
    assert_eq!(pieces, file_of(&mine));
    assert_eq!(writer.progress(), (3, 3));
}

#[test]
fn a_selection_has_only_its_clients_and_claims_to_know_no_edits() {
    let mine = Portfolio::from_records(everything());
    let bytes: Vec<u8> = Writer::selection(&mine, &header(), [Slot::new(1)]).flatten().collect();
    let read = snapshot::read(&bytes).unwrap();
    let clients = read.records.iter().filter(|record| matches!(record, Record::Client(_))).count();
    assert_eq!(clients, 1);
    assert_eq!(read.header.seen.stamps().count(), 0);
}

#[test]
fn a_copy_that_differs_is_not_passed_as_checked() {
    let mine = Portfolio::from_records(everything());
    let mut fewer = everything();
    let missing = fewer.remove(0).key();
    let bytes = file_of(&Portfolio::from_records(fewer));
    assert_eq!(snapshot::verify(&bytes, &mine), Err(Mismatch::Differs(vec![missing.clone()])));
    let none = Portfolio::from_records([]);
    assert_eq!(snapshot::verify(&file_of(&mine), &none).map_err(|_| ()), Err(()));
}

#[test]
fn a_newer_format_is_refused_and_names_the_app_that_reads_it() {
    let bytes = br#"{"format":"carteira","version":9,"min_reader":2,"app":"4.0","shape":{"all":"new"}}
"#;
    let newer = SnapshotError::Newer { app: "4.0".to_owned(), version: 9, min_reader: 2 };
    assert_eq!(snapshot::read(bytes), Err(newer));
    assert_eq!(snapshot::salvage(bytes).records, []);
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_written_back() {
    let mine = Portfolio::from_records(everything());
    let text = String::from_utf8(file_of(&mine)).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[0]["version"] = 2.into();
    let client = &mut lines[1]["client"];
    client["mood"] = "good".into();
    client["fields"]["color"] = serde_json::json!({"__proto__": [1, 2.5, null]});
    client["fields"]["stamps"]["color"] = "0000000000ff-00000000-00000000000000a1".into();
    client["fields"]["people"][0]["birth/day"] = "01/02".into();
    client["interactions"][0]["weather"] = 31.into();
    client["orders"][1]["items"][0]["lot"] = "L1".into();
    client["appointments"][0]["weather"] = "rain".into();
    client["stock_counts"][0]["shelf"] = 3.into();
    client["case_events"][5]["kind"]["closed_lost"]["rival"] = "B".into();
    client["incidents"][0]["carrier"] = "T1".into();
    client["care_events"][1]["cost"] = 300.into();
    client["risk_checks"][0]["grade"] = "B2".into();
    client["risk_checks"][1]["seen"]["tax_debts"] = 4.into();
    let seller = lines.iter_mut().find_map(|line| line.get_mut("salesperson")).unwrap();
    seller["value"]["photo"] = "x.png".into();
    seller["team"] = "south".into();
    let end = lines.len() - 1;
    lines.insert(end, serde_json::json!({"route": {"id": 7, "stops": ["a", "b"]}}));
    let foreign = sealed(lines);

    let theirs = snapshot::read(foreign.as_bytes()).unwrap();
    let kept = Portfolio::from_records(theirs.records);
    let again = String::from_utf8(file_of(&kept)).unwrap();
    let parse = |text: &str| -> Vec<Value> {
        let lines = text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap());
        let mut lines: Vec<Value> = lines.filter(|line: &Value| line.get("end").is_none()).collect();
        lines.sort_by_key(Value::to_string);
        lines
    };
    assert_eq!(parse(&again), parse(&foreign));
    assert!(snapshot::verify(again.as_bytes(), &kept).is_ok());
}

#[test]
fn an_unknown_field_of_a_person_who_changed_is_kept_but_given_to_nobody_else() {
    let text = String::from_utf8(file_of(&Portfolio::from_records(everything()))).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[1]["client"]["fields"]["people"][0]["birthday"] = "01/02".into();
    let records = snapshot::read(sealed(lines).as_bytes()).unwrap().records;
    let edited = records.into_iter().map(|record| match record {
        Record::Client(mut dossier) => {
            if let Some(client) = &mut dossier.client {
                client.people.iter_mut().for_each(|person| person.name.push_str(" Silva"));
            }
            Record::Client(dossier)
        }
        entry @ Record::Catalog(_) => entry,
    });
    let edited = Portfolio::from_records(edited);
    let bytes = file_of(&edited);
    assert!(snapshot::verify(&bytes, &edited).is_ok());
    let line: Value =
        serde_json::from_str(std::str::from_utf8(&bytes).unwrap().lines().nth(1).unwrap()).unwrap();
    let kept: Vec<&Value> = line["client"]["kept"].as_object().unwrap().values().collect();
    assert_eq!(kept, ["01/02"]);
    assert!(line["client"]["fields"]["people"][0].get("birthday").is_none());
}

/// The lines as a file, with a trailer that fits.
pub fn sealed(mut lines: Vec<Value>) -> String {
    use sha2::{Digest, Sha256};
    let mut end = lines.pop().unwrap();
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let sha256: String = Sha256::digest(&body).iter().map(|byte| format!("{byte:02x}")).collect();
    end["end"]["sha256"] = sha256.into();
    end["end"]["lines"] = (lines.len() - 1).into();
    format!("{body}{end}\n")
}

proptest! {
    #[test]
    fn any_carteira_is_read_back_as_it_was(
        dossiers in proptest::collection::vec(arbitrary::client_id().prop_flat_map(arbitrary::dossier_of), 0..4),
        entries in proptest::collection::vec(arbitrary::catalog_entry(), 0..3),
    ) {
        let clients = dossiers.into_iter().map(|dossier| Record::Client(Box::new(dossier)));
        let mine = Portfolio::from_records(clients.chain(entries.into_iter().map(Record::Catalog)));
        prop_assert!(snapshot::verify(&file_of(&mine), &mine).is_ok());
    }
}
