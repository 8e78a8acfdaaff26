//! Who stayed, who came, who went: retention with its cohorts, and the balance of the carteira.

use super::{Desk, Figures, Panel};
use crate::charts::balance_months::balance_months;
use crate::charts::cohort_grid as cohort_chart;
use crate::charts::json;
use crate::charts::value_months::{Monthly, share_lines};
use crate::domain::cohort::{CohortGrid, cohort_grid};
use crate::domain::columns::date_of;
use crate::domain::period::Month;
use crate::domain::ratio::Ratio;
use crate::domain::retention::{Balance, Retention};
use crate::domain::turnover::turnover;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

const MONTHS: u32 = 24;
/// Cohorts drawn: older ones are in the table.
const COHORTS: usize = 13;

fn months(desk: Desk) -> Memo<Vec<(Month, Retention)>> {
    desk.scope.memo(|seen, p, columns| {
        let months: Vec<Month> = Month::of(seen.on).last_n(MONTHS).collect();
        let found = turnover(columns, p.rules(), &seen.slots, &months, seen.on);
        months.into_iter().zip(found).collect()
    })
}

#[component]
pub(super) fn Retained(desk: Desk) -> impl IntoView {
    let months = months(desk);
    // The running month is not over: the finding speaks of the last whole one.
    let title = Signal::derive(move || {
        months.with(|months| {
            let whole = months.len().checked_sub(2).and_then(|at| months.get(at)).or(months.last());
            whole.map(|(month, found)| words::retention::finding(*month, found)).unwrap_or_default()
        })
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        months.with(|months| {
            let names: Vec<String> = months.iter().map(|(month, _)| format::month_short(*month)).collect();
            let line = |name: &str, of: fn(&Retention) -> Ratio| Monthly {
                name: name.to_owned(),
                values: months.iter().map(|(_, found)| tenths(of(found))).collect(),
            };
            let lines = [
                line(words::retention::RETAINED, |found| found.retention),
                line(words::retention::REACTIVATED, |found| found.reactivation),
            ];
            json(&share_lines(&names, &lines, &palette()))
        })
    });
    let table: Figures = Memo::new(move |_| {
        let mut table = IndicatorTable::new(
            words::RETENTION,
            &[words::MONTH],
            &[
                words::retention::ACTIVE_AT_START,
                words::retention::RETAINED,
                words::retention::CHURN,
                words::retention::REACTIVATED,
            ],
        );
        months.with(|months| {
            for (month, found) in months.iter().rev() {
                table.rows.push(vec![
                    Value::Text(format::month_year(*month)),
                    Value::Count(found.balance.at_start as i64),
                    Value::Share(found.retention),
                    Value::Share(found.churn),
                    Value::Share(found.reactivation),
                ]);
            }
        });
        table
    });
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <div class="stack">
            <Panel title note=words::retention::NOTE table file="retencao" on>
                <ChartBox label=title option/>
            </Panel>
            <Cohorts desk/>
        </div>
    }
}

#[component]
fn Cohorts(desk: Desk) -> impl IntoView {
    let grid: Memo<CohortGrid> = desk.scope.memo(|seen, _, columns| {
        let dates: Vec<Vec<chrono::NaiveDate>> = seen
            .slots
            .iter()
            .map(|slot| columns.order_days.of(*slot).iter().copied().filter_map(date_of).collect())
            .collect();
        cohort_grid(dates.iter().map(Vec::as_slice), seen.on)
    });
    // Three months on, over every cohort that is old enough.
    let title = Signal::derive(move || {
        grid.with(|grid| {
            let again = grid.rows.iter().filter_map(|row| row.cells.get(3).copied().flatten()).sum();
            words::retention::cohort(again, 3)
        })
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        grid.with(|grid| {
            let latest: Vec<_> = grid.rows.iter().rev().take(COHORTS).rev().collect();
            let width = latest.len();
            let names: Vec<String> = latest.iter().map(|row| format::month_short(row.month)).collect();
            let cells: Vec<Vec<Option<f64>>> = latest
                .iter()
                .map(|row| row.cells.iter().take(width).map(|cell| cell.and_then(whole)).collect())
                .collect();
            json(&cohort_chart::cohort_grid(&names, &cells, words::retention::MONTHS_AFTER, &palette()))
        })
    });
    let table: Figures = Memo::new(move |_| {
        grid.with(|grid| {
            let width = grid.rows.first().map_or(0, |row| row.cells.len()).min(25);
            let after: Vec<String> = (0..width).map(|month| format!("+{month}")).collect();
            let numeric: Vec<&str> =
                std::iter::once(words::CLIENTS).chain(after.iter().map(String::as_str)).collect();
            let mut table = IndicatorTable::new(words::COHORT, &[words::retention::FIRST_ORDER], &numeric);
            for row in grid.rows.iter().rev() {
                let cells =
                    row.cells.iter().take(width).map(|cell| cell.map_or(Value::Nothing, Value::Share));
                let head = [Value::Text(format::month_short(row.month)), Value::Count(row.clients as i64)];
                table.rows.push(head.into_iter().chain(cells).collect());
            }
            table
        })
    });
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title note=words::retention::COHORT_NOTE table file="safras" on>
            <ChartBox label=title option height_rem=26.0/>
        </Panel>
    }
}

#[component]
pub(super) fn Balanced(desk: Desk) -> impl IntoView {
    let months = months(desk);
    let title = Signal::derive(move || {
        let balances: Vec<Balance> =
            months.with(|months| months.iter().map(|(_, found)| found.balance).collect());
        let (opened, recovered, lost) = words::balance::year(&balances);
        words::balance::finding(opened, recovered, lost)
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        months.with(|months| {
            let names: Vec<String> = months.iter().map(|(month, _)| format::month_short(*month)).collect();
            let rows: Vec<[usize; 3]> = months
                .iter()
                .map(|(_, found)| [found.balance.opened, found.balance.recovered, found.balance.lost])
                .collect();
            let series = [words::balance::OPENED, words::balance::RECOVERED, words::balance::LOST];
            json(&balance_months(series, &names, &rows, &palette()))
        })
    });
    let table: Figures = Memo::new(move |_| {
        let mut table = IndicatorTable::new(
            words::BALANCE,
            &[words::MONTH],
            &[
                words::retention::ACTIVE_AT_START,
                words::balance::OPENED,
                words::balance::RECOVERED,
                words::balance::LOST,
                words::balance::AT_END,
            ],
        );
        months.with(|months| {
            for (month, found) in months.iter().rev() {
                let Balance { at_start, opened, recovered, lost, at_end } = found.balance;
                let counts = [at_start, opened, recovered, lost, at_end].map(|n| Value::Count(n as i64));
                let month = Value::Text(format::month_year(*month));
                table.rows.push(std::iter::once(month).chain(counts).collect());
            }
        });
        table
    });
    let on = Signal::derive(move || desk.scope.with(|seen| seen.on));
    view! {
        <Panel title note=words::balance::NOTE table file="saldo" on>
            <ChartBox label=title option height_rem=20.0/>
        </Panel>
    }
}

fn tenths(ratio: Ratio) -> Option<f64> {
    ratio.percent_tenths().map(|tenths| tenths as f64 / 10.0)
}

fn whole(ratio: Ratio) -> Option<f64> {
    ratio.percent_whole().map(|percent| percent as f64)
}
