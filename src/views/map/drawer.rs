//! The list beside the map: the clients in view in the order of the client list, and those without a place.

use super::card::{FactRow, facts};
use super::desk::MapDesk;
use crate::domain::portfolio::slot::Slot;
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
    let only_unplaced = RwSignal::new(false);
    let rows = Memo::new(move |_| match only_unplaced.get() {
        true => Arc::new(unplaced.get()),
        false => in_view.get(),
    });
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
                    on_press=move || desk.list_open.set(false)
                />
            </header>
            {move || {
                let without = unplaced.with(Vec::len);
                (without > 0)
                    .then(|| {
                        view! {
                            <FilterChip
                                label=words::unplaced(without)
                                pressed=only_unplaced
                                on_toggle=move |on: bool| only_unplaced.set(on)
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
