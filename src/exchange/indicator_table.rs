//! The table behind an analysis: typed cells, so that the screen and the CSV show the same figures, each in its own way.

use super::excel_br::Sheet;
use crate::domain::value::id::ClientId;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A table with its title and headings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndicatorTable {
    pub title: String,
    pub headings: Vec<Heading>,
    pub rows: Vec<Vec<Value>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    pub label: String,
    /// Aligned as figures.
    pub numeric: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// "—" on screen, an empty cell in the file.
    Nothing,
    Text(String),
    Client {
        id: ClientId,
        name: String,
    },
    Count(i64),
    Centavos(i64),
    /// In percent.
    Share(Ratio),
    /// 0 to 1, in percent.
    Chance(f64),
    Decimal(f64),
    Date(NaiveDate),
}

impl IndicatorTable {
    pub fn new(title: impl Into<String>, text: &[&str], numeric: &[&str]) -> Self {
        let heading = |numeric: bool| move |label: &&str| Heading { label: (*label).to_owned(), numeric };
        let headings = text.iter().map(heading(false)).chain(numeric.iter().map(heading(true))).collect();
        Self { title: title.into(), headings, rows: Vec::new() }
    }

    /// The same without money: a column of nothing else is left out, and an amount among other figures is [`Value::Nothing`].
    pub fn without_money(&self) -> Self {
        let is_money = |value: &Value| matches!(value, Value::Centavos(_));
        let of = |at: usize| self.rows.iter().filter_map(move |row| row.get(at));
        let stays: Vec<bool> = (0..self.headings.len())
            .map(|at| {
                let only = of(at).all(|value| is_money(value) || *value == Value::Nothing);
                !(only && of(at).any(is_money))
            })
            .collect();
        fn chosen<'a, T>(all: &'a [T], stays: &'a [bool]) -> impl Iterator<Item = &'a T> {
            all.iter()
                .enumerate()
                .filter(|(at, _)| stays.get(*at).copied().unwrap_or(true))
                .map(|(_, one)| one)
        }
        let covered = |value: &Value| if is_money(value) { Value::Nothing } else { value.clone() };
        Self {
            title: self.title.clone(),
            headings: chosen(&self.headings, &stays).cloned().collect(),
            rows: self.rows.iter().map(|row| chosen(row, &stays).map(covered).collect()).collect(),
        }
    }

    /// For Excel in Portuguese; figures are numbers, not words.
    pub fn csv(&self) -> Vec<u8> {
        let labels: Vec<&str> = self.headings.iter().map(|heading| heading.label.as_str()).collect();
        let mut sheet = Sheet::new(&labels);
        for row in &self.rows {
            row.iter().for_each(|value| cell(&mut sheet, value));
            sheet.end_row();
        }
        sheet.into_bytes()
    }
}

fn cell(sheet: &mut Sheet, value: &Value) {
    match value {
        Value::Nothing => sheet.text_cell(""),
        Value::Text(text) => sheet.text_cell(text),
        Value::Client { id: _, name } => sheet.text_cell(name),
        Value::Count(count) => sheet.whole(Some(*count)),
        Value::Centavos(centavos) => sheet.fraction(Some((*centavos, 100))),
        Value::Share(ratio) => sheet.fraction(Some((ratio.num.saturating_mul(100), ratio.den))),
        Value::Chance(chance) => decimal(sheet, chance * 100.0),
        Value::Decimal(number) => decimal(sheet, *number),
        Value::Date(date) => sheet.date(Some(*date)),
    }
}

fn decimal(sheet: &mut Sheet, number: f64) {
    sheet.fraction(number.is_finite().then(|| ((number * 100.0).round() as i64, 100)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_numbers_and_nothing_is_an_empty_cell() {
        let mut table = IndicatorTable::new("t", &["cliente", "data"], &["valor", "parte", "chance", "n"]);
        table.rows.push(vec![
            Value::Client { id: ClientId::from_u128(1), name: "=Ana".into() },
            Value::Date(NaiveDate::from_ymd_opt(2026, 2, 28).unwrap()),
            Value::Centavos(123_450),
            Value::Share(Ratio::new(1, 3)),
            Value::Chance(0.5),
            Value::Count(7),
        ]);
        table.rows.push(vec![Value::Nothing, Value::Nothing, Value::Share(Ratio::new(0, 0))]);
        assert_eq!(
            String::from_utf8(table.csv()).unwrap(),
            "\u{feff}cliente;data;valor;parte;chance;n\r\n'=Ana;28/02/2026;1234,5;33,33;50;7\r\n;;\r\n"
        );
    }

    #[test]
    fn without_money_its_columns_are_gone_and_the_others_stay_as_they_are() {
        let mut table = IndicatorTable::new("t", &["cliente"], &["valor", "n", "misto", "vazio"]);
        let row = |name: &str, money: Value, mixed: Value| {
            vec![Value::Text(name.into()), money, Value::Count(7), mixed, Value::Nothing]
        };
        table.rows.push(row("Ana", Value::Centavos(123_450), Value::Centavos(99)));
        table.rows.push(row("Rui", Value::Nothing, Value::Count(2)));
        let covered = table.without_money();
        let labels: Vec<&str> = covered.headings.iter().map(|heading| heading.label.as_str()).collect();
        assert_eq!(labels, ["cliente", "n", "misto", "vazio"]);
        assert_eq!(
            String::from_utf8(covered.csv()).unwrap(),
            "\u{feff}cliente;n;misto;vazio\r\nAna;7;;\r\nRui;7;2;\r\n"
        );
        assert_eq!(covered.without_money(), covered);
        let none = IndicatorTable::new("t", &["cliente"], &["valor"]);
        assert_eq!(none.without_money(), none);
    }
}
