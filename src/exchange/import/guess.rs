//! What the columns of a file without headings mean, as far as their cells alone tell.

use super::super::cells::{self, Expected};
use super::super::headings::{Field, Mapping, Target};
use super::super::table::Table;
use crate::domain::value::cep::Cep;
use crate::domain::value::uf::Uf;

/// Rows looked at.
const SAMPLE: usize = 50;

pub(crate) fn from_cells(table: &Table, mapping: &mut Mapping) {
    let mut named = false;
    for column in 0..mapping.columns.len() {
        let cells: Vec<&str> =
            table.rows().take(SAMPLE).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).collect();
        let field = meaning(&cells).or_else(|| (!named && is_text(&cells)).then_some(Field::LegalName));
        named |= field == Some(Field::LegalName);
        if let Some(field) = field.filter(|field| field.takes_many() || !mapping.has(*field)) {
            mapping.columns[column] = Target::Field(field);
        }
    }
}

fn meaning(cells: &[&str]) -> Option<Field> {
    let most = |fits: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| fits(cell)).count() * 10 >= cells.len() * 8
    };
    let digits = |cell: &str| cell.bytes().filter(u8::is_ascii_digit).count();
    if most(&|cell| digits(cell) >= 11 && cells::document(cell, Expected::Either).is_ok()) {
        return Some(Field::Document);
    }
    if most(&|cell| digits(cell) == 8 && cell.len() == 9 && cell.contains('-') && Cep::parse(cell).is_ok()) {
        return Some(Field::Cep);
    }
    if most(&|cell| digits(cell) >= 8 && cells::phones(cell, Some(11)).is_ok()) {
        return Some(Field::Phone);
    }
    if most(&|cell| cell.contains('@')) {
        return Some(Field::Email);
    }
    if most(&|cell| cell.len() == 2 && Uf::parse(cell).is_some()) {
        return Some(Field::State);
    }
    most(&|cell| cell.len() <= 8 && digits(cell) == cell.len()).then_some(Field::Code)
}

fn is_text(cells: &[&str]) -> bool {
    !cells.is_empty() && cells.iter().all(|cell| cell.chars().filter(|c| c.is_alphabetic()).count() >= 2)
}
