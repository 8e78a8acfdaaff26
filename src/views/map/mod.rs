//! Mapa: every client by days without contact, edge to edge, from the shipped outlines alone.
//!
//! The canvas knows places and marks ([`crate::ui::canvas_map`]); here clients become points, taps become the card at
//! the bottom, and the legend filters. Filter, scale and date are those of the whole app.

mod card;
mod chrome;
mod coverage_layer;
mod desk;
mod drawer;
mod heat_layer;
mod lasso;
pub(super) mod legend;
mod moving;
pub(super) mod outlines;
mod parts;
pub(super) mod pins;
mod pointed;
mod street_search;
pub(super) mod streets;
mod tools;

use crate::domain::place::geo::{WorldPoint, group_nearby};
use crate::domain::portfolio::slot::Slot;
use crate::screen::map_layer::Layer;
use crate::screen::map_parts::letters;
use crate::state::{Carteira, use_carteira};
use crate::text::map as words;
use crate::ui::canvas_map::{CanvasMap, Covered, Limits, MapView, MapWords, WorldBox};
use crate::ui::prelude::*;
use crate::ui::theme::rem_pixels;
use crate::views::clients::FirstStart;
use crate::views::marks;
use crate::views::standing::WhenReady;
use card::Card;
use coverage_layer::{CoverageLegend, coverage_layer};
use desk::MapDesk;
use drawer::Drawer;
use heat_layer::{HeatLegend, heat_layer};
use lasso::{AreaBar, DrawBar};
use legend::Legend;
use leptos::html::Div;
use leptos::prelude::*;
use moving::MovingBar;
use parts::PartLegend;
use pointed::PointedBar;
use std::sync::Arc;
use street_search::StreetNote;
use streets::StreetCredit;
use tools::{Side, Tools};

const WORDS: MapWords = MapWords {
    name: words::NAME,
    keyboard_hint: words::KEYBOARD_HINT,
    zoom_in: words::ZOOM_IN,
    zoom_out: words::ZOOM_OUT,
    see_all: words::SEE_ALL,
    distance: words::distance,
    numeral: words::days_at_mark,
};

/// From here on the legend stands beside the map's middle instead of above it.
const WIDE_PX: f64 = 900.0;

/// On a narrow screen, in the measures of style/views/map.css: a column and a line of the legend, what is beside them, the row of keys
/// below, and the width from which both pickers stand in one row.
const LEGEND_COLUMN_REM: f64 = 9.0;
const LEGEND_LINE_REM: f64 = 3.5;
const LEGEND_EDGES_REM: f64 = 2.0;
const FEW_LINES_REM: f64 = 8.0;
const SIDE_REM: f64 = 3.5;
const TOOLS_IN_ONE_REM: f64 = 34.0;

/// The closest zoom: the outlines have nothing more to show there, and two neighbours of a street stand apart.
const CLOSEST: f64 = 16.0;
/// A file of streets has each building.
const CLOSEST_ON_STREETS: f64 = 18.0;

/// Whoever keeps streets has them at hand when the map is opened.
pub fn read_streets_ahead() {
    crate::state::streets::read_ahead();
}

#[component]
pub fn MapPage() -> impl IntoView {
    let carteira = use_carteira();
    let empty = Memo::new(move |_| carteira.derived.client_count.get() == 0);
    view! {
        <WhenReady rows=10>
            {move || {
                if empty.get() {
                    view! { <div class="page"><FirstStart/></div> }.into_any()
                } else {
                    view! { <Map carteira/> }.into_any()
                }
            }}
        </WhenReady>
    }
}

