//! A row about a client as values, borrowed from the file: nothing is compared or decided yet.
//!
//! A cell that is not understood is kept as a free field and noted: the client comes in without it. Only a document that a
//! spreadsheet cut short, or that was filled in to get past a field, refuses the row, for it would say who the client is.

mod settle;
mod take;

use super::super::cells::{self, CellError, Told};
use super::super::headings::{Mapping, Target};
use super::super::table::TableRow;
use super::forms::Forms;
use super::plan::{Note, NoteReason, RowProblem, RowReason};
use crate::domain::client::Situation;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use chrono::{FixedOffset, NaiveDate};
use settle::Later;
use std::borrow::Cow;
use std::rc::Rc;

/// What does not change from row to row.
#[derive(Debug, Clone)]
pub(crate) struct Context<'a> {
    pub mapping: &'a Mapping,
    pub forms: Rc<Forms>,
    pub zone: FixedOffset,
    pub today: NaiveDate,
    pub area_code: Option<u8>,
    pub cities: Option<&'a Cities>,
}

/// The values of one row. Reused for the next, so that its lists are allocated once.
#[derive(Debug, Default)]
pub(crate) struct ClientRow<'r> {
    pub code: Cow<'r, str>,
    pub code_column: u32,
    pub legal_name: Cow<'r, str>,
    pub trade_name: &'r str,
    pub shown_name: &'r str,
    pub tax_id: Option<TaxId>,
    pub state_registration: &'r str,
    pub industry: &'r str,
    pub situation: Option<Situation>,
    pub entered: Option<NaiveDate>,
    pub left: Option<NaiveDate>,
    pub salesperson: &'r str,
    pub principals: Vec<&'r str>,
    pub street: &'r str,
    pub street_number: &'r str,
    pub complement: &'r str,
    pub district: &'r str,
    pub city: &'r str,
    pub city_code: Option<u32>,
    pub uf: Option<Uf>,
    pub cep: Option<Cep>,
    pub location: Option<LatLon>,
    pub people: Vec<Cow<'r, str>>,
    pub person_role: &'r str,
    pub phones: Vec<Phone>,
    pub whatsapp: Option<Phone>,
    pub emails: Vec<&'r str>,
    pub tags: Vec<&'r str>,
    pub notes: Vec<&'r str>,
    pub cadence_days: Option<u16>,
    pub purchase_potential: Option<Centavos>,
    pub expected_value: Option<Centavos>,
    pub benefit: &'r str,
    /// Column and name; looked for once all rows are in.
    pub referred_by: Option<(u32, &'r str)>,
    pub benefit_since: Option<NaiveDate>,
    pub source: &'r str,
    pub credit_limit: Option<Centavos>,
    pub last_visit: Option<NaiveDate>,
    pub last_contact: Option<NaiveDate>,
    pub last_order: Option<NaiveDate>,
    pub last_order_value: Option<Centavos>,
    /// The cells of those, for the notes of what they make.
    pub last_cells: [(u32, &'r str); 3],
    /// Columns kept as free fields, with their cells.
    pub extra: Vec<(u32, &'r str)>,
    pub problems: Vec<RowProblem>,
    pub remarks: Vec<Note>,
    line: u32,
}

impl<'r> ClientRow<'r> {
    pub(crate) fn read(row: &TableRow<'r>, context: &Context<'_>) -> ClientRow<'r> {
        let mut this = ClientRow { line: row.line(), ..ClientRow::default() };
        let mut later = Later { area_code: context.area_code, ..Later::default() };
        for (column, cell) in row.cells().enumerate() {
            if cell.is_empty() {
                continue;
            }
            let column = column as u32;
            let cell = context.forms.bare(column, cell);
            match context.mapping.columns.get(column as usize) {
                Some(Target::Field(field)) => this.take(*field, column, cell, context, &mut later),
                Some(Target::Extra) | None => this.extra.push((column, cell)),
                Some(Target::Ignore) => {}
            }
        }
        this.settle_place(context, &later);
        this.settle_phones(&later, context.cities);
        this.settle_names(&later);
        this
    }

    pub(crate) fn label(&self) -> String {
        let names = [self.trade_name, &self.legal_name, self.shown_name];
        match names.into_iter().find(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => self.tax_id.map_or_else(|| self.code.to_string(), |tax_id| tax_id.to_string()),
        }
    }

    pub(crate) fn has_identity(&self) -> bool {
        self.tax_id.is_some()
            || !self.code.is_empty()
            || !self.legal_name.is_empty()
            || !self.trade_name.is_empty()
            || !self.shown_name.is_empty()
    }

    /// The names that may tell who it is.
    pub(crate) fn names(&self) -> [&str; 2] {
        match (self.legal_name.is_empty(), self.trade_name) {
            (true, "") => [self.shown_name, ""],
            (_, trade) => [&self.legal_name, trade],
        }
    }

    fn day(&mut self, column: u32, cell: &'r str, context: &Context<'_>) -> Option<NaiveDate> {
        if cells::stands_for_none(cell, context.zone, context.today) {
            return None;
        }
        let day = cells::date_in(cell, context.zone, context.forms.of_column(column).convention);
        let day = day.map(|told| Told { value: told.value.date, ambiguous: told.ambiguous });
        self.told(column, cell, day, NoteReason::ReadAsDate)
    }

    /// The value, said where the cell alone would not have told it.
    fn told<T: Copy>(
        &mut self,
        column: u32,
        cell: &'r str,
        told: Result<Told<T>, CellError>,
        said: fn(T) -> NoteReason,
    ) -> Option<T> {
        let Told { value, ambiguous } = self.kept(column, cell, told)?;
        if ambiguous {
            self.remark(column, cell, said(value));
        }
        Some(value)
    }

    fn past_day(&mut self, column: u32, cell: &'r str, context: &Context<'_>) -> Option<NaiveDate> {
        let day = self.day(column, cell, context)?;
        if day > context.today {
            self.keep(column, cell, NoteReason::FutureDate);
            return None;
        }
        Some(day)
    }

    /// The value, or none and the cell kept as a free field.
    fn kept<T>(&mut self, column: u32, cell: &'r str, value: Result<T, CellError>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.keep(column, cell, NoteReason::KeptAsText(error));
                None
            }
        }
    }

    /// What is bought or expected a month. Zero stands for not known.
    fn a_month(&mut self, column: u32, cell: &'r str, context: &Context<'_>) -> Option<Centavos> {
        let money = cells::money(cell, context.forms.of_column(column).convention);
        let read = self.told(column, cell, money, NoteReason::ReadAsMoney)?;
        if read.is_negative() {
            self.keep(column, cell, NoteReason::KeptAsText(CellError::Negative));
        }
        Some(read).filter(|read| read.is_positive())
    }

    fn keep(&mut self, column: u32, cell: &'r str, reason: NoteReason) {
        self.extra.push((column, cell));
        self.remark(column, cell, reason);
    }

    pub(crate) fn remark(&mut self, column: u32, cell: &str, reason: NoteReason) {
        self.remarks.push(Note { line: self.line, column, cell: shortened(cell), reason });
    }
}

pub(crate) fn problem(column: u32, cell: &str, reason: RowReason) -> RowProblem {
    RowProblem { column: Some(column), cell: shortened(cell), reason }
}

pub(crate) fn whole_row(reason: RowReason) -> RowProblem {
    RowProblem { column: None, cell: "".into(), reason }
}

/// Enough of the cell to recognise it.
fn shortened(cell: &str) -> Box<str> {
    match cell.char_indices().nth(80) {
        Some((end, _)) => cell[..end].into(),
        None => cell.into(),
    }
}

/// *Isento*, *não tem*, dashes and zeros stand for none.
pub(crate) fn is_no_document(cell: &str) -> bool {
    !cell.bytes().any(|b| matches!(b, b'1'..=b'9'))
}
