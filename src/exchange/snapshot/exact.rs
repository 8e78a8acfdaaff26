//! JSON that is kept as it was written or refused: nothing this version does not know may change on its way through.
//!
//! serde_json alone would keep the last of two equal keys and round `12345678901234567890123` to a float.

use super::error::Flaw;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// Deepest nesting kept: with what stands around it, still below the 128 that any reader of ours takes.
const MOST_LEVELS: u8 = 64;

/// The value of `json`, when it can be written back as the same value.
pub(super) fn value(json: &str) -> Result<Value, Flaw> {
    numbers_are_exact(json)?;
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = Exact { levels: MOST_LEVELS }.deserialize(&mut reader).map_err(Flaw::of_json)?;
    reader.end().map_err(Flaw::of_json)?;
    Ok(value)
}

#[derive(Clone, Copy)]
struct Exact {
    levels: u8,
}

impl Exact {
    fn inner<E: Error>(self) -> Result<Exact, E> {
        match self.levels.checked_sub(1) {
            Some(levels) => Ok(Exact { levels }),
            None => Err(Flaw::TooDeep.to_serde()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Exact {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Exact {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| Flaw::Inexact(value.to_string()).to_serde())
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut values = Vec::new();
        while let Some(value) = seq.next_element_seed(inner)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut values = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = map.next_value_seed(inner)?;
            if values.insert(key.clone(), value).is_some() {
                return Err(Flaw::RepeatedKey(key).to_serde());
            }
        }
        Ok(Value::Object(values))
    }
}

/// Every number of `json` (which is valid JSON or will be refused) is the same number after reading and writing.
fn numbers_are_exact(json: &str) -> Result<(), Flaw> {
    let bytes = json.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = after_string(bytes, at),
            b'-' | b'0'..=b'9' => {
                let in_number = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
                let end = at + bytes[at..].iter().take_while(in_number).count();
                let token = &json[at..end];
                let read = serde_json::from_str::<Number>(token).ok().map(|number| number.to_string());
                let same = read.is_some_and(|read| Decimal::of(&read) == Decimal::of(token));
                if !same {
                    return Err(Flaw::Inexact(token.chars().take(40).collect()));
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    Ok(())
}

fn after_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// A decimal number by its value: `1.50`, `15e-1` and `1.5` are equal.
#[derive(PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn of(token: &str) -> Option<Decimal> {
        let (negative, token) = match token.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        let (mantissa, exponent) = match token.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (token, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0').trim_end_matches('0').to_owned();
        let trailing = all.len() - all.trim_end_matches('0').len();
        let exponent = match digits.is_empty() {
            true => 0,
            false => exponent.checked_sub(fraction.len() as i64)?.checked_add(trailing as i64)?,
        };
        Some(Decimal { negative, digits, exponent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_can_be_written_back_is_kept() {
        for (text, expected) in [
            ("1.50", json!(1.5)),
            ("-0", json!(-0.0)),
            ("0e5", json!(0.0)),
            ("18446744073709551615", json!(u64::MAX)),
            (r#"{"__proto__":{"a":[1e2,"1e999 \"9"]}}"#, json!({"__proto__": {"a": [1e2, "1e999 \"9"]}})),
        ] {
            assert_eq!(value(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_would_change_is_refused_with_the_reason() {
        for number in
            ["18446744073709551616", "1e400", "0.1234567890123456789", "-1e-400", "1e99999999999999999999"]
        {
            assert_eq!(value(&format!("[{number}]")), Err(Flaw::Inexact(number.to_owned())));
        }
        assert_eq!(value(r#"{"a":{"b":1,"b":1}}"#), Err(Flaw::RepeatedKey("b".to_owned())));
        assert_eq!(value(r#""\ud800""#), Err(Flaw::Syntax));
        assert_eq!(value("NaN"), Err(Flaw::Syntax));
        assert_eq!(value("1 2"), Err(Flaw::Syntax));
    }

    #[test]
    fn sixty_four_levels_are_kept_and_one_more_is_refused() {
        let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(value(&nested(64)).is_ok());
        assert_eq!(value(&nested(65)), Err(Flaw::TooDeep));
        assert!(value(&nested(100_000)).is_err());
    }
}
