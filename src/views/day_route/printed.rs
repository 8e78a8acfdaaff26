//! The day on paper: times, addresses, every phone and the last note of each stop.

use super::desk::RouteDesk;
use crate::screen::day_route::picture::{COLUMNS, on_paper};
use crate::text::{day_route as words, format};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Printed(desk: RouteDesk) -> impl IntoView {
    let printing = printing();
    view! {
        <Show when=move || printing.get()>
            <div class="day-route__printed">
                <h2>{words::PRINT_TITLE} ", " {format::long_day(desk.date.get())}</h2>
                <p class="number">{summary(desk)}</p>
                <DataTable caption=words::PRINT_TITLE columns=columns() rows=rows(desk)/>
            </div>
        </Show>
    }
}

pub(super) fn summary(desk: RouteDesk) -> String {
    desk.plan.with(|plan| desk.table.with(|table| plan.summary(table)))
}

fn columns() -> Vec<Column> {
    COLUMNS.into_iter().map(Column::text).collect()
}

fn rows(desk: RouteDesk) -> Vec<Vec<Cell>> {
    let lines = desk.plan.with(|plan| desk.table.with(|table| on_paper(plan, table)));
    lines.into_iter().map(|line| line.map(Cell::Text).to_vec()).collect()
}
