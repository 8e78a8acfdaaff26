//! The pages: a folder an area, each exporting one page component, and the shell around them.
//!
//! To add a page: write `src/views/<area>/mod.rs` with its component, declare it below, give it a place in a room
//! (`screen/rooms.rs`) and one line in `src/main.rs`, which says in which part of the app it is loaded.

pub mod about;
pub mod agenda;
pub mod alerts;
pub mod analysis;
pub(crate) mod care;
pub mod clients;
pub mod closing;
pub mod coverage;
pub(crate) mod credit;
pub mod data;
pub mod day_route;
pub(crate) mod filters;
pub mod goals;
pub(crate) mod host;
pub(crate) mod incidents;
pub mod interaction;
pub mod lock;
pub mod map;
pub(crate) mod marks;
pub(crate) mod message;
pub(crate) mod nav;
pub(crate) mod notices;
pub(crate) mod order;
pub mod parts;
pub(crate) mod parts_words;
pub(crate) mod pick;
pub mod prospecting;
pub mod reasons;
pub mod rescue;
pub mod segments;
pub(crate) mod sending;
pub mod series;
pub mod settings;
pub mod sharing;
pub mod shell;
pub mod simulator;
pub(crate) mod standing;
pub(crate) mod steady;
pub(crate) mod stock;
pub mod team;
pub mod timeline;
pub(crate) mod today;
pub(crate) mod welcome;
pub mod why;

use leptos::prelude::*;

/// What areas put into the header, after the as-of date: the state of the last copy. One line each.
pub fn header_slots() -> AnyView {
    view! {
        <data::LastCopy/>
        <host::NewVersion/>
    }
    .into_any()
}
