//! The rows of a sheet that have something in them, as they stream out of its part. A row that only has a look is none, so
//! that a stray format in the last row of a sheet costs nothing.

use super::super::table::TableError;
use super::super::xml::{attribute, push_reference, push_text, refusal};
use super::book::Book;
use super::number;
use super::strings::{Rich, unescaped};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;
use std::ops::ControlFlow;

/// Columns that a sheet can have.
const MOST_COLUMNS: usize = 16_384;

/// What an error shows, whichever it is: the table counts it and takes it for an empty cell.
const ERROR: &str = "#N/D";

/// A row with something in it.
#[derive(Debug)]
pub(crate) struct SheetRow<'r> {
    /// From 1, as the sheet numbers its rows.
    pub line: u32,
    pub hidden: bool,
    /// Up to the last that is not empty.
    pub cells: &'r [String],
}

/// What a sheet says beside its rows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Remarks {
    /// Formulas whose result the file does not have.
    pub without_result: u32,
    pub filtered: bool,
}

#[derive(Debug, Default)]
struct OpenRow {
    line: u32,
    hidden: bool,
    cells: Vec<String>,
    filled: usize,
    next: usize,
}

#[derive(Debug, Default)]
struct Cell {
    column: usize,
    sort: String,
    style: Option<usize>,
    formula: bool,
    value: Option<String>,
    inside: Rich,
}

