//! Finding a client by what is in the hand: a name without its accents, a phone as it is printed, a CNPJ with its mask or
//! in part, a street. What is looked for is read here, and nowhere else, so that every search finds the same.
//!
//! Texts are compared without accents and case. Apostrophes of every kind and full stops count for nothing (`d’Ávila` is
//! `davila`, `J.B.` is `jb`), other punctuation is a space. Digits are compared without what stands between them.

use crate::domain::client::Client;
use crate::domain::value::fold::fold_into;

/// Between parts that a search must not run across.
const GAP: char = '\u{1f}';

/// Everything of a client that a search looks in, as [`Wanted::finds`] reads it.
pub fn search_text(client: &Client) -> String {
    let mut text = String::new();
    let names = [Some(&client.legal_name), client.trade_name.as_ref()];
    for name in names.into_iter().flatten() {
        add(&mut text, name);
        add_initials(&mut text, name);
    }
    let street = [&client.street, &client.street_number, &client.complement, &client.district, &client.city];
    let others = [&client.code, &client.industry, &client.state_registration];
    street.into_iter().chain(others).flatten().for_each(|part| add(&mut text, part));
    client.emails.iter().chain(&client.tags).for_each(|part| add(&mut text, part));
    client.people.iter().for_each(|person| add(&mut text, &person.name));
    let people = client.people.iter().filter_map(|person| person.phone.as_ref());
    let phones = client.phones.iter().chain(&client.whatsapp).chain(people);
    phones.for_each(|phone| add_squeezed(&mut text, phone.as_str()));
    let codes = [&client.code, &client.state_registration];
    codes.into_iter().flatten().for_each(|code| add_squeezed(&mut text, code));
    client.tax_id.iter().for_each(|tax_id| add_squeezed(&mut text, tax_id.as_str()));
    client.cep.iter().for_each(|cep| add_squeezed(&mut text, &cep.to_string()));
    text
}

/// What somebody looks for, read once for many clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    parts: Vec<Part>,
}

/// A word, or digits that belong together; found when any way of writing it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// Letters and digits without what stands between them; empty where they are too few to say anything.
    squeezed: String,
    words: Vec<String>,
}

impl Wanted {
    pub fn of(text: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut number: Vec<&str> = Vec::new();
        for token in text.split_whitespace().chain([""]) {
            let is_number = !token.is_empty() && !token.chars().any(char::is_alphabetic);
            if is_number {
                // "(19) 98765-4321" and "+55 19 98765-4321" are one number each.
                number.push(token);
                continue;
            }
            parts.extend(Part::of(&number.join(" ")));
            number.clear();
            parts.extend(Part::of(token));
        }
        Self { parts }
    }

    /// Nothing is looked for: everybody is found.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether all of it stands in the [`search_text`] of a client.
    pub fn finds(&self, text: &str) -> bool {
        self.parts.iter().all(|part| part.is_in(text))
    }
}

impl Part {
    fn of(token: &str) -> Option<Part> {
        let words: Vec<String> = plain(token).split_whitespace().map(str::to_owned).collect();
        let mut squeezed: String = plain(token).chars().filter(|c| c.is_alphanumeric()).collect();
        // A trunk zero before the area is dialled and not written: (019) 98765-4321.
        if squeezed.len() > 8 && squeezed.bytes().all(|b| b.is_ascii_digit()) && token.starts_with(['0', '('])
        {
            squeezed = squeezed.trim_start_matches('0').to_owned();
        }
        if squeezed.chars().count() < 3 {
            squeezed.clear();
        }
        (!words.is_empty()).then_some(Part { squeezed, words })
    }

    fn is_in(&self, text: &str) -> bool {
        (!self.squeezed.is_empty() && text.contains(&self.squeezed))
            || self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Folded words with single spaces; apostrophes and full stops are gone.
fn plain(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    let mut words = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            '.' | '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʹ' | 'ˈ' | '＇' => {}
            c if c.is_alphanumeric() || c == '@' => words.push(c),
            _ if words.ends_with(' ') || words.is_empty() => {}
            _ => words.push(' '),
        }
    }
    words
}

fn add(text: &mut String, part: &str) {
    text.push_str(&plain(part));
    text.push(GAP);
}

fn add_squeezed(text: &mut String, part: &str) {
    text.extend(plain(part).chars().filter(|c| c.is_alphanumeric()));
    text.push(GAP);
}

