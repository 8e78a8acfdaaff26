//! See docs/ARCHITECTURE.md.

pub mod cells;
pub mod filter_query;
pub mod headings;
pub mod import;
pub mod snapshot;
pub mod table;
pub mod unknown_fields;
