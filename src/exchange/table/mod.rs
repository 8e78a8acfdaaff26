//! Delimited text as rows of cells with their line numbers: what a file says, before anything is known of its meaning.
//!
//! All cells lie in one text, so that a hundred thousand rows cost a handful of allocations.

mod delimiter;
mod encoding;
mod records;

pub use delimiter::Delimiter;
pub use encoding::{Encoding, FileKind, decode};

/// Larger files are refused before they exhaust the tab.
pub const MAX_BYTES: usize = 512 << 20;

/// Rows looked at for the headings.
const HEADINGS_WITHIN: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum TableError {
    Empty,
    NotText(FileKind),
    TooLarge {
        bytes: usize,
        most: usize,
    },
    /// Headings on this line and nothing below.
    OnlyHeadings {
        line: u32,
    },
}

/// What was odd about the file and did not stop its reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum TableProblem {
    /// A quote was opened on this line and not closed where it should.
    BrokenQuotes { line: u32 },
    /// A quoted cell whose lines look like rows: perhaps two quotes far apart that were never meant as a pair.
    RowsInsideCell { line: u32 },
    /// A row with more or fewer cells than there are headings.
    Ragged { line: u32, cells: u32, headings: u32 },
}

/// Reads a file. `known` says of a cell whether it is a heading: so the headings are found below a preamble.
pub fn read(bytes: &[u8], known: &dyn Fn(&str) -> bool) -> Result<Table, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge { bytes: bytes.len(), most: MAX_BYTES });
    }
    let (text, encoding) = decode(bytes).map_err(TableError::NotText)?;
    let text = text.strip_suffix('\u{1a}').unwrap_or(&text);
    if text.contains('\n') || !text.contains('\r') {
        return read_text(text, encoding, known);
    }
    read_text(&text.replace('\r', "\n"), encoding, known)
}

fn read_text(text: &str, encoding: Encoding, known: &dyn Fn(&str) -> bool) -> Result<Table, TableError> {
    let (sniffed, width) = delimiter::sniff(text, known);
    let (delimiter, width) = match delimiter::declared(text) {
        Some(declared) if declared != sniffed => {
            (declared, delimiter::commonest_width(&records::sample(text, declared.byte(), HEADINGS_WITHIN)).0)
        }
        Some(_) | None => (sniffed, width),
    };
    let mut builder = TableBuilder::with_capacity(text.len());
    records::read(text, delimiter.byte(), width, &mut builder);
    builder.finish(encoding, Some(delimiter), known)
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
}

#[derive(Debug, Clone, Copy)]
struct RowStart {
    first_cell: u32,
    line: u32,
}

impl Table {
    /// The row that names the columns.
    pub fn headings(&self) -> Row<'_> {
        Row { table: self, index: self.headings }
    }

    /// What stands above the headings.
    pub fn preamble(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.headings).map(|index| Row { table: self, index })
    }

    /// How many rows stand below the headings, blank ones included.
    pub fn len(&self) -> usize {
        self.rows.len().saturating_sub(self.headings + 1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows below the headings, from 0.
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        let index = self.headings + 1 + index;
        (index < self.rows.len()).then_some(Row { table: self, index })
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).filter_map(|index| self.row(index))
    }

    fn cell_range(&self, row: usize) -> std::ops::Range<usize> {
        let first = self.rows[row].first_cell as usize;
        let end = self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first_cell as usize);
        first..end
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    index: usize,
}

impl<'a> Row<'a> {
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

/// A cell as meant: without blanks around, without the marks by which spreadsheets keep text from being a number or a
/// formula (`="00123"`, `'00123`, `'=1+1`).
fn bare(raw: &str) -> &str {
    match raw.as_bytes() {
        [] => raw,
        [b'"'..=b'&' | b'('..=b'<' | b'>'..=b'~', .., b'!'..=b'~'] | [b'(' | b'*'..=b'<' | b'>'..=b'~'] => {
            raw
        }
        _ => bare_slowly(raw),
    }
}

fn bare_slowly(raw: &str) -> &str {
    let text = raw.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    if let Some(kept) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return kept.trim();
    }
    match text.as_bytes() {
        [b'\'', b'0'..=b'9' | b'=' | b'+' | b'-' | b'@', ..] => &text[1..],
        _ => text,
    }
}

