//! What of a client a search looks in: a name without its accents, a phone as it is printed, a CNPJ with its mask or in
//! part, a street. What is looked for is read by [`super::wanted`]; every search goes through both, and finds the same.
//!
//! Texts are compared without accents and case. Apostrophes of every kind and full stops count for nothing (`d’Ávila` is
//! `davila`, `J.B.` is `jb`), other punctuation is a space. Digits are compared without what stands between them.

use crate::domain::client::Client;
use crate::domain::value::fold::fold_into;
use std::ops::Range;

/// Between parts that a search must not run across; each part ends with it.
const GAP: char = '\u{1f}';

/// Everything of a client that a search looks in, as [`Wanted::finds`](super::wanted::Wanted::finds) reads it.
pub(crate) fn search_text(client: &Client) -> String {
    let mut text = String::new();
    add_search_text(client, &mut text);
    text
}

/// The same, added to `text`: for many clients one after the other.
pub(crate) fn add_search_text(client: &Client, text: &mut String) {
    let mut text = Parts { text, folded: String::new() };
    let names = [Some(&client.legal_name), client.trade_name.as_ref()];
    for name in names.into_iter().flatten() {
        let plain = text.add(name);
        text.add_initials(plain);
    }
    let street = [&client.street, &client.street_number, &client.complement, &client.district, &client.city];
    let others = [&client.code, &client.industry, &client.state_registration];
    street.into_iter().chain(others).flatten().chain(&client.emails).chain(&client.tags).for_each(|part| {
        text.add(part);
    });
    client.people.iter().for_each(|person| {
        text.add(&person.name);
    });
    let people = client.people.iter().filter_map(|person| person.phone.as_ref());
    let phones = client.phones.iter().chain(&client.whatsapp).chain(people);
    phones.for_each(|phone| text.add_squeezed(phone.as_str()));
    let codes = [&client.code, &client.state_registration];
    codes.into_iter().flatten().for_each(|code| text.add_squeezed(code));
    client.tax_id.iter().for_each(|tax_id| text.add_squeezed(tax_id.as_str()));
    client.cep.iter().for_each(|cep| text.add_squeezed(&cep.to_string()));
}

struct Parts<'a> {
    text: &'a mut String,
    /// Room for one part on its way.
    folded: String,
}

impl Parts<'_> {
    /// Gives where it stands.
    fn add(&mut self, part: &str) -> Range<usize> {
        let start = self.text.len();
        add_plain(part, &mut self.folded, self.text);
        let end = self.text.len();
        self.text.push(GAP);
        start..end
    }

    fn add_squeezed(&mut self, part: &str) {
        let mut plain = String::new();
        add_plain(part, &mut self.folded, &mut plain);
        self.text.extend(plain.chars().filter(|c| c.is_alphanumeric()));
        self.text.push(GAP);
    }

    /// Letters that stand alone are written together as well: "J B Pães" is found by `jb`, "D Ávila" by `davila`.
    fn add_initials(&mut self, plain: Range<usize>) {
        let is_initial = |word: &str| word.chars().nth(1).is_none();
        let name = self.text.get(plain).unwrap_or_default();
        if !name.split_whitespace().any(is_initial) {
            return;
        }
        let name = name.to_owned();
        let mut run = String::new();
        for word in name.split_whitespace().map(Some).chain([None]) {
            match word.filter(|word| is_initial(word)) {
                Some(initial) => run.push_str(initial),
                None if run.is_empty() => {}
                None => {
                    self.text.push_str(&run);
                    self.text.push(' ');
                    self.text.push_str(&run);
                    self.text.push_str(word.unwrap_or_default());
                    self.text.push(GAP);
                    run.clear();
                }
            }
        }
    }
}

/// Folded words with single spaces; apostrophes and full stops are gone.
pub(super) fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    add_plain(text, &mut String::new(), &mut words);
    words
}

fn add_plain(text: &str, folded: &mut String, words: &mut String) {
    folded.clear();
    fold_into(text, folded);
    let start = words.len();
    for c in folded.chars() {
        match c {
            '.' | '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʼ' | 'ʹ' | 'ˈ' | '＇' => {}
            c if c.is_alphanumeric() || c == '@' => words.push(c),
            _ if words.len() == start || words.ends_with(' ') => {}
            _ => words.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::person::Person;
    use crate::domain::filter::wanted::Wanted;
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
        assert_eq!(Wanted::of(typed).finds(search_text(client).as_bytes()), expected, "{typed}");
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

    #[test]
    fn every_part_ends_so_that_none_runs_into_what_follows() {
        let text = search_text(&bakery());
        assert!(text.ends_with(GAP), "{text:?}");
        let mut two = text.clone();
        add_search_text(&bakery(), &mut two);
        assert_eq!(two, text.repeat(2));
    }

    proptest! {
        #[test]
        fn every_client_is_found_by_its_own_name(name in "[A-Za-zÀ-ü0-9.'’& /-]{0,30}") {
            let client = Client { legal_name: name.clone(), ..Client::new(ClientId::from_u128(2), Stamp::default()) };
            prop_assert!(Wanted::of(&name).finds(search_text(&client).as_bytes()));
        }
    }
}
