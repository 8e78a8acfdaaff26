//! Winning a client back (S3: who, by which channel, how long to wait; docs/domain.md §7).
//!
//! - [`crate::domain::rules::workflow`] is what to try and when, as settings.
//! - [`mod@case`] is one attempt at one client, derived from its facts: nothing of it is stored but what people did.
//! - [`book`] reads the facts of a carteira for it, and lists what is to be done.
//! - [`mod@score`] is the *placar*: what was tried, answered and bought again, with an interval.

pub mod departure;
pub mod give_reason;
pub mod reason_pareto;
pub mod worth;

pub mod book;
pub mod case;
mod replay;
pub mod score;

pub use book::{Task, case_of, cases_of, tasks};
pub use case::{Act, ActKind, Case, Facts, Stage, Try, case, cases};
pub use score::{Score, Scored, score, untouched, wilson_95};
