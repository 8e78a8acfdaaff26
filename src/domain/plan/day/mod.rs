//! The day: whom to contact, how it went, how many fit in.

pub mod capacity;
pub mod closing;
pub mod day_summary;
pub mod worklist;
