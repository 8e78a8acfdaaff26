//! What holds for a whole column, asked of all its cells before any is read: how numbers and days are written in it, whether a
//! program wrote its whole numbers as `101.0`, whether its names carry the client's code.

use super::super::cells::{self, Convention};
use super::super::headings::{Field, Kind, Target};
use super::plan::{ColumnNote, ColumnReason};
use super::rows;
use super::sheet::Sheet;
use chrono::{FixedOffset, NaiveDate};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Form {
    pub convention: Convention,
    /// `101.0` is 101.
    floats: bool,
    /// `101 - Padaria Aurora`.
    pub code_in_name: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Forms {
    columns: Vec<Form>,
    pub notes: Vec<ColumnNote>,
}

/// What a column is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Money,
    Day,
    Whole,
    Name,
}

#[derive(Debug, Clone, Copy, Default)]
struct Seen<'t> {
    convention: Convention,
    /// Cells written as a float, and cells that are anything but a whole number.
    floats: (u32, &'t str),
    others: bool,
    no_dates: (u32, &'t str),
    coded: (u32, &'t str),
    uncoded: u32,
}

impl Forms {
    pub(crate) fn of(sheet: &Sheet, zone: FixedOffset, today: NaiveDate) -> Forms {
        let mapping = &sheet.mapping;
        let coded = !mapping.has(Field::Code);
        let looks: Vec<(usize, Look)> = mapping
            .columns
            .iter()
            .enumerate()
            .filter_map(|(column, target)| Some((column, look(*target, coded)?)))
            .collect();
        let mut seen = vec![Seen::default(); mapping.columns.len()];
        let headings = sheet.table.headings();
        for row in sheet.table.rows().filter(|row| rows::ignored(row, &headings).is_none()) {
            for (column, look) in &looks {
                let cell = row.cell(*column);
                if !cell.is_empty() {
                    seen[*column].take(cell, *look, zone, today);
                }
            }
        }
        let mut forms = Forms { columns: vec![Form::default(); mapping.columns.len()], notes: Vec::new() };
        for (column, look) in looks {
            forms.settle(column, look, &seen[column], mapping.kind);
        }
        let values = mapping.has(Field::LastOrderValue);
        if let (Some(column), false) = (mapping.columns_of(Field::LastOrder).next(), values) {
            forms.note(column, ColumnReason::LastOrderWithoutValue, (0, ""));
        }
        forms
    }

    pub(crate) fn of_column(&self, column: u32) -> Form {
        self.columns.get(column as usize).copied().unwrap_or_default()
    }

    /// The cell without the decimal that a program gave a whole number.
    pub(crate) fn bare<'c>(&self, column: u32, cell: &'c str) -> &'c str {
        match self.of_column(column).floats {
            true => cell.strip_suffix(".0").unwrap_or(cell),
            false => cell,
        }
    }

    fn settle(&mut self, column: usize, look: Look, seen: &Seen<'_>, kind: Kind) {
        let form = &mut self.columns[column];
        form.convention = seen.convention;
        form.floats = seen.floats.0 > 0 && !seen.others;
        // One name may begin with a number; those of a list of clients do only if they all do.
        let few = if kind == Kind::Clients { 2 } else { 1 };
        form.code_in_name = seen.coded.0 >= few && seen.uncoded == 0;
        let form = *form;
        match (look, seen.convention) {
            (Look::Money, Convention::American) => self.note(column, ColumnReason::DecimalPoint, (0, "")),
            (Look::Money, Convention::Mixed) => self.note(column, ColumnReason::MixedMarks, (0, "")),
            (Look::Day, Convention::American) => self.note(column, ColumnReason::MonthFirst, (0, "")),
            (Look::Day, Convention::Mixed) => self.note(column, ColumnReason::MixedDates, (0, "")),
            (_, _) => {}
        }
        if form.floats {
            self.note(column, ColumnReason::WholeNumbers, seen.floats);
        }
        if seen.no_dates.0 > 0 {
            self.note(column, ColumnReason::NoDate, seen.no_dates);
        }
        if form.code_in_name {
            self.note(column, ColumnReason::CodeInName, seen.coded);
        }
    }

    fn note(&mut self, column: usize, reason: ColumnReason, (count, example): (u32, &str)) {
        self.notes.push(ColumnNote { column: column as u32, reason, count, example: example.into() });
    }
}

