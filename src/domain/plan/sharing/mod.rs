//! *Dividir a carteira*: who serves whom, so that every vendedor has about as much (docs/domain.md §5).
//!
//! First each stays within the bounds of an even share, or as little outside as can be; then what counts is one number:
//! metres of road to the clients a month, and what it costs that a client changes hands. The shares of a linear program
//! (`relaxed.rs`) are made whole and improved by moves and exchanges (`improve.rs`); without a base, the middle of what a
//! vendedor would serve is where its ways are measured from (`centre.rs`). The same input always gives the same division,
//! which is never worse than leaving everybody where they are. Measured in docs/decisions/0029-a-carteira-divided.md.

mod asked;
mod bundles;
mod centre;
mod cost;
mod handover;
mod improve;
mod relaxed;
mod share;
mod why;

pub(crate) use asked::{Asked, Measure, Member, Seat, Terms, Whose, asked};
pub(crate) use cost::{Load, loads};
pub(crate) use handover::handover;
pub(crate) use share::{Division, by_hand, share};
pub(crate) use why::{Why, why};

#[cfg(test)]
mod exact_tests;
#[cfg(test)]
mod tests;
