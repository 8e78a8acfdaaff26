//! Which days the axis names: as many as fit, on steps that people count in.

use super::window::DayWindow;
use chrono::{Datelike, Months, NaiveDate};

/// A day that has a line and a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tick {
    pub date: NaiveDate,
    /// Named by its month, else by its day.
    pub month: bool,
}

/// What lies between two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Days of a month from the first on: 1, 2, 7 or 14 days apart, begun anew each month.
    Days(u32),
    Months(u32),
}

const STEPS: [(Step, f64); 9] = [
    (Step::Days(1), 1.0),
    (Step::Days(2), 2.0),
    (Step::Days(7), 7.0),
    (Step::Days(14), 14.0),
    (Step::Months(1), 28.0),
    (Step::Months(2), 59.0),
    (Step::Months(3), 90.0),
    (Step::Months(6), 181.0),
    (Step::Months(12), 365.0),
];

/// Ticks inside the window (days counted from the year 1, as chrono does), no two nearer than `apart` of `width` pixels.
pub(crate) fn ticks(window: DayWindow, width: f64, apart: f64) -> Vec<Tick> {
    let per_day = width / window.days().max(1.0);
    let fitting = STEPS.into_iter().find(|(_, days)| days * per_day >= apart);
    let (step, _) = fitting.unwrap_or((Step::Months(12), 365.0));
    let Some(first) = date(window.from.ceil()) else { return Vec::new() };
    let all = std::iter::successors(first_of(first, step), |tick| next(*tick, step));
    let last = window.to.floor();
    all.skip_while(|tick| f64::from(tick.num_days_from_ce()) < window.from)
        .take_while(|tick| f64::from(tick.num_days_from_ce()) <= last)
        .map(|date| Tick { date, month: date.day() == 1 && matches!(step, Step::Months(_)) })
        .collect()
}

fn date(day: f64) -> Option<NaiveDate> {
    // Saturates; a day that is no date has no ticks.
    NaiveDate::from_num_days_from_ce_opt(day as i32)
}

/// The last tick on or before a date.
fn first_of(date: NaiveDate, step: Step) -> Option<NaiveDate> {
    match step {
        Step::Days(days) => date.with_day((date.day() - 1) / days * days + 1),
        Step::Months(months) => date.with_day(1)?.with_month(date.month0() / months * months + 1),
    }
}

fn next(date: NaiveDate, step: Step) -> Option<NaiveDate> {
    match step {
        Step::Days(days) => {
            let next = date.checked_add_days(chrono::Days::new(u64::from(days)))?;
            let month_end = date.with_day(1)?.checked_add_months(Months::new(1))?;
            // The rest of a month may be too short for a name.
            let room = month_end.signed_duration_since(next).num_days();
            if room * 2 < i64::from(days) { Some(month_end) } else { Some(next) }
        }
        Step::Months(months) => date.checked_add_months(Months::new(months)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn between(from: NaiveDate, to: NaiveDate) -> DayWindow {
        DayWindow { from: f64::from(from.num_days_from_ce()), to: f64::from(to.num_days_from_ce()) }
    }

    fn named(window: DayWindow, width: f64) -> Vec<String> {
        let name = |tick: Tick| {
            let form = if tick.month { "%m/%Y" } else { "%d/%m" };
            tick.date.format(form).to_string()
        };
        ticks(window, width, 60.0).into_iter().map(name).collect()
    }

    #[test]
    fn a_year_is_named_by_months_and_two_years_by_quarters() {
        let year = between(on(2025, 11, 21), on(2026, 11, 21));
        let months = named(year, 800.0);
        assert_eq!((months.len(), months[0].as_str(), months[11].as_str()), (12, "12/2025", "11/2026"));
        let quarters = named(between(on(2024, 11, 21), on(2026, 11, 21)), 600.0);
        assert_eq!(quarters[..3], ["01/2025", "04/2025", "07/2025"]);
    }

    #[test]
    fn weeks_begin_anew_each_month_over_the_leap_day() {
        let window = between(on(2028, 2, 10), on(2028, 3, 12));
        assert_eq!(named(window, 300.0), ["15/02", "22/02", "01/03", "08/03"]);
    }

    #[test]
    fn names_never_stand_nearer_than_asked() {
        for days in [14, 30, 45, 92, 183, 366, 731, 3650] {
            for width in [200.0, 330.0, 640.0, 1200.0] {
                let to = on(2026, 11, 21);
                let from = to.checked_sub_days(chrono::Days::new(days)).unwrap();
                let window = between(from, to);
                let places: Vec<f64> = ticks(window, width, 60.0)
                    .iter()
                    .map(|tick| window.x(f64::from(tick.date.num_days_from_ce()), 0.0, width))
                    .collect();
                let fits = width / days as f64 * 365.0 >= 60.0;
                let near = places.windows(2).any(|pair| pair[1] - pair[0] < 60.0 * 0.5);
                assert!(!fits || !near, "{days} days on {width}: {places:?}");
                assert!(places.len() >= 2 || !fits || width < 330.0, "{days} days on {width}");
            }
        }
    }
}
