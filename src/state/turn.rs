//! Long work of the page in turns, between which it draws and hears the finger.

use super::clock::ticks;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Under a fourfold throttle a turn still ends well within 50 ms.
const TURN_MILLIS: f64 = 8.0;
/// Steps between two looks at the watch.
const STEPS: u32 = 16;

#[derive(Debug)]
pub(crate) struct Turn {
    began: f64,
    steps: u32,
}

impl Turn {
    pub(crate) fn new() -> Self {
        Self { began: ticks(), steps: 0 }
    }

    /// After each step of the work.
    pub(super) async fn rest_when_due(&mut self) {
        self.steps += 1;
        if self.steps.is_multiple_of(STEPS) {
            self.rest_when_long().await;
        }
    }

    /// After a step that is itself worth a look at the watch.
    pub(crate) async fn rest_when_long(&mut self) {
        if ticks() - self.began > TURN_MILLIS {
            rest().await;
            self.began = ticks();
        }
    }
}

/// Lets the page do what waits.
pub(super) async fn rest() {
    let turn = js_sys::Promise::new(&mut |resolve, _| {
        // A page that is going away gives no more turns.
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(turn).await;
}
