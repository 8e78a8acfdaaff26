//! *Análises*: what is worked out over the whole carteira at once.

pub mod insight;
pub mod sales;
pub mod simulation;
pub mod turnover;
pub mod wallet;