/// Letters that stand alone are written together as well: "J B Pães" is found by `jb`, "D Ávila" by `davila`.
fn add_initials(text: &mut String, name: &str) {
    let plain = plain(name);
    let mut run = String::new();
    for word in plain.split_whitespace().chain([""]) {
        let is_initial = word.chars().count() == 1;
        if is_initial {
            run.push_str(word);
        } else if !run.is_empty() {
            text.push_str(&run);
            text.push(' ');
            text.push_str(&run);
            text.push_str(word);
            text.push(GAP);
            run.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::person::Person;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::cep::Cep;
    use crate::domain::value::cpf::TaxId;
    use crate::domain::value::id::ClientId;
    use crate::domain::value::phone::Phone;
    use proptest::prelude::*;

    fn bakery() -> Client {
        Client {
            code: Some("C-0042".to_owned()),
            legal_name: "Irmãos D'Ávila Panificadora Ltda".to_owned(),
            trade_name: Some("J.B. Pães".to_owned()),
            tax_id: TaxId::parse("11.222.333/0001-81").ok(),
            phones: vec![Phone::parse("(19) 98765-4321").unwrap()],
            street: Some("Rua das Palmeiras".to_owned()),
            street_number: Some("120".to_owned()),
            city: Some("Mogi-Guaçu".to_owned()),
            cep: Cep::parse("13.840-001").ok(),
            people: vec![Person { name: "Zé Antônio".to_owned(), ..Person::default() }],
            ..Client::new(ClientId::from_u128(1), Stamp::default())
        }
    }

    fn check(client: &Client, typed: &str, expected: bool) {
        assert_eq!(Wanted::of(typed).finds(&search_text(client)), expected, "{typed}");
    }

    #[test]
    fn found_by_whatever_is_in_the_hand() {
        let found = [
            "",
            "  ",
            "davila",
            "d'avila",
            "d’Ávila",
            "D‘AVILA",
            "d´ávila",
            "d`avila",
            "dʼavila",
            "d avila",
            "irmaos davila",
            "jb paes",
            "JB",
            "j.b. pães",
            "j b paes",
            "paes jb",
            "(19) 98765-4321",
            "19 98765-4321",
            "1998765-4321",
            "+55 19 98765-4321",
            "5519987654321",
            "+5519987654321",
            "98765-4321",
            "98765 4321",
            "8765-4321",
            "87654321",
            "4321",
            "(019) 98765-4321",
            "019 98765 4321",
            "11.222.333/0001-81",
            "11222333000181",
            "11.222.333",
            "11222333",
            "222.333/0001",
            "0001-81",
            "333/0001-81",
            "rua das palmeiras",
            "palmeiras 120",
            "Rua das Palmeiras, 120",
            "mogi guacu",
            "mogi-guaçu",
            "mogi guaçu",
            "13840-001",
            "13840001",
            "c-0042",
            "0042",
            "ze antonio",
        ];
        found.iter().for_each(|typed| check(&bakery(), typed, true));
        let others =
            ["davilla", "98765-4322", "11.222.334", "palmeiras 121", "davila curitiba", "19 3265-4321"];
        others.iter().for_each(|typed| check(&bakery(), typed, false));
    }

    #[test]
    fn initials_written_apart_are_found_together() {
        let spaced = Client { legal_name: "J B Pães".to_owned(), ..bakery() };
        ["jb", "jb paes", "j b", "jbpaes"].iter().for_each(|typed| check(&spaced, typed, true));
        let apart = Client { legal_name: "Mercado D Ávila".to_owned(), trade_name: None, ..bakery() };
        ["davila", "d'avila", "d avila"].iter().for_each(|typed| check(&apart, typed, true));
    }

    #[test]
    fn numbers_of_a_name_need_not_stand_together() {
        let market = Client {
            legal_name: "Mercado 12 loja 3".to_owned(),
            ..Client::new(ClientId::from_u128(2), Stamp::default())
        };
        check(&market, "mercado 12 3", true);
        check(&market, "mercado 13", false);
    }

    #[test]
    fn a_number_is_not_found_across_two() {
        let two = Client {
            phones: vec![Phone::parse("(19) 98765-4321").unwrap(), Phone::parse("(11) 3265-4321").unwrap()],
            ..Client::new(ClientId::from_u128(2), Stamp::default())
        };
        check(&two, "43215511", false);
    }

    #[test]
    fn an_alphanumeric_cnpj_is_found_with_its_mask_and_without() {
        let new = Client { tax_id: TaxId::parse("12.ABC.345/01DE-35").ok(), ..bakery() };
        ["12.ABC.345/01DE-35", "12abc34501de35", "12.abc.345", "abc.345/01de"]
            .iter()
            .for_each(|typed| check(&new, typed, true));
    }

    proptest! {
        #[test]
        fn every_client_is_found_by_its_own_name(name in "[A-Za-zÀ-ü0-9.'’& /-]{0,30}") {
            let client = Client { legal_name: name.clone(), ..Client::new(ClientId::from_u128(2), Stamp::default()) };
            prop_assert!(Wanted::of(&name).finds(&search_text(&client)));
        }
    }
}
