//! Delimited text as rows of cells with their line numbers: what a file says, before anything is known of its meaning.
//!
//! All cells lie in one text, so that a hundred thousand rows cost a handful of allocations.

mod bare;
mod builder;
mod code_pages;
mod delimiter;
mod encoding;
mod mojibake;
mod problem;
mod records;
mod wrapped;

pub use builder::TableBuilder;
pub use delimiter::Delimiter;
pub(super) use encoding::decode_declared;
pub use encoding::{Decoded, Encoding, FileKind, decode};
pub use problem::{TableError, TableProblem};

use bare::{bare, is_error};
pub(super) use bare::{read_otherwise, unpadded};
use std::borrow::Cow;

/// Larger files are refused before they exhaust the tab.
pub const MAX_BYTES: usize = 512 << 20;

/// Rows looked at for the headings.
const HEADINGS_WITHIN: usize = 60;

/// What the user says of a file; what is left open is found out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reading {
    pub encoding: Option<Encoding>,
    pub first_row_is_data: Option<bool>,
    /// The place of a workbook's sheet.
    #[serde(default)]
    pub sheet: Option<usize>,
    /// Of a workbook, without the rows that are hidden.
    #[serde(default)]
    pub leave_out_hidden: bool,
    /// Of a conversation whose dates do not prove it, that the month stands first.
    #[serde(default)]
    pub month_first: Option<bool>,
    /// Of a conversation, which of those who speak in it is the client.
    #[serde(default)]
    pub client_voice: Option<usize>,
}

/// Reads a file. `known` says of a cell whether it is a heading: so the headings are found below a preamble.
pub fn read(bytes: &[u8], known: &dyn Fn(&str) -> bool) -> Result<Table, TableError> {
    read_as(bytes, known, Reading::default())
}

/// As `read`, where the user knows better.
pub fn read_as(bytes: &[u8], known: &dyn Fn(&str) -> bool, reading: Reading) -> Result<Table, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge { bytes: bytes.len(), most: MAX_BYTES });
    }
    let decoded = decode(bytes, reading.encoding).map_err(TableError::NotText)?;
    let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut problems = Vec::new();
    if decoded.nuls > 0 {
        problems.push(TableProblem::NulBytes { count: counted(decoded.nuls) });
    }
    if decoded.mojibake > 0 {
        problems.push(TableProblem::Mojibake { letters: counted(decoded.mojibake) });
    }
    let text = decoded.text.strip_suffix('\u{1a}').unwrap_or(&decoded.text);
    let lines = if text.contains('\n') || !text.contains('\r') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace('\r', "\n"))
    };
    let lines = match wrapped::unwrapped(&lines) {
        Some(cells) => {
            problems.push(TableProblem::WholeLineQuoted);
            Cow::Owned(cells)
        }
        None => lines,
    };
    read_text(&lines, decoded.encoding, known, reading, problems)
}

fn read_text(
    text: &str,
    encoding: Encoding,
    known: &dyn Fn(&str) -> bool,
    reading: Reading,
    problems: Vec<TableProblem>,
) -> Result<Table, TableError> {
    let (sniffed, width) = delimiter::sniff(text, known);
    let (delimiter, width) = match delimiter::declared(text) {
        Some(declared) if declared != sniffed => {
            (declared, delimiter::commonest_width(&records::sample(text, declared.byte(), HEADINGS_WITHIN)).0)
        }
        Some(_) | None => (sniffed, width),
    };
    let mut builder = TableBuilder::with_capacity(text.len());
    builder.problems = problems;
    records::read(&wrapped::tight(text, delimiter.byte()), delimiter.byte(), width, &mut builder);
    builder.finish_as(encoding, Some(delimiter), known, reading.first_row_is_data)
}

#[derive(Debug, Clone)]
pub struct Table {
    pub encoding: Encoding,
    /// `None` where the file has cells of its own, as a workbook.
    pub delimiter: Option<Delimiter>,
    pub problems: Vec<TableProblem>,
    text: String,
    ends: Vec<u32>,
    rows: Vec<RowStart>,
    headings: usize,
    /// The file has no headings: those are empty cells above its first row.
    pub headless: bool,
}

#[derive(Debug, Clone, Copy)]
struct RowStart {
    first_cell: u32,
    line: u32,
}

impl Table {
    /// The row that names the columns.
    pub fn headings(&self) -> TableRow<'_> {
        TableRow { table: self, index: self.headings }
    }

    /// What stands above the headings.
    pub fn preamble(&self) -> impl Iterator<Item = TableRow<'_>> {
        (0..self.headings).map(|index| TableRow { table: self, index })
    }

    /// How many rows stand below the headings, blank ones included.
    pub fn len(&self) -> usize {
        self.rows.len().saturating_sub(self.headings + 1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows below the headings, from 0.
    pub fn row(&self, index: usize) -> Option<TableRow<'_>> {
        let index = self.headings + 1 + index;
        (index < self.rows.len()).then_some(TableRow { table: self, index })
    }

    pub fn rows(&self) -> impl Iterator<Item = TableRow<'_>> {
        (0..self.len()).filter_map(|index| self.row(index))
    }

    fn cell_range(&self, row: usize) -> std::ops::Range<usize> {
        let first = self.rows[row].first_cell as usize;
        let end = self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first_cell as usize);
        first..end
    }
}

