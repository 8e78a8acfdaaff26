//! When a client receives visits: its days of the week and its hours. Nothing said means any worked day, at any hour.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the week, Monday 1 to Sunday 7 (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct IsoWeekday(u8);

impl IsoWeekday {
    pub const ALL: [IsoWeekday; 7] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7)];

    pub fn of(date: NaiveDate) -> Self {
        Self(date.weekday().number_from_monday() as u8)
    }

    /// 0 is Monday.
    pub fn index(self) -> usize {
        usize::from(self.0 - 1)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWeekday(pub u8);

impl fmt::Display for NotAWeekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a day of the week: {}", self.0)
    }
}

impl TryFrom<u8> for IsoWeekday {
    type Error = NotAWeekday;
    fn try_from(number: u8) -> Result<Self, NotAWeekday> {
        (1..=7).contains(&number).then_some(Self(number)).ok_or(NotAWeekday(number))
    }
}

impl From<IsoWeekday> for u8 {
    fn from(weekday: IsoWeekday) -> u8 {
        weekday.0
    }
}

/// Hours of one day in which visits are received: a visit begins and ends inside. Written `08:00-11:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours {
    from: NaiveTime,
    to: NaiveTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursError {
    /// Not two times of day.
    Unreadable(String),
    /// The end is not after the beginning.
    Backwards { from: NaiveTime, to: NaiveTime },
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HoursError::Unreadable(text) => write!(f, "not hours: {text:?}"),
            HoursError::Backwards { from, to } => write!(f, "hours end at {to}, before {from}"),
        }
    }
}

impl Hours {
    pub fn new(from: NaiveTime, to: NaiveTime) -> Result<Hours, HoursError> {
        if from < to { Ok(Hours { from, to }) } else { Err(HoursError::Backwards { from, to }) }
    }

    pub fn from(self) -> NaiveTime {
        self.from
    }

    pub fn to(self) -> NaiveTime {
        self.to
    }
}

impl FromStr for Hours {
    type Err = HoursError;
    fn from_str(text: &str) -> Result<Hours, HoursError> {
        let unreadable = || HoursError::Unreadable(text.to_owned());
        let (from, to) = text.split_once('-').ok_or_else(unreadable)?;
        let time = |text: &str| clock_time(text.trim()).ok_or_else(unreadable);
        Hours::new(time(from)?, time(to)?)
    }
}

/// `8:00` or `08:00`. chrono's patterns would weigh on the first screen, which reads hours with every client.
fn clock_time(text: &str) -> Option<NaiveTime> {
    let number = |text: &str| -> Option<u32> {
        let plain = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
}

impl TryFrom<String> for Hours {
    type Error = HoursError;
    fn try_from(text: String) -> Result<Hours, HoursError> {
        text.parse()
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> String {
        hours.to_string()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        write!(f, "{:02}:{:02}-{:02}:{:02}", from.hour(), from.minute(), to.hour(), to.minute())
    }
}

/// Minutes since midnight.
pub fn minute_of(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// The time of day so many minutes after midnight, the last minute of the day at the most.
pub fn time_of(minute: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minute.min(24 * 60 - 1) * 60, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_read_back_as_they_are_written() {
        let hours: Hours = "08:00-11:30".parse().unwrap();
        assert_eq!((minute_of(hours.from()), minute_of(hours.to())), (480, 690));
        assert_eq!(hours.to_string(), "08:00-11:30");
        assert_eq!("8:00 - 11:30".parse::<Hours>(), Ok(hours));
        assert_eq!(serde_json::from_str::<Hours>("\"08:00-11:30\"").unwrap(), hours);
    }

    #[test]
    fn what_ends_before_it_begins_is_refused() {
        for wrong in ["11:30-08:00", "08:00-08:00", "08:00", "08-09", "", "25:00-26:00"] {
            assert!(wrong.parse::<Hours>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn weekdays_are_iso() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        assert_eq!(IsoWeekday::of(monday), IsoWeekday::ALL[0]);
        assert_eq!(IsoWeekday::of(monday.pred_opt().unwrap()).index(), 6);
        assert_eq!(
            (IsoWeekday::try_from(0), IsoWeekday::try_from(8)),
            (Err(NotAWeekday(0)), Err(NotAWeekday(8)))
        );
        assert_eq!(serde_json::from_str::<IsoWeekday>("7").unwrap(), IsoWeekday::ALL[6]);
        assert!(serde_json::from_str::<IsoWeekday>("8").is_err());
    }

    #[test]
    fn minutes_and_times_go_both_ways_and_stop_at_midnight() {
        for minute in [0, 1, 719, 720, 1439] {
            assert_eq!(minute_of(time_of(minute)), minute);
        }
        assert_eq!(minute_of(time_of(1440)), 1439);
    }
}
