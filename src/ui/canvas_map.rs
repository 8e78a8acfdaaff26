//! A map on a canvas: outlines, points and coloured areas, with pan, pinch, wheel and keys. It knows no domain: places
//! are on the flat world (0..1, y grows south), kinds are positions in a legend of [`Mark`]s, and words come as props.
//!
//! Points nearer than a touch target stand together as a ring that shows the mix of their kinds; points at one spot
//! fan out. The canvas has a name and the keyboard steps through what is in view, each read aloud; a list beside the
//! map is the full alternative and is the view's to give.

mod along;
mod camera;
mod engine;
mod fan;
mod frames;
mod gestures;
mod glow;
pub(super) mod glyphs;
mod ground;
mod heat;
mod labels;
mod lasso;
mod lines;
mod marks;
mod model;
pub(super) mod palette;
mod paths;
mod scale;
mod scale_bar;
mod scene;
mod stamps;
mod stepping;
mod street_names;
mod street_paint;
mod street_shelf;
mod street_style;
mod street_tiles;
mod street_turns;
mod streets;
mod tags;
mod trail;
mod words;

pub(crate) use camera::{Covered, WorldBox};
pub(crate) use heat::HeatSpot;
pub(crate) use marks::{Grouping, MapPoint};
pub(crate) use model::{
    AreaFill, AreaFills, GroundPart, Here, Limits, LookAt, MapView, MapWords, Moving, NameKind, OutlineArea,
    OutlineLayer, PlaceName, Trail, TrailStop,
};
pub(crate) use street_tiles::{FROM_ZOOM as STREETS_FROM_ZOOM, StreetAt, StreetSource, first_tile};
pub(crate) use streets::{StreetAnswer, StreetLabel, StreetPlace, StreetTile};

use super::button::IconButton;
use super::icon::Glyph;
use super::ids::unique;
use super::state_mark::Mark;
use super::surface::{SizeWatch, fit_pixels, now_ms, pixel_ratio, watch_size};
use super::theme::theme_version;
use engine::{Engine, Told};
use frames::{client_box, schedule, start};
use leptos::html::{Canvas, Span};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long a finger rests before it points at a place.
const HOLD: Duration = Duration::from_millis(550);

/// Streets for the map: where they are had, and how they are asked for and come.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StreetFeed {
    pub sources: Signal<Arc<Vec<StreetSource>>>,
    pub ask: Callback<(Vec<StreetAt>,)>,
    /// Taken in as they come.
    pub came: RwSignal<Vec<(StreetAt, StreetAnswer)>>,
}

