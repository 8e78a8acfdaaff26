//! A civil date as a number, so that days are subtracted and compared without a calendar.

use chrono::{Datelike, NaiveDate};

/// Days since 31/12 of the year 0: 1 is 01/01/0001.
pub fn day_number(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// The date of a day number made by [`day_number`].
pub fn date_of(day: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(day)
}
