//! The rules. Imports nothing of ours but itself; no browser, no clock, no files: `today` is passed in.
//!
//! In rooms, from the ground up: each imports those above it in this list and none below, held by
//! `tests/architecture/rooms.rs`.
//!
//! - What is known to be right once it is parsed: [`value`], [`calendar`]; what makes it mergeable and small: [`keeping`].
//! - Functions of numbers alone: [`alive`] (is the client still one?), [`measure`]; where things are: [`place`].
//! - Who, and what happened: [`client`], [`fact`]; every threshold: [`rules`]; how a client buys: [`rhythm`].
//! - What the whole carteira shares: [`catalog`]; all of one client: [`record`]; all of all: [`portfolio`]; two in one: [`merge`].
//! - What the numbers say: [`indicator`]; who is meant: [`filter`]; winning: [`prospect`]; winning back: [`rescue`]; writing to many: [`segment`]; what to do: [`plan`].
//! - What stands on the screens, mended for who changed: [`mended`]; a carteira to look at: [`sample`].

pub mod alive;
pub mod calendar;
pub mod catalog;
pub mod client;
pub mod fact;
pub mod filter;
pub mod indicator;
pub mod keeping;
pub mod measure;
pub mod mended;
pub mod merge;
pub mod place;
pub mod plan;
pub mod portfolio;
pub(crate) mod prospect;
pub mod record;
pub(crate) mod rescue;
pub mod rhythm;
pub(crate) mod rules;
pub mod sample;
pub(crate) mod segment;
pub mod value;
