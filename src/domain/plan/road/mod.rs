//! A day on the road: times, the best order, what to choose.

pub mod day_route;
pub mod free_hours;
pub(crate) mod goal_days;
pub mod goal_gap;
pub mod tsp;