/// What the map shows. Each signal redraws only what depends on it.
#[component]
pub(crate) fn CanvasMap(
    words: MapWords,
    /// What *see all* and the first look show.
    #[prop(into)]
    home: Signal<WorldBox>,
    #[prop(into)] points: Signal<Arc<Vec<MapPoint>>>,
    /// The legend: a point's `kind` is a position here.
    #[prop(into)]
    kinds: Signal<Arc<Vec<Mark>>>,
    /// What stands above the map: looking at a box keeps clear of it.
    #[prop(into)]
    covered: Signal<Covered>,
    grouping: Grouping,
    #[prop(into)] outlines: Signal<Arc<Vec<Arc<OutlineLayer>>>>,
    #[prop(into)] names: Signal<Arc<Vec<PlaceName>>>,
    /// Coloured areas; while there are any, points are not drawn and areas are what is tapped.
    #[prop(into)]
    fills: Signal<Arc<AreaFills>>,
    #[prop(into)] selected: Signal<Option<u32>>,
    /// The point being moved, where it stands now: the view answers `on_place` by moving it there.
    #[prop(into)]
    moving: Signal<Option<Moving>>,
    #[prop(into)] here: Signal<Option<Here>>,
    /// How far it can be panned and zoomed; none: over the whole world.
    #[prop(optional, into)]
    limits: Signal<Option<Limits>>,
    /// Letters in the shapes, by kind.
    #[prop(optional, into)]
    letters: Signal<Arc<Vec<char>>>,
    /// Weights that are shown as a glow on the ground.
    #[prop(optional, into)]
    heat: Signal<Arc<Vec<HeatSpot>>>,
    /// A finger draws an area instead of moving the map.
    #[prop(optional, into)]
    lassoing: Signal<bool>,
    /// The area in force.
    #[prop(optional, into)]
    area: Signal<Option<Arc<Vec<(f64, f64)>>>>,
    /// The corners of an area that was drawn; none when it was given up.
    #[prop(optional)]
    on_drawn: Option<Callback<(Vec<(f64, f64)>,)>>,
    /// The name of a point, shown where few stand in view.
    #[prop(optional)]
    naming: Option<Callback<(u32,), String>>,
    /// The boxes of what stands above the map, in pixels from its corner: no words go below them.
    #[prop(optional)]
    above: Option<Callback<(), Vec<WorldBox>>>,
    /// A way through numbered stops, above the points.
    #[prop(optional, into)]
    trail: MaybeProp<Arc<Trail>>,
    #[prop(optional, into)] streets: Option<StreetFeed>,
    #[prop(into)] look_at: Signal<Option<LookAt>>,
    /// Words for points the keyboard stands on.
    describe: Callback<(Vec<u32>,), String>,
    /// A place that is pointed at, above the points.
    #[prop(optional, into)]
    spot: MaybeProp<(f64, f64)>,
    /// A finger rested at a place, or the key *c* asked for the middle.
    #[prop(optional)]
    on_hold: Option<Callback<(f64, f64)>>,
    on_tap: Callback<(Vec<u32>,)>,
    on_area: Callback<(u32,)>,
    on_place: Callback<(u32, f64, f64)>,
    on_view: Callback<(MapView,)>,
) -> impl IntoView {
    let canvas = NodeRef::<Canvas>::new();
    let probe = NodeRef::<Span>::new();
    let engine = StoredValue::new_local(None::<Engine>);
    let scheduled = StoredValue::new_local(false);
    let observer = StoredValue::new_local(None::<SizeWatch>);
    let aloud = RwSignal::new(String::new());
    let hint_id = unique("map-hint");

    let tell = move |told: Told| match told {
        Told::Tap(ids) => on_tap.run((ids,)),
        Told::Area(id) => on_area.run((id,)),
        Told::Placed(id, x, y) => on_place.run((id, x, y)),
        Told::View(view) => on_view.run((view,)),
        Told::Held(x, y) => {
            if let Some(on_hold) = on_hold {
                on_hold.run((x, y));
            }
        }
        Told::Streets(wanted) => {
            if let Some(streets) = streets {
                streets.ask.run((wanted,));
            }
        }
        Told::Stand(ids) => aloud.set(describe.run((ids,))),
        Told::Drawn(corners) => {
            if let Some(on_drawn) = on_drawn {
                on_drawn.run((corners,));
            }
        }
    };
    let redraw = move || schedule(engine, scheduled, tell);
    // Every change goes through here: the machine moves, what it has to say is said once it is at rest again.
    let act = move |change: &mut dyn FnMut(&mut Engine, f64) -> Vec<Told>| {
        let now = now_ms();
        let told = engine.try_update_value(|slot| slot.as_mut().map(|engine| change(engine, now))).flatten();
        redraw();
        told.into_iter().flatten().for_each(tell);
    };
    let set = move |change: &mut dyn FnMut(&mut Engine)| {
        act(&mut |engine, _| {
            change(engine);
            Vec::new()
        });
    };

    let colours = theme_version();
    Effect::new(move |_| {
        let (Some(canvas), Some(probe)) = (canvas.get(), probe.get()) else { return };
        if engine.with_value(Option::is_none) {
            let Some(mut started) = start(
                &canvas,
                probe.unchecked_into(),
                grouping,
                (home.get_untracked(), covered.get_untracked()),
                words,
            ) else {
                return;
            };
            (started.limits, started.naming, started.above) = (limits.get_untracked(), naming, above);
            engine.set_value(Some(started));
            observer.set_value(watch_size(&canvas, move |canvas| {
                let (width, height) = client_box(canvas);
                fit_pixels(canvas, (width, height));
                set(&mut |engine| engine.resize(width, height, pixel_ratio()));
            }));
        }
    });
    Effect::new(move |_| {
        let _ = (canvas.get(), colours.get());
        set(&mut |engine| engine.repaint());
    });
    Effect::new(move |_| {
        let (_, covered) = (canvas.get(), covered.get());
        set(&mut |engine| engine.covered = covered);
    });
    Effect::new(move |_| {
        let (_, home) = (canvas.get(), home.get());
        set(&mut |engine| engine.home = home);
    });
    Effect::new(move |_| {
        let (_, points) = (canvas.get(), points.get());
        set(&mut |engine| engine.set_points(Arc::clone(&points)));
    });
    Effect::new(move |_| {
        let (_, kinds, letters) = (canvas.get(), kinds.get(), letters.get());
        set(&mut |engine| engine.set_kinds(Arc::clone(&kinds), Arc::clone(&letters)));
    });
    Effect::new(move |_| {
        let (_, on, area) = (canvas.get(), lassoing.get(), area.get());
        set(&mut |engine| (engine.lasso.on, engine.lasso.area) = (on, area.clone()));
    });
    Effect::new(move |_| {
        let (_, limits) = (canvas.get(), limits.get());
        set(&mut |engine| engine.limits = limits);
    });
    Effect::new(move |_| {
        let (_, layers, fills, names) = (canvas.get(), outlines.get(), fills.get(), names.get());
        let heat = heat.get();
        set(&mut |engine| {
            engine.show_areas = !fills.is_empty();
            engine.ground.layers = Arc::clone(&layers);
            engine.ground.fills = Arc::clone(&fills);
            engine.ground.names = Arc::clone(&names);
            engine.ground.heat = Arc::clone(&heat);
            engine.ground.forget();
        });
    });
    Effect::new(move |_| {
        let (_, chosen, here) = (canvas.get(), selected.get(), here.get());
        set(&mut |engine| (engine.selected, engine.here) = (chosen, here));
    });
    Effect::new(move |_| {
        let (_, spot) = (canvas.get(), spot.get());
        set(&mut |engine| engine.spot = spot);
    });
    Effect::new(move |_| {
        let (_, trail) = (canvas.get(), trail.get());
        set(&mut |engine| engine.trail = trail.clone().unwrap_or_default());
    });
    Effect::new(move |_| {
        let (_, moving) = (canvas.get(), moving.get());
        set(&mut |engine| engine.moving = moving.map(|Moving { id, x, y }| (id, x, y)));
    });
    Effect::new(move |_| {
        let (_, look_at) = (canvas.get(), look_at.get());
        let Some(LookAt { area, closest, exactly, turn: _ }) = look_at else { return };
        act(&mut |engine, now| {
            if exactly {
                engine.jump_to(area, closest, now);
            } else {
                engine.fly_to(area, closest, now);
            }
            Vec::new()
        });
    });
    // Where the map looks is known by now.
    Effect::new(move |_| {
        let (_, Some(feed)) = (canvas.get(), streets) else { return };
        let sources = feed.sources.get();
        // Asked before the first frame: by the time that is drawn the tile may be here.
        act(&mut |engine, now| {
            engine.streets.set_sources(Arc::clone(&sources));
            engine.missing_streets(now).into_iter().collect()
        });
    });
    Effect::new(move |_| {
        let (_, Some(feed)) = (canvas.get(), streets) else { return };
        if feed.came.with(Vec::is_empty) {
            return;
        }
        let came = feed.came.try_update_untracked(std::mem::take).unwrap_or_default();
        if came.iter().any(|(_, answer)| *answer == StreetAnswer::Failed) {
            // A map at rest draws no frame of itself, in which it would ask again.
            set_timeout(redraw, Duration::from_millis(street_shelf::AGAIN_MS as u64 + 50));
        }
        let mut came = Some(came);
        act(&mut |engine, now| {
            for (at, answer) in came.take().into_iter().flatten() {
                engine.streets.take(at, answer, now);
            }
            Vec::new()
        });
    });

    let zoom = move |by: f64| {
        act(&mut |engine, now| {
            engine.zoom_by(None, by, now);
            Vec::new()
        });
    };
    view! {
        <div class="canvas-map">
            <canvas
                class="canvas-map__canvas"
                node_ref=canvas
                tabindex="0"
                role="application"
                aria-label=words.name
                aria-describedby=hint_id.clone()
                data-moving=move || moving.get().map(|_| "")
                data-drawing=move || lassoing.get().then_some("")
                on:pointerdown=move |event| {
                    if let Some(canvas) = canvas.get_untracked() {
                        let _ = canvas.set_pointer_capture(event.pointer_id());
                    }
                    let mut began = 0.0;
                    act(&mut |engine, now| {
                        began = now;
                        engine.finger_down(&event, now);
                        Vec::new()
                    });
                    if on_hold.is_some() {
                        let rests = move || {
                            let told = engine.try_update_value(|slot| slot.as_mut()?.finger_rests(began)).flatten();
                            told.into_iter().for_each(tell);
                        };
                        set_timeout(rests, HOLD);
                    }
                }
                on:contextmenu=move |event| {
                    // A long press is the map's own.
                    if on_hold.is_some() {
                        event.prevent_default();
                    }
                }
                on:pointermove=move |event| {
                    let mut moved = false;
                    engine.update_value(|slot| {
                        moved = slot.as_mut().is_some_and(|engine| engine.finger_moved(&event, now_ms()));
                    });
                    if moved {
                        redraw();
                    }
                }
                on:pointerup=move |event| act(&mut |engine, now| engine.finger_up(&event, now))
                on:pointercancel=move |event| set(&mut |engine| engine.finger_lost(&event))
                on:wheel=move |event| {
                    event.prevent_default();
                    act(&mut |engine, now| {
                        engine.wheel(&event, now);
                        Vec::new()
                    });
                }
                on:keydown=move |event| {
                    let mut used = false;
                    act(&mut |engine, now| {
                        let told = engine.key(&event, now);
                        used = told.is_some();
                        told.unwrap_or_default()
                    });
                    if used {
                        event.prevent_default();
                        event.stop_propagation();
                    }
                }
            ></canvas>
            <span class="canvas-map__probe" node_ref=probe aria-hidden="true"></span>
            <p class="visually-hidden" id=hint_id>{words.keyboard_hint}</p>
            <p class="visually-hidden" aria-live="polite">{aloud}</p>
            <div class="canvas-map__zoom">
                <IconButton glyph=Glyph::Plus label=words.zoom_in on_press=move || zoom(1.0) />
                <IconButton glyph=Glyph::Minus label=words.zoom_out on_press=move || zoom(-1.0) />
                <IconButton
                    glyph=Glyph::Home
                    label=words.see_all
                    on_press=move || {
                        act(&mut |engine, now| {
                            engine.fly_to(engine.home, camera::MAX_ZOOM, now);
                            Vec::new()
                        });
                    }
                />
            </div>
        </div>
    }
}
