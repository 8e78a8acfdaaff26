//! How much hangs on few clients, and what losing the greatest would cost.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::ranking_bars::ranking_bars;
use crate::routes::Route;
use crate::screen::analysis::concentration;
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use crate::views::nav::use_go;
use leptos::prelude::*;

#[component]
pub(super) fn Greatest(desk: AnalysisDesk) -> impl IntoView {
    let found = desk.scope.memo(concentration::greatest);
    let title = Signal::derive(move || found.with(concentration::Greatest::finding));
    let money = MaybeProp::derive(move || found.with(concentration::Greatest::money));
    let note = MaybeProp::derive(move || found.with(concentration::Greatest::note));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        let bars = found.with(concentration::Greatest::bars);
        ranking_bars(words::REVENUE_12M, &bars, covered.get(), &palette())
    });
    let go = use_go();
    let tap = move |tapped: Tapped| {
        if let Some(id) = found.with_untracked(|found| found.tapped(tapped.item)) {
            go(&Route::Client(id.to_string()));
        }
    };
    let table: Figures = Memo::new(move |_| found.with(concentration::Greatest::table));
    let population =
        desk.scope.population(who::BUYERS, move || Some(found.with(concentration::Greatest::clients)));
    view! {
        <Panel title population money note table file="concentracao" on=desk.scope.on()>
            <ChartBox label=title option height_rem=24.0 on_tap=tap/>
        </Panel>
    }
}
