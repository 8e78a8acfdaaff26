//! What the person chose about how things look on this device, as signals that keep themselves.
use leptos::prelude::*;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::storage::preferences;

/// Names of how things look.
pub(crate) const THEME: &str = "aparencia";
pub(crate) const VALUES: &str = "valores";

/// The kept text of a preference.
pub(crate) fn preference(name: &str) -> Option<String> {
    preferences::read(name)
}

/// The kept name of a choice, such as a theme's.
pub(crate) fn chosen(name: &str) -> Option<String> {
    preferences::word(name)
}

/// Keeps a text under `name`.
pub(crate) fn keep_text(name: &str, value: &str) {
    preferences::keep(name, value);
}

/// Deletes everything but how things look.
pub(crate) fn forget_what_was_used() {
    preferences::forget_all_but(&[THEME, VALUES]);
}

/// Keeps `value` under `name` now and whenever it changes.
pub(crate) fn keep_preference(name: &'static str, value: impl Fn() -> String + 'static) {
    Effect::new(move |before: Option<String>| {
        let now = value();
        if before.is_some_and(|before| before != now) {
            preferences::keep(name, &now);
        }
        now
    });
}

/// What was remembered under `name`, of any kind: what was used last.
pub(crate) fn remembered<T: DeserializeOwned>(name: &str) -> Option<T> {
    preferences::read(name)
}

/// Remembers a value under `name`.
pub(crate) fn remember<T: Serialize>(name: &str, value: &T) {
    preferences::keep(name, value);
}
