//! A list held as bytes, a seventh of its size as values, until somebody looks at it.
//!
//! Only memory is written so: what is stored or sent is JSON. A list that was opened or changed is packed again by its
//! owner ([`Packed::pack`]); packing loses nothing, and equal lists have equal bytes.

use super::stamp::{DeviceId, Stamp};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;
use uuid::Uuid;

/// What can be written into a few bytes and read back.
pub trait Pack: Sized {
    fn pack(&self, into: &mut Packer);
    /// `None` if the bytes were not written by [`Pack::pack`].
    fn unpack(from: &mut Unpacker<'_>) -> Option<Self>;
}

/// A list, packed or open. Reads as a `Vec`; [`Packed::each`] reads it without opening it.
pub struct Packed<T> {
    open: OnceLock<Vec<T>>,
    /// Empty where the list is empty, or open and possibly changed since.
    bytes: Box<[u8]>,
}

impl<T: Pack> Packed<T> {
    /// Gives up the values and keeps their bytes.
    pub fn pack(&mut self) {
        let Some(open) = self.open.take() else { return };
        if self.bytes.is_empty() && !open.is_empty() {
            self.bytes = bytes_of(&open);
        }
    }

    pub fn len(&self) -> usize {
        match self.open.get() {
            Some(open) => open.len(),
            None => Unpacker::new(&self.bytes).number().map_or(0, |len| len as usize),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.open.get().map_or(self.bytes.is_empty(), Vec::is_empty)
    }

    /// Shows each value in turn, and keeps the list packed if it is.
    pub fn each(&self, mut show: impl FnMut(&T)) {
        match self.open.get() {
            Some(open) => open.iter().for_each(show),
            None => unpack(&self.bytes, |value| show(&value)),
        }
    }

    /// The values for once: for who goes through the whole carteira and leaves nothing open behind.
    pub fn read(&self) -> Cow<'_, [T]>
    where
        T: Clone,
    {
        self.open.get().map_or_else(|| Cow::Owned(self.unpacked()), |open| Cow::Borrowed(open.as_slice()))
    }

    /// The bytes of the list as they are held, or as they would be.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self.open.get() {
            Some(open) if self.bytes.is_empty() && !open.is_empty() => Cow::Owned(bytes_of(open).into_vec()),
            Some(_) | None => Cow::Borrowed(&self.bytes),
        }
    }

    /// The list of [`Packed::bytes`]. What they say is not looked at before somebody looks at the list.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self { open: OnceLock::new(), bytes: bytes.into() }
    }

    fn opened(&self) -> &Vec<T> {
        self.open.get_or_init(|| self.unpacked())
    }

    fn unpacked(&self) -> Vec<T> {
        let mut values = Vec::with_capacity(Unpacker::new(&self.bytes).number().unwrap_or(0) as usize);
        unpack(&self.bytes, |value| values.push(value));
        values
    }
}

fn bytes_of<T: Pack>(values: &[T]) -> Box<[u8]> {
    let mut packer = Packer::default();
    packer.number(values.len() as u64);
    values.iter().for_each(|value| value.pack(&mut packer));
    packer.bytes.into_boxed_slice()
}

fn unpack<T: Pack>(bytes: &[u8], mut show: impl FnMut(T)) {
    let mut unpacker = Unpacker::new(bytes);
    for _ in 0..unpacker.number().unwrap_or(0) {
        let Some(value) = T::unpack(&mut unpacker) else { return };
        show(value);
    }
}

impl<T: Pack> Deref for Packed<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        self.opened()
    }
}

impl<T: Pack> DerefMut for Packed<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        self.opened();
        self.bytes = Box::default();
        match self.open.get_mut() {
            Some(values) => values,
            None => unreachable!("opened two lines above"),
        }
    }
}

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Self { open: OnceLock::new(), bytes: Box::default() }
    }
}

impl<T: Pack> From<Vec<T>> for Packed<T> {
    fn from(values: Vec<T>) -> Self {
        Self { open: OnceLock::from(values), bytes: Box::default() }
    }
}

impl<T: Pack> FromIterator<T> for Packed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().collect::<Vec<T>>().into()
    }
}

impl<'a, T: Pack> IntoIterator for &'a Packed<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Pack + Clone> Clone for Packed<T> {
    fn clone(&self) -> Self {
        match self.open.get() {
            Some(open) if self.bytes.is_empty() => open.clone().into(),
            Some(_) | None => Self { open: OnceLock::new(), bytes: self.bytes.clone() },
        }
    }
}

impl<T: Pack + PartialEq> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self.bytes.is_empty(), other.bytes.is_empty()) {
            (false, false) => self.bytes == other.bytes,
            (true, true) => match (self.open.get(), other.open.get()) {
                (Some(mine), Some(theirs)) => mine == theirs,
                (mine, theirs) => mine.is_none_or(Vec::is_empty) && theirs.is_none_or(Vec::is_empty),
            },
            (false, true) => other.open.get().is_some_and(|open| self.bytes == bytes_of(open)),
            (true, false) => self.open.get().is_some_and(|open| other.bytes == bytes_of(open)),
        }
    }
}

