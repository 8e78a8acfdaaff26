//! Reads JSON into what derives `Deserialize`, in little code: for rows, settings and messages, which the first screen reads.
//!
//! It takes exactly what serde_json takes (a property test holds that) and gives the same values. It is small because it says
//! only that something is wrong, not what and where, and because an object is never also read as a list.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use std::borrow::Cow;
use std::fmt;

/// A text that is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// The value that a text says, and nothing after it.
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Malformed> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, depth: DEPTH };
    let value = T::deserialize(&mut reader)?;
    if reader.peek() == END { Ok(value) } else { Err(Malformed) }
}

/// Lists and objects within each other, as serde_json bounds them.
const DEPTH: u8 = 127;
/// No byte of a text: JSON has no control characters outside white space.
const END: u8 = 0;
/// How serde_json's `RawValue` asks for a value as it stands.
const RAW: &str = "$serde_json::private::RawValue";

type Read<T> = Result<T, Malformed>;

struct Reader<'de> {
    text: &'de str,
    bytes: &'de [u8],
    at: usize,
    depth: u8,
}

enum Number {
    Positive(u64),
    Negative(i64),
    Float(f64),
}

impl<'de> Reader<'de> {
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(END)
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
        if self.at < self.bytes.len() && self.byte() == END { 1 } else { self.byte() }
    }

    fn take(&mut self, wanted: u8) -> Read<()> {
        if self.peek() != wanted {
            return Err(Malformed);
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &str) -> Read<()> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(Malformed);
        }
        self.at += word.len();
        Ok(())
    }

    fn bool(&mut self) -> Read<bool> {
        let truth = self.peek() == b't';
        self.word(if truth { "true" } else { "false" }).map(|()| truth)
    }

    /// Enters a list or an object.
    fn enter(&mut self, opens: u8) -> Read<()> {
        self.take(opens)?;
        self.depth = self.depth.checked_sub(1).ok_or(Malformed)?;
        Ok(())
    }

    fn leave(&mut self, closes: u8) -> Read<()> {
        self.depth += 1;
        self.take(closes)
    }

    /// Goes to the next of a list or an object; `false` at its end, which stays.
    fn next(&mut self, first: &mut bool, closes: u8) -> Read<bool> {
        let byte = self.peek();
        if byte == closes {
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.take(b',')?;
            // A comma is followed by something.
            if self.peek() == closes {
                return Err(Malformed);
            }
        }
        Ok(true)
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> Read<Number> {
        self.peek();
        let from = self.at;
        let negative = self.byte() == b'-';
        self.at += usize::from(negative);
        let zero = self.byte() == b'0';
        let digits = self.digits();
        if digits == 0 || (zero && digits > 1) {
            return Err(Malformed);
        }
        let mut whole = true;
        if self.byte() == b'.' {
            whole = false;
            self.at += 1;
            if self.digits() == 0 {
                return Err(Malformed);
            }
        }
        if matches!(self.byte(), b'e' | b'E') {
            whole = false;
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            if self.digits() == 0 {
                return Err(Malformed);
            }
        }
        let text = self.text.get(from..self.at).unwrap_or_default();
        if whole
            && !negative
            && let Ok(number) = text.parse()
        {
            return Ok(Number::Positive(number));
        }
        // Minus zero is no integer.
        if whole
            && negative
            && !zero
            && let Ok(number) = text.parse()
        {
            return Ok(Number::Negative(number));
        }
        let number: f64 = text.parse().map_err(|_| Malformed)?;
        if number.is_finite() { Ok(Number::Float(number)) } else { Err(Malformed) }
    }

    fn string(&mut self) -> Read<Cow<'de, str>> {
        self.take(b'"')?;
        let mut from = self.at;
        let mut made = String::new();
        loop {
            let at = self.at;
            match self.byte() {
                b'"' => {
                    let rest = self.text.get(from..at).ok_or(Malformed)?;
                    self.at += 1;
                    if made.is_empty() {
                        return Ok(Cow::Borrowed(rest));
                    }
                    made.push_str(rest);
                    return Ok(Cow::Owned(made));
                }
                b'\\' => {
                    made.push_str(self.text.get(from..at).ok_or(Malformed)?);
                    self.at += 1;
                    made.push(self.escaped()?);
                    from = self.at;
                }
                0..0x20 => return Err(Malformed),
                _ => self.at += 1,
            }
        }
    }

    /// The character after a backslash.
    fn escaped(&mut self) -> Read<char> {
        let byte = self.byte();
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.unit()?;
                if !(0xd800..0xdc00).contains(&high) {
                    return char::from_u32(high).ok_or(Malformed);
                }
                self.word("\\u")?;
                let low = self.unit()?;
                if !(0xdc00..0xe000).contains(&low) {
                    return Err(Malformed);
                }
                return char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)).ok_or(Malformed);
            }
            _ => return Err(Malformed),
        })
    }

    fn unit(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Malformed)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Malformed);
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Malformed)
    }

    /// Passes over a value, which must be one, however deep.
    fn skip(&mut self) -> Read<()> {
        let mut open = Vec::new();
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                b'n' => self.word("null")?,
                b't' | b'f' => drop(self.bool()?),
                opens @ (b'[' | b'{') => {
                    self.at += 1;
                    // `]` and `}` come two after what they close.
                    let closes = opens + 2;
                    if self.peek() != closes {
                        open.push(closes);
                        self.skip_name(closes)?;
                        continue;
                    }
                    self.at += 1;
                }
                _ => {
                    self.number()?;
                }
            }
            loop {
                let Some(closes) = open.last().copied() else { return Ok(()) };
                if self.peek() != closes {
                    self.take(b',')?;
                    self.skip_name(closes)?;
                    break;
                }
                self.at += 1;
                open.pop();
            }
        }
    }

    /// The name of a member, inside an object.
    fn skip_name(&mut self, closes: u8) -> Read<()> {
        if closes == b'}' {
            self.string()?;
            self.take(b':')?;
        }
        Ok(())
    }

    /// A value as it stands.
    fn raw(&mut self) -> Read<&'de str> {
        self.peek();
        let from = self.at;
        self.skip()?;
        self.text.get(from..self.at).ok_or(Malformed)
    }

    fn visit_string<V: Visitor<'de>>(&mut self, visitor: V) -> Read<V::Value> {
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_str(&text),
        }
    }

    fn visit_number<V: Visitor<'de>>(&mut self, visitor: V) -> Read<V::Value> {
        match self.number()? {
            Number::Positive(number) => visitor.visit_u64(number),
            Number::Negative(number) => visitor.visit_i64(number),
            Number::Float(number) => visitor.visit_f64(number),
        }
    }

    fn visit_list<V: Visitor<'de>>(&mut self, visitor: V) -> Read<V::Value> {
        self.enter(b'[')?;
        let value = visitor.visit_seq(Inside { reader: self, first: true })?;
        self.leave(b']')?;
        Ok(value)
    }

    fn visit_object<V: Visitor<'de>>(&mut self, visitor: V) -> Read<V::Value> {
        self.enter(b'{')?;
        let value = visitor.visit_map(Inside { reader: self, first: true })?;
        self.leave(b'}')?;
        Ok(value)
    }
}

