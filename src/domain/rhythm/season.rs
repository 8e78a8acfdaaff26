//! *Sazonal*: a client that only buys in one part of the year, and when its next season ends (docs/domain.md §2).
//!
//! A season is the shortest circular run of whole months, four at most, that holds at least 80% of the order days over two
//! of its years or more. It is believed only after eighteen months of history; until then nothing is inferred.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, month_index, step_months};
use crate::domain::rules::LifecycleRules;
use serde::{Deserialize, Serialize};

/// Months in which a client buys: `months` of them from `first_month` (1 to 12), around the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Season {
    pub first_month: u32,
    pub months: u32,
}

impl Season {
    /// 1 to 12.
    pub fn last_month(self) -> u32 {
        (self.first_month + self.months - 2) % 12 + 1
    }

    pub fn contains(self, month: u32) -> bool {
        (month + 12 - self.first_month) % 12 < self.months
    }

    /// The last day of the first season that starts after `day`: what a seasonal buyer is expected to let pass.
    pub fn next_end_after(self, day: Day) -> Option<Day> {
        let month = Month::of(day.date()?);
        let ahead = (self.first_month + 12 - month.month() - 1) % 12 + 1;
        let start = month.plus(ahead as i32);
        Some(Day::of(start.plus(self.months as i32 - 1).last_day()))
    }
}

/// The season of who ordered on `known` (ascending, distinct, none after `today`); `None` while none can be believed.
pub(crate) fn season(known: &[Day], rules: &LifecycleRules, today: Day) -> Option<Season> {
    let (season, believed_from) = season_in_time(known, rules)?;
    (believed_from <= today).then_some(season)
}

/// The season of who ordered on `known`, and the day from which the history is long enough to believe in it.
pub(crate) fn season_in_time(known: &[Day], rules: &LifecycleRules) -> Option<(Season, Day)> {
    let (first, last) = (*known.first()?, *known.last()?);
    let longest = u32::from(rules.seasonal_months).min(11);
    if longest == 0 || known.len() < 2 || last - first < SHORTEST_SPAN {
        return None;
    }
    let mut counts = [0_usize; 12];
    for day in known {
        counts[month_index(*day).rem_euclid(12) as usize] += 1;
    }
    let enough = |inside: usize| inside * 100 >= usize::from(rules.seasonal_percent) * known.len();
    let inside =
        |start: usize, length: usize| (0..length).map(|step| counts[(start + step) % 12]).sum::<usize>();
    // The shortest run that meets both conditions; of those, the one with most orders, then the earliest in the year.
    let season = (1..=longest as usize).find_map(|length| {
        let run = |start: usize| Season { first_month: start as u32 + 1, months: length as u32 };
        let fits = |start: &usize| enough(inside(*start, length)) && years(known, run(*start)) >= 2;
        (0..12).rev().filter(fits).max_by_key(|start| inside(*start, length)).map(run)
    })?;
    Some((season, old_enough_from(first, rules)?))
}

/// Two seasons can not be nearer than this: the same run of months, a year apart.
const SHORTEST_SPAN: i32 = 240;

fn old_enough_from(first: Day, rules: &LifecycleRules) -> Option<Day> {
    let months = i32::from(rules.seasonal_history_months);
    first.date().map(|first| Day::of(step_months(first, months)))
}

