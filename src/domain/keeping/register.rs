//! A last-writer-wins register: a value and the stamp of the edit that set it.

use super::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// A value that any device may replace; the newest edit wins. `None` is a removal, which also has a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register<T> {
    pub value: Option<T>,
    pub at: Stamp,
}

impl<T: Clone + Serialize> Register<T> {
    /// The newer of two; of two with the same stamp (a damaged or forged file) the larger text, so that order never matters.
    pub fn merged(&self, other: &Register<T>) -> Register<T> {
        let other_wins = match self.at.cmp(&other.at) {
            std::cmp::Ordering::Less => true,
            std::cmp::Ordering::Greater => false,
            std::cmp::Ordering::Equal => text(&self.value) < text(&other.value),
        };
        if other_wins { other.clone() } else { self.clone() }
    }
}

/// Canonical text of a value, only to break ties between equal stamps.
pub(in crate::domain) fn text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
