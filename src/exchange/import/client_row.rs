//! A row about a client as values, borrowed from the file: nothing is compared or decided yet.
//!
//! A cell that is not understood is kept as a free field and noted: the client comes in without it. Only a document that a
//! spreadsheet cut short, or that was filled in to get past a field, refuses the row, for it would say who the client is.

mod settle;

use super::super::cells::{self, CellError, ClientSituation, Expected, Told};
use super::super::headings::{Field, Mapping, Target};
use super::super::table::TableRow;
use super::forms::{Forms, code_and_name};
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

    fn take(
        &mut self,
        field: Field,
        column: u32,
        cell: &'r str,
        context: &Context<'_>,
        later: &mut Later<'r>,
    ) {
        match field {
            Field::Code => (self.code, self.code_column) = (Cow::Borrowed(cell), column),
            Field::Store => later.store = cell,
            Field::LegalName | Field::Name => {
                let coded = context.forms.of_column(column).code_in_name;
                match code_and_name(cell).filter(|_| coded && self.code.is_empty()) {
                    Some((code, name)) => {
                        (self.code, self.code_column) = (Cow::Borrowed(code), column);
                        self.legal_name = Cow::Borrowed(name);
                    }
                    None => self.legal_name = Cow::Borrowed(cell),
                }
            }
            Field::TradeName => self.trade_name = cell,
            Field::ShownName => self.shown_name = cell,
            Field::GivenName => later.name[0] = cell,
            Field::MiddleName => later.name[1] = cell,
            Field::FamilyName => later.name[2] = cell,
            Field::Cnpj => self.take_document(Expected::Cnpj, column, cell),
            Field::Cpf => self.take_document(Expected::Cpf, column, cell),
            Field::Document => self.take_document(Expected::Either, column, cell),
            Field::StateRegistration => self.state_registration = cell,
            Field::Person => self.people.push(Cow::Borrowed(cell)),
            Field::PersonRole => self.person_role = cell,
            Field::AreaCode => {
                later.area_code = cell.trim_start_matches('0').parse().ok().or(later.area_code)
            }
            // Its area code may stand further to the right, or be that of the município.
            Field::Phone => later.phones.push((column, cell)),
            Field::WhatsApp => later.whatsapp = Some((column, cell)),
            Field::Email => self.take_emails(column, cell),
            Field::Cep => later.cep = Some((column, cell)),
            Field::Street => self.street = cell,
            Field::StreetNumber => self.street_number = cell,
            Field::Complement => self.complement = cell,
            Field::District => self.district = cell,
            Field::City | Field::CityState => later.city = Some((column, cell)),
            Field::State => self.uf = self.kept(column, cell, Uf::parse(cell).ok_or(CellError::State)),
            Field::CityCode => {
                let code = cell.parse().ok().filter(|code| (1_100_000..=5_399_999).contains(code));
                self.city_code = self.kept(column, cell, code.ok_or(CellError::CityCode));
            }
            Field::CityCodeInState => later.city_code_in_state = Some((column, cell)),
            Field::Latitude => later.latitude = Some((column, cell)),
            Field::Longitude => later.longitude = Some((column, cell)),
            Field::Industry => self.industry = cell,
            Field::Tags => self.tags.extend(cells::list(cell)),
            Field::Salesperson => self.salesperson = cell,
            Field::Principals => self.principals.extend(cells::list(cell)),
            Field::Situation => self.take_situation(column, cell),
            Field::Entered => self.entered = self.day(column, cell, context),
            Field::Left => self.left = self.day(column, cell, context),
            Field::LastVisit => {
                self.last_visit = self.past_day(column, cell, context);
                self.last_cells[0] = (column, cell);
            }
            Field::LastContact => {
                self.last_contact = self.past_day(column, cell, context);
                self.last_cells[1] = (column, cell);
            }
            Field::LastOrder if context.mapping.has(Field::LastOrderValue) => {
                self.last_order = self.past_day(column, cell, context);
                self.last_cells[2] = (column, cell);
            }
            Field::LastOrder => self.extra.push((column, cell)),
            Field::LastOrderValue => {
                let money = cells::money(cell, context.forms.of_column(column).convention);
                self.last_order_value = self.told(column, cell, money, NoteReason::ReadAsMoney);
            }
            Field::Blocked => {
                self.situation = self.kept(column, cell, cells::blocked(cell)).or(self.situation)
            }
            Field::CadenceDays => self.cadence_days = self.kept(column, cell, cells::days(cell)),
            Field::PurchasePotential => {
                self.purchase_potential = self.a_month(column, cell, context).or(self.purchase_potential);
            }
            Field::ExpectedValue => {
                self.expected_value = self.a_month(column, cell, context).or(self.expected_value);
            }
            Field::Origin => self.source = cell,
            Field::Benefit => self.benefit = cell,
            Field::ReferredBy => self.referred_by = Some((column, cell)),
            Field::BenefitSince => self.benefit_since = self.day(column, cell, context),
            Field::CreditLimit => {
                let money = cells::money(cell, context.forms.of_column(column).convention);
                let read = self.told(column, cell, money, NoteReason::ReadAsMoney);
                match read.filter(|limit| limit.is_negative()) {
                    Some(_) => self.keep(column, cell, NoteReason::KeptAsText(CellError::Negative)),
                    None => self.credit_limit = read,
                }
            }
            Field::Notes => self.notes.push(cell),
            Field::Number | Field::Date | Field::Time | Field::Value => self.extra.push((column, cell)),
            Field::Registration
            | Field::Bankrupt
            | Field::JudicialRecovery
            | Field::Protests
            | Field::BouncedCheques
            | Field::PendingDebts
            | Field::Lawsuits
            | Field::Inquiries
            | Field::StateRegistrationEnabled
            | Field::Partners
            | Field::PartnersChanged
            | Field::Founded
            | Field::MeanDelay
            | Field::OpenTitles
            | Field::OverdueTitles
            | Field::CheckAgain
            | Field::Source
            | Field::OrderStatus
            | Field::Channel
            | Field::Outcome
            | Field::Reason
            | Field::Nps
            | Field::Csat
            | Field::Complaint
            | Field::Product
            | Field::Quantity
            | Field::ItemValue
            | Field::AccessKey
            | Field::NotedOrder => {
                self.extra.push((column, cell));
            }
        }
    }

    fn take_document(&mut self, expected: Expected, column: u32, cell: &'r str) {
        if is_no_document(cell) {
            return;
        }
        match cells::document(cell, expected) {
            Ok(document) => {
                if document.zeros_restored > 0 {
                    self.remark(column, cell, NoteReason::ZerosRestored(document.zeros_restored));
                }
                match self.tax_id {
                    None => self.tax_id = Some(document.tax_id),
                    Some(first) if first == document.tax_id => {}
                    Some(_) => self.extra.push((column, cell)),
                }
            }
            Err(error) if cells::is_slip(cell, error) => {
                self.keep(column, cell, NoteReason::KeptAsText(error))
            }
            Err(error) => self.problems.push(problem(column, cell, RowReason::Cell(error))),
        }
    }

    fn take_situation(&mut self, column: u32, cell: &'r str) {
        match cells::client_situation(cell) {
            Ok(ClientSituation::Is(situation)) => self.situation = Some(situation),
            Ok(ClientSituation::Computed) => self.keep(column, cell, NoteReason::SituationIsComputed),
            Err(error) => self.keep(column, cell, NoteReason::KeptAsText(error)),
        }
    }

    fn take_emails(&mut self, column: u32, cell: &'r str) {
        let parts = || {
            let parts = cell.split([';', ',', ' ', '/', '\n']).map(str::trim);
            parts.filter(|part| !part.is_empty() && *part != ":::")
        };
        if parts().all(looks_like_email) {
            self.emails.extend(parts());
        } else {
            self.keep(column, cell, NoteReason::KeptAsText(CellError::Email));
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

fn looks_like_email(text: &str) -> bool {
    match text.split_once('@') {
        Some((name, domain)) => {
            !name.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.ends_with('.')
        }
        None => false,
    }
}
