//! Whether the part that a handler belongs to still stands.
//!
//! A browser tells `change` and `blur` of a field while it takes the field away, and a frame, a timer or the answer to a
//! question may come later than the part that asked. By then its signals are gone, and reading one ends the app. Whatever
//! may run that late asks here first.
use leptos::prelude::*;

/// Made while a part is built; copies go into its handlers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alive(StoredValue<()>);

impl Alive {
    /// Of the part being built now.
    pub(crate) fn here() -> Self {
        Alive(StoredValue::new(()))
    }

    /// The part was taken away: what it knew can not be read any more.
    pub(crate) fn is_gone(self) -> bool {
        self.0.try_get_value().is_none()
    }
}
