//! The second layer: cobertura of the month by UF, by município when the map is close, in five steps.

use super::desk::{CITY_ZOOM, Desk, Layer};
use crate::domain::calendar::period::{Month, Period};
use crate::domain::client::whereabouts::city_of;
use crate::domain::indicator::coverage::area_coverage::{AreaCoverage, AreaOf, area_coverage, share_step};
use crate::domain::measure::tally::Tally;
use crate::domain::value::uf::Uf;
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

pub(super) fn coverage_layer(desk: Desk) -> CoverageLayer {
    let by_city = Memo::new(move |_| desk.seen.with(|seen| seen.is_some_and(|view| view.zoom >= CITY_ZOOM)));
    let month = Memo::new(move |_| Month::of(desk.carteira.derived.as_of.get()));
    let coverage = Memo::new(move |_| match desk.layer.get() {
        Layer::Clients => AreaCoverage::default(),
        Layer::Coverage => count(desk, by_city.get()),
    });
    let fills = Memo::new(move |_| {
        let cities = desk.cities.get().ready();
        let name = |area: u32| match u8::try_from(area).ok().and_then(Uf::from_ibge) {
            Some(uf) => uf.letters().to_owned(),
            None => cities
                .as_ref()
                .and_then(|cities| cities.by_code(area))
                .map(|city| city.name.clone())
                .unwrap_or_default(),
        };
        coverage.with(|coverage| {
            let fills = coverage.areas.iter().filter_map(|(area, tally)| {
                let (token, text_token) = STEPS.get(share_step(*tally)?).copied()?;
                Some((*area, AreaFill { token, text_token, lines: words::area_lines(&name(*area), *tally) }))
            });
            Arc::new(fills.collect::<AreaFills>())
        })
    });
    CoverageLayer { fills, by_city, coverage, month }
}

fn count(desk: Desk, by_city: bool) -> AreaCoverage {
    let derived = desk.carteira.derived;
    let (on, visible, cities) = (derived.as_of.get(), derived.visible.get(), desk.cities.get().ready());
    let mut shown = vec![false; derived.statuses.with(|all| all.len())];
    for slot in visible.iter() {
        if let Some(flag) = shown.get_mut(*slot) {
            *flag = true;
        }
    }
    let period = Period::new(Month::of(on).first_day(), on);
    desk.carteira.portfolio.with(|p| {
        area_coverage(p.columns(), p.rules(), period, on, |slot| {
            if !shown.get(slot).copied().unwrap_or_default() {
                return AreaOf::Hidden;
            }
            let Some(client) = p.client_at(slot) else { return AreaOf::Hidden };
            let area = if by_city {
                cities.as_ref().and_then(|cities| city_of(client, cities)).map(|city| city.code)
            } else {
                client.state.map(|uf| u32::from(uf.ibge()))
            };
            area.map_or(AreaOf::Nowhere, AreaOf::Area)
        })
    })
}

#[component]
pub(super) fn CoverageLegend(layer: CoverageLayer) -> impl IntoView {
    let total = move || {
        layer.coverage.with(|coverage| {
            coverage.areas.values().fold(coverage.nowhere, |sum: Tally, tally| sum.plus(*tally))
        })
    };
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
