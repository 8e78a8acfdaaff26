//! Compromisso fixo sem cliente: a meeting, the dentist. It takes its time out of the day and never moves.

use super::appointment::Repeat;
use super::id::CommitmentId;
use super::period::step_months;
use chrono::NaiveDate;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    pub id: CommitmentId,
    pub title: String,
    /// The day, or the first of them where it repeats.
    pub date: NaiveDate,
    /// `None`: the whole day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    /// How long it lasts; of no meaning for a whole day.
    pub minutes: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// The last day it may fall on; `None`: for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Commitment {
    pub fn falls_on(&self, day: NaiveDate) -> bool {
        if day < self.date || self.until.is_some_and(|until| day > until) {
            return false;
        }
        match self.repeat {
            None => day == self.date,
            Some(repeat) => repeat.comes_to(self.date, day),
        }
    }
}

impl Repeat {
    /// The next time after `date`, counted from it; `None` for a repeat of nothing.
    pub fn next(self, date: NaiveDate) -> Option<NaiveDate> {
        let next = match self {
            Repeat::EveryWeeks(weeks) => date.checked_add_days(chrono::Days::new(u64::from(weeks) * 7))?,
            Repeat::EveryMonths(months) => step_months(date, i32::from(months)),
        };
        (next > date).then_some(next)
    }

    /// Whether what began on `first` falls on `day` too. Months step from the first: 31/01, 28/02, 31/03.
    fn comes_to(self, first: NaiveDate, day: NaiveDate) -> bool {
        match self {
            Repeat::EveryWeeks(0) | Repeat::EveryMonths(0) => day == first,
            Repeat::EveryWeeks(weeks) => (day - first).num_days() % (i64::from(weeks) * 7) == 0,
            Repeat::EveryMonths(months) => {
                let (from, to) = (month_number(first), month_number(day));
                let between = to - from;
                between >= 0 && between % i32::from(months) == 0 && step_months(first, between) == day
            }
        }
    }
}

fn month_number(date: NaiveDate) -> i32 {
    use chrono::Datelike;
    date.year() * 12 + date.month0() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meeting(date: &str, repeat: Option<Repeat>, until: Option<&str>) -> Commitment {
        Commitment {
            id: CommitmentId::from_u128(1),
            title: "Reunião".to_owned(),
            date: d(date),
            time: None,
            minutes: 60,
            repeat,
            until: until.map(d),
        }
    }

    #[test]
    fn once_is_on_its_day_only() {
        let once = meeting("2026-11-20", None, None);
        assert!(once.falls_on(d("2026-11-20")));
        assert!(!once.falls_on(d("2026-11-19")) && !once.falls_on(d("2026-11-27")));
    }

    #[test]
    fn every_other_week_skips_one_and_ends_on_its_last_day() {
        let biweekly = meeting("2026-11-02", Some(Repeat::EveryWeeks(2)), Some("2026-11-30"));
        for (day, falls) in [
            ("2026-10-19", false),
            ("2026-11-02", true),
            ("2026-11-09", false),
            ("2026-11-16", true),
            ("2026-11-30", true),
            ("2026-12-14", false),
        ] {
            assert_eq!(biweekly.falls_on(d(day)), falls, "{day}");
        }
    }

    #[test]
    fn monthly_on_the_31st_falls_on_the_last_day_of_shorter_months() {
        let monthly = meeting("2026-01-31", Some(Repeat::EveryMonths(1)), None);
        for (day, falls) in [
            ("2026-02-28", true),
            ("2026-03-28", false),
            ("2026-03-31", true),
            ("2028-02-29", true),
            ("2028-02-28", false),
        ] {
            assert_eq!(monthly.falls_on(d(day)), falls, "{day}");
        }
    }

    #[test]
    fn the_next_time_is_always_later() {
        assert_eq!(Repeat::EveryWeeks(1).next(d("2026-12-28")), Some(d("2027-01-04")));
        assert_eq!(Repeat::EveryMonths(3).next(d("2026-11-30")), Some(d("2027-02-28")));
        assert_eq!(Repeat::EveryWeeks(0).next(d("2026-12-28")), None);
        assert_eq!(Repeat::EveryMonths(0).next(d("2026-12-28")), None);
    }
}
