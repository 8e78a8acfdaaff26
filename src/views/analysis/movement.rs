//! Who stayed, who came, who went: retention with its cohorts, and the balance of the carteira.

use super::{AnalysisDesk, Behind, Figures, Panel, abc};
use crate::charts::balance_months::balance_months;
use crate::charts::cohort_grid as cohort_chart;
use crate::charts::json;
use crate::charts::value_months::{Monthly, share_lines};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::indicator::analysis::turnover::{passage, turnover};
use crate::domain::measure::cohort::{CohortGrid, CohortRow, cohort_grid};
use crate::domain::measure::retention::{Balance, BuyerStanding, Passage, Retention};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

const MONTHS: u32 = 24;
/// Cohorts drawn: older ones are in the table.
const COHORTS: usize = 13;

fn months(desk: AnalysisDesk) -> Memo<Vec<(Month, Retention)>> {
    desk.scope.memo(|seen, p, columns| {
        let months: Vec<Month> = Month::of(seen.on).last_n(MONTHS).collect();
        let found = turnover(columns, p.rules(), &seen.slots, &months, seen.on);
        months.into_iter().zip(found).collect()
    })
}

#[component]
pub(super) fn Retained(desk: AnalysisDesk) -> impl IntoView {
    let months = months(desk);
    // The running month is not over: the finding speaks of the last whole one.
    let title = Signal::derive(move || {
        months.with(|months| {
            let whole = months.len().checked_sub(2).and_then(|at| months.get(at)).or(months.last());
            whole.map(|(month, found)| words::retention::finding(*month, found)).unwrap_or_default()
        })
    });
    let money = MaybeProp::derive(move || {
        months.with(|months| {
            let (_, found) = months.len().checked_sub(2).and_then(|at| months.get(at)).or(months.last())?;
            words::retention::returned(found)
        })
    });
    let version = theme_version();
    // Reactivation stands in the sentence and the table: of one or two inactive clients it jumps from 0 to 100%.
    let option = Signal::derive(move || {
        version.track();
        months.with(|months| {
            let names: Vec<String> = months.iter().map(|(month, _)| format::month_short(*month)).collect();
            let line = Monthly {
                name: words::retention::RETAINED.to_owned(),
                values: months.iter().map(|(_, found)| tenths(found.retention)).collect(),
            };
            json(&share_lines(&names, &[line], &palette()))
        })
    });
    let show = move |month: Month| {
        let lost = |passage: Passage| {
            let was_and_is_not =
                passage.at_start == BuyerStanding::Active && passage.at_end != BuyerStanding::Active;
            was_and_is_not.then_some(words::balance::LOST_ONE)
        };
        show_moved(desk, month, lost, words::retention::lost_in);
    };
    let tap = move |tapped: Tapped| month_at(months, tapped.item).into_iter().for_each(show);
    let show_row = move |at: usize| month_from_last(months, at).into_iter().for_each(show);
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
    let population = desk.scope.population(who::BUYERS_AT_START, || None);
    view! {
        <div class="stack">
            <Panel title population money note=words::retention::NOTE table file="retencao" on on_row=show_row>
                <ChartBox label=title option on_tap=tap/>
            </Panel>
            <Cohorts desk/>
        </div>
    }
}

