//! A table as it is made, row by row.

use super::{Delimiter, Encoding, MAX_BYTES, RowStart, Table, TableError, TableProblem};

/// Gathers rows; other formats than delimited text build their tables by it too.
#[derive(Debug, Default)]
pub struct TableBuilder {
    text: String,
    ends: Vec<u32>,
    rows: Vec<RowStart>,
    pub(super) problems: Vec<TableProblem>,
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
    pub(super) fn push_cells(&mut self, text: &[u8], ends: &[usize], line: usize) {
        self.start(line);
        let base = self.text.len();
        self.text.push_str(std::str::from_utf8(text).unwrap_or_default());
        let last = self.text.len();
        self.ends.extend(ends.iter().map(|end| (base + end).min(last) as u32));
    }

    pub(super) fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
    }

    pub(super) fn start(&mut self, line: usize) {
        let row = RowStart { first_cell: self.ends.len() as u32, line: self.line(line) };
        self.rows.push(row);
    }

    /// Where a row begins, to go back to.
    pub(super) fn mark(&self) -> (usize, usize, usize) {
        (self.text.len(), self.ends.len(), self.rows.len())
    }

    pub(super) fn back_to(&mut self, (text, ends, rows): (usize, usize, usize)) {
        self.text.truncate(text);
        self.ends.truncate(ends);
        self.rows.truncate(rows);
    }

    pub(super) fn problem(&mut self, problem: TableProblem) {
        self.problems.push(problem);
    }

    pub(super) fn line(&self, line: usize) -> u32 {
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    pub fn finish(
        self,
        encoding: Encoding,
        delimiter: Option<Delimiter>,
        known: &dyn Fn(&str) -> bool,
    ) -> Result<Table, TableError> {
        self.finish_as(encoding, delimiter, known, None)
    }

    /// As `finish`; `first_is_data` is what the user says of the first row.
    pub fn finish_as(
        self,
        encoding: Encoding,
        delimiter: Option<Delimiter>,
        known: &dyn Fn(&str) -> bool,
        first_is_data: Option<bool>,
    ) -> Result<Table, TableError> {
        let TableBuilder { text, ends, rows, problems } = self;
        if text.len() > u32::MAX as usize || ends.len() > u32::MAX as usize {
            return Err(TableError::TooLarge { bytes: text.len(), most: MAX_BYTES });
        }
        if ends.is_empty() || rows.is_empty() {
            return Err(TableError::Empty);
        }
        let mut table =
            Table { encoding, delimiter, problems, text, ends, rows, headings: 0, headless: false };
        if table.rows_from_top().all(|row| row.is_blank()) {
            return Err(TableError::Empty);
        }
        let (headings, names) = table.find_headings(known);
        table.headings = headings;
        if first_is_data.unwrap_or_else(|| names == 0 && table.looks_like_data(headings)) {
            table.put_empty_headings();
        }
        let line = table.headings().line();
        if table.rows().all(|row| row.is_blank()) {
            return Err(TableError::OnlyHeadings { line });
        }
        table.note_ragged_rows();
        table.note_error_cells();
        Ok(table)
    }
}
