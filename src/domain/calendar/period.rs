//! Civil time: months, periods of days and ISO weeks, with no hour and no time zone.
//!
//! A business date is the date on the wall where it happened. Cutting periods by UTC is a bug: 30/06 23:50 −03:00
//! is June. Nothing here knows what day it is: `today` comes in as a value.

use crate::domain::calendar::day::Day;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month of a year, from 0000-01 to 9999-12; arithmetic stops at those ends.
///
/// ```
/// use carteira::domain::calendar::period::Month;
/// let month: Month = "2026-11".parse().unwrap();
/// assert_eq!(month.plus(2).to_string(), "2027-01");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    /// Months since 0000-01, so that order and steps are those of integers.
    index: i32,
}

const LAST_INDEX: i32 = 9999 * 12 + 11;

impl Month {
    /// `None` unless the month is 1 to 12 and the year 0 to 9999.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((0..=9999).contains(&year) && (1..=12).contains(&month))
            .then(|| Self { index: year * 12 + month as i32 - 1 })
    }

    /// The month a date falls in.
    pub fn of(date: NaiveDate) -> Self {
        Self::from_index(date.year().clamp(0, 9999) * 12 + date.month0() as i32)
    }

    /// The month with this many months since 0000-01.
    pub fn from_index(index: i32) -> Self {
        Self { index: index.clamp(0, LAST_INDEX) }
    }

    /// Months since 0000-01: consecutive months have consecutive indexes.
    pub fn index(self) -> i32 {
        self.index
    }

    pub fn year(self) -> i32 {
        self.index / 12
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        (self.index % 12) as u32 + 1
    }

    pub fn plus(self, months: i32) -> Self {
        Self::from_index(self.index.saturating_add(months))
    }

    pub fn next(self) -> Self {
        self.plus(1)
    }

    pub fn prev(self) -> Self {
        self.plus(-1)
    }

    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or_default()
    }

    pub fn last_day(self) -> NaiveDate {
        step_months(self.first_day(), 1).pred_opt().unwrap_or_default()
    }

    pub fn period(self) -> Period {
        Period { start: self.first_day(), end: self.last_day() }
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        self.period().contains(date)
    }

    /// Every month from this one to the other, both included; none when the other is earlier.
    pub fn to(self, last: Self) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        (self.index..last.index.saturating_add(1).max(self.index)).map(Self::from_index)
    }

    /// The `n` months that end with this one, oldest first.
    pub fn last_n(self, n: u32) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        let first = self.index.saturating_add(1).saturating_sub(i32::try_from(n).unwrap_or(i32::MAX)).max(0);
        (first..self.index + 1).map(Self::from_index)
    }
}

/// `2026-11`, as it is written in files and addresses; `text/` has the form for the screen.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        parse_month(text).ok_or_else(|| NotAMonth(text.to_owned()))
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Self, NotAMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// The text that is not a `yyyy-mm` month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAMonth(pub String);

impl fmt::Display for NotAMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a yyyy-mm month: {:?}", self.0)
    }
}

impl std::error::Error for NotAMonth {}

fn parse_month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    Month::new(year.parse().ok()?, month.parse().ok()?)
}

/// Civil days from `start` to `end`, both inside. When `end` is before `start` the period is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub start: NaiveDate,
    pub end: NaiveDate,
}

impl Period {
    pub const fn new(start: NaiveDate, end: NaiveDate) -> Self {
        Self { start, end }
    }

    pub const fn day(date: NaiveDate) -> Self {
        Self { start: date, end: date }
    }

