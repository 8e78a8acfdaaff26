//! A JSON object by its keys in their order, its values as the text they are.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

#[derive(Debug, Default)]
pub(super) struct Object<'a>(pub Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// Takes out the first value of the key.
    pub(super) fn take(&mut self, key: &str) -> Option<&'a RawValue> {
        let place = self.0.iter().position(|(name, _)| name == key)?;
        Some(self.0.remove(place).1)
    }

    /// Adds the object to `to`, with `before` as its first fields.
    pub(super) fn write(&self, before: &[(&str, &str)], to: &mut Vec<u8>) {
        to.push(b'{');
        let own = self.0.iter().map(|(key, value)| (key.as_str(), value.get()));
        for (at, (key, value)) in before.iter().copied().chain(own).enumerate() {
            if at > 0 {
                to.push(b',');
            }
            put_key(key, to);
            to.extend_from_slice(value.as_bytes());
        }
        to.push(b'}');
    }
}

/// The key with its colon.
pub(super) fn put_key(key: &str, to: &mut Vec<u8>) {
    // A string into memory, which does not fail.
    let _ = serde_json::to_writer(&mut *to, key);
    to.push(b':');
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Object(all))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_goes_through_as_it_is() {
        let text = r#"{"b":1.50,"a\"":{"x":[1, 2]},"client":"own","client":null}"#;
        let mut object: Object<'_> = serde_json::from_str(text).unwrap();
        let mut again = Vec::new();
        object.write(&[], &mut again);
        assert_eq!(String::from_utf8(again).unwrap(), text);
        assert_eq!(object.take("client").map(RawValue::get), Some("\"own\""));
        assert_eq!(object.take("client").map(RawValue::get), Some("null"));
        assert!(object.take("client").is_none());
        let mut with = Vec::new();
        object.write(&[("client", "7")], &mut with);
        assert_eq!(String::from_utf8(with).unwrap(), r#"{"client":7,"b":1.50,"a\"":{"x":[1, 2]}}"#);
        assert!(serde_json::from_str::<Object<'_>>("[1]").is_err());
    }
}