impl<'t> Seen<'t> {
    fn take(&mut self, cell: &'t str, look: Look, zone: FixedOffset, today: NaiveDate) {
        match look {
            Look::Money => self.convention = self.convention.with(cells::money_proof(cell)),
            Look::Day if cells::stands_for_none(cell, zone, today) => count(&mut self.no_dates, cell),
            Look::Day => self.convention = self.convention.with(cells::date_proof(cell)),
            Look::Whole => {
                let whole = cell.strip_suffix(".0").unwrap_or(cell);
                if !whole.bytes().all(|b| b.is_ascii_digit()) {
                    self.others = true;
                } else if whole.len() < cell.len() {
                    count(&mut self.floats, cell);
                }
            }
            Look::Name => match code_and_name(cell) {
                Some(_) => count(&mut self.coded, cell),
                None => self.uncoded += 1,
            },
        }
    }
}

fn count<'t>(counted: &mut (u32, &'t str), cell: &'t str) {
    if counted.0 == 0 {
        counted.1 = cell;
    }
    counted.0 += 1;
}

fn look(target: Target, names_may_be_coded: bool) -> Option<Look> {
    let Target::Field(field) = target else { return None };
    match field {
        Field::Value | Field::ItemValue | Field::LastOrderValue => Some(Look::Money),
        Field::PurchasePotential | Field::ExpectedValue => Some(Look::Money),
        Field::CreditLimit | Field::OpenTitles | Field::OverdueTitles => Some(Look::Money),
        Field::PartnersChanged | Field::Founded | Field::CheckAgain => Some(Look::Day),
        Field::Protests | Field::BouncedCheques | Field::PendingDebts => Some(Look::Whole),
        Field::Lawsuits | Field::Inquiries => Some(Look::Whole),
        Field::Registration | Field::Bankrupt | Field::JudicialRecovery | Field::Partners => None,
        Field::StateRegistrationEnabled | Field::MeanDelay | Field::Source => None,
        Field::Date | Field::Entered | Field::Left | Field::BenefitSince => Some(Look::Day),
        Field::LastVisit | Field::LastContact | Field::LastOrder => Some(Look::Day),
        Field::Code | Field::Store | Field::Cnpj | Field::Cpf | Field::Document => Some(Look::Whole),
        Field::Phone | Field::WhatsApp | Field::AreaCode | Field::Cep => Some(Look::Whole),
        Field::StreetNumber | Field::CityCode | Field::CityCodeInState => Some(Look::Whole),
        Field::CadenceDays | Field::Number => Some(Look::Whole),
        Field::LegalName | Field::Name => names_may_be_coded.then_some(Look::Name),
        Field::TradeName | Field::ShownName | Field::GivenName | Field::MiddleName | Field::FamilyName => {
            None
        }
        Field::StateRegistration | Field::Person | Field::PersonRole | Field::Email | Field::Street => None,
        Field::Complement | Field::District | Field::City | Field::State | Field::CityState => None,
        Field::Latitude | Field::Longitude | Field::Industry | Field::Tags | Field::Salesperson => None,
        Field::Principals | Field::Situation | Field::Blocked | Field::Notes | Field::Time => None,
        Field::OrderStatus | Field::Product | Field::Quantity | Field::AccessKey => None,
        Field::NotedOrder | Field::Channel | Field::Outcome | Field::Reason | Field::Origin => None,
        Field::Benefit | Field::ReferredBy | Field::Nps | Field::Csat | Field::Complaint => None,
    }
}

/// `000101 - PADARIA AURORA LTDA`, `101-PADARIA`, `Padaria Aurora Ltda (101)`.
pub(crate) fn code_and_name(cell: &str) -> Option<(&str, &str)> {
    let is_code = |code: &str| (1..=10).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    let is_name = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let before = cell.split_once(['-', '–', '|']).map(|(code, name)| (code.trim(), name.trim()));
    let behind = cell
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map(|(name, code)| (code.trim(), name.trim()));
    [before, behind].into_iter().flatten().find(|(code, name)| is_code(code) && is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_out_of_a_name() {
        for (cell, expected) in [
            ("000101 - PADARIA AURORA LTDA", Some(("000101", "PADARIA AURORA LTDA"))),
            ("101-PADARIA AURORA", Some(("101", "PADARIA AURORA"))),
            ("Padaria Aurora (101)", Some(("101", "Padaria Aurora"))),
            ("Padaria Aurora", None),
            ("Padaria (Centro)", None),
            ("3 Irmãos", None),
            ("12 - 13", None),
        ] {
            assert_eq!(code_and_name(cell), expected, "{cell}");
        }
    }
}
