//! *Saldo*: abertos and recuperados above the line, perdidos below it.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::balance_months::balance_months;
use crate::charts::running_json;
use crate::domain::calendar::period::Month;
use crate::screen::analysis::balance;
use crate::screen::analysis::months::months;
use crate::text::analysis as words;
use crate::text::format;
use crate::text::population::who;
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use leptos::prelude::*;

#[component]
pub(super) fn Balanced(desk: AnalysisDesk) -> impl IntoView {
    let months = desk.scope.memo(months);
    let title = Signal::derive(move || months.with(balance::finding));
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (names, rows) = months.with(balance::series);
        let series = [words::balance::OPENED, words::balance::RECOVERED, words::balance::LOST];
        let palette = palette();
        running_json(&balance_months(series, &names, &rows, &palette), format::RUNNING, &palette)
    });
    let table: Figures = Memo::new(move |_| months.with(balance::table));
    let show = move |month: Month| desk.open(|seen, p| balance::behind(month, seen, p));
    let tap = move |tapped: Tapped| {
        months.with_untracked(|months| months.at(tapped.item)).into_iter().for_each(show);
    };
    let show_row = move |at: usize| {
        months.with_untracked(|months| months.of_row(at)).into_iter().for_each(show);
    };
    let population = desk.scope.population(who::BUYERS_AT_ENDS, || None);
    view! {
        <Panel title population note=words::balance::NOTE table file="saldo" on=desk.scope.on() on_row=show_row>
            <ChartBox label=title option height_rem=20.0 on_tap=tap/>
        </Panel>
    }
}
