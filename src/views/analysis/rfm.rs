//! RFM: a grid by recency and frequency whose cells open their clients, and the segments beside it.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::ranking_bars::ranking_bars;
use crate::screen::analysis::rfm::{self, Cell};
use crate::text::population::who;
use crate::text::{analysis as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Grid(desk: AnalysisDesk) -> impl IntoView {
    let grid = desk.scope.memo(|seen, _| rfm::grid(seen));
    let filter = desk.scope.carteira.view.filter;
    let title = Signal::derive(move || grid.with(rfm::Grid::finding));
    let show_cell = move |cell: &Cell| {
        desk.open(|seen, p| {
            Some(grid.with(|grid| filter.with(|filter| grid.behind_cell(cell, seen, p, filter))))
        });
    };
    let drawn = move |cell: Cell| {
        view! {
            <td class="rfm-grid__cell">
                <button
                    class="rfm-grid__button number"
                    type="button"
                    data-level=cell.level.to_string()
                    disabled=cell.clients == 0
                    aria-label=cell.label.clone()
                    on:click=move |_| show_cell(&cell)
                >
                    {format::count(cell.clients)}
                </button>
            </td>
        }
    };
    let rows = move || {
        grid.with(rfm::Grid::rows)
            .map(|(frequency, cells)| {
                view! {
                    <tr>
                        <th class="rfm-grid__head" scope="row">{format!("F {frequency}")}</th>
                        {cells.map(drawn).collect_view()}
                    </tr>
                }
            })
            .collect_view()
    };
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        ranking_bars(words::CLIENTS, &grid.with(rfm::Grid::bars), false, &palette())
    });
    let tap = move |tapped: Tapped| {
        desk.open(|seen, p| {
            grid.with(|grid| filter.with(|filter| grid.behind_bar(tapped.item, seen, p, filter)))
        });
    };
    let table: Figures = desk.scope.memo(rfm::table);
    let population = desk.scope.population(who::ORDERED, move || Some(grid.with(rfm::Grid::clients)));
    view! {
        <Panel title population note=words::rfm::NOTE table file="rfm" on=desk.scope.on()>
            <div class="panel__split">
                <table class="rfm-grid">
                    <caption class="muted">{words::rfm::GRID}</caption>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <td></td>
                            {(1..=5)
                                .map(|r| view! { <th class="rfm-grid__head" scope="col">{format!("R {r}")}</th> })
                                .collect_view()}
                        </tr>
                    </tfoot>
                </table>
                <ChartBox label=title option height_rem=20.0 on_tap=tap/>
            </div>
        </Panel>
    }
}