/// Gathers rows; other formats than delimited text build their tables by it too.
#[derive(Debug)]
pub struct TableBuilder {
    text: String,
    ends: Vec<u32>,
    rows: Vec<RowStart>,
    problems: Vec<TableProblem>,
}

impl TableBuilder {
    pub fn with_capacity(bytes: usize) -> TableBuilder {
        TableBuilder {
            text: String::with_capacity(bytes),
            ends: Vec::with_capacity(bytes / 8),
            rows: Vec::with_capacity(bytes / 64),
            problems: Vec::new(),
        }
    }

    pub fn push_row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, line: usize) {
        self.start(line);
        for cell in cells {
            self.push_cell(cell);
        }
    }

    /// A row whose cells lie one after another in `text`, cut at ASCII marks from what was text before.
    fn push_cells(&mut self, text: &[u8], ends: &[usize], line: usize) {
        self.start(line);
        let base = self.text.len();
        self.text.push_str(std::str::from_utf8(text).unwrap_or_default());
        let last = self.text.len();
        self.ends.extend(ends.iter().map(|end| (base + end).min(last) as u32));
    }

    fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
    }

    fn start(&mut self, line: usize) {
        let row = RowStart { first_cell: self.ends.len() as u32, line: self.line(line) };
        self.rows.push(row);
    }

    /// Where a row begins, to go back to.
    fn mark(&self) -> (usize, usize, usize) {
        (self.text.len(), self.ends.len(), self.rows.len())
    }

    fn back_to(&mut self, (text, ends, rows): (usize, usize, usize)) {
        self.text.truncate(text);
        self.ends.truncate(ends);
        self.rows.truncate(rows);
    }

    fn problem(&mut self, problem: TableProblem) {
        self.problems.push(problem);
    }

    fn line(&self, line: usize) -> u32 {
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    pub fn finish(
        self,
        encoding: Encoding,
        delimiter: Option<Delimiter>,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<Table, TableError> {
        let TableBuilder { text, ends, rows, problems } = self;
        if text.len() > u32::MAX as usize || ends.len() > u32::MAX as usize {
            return Err(TableError::TooLarge { bytes: text.len(), most: MAX_BYTES });
        }
        if ends.is_empty() || rows.is_empty() {
            return Err(TableError::Empty);
        }
        let mut table = Table { encoding, delimiter, problems, text, ends, rows, headings: 0 };
        if table.rows_from_top().all(|row| row.is_blank()) {
            return Err(TableError::Empty);
        }
        table.headings = table.find_headings(known);
        let line = table.headings().line();
        if table.rows().all(|row| row.is_blank()) {
            return Err(TableError::OnlyHeadings { line });
        }
        table.note_ragged_rows();
        Ok(table)
    }
}

impl Table {
    fn rows_from_top(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// The first row with the most known headings; without any, the first that fills most of the usual width.
    fn find_headings(&self, known: &dyn Fn(&str) -> bool) -> usize {
        let filled = |row: &Row<'_>| row.cells().filter(|cell| !cell.is_empty()).count();
        let top: Vec<Row<'_>> = self.rows_from_top().take(HEADINGS_WITHIN).collect();
        let widest = top.iter().map(filled).max().unwrap_or(0);
        let mut best = (0, 0);
        for row in &top {
            let score = row.cells().filter(|cell| !cell.is_empty() && known(cell)).count();
            if score > best.1 {
                best = (row.index, score);
            }
        }
        if best.1 >= 2 || (best.1 == 1 && widest <= 3) {
            return best.0;
        }
        top.iter().find(|row| filled(row) > 0 && filled(row) * 2 >= widest).map_or(0, |row| row.index)
    }

    /// Empty cells past the headings are no problem: spreadsheets write them.
    fn note_ragged_rows(&mut self) {
        let headings = self.headings().len();
        let mut ragged = Vec::new();
        for row in self.rows().filter(|row| row.len() != headings && !row.is_blank()) {
            let last = row
                .cells()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty())
                .last()
                .map_or(0, |(at, _)| at + 1);
            if last > headings || row.len() < headings {
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
