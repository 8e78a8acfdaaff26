//! How a client buys and is contacted: class of the cycle, season, cadence, labels.

pub(crate) mod cadence;
pub(crate) mod interval;
pub mod labels;
pub mod lifecycle;
pub(crate) mod season;
