//! Preferences of this device in localStorage: how things look and what was answered before, never data. A killed browser
//! may lose the last one, and none of them is missed: what can not be read is as if never kept.

use super::local;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What was kept of a preference; `None` when it was never kept or cannot be read.
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    local::get(&key(name))
}

/// What was kept of a preference that is one plain word, read without a reader of JSON: the first visit has none.
pub fn word(name: &str) -> Option<String> {
    let text = local::text(&key(name))?;
    let word = text.strip_prefix('"')?.strip_suffix('"')?;
    word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then(|| word.to_owned())
}

/// Whether anything was kept of a preference, readable or not.
pub fn is_kept(name: &str) -> bool {
    local::text(&key(name)).is_some()
}

/// Keeps a preference; where storage is refused, it lasts until the page is closed.
pub fn keep<T: Serialize + ?Sized>(name: &str, value: &T) {
    local::set(&key(name), value);
}

/// Deletes what this app keeps in localStorage, but for these preferences: what was last used may name clients.
pub fn forget_all_but(names: &[&str]) {
    let kept: Vec<String> = names.iter().map(|name| key(name)).collect();
    local::delete_all("carteira", &kept);
}

/// Takes away whatever names this, in its own name or in what it says.
pub fn forget_naming(text: &str) {
    for key in local::keys(PREFIX) {
        if key.contains(text) || local::text(&key).is_some_and(|kept| kept.contains(text)) {
            local::delete(&key);
        }
    }
}

/// Takes a preference away.
pub fn forget(name: &str) {
    local::delete(&key(name));
}

/// The names of what is kept and begins with `prefix`.
pub fn names(prefix: &str) -> Vec<String> {
    let all = local::keys(&key(prefix));
    all.iter().filter_map(|key| key.strip_prefix(PREFIX)).map(str::to_owned).collect()
}

const PREFIX: &str = "carteira.";

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}
