//! The three facts: days without contact of the interval, last order and cycle, class and why.
use leptos::prelude::*;

use super::Shown;
use crate::domain::calendar::day::date_of;
use crate::domain::fact::order::Order;
use crate::domain::indicator::status::why::class_why;
use crate::domain::rhythm::lifecycle::Basis;
use crate::screen::client::character_words;
use crate::text::clients::{self as words, facts};
use crate::text::{format, labels as names};
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::why::use_why;

#[component]
pub(super) fn Facts(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status } = shown;
    let why = use_why();
    let as_of = carteira.derived.as_of;
    let last_order = Memo::new(move |_| {
        let until = as_of.get();
        carteira.portfolio.with(|p| {
            let orders = p.dossier(id).map(|dossier| dossier.orders.to_vec()).unwrap_or_default();
            orders.into_iter().rev().find(|order: &Order| order.is_valid() && order.date <= until)
        })
    });
    let cycle = Memo::new(move |_| {
        let on = as_of.get();
        carteira.portfolio.with(|p| {
            let why = class_why(p.columns(), p.rules(), p.slot(id)?, on)?;
            match why.basis {
                Basis::OneInterval | Basis::MeanCycle => why.rhythm.map(|rhythm| rhythm.mean_days),
                Basis::Marked | Basis::FixedPeriods => why.rhythm.map(|rhythm| rhythm.mean_days),
                Basis::NoOrder | Basis::DefaultCycle => None,
            }
        })
    });
    let chips = move || {
        let slot = carteira.portfolio.with(|p| p.slot(id));
        let class = status.get().map(|status| status.lifecycle);
        let found = slot.and_then(|slot| carteira.derived.characters.of(carteira, slot));
        found.into_iter().flat_map(|one| character_words(&one, class, true)).collect::<Vec<_>>()
    };
    let contact = move || {
        let status = status.get();
        match status.and_then(|status| status.days_since_interaction) {
            Some(days) => format::days(i64::from(days)),
            None => format::NONE.to_owned(),
        }
    };
    let interval = move || {
        let status = status.get()?;
        Some(words::of_interval(status.cadence_days, status.last_contact.and_then(date_of)))
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
                    }} {facts::DAYS_WITHOUT}
                </p>
                <p class="fact__value">{contact}</p>
                <p class="fact__whole">{interval}</p>
            </div>
            <div class="fact">
                <p class="fact__label">{facts::LAST_ORDER}</p>
                <p class="fact__value">
                    {move || match last_order.get() {
                        Some(order) => format::near(order.date, as_of.get()),
                        None => facts::NO_ORDER.to_owned(),
                    }}
                </p>
                <p class="fact__whole">
                    {move || {
                        last_order
                            .get()
                            .map(|order| {
                                view! { <span class="private">{format::money(order.value)}</span> " · " }
                            })
                    }}
                    {move || cycle.get().map_or_else(|| facts::NO_CYCLE.to_owned(), words::usual_cycle)}
                </p>
            </div>
            <div class="fact">
                <p class="fact__label">{facts::CLASS}</p>
                <p class="fact__value">
                    {move || format::or_none(status.get(), |status| names::lifecycle(status.lifecycle).to_owned())}
                </p>
                <p class="fact__whole">
                    {move || chips().into_iter().map(|label| view! { <Chip label strong=true/> }).collect_view()}
                    <button class="fact__why" type="button" on:click=move |_| why.ask(id)>
                        {facts::WHY}
                    </button>
                </p>
            </div>
        </section>
    }
}
