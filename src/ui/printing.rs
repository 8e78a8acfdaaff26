//! Whether the page is being printed: paper does not scroll, and shows what the screen does not.
use leptos::prelude::*;

/// Followed as long as the part being built stands.
pub(crate) fn printing() -> RwSignal<bool> {
    let printing = RwSignal::new(false);
    for (event, now) in [("beforeprint", true), ("afterprint", false)] {
        let listener = window_event_listener_untyped(event, move |_| printing.set(now));
        on_cleanup(move || listener.remove());
    }
    printing
}
