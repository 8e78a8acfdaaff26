//! What the parts of the map screen share: what is chosen, moved, seen and where.

use super::parts::{Parted, parted};
use super::pins::{Pins, pins};
use crate::domain::indicator::status::Status;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::{WorldBounds, WorldPoint};
use crate::domain::portfolio::slot::Slot;
use crate::screen::map::{in_list_order, toggle_area};
use crate::screen::map_home;
use crate::screen::map_layer::Layer;
use crate::screen::map_list::Listed;
use crate::screen::map_parts::place;
use crate::screen::scale::legend_place;
use crate::state::Carteira;
use crate::state::places::{self, Fetched};
use crate::state::streets;
use crate::ui::canvas_map::{Here, LookAt, MapView, Moving, WorldBox};
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

/// Municípios are shown from this zoom on.
pub(super) const CITY_ZOOM: f64 = 6.5;
/// How close the map goes to one client.
const CLIENT_ZOOM: f64 = 14.0;
/// How close it goes to all of them, where there are streets to be seen.
const NEIGHBOURHOOD_ZOOM: f64 = 15.5;
/// The corners of Brazil: Chuí, Caburaí, Moa, João Pessoa (degrees).
const BRAZIL: [(f64, f64); 2] = [(-33.8, -74.0), (5.3, -34.7)];

thread_local! {
    /// Where the map looked when it was left, so that coming back from a client finds it there.
    static LEFT_AT: Cell<Option<MapView>> = const { Cell::new(None) };
}

#[derive(Debug, Clone, Copy)]
pub(super) struct MapDesk {
    pub carteira: Carteira,
    pub cities: RwSignal<Fetched<Cities>>,
    pub pins: Memo<Arc<Pins>>,
    /// Who is in which part, where the map is coloured by parts.
    pub parted: Memo<Option<Arc<Parted>>>,
    pub layer: RwSignal<Layer>,
    /// Slots of the clients in the card, first by urgency.
    pub chosen: RwSignal<Vec<Slot>>,
    pub moving: RwSignal<Option<Moving>>,
    pub here: RwSignal<Option<Here>>,
    /// A place of the flat world that was pointed at.
    pub pointed: RwSignal<Option<(f64, f64)>>,
    pub seen: RwSignal<Option<MapView>>,
    pub look_at: RwSignal<Option<LookAt>>,
    pub list_open: RwSignal<bool>,
    /// Whom the list shows.
    pub listed: RwSignal<Listed>,
    /// An area is being drawn.
    pub lassoing: RwSignal<bool>,
    /// The box around all points, or the country.
    pub home: Memo<WorldBox>,
}

impl MapDesk {
    pub(super) fn new(carteira: Carteira) -> MapDesk {
        let cities: RwSignal<Fetched<Cities>> = places::cities().into();
        let parted = parted(carteira);
        let pins = Memo::new(move |_| {
            let (visible, statuses) = (carteira.derived.visible.get(), carteira.derived.statuses.get());
            let (scale, cities) = (carteira.view.scale.get(), cities.get().ready());
            let (on, parted) = (carteira.derived.as_of.get(), parted.get());
            carteira.portfolio.with(|p| {
                let kind = |slot: Slot, status: &Status| match &parted {
                    Some(parted) => place(&parted.legend, parted.parts.get(slot.at()).copied().flatten()),
                    None => legend_place(status, scale, &p.rules().cadence),
                };
                Arc::new(pins(p, &statuses, &visible, cities.as_deref(), kind, on))
            })
        });
        let maps: RwSignal<_> = streets::kept().into();
        let home = Memo::new(move |_| {
            let (maps, cities) = (maps.get().unwrap_or_default(), cities.get().ready());
            let around = pins.with(|pins| {
                let places = pins.points.iter().map(|p| WorldPoint { x: p.x, y: p.y });
                map_home::home(places, &maps, cities.as_deref())
            });
            around.map_or_else(country, world_box)
        });
        let back = LEFT_AT.get().map(|MapView { area, zoom, streets_broken: _ }| LookAt {
            turn: 0,
            area,
            closest: zoom,
            exactly: true,
        });
        let desk = MapDesk {
            carteira,
            cities,
            pins,
            parted,
            layer: carteira.view.layer,
            chosen: RwSignal::new(Vec::new()),
            moving: RwSignal::new(None),
            here: RwSignal::new(None),
            pointed: RwSignal::new(None),
            seen: RwSignal::new(None),
            look_at: RwSignal::new(back),
            list_open: RwSignal::new(false),
            listed: RwSignal::new(Listed::default()),
            lassoing: RwSignal::new(false),
            home,
        };
        desk.look_at_clients_once(back.is_some());
        desk
    }

