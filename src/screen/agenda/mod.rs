//! *Agenda da semana*: whose week and which is shown, what a day and a card say, and a proposal before it is kept.

pub(crate) mod capacity;
pub(crate) mod day;
pub(crate) mod proposal;
pub(crate) mod week;
