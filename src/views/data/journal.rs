//! What was done in the last thirty days, each act with its undo.

use crate::screen::data::kept;
use crate::state::carteira::JournalRow;
use crate::state::{clock, use_carteira};
use crate::text::{data as words, format};
use crate::ui::prelude::*;
use leptos::prelude::*;

const SHOWN: usize = 30;

#[component]
pub(super) fn Journal() -> impl IntoView {
    let carteira = use_carteira();
    let rows = RwSignal::new(Vec::<JournalRow>::new());
    Effect::new(move |_| {
        carteira.seq.track();
        leptos::task::spawn_local(async move {
            if let Ok(read) = carteira.journal(SHOWN).await {
                rows.try_set(read);
            }
        });
    });
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{words::JOURNAL}</h2>
            <p class="muted">{words::JOURNAL_WHY}</p>
            {move || {
                if rows.with(Vec::is_empty) {
                    view! { <p>{words::JOURNAL_EMPTY}</p> }.into_any()
                } else {
                    let items = rows.get().into_iter().map(|row| view! { <Act row/> }).collect_view();
                    view! { <ul class="row-list">{items}</ul> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Act(row: JournalRow) -> impl IntoView {
    let carteira = use_carteira();
    let what = carteira.portfolio.with_untracked(|p| kept::act(row.deed, row.client, p));
    let day = move || clock::civil_date(row.at).map(|day| format::near(day, carteira.today.get()));
    let (seq, undone) = (row.seq, row.undone);
    view! {
        <li class="row-list__item data__act">
            <span>{what}</span>
            <span class="muted">{day}</span>
            {if undone {
                view! { <span class="muted">{words::UNDONE}</span> }.into_any()
            } else {
                view! {
                    <Button tone=Tone::Quiet glyph=Glyph::Undo on_press=move || carteira.undo(seq)>
                        {words::UNDO}
                    </Button>
                }
                    .into_any()
            }}
        </li>
    }
}