#[component]
fn Map(carteira: Carteira) -> impl IntoView {
    let desk = MapDesk::new(carteira);
    let ground = outlines::ground(carteira, desk.cities, desk.seen);
    let coverage = coverage_layer(desk);
    let heat = heat_layer(desk);
    let legend = legend::entries(carteira);
    let parts = parts::entries(desk);
    let flagged =
        Memo::new(move |_| desk.pins.with(|pins| pins.points.iter().filter(|one| one.flagged).count()));
    let kinds = Memo::new(move |_| {
        if let Some(parted) = desk.parted.get() {
            return Arc::new((0..parted.legend.len()).map(marks::of_part).collect::<Vec<_>>());
        }
        legend.with(|all| Arc::new(all.iter().map(|e| marks::of_shade(e.shade)).collect::<Vec<_>>()))
    });
    let letters = Memo::new(move |_| {
        let parted = desk.parted.get();
        Arc::new(carteira.portfolio.with(|p| parted.map(|one| letters(p, &one.legend)).unwrap_or_default()))
    });
    let entries = Memo::new(move |_| match desk.layer.get() {
        Layer::Clients if desk.parted.with(Option::is_some) => parts.with(Vec::len),
        Layer::Clients => legend.with(Vec::len),
        Layer::Coverage | Layer::Heat => 0,
    });
    let below = Memo::new(move |_| below(desk));
    let streets_here = streets::in_view(desk.seen.into());
    let on_streets =
        Memo::new(move |_| streets_here.with(|here| here.as_ref().is_some_and(|(maps, _)| !maps.is_empty())));
    let moving = Signal::derive(move || desk.moving.get());
    let whole = NodeRef::<Div>::new();
    let covered = move || covered_by_tools(entries.get(), flagged.get() > 0, desk.list_open.get());
    let feed = streets::feed(untrack(|| {
        let (home, look_at) = ((desk.home.get(), covered()), desk.look_at.get());
        let has_streets = desk.layer.get() != Layer::Coverage;
        has_streets.then_some(streets::Opening {
            size: size()?,
            home,
            limits: limits(desk, CLOSEST),
            look_at,
        })
    }));

    view! {
        <div class="page map-page" data-edge="" data-fill="" data-list=move || desk.list_open.get().then_some("")>
            <div class="map-page__map" node_ref=whole>
                <CanvasMap
                    words=WORDS
                    home=desk.home
                    covered=Signal::derive(covered)
                    points=Signal::derive(move || match desk.layer.get() {
                        Layer::Clients | Layer::Coverage => Arc::clone(&desk.pins.get().points),
                        Layer::Heat => Arc::default(),
                    })
                    heat=heat.spots
                    kinds
                    letters
                    grouping
                    outlines=ground.layers
                    names=ground.names
                    fills=coverage.fills
                    selected=Signal::derive(move || desk.only_chosen())
                    moving
                    here=Signal::derive(move || desk.here.get())
                    streets=feed
                    spot=Signal::derive(move || desk.pointed.get())
                    on_hold=Callback::new(move |(x, y): (f64, f64)| desk.point_at(x, y))
                    look_at=Signal::derive(move || desk.look_at.get())
                    limits=Signal::derive(move || Some(limits(desk, if on_streets.get() { CLOSEST_ON_STREETS } else { CLOSEST })))
                    lassoing=desk.lassoing
                    area=lasso::outline(desk)
                    on_drawn=Callback::new(move |(ring,): (Vec<(f64, f64)>,)| match ring[..] {
                        [] => desk.lassoing.set(false),
                        [..] => lasso::drawn(desk, &ring),
                    })
                    naming=Callback::new(move |(id,): (u32,)| name_of(desk, id.into()))
                    above=Callback::new(move |()| chrome::above(whole))
                    describe=Callback::new(move |(ids,): (Vec<u32>,)| card::spoken(desk, &ids))
                    on_tap=Callback::new(move |(ids,): (Vec<u32>,)| desk.choose(&ids))
                    on_area=Callback::new(move |(area,): (u32,)| desk.filter_area(area))
                    on_place=Callback::new(move |(_, x, y): (u32, f64, f64)| desk.put_at(x, y))
                    on_view=Callback::new(move |(view,): (MapView,)| desk.saw(view))
                />
                <div class="map-page__top">
                    <Tools desk/>
                    {move || match desk.layer.get() {
                        Layer::Clients if desk.parted.with(Option::is_some) => {
                            view! { <PartLegend desk entries=parts flagged/> }.into_any()
                        }
                        Layer::Clients => view! { <Legend entries=legend flagged/> }.into_any(),
                        Layer::Coverage => view! { <CoverageLegend layer=coverage/> }.into_any(),
                        Layer::Heat => view! { <HeatLegend layer=heat/> }.into_any(),
                    }}
                    {move || ground.failed.get().then(|| view! { <p class="map-note">{words::OUTLINES_FAILED}</p> })}
                    <Nothing carteira/>
                    <StreetNote desk/>
                    <Side desk/>
                </div>
                <p class="map-page__credit">{words::CREDIT} <StreetCredit seen=desk.seen/></p>
                <div class="map-page__bottom">
                    {move || match below.get() {
                        Below::Moving => view! { <MovingBar desk/> }.into_any(),
                        Below::Pointed => view! { <PointedBar desk/> }.into_any(),
                        Below::Drawing => view! { <DrawBar desk/> }.into_any(),
                        Below::Area => view! { <AreaBar desk/> }.into_any(),
                        Below::Card => view! { <Card desk/> }.into_any(),
                    }}
                </div>
            </div>
            {move || desk.list_open.get().then(|| view! { <Drawer desk/> })}
        </div>
    }
}

