//! Where something that opens stands: beside what opened it and inside the screen, below where it fits, else on the side
//! that has more room. It lies in the browser's top layer, so that no frame around its button cuts it off.
use leptos::{html::Div, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement};

const GAP_PX: f64 = 4.0;
/// Kept free at the edges of the screen.
const EDGE_PX: f64 = 8.0;

/// Puts `part` beside `opener`, flush with its end, no higher than the room there.
pub(super) fn beside(part: &HtmlElement, opener: &Element) {
    show_on_top(part);
    let Some(page) = document().document_element() else { return };
    let (width, height) = (f64::from(page.client_width()), f64::from(page.client_height()));
    let (opener, size) = (opener.get_bounding_client_rect(), part.get_bounding_client_rect());
    let above = opener.top() - GAP_PX - EDGE_PX;
    let below = height - opener.bottom() - GAP_PX - EDGE_PX;
    let goes_down = size.height() <= below || below >= above;
    let tall = size.height().min(if goes_down { below } else { above });
    let top = if goes_down { opener.bottom() + GAP_PX } else { opener.top() - GAP_PX - tall };
    let left = (opener.right() - size.width()).min(width - size.width() - EDGE_PX).max(EDGE_PX);
    let style = part.style();
    for (name, pixels) in [("top", top), ("left", left), ("max-height", tall)] {
        // A declaration that is refused leaves the part where its style sheet puts it.
        let _ = style.set_property(name, &format!("{pixels:.1}px"));
    }
}

/// Calls back when the page scrolls or turns under `part`, as long as the caller stands.
pub(super) fn when_moved(part: NodeRef<Div>, moved: impl Fn() + Copy + 'static) {
    let resized = window_event_listener_untyped("resize", move |_| moved());
    let scrolled = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let inside = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let part = part.try_get_untracked().flatten();
        if part.is_some_and(|part| !part.contains(inside.as_ref())) {
            moved();
        }
    });
    // Capturing: the scroll of a frame does not rise to the page.
    let hear = scrolled.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = document().add_event_listener_with_callback_and_bool("scroll", &hear, true);
    let scrolled = StoredValue::new_local(scrolled);
    on_cleanup(move || {
        resized.remove();
        let _ = document().remove_event_listener_with_callback_and_bool("scroll", &hear, true);
        scrolled.dispose();
    });
}

/// `showPopover` is younger than the bindings; where it is missing, the part is fixed above the page by its style.
fn show_on_top(part: &HtmlElement) {
    let method = js_sys::Reflect::get(part, &JsValue::from_str("showPopover")).ok();
    if let Some(method) = method.and_then(|method| method.dyn_into::<js_sys::Function>().ok()) {
        let _ = method.call0(part);
    }
}
