//! The ground of the map: the UFs always, the municípios of the UFs in view once the map is close, and their names.

use super::desk::{CITY_ZOOM, world_box};
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::{Topology, WorldPoint};
use crate::domain::value::uf::Uf;
use crate::screen::map_names::{self, AroundName, TownRank};
use crate::state::Carteira;
use crate::state::places::{self, Fetched};
use crate::ui::canvas_map::{GroundPart, MapView, NameKind, OutlineArea, OutlineLayer, PlaceName, WorldBox};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Municípios are fetched a little before they are shown.
const FETCH_ZOOM: f64 = 6.2;
/// From here on the names of towns say where one is; below, those of the UFs do too.
const TOWN_NAMES_ZOOM: f64 = 7.5;
/// Further out the name of an ocean is longer than what there is of it beside the coast.
const WATER_NAMES_ZOOM: f64 = 4.4;
/// The ground is drawn so far beyond the screen.
const DRAWN_BEYOND_PX: f64 = 256.0;

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
    let base = country_layers();
    fetch_in_view(seen, ufs);

    let made = StoredValue::new(BTreeMap::<Uf, Arc<OutlineLayer>>::new());
    let layers = Memo::new(move |_| {
        let mut layers: Vec<Arc<OutlineLayer>> = base.get().to_vec();
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
    let names = Memo::new(move |_| Arc::new(base.with(|base| names(carteira, cities, base))));
    let failed = Memo::new(move |_| ufs.with(|ufs| *ufs == Fetched::Failed));
    Ground { layers, names, failed }
}

/// The land around and the UFs: all that a small map needs.
pub(in crate::views) fn country_layers() -> Memo<Arc<Vec<Arc<OutlineLayer>>>> {
    let around: RwSignal<Fetched<Topology>> = places::surroundings().into();
    let ufs: RwSignal<Fetched<Topology>> = places::uf_outlines().into();
    Memo::new(move |_| {
        let around = around.get().ready().and_then(|topology| around_layer(&topology));
        let country = ufs.get().ready().and_then(|topology| uf_layer(&topology));
        Arc::new(around.into_iter().chain(country).collect())
    })
}

fn fetch_in_view(seen: RwSignal<Option<MapView>>, ufs: RwSignal<Fetched<Topology>>) {
    Effect::new(move |_| {
        let (Some(view), Some(topology)) = (seen.get(), ufs.get().ready()) else { return };
        if view.zoom < FETCH_ZOOM {
            return;
        }
        let near = grown(view);
        for area in topology.areas.iter().filter(|area| world_box(area.bounds).touches(&near)) {
            if let Some(uf) = Uf::parse(&area.id) {
                places::want_city_outlines(uf);
            }
        }
    });
}

/// What is drawn beyond the edges of the screen too, so that a pan finds it there.
fn grown(view: MapView) -> WorldBox {
    let by = DRAWN_BEYOND_PX / (256.0 * view.zoom.exp2());
    let WorldBox { left, top, right, bottom } = view.area;
    WorldBox { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

fn around_layer(topology: &Topology) -> Option<Arc<OutlineLayer>> {
    layer("around", topology, 0.0, GroundPart::Around, |id| id.parse().ok())
}

fn uf_layer(topology: &Topology) -> Option<Arc<OutlineLayer>> {
    layer("UF", topology, 0.0, GroundPart::Land, |id| Uf::parse(id).map(|uf| u32::from(uf.ibge())))
}

fn city_layer(uf: Uf, topology: &Topology) -> Option<Arc<OutlineLayer>> {
    let part = GroundPart::Finer { area: u32::from(uf.ibge()) };
    layer(uf.letters(), topology, CITY_ZOOM, part, |id| id.parse().ok())
}

fn layer(
    key: &str,
    topology: &Topology,
    from_zoom: f64,
    part: GroundPart,
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
    let borders = topology.borders.iter().map(plain).collect();
    let outline = topology.outline.iter().map(plain).collect();
    Some(Arc::new(OutlineLayer { key: key.to_owned(), part, borders, outline, areas, from_zoom, bounds }))
}

/// Waters and neighbours, the UFs, then towns in the order of their rank.
fn names(
    carteira: Carteira,
    cities: RwSignal<Fetched<Cities>>,
    base: &[Arc<OutlineLayer>],
) -> Vec<PlaceName> {
    let mut names: Vec<PlaceName> = map_names::around().into_iter().map(around_name).collect();
    let country = base.iter().filter(|layer| layer.part == GroundPart::Land);
    let mut areas: Vec<&OutlineArea> = country.flat_map(|layer| &layer.areas).collect();
    let size = |b: &WorldBox| (b.right - b.left) * (b.bottom - b.top);
    areas.sort_by(|a, b| size(&b.main).total_cmp(&size(&a.main)));
    names.extend(areas.into_iter().filter_map(uf_name));
    let Some(cities) = cities.get().ready() else { return names };
    carteira.identities.track();
    let clients = carteira.portfolio.with_untracked(|p| map_names::clients_by_city(p, &cities));
    names.extend(map_names::towns(&cities, &clients).into_iter().map(|(city, rank)| {
        let WorldPoint { x, y } = WorldPoint::of(city.seat);
        let kind = match rank {
            TownRank::Capital => NameKind::Capital,
            TownRank::Known => NameKind::Known,
            TownRank::Other => NameKind::Town,
        };
        let (text, from_zoom) = (city.name.clone(), rank.zoom());
        PlaceName { x, y, text, kind, from_zoom, until_zoom: f64::INFINITY }
    }));
    names
}

fn around_name(name: AroundName) -> PlaceName {
    let WorldPoint { x, y } = WorldPoint::from_degrees(name.lat, name.lon);
    let kind = if name.is_water { NameKind::Water } else { NameKind::Around };
    let from_zoom = if name.is_water { WATER_NAMES_ZOOM } else { 0.0 };
    PlaceName { x, y, text: name.said.to_owned(), kind, from_zoom, until_zoom: f64::INFINITY }
}

fn uf_name(area: &OutlineArea) -> Option<PlaceName> {
    let uf = u8::try_from(area.id).ok().and_then(Uf::from_ibge)?;
    let (x, y) = area.rings.iter().max_by_key(|ring| ring.len()).and_then(|ring| middle(ring))?;
    let text = uf.letters().to_owned();
    Some(PlaceName { x, y, text, kind: NameKind::Area, from_zoom: 0.0, until_zoom: TOWN_NAMES_ZOOM })
}

/// The centre of gravity of a ring.
fn middle(ring: &[(f64, f64)]) -> Option<(f64, f64)> {
    let first = ring.first()?;
    let (mut x, mut y, mut size) = (0.0, 0.0, 0.0);
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        // From the first corner, so that small differences of large numbers are not lost.
        let (ax, ay, bx, by) = (a.0 - first.0, a.1 - first.1, b.0 - first.0, b.1 - first.1);
        let cross = ax * by - bx * ay;
        (x, y, size) = (x + (ax + bx) * cross, y + (ay + by) * cross, size + cross);
    }
    (size != 0.0).then(|| (first.0 + x / (3.0 * size), first.1 + y / (3.0 * size)))
}
