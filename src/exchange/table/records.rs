//! Text into records by the `csv` crate, and the mending of quotes that were never meant as quotes.
//!
//! A quote that opens a cell and is never closed, or closes inside the cell of another line, swallows the rows between.
//! Where the lines of such a record each read as a whole row by themselves, they are taken, and the quote stays a character.

use super::{TableBuilder, TableProblem};
use csv::{ByteRecord, Reader, ReaderBuilder};
use csv_core::{ReadRecordResult, Reader as Core, ReaderBuilder as CoreBuilder};

/// Reads all of `text` into `to`. `width` is the number of cells that most rows have.
pub fn read(text: &str, delimiter: u8, width: usize, to: &mut TableBuilder) {
    let bytes = text.as_bytes();
    let mut quoted =
        Quoted { core: CoreBuilder::new().delimiter(delimiter).build(), cells: Vec::new(), ends: Vec::new() };
    let (mut at, mut line) = (0, 1usize);
    loop {
        // Empty lines are no rows, but they are lines.
        while let Some(b @ (b'\n' | b'\r')) = bytes.get(at) {
            line += usize::from(*b == b'\n');
            at += 1;
        }
        if at == bytes.len() {
            return;
        }
        if let Some(end) = push_plain(text, at, delimiter, line, to) {
            at = end;
            continue;
        }
        let end = at + quoted.read(&bytes[at..]);
        let raw = &bytes[at..end];
        if !spans_lines(raw) || !mend(raw, line, delimiter, width, end == bytes.len(), to) {
            to.push_cells(&quoted.cells, &quoted.ends, line);
        }
        line += breaks(raw);
        at = end;
    }
}

/// Takes a row in which no cell starts with a quote, which needs no parser; gives where its line break is.
fn push_plain(text: &str, start: usize, delimiter: u8, line: usize, to: &mut TableBuilder) -> Option<usize> {
    let mark = to.mark();
    to.start(line);
    let mut cell = start;
    for (at, b) in text.bytes().enumerate().skip(start) {
        if b == delimiter || b == b'\n' || b == b'\r' {
            to.push_cell(&text[cell..at]);
            cell = at + 1;
            if b != delimiter {
                return Some(at);
            }
        } else if b == b'"' && at == cell {
            to.back_to(mark);
            return None;
        }
    }
    to.push_cell(&text[cell..]);
    Some(text.len())
}

/// The parser of rows with quotes, and the cells of the last one.
struct Quoted {
    core: Core,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Quoted {
    /// Reads one record; gives the bytes it takes, its line break included.
    fn read(&mut self, input: &[u8]) -> usize {
        self.core.reset();
        let (mut read, mut written, mut cells) = (0, 0, 0);
        loop {
            if self.cells.len() < written + 64 {
                self.cells.resize((written + 64) * 2, 0);
            }
            if self.ends.len() < cells + 8 {
                self.ends.resize((cells + 8) * 2, 0);
            }
            let (result, nin, nout, nends) =
                self.core.read_record(&input[read..], &mut self.cells[written..], &mut self.ends[cells..]);
            read += nin;
            written += nout;
            cells += nends;
            match result {
                ReadRecordResult::InputEmpty
                | ReadRecordResult::OutputFull
                | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.cells.truncate(written);
        self.ends.truncate(cells);
        read
    }
}

/// The first records as owned cells, for looking at.
pub fn sample(text: &str, delimiter: u8, limit: usize) -> Vec<Vec<String>> {
    let mut reader = reader(text.as_bytes(), delimiter, true);
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    while rows.len() < limit && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        rows.push(record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect());
    }
    rows
}

fn reader(bytes: &[u8], delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(bytes)
}

fn breaks(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b == b'\n').count()
}

fn spans_lines(raw: &[u8]) -> bool {
    let end = raw.iter().rposition(|b| !matches!(b, b'\n' | b'\r')).map_or(0, |last| last + 1);
    raw[..end].contains(&b'\n')
}

/// Takes the record line by line if its quotes are broken; says whether it did.
fn mend(raw: &[u8], line: usize, delimiter: u8, width: usize, at_end: bool, to: &mut TableBuilder) -> bool {
    let lines = || {
        raw.split(|b| *b == b'\n')
            .map(|l| l.strip_suffix(b"\r").unwrap_or(l))
            .enumerate()
            .filter(|(_, l)| !l.is_empty())
    };
    let like_rows = || width >= 3 && lines().all(|(_, l)| whole_row(l, delimiter, width).is_some());
    match quotes(raw, delimiter) {
        Quotes::Unclosed if at_end => {}
        Quotes::Unclosed | Quotes::Odd if like_rows() => {}
        Quotes::Unclosed | Quotes::Odd => return false,
        Quotes::Sound => {
            if like_rows() {
                to.problem(TableProblem::RowsInsideCell { line: to.line(line) });
            }
            return false;
        }
    }
    to.problem(TableProblem::BrokenQuotes { line: to.line(line) });
    for (below, bytes) in lines() {
        let record = whole_row(bytes, delimiter, width).or_else(|| first_record(bytes, delimiter, false));
        if let Some(record) = record {
            to.push_record(&record, line + below);
        }
    }
    true
}

/// The line as a record of that width, quotes as quotes if that fits, else as characters.
fn whole_row(line: &[u8], delimiter: u8, width: usize) -> Option<ByteRecord> {
    let fits = |record: &ByteRecord| record.len() == width;
    (quotes(line, delimiter) == Quotes::Sound)
        .then(|| first_record(line, delimiter, true))
        .flatten()
        .filter(fits)
        .or_else(|| first_record(line, delimiter, false).filter(fits))
}

fn first_record(line: &[u8], delimiter: u8, quoting: bool) -> Option<ByteRecord> {
    let mut record = ByteRecord::new();
    matches!(reader(line, delimiter, quoting).read_byte_record(&mut record), Ok(true)).then_some(record)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// Every quote that opens a cell is closed right before a delimiter or the end of the line.
    Sound,
    /// One is closed in the middle of its cell.
    Odd,
    /// One is not closed.
    Unclosed,
}

fn quotes(raw: &[u8], delimiter: u8) -> Quotes {
    let ends_cell = |b: u8| b == delimiter || matches!(b, b'\n' | b'\r');
    let (mut quoted, mut at_start, mut odd) = (false, true, false);
    let mut bytes = raw.iter().copied().peekable();
    while let Some(b) = bytes.next() {
        if quoted {
            if b == b'"' && bytes.next_if_eq(&b'"').is_none() {
                quoted = false;
                odd |= bytes.peek().is_some_and(|next| !ends_cell(*next));
            }
        } else {
            quoted = at_start && b == b'"';
            at_start = !quoted && ends_cell(b);
        }
    }
    match (quoted, odd) {
        (true, _) => Quotes::Unclosed,
        (false, true) => Quotes::Odd,
        (false, false) => Quotes::Sound,
    }
}
