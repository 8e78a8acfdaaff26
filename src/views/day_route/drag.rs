//! Dragging a stop to another place in the list. The rows stay where they are in the page and are only drawn elsewhere, so
//! that the finger keeps its row; the order is kept when the finger is lifted.

use super::desk::RouteDesk;
use crate::domain::plan::road::day_route::Timetable;
use crate::screen::day_route::drag::{Row, place, shift};
use crate::screen::day_route::plan::moved;
use leptos::html::Ol;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, PointerEvent};

/// A finger nearer than this to an edge of the list's frame scrolls it.
const EDGE_PX: f64 = 72.0;
const SCROLL_PX: f64 = 14.0;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    pointer: i32,
    from: usize,
    to: usize,
    /// How far the finger went, what was scrolled included.
    by: f64,
    began: f64,
    scrolled: f64,
}

#[derive(Clone, Copy)]
pub(super) struct Drag {
    desk: RouteDesk,
    pub list: NodeRef<Ol>,
    held: RwSignal<Option<Held>>,
    /// Top and height of each row when the finger went down.
    rows: StoredValue<Vec<Row>>,
}

impl Drag {
    pub(crate) fn new(desk: RouteDesk) -> Self {
        Self { desk, list: NodeRef::new(), held: RwSignal::new(None), rows: StoredValue::new(Vec::new()) }
    }

    pub(crate) fn start(self, event: &PointerEvent, from: usize) {
        if event.button() != 0 || self.held.with_untracked(Option::is_some) {
            return;
        }
        let Some(list) = self.list.get_untracked() else { return };
        let children = list.children();
        let rows = (0..children.length()).filter_map(|at| children.item(at)).map(|row| {
            let area = row.get_bounding_client_rect();
            (area.top(), area.height())
        });
        self.rows.set_value(rows.collect());
        capture(event);
        event.prevent_default();
        let (pointer, began) = (event.pointer_id(), f64::from(event.client_y()));
        let scrolled = frame(&list).map_or(0.0, |frame| f64::from(frame.scroll_top()));
        self.held.set(Some(Held { pointer, from, to: from, by: 0.0, began, scrolled }));
    }

    pub(crate) fn go(self, event: &PointerEvent) {
        let Some(mut held) = self.held.get_untracked().filter(|held| held.pointer == event.pointer_id())
        else {
            return;
        };
        let (y, mut scrolled) = (f64::from(event.client_y()), 0.0);
        if let Some(frame) = self.list.get_untracked().and_then(|list| frame(&list)) {
            let area = frame.get_bounding_client_rect();
            let step = if y < area.top() + EDGE_PX {
                -SCROLL_PX
            } else if y > area.bottom() - EDGE_PX {
                SCROLL_PX
            } else {
                0.0
            };
            if step != 0.0 {
                frame.set_scroll_top(frame.scroll_top() + step as i32);
            }
            scrolled = f64::from(frame.scroll_top()) - held.scrolled;
        }
        held.by = y - held.began + scrolled;
        held.to = self.rows.with_value(|rows| place(rows, held.from, held.by));
        let has_moved = self.held.with_untracked(|before| before.is_some_and(|before| before.to != held.to));
        self.held.set(Some(held));
        if has_moved {
            let n = self.rows.with_value(Vec::len);
            self.desk.preview.set(Some(moved(n, held.from, held.to)));
        }
    }

    pub(crate) fn drop_here(self, event: &PointerEvent) {
        if let Some(held) = self.let_go(event) {
            self.desk.carry(held.from, held.to);
        }
    }

    /// The finger was lost: nothing moves.
    pub(crate) fn give_up(self, event: &PointerEvent) {
        self.let_go(event);
    }

    fn let_go(self, event: &PointerEvent) -> Option<Held> {
        let held = self.held.get_untracked().filter(|held| held.pointer == event.pointer_id())?;
        self.held.set(None);
        self.desk.preview.set(None);
        Some(held)
    }

    pub(crate) fn is_held(self, at: usize) -> bool {
        self.held.with(|held| held.is_some_and(|held| held.from == at))
    }

    /// How far a row is drawn from where it stands.
    pub(crate) fn shift(self, at: usize) -> Option<String> {
        let held = self.held.get()?;
        let by = self.rows.with_value(|rows| shift(rows, at, held.from, held.to, held.by))?;
        Some(format!("translateY({by:.0}px)"))
    }

    /// What the order under the finger would cost, while one is held.
    pub(crate) fn cost(self) -> Option<(Timetable, Timetable)> {
        self.desk
            .preview
            .with(Option::is_some)
            .then(|| (self.desk.plan.with(|plan| plan.as_planned()), self.desk.table.get()))
    }
}

/// What scrolls around the list.
fn frame(list: &HtmlElement) -> Option<HtmlElement> {
    let mut above = list.parent_element();
    while let Some(element) = above {
        if element.scroll_height() > element.client_height() + 1
            && window().get_computed_style(&element).ok().flatten().is_some_and(|style| {
                style.get_property_value("overflow-y").is_ok_and(|way| way == "auto" || way == "scroll")
            })
        {
            return element.dyn_into().ok();
        }
        above = element.parent_element();
    }
    document().document_element()?.dyn_into().ok()
}

fn capture(event: &PointerEvent) {
    if let Some(handle) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        // Without it the finger only has to stay on the handle.
        let _ = handle.set_pointer_capture(event.pointer_id());
    }
}
