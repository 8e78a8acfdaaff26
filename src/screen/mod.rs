//! What the pages show, as plain values: which rows, in which order, with which numbers and words.
//!
//! Functions of (portfolio, rules, filter, date), a file a page. They know no signal and no browser, so that `cargo test`
//! reads a page as a rep does. `state` and `views` call them, and `views` draws what they give. What is a rule of the
//! business stands in `domain` and is only asked here; how a thing looks (shape, colour, glyph) is decided in `views`.

pub(crate) mod agenda;
pub(crate) mod alerts;
pub(crate) mod analysis;
pub(crate) mod by_principal;
pub(crate) mod care;
pub(crate) mod client;
pub(crate) mod clients;
pub(crate) mod closing;
pub(crate) mod coverage;
pub(crate) mod credit;
pub(crate) mod data;
pub(crate) mod day_route;
pub(crate) mod filter_groups;
pub(crate) mod filters;
pub(crate) mod finding;
pub(crate) mod goals;
pub(crate) mod gone;
pub(crate) mod history;
pub(crate) mod holding;
pub(crate) mod incidents;
pub(crate) mod interaction;
pub(crate) mod lock;
pub(crate) mod map;
pub(crate) mod map_heat;
pub(crate) mod map_home;
pub(crate) mod map_layer;
pub(crate) mod map_list;
pub(crate) mod map_names;
pub(crate) mod map_parts;
pub(crate) mod message;
pub(crate) mod order;
pub(crate) mod passing;
pub(crate) mod prospecting;
pub(crate) mod reason_pareto;
pub(crate) mod reasons;
pub(crate) mod remedies;
pub(crate) mod rescue;
pub(crate) mod rooms;
pub(crate) mod scale;
pub(crate) mod segments;
pub(crate) mod series;
pub(crate) mod settings;
pub(crate) mod sharing;
pub(crate) mod side;
pub(crate) mod simulator;
pub(crate) mod situation;
#[cfg(test)]
mod small;
pub(crate) mod stock;
pub(crate) mod streets;
pub(crate) mod taps;
pub(crate) mod taxonomy;
pub(crate) mod team;
pub(crate) mod thresholds;
pub(crate) mod timeline;
pub(crate) mod today;
pub(crate) mod why;
