//! The published JSON Schema says what the writer writes. The part of JSON Schema that it uses is checked here; patterns
//! are the reader's own tests.

use super::everything::everything;
use super::file_of;
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
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let files = [
        include_str!("../samples/v1.carteira.json").to_owned(),
        String::from_utf8(file_of(&Portfolio::from_records(everything()))).unwrap(),
        String::from_utf8(file_of(&Portfolio::from_records(sample::records(7, today)))).unwrap(),
    ];
    for line in files.iter().flat_map(|file| lines_of(file)) {
        assert_eq!(wrong(&schema, &schema, &line), None, "{line}");
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
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for line in [
        json!({"client": {}}),
        json!({"client": {"id": 1}}),
        json!({"client": {"id": "x", "fields": {"created": "s", "situation": "sleeping"}}}),
        json!({"client": {"id": "x", "interactions": [{"id": "x"}]}}),
        json!({"client": {"id": "x"}, "setting": {}}),
        json!({"format": "other", "version": 1, "min_reader": 1}),
        json!([]),
    ] {
        assert!(wrong(&schema, &schema, &line).is_some(), "{line}");
    }
    assert_eq!(wrong(&schema, &schema, &json!({"route": [1, 2]})), None, "a kind of a newer version");
}

/// Why `value` does not fit, if it does not.
fn wrong(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    let rules = schema.as_object()?;
    rules.iter().find_map(|(rule, says)| match rule.as_str() {
        "$ref" => {
            let pointer = says.as_str().unwrap().trim_start_matches('#');
            wrong(root, root.pointer(pointer).unwrap(), value)
        }
        "type" => (!has_type(value, says.as_str().unwrap())).then(|| format!("not a {says}: {value}")),
        "const" => (value != says).then(|| format!("not {says}")),
        "enum" => (!says.as_array().unwrap().contains(value)).then(|| format!("none of {says}: {value}")),
        "required" => {
            let missing = |name: &&Value| value.get(name.as_str().unwrap()).is_none();
            says.as_array().unwrap().iter().find(missing).map(|name| format!("{name} is missing"))
        }
        "properties" => says
            .as_object()
            .unwrap()
            .iter()
            .find_map(|(name, schema)| value.get(name).and_then(|inner| wrong(root, schema, inner))),
        "additionalProperties" => value.as_object()?.values().find_map(|inner| wrong(root, says, inner)),
        "propertyNames" => {
            value.as_object()?.keys().find_map(|name| wrong(root, says, &Value::from(name.as_str())))
        }
        "not" => wrong(root, says, value).is_none().then(|| "what must not be".to_owned()),
        "items" => value.as_array()?.iter().find_map(|inner| wrong(root, says, inner)),
        "minItems" => {
            (value.as_array()?.len() < says.as_u64().unwrap() as usize).then(|| "too few".to_owned())
        }
        "maxItems" => {
            (value.as_array()?.len() > says.as_u64().unwrap() as usize).then(|| "too many".to_owned())
        }
        "minProperties" => {
            (value.as_object()?.len() < says.as_u64().unwrap() as usize).then(|| "too few".to_owned())
        }
        "maxProperties" => {
            (value.as_object()?.len() > says.as_u64().unwrap() as usize).then(|| "too many".to_owned())
        }
        "minimum" => (value.as_f64()? < says.as_f64().unwrap()).then(|| format!("{value} is too small")),
        "maximum" => (value.as_f64()? > says.as_f64().unwrap()).then(|| format!("{value} is too large")),
        "anyOf" => {
            let outcomes: Vec<_> =
                says.as_array().unwrap().iter().map(|schema| wrong(root, schema, value)).collect();
            outcomes.iter().all(Option::is_some).then(|| format!("none fits: {outcomes:?}"))
        }
        "pattern" | "$schema" | "$defs" | "title" | "description" => None,
        other => Some(format!("a rule that this test does not know: {other}")),
    })
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => false,
    }
}
