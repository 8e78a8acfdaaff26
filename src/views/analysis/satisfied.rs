//! CSAT, and why scores were given.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::paired_months::{paired_months, stacked};
use crate::screen::analysis::satisfied::{Satisfied, satisfied};
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn SatisfiedPanel(desk: AnalysisDesk) -> impl IntoView {
    let all = desk.scope.memo(satisfied);
    let title = Signal::derive(move || all.with(Satisfied::finding));
    let money = MaybeProp::derive(move || all.with(Satisfied::because));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (names, series) = all.with(Satisfied::series);
        let palette = palette();
        stacked(&paired_months(&names, &series, &palette), &palette)
    });
    let table: Figures = Memo::new(move |_| all.with(Satisfied::table));
    let nobody = Memo::new(move |_| table.with(|table| table.rows.is_empty()));
    let population = desk.scope.population(who::SATISFIED, move || Some(all.with(Satisfied::clients)));
    view! {
        <Panel title population money note=words::opinion::CSAT_NOTE table file="satisfacao" on=desk.scope.on()>
            {move || {
                if nobody.get() {
                    view! { <p class="muted">{words::opinion::HOW_TO_SAY_WHY}</p> }.into_any()
                } else {
                    view! { <ChartBox label=words::opinion::REASONS option/> }.into_any()
                }
            }}
        </Panel>
    }
}