    /// The `days` civil days that end at `date`, itself included: [d−n+1, d]. Empty for zero days.
    pub fn rolling(days: u32, date: NaiveDate) -> Self {
        let after = date.succ_opt().unwrap_or(date);
        Self { start: after.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN), end: date }
    }

    pub fn is_empty(self) -> bool {
        self.end < self.start
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        self.start <= date && date <= self.end
    }

    /// How many civil days it has.
    pub fn days(self) -> i64 {
        (days_between(self.start, self.end) + 1).max(0)
    }

    /// Every day, in order.
    pub fn iter(self) -> impl Iterator<Item = NaiveDate> + Clone {
        self.start.iter_days().take(usize::try_from(self.days()).unwrap_or(0))
    }

    /// Every month it touches, in order.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> + ExactSizeIterator + Clone {
        let first = Month::of(self.start);
        let last = if self.is_empty() { first.prev() } else { Month::of(self.end) };
        first.to(last)
    }

    /// The day at which the period is judged: its end, or today while it runs.
    pub fn reference(self, today: NaiveDate) -> NaiveDate {
        self.end.min(today)
    }

    pub fn intersection(self, other: Self) -> Self {
        Self { start: self.start.max(other.start), end: self.end.min(other.end) }
    }
}

/// An ISO 8601 week: it starts on Monday and belongs to the year of its Thursday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    pub fn of(date: NaiveDate) -> Self {
        let into = u64::from(date.weekday().num_days_from_monday());
        Self { monday: date.checked_sub_days(Days::new(into)).unwrap_or(date) }
    }

    /// The ISO year, which near 01/01 may differ from the civil one.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }

    /// 1 to 53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    pub fn period(self) -> Period {
        Period { start: self.monday, end: step_days(self.monday, 6) }
    }

    pub fn plus(self, weeks: i32) -> Self {
        Self { monday: step_days(self.monday, i64::from(weeks) * 7) }
    }
}

/// `anchor` + n months, at the end of the month when the day does not exist there: 31/01 → 28/02 → 31/03.
///
/// Always step from the anchor: stepping from the last step would lose the 31.
pub fn step_months(anchor: NaiveDate, months: i32) -> NaiveDate {
    let span = Months::new(months.unsigned_abs());
    let (stepped, limit) = if months < 0 {
        (anchor.checked_sub_months(span), NaiveDate::MIN)
    } else {
        (anchor.checked_add_months(span), NaiveDate::MAX)
    };
    stepped.unwrap_or(limit)
}

/// `date` + n civil days, stopping at the ends of the calendar.
pub fn step_days(date: NaiveDate, days: i64) -> NaiveDate {
    let span = Days::new(days.unsigned_abs());
    let (stepped, limit) = if days < 0 {
        (date.checked_sub_days(span), NaiveDate::MIN)
    } else {
        (date.checked_add_days(span), NaiveDate::MAX)
    };
    stepped.unwrap_or(limit)
}

/// Months since 0000-01 of a day: arithmetic alone, for scans over many days.
///
/// ```
/// use carteira::domain::calendar::day::Day;
/// use carteira::domain::calendar::period::{Month, month_index};
/// use chrono::NaiveDate;
/// let leap_day = NaiveDate::from_ymd_opt(2028, 2, 29).unwrap();
/// assert_eq!(month_index(Day::of(leap_day)), Month::of(leap_day).index());
/// ```
pub fn month_index(day: Day) -> i32 {
    // Years that begin in March end with the leap day, and a month is a straight line through their days (Neri and
    // Schneider, "Euclidean affine functions and their application to calendar algorithms", 2022).
    const ERAS: i32 = 1000;
    let day = day.number().clamp(-100_000_000, 100_000_000) + 305 + ERAS * 146_097;
    let of_centuries = 4 * day as u32 + 3;
    let (century, of_century) = (of_centuries / 146_097, of_centuries % 146_097 / 4);
    let of_years = u64::from(4 * of_century + 3) * 2_939_745;
    let (year, of_year) = ((of_years >> 32) as u32, of_years as u32 / 2_939_745 / 4);
    let month = (2141 * of_year + 197_913) >> 16;
    ((100 * century + year) * 12 + month) as i32 - 1 - ERAS * 400 * 12
}

/// Civil days from one date to another: today to today is 0, negative when `to` is earlier.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
}

#[cfg(test)]
#[path = "period_tests.rs"]
mod tests;
