//! Where the tools, the legend and the keys stand above the map, as the browser laid them out.

use crate::ui::canvas_map::WorldBox;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The card is not of them: it comes and goes, and hides whole what is below it.
const ABOVE: &str = ".map-tools > *, .map-legend, .map-note, .map-side, .map-page__credit, .canvas-map__zoom";
/// Words stay this far from an edge, in pixels.
const CLEAR_PX: f64 = 4.0;

/// In pixels from the corner of the map.
pub(super) fn above(map: NodeRef<Div>) -> Vec<WorldBox> {
    let Some(map) = map.try_get_untracked().flatten() else { return Vec::new() };
    let corner = map.get_bounding_client_rect();
    let Ok(found) = map.query_selector_all(ABOVE) else { return Vec::new() };
    let all = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok());
    let room = |one: Element| {
        let rect = one.get_bounding_client_rect();
        (rect.width() > 0.0 && rect.height() > 0.0).then(|| WorldBox {
            left: rect.left() - corner.left() - CLEAR_PX,
            top: rect.top() - corner.top() - CLEAR_PX,
            right: rect.right() - corner.left() + CLEAR_PX,
            bottom: rect.bottom() - corner.top() + CLEAR_PX,
        })
    };
    all.filter_map(room).collect()
}
