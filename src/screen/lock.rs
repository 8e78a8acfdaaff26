//! The lock of the screen: when it comes, what a PIN may be, and how long one waits after wrong ones.
//!
//! It hides the screen and seals nothing, so every rule here is about a person at the device, not about one who reads its
//! memory ([why](../../docs/decisions/0028-the-lock.md)).

use crate::text::lock as words;
use serde::{Deserialize, Serialize};

/// What is kept of the lock on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub version: u32,
    /// Hexadecimal, of this PIN alone.
    pub salt: String,
    /// Of PBKDF2 with SHA-256.
    pub iterations: u32,
    /// Hexadecimal.
    pub hash: String,
    /// The credential of the device's own unlocking, in base64url.
    #[serde(default)]
    pub credential: Option<String>,
    #[serde(default)]
    pub faults: Faults,
}

const VERSION: u32 = 1;

impl Kept {
    pub(crate) fn new(salt: &[u8], iterations: u32, hash: &[u8]) -> Kept {
        Kept {
            version: VERSION,
            salt: hexadecimal(salt),
            iterations,
            hash: hexadecimal(hash),
            credential: None,
            faults: Faults::default(),
        }
    }

    /// `None`: a later version wrote it, or it is no salt.
    pub(crate) fn salt(&self) -> Option<Vec<u8>> {
        let pairs = self.salt.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
        let bytes = pairs.map(|pair| u8::from_str_radix(pair.filter(|pair| pair.len() == 2)?, 16).ok());
        bytes.collect::<Option<Vec<u8>>>().filter(|salt| self.version == VERSION && !salt.is_empty())
    }

    pub(crate) fn is_of(&self, hash: &[u8]) -> bool {
        self.hash == hexadecimal(hash)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Wrong PINs since the last right one. Kept over a reload, or a reload would take the waiting away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Faults {
    number: u32,
    /// When the last was typed, in milliseconds since 1970.
    at: u64,
}

/// Wrong PINs that cost nothing: a thumb slips.
const FREE: u32 = 4;
/// Seconds after each fault beyond; then always the last.
const WAITS: [u64; 5] = [1, 5, 30, 60, 300];

impl Faults {
    pub(crate) fn one_more(self, now: u64) -> Faults {
        Faults { number: self.number.saturating_add(1), at: now }
    }

    /// Of a clock that was set back the waiting begins anew: it ends neither sooner nor a year later.
    pub(crate) fn as_of(self, now: u64) -> Faults {
        Faults { at: self.at.min(now), ..self }
    }

    /// Milliseconds until the next PIN is looked at.
    pub(crate) fn wait(self, now: u64) -> u64 {
        let Some(beyond) = self.number.checked_sub(FREE + 1) else { return 0 };
        let last = WAITS.len() - 1;
        let seconds = WAITS[usize::try_from(beyond).unwrap_or(last).min(last)];
        (seconds * 1_000).saturating_sub(now.saturating_sub(self.at))
    }
}

/// A PIN that may be set.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Pin(String);

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin")
    }
}

/// Why something typed is set as no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PinFault {
    /// Not four to eight digits.
    Shape,
    /// The first that anybody tries.
    Simple,
}

impl Pin {
    pub(crate) const SHORTEST: usize = 4;
    pub(crate) const LONGEST: usize = 8;

    pub(crate) fn parse(typed: &str) -> Result<Pin, PinFault> {
        let digits = typed.trim().as_bytes();
        if !(Self::SHORTEST..=Self::LONGEST).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit)
        {
            return Err(PinFault::Shape);
        }
        let steps: Vec<i16> = digits.windows(2).map(|two| i16::from(two[1]) - i16::from(two[0])).collect();
        let even = steps.iter().all(|step| *step == steps[0] && step.abs() <= 1);
        // 7890: the keys end so.
        let keys = b"1234567890".windows(digits.len()).any(|run| run == digits);
        if even || keys { Err(PinFault::Simple) } else { Ok(Pin(typed.trim().to_owned())) }
    }

    pub(crate) fn digits(&self) -> &str {
        &self.0
    }
}

/// When the app locks by itself, beside at opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    Opening,
    /// So many minutes without a hand on the page.
    Minutes(u32),
}

impl Default for After {
    fn default() -> Self {
        After::Minutes(5)
    }
}

impl After {
    pub(crate) const ALL: [After; 6] = [
        After::Minutes(1),
        After::Minutes(2),
        After::Minutes(5),
        After::Minutes(15),
        After::Minutes(30),
        After::Opening,
    ];

    /// The word that is kept; one that is none of ours is the usual.
    pub(crate) fn from_word(word: &str) -> After {
        Self::ALL.into_iter().find(|after| after.word() == word).unwrap_or_default()
    }

    pub(crate) fn word(self) -> String {
        self.minutes().map_or_else(|| "abrir".to_owned(), |minutes| minutes.to_string())
    }

    pub(crate) fn minutes(self) -> Option<u32> {
        match self {
            After::Opening => None,
            After::Minutes(minutes) => Some(minutes),
        }
    }

