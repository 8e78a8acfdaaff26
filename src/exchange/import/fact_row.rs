//! A row of an order or an interaction as values: the client it refers to, and what happened when.

use super::super::cells::{self, CellError, Expected, When};
use super::super::headings::{Field, Target};
use super::super::table::Row;
use super::client_row::{Context, is_no_date, problem, several_phones, whole_row};
use super::plan::{RowProblem, RowReason};
use super::sheet::Sheet;
use crate::domain::cpf::TaxId;
use crate::domain::interaction::{Channel, Outcome};
use crate::domain::money::Centavos;
use crate::domain::order::OrderStatus;
use crate::domain::phone::Phone;
use crate::domain::uf::Uf;
use chrono::{NaiveDate, NaiveTime};
use std::borrow::Cow;

#[derive(Debug, Default)]
pub struct FactRow<'r> {
    pub tax_id: Option<TaxId>,
    pub code: Cow<'r, str>,
    pub legal_name: &'r str,
    pub trade_name: &'r str,
    pub phones: Vec<Phone>,
    pub city: &'r str,
    pub state: Option<Uf>,
    pub number: &'r str,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub value: Option<Centavos>,
    pub status: Option<OrderStatus>,
    pub channel: Option<Channel>,
    pub outcome: Option<Outcome>,
    pub reason: &'r str,
    pub salesperson: &'r str,
    pub principals: Vec<&'r str>,
    pub principals_cell: (u32, &'r str),
    pub notes: Vec<&'r str>,
    /// Columns without a meaning, with their cells.
    pub extra: Vec<(u32, &'r str)>,
    pub problems: Vec<RowProblem>,
}

impl<'r> FactRow<'r> {
    pub fn read(row: &Row<'r>, context: &Context<'_>) -> FactRow<'r> {
        let mut this = FactRow::default();
        let mut store = "";
        for (column, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let number = column as u32;
            match context.mapping.columns.get(column) {
                Some(Target::Field(Field::Store)) => store = cell,
                Some(Target::Field(field)) => this.take(*field, number, cell, context),
                Some(Target::Extra) | None => this.extra.push((number, cell)),
                Some(Target::Ignore) => {}
            }
        }
        if !store.is_empty() && !this.code.is_empty() {
            this.code = Cow::Owned(format!("{}-{store}", this.code));
        }
        this
    }

    pub fn label(&self) -> String {
        let names = [self.trade_name, self.legal_name];
        match names.into_iter().find(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => self.tax_id.map_or_else(|| self.code.to_string(), |tax_id| tax_id.to_string()),
        }
    }

    pub fn has_identity(&self) -> bool {
        self.tax_id.is_some()
            || !self.code.is_empty()
            || !self.legal_name.is_empty()
            || !self.trade_name.is_empty()
            || !self.phones.is_empty()
    }

    /// What the row lacks without which it is no fact.
    pub fn require(&mut self, present: bool, reason: RowReason, field: Field) {
        let refused_already = self.problems.iter().any(|problem| match problem.reason {
            RowReason::Cell(error) => field_of(error) == Some(field),
            _ => false,
        });
        if !present && !refused_already {
            self.problems.push(whole_row(reason));
        }
    }

    /// The notes and the columns without a meaning, one a line.
    pub fn note(&self, sheet: &Sheet) -> Option<String> {
        let mut lines: Vec<String> = self.notes.iter().map(|note| (*note).to_owned()).collect();
        lines.extend(
            self.extra
                .iter()
                .map(|(column, cell)| format!("{}: {cell}", sheet.column_name(*column as usize))),
        );
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn take(&mut self, field: Field, column: u32, cell: &'r str, context: &Context<'_>) {
        match field {
            Field::Code => self.code = Cow::Borrowed(cell),
            Field::LegalName | Field::Name => self.legal_name = cell,
            Field::TradeName => self.trade_name = cell,
            Field::Cnpj => self.take_document(Expected::Cnpj, column, cell),
            Field::Cpf => self.take_document(Expected::Cpf, column, cell),
            Field::Document => self.take_document(Expected::Either, column, cell),
            Field::City | Field::CityState => {
                let (city, state) = cells::city_and_state(cell);
                self.city = city;
                self.state = self.state.or(state);
            }
            Field::State => self.state = Uf::parse(cell),
            Field::Number => self.number = cell,
            Field::Date => {
                if !is_no_date(cell)
                    && let Some(When { date, time }) =
                        self.read_cell(column, cell, cells::date(cell, context.zone))
                {
                    self.date = Some(date);
                    self.time = self.time.or(time);
                }
            }
            Field::Time => self.time = self.read_cell(column, cell, cells::time(cell)).or(self.time),
            Field::Value => {
                self.value = self.read_cell(column, cell, Centavos::parse(cell).map_err(CellError::Money))
            }
            Field::OrderStatus => self.status = self.read_cell(column, cell, cells::order_status(cell)),
            Field::Channel => self.channel = self.read_cell(column, cell, cells::channel(cell)),
            Field::Outcome => self.outcome = self.read_cell(column, cell, cells::outcome(cell)),
            Field::Reason => self.reason = cell,
            Field::Salesperson => self.salesperson = cell,
            Field::Principals => {
                self.principals.extend(cells::list(cell));
                self.principals_cell = (column, cell);
            }
            Field::Notes => self.notes.push(cell),
            Field::Phone | Field::WhatsApp => match Phone::parse_in(cell, context.area_code) {
                Ok(phone) => self.phones.push(phone),
                Err(_) => match several_phones(cell, context.area_code) {
                    Some(phones) => self.phones.extend(phones),
                    None => self.extra.push((column, cell)),
                },
            },
            Field::Store
            | Field::GivenName
            | Field::MiddleName
            | Field::FamilyName
            | Field::StateRegistration
            | Field::Person
            | Field::PersonRole
            | Field::AreaCode
            | Field::Email
            | Field::Cep
            | Field::Street
            | Field::StreetNumber
            | Field::Complement
            | Field::District
            | Field::CityCode
            | Field::CityCodeInState
            | Field::Latitude
            | Field::Longitude
            | Field::Industry
            | Field::Tags
            | Field::Situation
            | Field::Entered
            | Field::Left
            | Field::LastVisit
            | Field::LastContact
            | Field::CadenceDays => self.extra.push((column, cell)),
        }
    }

    fn take_document(&mut self, expected: Expected, column: u32, cell: &'r str) {
        if cell.bytes().all(|b| matches!(b, b'0' | b'.' | b'/' | b'-' | b' ')) {
            return;
        }
        let document = self.read_cell(column, cell, cells::document(cell, expected));
        self.tax_id = self.tax_id.or(document.map(|document| document.tax_id));
    }

    fn read_cell<T>(&mut self, column: u32, cell: &str, value: Result<T, CellError>) -> Option<T> {
        value.map_err(|error| self.problems.push(problem(column, cell, RowReason::Cell(error)))).ok()
    }
}

/// Which required field an error already speaks of.
fn field_of(error: CellError) -> Option<Field> {
    match error {
        CellError::Date
        | CellError::NoSuchDay
        | CellError::MonthAndDaySwapped
        | CellError::YearOutOfRange(_) => Some(Field::Date),
        CellError::Money(_) => Some(Field::Value),
        CellError::Channel => Some(Field::Channel),
        CellError::Outcome => Some(Field::Outcome),
        CellError::Scientific | CellError::Document(_) | CellError::DocumentUnclear { .. } => {
            Some(Field::Document)
        }
        CellError::Cep(_)
        | CellError::CepOutsideState
        | CellError::Phone(_)
        | CellError::Time
        | CellError::Number
        | CellError::DaysOutOfRange(_)
        | CellError::CoordinateOutOfRange
        | CellError::CoordinatesSwapped
        | CellError::CoordinateAlone
        | CellError::State
        | CellError::OrderStatus
        | CellError::Situation
        | CellError::Boolean
        | CellError::Email
        | CellError::CityCode => None,
    }
}
