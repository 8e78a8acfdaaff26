//! Hybrid logical clock: a total order over every edit ever made on any device.
//!
//! A device's next stamp is after everything it has seen, whatever its wall clock says, so a user's write is never
//! refused or lost because a clock is wrong (Kulkarni et al., 2014).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A device (strictly, one database on one device): random, made once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u64);

/// When and where an edit was made. Ordered by time, then counter, then device.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970 of the device's wall clock, never less than any stamp it has seen.
    pub millis: u64,
    pub counter: u32,
    pub device: DeviceId,
}

/// The last instant that a file may carry (the year 6429): above it no reader takes a stamp, so none may be made.
pub const LAST_MILLIS: u64 = (1 << 47) - 1;

/// The last instant that a wall clock or a file of another carteira may bring in (the year 4199). What is edited after it has the
/// span up to [`LAST_MILLIS`] to be later in.
pub const LAST_CLOCK_MILLIS: u64 = (1 << 46) - 1;

impl Stamp {
    /// The same edit in the range that can be written and read: for what an older version let in.
    pub fn within_range(self) -> Stamp {
        Stamp { millis: self.millis.min(LAST_MILLIS), ..self }
    }

    /// The first stamp after `self` for `device`, whose wall clock reads `now_millis`.
    pub fn next(self, now_millis: u64, device: DeviceId) -> Stamp {
        let now_millis = now_millis.min(LAST_CLOCK_MILLIS);
        if now_millis > self.millis {
            return Stamp { millis: now_millis, counter: 0, device };
        }
        match self.counter.checked_add(1) {
            Some(counter) => Stamp { millis: self.millis, counter, device },
            None if self.millis < LAST_MILLIS => Stamp { millis: self.millis + 1, counter: 0, device },
            None => Stamp { device, ..self },
        }
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Text that sorts as the stamp does: `millis-counter-device`, all hexadecimal of fixed width.
impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [0; Stamp::TEXT]))
    }
}

impl Stamp {
    /// Length of the text.
    pub const TEXT: usize = 12 + 1 + 8 + 1 + 16;

    /// The text, without an allocation: files hold one stamp for each fact.
    pub fn text(self, buffer: &mut [u8; Stamp::TEXT]) -> &str {
        // 48 bits of milliseconds reach the year 10889.
        to_hexadecimal(self.millis.min((1 << 48) - 1), &mut buffer[..12]);
        buffer[12] = b'-';
        to_hexadecimal(self.counter.into(), &mut buffer[13..21]);
        buffer[21] = b'-';
        to_hexadecimal(self.device.0, &mut buffer[22..]);
        std::str::from_utf8(buffer).unwrap_or_default()
    }
}

fn to_hexadecimal(mut number: u64, digits: &mut [u8]) {
    for digit in digits.iter_mut().rev() {
        *digit = b"0123456789abcdef"[(number & 0xf) as usize];
        number >>= 4;
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stamp({self})")
    }
}

/// The text is not a stamp or a device id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StampError;

impl fmt::Display for StampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a hybrid-clock stamp")
    }
}

impl std::error::Error for StampError {}

impl FromStr for DeviceId {
    type Err = StampError;
    fn from_str(text: &str) -> Result<Self, StampError> {
        match text.len() {
            16 => hexadecimal(text.as_bytes()).map(DeviceId),
            _ => Err(StampError),
        }
    }
}

impl FromStr for Stamp {
    type Err = StampError;
    fn from_str(text: &str) -> Result<Self, StampError> {
        let bytes: &[u8; Stamp::TEXT] = text.as_bytes().try_into().map_err(|_| StampError)?;
        if bytes[12] != b'-' || bytes[21] != b'-' {
            return Err(StampError);
        }
        let counter = u32::try_from(hexadecimal(&bytes[13..21])?).map_err(|_| StampError)?;
        let device = DeviceId(hexadecimal(&bytes[22..])?);
        Ok(Stamp { millis: hexadecimal(&bytes[..12])?, counter, device })
    }
}

/// Up to sixteen digits, lower case.
fn hexadecimal(digits: &[u8]) -> Result<u64, StampError> {
    digits.iter().try_fold(0, |number, digit| {
        let digit = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return Err(StampError),
        };
        Ok(number << 4 | u64::from(digit))
    })
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(&mut [0; Stamp::TEXT]))
    }
}

impl Serialize for DeviceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

