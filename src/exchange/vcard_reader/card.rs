//! One card as a client: who it is, by what name, where, and how to reach it.

use super::super::cells::{self, Expected};
use super::super::content_line::{parts, unescaped};
use super::lines::Property;
use crate::domain::value::fold;

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Card {
    /// Of its first line, from 1.
    pub line: u32,
    /// No line closes it.
    pub is_open: bool,
    /// A list of other cards.
    pub is_group: bool,
    formatted: String,
    /// Prefix, given, additional, family and suffix.
    parts: String,
    nickname: String,
    organisation: Vec<String>,
    pub role: String,
    pub phones: Vec<String>,
    pub emails: Vec<String>,
    pub street: String,
    pub complement: String,
    pub city: String,
    pub state: String,
    pub cep: String,
    pub tags: Vec<String>,
    pub notes: Vec<String>,
    pub site: String,
    pub birthday: String,
    /// Latitude and longitude.
    pub place: [String; 2],
}

/// The cards of a file, those without an end too.
pub(crate) fn cards(properties: &[Property]) -> Vec<Card> {
    let mut cards = Vec::new();
    let mut open: Option<Card> = None;
    for property in properties {
        let is_card = property.value.eq_ignore_ascii_case("VCARD");
        match (property.name.as_str(), &mut open) {
            ("BEGIN", _) if is_card => {
                cards.extend(open.take());
                open = Some(Card { line: property.line, is_open: true, ..Card::default() });
            }
            ("END", Some(_)) if is_card => {
                cards.extend(open.take().map(|card| Card { is_open: false, ..card }));
            }
            (_, Some(card)) => card.hear(property),
            (_, None) => {}
        }
    }
    cards.extend(open);
    cards
}

impl Card {
    fn hear(&mut self, property: &Property) {
        let whole = || plain(&property.value);
        let is = |sort: &str| property.types.iter().any(|named| named == sort);
        match property.name.as_str() {
            "FN" => self.formatted = whole(),
            "N" => {
                let parts = parted(&property.value, ';');
                let part = |at: usize| parts.get(at).map_or("", String::as_str);
                self.parts = joined(&[part(3), part(1), part(2), part(0), part(4)], " ");
            }
            "NICKNAME" => self.nickname = whole(),
            "ORG" => {
                self.organisation = parted(&property.value, ';');
                self.organisation.retain(|part| !part.is_empty());
            }
            "TITLE" | "ROLE" if self.role.is_empty() => self.role = whole(),
            "TEL" if !is("FAX") && !is("PAGER") => self.phones.extend(phone(&property.value)),
            "EMAIL" => push_new(&mut self.emails, whole()),
            "ADR" if self.street.is_empty() && self.city.is_empty() => self.take_address(&property.value),
            "CATEGORIES" => {
                for tag in parted(&property.value, ',') {
                    // Every contact of a Google account is in this one.
                    if !tag.is_empty() && tag != "myContacts" {
                        push_new(&mut self.tags, tag);
                    }
                }
            }
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.is_group |= whole().eq_ignore_ascii_case("group"),
            "NOTE" => push_new(&mut self.notes, whole()),
            "URL" if self.site.is_empty() => self.site = whole(),
            "GEO" => {
                let plain = whole();
                let place = plain.strip_prefix("geo:").unwrap_or(&plain).split_once([';', ',']);
                self.place =
                    place.map(|(lat, lon)| [lat, lon].map(|text| text.trim().to_owned())).unwrap_or_default();
            }
            "BDAY" => self.birthday = whole(),
            _ => {}
        }
    }

    fn take_address(&mut self, value: &str) {
        let mut parts = parted(value, ';').into_iter().map(|part| part.replace('\n', " / "));
        let mut next = || parts.next().unwrap_or_default();
        let (post_box, more, street) = (next(), next(), next());
        (self.city, self.state, self.cep) = (next(), next(), next());
        self.street = if street.is_empty() { post_box } else { street };
        self.complement = more;
    }

    /// The organisation; without one the name of the person, who then is the client.
    pub(crate) fn client(&self) -> &str {
        let organisation = self.organisation.first().map_or("", String::as_str);
        [organisation, &self.formatted, &self.parts, &self.nickname]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }

    /// Whom one speaks to there.
    pub(crate) fn person(&self) -> &str {
        let name = if self.parts.is_empty() { &self.formatted } else { &self.parts };
        if fold::words(name) == fold::words(self.client()) { "" } else { name }
    }

    pub(crate) fn department(&self) -> String {
        self.organisation.get(1..).unwrap_or_default().join(", ")
    }

    /// A CNPJ or CPF that a note names as such.
    pub(crate) fn document(&self) -> String {
        self.notes.iter().find_map(|note| document_in(note)).unwrap_or_default()
    }
}

