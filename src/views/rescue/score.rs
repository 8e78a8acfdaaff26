//! *Placar*: of every step and channel, what was tried, answered and bought again.
use leptos::prelude::*;

use crate::domain::rescue::{cases_of, score, untouched};
use crate::screen::rescue::{cells, finding};
use crate::state::use_carteira;
use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::filters::{FilterChips, FilterCount};

#[component]
pub(super) fn ScorePanel() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let found = Memo::new(move |_| {
        let (slots, on) = (derived.visible.get(), derived.as_of.get());
        carteira.portfolio.with(|p| {
            let cases: Vec<_> = slots.iter().flat_map(|slot| cases_of(p, *slot, on)).collect();
            (score(&cases), untouched(&cases))
        })
    });
    let rows = Memo::new(move |_| found.with(|(rows, _)| rows.clone()));
    let alone = Memo::new(move |_| found.with(|(_, alone)| *alone));
    let finding = move || rows.with(|rows| carteira.portfolio.with(|p| finding(p, rows)));
    let cells = Signal::derive(move || {
        let all = rows.with(|rows| carteira.portfolio.with(|p| cells(p, rows, alone.get())));
        all.into_iter().map(|row| row.map(Cell::from).to_vec()).collect::<Vec<_>>()
    });
    let columns = vec![
        Column::text(words::STEP_COLUMN),
        Column::text(words::CHANNEL_COLUMN),
        Column::number(words::TRIED_COLUMN),
        Column::number(words::WAITING_COLUMN),
        Column::number(words::ANSWERED_COLUMN),
        Column::number(words::BOUGHT_COLUMN),
        Column::number(words::RATE_COLUMN),
    ];
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
            </div>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <Empty glyph=Glyph::Chart title=words::NO_SCORE why=words::NO_SCORE_WHY/> }
            >
                <section class="stack" data-gap="tight">
                    <h2 class="panel__finding">{finding}</h2>
                    <p class="muted panel__note">{words::SCORE_NOTE}</p>
                    <DataTable caption=words::SCORE columns=columns.clone() rows=cells bare=true/>
                </section>
            </Show>
        </div>
    }
}
