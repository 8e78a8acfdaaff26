//! Of which client an order or interaction is, and the client that only it tells of.

use super::super::client_row::{ClientRow, whole_row};
use super::super::clients;
use super::super::fact_row::FactRow;
use super::super::identity;
use super::super::known::{Found, Keys, Who};
use super::super::plan::{ConflictKind, RowChoice, RowReason};
use super::{Importer, Verdict};
use crate::domain::client::Client;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::exchange::headings::Field;
use crate::exchange::table::TableRow;

impl<'a> Importer<'a> {
    /// The client an order or interaction is of, or why none is.
    pub(super) fn client_of(&mut self, fact: &mut FactRow<'_>, row: &TableRow<'a>) -> Result<Who, Verdict> {
        let choice = self.choice(row);
        let of_all = self.settings.client.and_then(|id| self.known.with_id(id));
        if of_all.is_none() && !fact.has_identity() {
            fact.require(false, RowReason::MissingIdentity, Field::Document);
        }
        let refused = |fact: &mut FactRow<'_>| {
            Err(Verdict::Refused(fact.label().into(), std::mem::take(&mut fact.problems)))
        };
        if !fact.problems.is_empty() {
            return refused(fact);
        }
        if let Some(who) = of_all {
            return Ok(who);
        }
        if let Some(RowChoice::Update(id)) = choice
            && let Some(who) = self.known.with_id(id)
        {
            return Ok(who);
        }
        let principals: Vec<PrincipalId> =
            fact.principals.first().map(|name| self.names.principal_of(name)).into_iter().collect();
        let city_code =
            self.cities.zip(fact.uf).and_then(|(cities, state)| cities.by_spelling(state, fact.city));
        let keys = Keys {
            tax_id: fact.tax_id,
            code: &fact.code,
            phones: &fact.phones,
            names: [fact.legal_name, fact.trade_name],
            city: fact.city,
            city_code: city_code.map(|city| city.code),
            principals: &principals,
        };
        let reason = match self.known.find_named(&keys) {
            Found::One(who) | Found::Disagree { by_document: who, by_code: _ } => return Ok(who),
            Found::OtherName(who) => {
                let kind = ConflictKind::OtherName { client: self.known.client(who).id };
                return Err(Verdict::Conflict(fact.label().into(), kind));
            }
            Found::Several(count) => RowReason::AmbiguousClient { count },
            Found::No | Found::OtherDocument(_) => {
                let named = !fact.legal_name.is_empty() || !fact.trade_name.is_empty();
                let can_create = fact.tax_id.is_some() && named;
                if can_create && self.settings.create_clients {
                    return Ok(self.register_from(fact, row));
                }
                RowReason::UnknownClient { can_create }
            }
        };
        fact.problems.push(whole_row(reason));
        refused(fact)
    }

    /// A client of whom only an order or interaction tells.
    fn register_from(&mut self, fact: &FactRow<'_>, row: &TableRow<'a>) -> Who {
        let name = if fact.legal_name.is_empty() { fact.trade_name } else { fact.legal_name };
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let id = self.free_client_id(|salt| identity::client_id(fact.tax_id, &fact.code, name, "", salt));
        let mut client = Box::new(Client::new(id, Stamp::default()));
        client.legal_name = name.to_owned();
        client.trade_name = text(fact.trade_name).filter(|trade| trade != name);
        client.tax_id = fact.tax_id;
        client.code = text(&fact.code);
        client.city = text(fact.city);
        client.uf = fact.uf;
        if let (Some(cities), Some(state)) = (self.cities, fact.uf) {
            client.city_code = cities.by_spelling(state, fact.city).map(|city| city.code);
        }
        client.phones = fact.phones.clone();
        self.place_of(&mut client, row);
        self.known.add(client)
    }

    /// Address and the like, where the row of an order or interaction has them.
    fn place_of(&mut self, client: &mut Client, row: &TableRow<'a>) {
        let of_client = [Field::Street, Field::Cep, Field::CityCode, Field::StateRegistration, Field::Email];
        if !of_client.iter().any(|field| self.sheet.mapping.has(*field)) {
            return;
        }
        let mut row = ClientRow::read(row, &self.context());
        row.extra.clear();
        row.principals.clear();
        row.notes.clear();
        row.salesperson = "";
        let edits =
            clients::edits(&mut row, client, true, false, self.sheet, &mut self.names, self.settings.today);
        for edit in edits.all {
            client.set(edit, Stamp::default());
        }
    }

    pub(super) fn names_of(&mut self, fact: &FactRow<'_>) -> (Option<SalespersonId>, Option<PrincipalId>) {
        let salesperson = (!fact.salesperson.is_empty()).then(|| self.names.salesperson(fact.salesperson));
        let principal = fact.principals.first().map(|name| self.names.principal(name));
        (salesperson, principal)
    }
}
