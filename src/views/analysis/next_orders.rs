//! What is expected of the next thirty days.

use super::{AnalysisDesk, Figures, LearningNote, Panel};
use crate::charts::value_months::month_bars;
use crate::charts::{frame, json};
use crate::screen::analysis::ahead::{known, points};
use crate::screen::analysis::next_orders;
use crate::text::analysis as words;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn NextOrders(desk: AnalysisDesk) -> impl IntoView {
    let all = desk.scope.memo(|seen, _| points(seen));
    let (foreseen, on) = (move || desk.scope.is_foreseen(), desk.scope.on());
    let title = Signal::derive(move || all.with(|all| next_orders::finding(foreseen(), all)));
    let money = MaybeProp::derive(move || all.with(|all| next_orders::money(foreseen(), all)));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (days, values) = all.with(|all| next_orders::series(all, on.get()));
        let palette = palette();
        json(&month_bars(&days, &values, frame::FIGURE, false, &palette), &palette)
    });
    let table: Figures = desk.scope.memo(move |_, p| all.with(|all| next_orders::table(all, p)));
    let tap = move |tapped: Tapped| {
        desk.open(|seen, p| all.with(|all| next_orders::behind(tapped.item, all, seen, p)));
    };
    let population =
        desk.scope.population(who::BOUGHT_BEFORE, move || all.with(|all| known(foreseen(), all)));
    view! {
        <Panel title population money note=words::ahead::NEXT_NOTE table file="proximos-30-dias" on>
            <LearningNote outlook=desk.outlook/>
            <ChartBox label=title option on_tap=tap/>
        </Panel>
    }
}