impl<T: Pack + fmt::Debug> fmt::Debug for Packed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        self.each(|value| {
            list.entry(value);
        });
        list.finish()
    }
}

impl<T: Pack + Serialize> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::{Error, SerializeSeq};
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        let mut failed = None;
        self.each(|value| {
            if failed.is_none() {
                failed = list.serialize_element(value).err();
            }
        });
        failed.map_or_else(|| list.end(), |error| Err(S::Error::custom(error)))
    }
}

impl<'de, T: Pack + Deserialize<'de>> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Packed::from)
    }
}

/// Writes values one after the other: a day or a time as the step from the one before, an identity that comes again as its
/// place among those met.
#[derive(Debug, Default)]
pub struct Packer {
    bytes: Vec<u8>,
    met: Met,
}

#[derive(Debug)]
pub struct Unpacker<'a> {
    rest: &'a [u8],
    met: Met,
}

#[derive(Debug, Default)]
struct Met {
    devices: Vec<DeviceId>,
    ids: Vec<Uuid>,
    millis: u64,
    day: i32,
}

impl Packer {
    #[cfg(test)]
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Bytes that only their reader understands.
    pub fn blob(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }

    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    pub fn text(&mut self, text: &str) {
        self.blob(text.as_bytes());
    }

    pub fn date(&mut self, date: NaiveDate) {
        let day = date.num_days_from_ce();
        self.signed(i64::from(day) - i64::from(self.met.day));
        self.met.day = day;
    }

    /// An identity that hardly comes twice.
    pub fn uuid(&mut self, uuid: Uuid) {
        self.bytes.extend_from_slice(uuid.as_bytes());
    }

    /// An identity that comes again and again.
    pub fn known_uuid(&mut self, uuid: Uuid) {
        let place = self.met.ids.iter().position(|met| *met == uuid);
        self.number(place.unwrap_or(self.met.ids.len()) as u64);
        if place.is_none() {
            self.met.ids.push(uuid);
            self.uuid(uuid);
        }
    }

    pub fn stamp(&mut self, Stamp { millis, counter, device }: Stamp) {
        self.signed(millis.wrapping_sub(self.met.millis) as i64);
        self.met.millis = millis;
        self.number(counter.into());
        let place = self.met.devices.iter().position(|met| *met == device);
        self.number(place.unwrap_or(self.met.devices.len()) as u64);
        if place.is_none() {
            self.met.devices.push(device);
            self.bytes.extend_from_slice(&device.0.to_le_bytes());
        }
    }
}

impl<'a> Unpacker<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, met: Met::default() }
    }

    /// Everything was read.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    #[inline(always)]
    pub fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    #[inline(always)]
    pub fn number(&mut self) -> Option<u64> {
        match self.byte()? {
            byte @ 0..0x80 => Some(byte.into()),
            byte => self.longer(byte),
        }
    }

    fn longer(&mut self, first: u8) -> Option<u64> {
        let (mut number, mut shift) = (u64::from(first & 0x7f), 7);
        while shift < u64::BITS {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
        None
    }

    #[inline(always)]
    pub fn signed(&mut self) -> Option<i64> {
        self.number().map(|number| (number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub fn text(&mut self) -> Option<String> {
        self.str().map(str::to_owned)
    }

    pub fn str(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.blob()?).ok()
    }

    pub fn blob(&mut self) -> Option<&'a [u8]> {
        let len = usize::try_from(self.number()?).ok()?;
        self.bytes(len)
    }

    pub fn date(&mut self) -> Option<NaiveDate> {
        self.met.day = i32::try_from(i64::from(self.met.day).checked_add(self.signed()?)?).ok()?;
        NaiveDate::from_num_days_from_ce_opt(self.met.day)
    }

    pub fn uuid(&mut self) -> Option<Uuid> {
        Uuid::from_slice(self.bytes(16)?).ok()
    }

    pub fn known_uuid(&mut self) -> Option<Uuid> {
        let place = usize::try_from(self.number()?).ok()?;
        if place == self.met.ids.len() {
            let uuid = self.uuid()?;
            self.met.ids.push(uuid);
        }
        self.met.ids.get(place).copied()
    }

    pub fn stamp(&mut self) -> Option<Stamp> {
        let millis = self.met.millis.wrapping_add(self.signed()? as u64);
        self.met.millis = millis;
        let counter = u32::try_from(self.number()?).ok()?;
        let place = usize::try_from(self.number()?).ok()?;
        if place == self.met.devices.len() {
            let bytes = self.bytes(8)?.try_into().ok()?;
            self.met.devices.push(DeviceId(u64::from_le_bytes(bytes)));
        }
        Some(Stamp { millis, counter, device: *self.met.devices.get(place)? })
    }

    fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(bytes)
    }
}
