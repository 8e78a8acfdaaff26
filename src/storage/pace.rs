//! Long work in batches, so that no task of the page is long enough to be felt.

use wasm_bindgen::{JsCast, JsValue};

/// Under a fourfold throttle a batch still ends well within 50 ms.
const BATCH_MILLIS: f64 = 8.0;
const SIZES: std::ops::RangeInclusive<f64> = 8.0..=512.0;

/// How many things make one batch: as many as the last ones say fit into its time.
#[derive(Debug)]
pub(super) struct Batch {
    size: f64,
    started: f64,
}

impl Batch {
    pub(super) fn new() -> Self {
        Self { size: 64.0, started: 0.0 }
    }

    pub(super) fn size(&self) -> u32 {
        self.size as u32
    }

    pub(super) fn start(&mut self) {
        self.started = now();
    }

    /// `done` things were done since `start`.
    pub(super) fn end(&mut self, done: usize) {
        let took = (now() - self.started).max(0.1);
        // At most doubled: one quick batch does not promise that all are.
        let fitting = (done as f64 * BATCH_MILLIS / took).min(self.size * 2.0);
        self.size = fitting.clamp(*SIZES.start(), *SIZES.end());
    }
}

/// Milliseconds of the page's or the worker's own stopwatch.
fn now() -> f64 {
    let performance = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("performance")).ok();
    let performance =
        performance.filter(|it| !it.is_undefined()).map(JsValue::unchecked_into::<web_sys::Performance>);
    performance.map_or(0.0, |performance| performance.now())
}
