//! A row of an order or an interaction as values: the client it refers to, and what happened when.

use super::super::cells::{self, CellError, Expected};
use super::super::headings::{Field, Kind, Meant, Target};
use super::super::table::TableRow;
use super::client_row::{Context, is_no_document, problem, whole_row};
use super::forms::code_and_name;
use super::plan::{Note, NoteReason, RowProblem, RowReason};
use super::sheet::Sheet;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::indicator::status::satisfaction::csat;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use chrono::{NaiveDate, NaiveTime};
use std::borrow::Cow;
use std::ops::RangeInclusive;

#[derive(Debug, Default)]
pub(crate) struct FactRow<'r> {
    pub tax_id: Option<TaxId>,
    pub code: Cow<'r, str>,
    pub legal_name: &'r str,
    pub trade_name: &'r str,
    pub phones: Vec<Phone>,
    pub city: &'r str,
    pub uf: Option<Uf>,
    pub number: &'r str,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub value: Option<Centavos>,
    pub status: Option<OrderStatus>,
    pub channel: Option<Channel>,
    pub outcome: Option<Outcome>,
    pub reason: &'r str,
    pub nps: Option<u8>,
    pub csat: Option<u8>,
    pub complaint: Vec<&'r str>,
    pub salesperson: &'r str,
    pub principals: Vec<&'r str>,
    pub principals_cell: (u32, &'r str),
    pub notes: Vec<&'r str>,
    pub product: &'r str,
    pub quantity_milli: Option<i64>,
    /// Of the line, where its value is the order's.
    pub item_value: Option<Centavos>,
    pub access_key: &'r str,
    pub noted_order: &'r str,
    /// Columns without a meaning, and words that no list knows, with their cells.
    pub extra: Vec<(u32, &'r str)>,
    pub problems: Vec<RowProblem>,
    /// A document that cannot be read: it refuses the row unless a code says who the client is.
    pub doubtful: Option<RowProblem>,
    /// The date's cell has what programs write for none.
    pub no_real_date: bool,
    pub remarks: Vec<Note>,
    line: u32,
}

impl<'r> FactRow<'r> {
    pub(crate) fn read(row: &TableRow<'r>, context: &Context<'_>) -> FactRow<'r> {
        let mut this = FactRow { line: row.line(), ..FactRow::default() };
        let mut store = "";
        for (column, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let number = column as u32;
            let cell = context.forms.bare(number, cell);
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
        if this.code.is_empty() {
            this.problems.extend(this.doubtful.take());
        } else if let Some(RowProblem { column: Some(column), cell, reason: RowReason::Cell(error) }) =
            this.doubtful.take()
        {
            this.remarks.push(Note { line: this.line, column, cell, reason: NoteReason::KeptAsText(error) });
        }
        this
    }

    pub(crate) fn label(&self) -> String {
        let names = [self.trade_name, self.legal_name];
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
            || !self.phones.is_empty()
    }

    /// What the row lacks without which it is no fact.
    pub(crate) fn require(&mut self, present: bool, reason: RowReason, field: Field) {
        let refused_already = self.problems.iter().any(|problem| match problem.reason {
            RowReason::Cell(error) => field_of(error) == Some(field),
            _ => false,
        });
        if !present && !refused_already {
            let reason = if reason == RowReason::MissingDate && self.no_real_date {
                RowReason::NoRealDate
            } else {
                reason
            };
            self.problems.push(whole_row(reason));
        }
    }

    /// The notes and the columns without a meaning, one a line.
    pub(crate) fn note(&self, sheet: &Sheet) -> Option<String> {
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
            Field::LegalName | Field::Name | Field::ShownName => {
                let coded = context.forms.of_column(column).code_in_name;
                match code_and_name(cell).filter(|_| coded && self.code.is_empty()) {
                    Some((code, name)) => (self.code, self.legal_name) = (Cow::Borrowed(code), name),
                    None => self.legal_name = cell,
                }
            }
            Field::TradeName => self.trade_name = cell,
            Field::Cnpj => self.take_document(Expected::Cnpj, column, cell),
            Field::Cpf => self.take_document(Expected::Cpf, column, cell),
            Field::Document => self.take_document(Expected::Either, column, cell),
            Field::City | Field::CityState => {
                let (city, state) = cells::city_and_state(cell);
                self.city = city;
                self.uf = self.uf.or(state);
            }
            Field::State => self.uf = Uf::parse(cell),
            Field::Number => self.number = cell,
            Field::Date => self.take_date(column, cell, context),
            Field::Time => self.time = self.read_cell(column, cell, cells::time(cell)).or(self.time),
            Field::Value => {
                let money = cells::money(cell, context.forms.of_column(column).convention);
                if let Some(told) = self.read_cell(column, cell, money) {
                    self.value = Some(told.value);
                    if told.ambiguous {
                        self.remark(column, cell, NoteReason::ReadAsMoney(told.value));
                    }
                }
            }
            Field::OrderStatus => {
                let meant = |meant| if let Meant::Status(status) = meant { Some(status) } else { None };
                let known = context.mapping.word(cell, meant).or(cells::order_status(cell).ok());
                self.status =
                    Some(self.word(column, cell, known, OrderStatus::Pending, NoteReason::StatusKept));
            }
            Field::Channel => {
                let meant = |meant| if let Meant::Channel(channel) = meant { Some(channel) } else { None };
                let known = context.mapping.word(cell, meant).or(cells::channel(cell).ok());
                let unknown = context.mapping.assumed.channel.unwrap_or(Channel::Call);
                self.channel = Some(self.word(column, cell, known, unknown, NoteReason::ChannelKept));
            }
            Field::Outcome => {
                let meant = |meant| if let Meant::Outcome(outcome) = meant { Some(outcome) } else { None };
                let known = context.mapping.word(cell, meant).or(cells::outcome(cell).ok());
                self.outcome =
                    Some(self.word(column, cell, known, Outcome::NoAnswer, NoteReason::OutcomeKept));
            }
            Field::Product => self.product = cell,
            Field::Quantity => match cells::decimal(cell) {
                Ok(quantity) => self.quantity_milli = Some((quantity * 1000.0).round() as i64),
                Err(_) => self.extra.push((column, cell)),
            },
            Field::ItemValue => {
                let money = cells::money(cell, context.forms.of_column(column).convention);
                self.item_value = self.read_cell(column, cell, money).map(|told| told.value);
            }
            Field::AccessKey => {
                self.access_key = cell;
                self.extra.push((column, cell));
            }
            Field::NotedOrder => {
                self.noted_order = cell;
                self.extra.push((column, cell));
            }
            Field::Reason => self.reason = cell,
            Field::Nps => self.nps = self.score(column, cell, 0..=10),
            Field::Csat => self.csat = self.score(column, cell, csat::ANSWERS),
            Field::Complaint => self.complaint.push(cell),
            Field::Salesperson => self.salesperson = cell,
            Field::Principals => {
                self.principals.extend(cells::list(cell));
                self.principals_cell = (column, cell);
            }
            Field::Notes => self.notes.push(cell),
            Field::Phone | Field::WhatsApp => match cells::phones(cell, context.area_code) {
                Ok(found) => self.phones.extend(found.all),
                Err(_) => self.extra.push((column, cell)),
            },
            // Of the client, should it be a new one.
            Field::StateRegistration
            | Field::Email
            | Field::Cep
            | Field::Street
            | Field::StreetNumber
            | Field::Complement
            | Field::District
            | Field::CityCode => {}
            // Of a check: `risk_row.rs` reads them.
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
            | Field::CreditLimit => {}
            Field::Industry if context.mapping.kind == Kind::Checks => {}
            Field::Store
            | Field::GivenName
            | Field::MiddleName
            | Field::FamilyName
            | Field::Person
            | Field::PersonRole
            | Field::AreaCode
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
            | Field::LastOrder
            | Field::LastOrderValue
            | Field::Blocked
            | Field::CadenceDays
            | Field::PurchasePotential
            | Field::Origin
            | Field::ExpectedValue
            | Field::Benefit
            | Field::ReferredBy
            | Field::BenefitSince => self.extra.push((column, cell)),
        }
    }

    fn take_date(&mut self, column: u32, cell: &'r str, context: &Context<'_>) {
        if cells::stands_for_none(cell, context.zone, context.today) {
            self.no_real_date = true;
            return;
        }
        let when = cells::date_in(cell, context.zone, context.forms.of_column(column).convention);
        if let Some(told) = self.read_cell(column, cell, when) {
            self.date = Some(told.value.date);
            self.time = self.time.or(told.value.time);
            if told.ambiguous {
                self.remark(column, cell, NoteReason::ReadAsDate(told.value.date));
            }
        }
    }

    /// An answer; what is none stays in the note, for the contact was made all the same.
    fn score(&mut self, column: u32, cell: &'r str, answers: RangeInclusive<u8>) -> Option<u8> {
        let whole =
            cells::decimal(cell).ok().filter(|score| score.fract() == 0.0 && (0.0..=10.0).contains(score));
        let score = whole.map(|score| score as u8).filter(|score| answers.contains(score));
        if score.is_none() {
            self.extra.push((column, cell));
            self.remark(column, cell, NoteReason::KeptAsText(CellError::Number));
        }
        score
    }

    /// A word that no list knows loses no row: it stays in the note, and what it may mean counts for least.
    fn word<T>(&mut self, column: u32, cell: &'r str, known: Option<T>, unknown: T, said: NoteReason) -> T {
        known.unwrap_or_else(|| {
            self.extra.push((column, cell));
            self.remark(column, cell, said);
            unknown
        })
    }

    fn remark(&mut self, column: u32, cell: &str, reason: NoteReason) {
        let RowProblem { cell, .. } = problem(column, cell, RowReason::MissingIdentity);
        self.remarks.push(Note { line: self.line, column, cell, reason });
    }

    fn take_document(&mut self, expected: Expected, column: u32, cell: &'r str) {
        if is_no_document(cell) {
            return;
        }
        match cells::document(cell, expected) {
            Ok(document) => self.tax_id = self.tax_id.or(Some(document.tax_id)),
            Err(error) => self.doubtful = Some(problem(column, cell, RowReason::Cell(error))),
        }
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
        CellError::MixedDates => Some(Field::Date),
        CellError::Money(_) | CellError::MixedMarks | CellError::DebitOrCredit => Some(Field::Value),
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
        | CellError::CoordinatesWithoutMinus
        | CellError::State
        | CellError::OrderStatus
        | CellError::Situation
        | CellError::Boolean
        | CellError::Email
        | CellError::CityCode
        | CellError::Negative => None,
    }
}
