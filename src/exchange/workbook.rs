//! A table as an XLSX workbook: typed cells, a heading that stays in sight, a filter on every column.
//!
//! What a person or a file wrote is always a string cell, which no spreadsheet runs; a string that would become a formula once
//! somebody edits it carries the apostrophe of Excel as a format, so that the text itself stays what it is. Compiled into the
//! worker and the tests: nothing of the page reaches it.

use super::excel_br::could_be_a_formula;
use super::indicator_table::{IndicatorTable, Value};
use chrono::NaiveDate;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

pub(crate) const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(crate) const EXTENSION: &str = ".xlsx";

/// The file could not be written: more rows than a sheet has, or a cell longer than Excel takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// The same table on the same day gives the same bytes.
pub(crate) fn workbook(table: &IndicatorTable, on: NaiveDate) -> Result<Vec<u8>, TooLarge> {
    written(table, on).map_err(|_| TooLarge)
}

fn written(table: &IndicatorTable, on: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_serial_datetime(f64::from(serial(on)))?;
    book.set_properties(&DocProperties::new().set_title(&table.title).set_creation_datetime(&made));
    let formats = Formats::new();
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    for (column, heading) in (0..).zip(&table.headings) {
        sheet.write_string_with_format(0, column, &heading.label, &formats.heading)?;
        let longest = table.rows.iter().filter_map(|row| row.get(usize::from(column))).map(width).max();
        let own = heading.label.chars().count().min(LONGEST_HEADING);
        let chars = longest.unwrap_or(0).max(own).clamp(LEAST_WIDTH, MOST_WIDTH);
        sheet.set_column_width(column, chars as f64 + FILTER_ARROW)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (column, value) in (0..).zip(row) {
            cell(sheet, line, column, value, &formats)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if let Some(last_column) = table.headings.len().checked_sub(1).and_then(|at| u16::try_from(at).ok()) {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    book.save_to_buffer()
}

struct Formats {
    heading: Format,
    /// Text that only looks like a formula.
    guarded: Format,
    count: Format,
    money: Format,
    percent: Format,
    decimal: Format,
    date: Format,
}

impl Formats {
    /// Codes are written in the American way; Excel shows them in the manner of the reader's own country.
    fn new() -> Self {
        let number = |code: &str| Format::new().set_num_format(code);
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            guarded: Format::new().set_quote_prefix(),
            count: number("#,##0"),
            money: number("\"R$\" #,##0.00"),
            percent: number("0.0%"),
            decimal: number("#,##0.00"),
            date: number("dd/mm/yyyy"),
        }
    }
}

fn cell(
    sheet: &mut Worksheet,
    line: u32,
    column: u16,
    value: &Value,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => {}
        Value::Text(text) | Value::Client { id: _, name: text } => {
            if could_be_a_formula(text) {
                sheet.write_string_with_format(line, column, text, &formats.guarded)?;
            } else {
                sheet.write_string(line, column, text)?;
            }
        }
        Value::Count(count) => {
            sheet.write_number_with_format(line, column, *count as f64, &formats.count)?;
        }
        Value::Centavos(centavos) => {
            sheet.write_number_with_format(line, column, *centavos as f64 / 100.0, &formats.money)?;
        }
        Value::Share(ratio) => {
            if let Some(share) = ratio.value() {
                sheet.write_number_with_format(line, column, share, &formats.percent)?;
            }
        }
        Value::Chance(chance) if chance.is_finite() => {
            sheet.write_number_with_format(line, column, *chance, &formats.percent)?;
        }
        Value::Decimal(number) if number.is_finite() => {
            sheet.write_number_with_format(line, column, *number, &formats.decimal)?;
        }
        Value::Chance(_) | Value::Decimal(_) => {}
        Value::Date(date) => {
            sheet.write_number_with_format(line, column, f64::from(serial(*date)), &formats.date)?;
        }
    }
    Ok(())
}

/// Days since 30/12/1899, as Excel counts from March 1900 on.
fn serial(date: NaiveDate) -> i32 {
    let origin = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    i32::try_from((date - origin).num_days()).unwrap_or_default()
}

const LEAST_WIDTH: usize = 8;
const MOST_WIDTH: usize = 40;
/// A longer heading wraps.
const LONGEST_HEADING: usize = 16;
const FILTER_ARROW: f64 = 3.0;

/// Characters that the cell takes, near enough for the width of its column.
fn width(value: &Value) -> usize {
    match value {
        Value::Nothing => 0,
        Value::Text(text) | Value::Client { id: _, name: text } => text.chars().count(),
        Value::Count(count) => count.to_string().len(),
        Value::Centavos(centavos) => centavos.to_string().len() + 6,
        Value::Share(_) | Value::Chance(_) | Value::Decimal(_) => 8,
        Value::Date(_) => 10,
    }
}

/// Excel takes 31 characters, and not these.
fn sheet_name(title: &str) -> String {
    let kept: String =
        title.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\')).collect();
    let name: String = kept.trim_matches('\'').trim().chars().take(31).collect();
    if name.is_empty() { "Carteira".to_owned() } else { name }
}

#[cfg(test)]
mod tests;