    pub(crate) fn name(self) -> String {
        words::after(self.minutes())
    }
}

/// An instant by both clocks of the device, in milliseconds: the one that a person sets, and the one that only runs, and
/// in some browsers not while the device sleeps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Instant {
    pub clock: u64,
    pub ticks: f64,
}

/// A clock is put right by seconds; put back by more, somebody turned it.
const PUT_RIGHT: u64 = 60_000;

/// Whether the page locks that a hand was last on at `last`. Whichever clock says so is believed: one that is set back
/// does not keep the page open.
pub(crate) fn is_due(after: After, last: Instant, now: Instant) -> bool {
    let Some(minutes) = after.minutes() else { return false };
    let limit = u64::from(minutes) * 60_000;
    let turned_back = last.clock > now.clock + PUT_RIGHT;
    turned_back || now.clock.saturating_sub(last.clock) >= limit || now.ticks - last.ticks >= limit as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_to_eight_digits_are_a_pin() {
        for typed in ["2580", "13579", "90210042", " 4711 "] {
            assert_eq!(Pin::parse(typed).map(|pin| pin.digits().to_owned()), Ok(typed.trim().to_owned()));
        }
        for typed in ["", "471", "471147114", "47a1", "４７１１", "47 11", "-471"] {
            assert_eq!(Pin::parse(typed), Err(PinFault::Shape), "{typed}");
        }
    }

    #[test]
    fn what_anybody_tries_first_is_refused() {
        for typed in ["0000", "77777777", "1234", "0123", "12345678", "4321", "9876", "7890"] {
            assert_eq!(Pin::parse(typed), Err(PinFault::Simple), "{typed}");
        }
        for typed in ["1235", "1357", "0001", "1212", "8901"] {
            assert!(Pin::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn a_pin_is_not_told() {
        assert_eq!(format!("{:?}", Pin::parse("4711").unwrap()), "Pin");
    }

    #[test]
    fn waits_grow_after_four_wrong_pins_and_then_stay() {
        let mut faults = Faults::default();
        let mut waits = Vec::new();
        for _ in 0..11 {
            faults = faults.one_more(1_000);
            waits.push(faults.wait(1_000) / 1_000);
        }
        assert_eq!(waits, [0, 0, 0, 0, 1, 5, 30, 60, 300, 300, 300]);
    }

    #[test]
    fn a_wait_runs_off_with_the_clock_and_a_clock_set_back_begins_it_anew() {
        let faults = (0..7).fold(Faults::default(), |faults, _| faults.one_more(100_000));
        assert_eq!(faults.wait(100_000), 30_000);
        assert_eq!(faults.wait(129_999), 1);
        assert_eq!(faults.wait(130_000), 0);
        assert_eq!(faults.wait(50_000), 30_000);
        assert_eq!(faults.as_of(50_000).wait(79_000), 1_000);
        assert_eq!(faults.as_of(110_000), faults);
    }

    #[test]
    fn what_is_kept_is_read_again_and_knows_its_hash() {
        let kept = Kept::new(&[0, 15, 255], 600_000, &[1, 2]);
        let said = serde_json::to_string(&kept).unwrap();
        let read: Kept = crate::domain::keeping::json::from_str(&said).unwrap();
        assert_eq!(read, kept);
        assert_eq!(read.salt(), Some(vec![0, 15, 255]));
        assert!(read.is_of(&[1, 2]));
        assert!(!read.is_of(&[1, 3]) && !read.is_of(&[]));
    }

    #[test]
    fn a_salt_that_is_none_or_of_a_later_version_is_none() {
        let kept = |salt: &str, version| Kept { salt: salt.to_owned(), version, ..Kept::new(&[], 1, &[]) };
        for (salt, version) in [("", 1), ("0", 1), ("0g", 1), ("é", 1), ("00", 2)] {
            assert_eq!(kept(salt, version).salt(), None, "{salt}");
        }
        assert_eq!(kept("00", 1).salt(), Some(vec![0]));
    }

    #[test]
    fn the_word_of_each_choice_gives_it_again() {
        for after in After::ALL {
            assert_eq!(After::from_word(&after.word()), after);
        }
        assert_eq!(After::from_word("0"), After::Minutes(5));
    }

    #[test]
    fn it_locks_when_either_clock_says_so() {
        let at = |clock, ticks| Instant { clock, ticks };
        let last = at(1_000_000, 500.0);
        let two = After::Minutes(2);
        assert!(!is_due(two, last, at(1_119_999, 120_499.0)));
        assert!(is_due(two, last, at(1_120_000, 600.0)), "the device slept");
        assert!(is_due(two, last, at(1_000_000, 120_500.0)), "the clock stood");
        assert!(!is_due(two, last, at(940_000, 600.0)), "the clock was put right");
        assert!(is_due(two, last, at(939_999, 600.0)), "the clock was set back");
        assert!(!is_due(After::Opening, last, at(9_000_000, 9_000_000.0)));
    }
}
