//! Fields that a newer version wrote and this one does not know: taken aside by path, handed on, put back.
//!
//! The path is a JSON pointer (RFC 6901), except that in a list of things with an `id` the thing is named by its id:
//! `/interactions/0192…/weather`. Fields of things without one are kept only where this version does not know the list.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What `raw` has and `known`, the same value as this version writes it, has not.
pub(crate) fn unknown_fields(raw: &Value, known: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    collect(raw, known, "", &mut found);
    found
}

/// Puts fields back where their place still exists and is still empty.
pub(crate) fn put_back(value: &mut Value, fields: &BTreeMap<String, Value>) {
    for (path, field) in fields {
        if let Some((place, name)) = path.rsplit_once('/')
            && let Some(object) = find(value, place)
        {
            object.entry(unescaped(name)).or_insert_with(|| field.clone());
        }
    }
}

fn collect(raw: &Value, known: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
    match (raw, known) {
        (Value::Object(raw), Value::Object(known)) => {
            for (name, value) in raw {
                let path = format!("{path}/{}", escaped(name));
                match known.get(name) {
                    Some(known) => collect(value, known, &path, found),
                    None if value.is_null() => {}
                    None => {
                        found.insert(path, value.clone());
                    }
                }
            }
        }
        (Value::Array(raw), Value::Array(known)) => {
            for thing in raw {
                let Some(id) = id_of(thing) else { continue };
                if let Some(known) = known.iter().find(|known| id_of(known) == Some(id)) {
                    collect(thing, known, &format!("{path}/{}", escaped(id)), found);
                }
            }
        }
        _ => {}
    }
}

fn find<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Map<String, Value>> {
    let end = path.split('/').skip(1).try_fold(value, |value, step| match value {
        Value::Object(object) => object.get_mut(&unescaped(step)),
        Value::Array(list) => {
            let id = unescaped(step);
            list.iter_mut().find(|thing| id_of(thing) == Some(&id))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })?;
    end.as_object_mut()
}

fn id_of(thing: &Value) -> Option<&str> {
    thing.get("id").and_then(Value::as_str)
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn takes_aside_only_what_is_not_known() {
        let raw = json!({"id": "c", "mood": 3, "note": null, "visits": [{"id": "v", "weather": {"rain": true}}], "tags": ["a"]});
        let known = json!({"id": "c", "visits": [{"id": "v"}], "tags": []});
        let fields = unknown_fields(&raw, &known);
        let expected =
            [("/mood".to_owned(), json!(3)), ("/visits/v/weather".to_owned(), json!({"rain": true}))];
        assert_eq!(fields, expected.into());
    }

    #[test]
    fn what_was_taken_aside_can_be_put_back() {
        let raw = json!({"id": "c", "a/b~c": {"x": 1}, "visits": [{"id": "v", "weather": 2}, {"id": "w"}]});
        let known = json!({"id": "c", "visits": [{"id": "w"}, {"id": "v"}]});
        let fields = unknown_fields(&raw, &known);
        let mut value = known;
        put_back(&mut value, &fields);
        assert_eq!(value["a/b~c"], json!({"x": 1}));
        assert_eq!(value["visits"], json!([{"id": "w"}, {"id": "v", "weather": 2}]));
    }

    #[test]
    fn a_field_of_something_removed_is_dropped() {
        let fields =
            BTreeMap::from([("/visits/v/weather".to_owned(), json!(2)), ("/x/y".to_owned(), json!(1))]);
        let mut value = json!({"visits": []});
        put_back(&mut value, &fields);
        assert_eq!(value, json!({"visits": []}));
    }

    #[test]
    fn a_field_that_is_there_is_not_overwritten() {
        let mut value = json!({"mood": 5});
        put_back(&mut value, &BTreeMap::from([("/mood".to_owned(), json!(3))]));
        assert_eq!(value, json!({"mood": 5}));
    }
}
