//! See docs/ARCHITECTURE.md.

pub mod business_days;
pub mod period;
pub mod ratio;
