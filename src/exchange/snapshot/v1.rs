//! Version 1 of the format, frozen: its objects stand apart from the domain and are converted field by field, so that a
//! change of the domain can not change the file. Described in `docs/snapshot.md`.

mod care;
mod catalog;
mod client;
mod client_field;
mod client_itself;
mod commitment;
mod fact;
mod frame;
mod improvement;
mod incident;
mod kept;
mod kept_fact;
mod line;
mod month_closing;
mod object;
mod part;
mod risk_check;
mod segment;
pub(super) mod straight;
mod template;
mod value;

pub(super) use catalog::{EntryLine, foreign_line, lines as catalog_lines};
pub(super) use client::ClientLine;
pub(super) use frame::{EndLine, FORMAT, HeaderLine};
pub(super) use line::Line;
