//! The ground of the map: the UFs always, the municípios of the UFs in view once the map is close, and their names.

use super::desk::CITY_ZOOM;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::{Topology, WorldBounds, WorldPoint};
use crate::domain::value::uf::Uf;
use crate::state::Carteira;
use crate::state::places::{self, Fetched};
use crate::ui::canvas_map::{MapView, OutlineArea, OutlineLayer, PlaceName, WorldBox};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Municípios are fetched a little before they are shown.
const FETCH_ZOOM: f64 = 6.2;
/// Names of municípios from here on; below, those of the UFs.
const CITY_NAMES_ZOOM: f64 = 7.5;

#[derive(Debug, Clone, Copy)]
pub(in crate::views) struct Ground {
    pub layers: Memo<Arc<Vec<Arc<OutlineLayer>>>>,
    pub names: Memo<Arc<Vec<PlaceName>>>,
    /// The outline of the country could not be had.
    pub failed: Memo<bool>,
}

pub(in crate::views) fn ground(
    carteira: Carteira,
    cities: RwSignal<Fetched<Cities>>,
    seen: RwSignal<Option<MapView>>,
) -> Ground {
    let ufs: RwSignal<Fetched<Topology>> = places::uf_outlines().into();
    let cities_of: RwSignal<BTreeMap<Uf, Fetched<Topology>>> = places::city_outlines().into();
    let frame = Memo::new(move |_| ufs.get().ready().and_then(|topology| uf_layer(&topology)));
    fetch_in_view(seen, ufs);

    let made = StoredValue::new(BTreeMap::<Uf, Arc<OutlineLayer>>::new());
    let layers = Memo::new(move |_| {
        let mut layers: Vec<Arc<OutlineLayer>> = frame.get().into_iter().collect();
        cities_of.with(|known| {
            for (uf, topology) in known.iter().filter_map(|(uf, one)| Some((*uf, one.ready()?))) {
                let old = made.with_value(|made| made.get(&uf).cloned());
                let layer = old.or_else(|| city_layer(uf, &topology));
                layers.extend(layer.inspect(|layer| {
                    made.update_value(|made| drop(made.insert(uf, Arc::clone(layer))));
                }));
            }
        });
        Arc::new(layers)
    });
    let names = Memo::new(move |_| {
        Arc::new(frame.get().map(|frame| names(carteira, cities, &frame)).unwrap_or_default())
    });
    let failed = Memo::new(move |_| ufs.with(|ufs| *ufs == Fetched::Failed));
    Ground { layers, names, failed }
}

fn fetch_in_view(seen: RwSignal<Option<MapView>>, ufs: RwSignal<Fetched<Topology>>) {
    Effect::new(move |_| {
        let (Some(view), Some(topology)) = (seen.get(), ufs.get().ready()) else { return };
        if view.zoom < FETCH_ZOOM {
            return;
        }
        for area in topology.areas.iter().filter(|area| world_box(area.bounds).touches(&view.area)) {
            if let Some(uf) = Uf::parse(&area.id) {
                places::want_city_outlines(uf);
            }
        }
    });
}

/// The UFs alone: all that a small map needs.
pub(in crate::views) fn uf_layer(topology: &Topology) -> Option<Arc<OutlineLayer>> {
    layer("UF", topology, 0.0, true, |id| Uf::parse(id).map(|uf| u32::from(uf.ibge())))
}

fn city_layer(uf: Uf, topology: &Topology) -> Option<Arc<OutlineLayer>> {
    layer(uf.letters(), topology, CITY_ZOOM, false, |id| id.parse().ok())
}

fn layer(
    key: &str,
    topology: &Topology,
    from_zoom: f64,
    frame: bool,
    id_of: impl Fn(&str) -> Option<u32>,
) -> Option<Arc<OutlineLayer>> {
    let plain = |line: &Vec<WorldPoint>| line.iter().map(|p| (p.x, p.y)).collect::<Vec<_>>();
    let area = |area: &crate::domain::place::geo::Area| {
        let rings: Vec<Vec<(f64, f64)>> = area.rings.iter().map(plain).collect();
        let bounds = world_box(area.bounds);
        let size = |b: &WorldBox| (b.right - b.left) * (b.bottom - b.top);
        let boxes = rings.iter().filter_map(|ring| WorldBox::around(ring.iter().copied()));
        let main = boxes.max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(bounds);
        Some(OutlineArea { id: id_of(&area.id)?, rings, bounds, main })
    };
    let areas: Vec<OutlineArea> = topology.areas.iter().filter_map(area).collect();
    let corners = |b: &WorldBox| [(b.left, b.top), (b.right, b.bottom)];
    let bounds = WorldBox::around(areas.iter().flat_map(|area| corners(&area.bounds)))?;
    let borders = topology.borders.iter().chain(&topology.outline).map(plain).collect();
    Some(Arc::new(OutlineLayer { key: key.to_owned(), borders, areas, from_zoom, frame, bounds }))
}

/// Municípios of the carteira come first: where two names would overlap the earlier is kept.
fn names(carteira: Carteira, cities: RwSignal<Fetched<Cities>>, frame: &OutlineLayer) -> Vec<PlaceName> {
    let mut names: Vec<PlaceName> = frame.areas.iter().filter_map(uf_name).collect();
    let Some(cities) = cities.get().ready() else { return names };
    carteira.identities.track();
    let known: BTreeSet<u32> = carteira.portfolio.with_untracked(|p| {
        p.clients()
            .filter_map(|(_, client)| crate::domain::client::whereabouts::city_of(client, &cities))
            .map(|c| c.code)
            .collect()
    });
    let (ours, others): (Vec<_>, Vec<_>) = cities.iter().partition(|city| known.contains(&city.code));
    names.extend(ours.into_iter().chain(others).map(|city| {
        let WorldPoint { x, y } = WorldPoint::of(city.seat);
        let text = city.name.clone();
        PlaceName { x, y, text, hangs: true, from_zoom: CITY_NAMES_ZOOM, until_zoom: f64::INFINITY }
    }));
    names
}

fn uf_name(area: &OutlineArea) -> Option<PlaceName> {
    let uf = u8::try_from(area.id).ok().and_then(Uf::from_ibge)?;
    let (x, y) = ((area.main.left + area.main.right) / 2.0, (area.main.top + area.main.bottom) / 2.0);
    let text = uf.letters().to_owned();
    Some(PlaceName { x, y, text, hangs: false, from_zoom: 0.0, until_zoom: CITY_NAMES_ZOOM })
}

fn world_box(b: WorldBounds) -> WorldBox {
    WorldBox { left: b.left, top: b.top, right: b.right, bottom: b.bottom }
}
