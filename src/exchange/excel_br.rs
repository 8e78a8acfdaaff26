//! CSV as a Brazilian Excel opens it by a double click: UTF-8 with BOM, `;`, CRLF, decimal comma.
//!
//! A cell that a spreadsheet could take for a formula gets an apostrophe before it (OWASP, "CSV injection"): what a client
//! is called must never run on the manager's computer. Plain numbers stay numbers. Text that begins with that mark itself,
//! or that an import would take for an empty cell (`NULL`, `#N/D`), gets it too, so that what is given back is what was
//! handed out: only blanks around a text are lost ([`bare`](super::table)).

use super::table::{read_otherwise, unpadded};
use chrono::{Datelike, NaiveDate};

/// Rows of one file.
#[derive(Debug)]
pub(crate) struct Sheet {
    text: String,
    row_is_empty: bool,
}

impl Sheet {
    /// A file with this heading.
    pub(crate) fn new(headings: &[&str]) -> Self {
        let mut sheet = Self { text: "\u{feff}".to_owned(), row_is_empty: true };
        headings.iter().for_each(|heading| sheet.text_cell(heading));
        sheet.end_row();
        sheet
    }

    /// Anything a person or a file wrote.
    pub(crate) fn text_cell(&mut self, text: &str) {
        let marked = match could_be_a_formula(text) && !unpadded(text).is_empty() {
            true => Some(text),
            false => read_otherwise(text),
        };
        let guarded = marked.map_or_else(|| text.to_owned(), |marked| format!("'{marked}"));
        let quoted = guarded.contains([';', '"', '\n', '\r', ',', '\t']) || guarded != guarded.trim();
        self.raw(&if quoted { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded });
    }

    pub(crate) fn whole(&mut self, number: Option<i64>) {
        self.raw(&number.map(|number| number.to_string()).unwrap_or_default());
    }

    /// `numerator / denominator` with up to two decimals, half up: `30`, `30,5`, `20,33`. Never negative.
    pub(crate) fn fraction(&mut self, value: Option<(i64, i64)>) {
        let hundredths = value
            .filter(|(_, denominator)| *denominator > 0)
            .map(|(numerator, denominator)| (200 * numerator + denominator).div_euclid(2 * denominator));
        self.raw(&hundredths.map(decimal).unwrap_or_default());
    }

    /// `dd/mm/aaaa`.
    pub(crate) fn date(&mut self, date: Option<NaiveDate>) {
        let text = |date: NaiveDate| format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
        self.raw(&date.map(text).unwrap_or_default());
    }

    pub(crate) fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.row_is_empty = true;
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    fn raw(&mut self, cell: &str) {
        if !self.row_is_empty {
            self.text.push(';');
        }
        self.row_is_empty = false;
        self.text.push_str(cell);
    }
}

fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole},{}", rest / 10),
        rest => format!("{sign}{whole},{rest:02}"),
    }
}

/// A spreadsheet could take the text for a formula.
pub(super) fn could_be_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_plain_number(text)
}

/// `-12`, `+3,5`: digits with at most one comma or dot.
fn is_plain_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    let signs = text.len() - digits.len();
    let marks = digits.bytes().filter(|byte| matches!(byte, b',' | b'.')).count();
    signs <= 1
        && marks <= 1
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fill: impl Fn(&mut Sheet)) -> String {
        let mut sheet = Sheet::new(&["a"]);
        fill(&mut sheet);
        sheet.end_row();
        let text = String::from_utf8(sheet.into_bytes()).unwrap();
        text.strip_prefix("\u{feff}a\r\n").unwrap().strip_suffix("\r\n").unwrap().to_owned()
    }

    #[test]
    fn what_could_run_as_a_formula_is_disarmed() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+55 19", "'+55 19"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\""),
            ("--1", "'--1"),
            ("-", "'-"),
            ("-12", "-12"),
            ("+3,5", "\"+3,5\""),
            ("Ana = Bia", "Ana = Bia"),
        ] {
            assert_eq!(row(|sheet| sheet.text_cell(text)), cell, "{text:?}");
        }
    }

    #[test]
    fn marks_of_the_format_are_quoted() {
        for (text, cell) in [
            ("a;b", "\"a;b\""),
            ("diz \"oi\"", "\"diz \"\"oi\"\"\""),
            ("duas\nlinhas", "\"duas\nlinhas\""),
            (" margem ", "\" margem \""),
            ("", ""),
        ] {
            assert_eq!(row(|sheet| sheet.text_cell(text)), cell);
        }
    }

    #[test]
    fn fractions_have_a_decimal_comma_and_no_idle_zeros() {
        for (value, cell) in [
            (Some((30, 1)), "30"),
            (Some((61, 2)), "30,5"),
            (Some((61, 3)), "20,33"),
            (Some((2, 3)), "0,67"),
            (Some((1, 20)), "0,05"),
            (Some((0, 5)), "0"),
            (Some((-5, 10)), "-0,5"),
            (Some((-12_345, 100)), "-123,45"),
            (Some((5, 0)), ""),
            (None, ""),
        ] {
            assert_eq!(row(|sheet| sheet.fraction(value)), cell, "{value:?}");
        }
    }
}
