//! *Análises*: what is worked out over the whole carteira at once.

pub(crate) mod by_principal;
pub(crate) mod complaint_cost;
pub(crate) mod credit_at_risk;
pub mod insight;
pub(crate) mod sales;
pub mod simulation;
pub mod turnover;
pub(crate) mod wallet;
