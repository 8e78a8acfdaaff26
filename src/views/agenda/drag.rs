//! A card under the finger: which one, how far it went, and where it would fall.

use crate::domain::value::id::{AppointmentId, ClientId};
use chrono::NaiveDate;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Less than this is a tap.
const SLOP_PX: i32 = 6;

#[derive(Clone, Copy)]
pub(super) struct Drag {
    now: RwSignal<Option<Held>>,
    /// A move ended a moment ago, and the browser is about to call it a click.
    just_moved: StoredValue<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    card: (ClientId, AppointmentId),
    pointer: i32,
    from: (i32, i32),
    by: (i32, i32),
    far: bool,
    over: Option<(NaiveDate, usize)>,
}

impl Drag {
    pub(super) fn new() -> Self {
        Self { now: RwSignal::new(None), just_moved: StoredValue::new(false) }
    }

    pub(super) fn start(self, card: (ClientId, AppointmentId), event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        if let Some(grip) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            let _ = grip.set_pointer_capture(event.pointer_id());
        }
        let from = (event.client_x(), event.client_y());
        let pointer = event.pointer_id();
        self.now.set(Some(Held { card, pointer, from, by: (0, 0), far: false, over: None }));
    }

    pub(super) fn go(self, event: &PointerEvent) {
        let Some(held) = self.now.get_untracked().filter(|held| held.pointer == event.pointer_id()) else {
            return;
        };
        event.prevent_default();
        let by = (event.client_x() - held.from.0, event.client_y() - held.from.1);
        let far = held.far || by.0.abs().max(by.1.abs()) > SLOP_PX;
        let over = far.then(|| target(event.client_x(), event.client_y())).flatten();
        self.now.set(Some(Held { by, far, over, ..held }));
    }

    /// Lets go: where it fell, or that it was only tapped.
    pub(super) fn end(self) -> Fell {
        let held = self.now.get_untracked();
        self.now.set(None);
        if held.is_some_and(|held| held.far) {
            self.just_moved.set_value(true);
            let forget = move || {
                let _ = self.just_moved.try_set_value(false);
            };
            set_timeout(forget, Duration::from_millis(50));
        }
        match held {
            Some(Held { far: false, .. }) => Fell::Tap,
            Some(Held { over: Some((day, at)), .. }) => Fell::On(day, at),
            Some(_) | None => Fell::Nowhere,
        }
    }

    pub(super) fn has_just_moved(self) -> bool {
        self.just_moved.get_value()
    }

    pub(super) fn cancel(self) {
        let _ = self.now.try_set(None);
    }

    /// How far this card is from its place.
    pub(super) fn of(self, card: (ClientId, AppointmentId)) -> Option<(i32, i32)> {
        self.now.get().filter(|held| held.far && held.card == card).map(|held| held.by)
    }

    /// Where it would fall: the day and the place among its cards.
    pub(super) fn over(self) -> Option<(NaiveDate, usize)> {
        self.now.get().and_then(|held| held.over)
    }

    pub(super) fn over_day(self) -> Option<NaiveDate> {
        self.over().map(|(day, _)| day)
    }

    pub(super) fn card(self) -> Option<(ClientId, AppointmentId)> {
        self.now.get().filter(|held| held.far).map(|held| held.card)
    }
}

pub(super) enum Fell {
    Tap,
    On(NaiveDate, usize),
    Nowhere,
}

/// The day under a point, and how many of its standing cards lie above it.
fn target(x: i32, y: i32) -> Option<(NaiveDate, usize)> {
    let under = document().element_from_point(x as f32, y as f32)?;
    let column = under.closest("[data-day]").ok().flatten()?;
    let day = column.get_attribute("data-day")?.parse().ok()?;
    let cards = column.query_selector_all("[data-card]:not([data-held])").ok()?;
    if column.tag_name() == "BUTTON" {
        return Some((day, usize::MAX));
    }
    let above = (0..cards.length())
        .filter_map(|at| cards.item(at)?.dyn_into::<Element>().ok())
        .filter(|card| {
            let place = card.get_bounding_client_rect();
            place.top() + place.height() / 2.0 < f64::from(y)
        })
        .count();
    Some((day, above))
}
