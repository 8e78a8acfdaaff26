//! Writing to many: whom a segment holds, which ramos heat up, what is bought together, who may be written to now, and what
//! came of it.

pub(crate) mod benefit;
pub(crate) mod built_in;
pub(crate) mod campaign;
pub(crate) mod matched;
pub(crate) mod queue;
pub(crate) mod sector;
pub(crate) mod together;

#[cfg(test)]
#[path = "made_tests.rs"]
mod made;
