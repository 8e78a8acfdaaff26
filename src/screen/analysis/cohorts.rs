//! *Safras*: of those who first bought in a month, how many bought again so many months later.

use super::behind::Behind;
use super::scope::{Seen, place};
use crate::charts::cohort_grid;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::measure::cohort::{self, CohortGrid, CohortRow};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};
use chrono::NaiveDate;

/// Cohorts drawn: older ones are in the table.
const DRAWN: usize = 13;
/// Months after the first order that the table has columns for, its own with them.
const WIDTH: usize = 25;
/// The finding speaks of so many months later.
const LATER: usize = 3;

pub(crate) fn grid(seen: &Seen, p: &Portfolio) -> CohortGrid {
    let columns = p.columns();
    let days = |slot: &Slot| columns.order_days.of(*slot).iter().copied().filter_map(Day::date).collect();
    let dates: Vec<Vec<NaiveDate>> = seen.slots.iter().map(days).collect();
    cohort::cohort_grid(dates.iter().map(Vec::as_slice), seen.on)
}

pub(crate) fn clients(grid: &CohortGrid) -> usize {
    grid.rows.iter().map(|row| row.clients).sum()
}

/// Over every cohort that is old enough.
pub(crate) fn finding(grid: &CohortGrid) -> String {
    let again = grid.rows.iter().filter_map(|row| row.cells.get(LATER).copied().flatten()).sum();
    words::retention::cohort(again, LATER)
}

/// Names and cells in whole percent of the latest cohorts, oldest first.
pub(crate) fn series(grid: &CohortGrid) -> (Vec<String>, Vec<Vec<Option<f64>>>) {
    let latest = latest(grid);
    let percent = |row: &CohortRow| {
        let cells = row.cells.iter().take(latest.len());
        cells.map(|cell| cell.and_then(|ratio| ratio.percent_whole()).map(|percent| percent as f64)).collect()
    };
    let names = latest.iter().map(|row| format::month_short(row.month)).collect();
    (names, latest.iter().map(percent).collect())
}

fn latest(grid: &CohortGrid) -> &[CohortRow] {
    &grid.rows[grid.rows.len().saturating_sub(DRAWN)..]
}

/// The cohort and how many months later, of a tapped cell of the chart.
pub(crate) fn tapped(grid: &CohortGrid, item: usize) -> Option<(Month, usize)> {
    let (row, later) = cohort_grid::tapped(&series(grid).1, item)?;
    Some((latest(grid).get(row)?.month, later))
}

/// Of a table, which has the latest cohort on top.
pub(crate) fn of_row(grid: &CohortGrid, row: usize) -> Option<Month> {
    grid.rows.iter().rev().nth(row).map(|row| row.month)
}

/// The latest cohort on top.
pub(crate) fn table(grid: &CohortGrid) -> IndicatorTable {
    let width = grid.rows.first().map_or(0, |row| row.cells.len()).min(WIDTH);
    let after: Vec<String> = (0..width).map(|month| format!("+{month}")).collect();
    let numeric: Vec<&str> =
        std::iter::once(words::CLIENTS).chain(after.iter().map(String::as_str)).collect();
    let mut table = IndicatorTable::new(words::COHORT, &[words::retention::FIRST_ORDER], &numeric);
    for row in grid.rows.iter().rev() {
        let cells = row.cells.iter().take(width).map(|cell| cell.map_or(Value::Nothing, Value::Share));
        let head = [Value::Text(format::month_short(row.month)), Value::Count(row.clients as i64)];
        table.rows.push(head.into_iter().chain(cells).collect());
    }
    table
}

