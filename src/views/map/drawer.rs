//! The list beside the map: the clients in view in the order of the client list, those without a place, or those of one spot.

use super::card::{FactRow, facts};
use super::desk::MapDesk;
use crate::domain::portfolio::slot::Slot;
use crate::screen::map_list::{Listed, at_spot};
use crate::text::map as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn Drawer(desk: MapDesk) -> impl IntoView {
    let in_view = Memo::new(move |_| {
        let (visible, pins) = (desk.carteira.derived.visible.get(), desk.pins.get());
        let area = desk.seen.get().map(|view| view.area);
        let seen = |slot: &Slot| {
            pins.of(*slot).is_some_and(|point| area.is_none_or(|area| area.contains(point.x, point.y)))
        };
        Arc::new(visible.iter().copied().filter(seen).collect::<Vec<Slot>>())
    });
    let unplaced = Memo::new(move |_| desk.pins.with(|pins| pins.unplaced.clone()));
    let rows = Memo::new(move |_| {
        desk.listed.with(|listed| match listed {
            Listed::InView => in_view.get(),
            Listed::Unplaced => Arc::new(unplaced.get()),
            Listed::Spot(spot) => Arc::new(
                desk.carteira
                    .derived
                    .visible
                    .with(|list| desk.pins.with(|pins| at_spot(spot, list, |slot| pins.of(slot).is_some()))),
            ),
        })
    });
    let keep = move |on: bool, which: Listed| desk.listed.set(if on { which } else { Listed::InView });
    let slot_at = move |at: usize| rows.with(|rows| rows.get(at).copied());
    let total = move || desk.carteira.derived.visible.with(|all| all.len());
    view! {
        <aside class="map-drawer" aria-label=words::LIST>
            <header class="map-drawer__head">
                <p class="map-drawer__count" role="status">
                    {move || words::in_view(in_view.with(|all| all.len()), total())}
                </p>
                <IconButton
                    glyph=Glyph::Close
                    label=words::CLOSE_LIST
                    on_press=move || desk.close_list()
                />
            </header>
            {move || {
                let without = unplaced.with(Vec::len);
                (without > 0)
                    .then(|| {
                        view! {
                            <FilterChip
                                label=words::unplaced(without)
                                pressed=Signal::derive(move || desk.listed.with(|listed| *listed == Listed::Unplaced))
                                on_toggle=move |on: bool| keep(on, Listed::Unplaced)
                            />
                        }
                    })
            }}
            {move || {
                let spot = desk.listed.with(|listed| matches!(listed, Listed::Spot(_)));
                spot.then(|| {
                    view! {
                        <FilterChip
                            label=words::at_this_spot(rows.with(|rows| rows.len()))
                            pressed=true
                            on_toggle=move |on: bool| keep(on, Listed::InView)
                        />
                    }
                })
            }}
            <div class="map-drawer__rows">
                <VirtualList
                    label=words::LIST
                    count=Signal::derive(move || rows.with(|rows| rows.len()))
                    row=move |at: usize| {
                        let found = slot_at(at).and_then(|slot| untrack(|| facts(desk, slot)));
                        found
                            .map(|facts| view! { <div class="map-row"><FactRow facts/></div> }.into_any())
                            .unwrap_or_else(|| ().into_any())
                    }
                    key=move |at: usize| {
                        let found = slot_at(at).and_then(|slot| Some((slot, facts(desk, slot)?)));
                        found
                            .map(|(slot, f)| format!("{slot}:{}:{:?}:{:?}:{:?}:{}", f.name, f.days, f.state, f.mark, f.place))
                            .unwrap_or_default()
                    }
                    on_open=move |at: usize| {
                        if let Some(slot) = untrack(|| slot_at(at)) {
                            desk.show(slot);
                        }
                    }
                    selected=Signal::derive(move || {
                        let chosen = Slot::from(desk.only_chosen()?);
                        rows.with(|rows| rows.iter().position(|slot| *slot == chosen))
                    })
                />
            </div>
        </aside>
    }
}