/// Gives each row to `take` until it breaks off.
pub(crate) fn read(
    part: impl BufRead,
    book: &Book,
    mut take: impl FnMut(SheetRow<'_>) -> ControlFlow<()>,
) -> Result<Remarks, TableError> {
    let mut reader = Reader::from_reader(part);
    let (mut buffer, mut remarks) = (Vec::new(), Remarks::default());
    let (mut row, mut cell) = (OpenRow::default(), None::<Cell>);
    let mut in_value = false;
    loop {
        match reader.read_event_into(&mut buffer).map_err(|error| refusal(&error))? {
            Event::Start(element) => match (element.local_name().as_ref(), &mut cell) {
                ("row", _) => row.begin(&element),
                ("c", _) => cell = Some(row.cell(&element)),
                ("v", Some(cell)) => {
                    in_value = true;
                    cell.value.get_or_insert_default();
                }
                ("f", Some(cell)) => cell.formula = true,
                ("autoFilter", _) => remarks.filtered = true,
                (_, Some(cell)) => cell.inside.hear(&Event::Start(element)),
                (_, None) => {}
            },
            Event::Empty(element) => match (element.local_name().as_ref(), &mut cell) {
                ("row", _) => row.begin(&element),
                ("c", _) => drop(row.cell(&element)),
                ("v", Some(cell)) => drop(cell.value.get_or_insert_default()),
                ("f", Some(cell)) => cell.formula = true,
                ("autoFilter", _) => remarks.filtered = true,
                (_, _) => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "row" => {
                    if row.filled > 0 && take(row.done()).is_break() {
                        return Ok(remarks);
                    }
                }
                "c" => {
                    if let Some(cell) = cell.take() {
                        remarks.without_result += u32::from(cell.formula && cell.value.is_none());
                        row.put(cell, book);
                    }
                    in_value = false;
                }
                "v" => in_value = false,
                _ => {
                    if let Some(cell) = &mut cell {
                        cell.inside.hear(&Event::End(element));
                    }
                }
            },
            Event::Eof => return Ok(remarks),
            event => {
                if let Some(cell) = &mut cell {
                    match (&event, cell.value.as_mut().filter(|_| in_value)) {
                        (Event::Text(text), Some(value)) => push_text(text, value),
                        (Event::CData(text), Some(value)) => value.push_str(text),
                        (Event::GeneralRef(reference), Some(value)) => push_reference(reference, value),
                        (event, _) => cell.inside.hear(event),
                    }
                }
            }
        }
        buffer.clear();
    }
}

impl OpenRow {
    fn begin(&mut self, element: &BytesStart<'_>) {
        let line = attribute(element, "r").and_then(|line| line.trim().parse().ok());
        self.line = line.unwrap_or(self.line.saturating_add(1));
        self.hidden = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true" | "on"));
        self.cells.iter_mut().for_each(String::clear);
        (self.filled, self.next) = (0, 0);
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Cell {
        let column = attribute(element, "r").and_then(|place| column_of(&place)).unwrap_or(self.next);
        self.next = column + 1;
        Cell {
            column,
            sort: attribute(element, "t").unwrap_or_default(),
            style: attribute(element, "s").and_then(|style| style.trim().parse().ok()),
            ..Cell::default()
        }
    }

    fn put(&mut self, cell: Cell, book: &Book) {
        let column = cell.column;
        let text = cell.text(book);
        if column >= MOST_COLUMNS || text.trim().is_empty() {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        self.filled = self.filled.max(column + 1);
    }

    fn done(&self) -> SheetRow<'_> {
        SheetRow { line: self.line, hidden: self.hidden, cells: &self.cells[..self.filled] }
    }
}

impl Cell {
    fn text(mut self, book: &Book) -> String {
        let value = self.value.take().unwrap_or_default();
        let of_number = |value: &str| match value.trim().parse::<f64>() {
            Ok(number) => match self.style.and_then(|style| book.styles.get(style)) {
                Some(format) => format.text(number, book.from_1904),
                None => number::plain(number),
            },
            Err(_) => value.to_owned(),
        };
        match self.sort.as_str() {
            "s" => {
                let shared = value.trim().parse().ok().and_then(|index| book.strings.get(index));
                shared.unwrap_or_default().to_owned()
            }
            "inlineStr" => unescaped(&self.inside.take()).into_owned(),
            "str" => unescaped(&value).into_owned(),
            "b" => match value.trim() {
                "" => String::new(),
                "1" | "true" => "VERDADEIRO".to_owned(),
                _ => "FALSO".to_owned(),
            },
            "e" => ERROR.to_owned(),
            "d" => number::iso_moment(value.trim()),
            _ => of_number(&value),
        }
    }
}

/// The column of `AB12`, from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.trim().bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column =
        letters.fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    column.checked_sub(1).filter(|column| *column < MOST_COLUMNS)
}

#[cfg(test)]
mod tests {
    use super::super::styles::Styles;
    use super::*;

    fn shown(rows: &str) -> (Vec<(u32, bool, Vec<String>)>, Remarks) {
        let xml = format!(
            r#"<worksheet xmlns="m"><sheetData>{rows}</sheetData><autoFilter ref="A1:B4"/></worksheet>"#
        );
        let strings = super::super::strings::Strings::read(&b"<sst><si><t>um</t></si></sst>"[..]).unwrap();
        let book = Book { sheets: Vec::new(), strings, styles: Styles::default(), from_1904: false };
        let mut all = Vec::new();
        let remarks = read(xml.as_bytes(), &book, |row| {
            all.push((row.line, row.hidden, row.cells.to_vec()));
            ControlFlow::Continue(())
        });
        (all, remarks.unwrap())
    }

    fn check(cell: &str, expected: &[&str]) {
        let (rows, _) = shown(&format!("<row>{cell}</row>"));
        assert_eq!(rows.first().map_or(&[][..], |row| &row.2[..]), expected, "{cell}");
    }

    #[test]
    fn every_sort_of_cell_has_its_text() {
        check(r#"<c t="s"><v>0</v></c>"#, &["um"]);
        check(r#"<c t="s"><v>9</v></c>"#, &[]);
        check(r#"<c t="inlineStr"><is><r><t>a</t></r><r><t>&lt;b</t></r></is></c>"#, &["a<b"]);
        check(r#"<c t="str"><f>"a"&amp;"b"</f><v>a&amp;b</v></c>"#, &["a&b"]);
        check(r#"<c t="b"><v>1</v></c><c t="b"><v>0</v></c>"#, &["VERDADEIRO", "FALSO"]);
        check(r#"<c t="e"><v>#GETTING_DATA</v></c>"#, &["#N/D"]);
        check(r#"<c t="d"><v>2026-11-06</v></c>"#, &["06/11/2026"]);
        check(r#"<c t="n"><v> 1.5e2 </v></c>"#, &["150"]);
        check(r#"<c><v>x</v></c>"#, &["x"]);
        check(r#"<x:c xmlns:x="m"><x:v>7</x:v></x:c>"#, &["7"]);
    }

    #[test]
    fn places_are_those_given_or_the_next() {
        let (rows, _) = shown(
            r#"<row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row r="7" hidden="1"><c r="B7"><v>2</v></c></row><row><c><v>8</v></c></row>"#,
        );
        let cell = |text: &str| text.to_owned();
        assert_eq!(
            rows,
            [
                (1, false, vec![cell("1"), cell(""), cell("3"), cell("4")]),
                (7, true, vec![cell(""), cell("2")]),
                (8, false, vec![cell("8")]),
            ]
        );
    }

    #[test]
    fn a_row_with_nothing_in_it_is_none() {
        let (rows, remarks) = shown(
            r#"<row r="1"><c r="A1" s="1"/><c r="B1"><f>1/0</f></c><c r="C1" t="str"><f>A1</f><v></v></c></row><row r="2"/><row r="1048576"><c r="XFD1048576"/></row>"#,
        );
        assert_eq!(rows, []);
        assert_eq!(remarks, Remarks { without_result: 1, filtered: true });
    }

    #[test]
    fn columns_go_by_letters_up_to_the_last_there_is() {
        for (place, column) in [
            ("A1", Some(0)),
            ("z9", Some(25)),
            ("AA1", Some(26)),
            ("XFD1", Some(16_383)),
            ("XFE1", None),
            ("7", None),
        ] {
            assert_eq!(column_of(place), column, "{place}");
        }
    }
}
