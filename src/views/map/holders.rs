//! The legend by vendedor: shape, colour, name and how many; a tap keeps only his clients.

use super::legend::{Flagged, LegendEntry};
use crate::domain::value::id::SalespersonId;
use crate::screen::map_holders::{self, HolderEntry};
use crate::screen::passing::Known;
use crate::state::{Carteira, use_carteira};
use crate::text::map as words;
use crate::views::marks;
use leptos::prelude::*;
use std::sync::Arc;

type Who = Option<SalespersonId>;

/// Who holds clients of the day, in the order of the legend.
pub(super) fn holders(carteira: Carteira) -> Memo<Arc<Vec<Who>>> {
    let derived = carteira.derived;
    Memo::new(move |_| {
        let (held, statuses) = (derived.holders.get(), derived.statuses.get());
        carteira.portfolio.with(|p| Arc::new(map_holders::holders(p, &held, &statuses)))
    })
}

pub(super) fn entries(carteira: Carteira, holders: Memo<Arc<Vec<Who>>>) -> Memo<Vec<HolderEntry>> {
    let derived = carteira.derived;
    Memo::new(move |_| {
        let (statuses, names, held) = (derived.statuses.get(), derived.names.get(), derived.holders.get());
        let (filter, holders) = (derived.filter.get(), holders.get());
        let like = derived.characters.asked_by(&filter);
        let characters = like.as_ref().map(|all| all.as_slice());
        carteira.portfolio.with(|portfolio| {
            let known = Known { portfolio, statuses: &statuses, names: &names, holders: &held, characters };
            map_holders::entries(&known, &filter, &holders)
        })
    })
}

#[component]
pub(super) fn HolderLegend(
    entries: Memo<Vec<HolderEntry>>,
    /// How many bear the small mark; it is said where somebody does.
    #[prop(into)]
    flagged: Signal<usize>,
) -> impl IntoView {
    let carteira = use_carteira();
    let rows = move || entries.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <ul class="map-legend" aria-label=words::LEGEND>
            <For each=rows key=|(at, entry)| (*at, entry.name.clone(), entry.count, entry.pressed) let((at, entry))>
                <LegendEntry
                    mark=marks::of_part(at)
                    name=entry.name.clone()
                    count=entry.count
                    pressed=entry.pressed
                    on_press=move || carteira.view.filter.update(|filter| map_holders::toggle(filter, entry.who))
                />
            </For>
            <Flagged flagged/>
        </ul>
    }
}
