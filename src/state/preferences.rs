//! What the person chose about how things look on this device, as signals that keep themselves.
use leptos::prelude::*;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::storage::preferences;

/// Names of how things look.
pub const THEME: &str = "aparencia";
pub const VALUES: &str = "valores";

/// The kept text of a preference.
pub fn preference(name: &str) -> Option<String> {
    preferences::read(name)
}

/// The kept name of a choice, such as a theme's.
pub fn chosen(name: &str) -> Option<String> {
    preferences::word(name)
}

/// Keeps a text under `name`.
pub fn keep_text(name: &str, value: &str) {
    preferences::keep(name, value);
}

/// Deletes everything but how things look.
pub fn forget_what_was_used() {
    preferences::forget_all_but(&[THEME, VALUES]);
}

/// Keeps `value` under `name` now and whenever it changes.
pub fn keep_preference(name: &'static str, value: impl Fn() -> String + 'static) {
    Effect::new(move |before: Option<String>| {
        let now = value();
        if before.is_some_and(|before| before != now) {
            preferences::keep(name, &now);
        }
        now
    });
}

/// What was remembered under `name`, of any kind: what was used last.
pub fn remembered<T: DeserializeOwned>(name: &str) -> Option<T> {
    preferences::read(name)
}

/// Remembers a value under `name`.
pub fn remember<T: Serialize>(name: &str, value: &T) {
    preferences::keep(name, value);
}
