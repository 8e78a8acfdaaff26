//! What is told of the clients that are there: complaints, stock, credit, resgates, the agenda. No dice, so that another line
//! here moves nothing else of the sample.

pub(super) mod agenda;
pub(super) mod credit;
pub(super) mod improvement;
pub(super) mod incidents;
pub(super) mod messages;
pub(super) mod potential;
pub(super) mod prospecting;
pub(super) mod rescue;
pub(super) mod satisfaction;
pub(super) mod shelves;
