//! What to do: today, this week, on the road, and what is pointed out.

pub(crate) mod agenda;
pub(crate) mod alerts;
pub(crate) mod day;
pub mod road;
pub(crate) mod sharing;
