//! `converter`: there and back again with nothing lost, and no table believed that is not whole.

use super::everything::everything;
use super::place::{Place, names_in};
use super::{carteira, sample_file};
use carteira::domain::portfolio::Portfolio;
use carteira::exchange::snapshot;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;

const SAMPLE: &[u8] = include_bytes!("../samples/v1.carteira.json");

fn converted(file: &[u8]) -> Place {
    let place = Place::with(&[("a.carteira", file)]);
    let said = place.run("converter a.carteira -o tabelas");
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    place
}

#[test]
fn the_snapshot_comes_back_byte_for_byte() {
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(sample_file());
    let everything = super::file_of(&Portfolio::from_records(everything()));
    for (file, expected) in [
        (sample_file(), sample_file()),
        (SAMPLE.to_vec(), SAMPLE.to_vec()),
        (everything.clone(), everything),
        (marked, sample_file()),
    ] {
        let place = converted(&file);
        let said = place.run("converter tabelas -o b.carteira");
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(place.bytes("b.carteira") == expected);
    }
}

#[test]
fn every_record_is_a_row_of_its_table() {
    let place = converted(&sample_file());
    let rows = |table: &str| -> Vec<Value> {
        let text = place.text(&format!("tabelas/{table}.ndjson"));
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let mine = carteira();
    let facts = |count: fn(&carteira::domain::record::dossier::Dossier) -> usize| -> usize {
        mine.dossiers().iter().map(count).sum()
    };
    assert_eq!(rows("clients").len(), 180);
    assert_eq!(rows("interactions").len(), facts(|dossier| dossier.interactions.len()));
    assert_eq!(rows("orders").len(), facts(|dossier| dossier.orders.len()));
    let lists = [
        "appointments",
        "stock_counts",
        "case_events",
        "prospect_events",
        "risk_checks",
        "incidents",
        "care_events",
    ];
    let there = |list: &&&str| place.path(&format!("tabelas/{list}.ndjson")).exists();
    let others: usize = lists.iter().filter(there).map(|list| rows(list).len()).sum();
    assert_eq!(others, facts(|dossier| dossier.facts.len()));
    assert!(!rows("salespeople").is_empty());
    let (order, client) = (&rows("orders")[0], &rows("clients")[0]);
    assert_eq!(order["client"], client["id"]);
    assert!(
        order["value"].is_i64()
            && client.get("orders").is_none()
            && client["fields"]["legal_name"].is_string()
    );
    let about: Value = serde_json::from_str(&place.text("tabelas/tables.json")).unwrap();
    assert_eq!((&about["format"], &about["rows"]["clients"]), (&"carteira-tables".into(), &180.into()));
    assert_eq!(about["header"]["format"], "carteira");
}

/// The lines as a file, with a trailer that fits.
fn sealed(mut lines: Vec<Value>) -> Vec<u8> {
    let mut end = lines.pop().unwrap();
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let sha256: String = Sha256::digest(&body).iter().map(|byte| format!("{byte:02x}")).collect();
    end["end"]["sha256"] = sha256.into();
    end["end"]["lines"] = (lines.len() - 1).into();
    format!("{body}{end}\n").into_bytes()
}

#[test]
fn what_this_version_does_not_know_comes_back_too() {
    let text = String::from_utf8(sample_file()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let at = lines.iter().position(|line| line["client"]["orders"].is_array()).unwrap();
    let client = &mut lines[at]["client"];
    client["mood"] = "good".into();
    client["fields"]["color"] = serde_json::json!({"a": [1, 2.5, null]});
    client["orders"][0]["client"] = "another meaning".into();
    client["orders"][0]["weather"] = 31.into();
    client["removed"] =
        serde_json::json!({"00000000-0000-0000-0000-0000000000ff": "0000000000ff-00000000-00000000000000a1"});
    let seller = lines.iter().position(|line| line.get("salesperson").is_some()).unwrap();
    lines[seller]["salesperson"]["team"] = "south".into();
    let end = lines.len() - 1;
    lines.insert(end, serde_json::json!({"route": {"id": 7, "stops": ["a", "b"]}}));
    let file = sealed(lines);
    let before = snapshot::read(&file).unwrap();
    let place = converted(&file);
    assert_eq!(place.text("tabelas/others.ndjson"), "{\"route\":{\"id\":7,\"stops\":[\"a\",\"b\"]}}\n");
    assert_eq!(place.run("converter tabelas -o b.carteira").code, 0);
    let after = snapshot::read(&place.bytes("b.carteira")).unwrap();
    assert_eq!(after.header, before.header);
    assert_eq!(after.counts, before.counts);
    let bytes = place.bytes("b.carteira");
    assert!(snapshot::verify(&bytes, &Portfolio::from_records(before.records)).is_ok());
}

#[test]
fn a_carteira_of_nobody_comes_back() {
    let empty = super::file_of(&Portfolio::default());
    let place = converted(&empty);
    assert_eq!(names_in(&place.path("tabelas")), ["tables.json"]);
    assert_eq!(place.run("converter tabelas -o b.carteira").code, 0);
    assert_eq!(place.bytes("b.carteira"), empty);
}

/// The sample's tables with one of them changed, and what is said of it.
fn refused(table: &str, change: impl Fn(String) -> String, options: &str) -> (i32, String) {
    let place = converted(&sample_file());
    let path = place.path(&format!("tabelas/{table}"));
    fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    let said = place.run(&format!("converter tabelas -o b.carteira {options}"));
    assert_eq!(place.path("b.carteira").exists(), said.code == 0);
    assert_eq!(place.names().len(), if said.code == 0 { 3 } else { 2 }, "{:?}", place.names());
    (said.code, said.err)
}

fn without_last_line(text: String) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.pop();
    lines.join("\n") + "\n"
}

#[test]
fn tables_that_are_not_whole_are_refused_with_the_row() {
    let (code, said) = refused("orders.ndjson", without_last_line, "");
    assert_eq!(code, 3);
    assert!(said.starts_with("orders: tem "), "{said}");
    assert_eq!(refused("orders.ndjson", without_last_line, "--editadas").0, 0);
    let (code, said) = refused("orders.ndjson", |text| text[..text.len() - 20].to_owned(), "");
    assert_eq!(code, 3);
    assert!(said.contains("não é um objeto JSON"), "{said}");
    let (code, said) = refused("clients.ndjson", without_last_line, "--editadas");
    assert_eq!(code, 3);
    assert!(said.contains("o cliente não está em clients"), "{said}");
    let turned = |text: String| text.lines().rev().map(|line| format!("{line}\n")).collect();
    let (code, said) = refused("interactions.ndjson", turned, "");
    assert_eq!(code, 3);
    assert!(said.contains("não seguem a mesma ordem"), "{said}");
    let (code, said) =
        refused("orders.ndjson", |text| text.replacen("\"value\":", "\"value\":1.5,\"was\":", 1), "");
    assert_eq!(code, 3);
    assert!(said.starts_with("clients, linha 1: há um valor que não se entende"), "{said}");
    let (code, said) = refused("tables.json", |text| text.replace("\"version\": 1", "\"version\": 2"), "");
    assert_eq!((code, said.contains("versão mais nova")), (3, true), "{said}");
    assert_eq!(refused("tables.json", |_| "{".to_owned(), "").0, 3);
}

#[test]
fn an_edited_table_makes_another_snapshot() {
    let place = converted(&sample_file());
    let path = place.path("tabelas/clients.ndjson");
    let text = fs::read_to_string(&path).unwrap();
    let name = text.split("\"legal_name\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    fs::write(&path, text.replacen(&name, "Outro Nome", 1)).unwrap();
    assert_eq!(place.run("converter tabelas -o b.carteira").code, 0);
    let read = snapshot::receive(&place.bytes("b.carteira")).unwrap();
    let mine = Portfolio::from_records(read.records);
    assert!(mine.clients().any(|(_, client)| client.legal_name == "Outro Nome"));
}

#[test]
fn damaged_snapshots_and_folders_that_are_there_are_left_alone() {
    let good = sample_file();
    let place = Place::with(&[
        ("cut.carteira", &good[..good.len() - 50]),
        ("none.carteira", b"x;y\n1;2\n"),
        ("good.carteira", &good),
    ]);
    for file in ["cut.carteira", "none.carteira", "nada.carteira"] {
        assert_eq!(place.run(&format!("converter {file} -o tabelas")).code, 3, "{file}");
    }
    assert_eq!(place.names().len(), 3);
    fs::create_dir(place.path("mine")).unwrap();
    assert_eq!(place.run("converter good.carteira -o mine --substituir").code, 4);
    assert!(names_in(&place.path("mine")).is_empty());
    assert_eq!(place.run("converter mine -o b.carteira").code, 3, "no folder of tables");
    place.run("converter good.carteira -o tabelas");
    place.put("tabelas/pedidos.ndjson", b"{}\n");
    let said = place.run("converter tabelas -o b.carteira");
    assert_eq!(said.code, 3);
    assert!(said.err.contains("pedidos.ndjson: não é uma das tabelas"), "{}", said.err);
}
