//! See docs/ARCHITECTURE.md.

pub mod filter_query;
pub mod headings;
pub mod table;
