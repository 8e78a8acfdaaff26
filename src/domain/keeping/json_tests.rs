use super::*;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Dot,
    Line(i32),
    Pair(u8, String),
    Box { wide: f64, name: Option<String> },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Whole {
    id: u64,
    shapes: Vec<Shape>,
    by_name: BTreeMap<String, i64>,
    #[serde(default)]
    more: Option<Box<Whole>>,
}

/// Both readers agree on the text: both take it for the same value, or both refuse it.
fn same<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
    assert_eq!(from_str::<T>(text).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
}

#[test]
fn odd_texts_are_taken_or_refused_as_serde_json_does() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nullx",
        "true",
        "tru",
        "false",
        "0",
        "-0",
        "00",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1E5",
        "1e-7",
        "-0.0",
        "1e309",
        "-1e309",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "0.1",
        "123456789.123456789e-300",
        "\"\"",
        "\"a",
        "\"\\u0041\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ude00\"",
        "\"\\ud83d\\u0041\"",
        "\"\\u00g0\"",
        "\"\\u+041\"",
        "\"\\x\"",
        "\"\u{1}\"",
        "\"\\\"\"",
        "\"\\u0000\"",
        "\"\u{7f}é\u{2028}\"",
        "\u{0}",
        "1\u{0}",
        "[]",
        "[ ]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,2",
        "[1]]",
        "{}",
        "{ }",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{1:2}",
        " \t\r\n[ 1 , {\"a\" : null } ] ",
        "\u{feff}1",
        "\u{a0}1",
        "[\"\\\\\"]",
        "1 1",
    ] {
        same::<Value>(text);
        same::<Option<f64>>(text);
        same::<String>(text);
        same::<i64>(text);
    }
}

#[test]
fn depth_is_bounded_where_serde_json_bounds_it() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        same::<Value>(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        same::<Value>(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
        same::<Box<IgnoredDeep>>(&format!("{{\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth)));
    }
}

#[derive(Debug, PartialEq, Deserialize)]
struct IgnoredDeep {}

#[test]
fn enums_structs_options_and_missing_fields_are_read_alike() {
    for text in [
        r#""dot""#,
        r#"{"dot":null}"#,
        r#"{"dot":1}"#,
        r#""line""#,
        r#"{"line":-3}"#,
        r#"{"line":3000000000}"#,
        r#"{"pair":[7,"x"]}"#,
        r#"{"pair":[7]}"#,
        r#"{"pair":[7,"x",1]}"#,
        r#"{"box":{"wide":1,"name":null}}"#,
        r#"{"box":{"wide":1.5,"other":[1,{"a":"]"}]}}"#,
        r#"{"box":{"wide":1,"wide":2}}"#,
        r#"{"box":{}}"#,
        r#"{"box":{"wide":1}} "#,
        r#"{"line":1,"dot":null}"#,
        r#"{}"#,
        r#""circle""#,
    ] {
        same::<Shape>(text);
        same::<Vec<Shape>>(&format!("[{text}]"));
    }
    same::<Whole>(
        r#"{"id":1,"shapes":["dot",{"line":2}],"by_name":{"b":-1,"a":2},"more":{"id":2,"shapes":[],"by_name":{}}}"#,
    );
    same::<Whole>(r#"{"shapes":[],"by_name":{}}"#);
    same::<(u8, bool)>("[1,true]");
    same::<(u8, bool)>("[1,true,2]");
    same::<char>("\"é\"");
}

#[test]
fn an_object_is_never_read_from_a_list() {
    assert_eq!(from_str::<Whole>(r#"[1,[],{},null]"#), Err(Malformed));
}

#[test]
fn a_raw_value_is_what_stands_there() {
    let text = r#"{"a": {"b" : [1.50, "x\n"]} , "c":2}"#;
    let read: BTreeMap<String, Box<RawValue>> = from_str(text).unwrap();
    assert_eq!(read["a"].get(), r#"{"b" : [1.50, "x\n"]}"#);
    assert_eq!(read["c"].get(), "2");
    assert!(from_str::<BTreeMap<String, Box<RawValue>>>(r#"{"a":[1,}"#).is_err());
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #[test]
    fn what_serde_json_writes_reads_back(value in values()) {
        prop_assert_eq!(from_str::<Value>(&value.to_string()), Ok(value.clone()));
        prop_assert_eq!(from_str::<Value>(&serde_json::to_string_pretty(&value).unwrap()), Ok(value));
    }

    #[test]
    fn a_damaged_text_is_taken_or_refused_as_serde_json_does(
        value in values(),
        place in any::<prop::sample::Index>(),
        put in prop::sample::select(vec!["", "\"", "\\", ",", ":", "}", "]", "{", "[", "0", "-", ".", "e", "null", "\u{0}", " ", "é"]),
        cut in 0usize..3,
    ) {
        let text = value.to_string();
        let chars: Vec<char> = text.chars().collect();
        let at = place.index(chars.len() + 1);
        let rest: String = chars.iter().skip(at + cut).collect();
        let damaged: String = chars.iter().take(at).collect::<String>() + put + &rest;
        prop_assert_eq!(from_str::<Value>(&damaged).ok(), serde_json::from_str::<Value>(&damaged).ok(), "{}", damaged);
    }
}
