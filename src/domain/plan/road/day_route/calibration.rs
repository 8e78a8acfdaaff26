//! The road factor as the rep's own odometer tells it: by how much driving is longer than the great circles of the day.

use super::DayRoute;
use chrono::NaiveDate;

/// Roteiros with readings from which the factor is measured; below, one detour would decide.
pub const LEAST_READINGS: usize = 10;
/// Older readings tell of other roads.
const MOST_READINGS: usize = 30;
/// Shorter days say more of parking than of roads.
const LEAST_METRES: u32 = 5_000;
/// What a road can be, in hundredths: hardly straight, or twice around.
const FACTORS: (u64, u64) = (105, 200);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    pub factor_hundredths: u16,
    /// Days it was measured on.
    pub days: usize,
}

/// The median of the newest days; a wrong digit in one reading does not move it. `None` with fewer than
/// [`LEAST_READINGS`].
pub fn measured_factor(routes: impl IntoIterator<Item = (NaiveDate, DayRoute)>) -> Option<Measured> {
    let mut readings: Vec<(NaiveDate, u64)> =
        routes.into_iter().filter_map(|(date, route)| Some((date, hundredths(&route)?))).collect();
    if readings.len() < LEAST_READINGS {
        return None;
    }
    readings.sort_unstable_by(|a, b| b.cmp(a));
    readings.truncate(MOST_READINGS);
    let mut factors: Vec<u64> = readings.into_iter().map(|(_, factor)| factor).collect();
    factors.sort_unstable();
    let middle = factors.len() / 2;
    let median = match factors.len() % 2 {
        0 => (factors[middle - 1] + factors[middle]).div_ceil(2),
        _ => factors[middle],
    };
    let factor_hundredths = median.clamp(FACTORS.0, FACTORS.1) as u16;
    Some(Measured { factor_hundredths, days: factors.len() })
}

/// Kilometres driven over great circles; `None` without both readings, or where they can not be.
fn hundredths(route: &DayRoute) -> Option<u64> {
    let driven = route.odometer_end_km?.checked_sub(route.odometer_start_km?)?;
    let straight = route.straight_metres.filter(|metres| *metres >= LEAST_METRES)?;
    (driven > 0).then(|| (u64::from(driven) * 100_000).div_ceil(u64::from(straight)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A day of 100 km as the crow flies that drove `km`.
    fn drove(day: u32, km: u32) -> (NaiveDate, DayRoute) {
        let route = DayRoute {
            odometer_start_km: Some(50_000),
            odometer_end_km: Some(50_000 + km),
            straight_metres: Some(100_000),
            ..DayRoute::default()
        };
        (NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(day.into()), route)
    }

    fn factor(days: impl IntoIterator<Item = (NaiveDate, DayRoute)>) -> Option<(u16, usize)> {
        measured_factor(days).map(|measured| (measured.factor_hundredths, measured.days))
    }

    #[test]
    fn nine_readings_say_nothing_and_ten_do() {
        assert_eq!(factor((0..9).map(|day| drove(day, 142))), None);
        assert_eq!(factor((0..10).map(|day| drove(day, 142))), Some((142, 10)));
    }

    #[test]
    fn a_wrong_digit_does_not_move_it() {
        let days = (0..10).map(|day| drove(day, 130 + day)).chain([drove(10, 9_000), drove(11, 1)]);
        assert_eq!(factor(days), Some((135, 12)));
    }

    #[test]
    fn days_without_both_readings_or_too_short_are_left_out() {
        let mut days: Vec<_> = (0..10).map(|day| drove(day, 140)).collect();
        days[0].1.odometer_end_km = None;
        assert_eq!(factor(days.clone()), None);
        days[0] = drove(0, 0);
        assert_eq!(factor(days.clone()), None);
        days[0] = drove(0, 140);
        days[0].1.odometer_end_km = Some(10);
        assert_eq!(factor(days.clone()), None);
        days[0] = drove(0, 140);
        days[0].1.straight_metres = Some(LEAST_METRES - 1);
        assert_eq!(factor(days), None);
    }

    #[test]
    fn it_stays_between_105_and_200_hundredths() {
        assert_eq!(factor((0..10).map(|day| drove(day, 90))), Some((105, 10)));
        assert_eq!(factor((0..10).map(|day| drove(day, 350))), Some((200, 10)));
    }

    #[test]
    fn only_the_newest_thirty_days_count() {
        let days = (0..40).map(|day| drove(day, if day < 20 { 190 } else { 120 }));
        assert_eq!(factor(days), Some((120, 30)));
    }
}
