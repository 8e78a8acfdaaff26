//! The published JSON Schema says what the writer writes.

use super::everything::everything;
use super::file_of;
use boon::{Compiler, SchemaIndex, Schemas};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::sample;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../docs/snapshot.schema.json");

fn lines_of(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_app_publishes_the_documented_schema() {
    assert_eq!(SCHEMA, include_str!("../../public/snapshot.schema.json"));
}

#[test]
fn what_is_written_and_every_released_sample_fit_the_schema() {
    let (schemas, index) = schema();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let files = [
        include_str!("../samples/v1.carteira.json").to_owned(),
        String::from_utf8(file_of(&Portfolio::from_records(everything()))).unwrap(),
        String::from_utf8(file_of(&Portfolio::from_records(sample::records(7, today)))).unwrap(),
    ];
    for line in files.iter().flat_map(|file| lines_of(file)) {
        schemas.validate(&line, index).unwrap_or_else(|wrong| panic!("{wrong}: {line}"));
    }
}

#[test]
fn every_field_that_is_written_stands_in_the_schema() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let defs = &schema["$defs"];
    let everything = String::from_utf8(file_of(&Portfolio::from_records(everything()))).unwrap();
    let sample = lines_of(include_str!("../samples/v1.carteira.json"));
    for line in sample.into_iter().chain(lines_of(&everything)) {
        if let Some(client) = line.get("client") {
            known(defs, "client", client);
            client.get("fields").into_iter().for_each(|fields| known(defs, "fields", fields));
            let all = |list: &str| client[list].as_array().cloned().unwrap_or_default();
            all("interactions").iter().for_each(|fact| known(defs, "interaction", fact));
            all("orders").iter().for_each(|fact| known(defs, "order", fact));
            all("appointments").iter().for_each(|fact| known(defs, "appointment", fact));
            all("stock_counts").iter().for_each(|fact| known(defs, "stock_count", fact));
            all("case_events").iter().for_each(|fact| known(defs, "case_event", fact));
            all("prospect_events").iter().for_each(|fact| known(defs, "prospect_event", fact));
            all("incidents").iter().for_each(|fact| known(defs, "incident", fact));
            all("care_events").iter().for_each(|fact| known(defs, "care_event", fact));
            for check in all("risk_checks") {
                known(defs, "risk_check", &check);
                check.get("seen").into_iter().for_each(|seen| known(defs, "risk_seen", seen));
            }
        }
    }
}

#[track_caller]
fn known(defs: &Value, name: &str, value: &Value) {
    for field in value.as_object().unwrap().keys() {
        assert!(defs[name]["properties"].get(field).is_some(), "{name}.{field}");
    }
}

#[test]
fn what_the_reader_refuses_does_not_fit_the_schema_either() {
    let (schemas, index) = schema();
    for line in [
        json!({"client": {}}),
        json!({"client": {"id": 1}}),
        json!({"client": {"id": "x", "fields": {"created": "s", "situation": "sleeping"}}}),
        json!({"client": {"id": "x", "interactions": [{"id": "x"}]}}),
        json!({"client": {"id": "x"}, "setting": {}}),
        json!({"format": "other", "version": 1, "min_reader": 1}),
        json!([]),
    ] {
        assert!(schemas.validate(&line, index).is_err(), "{line}");
    }
    let of_a_newer_version = json!({"route": [1, 2]});
    assert!(schemas.validate(&of_a_newer_version, index).is_ok());
}

/// A document in itself: nothing is fetched.
fn schema() -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("snapshot.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let index = compiler.compile("snapshot.json", &mut schemas).unwrap();
    (schemas, index)
}
