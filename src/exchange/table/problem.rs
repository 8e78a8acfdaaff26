//! Why bytes are no table, and what is odd about one that was read.

use super::FileKind;

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
    /// What is packed in the file has more bytes than this.
    InflatesTooMuch {
        most: u64,
    },
    /// A sheet of more cells than this, or as much text.
    TooManyCells {
        most: usize,
    },
    /// A packed file that is cut short or broken.
    Damaged,
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
    /// Zero bytes that padded fields were dropped.
    NulBytes { count: u32 },
    /// Letters that another program had written in the wrong encoding were put right.
    Mojibake { letters: u32 },
    /// Every line was one quoted cell and was unwrapped.
    WholeLineQuoted,
    /// Cells with an error of a spreadsheet (`#N/D`) count as empty.
    ErrorCells { count: u32 },
    /// No row names the columns: the first is data already.
    NoHeadings,
    /// Rows of a sheet that nobody sees, by a filter perhaps.
    HiddenRows { count: u32, filtered: bool, left_out: bool },
    /// Formulas whose result the file does not have count as empty.
    FormulasWithoutResult { count: u32 },
}