/// In how many different runs of the season there was an order.
fn years(known: &[Day], season: Season) -> usize {
    let run = |day: &Day| {
        let month = month_index(*day);
        let into = (month.rem_euclid(12) + 13 - season.first_month as i32) % 12;
        (into < season.months as i32).then_some(month - into)
    };
    let runs = known.iter().filter_map(run);
    runs.fold((0, i32::MIN), |(runs, before), run| (runs + usize::from(run != before), run)).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn days(dates: &[&str]) -> Vec<Day> {
        dates.iter().map(|date| Day::of(date.parse::<NaiveDate>().unwrap())).collect()
    }

    fn found(dates: &[&str], today: &str) -> Option<(u32, u32)> {
        let season = season(&days(dates), &LifecycleRules::default(), days(&[today])[0])?;
        Some((season.first_month, season.months))
    }

    const SUMMERS: [&str; 5] = ["2024-11-20", "2024-12-10", "2025-01-08", "2025-12-01", "2026-01-15"];

    #[test]
    fn a_season_may_go_around_the_end_of_the_year() {
        // December and January hold 4 of 5.
        assert_eq!(found(&SUMMERS, "2026-09-01"), Some((12, 2)));
    }

    #[test]
    fn nothing_is_inferred_before_eighteen_months_or_from_one_season() {
        assert_eq!(found(&SUMMERS, "2026-05-19"), None, "one day short");
        assert_eq!(found(&SUMMERS, "2026-05-20"), Some((12, 2)));
        assert_eq!(found(&["2024-11-20", "2024-12-10", "2025-01-08"], "2026-12-01"), None);
        assert_eq!(found(&["2024-11-20"], "2026-12-01"), None);
        assert_eq!(found(&[], "2026-12-01"), None);
    }

    #[test]
    fn eighty_percent_is_enough_and_less_is_not() {
        let four_of_five = ["2024-03-01", "2024-04-01", "2024-09-01", "2025-03-01", "2025-04-01"];
        assert_eq!(found(&four_of_five, "2026-06-01"), Some((3, 2)));
        let spread = ["2024-03-01", "2024-08-01", "2024-11-01", "2025-03-01", "2025-04-01"];
        assert_eq!(found(&spread, "2026-06-01"), None);
    }

    #[test]
    fn the_shortest_run_that_meets_both_conditions_is_the_season() {
        // March alone holds 8 of 10, all of one year; with April it is two years.
        let march = [
            "2024-03-01",
            "2024-03-04",
            "2024-03-07",
            "2024-03-11",
            "2024-03-14",
            "2024-03-18",
            "2024-03-21",
            "2024-03-25",
            "2025-04-01",
            "2025-04-15",
        ];
        assert_eq!(found(&march, "2026-06-01"), Some((3, 2)));
    }

    #[test]
    fn five_months_are_no_season() {
        let five: Vec<String> =
            [2024, 2025].iter().flat_map(|year| (1..=5).map(move |m| format!("{year}-0{m}-10"))).collect();
        let five: Vec<&str> = five.iter().map(String::as_str).collect();
        // January to April hold 8 of 10: enough; with October in place of May in both years still 80%.
        assert_eq!(found(&five, "2026-06-01"), Some((1, 4)));
        let even: Vec<String> =
            [2024, 2025].iter().flat_map(|year| (1..=6).map(move |m| format!("{year}-0{m}-10"))).collect();
        let even: Vec<&str> = even.iter().map(String::as_str).collect();
        assert_eq!(found(&even, "2026-06-01"), None);
    }

    #[test]
    fn the_clock_waits_for_the_end_of_the_season_that_starts_after_the_last_order() {
        let season = Season { first_month: 12, months: 2 };
        let end =
            |day: &str| season.next_end_after(days(&[day])[0]).and_then(Day::date).map(|d| d.to_string());
        assert_eq!(end("2026-01-15"), Some("2027-01-31".into()), "bought this season: the next one");
        assert_eq!(end("2025-12-01"), Some("2027-01-31".into()));
        assert_eq!(end("2025-09-01"), Some("2026-01-31".into()), "bought out of season: the one ahead");
        assert_eq!(season.last_month(), 1);
        assert!(season.contains(12) && season.contains(1) && !season.contains(2) && !season.contains(11));
        let february = Season { first_month: 2, months: 1 };
        let leap = february.next_end_after(days(&["2027-02-28"])[0]).and_then(Day::date);
        assert_eq!(leap.map(|d| d.to_string()), Some("2028-02-29".into()));
    }
}
