//! The day: whom to contact, how it went, how many fit in.

pub(crate) mod capacity;
pub(crate) mod closing;
pub(crate) mod day_summary;
pub(crate) mod worklist;
