//! What every canvas one can touch shares: its pixels, its fingers, its wheel.
//!
//! A finger that moves less than the slop and leaves soon is a tap; a second finger beside it makes a pinch.

use leptos::prelude::*;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlCanvasElement, KeyboardEvent, PointerEvent, ResizeObserver, WheelEvent};

const SLOP_PX: f64 = 8.0;
const TAP_MS: f64 = 700.0;
pub(crate) const DOUBLE_TAP_MS: f64 = 320.0;
/// Wheel pixels for one doubling; a pinch on a trackpad comes as a wheel with Ctrl and smaller numbers.
const WHEEL_PX: f64 = 320.0;
const PINCH_WHEEL_PX: f64 = 90.0;
const WHEEL_LINE_PX: f64 = 24.0;
/// More device pixels than this for each CSS pixel cost time and show nothing.
const MAX_RATIO: f64 = 2.0;

pub(crate) type Spot = (f64, f64);

/// The fingers on a canvas.
#[derive(Debug, Default)]
pub(crate) struct Fingers {
    down: BTreeMap<i32, Spot>,
    /// Where and when the first finger came down, while it may still be a tap.
    tap: Option<(Spot, f64)>,
}

/// A finger that moved by more than a tap does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moved {
    pub from: Spot,
    pub to: Spot,
    /// Where the other finger of a pinch rests.
    pub other: Option<Spot>,
    /// Where the finger had come down, told once: when it stopped being a tap.
    pub began: Option<Spot>,
}

/// How a finger left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifted {
    Tap,
    Drag,
    /// It rested too long to mean anything.
    Rest,
}

impl Fingers {
    /// Whether a finger moves something.
    pub(crate) fn are_moving(&self) -> bool {
        self.tap.is_none() && !self.down.is_empty()
    }

    /// A finger came down; answers whether it is the only one.
    pub(crate) fn down(&mut self, event: &PointerEvent, now: f64) -> bool {
        let at = spot(event);
        self.down.insert(event.pointer_id(), at);
        let alone = self.down.len() == 1;
        self.tap = alone.then_some((at, now));
        alone
    }

    /// `None` for a finger that did not come down here, or may still be a tap.
    pub(crate) fn moved(&mut self, event: &PointerEvent) -> Option<Moved> {
        let to = spot(event);
        let from = *self.down.get(&event.pointer_id())?;
        let mut began = None;
        if let Some((first, _)) = self.tap {
            if distance(first, to) < SLOP_PX {
                return None;
            }
            self.tap = None;
            began = Some(first);
        }
        let other = self.down.iter().find(|(id, _)| **id != event.pointer_id()).map(|(_, at)| *at);
        self.down.insert(event.pointer_id(), to);
        Some(Moved { from, to, other, began })
    }

    /// `None` for a finger that did not come down here.
    pub(crate) fn up(&mut self, event: &PointerEvent, now: f64) -> Option<Lifted> {
        self.down.remove(&event.pointer_id())?;
        Some(match self.tap.take() {
            Some((_, began)) if now - began <= TAP_MS => Lifted::Tap,
            Some(_) => Lifted::Rest,
            None => Lifted::Drag,
        })
    }

    /// Where the one finger rests that came down at `began` and has not moved; it is no tap any more.
    pub(crate) fn rested(&mut self, began: f64) -> Option<Spot> {
        let (at, _) = self.tap.filter(|(_, when)| *when == began && self.down.len() == 1)?;
        self.tap = None;
        Some(at)
    }

    pub(crate) fn lost(&mut self, event: &PointerEvent) {
        self.down.remove(&event.pointer_id());
        self.tap = None;
    }
}

pub(crate) fn spot(event: &PointerEvent) -> Spot {
    (f64::from(event.offset_x()), f64::from(event.offset_y()))
}

pub(crate) fn distance(a: Spot, b: Spot) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// How far the wheel turned, in CSS pixels.
pub(crate) fn wheel_pixels(event: &WheelEvent) -> (f64, f64) {
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { WHEEL_LINE_PX };
    (event.delta_x() * unit, event.delta_y() * unit)
}

/// Doublings that a turn of the wheel by `dy` pixels asks for, at most one; `pinch` where it comes from a trackpad's pinch.
pub(crate) fn wheel_doublings(dy: f64, pinch: bool) -> f64 {
    (dy / if pinch { PINCH_WHEEL_PX } else { WHEEL_PX }).clamp(-1.0, 1.0)
}

/// Whether the browser, not the canvas, has a use for the key.
pub(crate) fn is_shortcut(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}

/// Gives the canvas the device pixels of a box in CSS pixels.
pub(crate) fn fit_pixels(canvas: &HtmlCanvasElement, (width, height): (f64, f64)) {
    canvas.set_width((width * pixel_ratio()).round() as u32);
    canvas.set_height((height * pixel_ratio()).round() as u32);
}

/// What is drawn on a canvas, as the bytes of a PNG; `None`: the browser makes none.
pub(crate) async fn png_of(canvas: HtmlCanvasElement) -> Option<Vec<u8>> {
    let blob = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
            let _ = match blob {
                Some(blob) => resolve.call1(&JsValue::NULL, &blob),
                None => reject.call0(&JsValue::NULL),
            };
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    let blob: web_sys::Blob = JsFuture::from(blob).await.ok()?.unchecked_into();
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

/// Watches an element's box until it is dropped.
#[derive(Debug)]
pub(crate) struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back when the element's box changes, and once at first.
pub(crate) fn watch_size<E: AsRef<Element> + Clone + 'static>(
    element: &E,
    on_size: impl Fn(&E) + 'static,
) -> Option<SizeWatch> {
    let watched = element.clone();
    let callback = Closure::<dyn FnMut()>::new(move || on_size(&watched));
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element.as_ref());
    Some(SizeWatch { observer, _callback: callback })
}

pub(crate) fn pixel_ratio() -> f64 {
    window().device_pixel_ratio().clamp(1.0, MAX_RATIO)
}

pub(crate) fn now_ms() -> f64 {
    window().performance().map(|clock| clock.now()).unwrap_or_default()
}