/// Who bought first in `month` and, where `later` says so, again that many months after it; `None`: nobody did.
pub(crate) fn behind(month: Month, later: Option<usize>, seen: &Seen, p: &Portfolio) -> Option<Behind> {
    let (columns, today) = (p.columns(), Day::of(seen.on));
    let wanted = later.and_then(|later| i32::try_from(later).ok()).map(|later| month.plus(later));
    let belongs = |slot: &Slot| {
        let days = columns.order_days_until(*slot, today).iter().copied();
        let months: Vec<Month> = days.filter_map(Day::date).map(Month::of).collect();
        months.first() == Some(&month) && wanted.is_none_or(|wanted| months.contains(&wanted))
    };
    let slots: Vec<Slot> = seen.slots.iter().copied().filter(belongs).collect();
    if slots.is_empty() {
        return None;
    }
    let title = match later {
        Some(later) => words::retention::cohort_again(month, later, slots.len()),
        None => words::retention::cohort_of(month, slots.len()),
    };
    Some(Behind::of(seen, p, title, &slots, |slot| (place(p, slot), seen.bought(slot))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::ratio::Ratio;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    /// Ana and Bia began in August, and Ana bought again in November; Caio began in November; Duda never bought.
    fn four() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .order(1, "2026-08-31", 10_000)
            .order(1, "2026-11-01", 10_000)
            .order(2, "2026-08-01", 20_000)
            .order(3, "2026-11-18", 30_000)
            .order(3, "2026-12-01", 30_000)
            .portfolio()
    }

    #[test]
    fn a_month_that_has_not_come_is_empty_and_not_zero() {
        let p = four();
        let grid = grid(&seen_on(&p, DAY), &p);
        assert_eq!(
            rows(&table(&grid)),
            [
                "nov/26|1|100,0%|—|—|—",
                "out/26|0|—|—|—|—",
                "set/26|0|—|—|—|—",
                "ago/26|2|100,0%|0,0%|0,0%|50,0%",
            ]
        );
        assert_eq!((clients(&grid), finding(&grid)), (3, words::retention::cohort(Ratio::new(1, 2), 3)));
    }

    #[test]
    fn behind_a_cell_stand_those_who_bought_again() {
        let p = four();
        let seen = seen_on(&p, DAY);
        let grid = grid(&seen, &p);
        let (august, november) = (Month::of(d("2026-08-01")), Month::of(d(DAY)));
        assert_eq!(
            [of_row(&grid, 0), of_row(&grid, 3), of_row(&grid, 4)],
            [Some(november), Some(august), None]
        );
        let all = behind(august, None, &seen, &p).unwrap();
        assert_eq!((people(&all).len(), all.title), (2, words::retention::cohort_of(august, 2)));
        let again = behind(august, Some(3), &seen, &p).unwrap();
        assert_eq!(people(&again), ["Ana||R$ 200,00"]);
        assert_eq!(again.title, words::retention::cohort_again(august, 3, 1));
        assert_eq!(behind(august, Some(1), &seen, &p), None);
        // The last cell drawn is that of August three months later.
        let (names, cells) = series(&grid);
        assert_eq!((names.len(), cells[0].as_slice()), (4, [100.0, 0.0, 0.0, 50.0].map(Some).as_slice()));
        let drawn = cells.iter().flatten().flatten().count();
        assert_eq!([tapped(&grid, drawn - 1), tapped(&grid, drawn)], [Some((august, 3)), None]);
    }

    #[test]
    fn thirteen_cohorts_are_drawn_and_25_months_have_columns() {
        let p =
            Small::clients(&["Ana", "Bia"]).order(1, "2020-01-10", 10_000).order(2, DAY, 10_000).portfolio();
        let grid = grid(&seen_on(&p, DAY), &p);
        let (names, cells) = series(&grid);
        assert_eq!((names.len(), names[12].as_str()), (13, "nov/26"));
        assert!(cells.iter().all(|row| row.len() == 13));
        let table = table(&grid);
        assert_eq!((table.rows.len(), table.headings.len()), (83, 27));
        assert_eq!(table.headings[26].label, "+24");
    }

    #[test]
    fn without_orders_there_is_no_cohort() {
        let p = Small::clients(&["Ana"]).portfolio();
        let grid = grid(&seen_on(&p, DAY), &p);
        assert_eq!((clients(&grid), series(&grid).0.len(), table(&grid).rows.len()), (0, 0, 0));
        assert_eq!((tapped(&grid, 0), of_row(&grid, 0)), (None, None));
        assert_eq!(finding(&grid), words::retention::cohort(Ratio::new(0, 0), 3));
    }
}
