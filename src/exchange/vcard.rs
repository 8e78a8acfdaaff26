//! Contact cards written as vCard 3.0, which every telephone takes; `vcard_reader` reads those of any.

use super::content_line::{escaped, push, push_text};
use super::shown::shown;
use crate::domain::client::Client;
use crate::domain::client::person::Person;
use crate::domain::filter::Filter;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::phone::Phone;
use chrono::NaiveDate;

pub(crate) const MEDIA_TYPE: &str = "text/vcard";
pub(crate) const EXTENSION: &str = ".vcf";

/// The cards of those that `filter` lets through, by name.
pub(crate) fn of_shown(portfolio: &Portfolio, on: NaiveDate, filter: &Filter) -> Vec<u8> {
    write(shown(portfolio, on, filter).into_iter().map(|(client, _)| client))
}

/// A card of the client and one of each person there.
pub(crate) fn write<'a>(clients: impl IntoIterator<Item = &'a Client>) -> Vec<u8> {
    let mut out = String::new();
    for client in clients {
        let organization = client.display_name();
        card(&mut out, client, organization, None);
        for person in &client.people {
            card(&mut out, client, organization, Some(person));
        }
    }
    out.into_bytes()
}

/// The card of one person.
pub(crate) fn of_person(client: &Client, person: &Person) -> Vec<u8> {
    let mut out = String::new();
    card(&mut out, client, client.display_name(), Some(person));
    out.into_bytes()
}

fn card(out: &mut String, client: &Client, organization: &str, person: Option<&Person>) {
    let name = person.map_or(organization, |person| person.name.as_str());
    push(out, "BEGIN", "VCARD");
    push(out, "VERSION", "3.0");
    push_text(out, "FN", name);
    match person {
        Some(_) => {
            let (first, last) = name.rsplit_once(' ').unwrap_or((name, ""));
            push(out, "N", &format!("{};{};;;", escaped(last), escaped(first)));
        }
        None => push(out, "N", &format!("{};;;;", escaped(name))),
    }
    push_text(out, "ORG", organization);
    let phone = |out: &mut String, kind: &str, phone: &Phone| push(out, kind, &telephone(phone));
    match person {
        Some(person) => {
            person.role.iter().for_each(|role| push_text(out, "TITLE", role));
            person.phone.iter().for_each(|number| phone(out, "TEL;TYPE=CELL", number));
            person.email.iter().for_each(|email| push_text(out, "EMAIL", email));
        }
        None => {
            client.phones.iter().for_each(|number| phone(out, "TEL;TYPE=WORK", number));
            client.whatsapp.iter().for_each(|number| phone(out, "TEL;TYPE=CELL", number));
            client.emails.iter().for_each(|email| push_text(out, "EMAIL", email));
            client.notes.iter().for_each(|notes| push_text(out, "NOTE", notes));
        }
    }
    address(out, client);
    if let Some(place) = client.location {
        push(out, "GEO", &format!("{};{}", place.lat(), place.lon()));
    }
    push(out, "END", "VCARD");
}

fn address(out: &mut String, client: &Client) {
    let street: Vec<&str> = [&client.street, &client.street_number, &client.district]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let state = client.uf.map(|uf| uf.letters()).unwrap_or_default();
    let cep = client.cep.map(|cep| cep.to_string()).unwrap_or_default();
    let city = client.city.as_deref().unwrap_or_default();
    if street.is_empty() && city.is_empty() && state.is_empty() && cep.is_empty() {
        return;
    }
    let extended = client.complement.as_deref().unwrap_or_default();
    let fields = ["", extended, &street.join(", "), city, state, &cep, "Brasil"].map(escaped);
    push(out, "ADR;TYPE=WORK", &fields.join(";"));
}

/// `+5519987654321`, with its branch line after a comma, which telephones wait at.
fn telephone(phone: &Phone) -> String {
    match phone.extension() {
        Some(extension) => phone.as_str().replace(&format!(";ext={extension}"), &format!(",{extension}")),
        None => phone.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests;
