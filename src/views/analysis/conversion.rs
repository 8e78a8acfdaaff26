//! Potenciais that became clients, in the two ways of counting, each under its own name: by cohort and by flow.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::paired_months::paired_months;
use crate::charts::running_json;
use crate::domain::calendar::period::Month;
use crate::screen::analysis::conversion::{Leads, leads};
use crate::text::format;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Conversion(desk: AnalysisDesk) -> impl IntoView {
    let leads = desk.scope.memo(leads);
    let title = Signal::derive(move || leads.with(Leads::finding));
    let money = MaybeProp::derive(move || leads.with(Leads::flow));
    let note = MaybeProp::derive(move || Some(leads.with(Leads::note)));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (names, series) = leads.with(Leads::series);
        let palette = palette();
        running_json(&paired_months(&names, &series, &palette), format::RUNNING, &palette)
    });
    let table: Figures = Memo::new(move |_| leads.with(Leads::table));
    let show = move |month: Month| {
        desk.open(|seen, p| leads.with(|leads| leads.behind(month, seen, p)));
    };
    let show_row = move |at: usize| leads.with_untracked(|leads| leads.of_row(at)).into_iter().for_each(show);
    let tap =
        move |tapped: Tapped| leads.with_untracked(|leads| leads.at(tapped.item)).into_iter().for_each(show);
    let is_empty = Memo::new(move |_| leads.with(Leads::is_empty));
    let population = desk.scope.population(who::DATED, move || Some(leads.with(Leads::clients)));
    view! {
        <Panel title population money note table file="conversao" on=desk.scope.on() on_row=show_row>
            {move || (!is_empty.get()).then(|| view! { <ChartBox label=title option on_tap=tap/> })}
        </Panel>
    }
}
