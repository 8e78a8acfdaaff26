//! *Safras*: a row a month of first order, a column each month after it.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::cohort_grid::cohort_grid;
use crate::charts::json;
use crate::domain::calendar::period::Month;
use crate::screen::analysis::cohorts;
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Cohorts(desk: AnalysisDesk) -> impl IntoView {
    let grid = desk.scope.memo(cohorts::grid);
    let title = Signal::derive(move || grid.with(cohorts::finding));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (names, cells) = grid.with(cohorts::series);
        let palette = palette();
        json(&cohort_grid(&names, &cells, words::retention::MONTHS_AFTER, &palette), &palette)
    });
    let table: Figures = Memo::new(move |_| grid.with(cohorts::table));
    let show = move |month: Month, later: Option<usize>| {
        desk.open(|seen, p| cohorts::behind(month, later, seen, p));
    };
    let tap = move |tapped: Tapped| {
        if let Some((month, later)) = grid.with_untracked(|grid| cohorts::tapped(grid, tapped.item)) {
            show(month, Some(later));
        }
    };
    let show_row = move |at: usize| {
        if let Some(month) = grid.with_untracked(|grid| cohorts::of_row(grid, at)) {
            show(month, None);
        }
    };
    let population = desk.scope.population(who::EVER_ORDERED, move || Some(grid.with(cohorts::clients)));
    let on = desk.scope.on();
    view! {
        <Panel title population note=words::retention::COHORT_NOTE table file="safras" on on_row=show_row>
            <ChartBox label=title option height_rem=26.0 on_tap=tap/>
        </Panel>
    }
}
