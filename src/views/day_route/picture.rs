//! The map of the day: numbered stops and the line through them.

use super::desk::RouteDesk;
use crate::domain::place::geo::{LatLon, WorldPoint};
use crate::screen::day_route::picture::{Numbered, legs, line, numbered};
use crate::screen::day_route::stop::Stop;
use crate::text::{day_route as words, map};
use crate::ui::canvas_map::{
    AreaFills, CanvasMap, Covered, LookAt, MapPoint, MapView, MapWords, Trail, TrailStop, WorldBox,
};
use crate::ui::prelude::*;
use crate::views::map::outlines;
use crate::views::map::streets::{self, StreetCredit};
use crate::views::marks;
use leptos::prelude::*;
use std::sync::Arc;

const WORDS: MapWords = MapWords {
    name: words::PICTURE,
    keyboard_hint: words::PICTURE_KEYS,
    zoom_in: map::ZOOM_IN,
    zoom_out: map::ZOOM_OUT,
    see_all: map::SEE_ALL,
    distance: map::distance,
    numeral: map::days_at_mark,
};

const KINDS: [Mark; 6] =
    [Mark::OnTrack, Mark::Due, Mark::Overdue, Mark::Forgotten, Mark::Never, Mark::Outside];
/// How close the map goes to one stop.
const CLOSEST: f64 = 14.0;
/// The corners of Brazil, for a day without stops.
const COUNTRY: WorldBox = WorldBox { left: 0.292, top: 0.485, right: 0.404, bottom: 0.597 };

#[component]
pub(super) fn Picture(desk: RouteDesk) -> impl IntoView {
    let seen = RwSignal::new(None::<MapView>);
    let ground = outlines::ground(desk.carteira, desk.cities, seen);
    let points = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let stops = plan.made.iter().chain(&plan.left);
            let point = |stop: &Stop| {
                let (x, y) = flat(stop.at?);
                let kind =
                    KINDS.iter().position(|mark| *mark == marks::of_client(stop.state)).unwrap_or_default()
                        as u8;
                let id = stop.slot.into();
                let flagged = stop.blocked;
                Some(MapPoint { id, x, y, kind, approximate: stop.approximate, flagged, number: None })
            };
            Arc::new(stops.filter_map(point).collect::<Vec<_>>())
        })
    });
    let trail = Memo::new(move |_| Arc::new(trail(desk)));
    let home = Memo::new(move |_| {
        trail.with(|trail| WorldBox::around(trail.line.iter().copied())).unwrap_or(COUNTRY)
    });
    let look_at = RwSignal::new(None::<LookAt>);
    let places = Memo::new(move |_| {
        let mut all = points.with(|points| points.iter().map(|point| point.id).collect::<Vec<_>>());
        all.sort_unstable();
        all
    });
    Effect::new(move |_| {
        places.track();
        let area = home.get_untracked();
        look_at.update(|old| {
            let turn = old.map_or(0, |old| old.turn + 1);
            *old = Some(LookAt { turn, area, closest: CLOSEST, exactly: false });
        });
    });
    let client_of = move |ids: &[u32]| {
        let slot = (*ids.first()?).into();
        desk.plan.with_untracked(|plan| {
            plan.made.iter().chain(&plan.left).find(|stop| stop.slot == slot).map(|stop| stop.client)
        })
    };
    let choose = move |ids: &[u32]| {
        let client = client_of(ids);
        desk.chosen.set(client);
        if let Some(row) = client.and_then(|id| document().get_element_by_id(&format!("parada-{id}"))) {
            row.scroll_into_view();
        }
    };
    let spoken = move |ids: &[u32]| {
        let Some(slot) = ids.first() else { return String::new() };
        let table = desk.table.get_untracked();
        desk.plan.with_untracked(|plan| plan.spoken(&table, (*slot).into()))
    };
    let selected = Signal::derive(move || {
        let chosen = desk.chosen.get()?;
        desk.carteira.portfolio.with(|p| p.slot(chosen)).map(u32::from)
    });
    view! {
        <CanvasMap
            words=WORDS
            home
            points
            kinds=Signal::derive(|| Arc::new(KINDS.to_vec()))
            covered=Signal::derive(Covered::default)
            grouping=each_alone
            outlines=ground.layers
            names=ground.names
            fills=Signal::derive(|| Arc::new(AreaFills::new()))
            selected
            moving=Signal::derive(|| None)
            here=Signal::derive(|| None)
            trail=trail
            streets=streets::feed(None)
            look_at
            describe=Callback::new(move |(ids,): (Vec<u32>,)| spoken(&ids))
            on_tap=Callback::new(move |(ids,): (Vec<u32>,)| choose(&ids))
            on_area=Callback::new(|(_,): (u32,)| ())
            on_place=Callback::new(|(_, _, _): (u32, f64, f64)| ())
            on_view=Callback::new(move |(view,): (MapView,)| seen.set(Some(view)))
        />
        <p class="day-route__straight">
            {move || trail.with(|trail| !trail.legs.is_empty()).then_some(words::STRAIGHT)} " "
            <StreetCredit seen=seen/>
        </p>
    }
}

/// The stops as they are shown, what was made first.
fn trail(desk: RouteDesk) -> Trail {
    desk.plan.with(|plan| {
        let stops = desk.table.with(|table| numbered(plan, table));
        let line = line(plan, &stops);
        let legs = legs(&line);
        let line = line.into_iter().map(flat).collect();
        let stop = |one: Numbered| {
            let Numbered { at, label, done, approximate } = one;
            let (x, y) = flat(at);
            TrailStop { x, y, label, done, approximate }
        };
        Trail { line, legs, stops: stops.into_iter().map(stop).collect() }
    })
}

fn flat(place: LatLon) -> (f64, f64) {
    let WorldPoint { x, y } = WorldPoint::of(place);
    (x, y)
}

fn each_alone(places: &[(f64, f64)], _: f64) -> Vec<Vec<u32>> {
    (0..places.len() as u32).map(|at| vec![at]).collect()
}
