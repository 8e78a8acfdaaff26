//! `converter`: a snapshot as a folder of tables, and back. `docs/tables.md` describes them for whoever reads them elsewhere.
//!
//! Every line is checked as the app checks it, on the way out and on the way back, and values go through as the text they are:
//! what this version does not know is in the tables too. Nothing is held but one line and one buffer a table.

mod join;
mod object;
mod split;

use super::arguments::Given;
use super::failure::{Ended, Failure, name};
use super::output;
use crate::text::cli::{failures as words, reports};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a folder of tables says of itself.
pub(super) const MANIFEST: &str = "tables.json";
const FORMAT: &str = "carteira-tables";
const VERSION: u32 = 1;

/// Lists of a client's line, each a table of its own, in the order of the line.
const LISTS: [&str; 9] = [
    "interactions",
    "orders",
    "appointments",
    "stock_counts",
    "case_events",
    "prospect_events",
    "risk_checks",
    "incidents",
    "care_events",
];
const CLIENTS: &str = "clients";
const REMOVED: &str = "removed";
/// Lines of kinds that this version does not know, whole.
const OTHERS: &str = "others";
/// Kinds of line of the catalog and their tables, in the order in which they are written.
const CATALOG: [(&str, &str); 12] = [
    ("salesperson", "salespeople"),
    ("principal", "principals"),
    ("setting", "settings"),
    ("template", "templates"),
    ("goal", "goals"),
    ("reason", "reasons"),
    ("action", "actions"),
    ("commitment", "commitments"),
    ("month_closing", "month_closings"),
    ("segment", "segments"),
    ("mailing", "mailings"),
    ("mail_answer", "mail_answers"),
];
/// Names the client in the tables of its lists.
const CLIENT: &str = "client";

/// `tables.json`.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest<'a> {
    format: String,
    version: u32,
    /// The first line of the snapshot, as it was.
    #[serde(borrow)]
    header: &'a RawValue,
    /// Rows by table; a table without any has no file.
    rows: BTreeMap<String, usize>,
}

/// Why tables do not make a snapshot.
#[derive(Debug)]
pub(super) enum TablesError {
    /// There is no `tables.json`, or not one that this version reads.
    NoManifest { path: PathBuf, newer: bool },
    /// A row that cannot be read.
    Row { table: String, line: usize, why: String },
    /// Its client is none of `clients`, or stands elsewhere than in its order.
    OutOfOrder { table: String, line: usize },
    /// The table has another number of rows than when it was made.
    Rows { table: String, expected: usize, found: usize },
    /// A file that stands for no table.
    Stranger(PathBuf),
    /// What was put together is no snapshot.
    Whole(String),
}

impl TablesError {
    pub(super) fn said(&self) -> String {
        match self {
            TablesError::NoManifest { path, newer } => words::no_manifest(&name(path), *newer),
            TablesError::Row { table, line, why } => words::table_row(table, *line, why),
            TablesError::OutOfOrder { table, line } => words::out_of_order(table, *line),
            TablesError::Rows { table, expected, found } => words::other_rows(table, *expected, *found),
            TablesError::Stranger(path) => words::stranger(&name(path)),
            TablesError::Whole(why) => words::tables_not_whole(why),
        }
    }
}

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    let (Some(from), Some(to)) = (given.files.first(), &given.output) else { return Ok(Ended::Misused) };
    if from.is_dir() {
        let counts = join::join(from, to, given)?;
        output::say(&reports::written(&name(to), counts.clients));
    } else {
        let rows = output::folder(to, |folder| split::split(from, folder))?;
        output::say(&reports::tables(&name(to), &rows));
    }
    Ok(Ended::Done)
}

fn file_of(table: &str) -> String {
    format!("{table}.ndjson")
}

/// Every table there can be.
fn names() -> impl Iterator<Item = &'static str> {
    let catalog = CATALOG.iter().map(|(_, table)| *table);
    [CLIENTS].into_iter().chain(LISTS).chain([REMOVED]).chain(catalog).chain([OTHERS])
}
