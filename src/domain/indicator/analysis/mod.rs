//! *Análises*: what is worked out over the whole carteira at once.

pub mod insight;
pub(crate) mod sales;
pub mod simulation;
pub mod turnover;
pub(crate) mod wallet;
