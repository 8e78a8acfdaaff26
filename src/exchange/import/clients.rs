//! What a row would change of a client. A blank cell changes nothing; lists grow; a field that differs is replaced.

use super::client_row::ClientRow;
use super::known::{OTHER_CODES, codes};
use super::names::Names;
use super::plan::NoteReason;
use super::sheet::Sheet;
use crate::domain::client::person::Person;
use crate::domain::client::{Client, ClientEdit, ClientField, Holding, SituationHeld};
use crate::domain::rules::prospecting::source_key;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;

/// The edits a row makes.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    pub all: Vec<ClientEdit>,
    /// The fields that had another value, which would be lost.
    pub overridden: Vec<ClientField>,
}

/// Between the values of a free field that several lines of a file give.
const SEVERAL: &str = " | ";

/// The edits that bring `client` to what the row says. `client` is an empty one where the row is new; `again` where an
/// earlier line of the file spoke of it.
pub(crate) fn edits(
    row: &mut ClientRow<'_>,
    client: &Client,
    is_new: bool,
    again: bool,
    sheet: &Sheet,
    names: &mut Names,
    today: NaiveDate,
) -> Edits {
    let mut edits = Edits::default();
    let unnamed = is_new || client.display_name().is_empty();
    let legal_name = match (&*row.legal_name, row.trade_name) {
        ("", "") if unnamed => row.shown_name,
        ("", trade_name) if unnamed => trade_name,
        (legal_name, _) => legal_name,
    };
    if !legal_name.is_empty() && client.legal_name != legal_name {
        edits.push(ClientEdit::LegalName(legal_name.to_owned()), !client.legal_name.is_empty());
    }
    edits.text(row.trade_name, &client.trade_name, ClientEdit::TradeName);
    edits.shown_name(row.shown_name, client);
    edits.value(row.tax_id, client.tax_id, ClientEdit::TaxId);
    edits.text(row.state_registration, &client.state_registration, ClientEdit::StateRegistration);
    edits.text(row.industry, &client.industry, ClientEdit::Industry);
    edits.text(row.street, &client.street, ClientEdit::Street);
    edits.text(row.street_number, &client.street_number, ClientEdit::StreetNumber);
    edits.text(row.complement, &client.complement, ClientEdit::Complement);
    edits.text(row.district, &client.district, ClientEdit::District);
    edits.text(row.city, &client.city, ClientEdit::City);
    edits.value(row.city_code, client.city_code, ClientEdit::CityCode);
    edits.value(row.uf, client.uf, ClientEdit::Uf);
    edits.value(row.cep, client.cep, ClientEdit::Cep);
    edits.value(row.entered, client.entered, ClientEdit::Entered);
    edits.value(row.left, client.left, ClientEdit::Left);
    edits.value(row.cadence_days, client.cadence_days, ClientEdit::CadenceDays);
    edits.value(row.purchase_potential, client.purchase_potential, ClientEdit::PurchasePotential);
    edits.value(row.expected_value, client.expected_value, ClientEdit::ExpectedValue);
    edits.text(row.benefit, &client.benefit, ClientEdit::Benefit);
    edits.value(row.benefit_since, client.benefit_since, ClientEdit::BenefitSince);
    edits.text(source_key(row.source), &client.source, ClientEdit::Source);
    edits.value(row.credit_limit, client.credit_limit, ClientEdit::CreditLimit);
    edits.value(row.whatsapp.clone(), client.whatsapp.clone(), ClientEdit::WhatsApp);
    edits.situation(row, client, is_new, today);
    edits.location(row, client, is_new, sheet);
    edits.holder(row.salesperson, client, today, names);
    edits.lists(row, client, names);
    let other_code = edits.code(row, client);
    edits.extra(row, client, sheet, other_code, again);
    edits
}

impl Edits {
    fn push(&mut self, edit: ClientEdit, overrides: bool) {
        if overrides {
            self.overridden.push(edit.field());
        }
        self.all.push(edit);
    }

    fn text(&mut self, here: &str, there: &Option<String>, edit: fn(Option<String>) -> ClientEdit) {
        if !here.is_empty() && there.as_deref() != Some(here) {
            self.push(edit(Some(here.to_owned())), there.is_some());
        }
    }

    /// Where the name that the app shows was changed, that is the field it was taken from.
    fn shown_name(&mut self, name: &str, client: &Client) {
        let shown = client.display_name();
        if name.is_empty() || shown.is_empty() || shown == name {
            return;
        }
        match client.trade_name.is_some() {
            true => self.push(ClientEdit::TradeName(Some(name.to_owned())), true),
            false => self.push(ClientEdit::LegalName(name.to_owned()), true),
        }
    }

    fn value<T: PartialEq>(&mut self, here: Option<T>, there: Option<T>, edit: fn(Option<T>) -> ClientEdit) {
        if here.is_some() && here != there {
            self.push(edit(here), there.is_some());
        }
    }

    fn situation(&mut self, row: &ClientRow<'_>, client: &Client, is_new: bool, today: NaiveDate) {
        if let Some(situation) = row.situation.filter(|situation| *situation != client.situation) {
            self.push(ClientEdit::Situation(situation), !is_new);
            if !is_new {
                let now = SituationHeld::new(situation, Some(today), None);
                self.all.extend(client.situation_edits(now).into_iter().skip(1));
            }
        }
    }

