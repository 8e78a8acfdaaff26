//! Contact cards: written as vCard 3.0, which every telephone takes; read as 2.1, 3.0 or 4.0 from any.

use super::content_line::{escaped, parts, push, push_text, unescaped, unfolded};
use crate::domain::client::Client;
use crate::domain::value::phone::Phone;

pub const MEDIA_TYPE: &str = "text/vcard";

/// One card of a file, as it says; nothing is parsed further.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Line of its `BEGIN`, from 1.
    pub line: usize,
    /// Name of the person, or of the company where there is no person.
    pub name: String,
    pub organization: Option<String>,
    pub title: Option<String>,
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub address: Option<Address>,
    pub note: Option<String>,
    /// Latitude and longitude.
    pub place: Option<(String, String)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub street: String,
    pub city: String,
    pub state: String,
    pub postal_code: String,
}

/// A card, or lines, that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardProblem {
    /// Neither a person nor a company.
    NoName { line: usize },
    /// `BEGIN` without `END`.
    Unfinished { line: usize },
    /// Bytes that are not UTF-8 were replaced.
    Encoding,
}

/// A card of the client and one of each person there.
pub fn write<'a>(clients: impl IntoIterator<Item = &'a Client>) -> Vec<u8> {
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

/// Every card of a file, with what could not be read.
pub fn read(bytes: &[u8]) -> (Vec<Card>, Vec<CardProblem>) {
    let text = String::from_utf8_lossy(bytes);
    let mut problems = Vec::new();
    if text.contains('\u{fffd}') && std::str::from_utf8(bytes).is_err() {
        problems.push(CardProblem::Encoding);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (mut cards, mut open) = (Vec::new(), None::<Card>);
    for (line, content) in soft_breaks_joined(unfolded(text)) {
        let Some(property) = Property::parse(&content) else { continue };
        match (property.name.as_str(), &mut open) {
            ("BEGIN", _) if property.value.eq_ignore_ascii_case("VCARD") => {
                if let Some(unfinished) = open.replace(Card { line, ..Card::default() }) {
                    problems.push(CardProblem::Unfinished { line: unfinished.line });
                }
            }
            ("END", Some(card)) => {
                if card.name.is_empty() {
                    card.name = card.organization.clone().unwrap_or_default();
                }
                if card.name.is_empty() {
                    problems.push(CardProblem::NoName { line: card.line });
                } else {
                    cards.push(card.clone());
                }
                open = None;
            }
            (_, Some(card)) => card.take(&property),
            (_, None) => {}
        }
    }
    problems.extend(open.map(|card| CardProblem::Unfinished { line: card.line }));
    (cards, problems)
}

fn card(
    out: &mut String,
    client: &Client,
    organization: &str,
    person: Option<&crate::domain::client::person::Person>,
) {
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
    let state = client.state.map(|uf| uf.letters()).unwrap_or_default();
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

/// `name;parameters:value`.
#[derive(Debug)]
struct Property {
    name: String,
    value: String,
}

impl Property {
    fn parse(line: &str) -> Option<Property> {
        let (head, value) = line.split_once(':')?;
        let mut head = head.split(';');
        // Apple groups properties: `item1.TEL`.
        let name = head.next()?.rsplit('.').next()?.to_ascii_uppercase();
        let quoted = head.any(|parameter| {
            let parameter = parameter.to_ascii_uppercase();
            parameter == "ENCODING=QUOTED-PRINTABLE" || parameter == "QUOTED-PRINTABLE"
        });
        let value = if quoted { quoted_printable(value) } else { value.to_owned() };
        Some(Property { name, value })
    }
}

impl Card {
    fn take(&mut self, property: &Property) {
        let value = &property.value;
        let one = || Some(unescaped(value).trim().to_owned()).filter(|text| !text.is_empty());
        match property.name.as_str() {
            "FN" => self.name = one().unwrap_or_default(),
            "N" if self.name.is_empty() => {
                let fields = parts(value, ';');
                let field =
                    |at: usize| fields.get(at).map(|text| text.trim()).filter(|text| !text.is_empty());
                let words: Vec<&str> = [3, 1, 2, 0, 4].into_iter().filter_map(field).collect();
                self.name = words.join(" ");
            }
            "ORG" => self.organization = parts(value, ';').into_iter().next().filter(|text| !text.is_empty()),
            "TITLE" | "ROLE" => self.title = self.title.take().or_else(one),
            "TEL" => self.phones.extend(one().map(|text| text.trim_start_matches("tel:").to_owned())),
            "EMAIL" => self.emails.extend(one()),
            "NOTE" => self.note = one(),
            "GEO" => self.place = place(value),
            "ADR" if self.address.is_none() => {
                let fields = parts(value, ';');
                let field = |at: usize| fields.get(at).map(|text| text.trim().to_owned()).unwrap_or_default();
                let address =
                    Address { street: field(2), city: field(3), state: field(4), postal_code: field(5) };
                self.address = Some(address).filter(|address| *address != Address::default());
            }
            _ => {}
        }
    }
}

/// `-22.9;-47.1` (2.1, 3.0) or `geo:-22.9,-47.1` (4.0).
fn place(value: &str) -> Option<(String, String)> {
    let value = unescaped(value);
    let value = value.strip_prefix("geo:").unwrap_or(&value);
    let (lat, lon) = value.split_once([';', ','])?;
    Some((lat.trim().to_owned(), lon.trim().to_owned()))
}

/// vCard 2.1 breaks quoted-printable values by `=` at the end of a line.
fn soft_breaks_joined(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let mut joined: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines {
        match joined.last_mut() {
            Some((_, last))
                if last.ends_with('=') && last.to_ascii_uppercase().contains("QUOTED-PRINTABLE") =>
            {
                last.pop();
                last.push_str(&line);
            }
            Some(_) | None => joined.push((at, line)),
        }
    }
    joined
}

/// UTF-8, or latin-1 where it is not.
fn quoted_printable(value: &str) -> String {
    let bytes = value.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match (byte, digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())) {
            (b'=', Some(decoded_byte)) => {
                decoded.push(decoded_byte);
                at += 3;
            }
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    match String::from_utf8(decoded) {
        Ok(text) => text,
        Err(error) => error.into_bytes().into_iter().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests;
