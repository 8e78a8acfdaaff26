//! What crosses the boundary as files: bytes into values with their problems, and values into bytes.
//!
//! - In: [`table`] cuts rows of text, [`xlsx`] those of a workbook, [`nfe`], [`vcard_reader`] and [`chat`] make rows of notas fiscais, contacts and conversations, [`headings`] names columns, [`cells`] reads values, [`import`] makes the plan of what would change. [`received`] says whom a message is of.
//! - In and out: [`snapshot`], which merges, and `sealed`, which is one under a password; [`unknown_fields`] keeps what this version does not know.
//! - Out: [`analysis_csv`], [`coverage_csv`], [`indicator_table`] in the manners of [`excel_br`], or as a [`workbook`] with typed cells; [`vcard`], `ics`, `geojson`, `kml` of whom a filter shows (`shown`); [`message_link`], [`map_links`]. `file_name` names what leaves.
//! - In the address: [`filter_query`].

pub mod analysis_csv;
pub mod cells;
pub mod chat;
mod content_line;
pub mod coverage_csv;
pub mod dossie;
pub mod excel_br;
pub mod file_name;
pub mod filter_query;
pub mod geojson;
pub mod headings;
pub mod ics;
pub mod import;
pub mod indicator_table;
pub mod kml;
pub mod map_links;
mod markup;
pub mod message_link;
pub mod nfe;
mod package;
pub mod received;
pub mod sealed;
mod shown;
pub mod snapshot;
pub mod table;
pub mod unknown_fields;
pub mod vcard;
pub mod vcard_reader;
pub mod workbook;
pub mod xlsx;
mod xml;
