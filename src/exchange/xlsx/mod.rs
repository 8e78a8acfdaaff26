//! A workbook of Excel (`.xlsx`) as one table: the sheet that looks most like data, or the one that was asked for.
//!
//! ```text
//! zip → book (sheets, strings, styles, calendar) → rows of a sheet, streaming → Table
//! ```
//!
//! A table of a workbook is read on as one of delimited text: numbers have a decimal comma, dates are `06/11/2026`, codes stand
//! as their mask shows them. Lines are the sheet's own row numbers. Hidden sheets are not taken by themselves, hidden rows
//! are counted and left out if that is asked.

mod book;
mod number;
mod number_format;
mod rows;
mod strings;
mod styles;

use super::package::{MOST_INFLATED, Package};
use super::table::{Encoding, Reading, Table, TableBuilder, TableError, TableProblem};
use book::Book;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Cells with the empty ones between them, and bytes of their text: what a tablet holds.
const MOST_CELLS: usize = 20_000_000;
const MOST_TEXT: usize = MOST_INFLATED as usize;

/// Rows of each sheet that are looked at to find the one with the data.
const LOOKED_AT: usize = 60;

#[derive(Debug)]
pub(crate) struct Workbook {
    pub table: Table,
    pub pages: Pages,
}

/// The sheets of a workbook, and what of the one taken is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    /// Those with data, in their order.
    pub all: Vec<Page>,
    /// The place in the workbook of the one that was read.
    pub taken: usize,
    /// Rows below the headings that are hidden.
    pub hidden_rows: u32,
    pub leaves_out_hidden: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its place in the workbook, from 0.
    pub place: usize,
    pub name: String,
    pub hidden: bool,
}

/// Reads the bytes of a zip. `known` says of a cell whether it is a heading.
pub(crate) fn read(
    bytes: &[u8],
    known: &dyn Fn(&str) -> bool,
    reading: Reading,
) -> Result<Workbook, TableError> {
    read_within(bytes, known, reading, MOST_INFLATED)
}

fn read_within(
    bytes: &[u8],
    known: &dyn Fn(&str) -> bool,
    reading: Reading,
    most_inflated: u64,
) -> Result<Workbook, TableError> {
    let mut package = Package::open(bytes, most_inflated)?;
    let book = Book::open(&mut package)?;
    let looks = looks(&mut package, &book, known)?;
    let taken = match reading.sheet.filter(|place| *place < book.sheets.len()) {
        Some(place) => place,
        None => most_like_data(&looks, &book).ok_or(TableError::Empty)?,
    };
    let (table, hidden_rows) = sheet(&mut package, &book, taken, known, reading)?;
    let all = (0..book.sheets.len())
        .filter(|place| looks[*place].rows > 1 || *place == taken)
        .map(|place| Page { place, name: book.sheets[place].name.clone(), hidden: book.sheets[place].hidden })
        .collect();
    let pages = Pages { all, taken, hidden_rows, leaves_out_hidden: reading.leave_out_hidden };
    Ok(Workbook { table, pages })
}

/// What the first rows of a sheet have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    /// The most known headings in one row.
    headings: usize,
    rows: usize,
    cells: usize,
}

fn looks(
    package: &mut Package<'_>,
    book: &Book,
    known: &dyn Fn(&str) -> bool,
) -> Result<Vec<Look>, TableError> {
    let mut looks = Vec::new();
    for listed in &book.sheets {
        let mut look = Look { headings: 0, rows: 0, cells: 0 };
        rows::read(package.part(&listed.part)?, book, |row| {
            let filled = || row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
            look.headings = look.headings.max(filled().filter(|cell| known(cell)).count());
            look.cells += filled().count();
            look.rows += 1;
            if look.rows < LOOKED_AT { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        looks.push(look);
    }
    Ok(looks)
}

/// The visible sheet with the most known headings, then the most cells, then the first.
fn most_like_data(looks: &[Look], book: &Book) -> Option<usize> {
    let visible = (0..looks.len()).filter(|place| !book.sheets[*place].hidden && looks[*place].rows > 0);
    visible.max_by_key(|place| (looks[*place].headings, looks[*place].cells, std::cmp::Reverse(*place)))
}

/// The table of a sheet and how many of its rows are hidden.
fn sheet(
    package: &mut Package<'_>,
    book: &Book,
    place: usize,
    known: &dyn Fn(&str) -> bool,
    reading: Reading,
) -> Result<(Table, u32), TableError> {
    let mut builder = TableBuilder::default();
    let (mut hidden, mut cells, mut text) = (Vec::new(), 0usize, 0usize);
    let remarks = rows::read(package.part(&book.sheets[place].part)?, book, |row| {
        if row.hidden {
            hidden.push(row.line);
        }
        if !(row.hidden && reading.leave_out_hidden) {
            builder.push_row(row.cells.iter().map(String::as_str), row.line as usize);
        }
        cells += row.cells.len();
        text += row.cells.iter().map(String::len).sum::<usize>();
        if cells > MOST_CELLS || text > MOST_TEXT {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    if cells > MOST_CELLS || text > MOST_TEXT {
        return Err(TableError::TooManyCells { most: MOST_CELLS });
    }
    let mut table = builder.finish_as(Encoding::Utf8, None, known, reading.first_row_is_data)?;
    let headings = table.headings().line();
    let hidden = u32::try_from(hidden.iter().filter(|line| **line > headings).count()).unwrap_or(u32::MAX);
    // What the user can do something about stands first.
    if remarks.without_result > 0 {
        table.problems.insert(0, TableProblem::FormulasWithoutResult { count: remarks.without_result });
    }
    if hidden > 0 {
        let (count, filtered) = (hidden, remarks.filtered);
        let said = TableProblem::HiddenRows { count, filtered, left_out: reading.leave_out_hidden };
        table.problems.insert(0, said);
    }
    Ok((table, hidden))
}

#[cfg(test)]
mod tests;
