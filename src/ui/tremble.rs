//! A finger that trembles taps twice at one point. Where the first tap opened or closed a sheet, the second would hit what
//! was never aimed at: a control of the sheet, the veil that closes it, the page below. It is held back here, for all of them.
use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::MouseEvent;

use super::layers;

/// Two taps closer than this, in time and place, are one.
const MILLIS: f64 = 500.0;
const PIXELS: i32 = 24;

#[derive(Clone, Copy)]
struct Tap {
    at: f64,
    x: i32,
    y: i32,
    /// The layer that it hit; `None`: the page.
    layer: Option<usize>,
}

/// No layer has this number: a tap that was held back hit nothing.
const NOTHING: usize = usize::MAX;

thread_local! {
    static LAST: Cell<Option<Tap>> = const { Cell::new(None) };
}

/// Called once: holds back the second half of a double tap before anybody hears of it.
pub(super) fn begin() {
    let held = Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| {
        // Keys click too, without a count and where the focus is.
        if event.detail() == 0 {
            return;
        }
        let tap =
            Tap { at: event.time_stamp(), x: event.client_x(), y: event.client_y(), layer: layers::top() };
        if LAST.replace(Some(tap)).is_some_and(|last| is_tremble(last, tap)) {
            event.stop_immediate_propagation();
            event.prevent_default();
            // A third tap of the same tremble is held back as well.
            LAST.set(Some(Tap { layer: Some(NOTHING), ..tap }));
        }
    });
    let _ = window().add_event_listener_with_callback_and_bool("click", held.as_ref().unchecked_ref(), true);
    held.forget();
    // Who pressed a key between two taps meant both.
    let meant = window_event_listener(leptos::ev::keydown, |_| LAST.set(None));
    std::mem::forget(meant);
}

fn is_tremble(last: Tap, tap: Tap) -> bool {
    last.layer != tap.layer
        && tap.at - last.at < MILLIS
        && (tap.x - last.x).abs() <= PIXELS
        && (tap.y - last.y).abs() <= PIXELS
}