/// What stands at the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    Moving,
    /// Where a finger rested.
    Pointed,
    Drawing,
    Area,
    Card,
}

fn below(desk: MapDesk) -> Below {
    if desk.moving.with(Option::is_some) {
        return Below::Moving;
    }
    if desk.pointed.with(Option::is_some) {
        return Below::Pointed;
    }
    if desk.lassoing.get() {
        return Below::Drawing;
    }
    let is_area = desk.carteira.view.filter.with(|filter| filter.area.is_some());
    match is_area && desk.layer.get() == Layer::Clients && desk.chosen.with(Vec::is_empty) {
        true => Below::Area,
        false => Below::Card,
    }
}

/// Says why the map is bare.
#[component]
fn Nothing(carteira: Carteira) -> impl IntoView {
    let bare = Memo::new(move |_| carteira.derived.visible.with(|all| all.is_empty()));
    move || {
        bare.get().then(|| {
            view! {
                <p class="map-note" role="status">
                    <span>{words::FILTERED_OUT}</span>
                    <Button tone=Tone::Quiet on_press=move || carteira.view.filter.set(Default::default())>
                        {words::SHOW_ALL_OF_FILTER}
                    </Button>
                </p>
            }
        })
    }
}

/// The size the map will have: that of the page's content.
fn size() -> Option<(f64, f64)> {
    let content = document().query_selector("main").ok()??;
    Some((f64::from(content.client_width()), f64::from(content.client_height())))
}

/// Brazil and wherever clients are.
fn limits(desk: MapDesk, max_zoom: f64) -> Limits {
    let (home, country) = (desk.home.get(), desk::country());
    let corners = |b: WorldBox| [(b.left, b.top), (b.right, b.bottom)];
    let area = WorldBox::around(corners(home).into_iter().chain(corners(country))).unwrap_or(country);
    Limits { area, max_zoom }
}

fn name_of(desk: MapDesk, slot: Slot) -> String {
    desk.carteira.portfolio.with_untracked(|p| {
        p.client_at(slot).map(|client| client.display_name().to_owned()).unwrap_or_default()
    })
}

/// Room taken by what stands above the map: the legend at the left where there is width, else the rows at the top. The legend has
/// so many `entries`, none where it is a few lines; narrow, the list stands in its place.
fn covered_by_tools(entries: usize, is_flagged: bool, is_listed: bool) -> Covered {
    let rem = rem_pixels();
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    if width >= WIDE_PX {
        return Covered { top: 4.0 * rem, left: 18.0 * rem, right: 3.5 * rem, bottom: 0.0 };
    }
    let columns = ((width / rem - LEGEND_EDGES_REM) / LEGEND_COLUMN_REM).floor().max(1.0);
    let lines = (entries as f64 / columns).ceil() * LEGEND_LINE_REM + if is_flagged { 2.0 } else { 0.0 };
    let legend = match entries {
        _ if is_listed => 0.0,
        0 => FEW_LINES_REM,
        _ => lines,
    };
    let tools = if width / rem >= TOOLS_IN_ONE_REM { 4.5 } else { 8.0 };
    Covered { top: (tools + legend + SIDE_REM) * rem, right: SIDE_REM * rem, ..Covered::default() }
}

pub(super) fn grouping(places: &[(f64, f64)], radius: f64) -> Vec<Vec<u32>> {
    let points: Vec<WorldPoint> = places.iter().map(|&(x, y)| WorldPoint { x, y }).collect();
    group_nearby(&points, radius)
}
