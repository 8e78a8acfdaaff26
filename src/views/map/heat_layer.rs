//! The third layer: a glow where clients *esquecidos* are, by what they buy a month, and what it sums in words.

use super::desk::MapDesk;
use crate::domain::filter::Filter;
use crate::domain::rhythm::cadence::ContactState;
use crate::routes::Route;
use crate::screen::map_heat::{Forgotten, forgotten};
use crate::screen::map_layer::Layer;
use crate::text::map as words;
use crate::ui::canvas_map::HeatSpot;
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Debug, Clone, Copy)]
pub(super) struct HeatLayer {
    desk: MapDesk,
    pub spots: Memo<Arc<Vec<HeatSpot>>>,
    found: Memo<Forgotten>,
}

pub(super) fn heat_layer(desk: MapDesk) -> HeatLayer {
    let derived = desk.carteira.derived;
    let found = Memo::new(move |_| match desk.layer.get() {
        Layer::Heat => {
            let (statuses, visible) = (derived.statuses.get(), derived.visible.get());
            forgotten(&statuses, &visible)
        }
        Layer::Clients | Layer::Coverage => Forgotten::default(),
    });
    let spots = Memo::new(move |_| {
        let pins = desk.pins.get();
        let spot = |(slot, monthly): &(_, i64)| {
            let point = pins.of(*slot)?;
            Some(HeatSpot { x: point.x, y: point.y, weight: *monthly as f64 })
        };
        found.with(|found| Arc::new(found.weights.iter().filter_map(spot).collect::<Vec<_>>()))
    });
    HeatLayer { desk, spots, found }
}

#[component]
pub(super) fn HeatLegend(layer: HeatLayer) -> impl IntoView {
    let HeatLayer { desk, spots, found } = layer;
    let clients = move || found.with(|found| found.weights.len());
    let href = move || {
        let view = desk.carteira.view;
        let filter = view.filter.with(|filter| {
            let states = [ContactState::Forgotten].into();
            Filter { states, ..filter.clone() }
        });
        format!("{}?{}", Route::Clients.href(), view.query_of(&filter))
    };
    view! {
        <div class="map-legend map-legend--shares map-legend--heat">
            <p class="map-legend__title">
                {words::HEAT_TITLE} ": " <strong class="private">{move || found.with(|found| words::a_month(found.monthly()))}</strong>
                {move || words::heat_of(clients())}
            </p>
            <p class="map-heat" aria-hidden="true">
                <span>{words::HEAT_LESS}</span>
                <span class="map-heat__ramp"></span>
                <span>{words::HEAT_MORE}</span>
            </p>
            {move || {
                let without = found.with(|found| found.without_purchases);
                (without > 0).then(|| view! { <p class="muted">{words::heat_without(without)}</p> })
            }}
            {move || {
                let nowhere = clients() - spots.with(|spots| spots.len()).min(clients());
                (nowhere > 0).then(|| view! { <p class="muted">{words::unplaced(nowhere)}</p> })
            }}
            {move || (clients() > 0).then(|| view! { <LinkButton href=href() glyph=Glyph::List>{words::HEAT_LIST}</LinkButton> })}
        </div>
    }
}
