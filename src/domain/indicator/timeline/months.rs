//! Where the máquina do tempo stops: the last day of each month there are records of, and today.

use crate::domain::calendar::period::Month;
use chrono::NaiveDate;

/// Ten years of stops; what is older is reached by typing a date.
pub(crate) const MOST_MONTHS: u32 = 120;

/// Ends of months from that of `first` on, each before `today`, then `today`; never empty.
pub(crate) fn stops(first: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let this = Month::of(today);
    let oldest = this.plus(1 - MOST_MONTHS as i32);
    let from = Month::of(first).max(oldest);
    let ends = from.to(this).map(Month::last_day).filter(|end| *end < today);
    ends.chain([today]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn stops_are_ends_of_months_and_today() {
        let expected = [on(2027, 12, 31), on(2028, 1, 31), on(2028, 2, 29), on(2028, 3, 15)];
        assert_eq!(stops(on(2027, 12, 24), on(2028, 3, 15)), expected);
    }

    #[test]
    fn the_last_day_of_a_month_stands_once() {
        assert_eq!(stops(on(2026, 10, 1), on(2026, 10, 31)), [on(2026, 10, 31)]);
        assert_eq!(stops(on(2026, 9, 30), on(2026, 10, 1)), [on(2026, 9, 30), on(2026, 10, 1)]);
    }

    #[test]
    fn a_first_record_ahead_or_very_old_still_gives_stops() {
        assert_eq!(stops(on(2027, 1, 1), on(2026, 11, 21)), [on(2026, 11, 21)]);
        let many = stops(on(1990, 1, 1), on(2026, 11, 21));
        assert_eq!((many.len(), many[0]), (MOST_MONTHS as usize, on(2016, 12, 31)));
    }
}
