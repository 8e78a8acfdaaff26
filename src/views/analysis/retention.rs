//! *Retenção*: the line of those who stayed, and the cohorts under it.

use super::cohorts::Cohorts;
use super::{AnalysisDesk, Figures, Panel};
use crate::charts::value_months::share_lines;
use crate::domain::calendar::period::Month;
use crate::screen::analysis::months::months;
use crate::screen::analysis::retention;
use crate::text::analysis as words;
use crate::text::format;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Retained(desk: AnalysisDesk) -> impl IntoView {
    let months = desk.scope.memo(months);
    let title = Signal::derive(move || months.with(retention::finding));
    let money = MaybeProp::derive(move || months.with(retention::returned));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (names, line) = months.with(retention::series);
        share_lines(&names, &[line], format::RUNNING, &palette())
    });
    let show = move |month: Month| desk.open(|seen, p| retention::behind(month, seen, p));
    let tap = move |tapped: Tapped| {
        months.with_untracked(|months| months.at(tapped.item)).into_iter().for_each(show);
    };
    let show_row = move |at: usize| {
        months.with_untracked(|months| months.of_row(at)).into_iter().for_each(show);
    };
    let table: Figures = Memo::new(move |_| months.with(retention::table));
    let population = desk.scope.population(who::BUYERS_AT_START, || None);
    let on = desk.scope.on();
    view! {
        <div class="stack">
            <Panel title population money note=words::retention::NOTE table file="retencao" on on_row=show_row>
                <ChartBox label=title option on_tap=tap/>
            </Panel>
            <Cohorts desk/>
        </div>
    }
}
