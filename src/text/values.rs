//! The value of a client's field in words, for conflicts and history.

use super::format::{date, list, money};
use super::{labels, prospecting, reasons};
use crate::domain::catalog::Catalog;
use crate::domain::client::answer::Answer;
use crate::domain::client::{ClientEdit, Holding, SituationHeld};

/// "São Paulo", "ativo", "Ana Souza desde 01/02/2026"; "—" for nothing.
pub(crate) fn client_edit(edit: &ClientEdit, catalog: &Catalog) -> String {
    let said = match edit {
        ClientEdit::LegalName(text) => text.clone(),
        ClientEdit::Code(text)
        | ClientEdit::TradeName(text)
        | ClientEdit::StateRegistration(text)
        | ClientEdit::Industry(text)
        | ClientEdit::SituationReason(text)
        | ClientEdit::Street(text)
        | ClientEdit::StreetNumber(text)
        | ClientEdit::Complement(text)
        | ClientEdit::District(text)
        | ClientEdit::City(text)
        | ClientEdit::Notes(text)
        | ClientEdit::Benefit(text) => text.clone().unwrap_or_default(),
        ClientEdit::TaxId(tax_id) => shown(tax_id),
        ClientEdit::Situation(situation) => labels::situation(*situation).to_owned(),
        ClientEdit::SituationSince(day)
        | ClientEdit::Entered(day)
        | ClientEdit::Left(day)
        | ClientEdit::BenefitSince(day) => day.map(date).unwrap_or_default(),
        ClientEdit::PastSituations(past) => {
            let held = |held: &SituationHeld| {
                super::clients::situation_since(held.situation, held.since, held.reason.as_deref())
            };
            list(&past.iter().map(held).collect::<Vec<_>>())
        }
        ClientEdit::Holdings(holdings) => {
            let held = |holding: &Holding| {
                let who = holding.salesperson.and_then(|id| catalog.salesperson(id));
                let who = who.map_or("ninguém", |salesperson| salesperson.name.as_str());
                match holding.since {
                    Some(since) => format!("{who} desde {}", date(since)),
                    None => who.to_owned(),
                }
            };
            list(&holdings.iter().map(held).collect::<Vec<_>>())
        }
        ClientEdit::Principals(principals) => {
            let names = principals.iter().filter_map(|id| catalog.principal(*id));
            list(&names.map(|principal| principal.name.clone()).collect::<Vec<_>>())
        }
        ClientEdit::CityCode(code) => shown(code),
        ClientEdit::Uf(state) => shown(state),
        ClientEdit::Cep(cep) => shown(cep),
        ClientEdit::Location(place) => {
            place.map(|place| format!("{:.5}, {:.5}", place.lat(), place.lon())).unwrap_or_default()
        }
        ClientEdit::People(people) => {
            list(&people.iter().map(|person| person.name.clone()).collect::<Vec<_>>())
        }
        ClientEdit::Phones(phones) => list(&phones.iter().map(ToString::to_string).collect::<Vec<_>>()),
        ClientEdit::WhatsApp(phone) => shown(phone),
        ClientEdit::Emails(emails) => list(emails),
        ClientEdit::Tags(tags) => list(&tags.iter().cloned().collect::<Vec<_>>()),
        ClientEdit::Extra(extra) => {
            list(&extra.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>())
        }
        ClientEdit::CadenceDays(days) => {
            days.map(|days| super::format::days(i64::from(days))).unwrap_or_default()
        }
        ClientEdit::PurchasePotential(value)
        | ClientEdit::ExpectedValue(value)
        | ClientEdit::CreditLimit(value) => value.map(money).unwrap_or_default(),
        ClientEdit::Source(source) => source.as_deref().map(prospecting::source).unwrap_or_default(),
        ClientEdit::ReferredBy(referrer) => {
            referrer.map(|_| prospecting::A_CLIENT.to_owned()).unwrap_or_default()
        }
        ClientEdit::VisitWeekdays(days) => super::visiting::weekdays(days),
        ClientEdit::VisitHours(hours) => super::visiting::hours(hours),
        ClientEdit::Departures(departures) => {
            let said = |answer: &Answer| {
                let why = answer.reason.as_deref().map(|key| reasons::name(catalog, key));
                let why = why.unwrap_or_else(|| "sem motivo".to_owned());
                format!("{why} ({})", date(answer.turned))
            };
            list(&departures.values().map(said).collect::<Vec<_>>())
        }
    };
    if said.is_empty() { "—".to_owned() } else { said }
}

fn shown<T: ToString>(value: &Option<T>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}
