//! *Roteiro*: the stops of a day, the order and the times in which they are reached, and what a row says of each.

pub mod choice;
pub mod plan;
pub mod row;
pub mod stop;
