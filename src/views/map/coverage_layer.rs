//! The second layer: cobertura of the month by UF, by município when the map is close, in five steps.

use super::desk::{CITY_ZOOM, MapDesk};
use crate::domain::calendar::period::Month;
use crate::domain::indicator::coverage::area_coverage::{AreaCoverage, share_step};
use crate::screen::map::{area_name, coverage_by_area, whole};
use crate::screen::map_layer::Layer;
use crate::text::{format, map as words};
use crate::ui::canvas_map::{AreaFill, AreaFills};
use leptos::prelude::*;
use std::sync::Arc;

/// Colour and the colour of words on it, by step.
const STEPS: [(&str, &str); 5] = [
    ("--map-share-1", "--map-share-text-1"),
    ("--map-share-2", "--map-share-text-2"),
    ("--map-share-3", "--map-share-text-3"),
    ("--map-share-4", "--map-share-text-4"),
    ("--map-share-5", "--map-share-text-5"),
];

#[derive(Debug, Clone, Copy)]
pub(super) struct CoverageLayer {
    pub fills: Memo<Arc<AreaFills>>,
    by_city: Memo<bool>,
    coverage: Memo<AreaCoverage>,
    month: Memo<Month>,
}

pub(super) fn coverage_layer(desk: MapDesk) -> CoverageLayer {
    let by_city = Memo::new(move |_| desk.seen.with(|seen| seen.is_some_and(|view| view.zoom >= CITY_ZOOM)));
    let month = Memo::new(move |_| Month::of(desk.carteira.derived.as_of.get()));
    let coverage = Memo::new(move |_| match desk.layer.get() {
        Layer::Clients | Layer::Heat => AreaCoverage::default(),
        Layer::Coverage => count(desk, by_city.get()),
    });
    let fills = Memo::new(move |_| {
        let cities = desk.cities.get().ready();
        coverage.with(|coverage| {
            let fills = coverage.areas.iter().filter_map(|(area, tally)| {
                let (token, text_token) = STEPS.get(share_step(*tally)?).copied()?;
                Some((
                    *area,
                    AreaFill {
                        token,
                        text_token,
                        lines: words::area_lines(&area_name(*area, cities.as_deref()), *tally),
                    },
                ))
            });
            Arc::new(fills.collect::<AreaFills>())
        })
    });
    CoverageLayer { fills, by_city, coverage, month }
}

fn count(desk: MapDesk, by_city: bool) -> AreaCoverage {
    let derived = desk.carteira.derived;
    let (on, visible, cities) = (derived.as_of.get(), derived.visible.get(), desk.cities.get().ready());
    desk.carteira.portfolio.with(|p| coverage_by_area(p, &visible, cities.as_deref(), by_city, on))
}

#[component]
pub(super) fn CoverageLegend(layer: CoverageLayer) -> impl IntoView {
    let total = move || layer.coverage.with(whole);
    view! {
        <div class="map-legend map-legend--shares">
            <p class="map-legend__title">
                {move || words::coverage_title(&format::month_year(layer.month.get()), layer.by_city.get())}
                ": " <strong>{move || format::share(total().coverage())}</strong>
            </p>
            <ul class="map-shares">
                {(0..STEPS.len())
                    .map(|step| {
                        view! {
                            <li class="map-shares__step">
                                <span class="map-shares__swatch" data-step=step + 1 aria-hidden="true"></span>
                                {words::share_cut(step)}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            {move || {
                let clients = layer.coverage.with(|coverage| coverage.nowhere.eligible);
                (clients > 0).then(|| view! { <p class="muted">{words::nowhere(clients)}</p> })
            }}
        </div>
    }
}
