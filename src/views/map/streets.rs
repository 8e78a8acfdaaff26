//! Streets on a map: tiles go from the worker to the canvas, and whose the data are is said.

use crate::domain::place::geo::WorldPoint;
use crate::exchange::tiles::shapes::Tile;
use crate::exchange::tiles::{Came, KeptMap, TileAt};
use crate::screen::streets as screen;
use crate::state::streets;
use crate::ui::canvas_map::{
    Covered, Limits, LookAt, MapView, STREETS_FROM_ZOOM, StreetAnswer, StreetAt, StreetFeed, StreetLabel,
    StreetPlace, StreetSource, StreetTile, WorldBox, first_tile,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What a map that is about to stand will show: its size, its home and what covers it, its limits, and where else it looks.
#[derive(Debug, Clone, Copy)]
pub(in crate::views) struct Opening {
    pub size: (f64, f64),
    pub home: (WorldBox, Covered),
    pub limits: Limits,
    pub look_at: Option<LookAt>,
}

/// Of the kept archives, for as long as the page stands. The first tile of an `opening` map is asked for at once, so that it is
/// read while the page is made.
pub(in crate::views) fn feed(opening: Option<Opening>) -> StreetFeed {
    let kept = streets::kept();
    let sources = Memo::new(move |_| {
        let maps = kept.get().unwrap_or_default();
        Arc::new(maps.iter().map(source).collect::<Vec<_>>())
    });
    let came = RwSignal::new(Vec::new());
    // What is on its way comes in any case, and a second question would end the wait for it.
    let on_its_way = StoredValue::new(None::<StreetAt>);
    let waiting = StoredValue::new(Vec::<StreetAt>::new());
    let ask = move |wanted: Vec<StreetAt>| {
        let early = on_its_way.get_value();
        let is_here =
            |at: &StreetAt| came.with_untracked(|all: &Vec<Answered>| all.iter().any(|(one, _)| one == at));
        let wanted: Vec<StreetAt> =
            wanted.into_iter().filter(|at| early != Some(*at) && !is_here(at)).collect();
        match early {
            _ if wanted.is_empty() => {}
            Some(_) => waiting.update_value(|waiting| waiting.extend(wanted)),
            None => spawn_local(async move { read(sources, wanted, came).await }),
        }
    };
    let first = opening.and_then(|Opening { size, home, limits, look_at }| {
        sources.with_untracked(|sources| first_tile(sources, size, home, Some(limits), look_at))
    });
    if let Some(first) = first {
        on_its_way.set_value(Some(first));
        spawn_local(async move {
            read(sources, vec![first], came).await;
            on_its_way.try_set_value(None);
            let more = waiting.try_update_value(std::mem::take).unwrap_or_default();
            if !more.is_empty() {
                read(sources, more, came).await;
            }
        });
    }
    StreetFeed { sources: sources.into(), ask: Callback::new(move |(wanted,)| ask(wanted)), came }
}

type Answered = (StreetAt, StreetAnswer);

/// Reads tiles and hands them to the map.
async fn read(sources: Memo<Arc<Vec<StreetSource>>>, wanted: Vec<StreetAt>, came: RwSignal<Vec<Answered>>) {
    let Some(known) = sources.try_get_untracked() else { return };
    let id = |at: &StreetAt| known.get(at.source).map(|one| one.id.clone());
    let asked = wanted.iter().map(|at| {
        let StreetAt { source: _, z, x, y } = *at;
        (id(at).unwrap_or_default(), TileAt { z, x, y })
    });
    let tiles = streets::tiles(asked.collect()).await;
    // What a source of before answers has no place any more.
    if sources.try_get_untracked().is_some_and(|now| now == known) {
        let answers: Vec<StreetAnswer> = match tiles {
            Ok(tiles) => tiles.into_iter().map(answer).collect(),
            Err(_) => vec![StreetAnswer::Failed; wanted.len()],
        };
        let _ = came.try_update(|all| all.extend(wanted.into_iter().zip(answers)));
    }
}

fn answer(came: Came) -> StreetAnswer {
    match came {
        Came::Tile(tile) => StreetAnswer::Tile(drawn(tile)),
        Came::Nothing => StreetAnswer::Nothing,
        Came::Unread => StreetAnswer::Failed,
    }
}

fn source(map: &KeptMap) -> StreetSource {
    let (low, high) = (WorldPoint::of(map.facts.south_west), WorldPoint::of(map.facts.north_east));
    StreetSource {
        id: map.id.clone(),
        bounds: WorldBox { left: low.x, top: high.y, right: high.x, bottom: low.y },
        min_zoom: map.facts.min_zoom,
        max_zoom: map.facts.max_zoom,
    }
}

/// The kinds of a file are in the order in which the canvas paints them.
fn drawn(tile: Tile) -> StreetTile {
    let Tile { areas, lines, names, places, is_whole } = tile;
    StreetTile {
        areas: areas.into_iter().map(|area| (area.kind as usize, area.rings)).collect(),
        lines: lines.into_iter().map(|line| (line.kind as usize, line.line)).collect(),
        names: names
            .into_iter()
            .map(|name| StreetLabel { text: name.text, kind: name.kind as usize, line: name.line })
            .collect(),
        places: places
            .into_iter()
            .map(|place| StreetPlace { text: place.text, at: place.at, rank: place.rank })
            .collect(),
        covers: is_whole,
    }
}

/// The maps whose streets are in view.
pub(super) fn in_view(seen: Signal<Option<MapView>>) -> Memo<Option<(Vec<KeptMap>, MapView)>> {
    let kept = streets::kept();
    Memo::new(move |_| {
        let (view, maps) = (seen.get()?, kept.get()?);
        let here = maps.iter().filter(|map| source(map).bounds.touches(&view.area)).cloned();
        Some((here.collect(), view))
    })
}

/// Whose the streets in view are; nothing where none are drawn.
#[component]
pub(in crate::views) fn StreetCredit(#[prop(into)] seen: Signal<Option<MapView>>) -> impl IntoView {
    let here = in_view(seen);
    move || {
        let (maps, view) = here.get()?;
        let said = (view.zoom >= STREETS_FROM_ZOOM).then(|| screen::credit(&maps)).flatten()?;
        Some(view! { <span class="map-page__streets">{said}</span> })
    }
}
