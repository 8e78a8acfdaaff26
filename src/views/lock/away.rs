//! Puts the page away while it is locked, and brings it back as it was: what was typed, scrolled and looked at.
//!
//! It is taken out of the document whole, so that nothing of it can be read, reached or heard; signals go on writing into
//! it. What opens meanwhile opens there.
use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::PLACE;
use crate::ui::layers;

/// What stands beside the page: the lock, and what stands there while the app comes.
const STAYS: [&str; 2] = [PLACE, "boot"];

struct Away {
    shelf: Element,
    /// How far each element was scrolled, to the right and down.
    scrolled: Vec<(Element, i32, i32)>,
    focused: Option<HtmlElement>,
}

thread_local! {
    static AWAY: RefCell<Option<Away>> = const { RefCell::new(None) };
}

/// Takes everything but the lock out of the document.
pub(super) fn put_away() {
    let focused = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    layers::hear_out();
    let Some((body, shelf)) = document().body().zip(document().create_element("div").ok()) else { return };
    let scrolled = scrolled(&body);
    let mut next = body.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        if !stays(&node) {
            // Only a node that holds the shelf can not be put there.
            let _ = shelf.append_child(&node);
        }
    }
    AWAY.set(Some(Away { shelf, scrolled, focused }));
}

/// Puts everything back before the lock.
pub(super) fn bring_back() {
    let Some(Away { shelf, scrolled, focused }) = AWAY.take() else { return };
    let Some(body) = document().body() else { return };
    let place = document().get_element_by_id(PLACE);
    while let Some(node) = shelf.first_child() {
        // The lock stands in the body, or nothing does and the end of it is as good.
        let _ = body.insert_before(&node, place.as_deref());
    }
    for (element, left, top) in scrolled {
        element.set_scroll_left(left);
        element.set_scroll_top(top);
    }
    layers::keep_only_top_reachable();
    if let Some(focused) = focused.filter(|element| element.is_connected()) {
        let _ = focused.focus();
    }
}

fn stays(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| STAYS.contains(&element.id().as_str()))
}

fn scrolled(body: &HtmlElement) -> Vec<(Element, i32, i32)> {
    let Ok(all) = body.query_selector_all("*") else { return Vec::new() };
    let elements = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<Element>().ok());
    let places = elements.map(|element| (element.scroll_left(), element.scroll_top(), element));
    let moved = places.filter(|(left, top, _)| (*left, *top) != (0, 0));
    moved.map(|(left, top, element)| (element, left, top)).collect()
}
