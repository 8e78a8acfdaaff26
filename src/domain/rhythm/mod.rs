//! How a client buys and is contacted: class of the cycle, season, cadence, labels.

pub mod cadence;
pub mod interval;
pub mod labels;
pub mod lifecycle;
pub mod season;
