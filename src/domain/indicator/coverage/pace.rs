//! How the month stands against the goal: what is missing, how much a day, where it ends at this rate.

use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

/// The coverage goal of a month, seen on one of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pace {
    /// Clients that the goal asks for.
    pub needed: u32,
    /// Clients still missing; 0 once the goal is reached.
    pub missing: u32,
    /// Working days left, today included when it is one.
    pub working_days_left: u32,
    /// Clients a working day to get there, rounded up; `None` without a working day left.
    pub per_working_day: Option<u32>,
    /// Clients covered at the end of the month at the rate so far; `None` before the first working day.
    pub projected: Option<u32>,
    /// Where today's mark stands: clients that an even pace would have by the end of today.
    pub expected_today: u32,
}

/// The pace of the month of `today` towards `goal_percent`.
pub(crate) fn pace(tally: &Tally, goal_percent: u8, calendar: &Calendar, today: NaiveDate) -> Pace {
    let month = Month::of(today);
    let days = |from, to| calendar.count(Period::new(from, to)) as u64;
    let (whole, gone) = (days(month.first_day(), month.last_day()), days(month.first_day(), today));
    let working_days_left = days(today, month.last_day()) as u32;
    let needed = (u64::from(tally.eligible) * u64::from(goal_percent)).div_ceil(100) as u32;
    let missing = needed.saturating_sub(tally.covered);
    let rate = |of: u32, num: u64, den: u64| u32::try_from(u64::from(of) * num / den.max(1)).unwrap_or(of);
    Pace {
        needed,
        missing,
        working_days_left,
        per_working_day: (working_days_left > 0).then(|| missing.div_ceil(working_days_left)),
        projected: (gone > 0).then(|| rate(tally.covered, whole, gone).min(tally.eligible)),
        expected_today: rate(needed, gone, whole),
    }
}

/// Visits that fit in a working day, of all vendedores of `held_by` together; a carteira without any is one person's.
pub(crate) fn visits_a_day(p: &Portfolio, held_by: &HeldBy) -> u64 {
    let people = p.columns().salespeople.iter().filter(|id| held_by.lets(Some(**id))).count().max(1) as u64;
    people * u64::from(p.rules().visits.visits_per_day)
}

/// A goal that the visits of the days left can no longer reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OutOfReach {
    pub missing: u64,
    /// Visits that fit into the working days left.
    pub room: u64,
    pub working_days_left: u32,
    /// Where the month ends when every one of them is a client more.
    pub reach: Ratio,
}

/// `done` of `whole` clients, `missing` to the goal, with room for so many visits a working day. `None` where the goal can
/// still be reached, or no working day is left.
pub(crate) fn out_of_reach(
    done: u64,
    whole: u64,
    missing: u64,
    working_days_left: u32,
    visits_a_day: u64,
) -> Option<OutOfReach> {
    let room = visits_a_day.saturating_mul(working_days_left.into());
    let reached = done.saturating_add(room).min(whole);
    let count = |clients: u64| i64::try_from(clients).unwrap_or(i64::MAX);
    (working_days_left > 0 && missing > room).then(|| OutOfReach {
        missing,
        room,
        working_days_left,
        reach: Ratio::new(count(reached), count(whole)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn tally(covered: u32) -> Tally {
        Tally { eligible: 200, covered, visited: 0, bought: 0 }
    }

    #[test]
    fn november_2026_has_nineteen_working_days() {
        // 124 of 200 on Thursday the 19th: 6 working days left with today (19, 23, 24, 25, 26, 27) and the 30th.
        let pace = pace(&tally(124), 80, &Calendar::default(), on(19));
        assert_eq!((pace.needed, pace.missing), (160, 36));
        assert_eq!(pace.working_days_left, 7);
        assert_eq!(pace.per_working_day, Some(6));
        assert_eq!(pace.projected, Some(124 * 19 / 13));
        assert_eq!(pace.expected_today, 160 * 13 / 19);
    }

    #[test]
    fn a_reached_goal_misses_nothing() {
        let pace = pace(&tally(170), 80, &Calendar::default(), on(30));
        assert_eq!((pace.missing, pace.per_working_day), (0, Some(0)));
    }

    #[test]
    fn before_the_first_working_day_nothing_is_projected() {
        assert_eq!(pace(&tally(0), 80, &Calendar::default(), on(1)).projected, None);
    }

    #[test]
    fn a_goal_is_out_of_reach_when_more_is_missing_than_there_is_room_for() {
        assert_eq!(out_of_reach(72, 150, 8, 1, 8), None);
        let found = out_of_reach(72, 150, 48, 1, 8).unwrap();
        assert_eq!((found.room, found.reach), (8, Ratio::new(80, 150)));
        let found = out_of_reach(72, 150, 48, 3, 8).unwrap();
        assert_eq!((found.room, found.reach), (24, Ratio::new(96, 150)));
        assert_eq!(out_of_reach(72, 150, 48, 6, 8), None);
        assert_eq!(out_of_reach(72, 150, 48, 0, 8), None, "no day is left: that is said otherwise");
    }

    #[test]
    fn an_empty_carteira_needs_nobody() {
        let empty = Tally::default();
        assert_eq!(pace(&empty, 80, &Calendar::default(), on(10)).missing, 0);
    }
}
