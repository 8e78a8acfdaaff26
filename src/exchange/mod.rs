//! See docs/ARCHITECTURE.md.

pub mod cells;
pub mod filter_query;
pub mod headings;
pub mod snapshot;
pub mod import;
pub mod table;
pub mod unknown_fields;
