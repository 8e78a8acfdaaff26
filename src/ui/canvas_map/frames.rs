//! The canvas as the browser gives it: the machine is started on it, and frames are asked for.

use super::camera::{Covered, WorldBox};
use super::engine::{Engine, Told};
use super::marks::Grouping;
use super::model::MapWords;
use super::palette::Palette;
use crate::ui::surface::{fit_pixels, now_ms, pixel_ratio};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Asks for one frame, however often it is called; frames follow while the map is moving.
pub(super) fn schedule(
    engine: StoredValue<Option<Engine>, LocalStorage>,
    scheduled: StoredValue<bool, LocalStorage>,
    tell: impl Fn(Told) + Copy + 'static,
) {
    if scheduled.try_get_value() != Some(false) {
        return;
    }
    scheduled.set_value(true);
    request_animation_frame(move || {
        if scheduled.try_set_value(false).is_some() {
            return;
        }
        let drawn = engine.try_update_value(|slot| slot.as_mut().map(|engine| engine.frame(now_ms())));
        let Some((again, told)) = drawn.flatten() else { return };
        if again {
            schedule(engine, scheduled, tell);
        }
        let asks = engine
            .try_update_value(|slot| slot.as_mut().map(|engine| engine.missing_streets(now_ms())))
            .flatten();
        asks.into_iter().flatten().chain(told).for_each(tell);
    });
}

/// The map as it stands before its first frame.
pub(super) fn start(
    canvas: &HtmlCanvasElement,
    probe: HtmlElement,
    grouping: Grouping,
    (home, covered): (WorldBox, Covered),
    words: MapWords,
) -> Option<Engine> {
    let ctx: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let mut engine = Engine::new(ctx, Palette::new(probe), grouping, home, words);
    engine.covered = covered;
    let (width, height) = client_box(canvas);
    fit_pixels(canvas, (width, height));
    engine.resize(width, height, pixel_ratio());
    let reduced = window().match_media("(prefers-reduced-motion: reduce)");
    engine.still = matches!(reduced, Ok(Some(query)) if query.matches());
    Some(engine)
}

pub(super) fn client_box(canvas: &HtmlCanvasElement) -> (f64, f64) {
    (f64::from(canvas.client_width()), f64::from(canvas.client_height()))
}
