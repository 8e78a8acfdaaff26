//! What a row says of a client's credit; whose it is and on which day, [`FactRow`](super::fact_row::FactRow) reads.
//!
//! A cell that is not understood stays in the note of the check, and is said: nothing is guessed of it.

use super::super::cells::{self, CellError};
use super::super::headings::{Field, Target};
use super::super::table::TableRow;
use super::client_row::{Context, problem};
use super::plan::{Note, NoteReason, RowProblem, RowReason};
use crate::domain::fact::risk_signals::{RiskSeen, SignalValue};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub(crate) struct RiskRow<'r> {
    pub seen: RiskSeen,
    pub source: &'r str,
    pub again_on: Option<NaiveDate>,
    pub credit_limit: Option<Centavos>,
    /// Cells that say something else than their column.
    pub unread: Vec<(u32, &'r str)>,
    pub remarks: Vec<Note>,
    line: u32,
}

impl<'r> RiskRow<'r> {
    pub(crate) fn read(row: &TableRow<'r>, context: &Context<'_>) -> Self {
        let mut this = RiskRow { line: row.line(), ..RiskRow::default() };
        for (column, cell) in row.cells().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let number = column as u32;
            let cell = context.forms.bare(number, cell);
            if let Some(Target::Field(field)) = context.mapping.columns.get(column) {
                this.take(*field, number, cell, context);
            }
        }
        this
    }

    /// The row says nothing that a look at credit could see.
    pub(crate) fn is_empty(&self) -> bool {
        self.seen.is_empty() && self.again_on.is_none() && self.credit_limit.is_none()
    }

    fn take(&mut self, field: Field, column: u32, cell: &'r str, context: &Context<'_>) {
        use SignalValue as Value;
        let found = |of: fn(u32) -> Value| cells::found(cell).map(of);
        let is_found = |of: fn(bool) -> Value| cells::is_found(cell).map(of);
        let text = |of: fn(String) -> Value| Ok(of(cell.to_owned()));
        let seen = match field {
            Field::Registration => cells::registration(cell).map(Value::Registration),
            Field::Bankrupt => is_found(Value::Bankrupt),
            Field::JudicialRecovery => is_found(Value::JudicialRecovery),
            Field::Protests => found(Value::Protests),
            Field::BouncedCheques => found(Value::BouncedCheques),
            Field::PendingDebts => found(Value::PendingDebts),
            Field::Lawsuits => found(Value::Lawsuits),
            Field::Inquiries => found(Value::Inquiries),
            Field::StateRegistrationEnabled => cells::is_enabled(cell).map(Value::StateRegistrationEnabled),
            Field::MeanDelay => cells::tenths_of_days(cell).map(Value::MeanDelay),
            Field::LegalName | Field::Name => text(Value::LegalName),
            Field::Industry => text(Value::Industry),
            Field::StateRegistration => text(Value::StateRegistration),
            Field::Partners => Ok(Value::Partners(self.partners(cell))),
            Field::PartnersChanged => return self.put_day(column, cell, context, Value::PartnersChanged),
            Field::Founded => return self.put_day(column, cell, context, Value::Founded),
            Field::OpenTitles => self.money(column, cell, context).map(Value::OpenTitles),
            Field::OverdueTitles => self.money(column, cell, context).map(Value::OverdueTitles),
            Field::CreditLimit => {
                let limit = self.money(column, cell, context);
                self.credit_limit = self.kept(column, cell, limit);
                return;
            }
            Field::CheckAgain => {
                self.again_on = self.day(column, cell, context);
                return;
            }
            Field::Source => {
                self.source = cell;
                return;
            }
            // Of the client, of the day, or of other kinds of file.
            Field::Code
            | Field::Store
            | Field::TradeName
            | Field::ShownName
            | Field::GivenName
            | Field::MiddleName
            | Field::FamilyName
            | Field::Cnpj
            | Field::Cpf
            | Field::Document
            | Field::Person
            | Field::PersonRole
            | Field::AreaCode
            | Field::Phone
            | Field::WhatsApp
            | Field::Email
            | Field::Cep
            | Field::Street
            | Field::StreetNumber
            | Field::Complement
            | Field::District
            | Field::City
            | Field::State
            | Field::CityState
            | Field::CityCode
            | Field::CityCodeInState
            | Field::Latitude
            | Field::Longitude
            | Field::Tags
            | Field::Salesperson
            | Field::Principals
            | Field::Situation
            | Field::Blocked
            | Field::Entered
            | Field::Left
            | Field::LastVisit
            | Field::LastContact
            | Field::LastOrder
            | Field::LastOrderValue
            | Field::CadenceDays
            | Field::PurchasePotential
            | Field::Origin
            | Field::ExpectedValue
            | Field::Benefit
            | Field::ReferredBy
            | Field::BenefitSince
            | Field::Notes
            | Field::Number
            | Field::Date
            | Field::Time
            | Field::Value
            | Field::OrderStatus
            | Field::Product
            | Field::Quantity
            | Field::ItemValue
            | Field::AccessKey
            | Field::NotedOrder
            | Field::Channel
            | Field::Outcome
            | Field::Reason
            | Field::Nps
            | Field::Csat
            | Field::Complaint => return,
        };
        if let Some(value) = self.kept(column, cell, seen) {
            self.seen.put(value);
        }
    }

    /// Those of this cell with those of the columns before.
    fn partners(&self, cell: &str) -> BTreeSet<String> {
        let mut names = self.seen.partners.clone().unwrap_or_default();
        let parts = cell.split([';', '|', '\n', '/', ',']).map(str::trim);
        names.extend(parts.filter(|name| !name.is_empty()).map(str::to_owned));
        names
    }

    fn money(&mut self, column: u32, cell: &'r str, context: &Context<'_>) -> Result<Centavos, CellError> {
        let told = cells::money(cell, context.forms.of_column(column).convention)?;
        if told.ambiguous {
            self.remark(column, cell, NoteReason::ReadAsMoney(told.value));
        }
        if told.value.is_negative() { Err(CellError::Negative) } else { Ok(told.value) }
    }

    fn put_day(
        &mut self,
        column: u32,
        cell: &'r str,
        context: &Context<'_>,
        of: fn(NaiveDate) -> SignalValue,
    ) {
        if let Some(day) = self.day(column, cell, context) {
            self.seen.put(of(day));
        }
    }

    fn day(&mut self, column: u32, cell: &'r str, context: &Context<'_>) -> Option<NaiveDate> {
        if cells::stands_for_none(cell, context.zone, context.today) {
            return None;
        }
        let day = cells::date_in(cell, context.zone, context.forms.of_column(column).convention);
        let told = self.kept(column, cell, day)?;
        if told.ambiguous {
            self.remark(column, cell, NoteReason::ReadAsDate(told.value.date));
        }
        Some(told.value.date)
    }

    fn kept<T>(&mut self, column: u32, cell: &'r str, value: Result<T, CellError>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(error) => {
                self.unread.push((column, cell));
                self.remark(column, cell, NoteReason::KeptInNote(error));
                None
            }
        }
    }

    fn remark(&mut self, column: u32, cell: &str, reason: NoteReason) {
        let RowProblem { cell, .. } = problem(column, cell, RowReason::MissingIdentity);
        self.remarks.push(Note { line: self.line, column, cell, reason });
    }
}
