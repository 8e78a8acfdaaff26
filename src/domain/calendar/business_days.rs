//! Which days are worked: national holidays, the facultative ones that are switched on, and the user's own days.
//!
//! National holidays: 01/01, Sexta-feira Santa, 21/04, 01/05, 07/09, 12/10, 02/11, 15/11, 20/11 (from 2024, law
//! 14.759/2023) and 25/12. Carnaval (Monday and Tuesday) and Corpus Christi are facultative: most sellers stop on
//! them, so they are toggles. State and municipal holidays and férias are the user's own list.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::period::{Period, step_days};

/// The working calendar of a rep: a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    /// Monday first.
    pub worked_weekdays: [bool; 7],
    pub stops_at_carnival: bool,
    pub stops_at_corpus_christi: bool,
    pub own_days: Vec<OwnDay>,
}

/// A day off the user typed: a local holiday, a bridge day, férias.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnDay {
    /// The same day every year, as 09/07 in São Paulo. 29/02 falls only in leap years.
    EveryYear { month: u32, day: u32 },
    /// Some days in a row, once.
    Days(Period),
}

/// Why a day is off, weekends apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DayOff {
    NewYear,
    CarnivalMonday,
    CarnivalTuesday,
    GoodFriday,
    Tiradentes,
    LabourDay,
    CorpusChristi,
    Independence,
    Aparecida,
    AllSouls,
    Republic,
    BlackConsciousness,
    Christmas,
    Own,
}

/// Monday to Friday, national holidays off, facultative days worked.
impl Default for Calendar {
    fn default() -> Self {
        Self {
            worked_weekdays: [true, true, true, true, true, false, false],
            stops_at_carnival: false,
            stops_at_corpus_christi: false,
            own_days: Vec::new(),
        }
    }
}

/// How far a working day is searched for before giving up: more than a year of férias is no calendar.
const SEARCH_LIMIT_DAYS: usize = 800;

impl Calendar {
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.works_on(date.weekday()) && self.day_off(date).is_none()
    }

    /// The holiday or own day a date falls on, whatever its weekday.
    pub fn day_off(&self, date: NaiveDate) -> Option<DayOff> {
        national_holiday(date).or_else(|| self.facultative(date)).or_else(|| self.own(date))
    }

    /// The first working day at or after `date`; `None` when there is none within 800 days.
    pub fn on_or_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        date.iter_days().take(SEARCH_LIMIT_DAYS).find(|day| self.is_working_day(*day))
    }

    /// The first working day after `date`.
    pub fn next_after(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.on_or_after(date.succ_opt()?)
    }

    /// The last working day at or before `date`.
    pub fn on_or_before(&self, date: NaiveDate) -> Option<NaiveDate> {
        (0..SEARCH_LIMIT_DAYS as i64).map(|back| step_days(date, -back)).find(|day| self.is_working_day(*day))
    }

    /// The date `days` working days after `date`; with zero, `date` itself or the first working day after it.
    pub fn add(&self, date: NaiveDate, days: u32) -> Option<NaiveDate> {
        match days {
            0 => self.on_or_after(date),
            _ => (0..days).try_fold(date, |day, _| self.next_after(day)),
        }
    }

    /// Working days inside the period, both ends counted.
    pub fn count(&self, period: Period) -> usize {
        period.iter().filter(|day| self.is_working_day(*day)).count()
    }

    fn works_on(&self, weekday: Weekday) -> bool {
        self.worked_weekdays[weekday.num_days_from_monday() as usize]
    }

    fn facultative(&self, date: NaiveDate) -> Option<DayOff> {
        match days_from_easter(date)? {
            -48 if self.stops_at_carnival => Some(DayOff::CarnivalMonday),
            -47 if self.stops_at_carnival => Some(DayOff::CarnivalTuesday),
            60 if self.stops_at_corpus_christi => Some(DayOff::CorpusChristi),
            _ => None,
        }
    }

    fn own(&self, date: NaiveDate) -> Option<DayOff> {
        let falls = |own: &OwnDay| match *own {
            OwnDay::EveryYear { month, day } => (date.month(), date.day()) == (month, day),
            OwnDay::Days(period) => period.contains(date),
        };
        self.own_days.iter().any(falls).then_some(DayOff::Own)
    }
}

