//! A cell to the field of its column.

use super::settle::Later;
use super::{ClientRow, Context, is_no_document, problem};
use crate::domain::value::uf::Uf;
use crate::exchange::cells::{self, CellError, ClientSituation, Expected};
use crate::exchange::headings::Field;
use crate::exchange::import::forms::code_and_name;
use crate::exchange::import::plan::{NoteReason, RowReason};
use std::borrow::Cow;

impl<'r> ClientRow<'r> {
    pub(super) fn take(
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
}

fn looks_like_email(text: &str) -> bool {
    match text.split_once('@') {
        Some((name, domain)) => {
            !name.is_empty() && domain.contains('.') && !domain.contains('@') && !domain.ends_with('.')
        }
        None => false,
    }
}
