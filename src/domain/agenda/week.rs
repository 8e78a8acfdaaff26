//! A week from Monday on.

use crate::domain::business_days::Calendar;
use crate::domain::period::{Period, step_days};
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// The week that `date` is in.
    pub fn of(date: NaiveDate) -> Self {
        Self { monday: step_days(date, -i64::from(date.weekday().num_days_from_monday())) }
    }

    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    pub fn sunday(self) -> NaiveDate {
        step_days(self.monday, 6)
    }

    pub fn next(self) -> Self {
        Self::of(step_days(self.monday, 7))
    }

    pub fn previous(self) -> Self {
        Self::of(step_days(self.monday, -7))
    }

    pub fn contains(self, date: NaiveDate) -> bool {
        Period::new(self.monday, self.sunday()).contains(date)
    }

    /// Monday to Saturday; Sunday too where it is worked.
    pub fn days(self, calendar: &Calendar) -> Vec<NaiveDate> {
        let days = if calendar.worked_weekdays[6] { 7 } else { 6 };
        (0..days).map(|day| step_days(self.monday, day)).collect()
    }

    /// ISO number of the week.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }
}
