//! *Agenda da semana*: what stands in a week, what to propose for it, and how appointments are kept, moved and repeated.
//!
//! The proposal puts in whoever is worth most for the minutes it takes (urgency × expected loss ÷ visit and way), groups the
//! days by geography, keeps working hours, lunch, the hours of each client and the visits a day, and says what is left out
//! and what that costs. What is locked stands where it stands. The same input always gives the same week.

mod candidate;
mod day;
mod dropping;
mod entry;
mod improve;
mod keeping;
mod propose;
mod week;

pub(crate) use candidate::{Candidate, candidates};
pub(crate) use day::Hours;
pub(crate) use dropping::dropped_at;
pub(crate) use entry::{Entry, EntryStanding, What, entries, order_of_entries, planned_with};
pub(crate) use keeping::{Edit, Which, becomes_moved, changed, comes_again, moved};
pub(crate) use propose::{Asked, LeftOut, Proposal, ProposedDay, ProposedStop, WhyOut, asked, propose};
pub(crate) use week::Week;
#[cfg(test)]
pub(crate) use {candidate::Planned, day::Fixed};

#[cfg(test)]
mod tests;
