//! What crosses the boundary as files: bytes into values with their problems, and values into bytes.
//!
//! - In: [`table`] cuts rows of text, [`xlsx`] those of a workbook, [`nfe`], [`vcard_reader`] and [`chat`] make rows of notas fiscais, contacts and conversations, [`headings`] names columns, [`cells`] reads values, [`import`] makes the plan of what would change. [`received`] says whom a message is of. `tiles` reads streets by ranges.
//! - In and out: [`snapshot`], which merges, and `sealed`, which is one under a password; `part`, what one vendedor serves of it; [`unknown_fields`] keeps what this version does not know.
//! - Out: [`analysis_csv`], [`coverage_csv`], [`indicator_table`] in the manners of [`excel_br`], or as a [`workbook`] with typed cells; [`vcard`], `ics`, `geojson`, `kml` of whom a filter shows (`shown`); [`message_link`], [`map_links`]. `file_name` names what leaves.
//! - In the address: [`filter_query`]. From the device's own unlocking: `assertion`.

pub mod analysis_csv;
pub(crate) mod assertion;
pub(crate) mod cells;
pub mod chat;
mod content_line;
pub mod coverage_csv;
pub(crate) mod dossie;
pub(crate) mod excel_br;
pub(crate) mod file_name;
pub(crate) mod filter_query;
pub(crate) mod geojson;
pub mod headings;
pub(crate) mod ics;
pub mod import;
pub(crate) mod indicator_table;
pub(crate) mod json_table;
pub(crate) mod kml;
pub(crate) mod map_links;
mod markup;
pub(crate) mod message_link;
pub mod nfe;
mod package;
pub(crate) mod part;
pub(crate) mod photos;
pub mod received;
pub(crate) mod sealed;
mod shown;
pub mod snapshot;
pub mod table;
pub(crate) mod tiles;
pub(crate) mod unknown_fields;
pub(crate) mod vcard;
pub(crate) mod vcard_reader;
pub(crate) mod workbook;
pub(crate) mod xlsx;
mod xml;
