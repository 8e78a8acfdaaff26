//! When something comes again: every n weeks on its weekday, every n months on its day of the month.
//!
//! Every time is counted from the first, so nothing drifts: 31/01, 28/02, 31/03.

use super::appointment::Repeat;
use chrono::{Datelike, Days, Months, NaiveDate};

impl Repeat {
    /// Not a repeat of nothing.
    pub fn comes_again(self) -> bool {
        match self {
            Repeat::EveryWeeks(n) | Repeat::EveryMonths(n) => n > 0,
        }
    }

    /// The `nth` time; 0 is `first` itself. `None` beyond the calendar.
    pub fn time(self, first: NaiveDate, nth: u32) -> Option<NaiveDate> {
        if nth > 0 && !self.comes_again() {
            return None;
        }
        match self {
            Repeat::EveryWeeks(weeks) => {
                first.checked_add_days(Days::new(u64::from(nth) * u64::from(weeks) * 7))
            }
            Repeat::EveryMonths(months) => {
                first.checked_add_months(Months::new(nth.checked_mul(u32::from(months))?))
            }
        }
    }

    /// Which time is the last one up to `day`; `None` before the first.
    pub fn last_up_to(self, first: NaiveDate, day: NaiveDate) -> Option<u32> {
        if day < first {
            return None;
        }
        let nth = match self {
            Repeat::EveryWeeks(0) | Repeat::EveryMonths(0) => 0,
            Repeat::EveryWeeks(weeks) => (day - first).num_days() / (i64::from(weeks) * 7),
            Repeat::EveryMonths(months) => {
                i64::from(month_number(day) - month_number(first)) / i64::from(months)
            }
        };
        let nth = u32::try_from(nth).ok()?;
        let is_early = self.time(first, nth).is_some_and(|time| time > day);
        Some(nth - u32::from(is_early && nth > 0))
    }

    /// Whether what began on `first` falls on `day` too.
    pub fn falls_on(self, first: NaiveDate, day: NaiveDate) -> bool {
        self.last_up_to(first, day).and_then(|nth| self.time(first, nth)) == Some(day)
    }
}

fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn times(repeat: Repeat, first: &str, many: u32) -> Vec<String> {
        (0..many).filter_map(|nth| repeat.time(d(first), nth)).map(|day| day.to_string()).collect()
    }

    #[test]
    fn months_are_counted_from_the_first_and_end_on_the_last_day_there_is() {
        assert_eq!(
            times(Repeat::EveryMonths(1), "2028-01-31", 4),
            ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]
        );
        assert_eq!(
            times(Repeat::EveryMonths(3), "2026-11-30", 3),
            ["2026-11-30", "2027-02-28", "2027-05-30"]
        );
        assert_eq!(
            times(Repeat::EveryMonths(12), "2028-02-29", 5),
            ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]
        );
    }

    #[test]
    fn weeks_keep_their_weekday_over_the_turn_of_the_year() {
        assert_eq!(times(Repeat::EveryWeeks(2), "2026-12-21", 3), ["2026-12-21", "2027-01-04", "2027-01-18"]);
    }

    #[test]
    fn a_repeat_of_nothing_is_its_first_day_only() {
        for never in [Repeat::EveryWeeks(0), Repeat::EveryMonths(0)] {
            assert!(!never.comes_again());
            assert_eq!(times(never, "2026-01-31", 3), ["2026-01-31"]);
            assert!(never.falls_on(d("2026-01-31"), d("2026-01-31")));
            assert!(!never.falls_on(d("2026-01-31"), d("2026-02-28")));
        }
    }

    proptest! {
        #[test]
        fn the_last_time_up_to_a_day_is_the_last(weeks in any::<bool>(), n in 1..30u8, first in 0..20_000i32, ahead in 0..9_000i64) {
            let repeat = if weeks { Repeat::EveryWeeks(n) } else { Repeat::EveryMonths(n) };
            let first = NaiveDate::from_num_days_from_ce_opt(730_000 + first).unwrap();
            let day = crate::domain::calendar::period::step_days(first, ahead);
            let nth = repeat.last_up_to(first, day).unwrap();
            prop_assert!(repeat.time(first, nth).unwrap() <= day);
            prop_assert!(repeat.time(first, nth + 1).unwrap() > day);
            prop_assert_eq!(repeat.last_up_to(first, first.pred_opt().unwrap()), None);
        }
    }
}
