//! How much of the calendar the timeline shows, and what is said of it.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::text::{format, timeline as words};
use chrono::NaiveDate;

/// How much of the calendar is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    Months(u32),
    All,
    /// Chosen by hand.
    Free,
}

/// Those with a button.
pub(crate) const SPANS: [Span; 5] =
    [Span::Months(3), Span::Months(6), Span::Months(12), Span::Months(24), Span::All];

impl Span {
    /// Short for the button, whole for a screen reader.
    pub(crate) fn words(self) -> (String, String) {
        match self {
            Span::Months(months) => words::span(months),
            Span::All | Span::Free => words::span_all(),
        }
    }
}

/// The same day of the month, so many months before the day shown.
pub(crate) fn months_before(on: NaiveDate, months: u32) -> Day {
    Day::of(step_months(on, i32::try_from(months).unwrap_or(i32::MAX).saturating_neg()))
}

/// From the first day on which anything is known to the day shown.
pub(crate) fn first_shown(first: Option<Day>, on: NaiveDate) -> Day {
    let day = Day::of(on);
    first.map_or(day, |first| first.min(day))
}

/// "21/08/2026 a 21/11/2026" of days and parts of days, the last not included. `None`: days that have no date.
pub(crate) fn in_sight(from: f64, to: f64) -> Option<String> {
    let day = |day: f64| Day::new(day.round() as i32).date();
    Some(format::period(day(from)?, day(to - 1.0)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::d;

    #[test]
    fn months_back_end_on_the_last_day_of_a_shorter_month() {
        let back = |on: &str, months| months_before(d(on), months).date().map(|day| day.to_string());
        assert_eq!(back("2026-05-31", 3).as_deref(), Some("2026-02-28"));
        assert_eq!(back("2028-05-31", 3).as_deref(), Some("2028-02-29"));
        assert_eq!(back("2028-02-29", 12).as_deref(), Some("2027-02-28"));
        assert_eq!(back("2026-11-21", 0).as_deref(), Some("2026-11-21"));
    }

    #[test]
    fn what_is_known_ahead_begins_nothing() {
        let (on, day) = (d("2026-11-21"), Day::of(d("2026-11-21")));
        assert_eq!((first_shown(None, on), first_shown(Some(day + 3), on)), (day, day));
        assert_eq!(first_shown(Some(day - 400), on), day - 400);
    }

    #[test]
    fn the_days_in_sight_are_whole_and_the_end_is_not_one_of_them() {
        let (from, to) = (Day::of(d("2026-08-21")).number(), Day::of(d("2026-11-22")).number());
        let said = Some("21/08/2026 a 21/11/2026");
        assert_eq!(in_sight(f64::from(from), f64::from(to)).as_deref(), said);
        assert_eq!(in_sight(f64::from(from) + 0.4, f64::from(to) - 0.4).as_deref(), said);
        assert_eq!(
            in_sight(f64::from(from) + 0.6, f64::from(to)).as_deref(),
            Some("22/08/2026 a 21/11/2026")
        );
        assert_eq!(in_sight(f64::MIN, f64::MAX), None);
    }

    #[test]
    fn each_button_has_its_own_words() {
        let short: Vec<String> = SPANS.into_iter().map(|span| span.words().0).collect();
        assert_eq!(short, ["3 m", "6 m", "1 a", "2 a", "Tudo"]);
    }
}
