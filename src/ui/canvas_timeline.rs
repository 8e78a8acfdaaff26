//! Rows on a calendar, on a canvas: any number of them, in groups whose headers stay in sight. It knows no domain: rows
//! have a kind (a position in a legend of [`Mark`]s), a bar up to one day, and shapes on days; words come as props.
//!
//! The browser scrolls up and down, so that a thumb throws the rows as everywhere; only rows in sight are asked for and
//! drawn. Days are moved, pinched, or chosen on the axis. A table beside it is the full alternative and is the view's.

mod axis;
mod draw;
mod engine;
mod gestures;
mod handed_on;
mod layout;
mod model;
mod window;

pub(crate) use gestures::ZOOM_STEP;
pub(crate) use handed_on::{MOST_ROWS, PictureWords};
pub(crate) use model::{Bar, Happened, Shape, TimelineGroup, TimelineModel, TimelineRow, TimelineWords};
pub(crate) use window::DayWindow;

use super::canvas_map::palette::Palette;
use super::ids::unique;
use super::state_mark::Mark;
use super::surface::{SizeWatch, fit_pixels, now_ms, pixel_ratio, watch_size};
use super::theme::{rem_pixels, theme_version};
use engine::{Engine, Told, heights};
use layout::Layout;
use leptos::html::{Canvas, Div, Span};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Fills its container and scrolls inside it.
#[component]
pub(crate) fn CanvasTimeline(
    words: TimelineWords,
    #[prop(into)] model: Signal<Arc<TimelineModel>>,
    /// The row at an index of the model shown; asked again whenever the model was set.
    row: Callback<(usize,), Option<TimelineRow>>,
    /// The legend: a row's `kind` is a position here.
    #[prop(into)]
    kinds: Signal<Arc<Vec<Mark>>>,
    /// The days shown, set from here and from outside.
    window: RwSignal<DayWindow>,
    /// Pixels scrolled, so that coming back finds the place.
    scroll: RwSignal<i32>,
    #[prop(into)] selected: Signal<Option<u32>>,
    /// Words for the row the keyboard stands on.
    describe: Callback<(usize,), String>,
    /// `None`: what was chosen is let go.
    on_choose: Callback<(Option<u32>,)>,
    /// All days there are were asked for.
    on_all: Callback<()>,
    /// A picture of the first rows is wanted, with these words around it.
    picture: RwSignal<Option<PictureWords>>,
    on_picture: UnsyncCallback<(HtmlCanvasElement,)>,
) -> impl IntoView {
    let scroller = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let probe = NodeRef::<Span>::new();
    let engine = StoredValue::new_local(None::<Engine>);
    let scheduled = StoredValue::new_local(false);
    let observer = StoredValue::new_local(None::<SizeWatch>);
    let size = RwSignal::new((0.0_f64, 0.0_f64));
    let over_axis = RwSignal::new(false);
    let aloud = RwSignal::new(String::new());
    let hint_id = unique("timeline-hint");
    let colours = theme_version();

    let fetch = move |at: usize| row.run((at,));
    let redraw = move || {
        if scheduled.try_get_value() != Some(false) {
            return;
        }
        scheduled.set_value(true);
        request_animation_frame(move || {
            if scheduled.try_set_value(false).is_none() {
                engine.update_value(|slot| {
                    if let Some(engine) = slot {
                        engine.draw(&words, &fetch);
                    }
                });
            }
        });
    };
    let tell = move |told: Told| match told {
        Told::Window(now) => window.set(now),
        Told::All => on_all.run(()),
        Told::Open(id) => on_choose.run((Some(id),)),
        Told::Close => on_choose.run((None,)),
        Told::Stand(row) => {
            aloud.set(describe.run((row,)));
            let top = engine.with_value(|slot| slot.as_ref().and_then(|engine| span_of(engine, row)));
            if let (Some((top, bottom)), Some(scroller)) = (top, scroller.get_untracked()) {
                bring_into_sight(&scroller, top, bottom);
            }
        }
        Told::Scroll(by) => {
            if let Some(scroller) = scroller.get_untracked() {
                scroller.set_scroll_top(scroller.scroll_top() + by.round() as i32);
            }
        }
    };
    // Every change goes through here: the machine moves, what it has to say is said once it is at rest again.
    let act = move |change: &mut dyn FnMut(&mut Engine) -> Vec<Told>| {
        let told = engine.try_update_value(|slot| slot.as_mut().map(change)).flatten();
        redraw();
        told.into_iter().flatten().for_each(tell);
    };
    let set = move |change: &mut dyn FnMut(&mut Engine)| {
        act(&mut |engine| {
            change(engine);
            Vec::new()
        });
    };

    let layout = Memo::new(move |_| {
        colours.track();
        let (header, row) = heights(size.get().0, rem_pixels());
        let counts = model.with(|model| model.groups.iter().map(|group| group.count).collect());
        Layout::new(header, row, counts)
    });
    let sheet_height = move || format!("{}px", layout.with(Layout::height) + (2.75 * rem_pixels()).round());

    Effect::new(move |_| {
        let (Some(scroller), Some(canvas), Some(probe)) = (scroller.get(), canvas.get(), probe.get()) else {
            return;
        };
        if engine.with_value(Option::is_some) {
            return;
        }
        let Some(context) = canvas.get_context("2d").ok().flatten().and_then(|found| found.dyn_into().ok())
        else {
            return;
        };
        let context: CanvasRenderingContext2d = context;
        let probe: HtmlElement = probe.unchecked_into();
        engine.set_value(Some(Engine::new(context, Palette::new(probe))));
        observer.set_value(watch_size(&scroller, move |scroller: &web_sys::HtmlDivElement| {
            let now = (f64::from(scroller.client_width()), f64::from(scroller.client_height()));
            size.try_set(now);
        }));
        let place = scroll.get_untracked();
        request_animation_frame(move || scroller.set_scroll_top(place));
    });
    Effect::new(move |_| {
        let (Some(canvas), (width, height)) = (canvas.get(), size.get()) else { return };
        fit_pixels(&canvas, (width, height));
        set(&mut |engine| engine.resize(width, height, pixel_ratio()));
    });
    Effect::new(move |_| {
        let _ = (canvas.get(), colours.get());
        set(&mut |engine| engine.repaint(rem_pixels()));
    });
    Effect::new(move |_| {
        let (_, model, layout) = (canvas.get(), model.get(), layout.get());
        set(&mut |engine| engine.show(Arc::clone(&model), layout.clone()));
    });
    Effect::new(move |_| {
        let (_, kinds, selected) = (canvas.get(), kinds.get(), selected.get());
        set(&mut |engine| (engine.kinds, engine.selected) = (Arc::clone(&kinds), selected));
    });
    Effect::new(move |_| {
        let (_, shown) = (canvas.get(), window.get());
        set(&mut |engine| engine.window = shown);
    });

    Effect::new(move |_| {
        let Some(around) = picture.get() else { return };
        let Some(probe) = probe.get_untracked() else { return };
        let probe: HtmlElement = probe.unchecked_into();
        let made = engine.with_value(|slot| {
            slot.as_ref().and_then(|shown| handed_on::picture(shown, probe, &words, &around, &fetch))
        });
        picture.set(None);
        if let Some(made) = made {
            on_picture.run((made,));
        }
    });

    let on_scroll = move |_| {
        let Some(scroller) = scroller.try_get_untracked().flatten() else { return };
        let top = scroller.scroll_top();
        scroll.set(top);
        set(&mut |engine| engine.scroll = f64::from(top).max(0.0));
    };
    view! {
        <div class="canvas-timeline" node_ref=scroller on:scroll=on_scroll>
            <div class="canvas-timeline__sheet" style:height=sheet_height>
                <canvas
                    class="canvas-timeline__canvas"
                    node_ref=canvas
                    style:height=move || format!("{}px", size.get().1)
                    tabindex="0"
                    role="application"
                    aria-label=words.name
                    aria-describedby=hint_id.clone()
                    data-over=move || over_axis.get().then_some("axis")
                    on:focus=move |_| set(&mut |engine| engine.focused = true)
                    on:blur=move |_| set(&mut |engine| engine.focused = false)
                    on:pointerdown=move |event| {
                        set(&mut |engine| engine.finger_down(&event, now_ms()));
                        if event.pointer_type() == "mouse"
                            && let Some(canvas) = canvas.get_untracked()
                        {
                            let _ = canvas.set_pointer_capture(event.pointer_id());
                        }
                    }
                    on:pointermove=move |event| {
                        let axis = engine.try_with_value(|slot| slot.as_ref().map(Engine::axis));
                        let Some(axis) = axis.flatten() else { return };
                        let over = f64::from(event.offset_y()) < axis;
                        if over_axis.get_untracked() != over {
                            over_axis.set(over);
                        }
                        if event.buttons() != 0 {
                            act(&mut |engine| engine.finger_moved(&event));
                        }
                    }
                    on:pointerup=move |event| act(&mut |engine| engine.finger_up(&event, now_ms(), &fetch))
                    on:pointercancel=move |event| set(&mut |engine| engine.finger_lost(&event))
                    on:wheel=move |event| {
                        let mut used = false;
                        act(&mut |engine| {
                            let told = engine.wheel(&event);
                            used = told.is_some();
                            told.unwrap_or_default()
                        });
                        if used {
                            event.prevent_default();
                        }
                    }
                    on:keydown=move |event| {
                        let mut used = false;
                        act(&mut |engine| {
                            let told = engine.key(&event, &fetch);
                            used = told.is_some();
                            told.unwrap_or_default()
                        });
                        if used {
                            event.prevent_default();
                            event.stop_propagation();
                        }
                    }
                ></canvas>
            </div>
            <span class="canvas-timeline__probe" node_ref=probe aria-hidden="true"></span>
            <p class="visually-hidden" id=hint_id>{words.keyboard_hint}</p>
            <p class="visually-hidden" aria-live="polite">{aloud}</p>
        </div>
    }
}

/// Where a row begins and ends among all rows, and below the header that covers it.
fn span_of(engine: &Engine, row: usize) -> Option<(f64, f64)> {
    let top = engine.layout.row_top(row)?;
    Some((top - engine.layout.header, top + engine.layout.row + engine.axis()))
}

fn bring_into_sight(scroller: &HtmlElement, top: f64, bottom: f64) {
    let (seen, height) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
    if top < seen {
        scroller.set_scroll_top(top.floor() as i32);
    } else if bottom > seen + height {
        scroller.set_scroll_top((bottom - height).ceil() as i32);
    }
}
