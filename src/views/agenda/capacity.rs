//! *Dá conta da carteira?*: what the intervals ask in a month against what is made, and what relaxing each would free.

use crate::domain::plan::day::capacity::{Capacity, Demand, capacity};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::SalespersonId;
use crate::routes::Route;
use crate::screen::agenda::capacity::row;
use crate::state::use_carteira;
use crate::text::agenda as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn CapacityCard(#[prop(into)] whose: Signal<String>) -> impl IntoView {
    let carteira = use_carteira();
    let found = Memo::new(move |_| {
        let (statuses, on) = (carteira.derived.statuses.get(), carteira.derived.as_of.get());
        let holders = carteira.derived.holders.get();
        let asked: Option<SalespersonId> = whose.with(|id| id.parse().ok());
        let of = |slot: Slot| asked.is_none() || holders.get(slot.at()).copied().flatten() == asked;
        carteira.portfolio.with(|p| capacity(p, &statuses, on, of))
    });
    let table = move || {
        let columns = vec![
            Column::text(words::COLUMN_INTERVAL),
            Column::number(words::COLUMN_CLIENTS),
            Column::number(words::COLUMN_ASKED),
            Column::text(words::COLUMN_RELAXED),
            Column::number(words::COLUMN_FREED),
        ];
        let cells = |demand: &Demand| row(demand).map(Cell::Text).to_vec();
        let rows = found.with(|found: &Capacity| found.demands.iter().map(cells).collect::<Vec<_>>());
        view! { <DataTable caption=words::CAPACITY_TABLE columns rows bare=true/> }
    };
    view! {
        <section class="card stack agenda__capacity" data-gap="tight">
            <h2 class="card__title">{words::CAPACITY}</h2>
            <p class="agenda__asked">{move || found.with(words::capacity)}</p>
            {move || found.with(words::relief).map(|relief| view! { <p>{relief}</p> })}
            <p class="muted">{move || found.with(words::room)}</p>
            <Disclosure summary=words::CAPACITY_TABLE>{table()}</Disclosure>
            <p><a class="agenda__link" href=Route::Settings.href()>{words::CHANGE_INTERVALS}</a></p>
        </section>
    }
}
