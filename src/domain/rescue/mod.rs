//! Winning a client back (S3: who, by which channel, how long to wait; docs/domain.md §7).
//!
//! - [`crate::domain::rules::workflow`] is what to try and when, as settings.
//! - [`mod@case`] is one attempt at one client, derived from its facts: nothing of it is stored but what people did.
//! - [`book`] reads the facts of a carteira for it, and lists what is to be done.
//! - [`mod@score`] is the *placar*: what was tried, answered and bought again, with an interval.

pub(crate) mod departure;
pub(crate) mod give_reason;
pub(crate) mod reason_pareto;
pub(crate) mod worth;

pub(crate) mod book;
pub(crate) mod case;
mod replay;
pub(crate) mod score;

pub(crate) use book::{case_of, cases_of, tasks};
pub(crate) use case::{Case, Stage, Try};
pub(crate) use score::{Score, Scored, score, untouched, wilson_95};