    /// A place that was set after the client was registered was put right by hand, and stays.
    fn location(&mut self, row: &mut ClientRow<'_>, client: &Client, is_new: bool, sheet: &Sheet) {
        let Some(here) = row.location else { return };
        let corrected = client.location.is_some() && client.stamps.contains_key(&ClientField::Location);
        if !is_new && corrected && client.location != Some(here) {
            let column =
                sheet.mapping.columns_of(super::super::headings::Field::Latitude).next().unwrap_or(0);
            row.remark(column as u32, &format!("{}, {}", here.lat(), here.lon()), NoteReason::LocationKept);
            return;
        }
        self.value(Some(here), client.location, ClientEdit::Location);
    }

    fn holder(&mut self, name: &str, client: &Client, today: NaiveDate, names: &mut Names) {
        if name.is_empty() {
            return;
        }
        let id = names.salesperson(name);
        if client.holder_on(today) == Some(id) {
            return;
        }
        let mut holdings = client.holdings.clone();
        let since = if holdings.is_empty() { None } else { Some(today) };
        holdings.retain(|holding| holding.since != since);
        holdings.push(Holding { since, salesperson: Some(id) });
        holdings.sort_by_key(|holding| holding.since);
        self.push(ClientEdit::Holdings(holdings), since.is_some());
    }

    fn lists(&mut self, row: &mut ClientRow<'_>, client: &Client, names: &mut Names) {
        let principals: Vec<_> = row.principals.iter().map(|name| names.principal(name)).collect();
        if principals.iter().any(|id| !client.principals.contains(id)) {
            self.all
                .push(ClientEdit::Principals(client.principals.iter().copied().chain(principals).collect()));
        }
        if row.tags.iter().any(|tag| !client.tags.contains(*tag)) {
            let tags = row.tags.iter().map(|tag| (*tag).to_owned());
            self.all.push(ClientEdit::Tags(client.tags.iter().cloned().chain(tags).collect()));
        }
        if let Some(phones) = grown(&client.phones, std::mem::take(&mut row.phones)) {
            self.all.push(ClientEdit::Phones(phones));
        }
        let emails = row.emails.iter().map(|email| (*email).to_owned()).collect();
        if let Some(emails) = grown(&client.emails, emails) {
            self.all.push(ClientEdit::Emails(emails));
        }
        if !row.people.is_empty() {
            self.people(row, client);
        }
        if !row.notes.is_empty() {
            self.notes(row, client);
        }
    }

    fn people(&mut self, row: &mut ClientRow<'_>, client: &Client) {
        let mut people = client.people.clone();
        for name in row.people.drain(..) {
            if !people.iter().any(|person| person.name == *name) {
                let role = (!row.person_role.is_empty()).then(|| row.person_role.to_owned());
                people.push(Person { name: name.into_owned(), role, ..Person::default() });
            }
        }
        if people.len() != client.people.len() {
            self.all.push(ClientEdit::People(people));
        }
    }

    /// What is written is added to what is there, once.
    fn notes(&mut self, row: &ClientRow<'_>, client: &Client) {
        let mut notes = client.notes.clone().unwrap_or_default();
        for note in &row.notes {
            if !notes.split('\n').any(|line| line == *note) && !notes.contains(note) {
                if !notes.is_empty() {
                    notes.push('\n');
                }
                notes.push_str(note);
            }
        }
        if client.notes.as_deref().unwrap_or_default() != notes {
            self.all.push(ClientEdit::Notes(Some(notes)));
        }
    }

    /// The code, unless the client has one of another source already: then the field that further codes are kept in.
    fn code(&mut self, row: &mut ClientRow<'_>, client: &Client) -> bool {
        if row.code.is_empty() || codes(client).any(|code| code == row.code) {
            return false;
        }
        if client.code.is_none() {
            self.all.push(ClientEdit::Code(Some(row.code.to_string())));
            return false;
        }
        let code = row.code.to_string();
        row.remark(row.code_column, &code, NoteReason::OtherCode);
        true
    }

    fn extra(&mut self, row: &ClientRow<'_>, client: &Client, sheet: &Sheet, other_code: bool, again: bool) {
        if row.extra.is_empty() && !other_code {
            return;
        }
        let mut extra = client.extra.clone();
        let mut lost = false;
        for (column, cell) in &row.extra {
            let kept = extra.entry(sheet.column_name(*column as usize)).or_default();
            if kept.split(SEVERAL).any(|value| value == *cell) {
                continue;
            }
            lost |= !kept.is_empty();
            // Of a client that stands once for each product every value stays.
            if again && !kept.is_empty() {
                kept.push_str(SEVERAL);
                kept.push_str(cell);
            } else {
                (*cell).clone_into(kept);
            }
        }
        if other_code {
            let kept = extra.entry(sheet.column_name(row.code_column as usize) + OTHER_CODES).or_default();
            if !kept.is_empty() {
                kept.push('|');
            }
            kept.push_str(&row.code);
        }
        if extra != client.extra {
            self.push(ClientEdit::Extra(extra), lost && !again);
        }
    }
}

fn grown<T: Clone + PartialEq>(there: &[T], here: Vec<T>) -> Option<Vec<T>> {
    if here.iter().all(|value| there.contains(value)) {
        return None;
    }
    let mut all = there.to_vec();
    for value in here {
        if !all.contains(&value) {
            all.push(value);
        }
    }
    (all.len() > there.len()).then_some(all)
}

/// The vendedores that the edits refer to.
pub(crate) fn salespeople_of(edit: &ClientEdit) -> impl Iterator<Item = SalespersonId> + '_ {
    let holdings = match edit {
        ClientEdit::Holdings(holdings) => holdings.as_slice(),
        _ => &[],
    };
    holdings.iter().filter_map(|holding| holding.salesperson)
}