fn document_in(note: &str) -> Option<String> {
    let upper = note.to_ascii_uppercase();
    ["CNPJ", "CPF"].iter().find_map(|word| {
        let after = upper.split(word).skip(1);
        let written = |rest: &str| -> String {
            let rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || ".-/".contains(*c)).collect()
        };
        let mut found = after.map(written).filter(|text| cells::document(text, Expected::Either).is_ok());
        found.next()
    })
}

/// The number without what a URI puts around it; telephones wait at a comma before the branch line.
fn phone(value: &str) -> Option<String> {
    let plain = plain(value);
    let number = plain.strip_prefix("tel:").unwrap_or(&plain).split(';').next()?.trim();
    (!number.is_empty()).then(|| number.replacen(',', " r. ", 1))
}

fn push_new(all: &mut Vec<String>, text: String) {
    if !text.is_empty() && !all.contains(&text) {
        all.push(text);
    }
}

fn joined(parts: &[&str], by: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
}

fn plain(value: &str) -> String {
    unescaped(value).trim().to_owned()
}

fn parted(value: &str, mark: char) -> Vec<String> {
    parts(value, mark).iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::properties;
    use super::*;

    fn one(lines: &str) -> Card {
        let text = format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n");
        cards(&properties(text.as_bytes())).remove(0)
    }

    #[test]
    fn the_client_is_the_organisation_and_the_person_whoever_is_named_beside() {
        for (lines, client, person) in [
            ("FN:Rita Padaria\nN:Modelo;Rita;;Dra.;\nORG:Padaria;Compras", "Padaria", "Dra. Rita Modelo"),
            ("FN:Rita\nORG:Padaria", "Padaria", "Rita"),
            ("FN:padaria\nORG:Padaria", "Padaria", ""),
            ("FN:Carla\nORG:;", "Carla", ""),
            ("N:Modelo;Carla;;;", "Carla Modelo", ""),
            ("NICKNAME:Carlinha", "Carlinha", ""),
            ("TEL:1", "", ""),
        ] {
            let card = one(lines);
            assert_eq!((card.client(), card.person()), (client, person), "{lines}");
        }
    }

    #[test]
    fn tags_of_every_line_are_kept_and_a_list_of_cards_is_none() {
        let card = one("FN:X\nCATEGORIES:myContacts,Clientes\nCATEGORIES:Campinas\nKIND:individual");
        assert_eq!((card.tags.join(", "), card.is_group), ("Clientes, Campinas".to_owned(), false));
        assert!(
            one("FN:Clientes\nX-ADDRESSBOOKSERVER-KIND:group").is_group && one("FN:X\nKIND:GROUP").is_group
        );
    }

    #[test]
    fn escapes_are_resolved_within_their_part() {
        let android = one(
            "NOTE;ENCODING=QUOTED-PRINTABLE:cedo=0D=0Asempre\nADR;ENCODING=QUOTED-PRINTABLE:;;Rua Um=0D=0Afundos;Santos;SP;;",
        );
        assert_eq!((&*android.notes[0], &*android.street), ("cedo\nsempre", "Rua Um / fundos"));
        let card = one("ADR:;Sala 3;Rua Um\\, 10\\nfundos;Santos;SP;11010-000;Brasil\nNOTE:a\\;b\\\\n");
        assert_eq!((&*card.street, &*card.complement), ("Rua Um, 10 / fundos", "Sala 3"));
        assert_eq!((&*card.city, &*card.state, &*card.cep), ("Santos", "SP", "11010-000"));
        assert_eq!(card.notes, ["a;b\\n"]);
    }

    #[test]
    fn a_document_counts_where_it_is_named_and_right() {
        for (note, document) in [
            ("CNPJ 43.210.077/0001-07\\nvisitar cedo", "43.210.077/0001-07"),
            ("visitar; cnpj: 43210077000107", "43210077000107"),
            ("CPF nº 529.982.247-25", ""),
            ("CPF 529.982.247-25", "529.982.247-25"),
            ("CNPJ 43210077000108", ""),
            ("43210077000107", ""),
        ] {
            assert_eq!(one(&format!("FN:X\nNOTE:{note}")).document(), document, "{note}");
        }
    }

    #[test]
    fn phones_are_without_uri_and_faxes_are_none() {
        let card = one(
            "TEL;VALUE=uri;TYPE=cell:tel:+55-19-99123-4567;ext=2\nTEL;FAX:1\nTEL;TYPE=FAX:2\nTEL:\nTEL:3",
        );
        assert_eq!(card.phones, ["+55-19-99123-4567", "3"]);
    }
}
