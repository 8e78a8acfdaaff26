//! Long work of the page in turns, between which it draws and hears the finger.

use super::clock::ticks;
use leptos::prelude::{GetValue, StoredValue, UpdateValue, window};
use wasm_bindgen_futures::JsFuture;

/// Under a fourfold throttle a turn still ends well within 50 ms.
const TURN_MILLIS: f64 = 8.0;
/// Steps between two looks at the watch.
const STEPS: u32 = 16;

#[derive(Debug)]
pub(super) struct Turn {
    began: f64,
    steps: u32,
}

impl Turn {
    pub(super) fn new() -> Self {
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
    async fn rest_when_long(&mut self) {
        if ticks() - self.began > TURN_MILLIS {
            rest().await;
            self.began = ticks();
        }
    }
}

/// Work that is begun anew whenever what it is about changes: the later one takes over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct InTurns(StoredValue<u64>);

impl InTurns {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Steps until one says that it was the last. `false`: a later call took over, or the page that asked is gone.
    pub(crate) async fn run(self, mut step: impl FnMut() -> bool) -> bool {
        let begun = self.0.try_update_value(|runs| {
            *runs += 1;
            *runs
        });
        let Some(begun) = begun else { return false };
        let mut turn = Turn::new();
        while self.0.try_get_value() == Some(begun) {
            if step() {
                return true;
            }
            turn.rest_when_long().await;
        }
        false
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
