//! A civil date as a number, so that days are subtracted and compared without a calendar.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::{Add, Sub};

/// A civil day: days since 31/12 of the year 0, so that the first is 01/01/0001. No count of days: the difference of two
/// days is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i32);

impl Day {
    /// Before every date: no limit in the past.
    pub const EVER: Self = Self(i32::MIN);
    /// After every date: no limit in the future.
    pub const NEVER: Self = Self(i32::MAX);

    pub fn of(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }

    pub const fn new(number: i32) -> Self {
        Self(number)
    }

    pub const fn number(self) -> i32 {
        self.0
    }

    /// `None` for a day that no calendar has.
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.0)
    }

    /// The day so many days later; what lies past the last there is, is the last.
    pub const fn saturating_add(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

/// Days from the one to the other.
impl Sub for Day {
    type Output = i32;

    fn sub(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl Add<i32> for Day {
    type Output = Self;

    fn add(self, days: i32) -> Self {
        Self(self.0 + days)
    }
}

impl Sub<i32> for Day {
    type Output = Self;

    fn sub(self, days: i32) -> Self {
        Self(self.0 - days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_the_calendar_s_and_their_difference_is_a_count() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (leap, next) = (Day::of(date("2028-02-29")), Day::of(date("2028-03-01")));
        assert_eq!((next - leap, leap + 1, next - 1), (1, next, leap));
        assert_eq!(Day::new(1).date(), Some(date("0001-01-01")));
        assert_eq!(leap.date(), Some(date("2028-02-29")));
    }

    #[test]
    fn no_limit_is_no_date_and_lies_beyond_all() {
        assert_eq!((Day::EVER.date(), Day::NEVER.date()), (None, None));
        assert!(Day::EVER < Day::of(NaiveDate::MIN) && Day::of(NaiveDate::MAX) < Day::NEVER);
        assert_eq!(Day::NEVER.saturating_add(30), Day::NEVER);
    }
}
