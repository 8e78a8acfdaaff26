//! *Agenda da semana*: whose week and which is shown, what a day and a card say, and a proposal before it is kept.

pub mod day;
pub mod proposal;
pub mod week;
