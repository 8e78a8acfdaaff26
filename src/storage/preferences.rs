//! Preferences of this device in localStorage: how things look, never data. A killed browser may lose the last one.
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What was kept of a preference; `None` when it was never kept or cannot be read.
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    LocalStorage::get(key(name)).ok()
}

/// Keeps a preference; where storage is refused, it lasts until the page is closed.
pub fn keep<T: Serialize + ?Sized>(name: &str, value: &T) {
    let _ = LocalStorage::set(key(name), value);
}

fn key(name: &str) -> String {
    format!("carteira.{name}")
}
