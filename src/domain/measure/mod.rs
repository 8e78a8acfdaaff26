//! Indicators as functions of numbers alone: ABC, RFM, NPS, retention, stock.

pub(crate) mod abc;
pub mod cohort;
pub mod concentration;
pub(crate) mod credit_limit;
pub(crate) mod nps;
pub mod ranking;
pub(crate) mod retention;
pub(crate) mod rfm;
pub mod risk_score;
pub(crate) mod stock;
pub mod tally;
pub(crate) mod ticket;
