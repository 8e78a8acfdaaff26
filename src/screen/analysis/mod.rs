//! *Análises*: what each panel finds, its figures, the rows of its table, the series of its chart, and the clients behind
//! whatever is tapped.

pub(crate) mod abc;
pub(crate) mod ahead;
pub(crate) mod balance;
pub(crate) mod behind;
pub(crate) mod cohorts;
pub(crate) mod complaint_cost;
pub(crate) mod complaints;
pub(crate) mod concentration;
pub(crate) mod conversion;
pub(crate) mod credit;
pub(crate) mod months;
pub(crate) mod next_orders;
pub(crate) mod opinion;
pub(crate) mod panel;
pub(crate) mod rescue_map;
pub(crate) mod retention;
pub(crate) mod rfm;
pub(crate) mod satisfied;
pub(crate) mod scope;
#[cfg(test)]
pub(in crate::screen) mod small;
pub(crate) mod ticket;
pub(crate) mod wallet;