/// The national holiday a date falls on.
pub(crate) fn national_holiday(date: NaiveDate) -> Option<DayOff> {
    match (date.month(), date.day()) {
        (1, 1) => Some(DayOff::NewYear),
        (4, 21) => Some(DayOff::Tiradentes),
        (5, 1) => Some(DayOff::LabourDay),
        (9, 7) => Some(DayOff::Independence),
        (10, 12) => Some(DayOff::Aparecida),
        (11, 2) => Some(DayOff::AllSouls),
        (11, 15) => Some(DayOff::Republic),
        (11, 20) if date.year() >= 2024 => Some(DayOff::BlackConsciousness),
        (12, 25) => Some(DayOff::Christmas),
        _ => (days_from_easter(date) == Some(-2)).then_some(DayOff::GoodFriday),
    }
}

/// Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher.
pub(crate) fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let month_and_day = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (month_and_day / 31) as u32, (month_and_day % 31 + 1) as u32)
}

/// Days from that year's Easter, only in the months where a movable day can fall.
fn days_from_easter(date: NaiveDate) -> Option<i32> {
    if !(2..=6).contains(&date.month()) {
        return None;
    }
    Some(date.num_days_from_ce() - easter(date.year())?.num_days_from_ce())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::Month;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn with_facultative() -> Calendar {
        Calendar { stops_at_carnival: true, stops_at_corpus_christi: true, ..Calendar::default() }
    }

    #[test]
    fn holidays_of_2023_to_2027_are_the_published_ones_and_no_other() {
        let text = include_str!("../../../tests/reference/feriados_2023_2027.csv");
        let listed = |kind: &str, name: &str| -> Vec<NaiveDate> {
            let mut days: Vec<_> = text
                .lines()
                .map(|line| line.split(',').collect::<Vec<_>>())
                .filter(|row| row[1] == "BR" && row[2] == kind && row[3].contains(name))
                .map(|row| d(row[0]))
                .collect();
            days.sort();
            days
        };
        let computed = |test: &dyn Fn(NaiveDate) -> bool| -> Vec<NaiveDate> {
            Period::new(d("2023-01-01"), d("2027-12-31")).iter().filter(|day| test(*day)).collect()
        };
        let calendar = with_facultative();
        let is = |kinds: &'static [DayOff]| {
            move |day| calendar.day_off(day).is_some_and(|off| kinds.contains(&off))
        };
        assert_eq!(computed(&|day| national_holiday(day).is_some()), listed("feriado", ""));
        assert_eq!(
            computed(&is(&[DayOff::CarnivalMonday, DayOff::CarnivalTuesday])),
            listed("facultativo", "Carnaval")
        );
        assert_eq!(
            computed(&|day| with_facultative().day_off(day) == Some(DayOff::CorpusChristi)),
            listed("facultativo", "Corpus Christi")
        );
        assert_eq!(listed("feriado", "").len(), 9 + 4 * 10);
    }

    #[test]
    fn working_days_of_2026_are_the_listed_ones() {
        let text = include_str!("../../../tests/reference/dias_uteis_2026.csv");
        let every_weekday_worked = |month: Month| {
            month.period().iter().filter(|day| day.weekday().num_days_from_monday() < 5).count()
        };
        for row in text.lines().skip(1) {
            let cells: Vec<_> = row.split(',').collect();
            let month: Month = cells[0].parse().unwrap();
            assert_eq!(every_weekday_worked(month).to_string(), cells[2], "{month}");
            assert_eq!(Calendar::default().count(month.period()).to_string(), cells[3], "{month}");
            assert_eq!(with_facultative().count(month.period()).to_string(), cells[4], "{month}");
        }
        assert_eq!(text.lines().count(), 13);
    }

    #[test]
    fn black_consciousness_is_national_from_2024() {
        assert_eq!(national_holiday(d("2023-11-20")), None);
        assert_eq!(national_holiday(d("2024-11-20")), Some(DayOff::BlackConsciousness));
    }

    #[test]
    fn easter_falls_where_tables_put_it() {
        for day in
            ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2024-03-31", "2038-04-25", "2285-03-22"]
        {
            assert_eq!(easter(d(day).year()), Some(d(day)));
        }
    }

    #[test]
    fn facultative_days_are_worked_until_switched_on() {
        for (day, off) in [
            ("2026-02-16", DayOff::CarnivalMonday),
            ("2026-02-17", DayOff::CarnivalTuesday),
            ("2026-06-04", DayOff::CorpusChristi),
        ] {
            assert!(Calendar::default().is_working_day(d(day)));
            assert_eq!(with_facultative().day_off(d(day)), Some(off));
            assert!(!with_facultative().is_working_day(d(day)));
        }
    }

    #[test]
    fn own_days_are_off_once_in_a_row_or_every_year() {
        let calendar = Calendar {
            own_days: vec![
                OwnDay::EveryYear { month: 7, day: 9 },
                OwnDay::Days(Period::new(d("2026-12-21"), d("2027-01-08"))),
            ],
            ..Calendar::default()
        };
        assert_eq!(calendar.day_off(d("2026-07-09")), Some(DayOff::Own));
        assert!(!calendar.is_working_day(d("2027-07-09")));
        assert_eq!(calendar.on_or_after(d("2026-12-19")), Some(d("2027-01-11")));
        assert_eq!(calendar.on_or_before(d("2027-01-08")), Some(d("2026-12-18")));
    }

    #[test]
    fn next_working_day_skips_weekend_and_holiday() {
        let calendar = Calendar::default();
        // Good Friday 03/04/2026, then the weekend.
        assert_eq!(calendar.on_or_after(d("2026-04-02")), Some(d("2026-04-02")));
        assert_eq!(calendar.on_or_after(d("2026-04-03")), Some(d("2026-04-06")));
        assert_eq!(calendar.next_after(d("2026-04-02")), Some(d("2026-04-06")));
        assert_eq!(calendar.on_or_before(d("2026-04-05")), Some(d("2026-04-02")));
    }

    #[test]
    fn adding_working_days_counts_only_worked_ones() {
        let calendar = Calendar::default();
        assert_eq!(calendar.add(d("2026-04-02"), 0), Some(d("2026-04-02")));
        assert_eq!(calendar.add(d("2026-04-04"), 0), Some(d("2026-04-06")));
        assert_eq!(calendar.add(d("2026-04-02"), 2), Some(d("2026-04-07")));
        assert_eq!(calendar.add(d("2026-04-04"), 1), Some(d("2026-04-06")));
    }

    #[test]
    fn a_week_with_no_worked_day_has_no_next_one() {
        let calendar = Calendar { worked_weekdays: [false; 7], ..Calendar::default() };
        assert_eq!(calendar.on_or_after(d("2026-04-02")), None);
        assert_eq!(calendar.add(d("2026-04-02"), 3), None);
        assert_eq!(calendar.count(Month::new(2026, 4).unwrap().period()), 0);
        assert_eq!(Calendar::default().count(Period::new(d("2026-04-02"), d("2026-04-01"))), 0);
    }

    proptest! {
        #[test]
        fn n_working_days_ahead_there_are_n_working_days_between(start in 735_000..740_000i32, n in 1..60u32) {
            let from = NaiveDate::from_num_days_from_ce_opt(start).unwrap();
            let calendar = with_facultative();
            let to = calendar.add(from, n).unwrap();
            prop_assert!(calendar.is_working_day(to));
            prop_assert_eq!(calendar.count(Period::new(from.succ_opt().unwrap(), to)), n as usize);
        }

        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..9999i32) {
            let day = easter(year).unwrap();
            prop_assert_eq!(day.weekday(), Weekday::Sun);
            prop_assert!((322..=425).contains(&(day.month() * 100 + day.day())));
        }
    }
}