/// Forwards each kind that JSON writes alike to the one that reads it.
macro_rules! alike {
    ($($method:ident)* => $to:ident) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            self.$to(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Malformed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.peek() {
            b'"' => self.visit_string(visitor),
            b'{' => self.visit_object(visitor),
            b'[' => self.visit_list(visitor),
            b'n' => self.deserialize_unit(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            _ => self.visit_number(visitor),
        }
    }

    alike! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
    deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 => visit_number }
    alike! { deserialize_str deserialize_string deserialize_char deserialize_identifier deserialize_bytes
    deserialize_byte_buf => visit_string }
    alike! { deserialize_seq => visit_list }
    alike! { deserialize_map => visit_object }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_bool(self.bool()?)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.peek();
        self.word("null")?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.peek() == b'n' {
            self.word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Read<V::Value> {
        if name == RAW {
            return visitor.visit_map(Raw(Some(self.raw()?)));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.visit_list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Read<V::Value> {
        self.visit_list(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.visit_object(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        if self.peek() == b'"' {
            return visitor.visit_enum(Variant { reader: self, alone: true });
        }
        self.enter(b'{')?;
        let value = visitor.visit_enum(Variant { reader: self, alone: false })?;
        self.leave(b'}')?;
        Ok(value)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.skip()?;
        visitor.visit_unit()
    }
}

/// The members of an object or the things in a list.
struct Inside<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Inside<'_, 'de> {
    type Error = Malformed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if !self.reader.next(&mut self.first, b'}')? {
            return Ok(None);
        }
        if self.reader.peek() != b'"' {
            return Err(Malformed);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<S::Value> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> SeqAccess<'de> for Inside<'_, 'de> {
    type Error = Malformed;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        if self.reader.next(&mut self.first, b']')? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

/// A variant of an enum: its name alone, or an object of its name and what it holds.
struct Variant<'a, 'de> {
    reader: &'a mut Reader<'de>,
    alone: bool,
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Malformed;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<(S::Value, Self)> {
        if self.reader.peek() != b'"' {
            return Err(Malformed);
        }
        let name = seed.deserialize(&mut *self.reader)?;
        if !self.alone {
            self.reader.take(b':')?;
        }
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Malformed;

    fn unit_variant(self) -> Read<()> {
        if self.alone { Ok(()) } else { self.reader.deserialize_unit(serde::de::IgnoredAny).map(drop) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<S::Value> {
        if self.alone { Err(Malformed) } else { seed.deserialize(self.reader) }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        if self.alone { Err(Malformed) } else { self.reader.visit_list(visitor) }
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        if self.alone { Err(Malformed) } else { self.reader.visit_object(visitor) }
    }
}

/// The one member by which a raw value is handed over.
struct Raw<'de>(Option<&'de str>);

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Malformed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        match self.0 {
            Some(_) => seed.deserialize(BorrowedStrDeserializer::new(RAW)).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<S::Value> {
        seed.deserialize(BorrowedStrDeserializer::new(self.0.take().ok_or(Malformed)?))
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not what it should be")
    }
}

impl std::error::Error for Malformed {}

/// Every reason is the same, so that the code of the reasons is not carried.
impl serde::de::Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Malformed
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Malformed
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Malformed
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Malformed
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Malformed
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Malformed
    }

    fn missing_field(_: &'static str) -> Self {
        Malformed
    }

    fn duplicate_field(_: &'static str) -> Self {
        Malformed
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
