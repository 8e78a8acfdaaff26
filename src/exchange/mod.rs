//! See docs/ARCHITECTURE.md.

pub mod analysis_csv;
pub mod cells;
pub mod coverage_csv;
pub mod excel_br;
pub mod filter_query;
pub mod headings;
pub mod import;
pub mod snapshot;
pub mod table;
pub mod unknown_fields;
