//! The cohort grid: of the clients that first bought in a month, how many bought again in each month after it.
//!
//! A cell after today is empty, not zero: nobody has had the chance yet. The cell of today's month is still running.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::period::Month;
use crate::domain::value::ratio::Ratio;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortGrid {
    /// Every month from the first cohort to today's, oldest first.
    pub rows: Vec<CohortRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CohortRow {
    /// Month of the first order.
    pub month: Month,
    pub clients: usize,
    /// Cell k: clients of the cohort that bought k months later ÷ the cohort; `None` after today. All rows are as
    /// long as the oldest one.
    pub cells: Vec<Option<Ratio>>,
}

/// From the order dates of each client (valid orders, in any order); dates after `today` have not happened.
pub fn cohort_grid<'a>(clients: impl IntoIterator<Item = &'a [NaiveDate]>, today: NaiveDate) -> CohortGrid {
    let this_month = Month::of(today);
    let mut bought: BTreeMap<Month, Cohort> = BTreeMap::new();
    for dates in clients {
        let months = months_bought(dates, today);
        let Some(first) = months.first() else { continue };
        let cohort = bought.entry(*first).or_default();
        cohort.clients += 1;
        for month in &months {
            *cohort.buyers.entry(*month).or_default() += 1;
        }
    }
    let Some(oldest) = bought.keys().next().copied() else { return CohortGrid::default() };
    let width = oldest.to(this_month).len() as i32;
    let row = |month: Month| {
        let Cohort { clients, buyers } = bought.remove(&month).unwrap_or_default();
        let cell = |later: i32| {
            let at = month.plus(later);
            (at <= this_month).then(|| Ratio::of_counts(buyers.get(&at).copied().unwrap_or(0), clients))
        };
        CohortRow { month, clients, cells: (0..width).map(cell).collect() }
    };
    CohortGrid { rows: oldest.to(this_month).map(row).collect() }
}

#[derive(Default)]
struct Cohort {
    clients: usize,
    buyers: BTreeMap<Month, usize>,
}

fn months_bought(dates: &[NaiveDate], today: NaiveDate) -> Vec<Month> {
    let mut months: Vec<Month> =
        dates.iter().filter(|date| **date <= today).map(|date| Month::of(*date)).collect();
    months.sort_unstable();
    months.dedup();
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(clients: &[&[&str]], today: &str) -> CohortGrid {
        let dates: Vec<Vec<NaiveDate>> =
            clients.iter().map(|days| days.iter().map(|day| day.parse().unwrap()).collect()).collect();
        cohort_grid(dates.iter().map(Vec::as_slice), today.parse().unwrap())
    }

    fn cells(row: &CohortRow) -> Vec<Option<(i64, i64)>> {
        row.cells.iter().map(|cell| cell.map(|ratio| (ratio.num, ratio.den))).collect()
    }

    #[test]
    fn cells_after_today_are_empty_and_months_without_order_are_zero() {
        let found = grid(
            &[
                &["2026-01-31", "2026-01-02", "2026-03-01"],
                &["2026-01-15", "2026-02-28"],
                &["2026-03-05"],
                &[],
            ],
            "2026-03-10",
        );
        let months: Vec<_> = found.rows.iter().map(|row| (row.month.to_string(), row.clients)).collect();
        assert_eq!(months, [("2026-01".into(), 2), ("2026-02".into(), 0), ("2026-03".into(), 1)]);
        assert_eq!(cells(&found.rows[0]), [Some((2, 2)), Some((1, 2)), Some((1, 2))]);
        assert_eq!(cells(&found.rows[1]), [Some((0, 0)), Some((0, 0)), None]);
        assert_eq!(cells(&found.rows[2]), [Some((1, 1)), None, None]);
    }

    #[test]
    fn orders_after_today_have_not_happened() {
        let clients: &[&[&str]] = &[&["2026-03-10", "2026-04-01"], &["2026-03-11"]];
        let found = grid(clients, "2026-03-10");
        assert_eq!(found.rows.len(), 1);
        assert_eq!((found.rows[0].clients, cells(&found.rows[0])), (1, vec![Some((1, 1))]));
    }

    #[test]
    fn nobody_bought_has_no_grid() {
        assert_eq!(grid(&[&[]], "2026-03-10"), CohortGrid::default());
        assert_eq!(grid(&[], "2026-03-10"), CohortGrid::default());
    }
}
