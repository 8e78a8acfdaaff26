//! localStorage where there is one: a worker has none, and a browser may refuse it. What is lost here is only comfort.

use crate::domain::keeping::json;
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// `None`: not there, or not readable as a `T`.
pub(super) fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    json::from_str(&text(key)?).ok()
}

/// What stands there, as it stands.
pub(super) fn text(key: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(key).ok()?
}

pub(super) fn set<T: Serialize>(key: &str, value: T) {
    if is_here() {
        let _ = LocalStorage::set(key, value);
    }
}

pub(super) fn delete(key: &str) {
    if is_here() {
        LocalStorage::delete(key);
    }
}

/// Deletes what stands under keys that begin so, but for these.
pub(super) fn delete_all(start: &str, kept: &[String]) {
    let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) else {
        return;
    };
    let keys: Vec<String> =
        (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok().flatten()).collect();
    for key in keys.iter().filter(|key| key.starts_with(start) && !kept.contains(key)) {
        // Refused only where nothing could have been kept.
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with `prefix`, in order.
pub(super) fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = web_sys::window().and_then(|window| window.local_storage().ok().flatten()) else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    let all = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let mut found: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
    found.sort();
    found
}

/// `LocalStorage` stops the program where there is none.
fn is_here() -> bool {
    web_sys::window().is_some_and(|window| window.local_storage().is_ok_and(|storage| storage.is_some()))
}
