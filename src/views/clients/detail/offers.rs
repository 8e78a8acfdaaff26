//! *O que oferecer junto*: what goes with what the client buys. It looks at the orders of everybody, so only when it is opened.
use leptos::prelude::*;

use super::Shown;
use crate::screen::segments::pairs::{names_products, offers};
use crate::state::use_baskets;
use crate::text::segments::together as words;
use crate::ui::prelude::*;

#[component]
pub(super) fn Offers(shown: Shown) -> impl IntoView {
    let carteira = shown.carteira;
    let opened = RwSignal::new(false);
    let can_say = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| names_products(p, shown.id, on))
    });
    view! {
        <Show when=move || can_say.get()>
            <Disclosure summary=words::OFFERS opened>
                <Show when=move || opened.get()>
                    <List shown/>
                </Show>
            </Disclosure>
        </Show>
    }
}

/// The orders are read in turns.
#[component]
fn List(shown: Shown) -> impl IntoView {
    let carteira = shown.carteira;
    let baskets = use_baskets();
    let found = Memo::new(move |_| {
        let (on, baskets) = (carteira.derived.as_of.get(), baskets.get()?);
        Some(carteira.portfolio.with_untracked(|p| offers(p, &baskets, shown.id, on)))
    });
    move || {
        let Some(found) = found.get() else { return view! { <Skeleton rows=2/> }.into_any() };
        let note = view! { <p class="muted panel__note">{words::note()}</p> };
        if found.is_empty() {
            return view! { <p class="muted">{words::NO_OFFER}</p> {note} }.into_any();
        }
        let rows = found.into_iter().map(|offer| view! { <li>{offer}</li> }).collect_view();
        view! { <ul class="plain-list">{rows}</ul> {note} }.into_any()
    }
}
