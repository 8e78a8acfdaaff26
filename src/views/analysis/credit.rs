//! The carteira at risk: who buys most among those whose credit is blocked or of high risk.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::ranking_bars::ranking_bars;
use crate::routes::Route;
use crate::screen::analysis::credit;
use crate::text::credit_at_risk as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use crate::views::nav::use_go;
use leptos::prelude::*;

#[component]
pub(super) fn AtRisk(desk: AnalysisDesk) -> impl IntoView {
    let found = desk.scope.memo(credit::at_risk);
    let title = Signal::derive(move || found.with(credit::AtRisk::finding));
    let money = MaybeProp::derive(move || found.with(credit::AtRisk::money));
    let note = MaybeProp::derive(move || Some(found.with(credit::AtRisk::note)));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        ranking_bars(words::BOUGHT, &found.with(credit::AtRisk::bars), covered.get(), &palette())
    });
    let go = use_go();
    let tap: Callback<(Tapped,)> = Callback::new(move |(tapped,): (Tapped,)| {
        if let Some(id) = found.with_untracked(|found| found.tapped(tapped.item)) {
            go(&Route::Client(id.to_string()));
        }
    });
    let table: Figures = Memo::new(move |_| found.with(credit::AtRisk::table));
    let count = Memo::new(move |_| found.with(credit::AtRisk::clients));
    let population = desk.scope.population(who::AT_RISK, move || Some(count.get()));
    let drawn = Memo::new(move |_| found.with(credit::AtRisk::drawn));
    let unknown = Memo::new(move |_| found.with(credit::AtRisk::is_unknown));
    view! {
        <Panel title population money note table file="risco-de-credito" on=desk.scope.on()>
            {move || match (unknown.get(), drawn.get()) {
                (true, _) => view! { <p class="muted">{words::HOW}</p> }.into_any(),
                (false, 0) => ().into_any(),
                (false, _) => {
                    view! { <ChartBox label=title option height_rem=22.0 on_tap=tap/> }.into_any()
                }
            }}
        </Panel>
    }
}
