//! Indicators as functions of numbers alone: ABC, RFM, NPS, retention, stock.

pub mod abc;
pub mod cohort;
pub mod concentration;
pub mod nps;
pub mod ranking;
pub mod retention;
pub mod rfm;
pub mod risk_score;
pub mod stock;
pub mod tally;
pub mod ticket;
