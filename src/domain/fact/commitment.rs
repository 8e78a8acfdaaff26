//! Compromisso fixo sem cliente: a meeting, the dentist. It takes its time out of the day and never moves.

use super::appointment::Repeat;
use crate::domain::value::id::CommitmentId;
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
            Some(repeat) => repeat.falls_on(self.date, day),
        }
    }
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
}