#[derive(Debug, Clone, Copy)]
pub struct TableRow<'a> {
    table: &'a Table,
    index: usize,
}

impl<'a> TableRow<'a> {
    /// The line of the file on which the row starts, from 1.
    pub fn line(&self) -> u32 {
        self.table.rows[self.index].line
    }

    pub fn len(&self) -> usize {
        self.table.cell_range(self.index).len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cell without the blanks around it; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &'a str {
        let range = self.table.cell_range(self.index);
        match range.start.checked_add(column) {
            Some(cell) if cell < range.end => bare(self.table.raw(cell)),
            Some(_) | None => "",
        }
    }

    pub fn cells(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let table = self.table;
        table.cell_range(self.index).map(move |cell| bare(table.raw(cell)))
    }

    pub fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }
}

impl Table {
    fn raw(&self, cell: usize) -> &str {
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] as usize };
        &self.text[start..self.ends[cell] as usize]
    }
}

impl Table {
    fn rows_from_top(&self) -> impl Iterator<Item = TableRow<'_>> {
        (0..self.rows.len()).map(|index| TableRow { table: self, index })
    }

    /// The first row with the most known headings, and how many they are; without any, the first that fills most of the
    /// usual width.
    fn find_headings(&self, known: &dyn Fn(&str) -> bool) -> (usize, usize) {
        let filled = |row: &TableRow<'_>| row.cells().filter(|cell| !cell.is_empty()).count();
        let top: Vec<TableRow<'_>> = self.rows_from_top().take(HEADINGS_WITHIN).collect();
        let widest = top.iter().map(filled).max().unwrap_or(0);
        let mut best = (0, 0);
        for row in &top {
            let score = row.cells().filter(|cell| !cell.is_empty() && known(cell)).count();
            if score > best.1 {
                best = (row.index, score);
            }
        }
        if best.1 >= 2 || (best.1 == 1 && widest <= 3) {
            return best;
        }
        let first = top.iter().find(|row| filled(row) > 0 && filled(row) * 2 >= widest);
        (first.map_or(0, |row| row.index), best.1)
    }

    /// Whether a row has what no heading has: a number of many digits, an e-mail, a date.
    fn looks_like_data(&self, row: usize) -> bool {
        let row = TableRow { table: self, index: row };
        let says_much = |cell: &str| {
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            digits >= 6 || (cell.contains('@') && cell.contains('.')) || (digits > 0 && digits == cell.len())
        };
        row.cells().any(says_much)
    }

    /// Headings that say nothing, above the first row that has anything in it.
    fn put_empty_headings(&mut self) {
        let first = self.rows_from_top().position(|row| !row.is_blank()).unwrap_or(0);
        self.rows.drain(..first);
        let start = self.rows.first().map_or(0, |row| row.first_cell as usize);
        let width = self.rows_from_top().take(HEADINGS_WITHIN).map(|row| row.len()).max().unwrap_or(0);
        let from = if start == 0 { 0 } else { self.ends[start - 1] };
        let widened = (from, width as u32);
        self.ends.drain(..start);
        self.ends.splice(..0, std::iter::repeat_n(widened.0, width));
        for row in &mut self.rows {
            row.first_cell = row.first_cell - start as u32 + widened.1;
        }
        self.rows.insert(0, RowStart { first_cell: 0, line: 0 });
        self.headings = 0;
        self.headless = true;
        self.problems.push(TableProblem::NoHeadings);
    }

    fn note_error_cells(&mut self) {
        let count = if self.text.contains('#') {
            self.rows()
                .map(|row| {
                    let range = self.cell_range(row.index);
                    range.filter(|cell| is_error(self.raw(*cell).trim())).count()
                })
                .sum()
        } else {
            0
        };
        if count > 0 {
            self.problems.push(TableProblem::ErrorCells { count: u32::try_from(count).unwrap_or(u32::MAX) });
        }
    }

    /// Empty cells past the headings are no problem: spreadsheets write them.
    fn note_ragged_rows(&mut self) {
        let headings = self.headings().len();
        // Of a sheet's row only what stands in it is known: one that ends early has empty cells.
        let has_ends = self.delimiter.is_some();
        let mut ragged = Vec::new();
        for row in self.rows().filter(|row| row.len() != headings && !row.is_blank()) {
            let last = row
                .cells()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty())
                .last()
                .map_or(0, |(at, _)| at + 1);
            if last > headings || (has_ends && row.len() < headings) {
                ragged.push(TableProblem::Ragged {
                    line: row.line(),
                    cells: row.len() as u32,
                    headings: headings as u32,
                });
            }
        }
        self.problems.append(&mut ragged);
    }
}

#[cfg(test)]
mod tests;
