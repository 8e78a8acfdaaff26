//! On paper the rows are a plain table: a canvas prints only what was in sight, in the colours of the screen.

use super::desk::TimelineDesk;
use super::table::line;
use crate::screen::timeline::HEADINGS;
use crate::text::timeline as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// More rows than anyone prints.
const PRINTED_ROWS: usize = 3_000;

#[component]
pub(super) fn Printed(desk: TimelineDesk) -> impl IntoView {
    let printing = printing();
    view! {
        <Show when=move || printing.get()>
            <div class="timeline-page__printed">
                <DataTable
                    caption=words::NAME
                    columns=headings()
                    rows=rows(desk)
                />
            </div>
        </Show>
    }
}

fn rows(desk: TimelineDesk) -> Vec<Vec<Cell>> {
    let count = desk.rows.with_untracked(|rows| rows.slots.len()).min(PRINTED_ROWS);
    let lines = (0..count).filter_map(|at| untrack(|| line(desk, at)));
    lines.map(|line| line.cells.into_iter().map(Cell::Text).collect()).collect()
}

fn headings() -> Vec<Column> {
    HEADINGS.into_iter().map(Column::text).collect()
}
