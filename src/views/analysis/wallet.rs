//! Share of wallet: who buys most of others, of the clients whose potential the rep typed.

use super::{AnalysisDesk, Figures, Panel};
use crate::charts::ranking_bars::ranking_bars;
use crate::routes::Route;
use crate::screen::analysis::wallet;
use crate::text::population::who;
use crate::text::wallet as words;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::ui::theme::theme_version;
use crate::views::coverage::palette;
use crate::views::nav::use_go;
use leptos::prelude::*;

#[component]
pub(super) fn Shares(desk: AnalysisDesk) -> impl IntoView {
    let shares = desk.scope.memo(wallet::shares);
    let title = Signal::derive(move || shares.with(wallet::Shares::finding));
    let money = MaybeProp::derive(move || shares.with(wallet::Shares::money));
    let note = MaybeProp::derive(move || Some(shares.with(wallet::Shares::note)));
    let (version, covered) = (theme_version(), values_hidden());
    let option = Signal::derive(move || {
        version.track();
        ranking_bars(words::ELSEWHERE, &shares.with(wallet::Shares::bars), covered.get(), &palette())
    });
    let go = use_go();
    let tap: Callback<(Tapped,)> = Callback::new(move |(tapped,): (Tapped,)| {
        if let Some(id) = shares.with_untracked(|shares| shares.tapped(tapped.item)) {
            go(&Route::Client(id.to_string()));
        }
    });
    let table: Figures = Memo::new(move |_| shares.with(wallet::Shares::table));
    let count = Memo::new(move |_| shares.with(wallet::Shares::clients));
    let population = desk.scope.population(who::WITH_POTENTIAL, move || Some(count.get()));
    let nobody = Memo::new(move |_| count.get() == 0);
    view! {
        <Panel title population money note table file="participacao" on=desk.scope.on()>
            {move || {
                if nobody.get() {
                    view! { <p class="muted">{words::HOW}</p> }.into_any()
                } else {
                    view! { <ChartBox label=title option height_rem=22.0 on_tap=tap/> }.into_any()
                }
            }}
        </Panel>
    }
}
