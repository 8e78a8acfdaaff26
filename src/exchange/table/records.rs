//! Text into records by `csv-core`, the parser inside the `csv` crate, and the mending of quotes that were never meant as quotes.
//!
//! A quote that opens a cell and is never closed, or closes inside the cell of another line, swallows the rows between.
//! Where the lines of such a record each read as a whole row by themselves, they are taken, and the quote stays a character.

use super::{TableBuilder, TableProblem};
use csv_core::{ReadRecordResult, Reader as Core, ReaderBuilder as CoreBuilder};

/// Reads all of `text` into `to`. `width` is the number of cells that most rows have.
pub(crate) fn read(text: &str, delimiter: u8, width: usize, to: &mut TableBuilder) {
    let bytes = text.as_bytes();
    let mut quoted = Quoted::new(delimiter);
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
        let raw = &text[at..end];
        let spans = spans_lines(raw.as_bytes());
        if !spans || !mend(raw, line, width, end == bytes.len(), &mut quoted, to) {
            if spans {
                // Looking at its lines took the record's cells away.
                quoted.read(raw.as_bytes());
            }
            to.push_cells(&quoted.cells, &quoted.ends, line);
        }
        line += breaks(raw.as_bytes());
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
    delimiter: u8,
    core: Core,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Quoted {
    fn new(delimiter: u8) -> Quoted {
        let core = CoreBuilder::new().delimiter(delimiter).build();
        Quoted { delimiter, core, cells: Vec::new(), ends: Vec::new() }
    }

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
pub(crate) fn sample(text: &str, delimiter: u8, limit: usize) -> Vec<Vec<String>> {
    let mut quoted = Quoted::new(delimiter);
    let mut rows = Vec::new();
    let mut rest = text.trim_start_matches(['\n', '\r']).as_bytes();
    while rows.len() < limit && !rest.is_empty() {
        let end = quoted.read(rest);
        let mut start = 0;
        let cells = quoted.ends.iter().map(|end| {
            let cell = String::from_utf8_lossy(&quoted.cells[start..*end]).trim().to_owned();
            start = *end;
            cell
        });
        rows.push(cells.collect());
        let breaks = rest[end..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        rest = &rest[end + breaks..];
    }
    rows
}

fn breaks(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b == b'\n').count()
}

fn spans_lines(raw: &[u8]) -> bool {
    let end = raw.iter().rposition(|b| !matches!(b, b'\n' | b'\r')).map_or(0, |last| last + 1);
    raw[..end].contains(&b'\n')
}

/// Takes the record line by line if its quotes are broken; says whether it did.
fn mend(
    raw: &str,
    line: usize,
    width: usize,
    at_end: bool,
    quoted: &mut Quoted,
    to: &mut TableBuilder,
) -> bool {
    let delimiter = quoted.delimiter;
    let mut like_rows = || width >= 3 && lines(raw).all(|(_, line)| cut(line, width, quoted).is_some());
    match quotes(raw.as_bytes(), delimiter) {
        Quotes::Unclosed if at_end => {}
        Quotes::Unclosed | Quotes::Odd if like_rows() => {}
        Quotes::Unclosed | Quotes::Odd => {
            to.problem(TableProblem::BrokenQuotes { line: to.line(line) });
            return false;
        }
        Quotes::Sound => {
            if like_rows() {
                to.problem(TableProblem::RowsInsideCell { line: to.line(line) });
            }
            return false;
        }
    }
    to.problem(TableProblem::BrokenQuotes { line: to.line(line) });
    for (below, text) in lines(raw) {
        match cut(text, width, quoted) {
            Some(Cut::AtQuotes) => to.push_cells(&quoted.cells, &quoted.ends, line + below),
            Some(Cut::AtDelimiters) | None => to.push_row(text.split(char::from(delimiter)), line + below),
        }
    }
    true
}

/// The lines that have anything in them, with how many are above.
fn lines(raw: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = raw.split('\n').enumerate();
    lines.flat_map(|(above, line)| {
        line.split('\r').filter(|part| !part.is_empty()).map(move |part| (above, part))
    })
}

/// How a line is a row of that width by itself: with its quotes as quotes, which leaves its cells in `quoted`, or as
/// characters.
enum Cut {
    AtQuotes,
    AtDelimiters,
}

fn cut(line: &str, width: usize, quoted: &mut Quoted) -> Option<Cut> {
    let bytes = line.as_bytes();
    if bytes.contains(&b'"') && quotes(bytes, quoted.delimiter) == Quotes::Sound {
        quoted.read(bytes);
        if quoted.ends.len() == width {
            return Some(Cut::AtQuotes);
        }
    }
    (line.split(char::from(quoted.delimiter)).count() == width).then_some(Cut::AtDelimiters)
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
