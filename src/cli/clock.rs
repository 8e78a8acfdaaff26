//! The only file of the program for the shell that reads the clock and the time zone of the system.
#![allow(clippy::disallowed_methods)]

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime};

/// When a command is carried out, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub at: DateTime<FixedOffset>,
    /// IANA name of the time zone; its offset where the system does not say.
    pub zone: String,
}

impl Moment {
    /// Now; or noon of the day that was asked for, so that the same command gives the same files.
    pub(super) fn on(day: Option<NaiveDate>) -> Moment {
        let now = Local::now();
        let noon = |day: NaiveDate| day.and_time(NaiveTime::default()) + chrono::Duration::hours(12);
        let asked = day.and_then(|day| noon(day).and_local_timezone(Local).earliest());
        let at = asked.unwrap_or(now).fixed_offset();
        let zone = iana_time_zone::get_timezone().unwrap_or_else(|_| at.offset().to_string());
        Moment { at, zone }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.at.date_naive()
    }

    pub(super) fn millis(&self) -> u64 {
        u64::try_from(self.at.timestamp_millis()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_asked_for_is_today() {
        for day in ["2026-11-30", "2024-02-29", "1999-12-31"] {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(Moment::on(Some(day)).today(), day);
        }
        assert_eq!(Moment::on(None).today(), Local::now().date_naive());
    }
}
