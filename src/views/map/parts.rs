//! The legend by vendedor, curva ABC, representada or risk: shape, letter, colour, name and how many; a tap keeps only those.

use super::desk::MapDesk;
use super::legend::{Flagged, LegendEntry};
use crate::screen::map_parts::{self, Part, PartEntry, PartsBy};
use crate::screen::passing::Known;
use crate::state::Carteira;
use crate::text::map as words;
use crate::views::marks;
use leptos::prelude::*;
use std::sync::Arc;

/// What the carteira is parted by, who is in which part, and the legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parted {
    pub by: PartsBy,
    pub parts: Vec<Option<Part>>,
    pub legend: Vec<Part>,
}

/// None: the map is coloured by days without contact.
pub(super) fn parted(carteira: Carteira) -> Memo<Option<Arc<Parted>>> {
    let derived = carteira.derived;
    Memo::new(move |_| {
        let by = carteira.view.parts.get()?;
        let (statuses, on) = (derived.statuses.get(), derived.as_of.get());
        // Who holds whom is looked at only where it colours.
        let held = if by == PartsBy::Holder { derived.holders.get() } else { Arc::default() };
        Some(carteira.portfolio.with(|p| {
            let parts = map_parts::parts_of(by, p, &held, &statuses, on);
            let legend = map_parts::legend(by, p, &parts);
            Arc::new(Parted { by, parts, legend })
        }))
    })
}

pub(super) fn entries(desk: MapDesk) -> Memo<Vec<PartEntry>> {
    let derived = desk.carteira.derived;
    Memo::new(move |_| {
        let Some(parted) = desk.parted.get() else { return Vec::new() };
        let (statuses, names, held) = (derived.statuses.get(), derived.names.get(), derived.holders.get());
        let filter = derived.filter.get();
        let like = derived.characters.asked_by(&map_parts::without(parted.by, &filter));
        let characters = like.as_ref().map(|all| all.as_slice());
        desk.carteira.portfolio.with(|portfolio| {
            let known = Known { portfolio, statuses: &statuses, names: &names, holders: &held, characters };
            map_parts::entries(parted.by, &known, &filter, &parted.legend, &parted.parts)
        })
    })
}

#[component]
pub(super) fn PartLegend(
    desk: MapDesk,
    entries: Memo<Vec<PartEntry>>,
    /// How many bear the small mark; it is said where somebody does.
    #[prop(into)]
    flagged: Signal<usize>,
) -> impl IntoView {
    let filter = desk.carteira.view.filter;
    let rows = move || entries.get().into_iter().enumerate().collect::<Vec<_>>();
    view! {
        <ul class="map-legend" aria-label=words::LEGEND>
            <For each=rows key=|(at, one)| (*at, format!("{:?}", one.part), one.name.clone(), one.count, one.pressed) let((at, one))>
                <LegendEntry
                    mark=marks::of_part(at)
                    letter=Some(one.letter)
                    name=one.name.clone()
                    count=one.count
                    pressed=one.pressed
                    on_press=one.filters.then(|| {
                        Callback::new(move |()| filter.update(|filter| map_parts::toggle(filter, one.part)))
                    })
                />
            </For>
            <Flagged flagged/>
        </ul>
    }
}
