//! What the pages show, as plain values: which rows, in which order, with which numbers and words.
//!
//! Functions of (portfolio, rules, filter, date), a file a page. They know no signal and no browser, so that `cargo test`
//! reads a page as a rep does. `state` and `views` call them, and `views` draws what they give. What is a rule of the
//! business stands in `domain` and is only asked here; how a thing looks (shape, colour, glyph) is decided in `views`.

pub mod agenda;
pub mod ahead;
pub mod alerts;
pub mod client;
pub mod clients;
pub mod closing;
pub mod coverage;
pub mod day_route;
pub mod finding;
pub mod goals;
pub mod history;
pub mod map;
pub mod message;
pub mod passing;
pub mod reasons;
pub mod rescue;
pub mod scale;
pub mod settings;
#[cfg(test)]
mod small;
pub mod timeline;
pub mod today;
