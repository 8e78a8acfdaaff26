//! Heavy work off the page: what the worker does with a message, and how the page hears of it.
//!
//! The page makes one with `new Worker(window.carteira.worker)` and waits for the message `"ready"`: what it sends
//! before the wasm has started is lost.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// Called once by the worker's `main`: from here on messages are heard.
pub fn start() {
    if let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        // A scope that is closing hears no one: nothing is lost.
        let _ = scope.post_message(&JsValue::from_str("ready"));
    }
}
