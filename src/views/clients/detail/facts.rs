//! The three facts: days without contact of the interval, last order and cycle, class and why.
use leptos::prelude::*;

use super::Shown;
use crate::domain::indicator::status::character::Character;
use crate::screen::client::character_words;
use crate::screen::clients::facts;
use crate::text::clients::facts as words;
use crate::text::labels as names;
use crate::text::risk;
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::why::use_why;

#[component]
pub(super) fn Facts(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status } = shown;
    let why = use_why();
    let as_of = carteira.derived.as_of;
    let facts = Memo::new(move |_| {
        let (status, on) = (status.get(), as_of.get());
        carteira.portfolio.with(|p| facts(p, id, status.as_ref(), on))
    });
    let chips = move || {
        let slot = carteira.portfolio.with(|p| p.slot(id));
        let class = status.get().map(|status| status.lifecycle);
        let found = slot.and_then(|slot| carteira.derived.characters.of(carteira, slot));
        let words = |one: Character| {
            risk::chip(&one.credit).into_iter().chain(character_words(&one, class, true)).collect::<Vec<_>>()
        };
        found.into_iter().flat_map(words).collect::<Vec<_>>()
    };
    view! {
        <section class="facts">
            <div class="fact">
                <p class="fact__label">
                    {move || {
                        status
                            .get()
                            .map(|status| {
                                let mark = marks::of_state(status.state);
                                view! { <StateChip mark label=names::state(status.state)/> }
                            })
                    }} {words::DAYS_WITHOUT}
                </p>
                <p class="fact__value">{move || facts.with(|facts| facts.contact.clone())}</p>
                <p class="fact__whole">{move || facts.with(|facts| facts.interval.clone())}</p>
            </div>
            <div class="fact">
                <p class="fact__label">{words::LAST_ORDER}</p>
                <p class="fact__value">{move || facts.with(|facts| facts.order.clone())}</p>
                <p class="fact__whole">
                    {move || {
                        facts
                            .with(|facts| facts.value.clone())
                            .map(|value| {
                                view! { <span class="private">{value}</span> " · " }
                            })
                    }}
                    {move || facts.with(|facts| facts.cycle.clone())}
                </p>
            </div>
            <div class="fact">
                <p class="fact__label">{words::CLASS}</p>
                <p class="fact__value">{move || facts.with(|facts| facts.class.clone())}</p>
                <p class="fact__whole">
                    {move || chips().into_iter().map(|label| view! { <Chip label strong=true/> }).collect_view()}
                    <button class="fact__why" type="button" on:click=move |_| why.ask(id)>
                        {words::WHY}
                    </button>
                </p>
            </div>
        </section>
    }
}
