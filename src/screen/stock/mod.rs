//! Stock at the client: what is offered for counting, what a count must say, and what follows from the counts.

pub(crate) mod card;
pub(crate) mod counting;
