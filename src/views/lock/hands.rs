//! Hands on the page, keys and *back*: locks after a while without any, and keeps them from the page that is put away.
use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Event;

use crate::screen::lock::{Instant, is_due};
use crate::state::lock::{Lock, after, now};
use crate::ui::layers;

/// What a hand on the page is heard by.
const HANDS: [&str; 6] = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove", "input"];
/// Keys that the page listens to from afar, and the way back.
const KEPT_FROM_PAGE: [&str; 4] = ["keydown", "keyup", "keypress", "popstate"];
/// When the page may have been left for long.
const RETURNS: [&str; 4] = ["visibilitychange", "pageshow", "focus", "resume"];
/// How often it is looked whether nobody is there any more.
const LOOK: Duration = Duration::from_secs(5);
/// Hands nearer to one another than this, in milliseconds, are one.
const ONE_HAND: f64 = 1_000.0;

thread_local! {
    static LAST: Cell<Option<Instant>> = const { Cell::new(None) };
    static WATCHED: Cell<Option<Lock>> = const { Cell::new(None) };
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// The page is watched from now on; the listeners live as long as it does.
pub(super) fn begin(lock: Lock) {
    LAST.set(Some(now()));
    if WATCHED.replace(Some(lock)).is_some() {
        return;
    }
    // A key that comes too late is kept from the page already.
    for event in HANDS {
        listen(event, |_| hear_hand());
    }
    for event in KEPT_FROM_PAGE {
        listen(event, keep_from_page);
    }
    for event in RETURNS {
        listen(event, |_| look());
    }
    set_interval(look, LOOK);
}

/// A hand that comes too late finds the page locked.
fn hear_hand() {
    let now = now();
    if LAST
        .get()
        .is_some_and(|last| (0.0..ONE_HAND).contains(&(now.ticks - last.ticks)) && last.clock <= now.clock)
    {
        return;
    }
    look();
    LAST.set(Some(now));
}

/// Locks if it is time.
fn look() {
    let Some(lock) = WATCHED.get() else { return };
    if lock.is_set.try_get_untracked() != Some(true) || lock.is_locked.get_untracked() {
        return;
    }
    if LAST.get().is_some_and(|last| is_due(after(), last, now())) {
        lock.lock_now();
    }
}

/// The page is put away: *back* leads nowhere, once the entries of closed layers are taken back.
pub(super) fn begin_guarding(lock: Lock) {
    layers::once_settled(move || {
        if lock.is_locked.try_get_untracked() == Some(true) {
            IS_GUARDED.set(true);
            layers::push_guard();
        }
    });
}

/// Somebody told the PIN, and the page is back.
pub(super) fn end_guarding() {
    LAST.set(Some(now()));
    if IS_GUARDED.replace(false) {
        layers::take_guard_back();
    }
}

/// Capturing, at the window, before whatever else listens there: the fields and buttons of the lock need none of it.
fn keep_from_page(event: &Event) {
    let is_back = event.type_() == "popstate";
    let Some(lock) = WATCHED.get() else { return };
    let is_away = lock.is_locked.try_get_untracked() == Some(true) && lock.has_opened.get_untracked();
    // Before the guard stands, it is an entry of a closed layer that is taken back.
    if !is_away || (is_back && !IS_GUARDED.get()) {
        return;
    }
    event.stop_immediate_propagation();
    if is_back {
        layers::push_guard();
    }
}

fn listen(event: &str, hear: impl Fn(&Event) + 'static) {
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| hear(&event));
    // An event that there is none of is never heard.
    let _ = window().add_event_listener_with_callback_and_bool(event, hear.as_ref().unchecked_ref(), true);
    hear.forget();
}
