//! See docs/ARCHITECTURE.md.

pub mod analysis_csv;
pub mod cells;
mod content_line;
pub mod coverage_csv;
pub mod excel_br;
pub mod filter_query;
pub mod geojson;
pub mod headings;
pub mod ics;
pub mod import;
pub mod indicator_table;
pub mod snapshot;
pub mod table;
pub mod unknown_fields;
pub mod vcard;
