//! *Roteiro*: the stops of a day, the order and the times in which they are reached, and what a row says of each.

pub(crate) mod choice;
pub(crate) mod drag;
pub(crate) mod ends;
pub(crate) mod picture;
pub(crate) mod plan;
pub(crate) mod row;
pub(crate) mod stop;
