//! Products that go together; each pair leads to who takes only one of them.
use leptos::prelude::*;

use crate::domain::segment::together::Baskets;
use crate::routes::Route;
use crate::screen::segments::pairs::{Row, shown};
use crate::state::use_carteira;
use crate::text::reactivation::act_with;
use crate::text::segments::{page, together as words};
use crate::ui::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Together(baskets: RwSignal<Option<Arc<Baskets>>>) -> impl IntoView {
    let carteira = use_carteira();
    let found = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        let baskets = baskets.get()?;
        let held_by = carteira.view.held_by();
        Some(carteira.portfolio.with(|p| shown(p, &baskets, &held_by, on)))
    });
    let finding = move || {
        let first = found.with(|rows| rows.iter().flatten().next().map(|row| row.finding.clone()));
        first.unwrap_or_else(|| words::NONE.to_owned())
    };
    let rows = move || {
        let drawn = found
            .get()
            .into_iter()
            .flatten()
            .map(|Row { finding, lift, link }| {
                let pairs: Vec<(&str, &str)> =
                    link.iter().map(|(key, value)| (*key, value.as_str())).collect();
                let href = carteira.view.href(&Route::Clients, &pairs);
                let label = act_with(page::SEE, &finding);
                view! {
                    <li class="rescue-row">
                        <span class="rescue-row__who">
                            <span>{finding}</span>
                            <span class="muted">{format!("{}: {lift}", words::LIFT)}</span>
                        </span>
                        <span class="rescue-row__acts cluster">
                            <LinkButton href label glyph=Glyph::List>{page::SEE}</LinkButton>
                        </span>
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="rescue__list">{drawn}</ol> }
    };
    view! {
        <section class="stack" data-gap="tight">
            <Show when=move || found.with(Option::is_some) fallback=|| view! { <Skeleton rows=6/> }>
                <h2 class="panel__finding">{finding}</h2>
                <p class="muted panel__note">{words::note()}</p>
                <Show when=move || found.with(|rows| rows.iter().flatten().next().is_some())>{rows}</Show>
            </Show>
        </section>
    }
}