#[component]
fn Cohorts(desk: AnalysisDesk) -> impl IntoView {
    let grid: Memo<CohortGrid> = desk.scope.memo(|seen, _, columns| {
        let dates: Vec<Vec<chrono::NaiveDate>> = seen
            .slots
            .iter()
            .map(|slot| columns.order_days.of(*slot).iter().copied().filter_map(Day::date).collect())
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
            let names: Vec<String> = latest.iter().map(|row| format::month_short(row.month)).collect();
            let cells = drawn(&latest);
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
    // Who bought first in `month` and, where `later` says so, again that many months after it.
    let show = move |month: Month, later: Option<usize>| {
        let slots: Vec<Slot> = untrack(|| {
            desk.scope.with_columns(|seen, _, columns| {
                let bought = |slot: Slot| {
                    let days = columns.order_days_until(slot, Day::of(seen.on)).iter().copied();
                    days.filter_map(Day::date).map(Month::of).collect::<Vec<Month>>()
                };
                let belongs = |slot: &Slot| {
                    let months = bought(*slot);
                    let again =
                        later.and_then(|later| i32::try_from(later).ok()).map(|later| month.plus(later));
                    months.first() == Some(&month) && again.is_none_or(|wanted| months.contains(&wanted))
                };
                seen.slots.iter().copied().filter(belongs).collect()
            })
        });
        if slots.is_empty() {
            return;
        }
        let title = match later {
            Some(later) => words::retention::cohort_again(month, later, slots.len()),
            None => words::retention::cohort_of(month, slots.len()),
        };
        desk.behind.set(Some(Behind::of(desk.scope, title, &slots, |seen, slot| {
            let revenue =
                seen.statuses.get(slot.at()).copied().flatten().map_or(0, |status| status.revenue_12m);
            (abc::place(desk, slot), format::money(Centavos::new(revenue)))
        })));
    };
    let tap = move |tapped: Tapped| {
        let cell = grid.with_untracked(|grid| {
            let latest: Vec<_> = grid.rows.iter().rev().take(COHORTS).rev().collect();
            let (row, later) = cohort_chart::tapped(&drawn(&latest), tapped.item)?;
            Some((latest.get(row)?.month, later))
        });
        if let Some((month, later)) = cell {
            show(month, Some(later));
        }
    };
    let show_row = move |at: usize| {
        let month = grid.with_untracked(|grid| grid.rows.iter().rev().nth(at).map(|row| row.month));
        if let Some(month) = month {
            show(month, None);
        }
    };
    let population = desk.scope.population(who::EVER_ORDERED, move || {
        Some(grid.with(|grid| grid.rows.iter().map(|row| row.clients).sum()))
    });
    view! {
        <Panel title population note=words::retention::COHORT_NOTE table file="safras" on on_row=show_row>
            <ChartBox label=title option height_rem=26.0 on_tap=tap/>
        </Panel>
    }
}

#[component]
pub(super) fn Balanced(desk: AnalysisDesk) -> impl IntoView {
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
    let show = move |month: Month| show_moved(desk, month, moved, words::balance::moved_in);
    let tap = move |tapped: Tapped| month_at(months, tapped.item).into_iter().for_each(show);
    let show_row = move |at: usize| month_from_last(months, at).into_iter().for_each(show);
    let population = desk.scope.population(who::BUYERS_AT_ENDS, || None);
    view! {
        <Panel title population note=words::balance::NOTE table file="saldo" on on_row=show_row>
            <ChartBox label=title option height_rem=20.0 on_tap=tap/>
        </Panel>
    }
}

type Months = Memo<Vec<(Month, Retention)>>;

fn month_at(months: Months, at: usize) -> Option<Month> {
    months.with_untracked(|months| months.get(at).map(|(month, _)| *month))
}

/// Tables have the latest month on top.
fn month_from_last(months: Months, at: usize) -> Option<Month> {
    months.with_untracked(|months| months.iter().rev().nth(at).map(|(month, _)| *month))
}

/// Aberto, recuperado, perdido; `None` for who stayed where it was.
fn moved(passage: Passage) -> Option<&'static str> {
    match (passage.at_start, passage.at_end == BuyerStanding::Active) {
        (BuyerStanding::Active, false) => Some(words::balance::LOST_ONE),
        (BuyerStanding::NeverBought, true) => Some(words::balance::OPENED_ONE),
        (BuyerStanding::Inactive | BuyerStanding::Former, true) => Some(words::balance::RECOVERED_ONE),
        (BuyerStanding::Active, true)
        | (BuyerStanding::NeverBought | BuyerStanding::Inactive | BuyerStanding::Former, false) => None,
    }
}

/// The clients of whom `said` has a word for the month.
fn show_moved(
    desk: AnalysisDesk,
    month: Month,
    said: impl Fn(Passage) -> Option<&'static str>,
    title: impl Fn(Month, usize) -> String,
) {
    let found: Vec<(Slot, &'static str)> = untrack(|| {
        desk.scope.with_columns(|seen, p, columns| {
            let (before, end) = (Day::of(month.first_day()) - 1, Day::of(month.period().reference(seen.on)));
            let word = |slot: &Slot| Some((*slot, said(passage(columns, p.rules(), *slot, before, end))?));
            seen.slots.iter().filter_map(word).collect()
        })
    });
    if found.is_empty() {
        return;
    }
    let slots: Vec<Slot> = found.iter().map(|(slot, _)| *slot).collect();
    desk.behind.set(Some(Behind::of(desk.scope, title(month, slots.len()), &slots, |seen, slot| {
        let word = found.iter().find(|(own, _)| *own == slot).map(|(_, word)| *word);
        let place = Some(abc::place(desk, slot)).filter(|place| !place.is_empty());
        let note = [word.map(str::to_owned), place].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let revenue = seen.statuses.get(slot.at()).copied().flatten().map_or(0, |status| status.revenue_12m);
        (note, format::money(Centavos::new(revenue)))
    })));
}

/// The latest cohorts as they are drawn.
fn drawn(latest: &[&CohortRow]) -> Vec<Vec<Option<f64>>> {
    let cells =
        |row: &&CohortRow| row.cells.iter().take(latest.len()).map(|cell| cell.and_then(whole)).collect();
    latest.iter().map(cells).collect()
}

fn tenths(ratio: Ratio) -> Option<f64> {
    ratio.percent_tenths().map(|tenths| tenths as f64 / 10.0)
}

fn whole(ratio: Ratio) -> Option<f64> {
    ratio.percent_whole().map(|percent| percent as f64)
}
