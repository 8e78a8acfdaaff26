//! When a message to many may go out, and for how long what came of it is looked at.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailingRules {
    /// Nobody is written to from this full hour…
    pub quiet_from_hour: u8,
    /// …to this one of the next morning.
    pub quiet_until_hour: u8,
    pub quiet_sundays: bool,
    /// Answers and orders within so many days count for the message: two weeks are half of the usual cycle.
    pub result_days: u16,
    /// Of every so many clients one is drawn to get no message, where the rep wants a comparison.
    pub held_one_in: u16,
}

impl Default for MailingRules {
    fn default() -> Self {
        Self {
            quiet_from_hour: 20,
            quiet_until_hour: 8,
            quiet_sundays: true,
            result_days: 14,
            held_one_in: 5,
        }
    }
}

impl MailingRules {
    /// Whether a message would come at a bad hour. Equal hours: there is no bad hour.
    pub(crate) fn is_quiet(&self, on: NaiveDate, at: NaiveTime) -> bool {
        let (from, until) = (u32::from(self.quiet_from_hour), u32::from(self.quiet_until_hour));
        let hour = at.hour();
        let is_late =
            if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until };
        is_late || (self.quiet_sundays && on.weekday() == Weekday::Sun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_rest_from_eight_to_eight_and_on_sundays() {
        let rules = MailingRules::default();
        let (monday, sunday) = ("2026-11-30".parse().unwrap(), "2026-11-29".parse().unwrap());
        let at = |text: &str| text.parse::<NaiveTime>().unwrap();
        for (time, quiet) in [
            ("07:59:59", true),
            ("08:00:00", false),
            ("19:59:59", false),
            ("20:00:00", true),
            ("00:00:00", true),
        ] {
            assert_eq!(rules.is_quiet(monday, at(time)), quiet, "{time}");
        }
        assert!(rules.is_quiet(sunday, at("12:00:00")));
        assert!(!MailingRules { quiet_sundays: false, ..rules }.is_quiet(sunday, at("12:00:00")));
    }

    #[test]
    fn hours_of_one_day_rest_between_and_equal_hours_never() {
        let noon = MailingRules { quiet_from_hour: 12, quiet_until_hour: 14, ..MailingRules::default() };
        let never = MailingRules { quiet_until_hour: 12, ..noon.clone() };
        let monday = "2026-11-30".parse().unwrap();
        let quiet =
            |rules: &MailingRules, hour| rules.is_quiet(monday, NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        assert_eq!([11, 12, 13, 14].map(|hour| quiet(&noon, hour)), [false, true, true, false]);
        assert!((0..24).all(|hour| !quiet(&never, hour)));
    }
}
