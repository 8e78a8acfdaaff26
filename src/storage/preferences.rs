//! Preferences of this device in localStorage: how things look, never data. A killed browser may lose the last one.
use gloo_storage::{LocalStorage, Storage};

/// The kept text of a preference; `None` when it was never kept or cannot be read.
pub fn read(name: &str) -> Option<String> {
    LocalStorage::get(key(name)).ok()
}

/// Keeps a preference; where storage is refused, it lasts until the page is closed.
pub fn keep(name: &str, value: &str) {
    let _ = LocalStorage::set(key(name), value);
}

fn key(name: &str) -> String {
    format!("carteira.{name}")
}