    /// The first time there are points, the map goes to them; it knows by then whether there are streets, and which towns.
    fn look_at_clients_once(self, done: bool) {
        let maps: RwSignal<_> = streets::kept().into();
        Effect::new(move |looked: Option<bool>| {
            if looked.unwrap_or(done) {
                return true;
            }
            let there = self.pins.with(|pins| !pins.points.is_empty());
            let known = maps.with(Option::is_some) && self.cities.with(|cities| *cities != Fetched::Waiting);
            if there && known {
                let has_streets = maps.with(|maps| maps.as_ref().is_some_and(|maps| !maps.is_empty()));
                let closest = if has_streets { NEIGHBOURHOOD_ZOOM } else { CLIENT_ZOOM };
                self.look(self.home.get_untracked(), closest);
            }
            there && known
        });
    }

    pub(super) fn look(self, area: WorldBox, closest: f64) {
        self.look_at.update(|old| {
            let turn = old.map_or(0, |old| old.turn + 1);
            *old = Some(LookAt { turn, area, closest, exactly: false });
        });
    }

    pub(super) fn saw(self, view: MapView) {
        LEFT_AT.set(Some(view));
        self.seen.set(Some(view));
    }

    /// The card shows these; none closes it.
    pub(super) fn choose(self, ids: &[u32]) {
        let slots: Vec<Slot> = ids.iter().map(|id| Slot::from(*id)).collect();
        let order = self.carteira.derived.visible.get_untracked();
        self.pointed.set(None);
        self.chosen.set(in_list_order(&slots, &order));
    }

    pub(super) fn close_list(self) {
        self.list_open.set(false);
        self.listed.set(Listed::default());
    }

    /// The list shows who stands at a spot, which stays in view beside it.
    pub(super) fn list_spot(self, slots: &[Slot]) {
        self.listed.set(Listed::Spot(slots.iter().copied().collect()));
        self.list_open.set(true);
        self.chosen.set(Vec::new());
        let places = self.pins.with_untracked(|pins| {
            let known = slots.iter().filter_map(|slot| pins.of(*slot));
            WorldBox::around(known.map(|point| (point.x, point.y)))
        });
        if let Some((area, view)) = places.zip(self.seen.get_untracked()) {
            self.look(area, view.zoom);
        }
    }

    /// The middle of what is in view.
    pub(super) fn middle(self) -> (f64, f64) {
        let area = self.seen.get_untracked().map_or_else(|| self.home.get_untracked(), |view| view.area);
        ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0)
    }

    /// A finger rested there.
    pub(super) fn point_at(self, x: f64, y: f64) {
        self.chosen.set(Vec::new());
        self.pointed.set(Some((x, y)));
    }

    pub(super) fn point_at_middle(self) {
        let (x, y) = self.middle();
        self.point_at(x, y);
    }

    pub(super) fn only_chosen(self) -> Option<u32> {
        self.chosen.with(|slots| match slots[..] {
            [slot] => Some(slot.into()),
            _ => None,
        })
    }

    /// Chooses one client and brings it into view.
    pub(super) fn show(self, slot: Slot) {
        self.chosen.set(vec![slot]);
        let point = self.pins.with_untracked(|pins| pins.of(slot));
        let seen = self.seen.get_untracked();
        if let Some(point) = point
            && !seen.is_some_and(|view| view.area.contains(point.x, point.y))
        {
            let zoom = seen.map_or(CITY_ZOOM, |view| view.zoom).clamp(CITY_ZOOM, CLIENT_ZOOM);
            self.look(spot(point.x, point.y), zoom);
        }
    }

    /// Starts moving a client: from where it stands, else from the middle of what is in view.
    pub(super) fn start_moving(self, slot: Slot) {
        let from = self.pins.with_untracked(|pins| pins.of(slot)).map(|point| (point.x, point.y));
        let (x, y) = from.unwrap_or_else(|| self.middle());
        self.layer.set(Layer::Clients);
        self.moving.set(Some(Moving { id: slot.into(), x, y }));
    }

    /// Starts moving a client from a street of its name, for the rep to look at before it is kept.
    pub(super) fn start_moving_at(self, slot: Slot, (x, y): (f64, f64)) {
        self.layer.set(Layer::Clients);
        self.moving.set(Some(Moving { id: slot.into(), x, y }));
        self.look(spot(x, y), CLIENT_ZOOM + 2.0);
    }

    pub(super) fn put_at(self, x: f64, y: f64) {
        self.moving.update(|moving| *moving = moving.map(|Moving { id, .. }| Moving { id, x, y }));
    }

    /// An area of the coverage layer was tapped: the filter keeps its clients.
    pub(super) fn filter_area(self, area: u32) {
        self.carteira.view.filter.update(|filter| toggle_area(filter, area));
    }
}

/// A box of no size.
pub(super) fn spot(x: f64, y: f64) -> WorldBox {
    WorldBox { left: x, top: y, right: x, bottom: y }
}

pub(super) fn world_box(b: WorldBounds) -> WorldBox {
    WorldBox { left: b.left, top: b.top, right: b.right, bottom: b.bottom }
}

pub(super) fn country() -> WorldBox {
    let corners = BRAZIL.map(|(lat, lon)| WorldPoint::from_degrees(lat, lon)).map(|p| (p.x, p.y));
    WorldBox::around(corners).unwrap_or_default()
}
