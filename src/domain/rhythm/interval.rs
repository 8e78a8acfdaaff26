//! The days between the orders of one client.

use crate::domain::calendar::day::Day;

/// The days between orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rhythm {
    pub intervals: i32,
    /// Mean and mean distance from it, rounded half up.
    pub mean_days: i32,
    pub spread_days: i32,
    pub shortest_days: i32,
    pub longest_days: i32,
    /// *Ciclo irregular*: the mean is more than one and a half times the median.
    pub irregular: bool,
}

/// The days between orders; `None` with fewer than two order days. `days` ascending and distinct.
pub(crate) fn rhythm(days: &[Day]) -> Option<Rhythm> {
    let mut gaps: Vec<i32> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    let (shortest_days, longest_days) = (*gaps.first()?, *gaps.last()?);
    let intervals = i32::try_from(gaps.len()).ok()?;
    let span: i64 = gaps.iter().map(|gap| i64::from(*gap)).sum();
    let count = i64::from(intervals);
    // |gap − span/count| summed, times count, so that it stays integer.
    let away: i64 = gaps.iter().map(|gap| (i64::from(*gap) * count - span).abs()).sum();
    // Twice the median: the sum of the two in the middle.
    let median_twice = i64::from(gaps[(gaps.len() - 1) / 2]) + i64::from(gaps[gaps.len() / 2]);
    Some(Rhythm {
        intervals,
        mean_days: half_up(span, count),
        spread_days: half_up(away, count * count),
        shortest_days,
        longest_days,
        irregular: 4 * span > 3 * median_twice * count,
    })
}

fn half_up(sum: i64, count: i64) -> i32 {
    i32::try_from((2 * sum + count) / (2 * count.max(1))).unwrap_or(i32::MAX)
}
