//! What to do: today, this week, on the road, and what is pointed out.

pub mod agenda;
pub mod alerts;
pub mod day;
pub mod road;
