//! A week from Monday on.

use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{Period, step_days};
use chrono::{Datelike, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Week {
    monday: NaiveDate,
}

impl Week {
    /// The week that `date` is in.
    pub(crate) fn of(date: NaiveDate) -> Self {
        Self { monday: step_days(date, -i64::from(date.weekday().num_days_from_monday())) }
    }

    pub(crate) fn monday(self) -> NaiveDate {
        self.monday
    }

    pub(crate) fn sunday(self) -> NaiveDate {
        step_days(self.monday, 6)
    }

    pub(crate) fn next(self) -> Self {
        Self::of(step_days(self.monday, 7))
    }

    pub(crate) fn previous(self) -> Self {
        Self::of(step_days(self.monday, -7))
    }

    pub(crate) fn contains(self, date: NaiveDate) -> bool {
        Period::new(self.monday, self.sunday()).contains(date)
    }

    /// Monday to Saturday; Sunday too where it is worked or something is on it.
    pub(crate) fn days(
        self,
        calendar: &Calendar,
        has_something: impl Fn(NaiveDate) -> bool,
    ) -> Vec<NaiveDate> {
        let sunday = Some(self.sunday()).filter(|day| calendar.worked_weekdays[6] || has_something(*day));
        (0..6).map(|day| step_days(self.monday, day)).chain(sunday).collect()
    }

    /// The days of it that are worked.
    pub(crate) fn working_days(self, calendar: &Calendar) -> impl DoubleEndedIterator<Item = NaiveDate> {
        (0..7).map(move |day| step_days(self.monday, day)).filter(|day| calendar.is_working_day(*day))
    }

    /// ISO number of the week.
    pub(crate) fn number(self) -> u32 {
        self.monday.iso_week().week()
    }
}