macro_rules! from_text {
    ($name:ident, $settle:expr) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl de::Visitor<'_> for Text {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(stringify!($name))
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        let settle: fn($name) -> $name = $settle;
                        text.parse().map(settle).map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}
// Rows are read so: one with a stamp that no file could carry must not keep every copy from being made.
from_text!(Stamp, Stamp::within_range);
from_text!(DeviceId, |id| id);

/// The newest stamp seen of each device: says exactly which edits a portfolio already knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(BTreeMap<DeviceId, Stamp>);

impl Seen {
    pub fn knows(&self, stamp: Stamp) -> bool {
        self.0.get(&stamp.device).is_some_and(|newest| *newest >= stamp)
    }

    /// The zero stamp is no edit of anybody.
    pub fn note(&mut self, stamp: Stamp) {
        if stamp == Stamp::default() {
            return;
        }
        match self.0.get_mut(&stamp.device) {
            Some(newest) => *newest = (*newest).max(stamp),
            None => drop(self.0.insert(stamp.device, stamp)),
        }
    }

    pub fn merge(&mut self, other: &Seen) {
        for stamp in other.0.values() {
            self.note(*stamp);
        }
    }

    /// The newest stamp of each device, by device.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> + '_ {
        self.0.values().copied()
    }

    /// The newest stamp of any device.
    pub fn newest(&self) -> Stamp {
        self.0.values().copied().max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: DeviceId = DeviceId(0xa);

    #[test]
    fn next_follows_the_wall_clock_when_it_is_ahead() {
        let old = Stamp { millis: 10, counter: 7, device: A };
        assert_eq!(old.next(11, A), Stamp { millis: 11, counter: 0, device: A });
    }

    #[test]
    fn next_is_later_even_when_the_wall_clock_went_back() {
        let old = Stamp { millis: 10, counter: 7, device: A };
        for now in [0, 9, 10] {
            assert!(old.next(now, A) > old);
        }
        assert!(Stamp { counter: u32::MAX, ..old }.next(10, A) > Stamp { counter: u32::MAX, ..old });
    }

    #[test]
    fn no_clock_makes_a_stamp_that_no_file_could_carry() {
        let year_10500 = 269_000_000_000_000;
        let made = Stamp::default().next(year_10500, A);
        assert_eq!(made.millis, LAST_CLOCK_MILLIS);
        assert!(made.next(year_10500, A) > made);
        let end = Stamp { millis: LAST_MILLIS, counter: u32::MAX, device: A };
        assert!(end.next(year_10500, A).millis <= LAST_MILLIS);
    }

    #[test]
    fn a_row_with_a_stamp_out_of_range_is_read_as_the_last_instant() {
        let beyond = Stamp { millis: LAST_MILLIS + 1, counter: 3, device: A };
        let read: Stamp = serde_json::from_str(&format!("\"{beyond}\"")).unwrap();
        assert_eq!(read, Stamp { millis: LAST_MILLIS, counter: 3, device: A });
    }

    #[test]
    fn text_round_trips_and_sorts_like_the_stamp() {
        let small = Stamp { millis: 0x0fff, counter: 9, device: DeviceId(u64::MAX) };
        let large = Stamp { millis: 0x1000, counter: 0, device: A };
        assert!(small.to_string() < large.to_string());
        assert_eq!(large.to_string().parse(), Ok(large));
        let beyond = Stamp { millis: (1 << 48) - 1, counter: u32::MAX, device: DeviceId(u64::MAX) };
        assert_eq!(beyond.to_string().parse(), Ok(beyond));
        let last = beyond.within_range();
        assert_eq!(last.to_string().parse(), Ok(last));
        assert_eq!(serde_json::from_str(&serde_json::to_string(&last).unwrap()).ok(), Some(last));
        for bad in [
            "",
            "1-2-3",
            "00000000100g-00000000-000000000000000a",
            "00000000100A-00000000-000000000000000a",
            "000000001000-00000000",
            "000000001000-00000000-000000000000000é",
            "000000001000x00000000-000000000000000a",
        ] {
            assert_eq!(bad.parse::<Stamp>(), Err(StampError), "{bad}");
        }
    }

    #[test]
    fn seen_knows_what_came_before() {
        let mut seen = Seen::default();
        let stamp = Stamp { millis: 5, counter: 0, device: A };
        assert!(!seen.knows(stamp));
        seen.note(stamp.next(6, A));
        assert!(seen.knows(stamp));
    }
}
