//! A message that was shared with the app or pasted: whom it is of, on which day it was written, and what stands in the note.
//!
//! Messages copied from a conversation say who wrote them: that decides, by number or by name. Else a telephone number in the
//! text does, and else the name of a client in it. What fits several clients, or none, is asked.

use super::chat;
use super::import::likeness::spoken;
use crate::domain::client::Client;
use crate::domain::filter::search::search_text;
use crate::domain::filter::wanted::Wanted;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::fold;
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::{Phone, PhoneError};
use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub whom: Whom,
    /// Of the last message, where they say it.
    pub date: Option<NaiveDate>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    One(ClientId),
    /// By name.
    Several(Vec<ClientId>),
    Nobody,
}

/// A day after `today` is none.
pub fn received(portfolio: &Portfolio, text: &str, today: NaiveDate) -> Received {
    let note = chat::without_marks(text.trim());
    let excerpt = chat::excerpt(&note);
    let by_author = excerpt.authors.iter().map(|author| whom_called(portfolio, author));
    let authors: Vec<ClientId> = by_author.flat_map(Whom::into_clients).collect();
    let whom = [authors, by_numbers(portfolio, &note), by_names_in(portfolio, &note)]
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    Received { whom: Whom::of(portfolio, whom), date: excerpt.last.filter(|day| *day <= today), note }
}

/// Whom a telephone calls so: a number, a name of the client or of somebody there.
pub fn whom_called(portfolio: &Portfolio, name: &str) -> Whom {
    let numbers = by_numbers(portfolio, name);
    if !numbers.is_empty() {
        return Whom::of(portfolio, numbers);
    }
    let words = fold::words(name);
    if words.is_empty() {
        return Whom::Nobody;
    }
    let exactly = fitting(portfolio, |client| names_of(client).any(|own| fold::words(own) == words));
    let found = if exactly.is_empty() { by_names_in(portfolio, name) } else { exactly };
    let wanted = Wanted::of(name);
    let found = if found.is_empty() && words.len() >= 3 {
        fitting(portfolio, |client| wanted.finds(search_text(client).as_bytes()))
    } else {
        found
    };
    Whom::of(portfolio, found)
}

impl Whom {
    fn of(portfolio: &Portfolio, mut clients: Vec<ClientId>) -> Whom {
        let name = |id: &ClientId| portfolio.client(*id).map(|client| fold::words(client.display_name()));
        clients.sort_by_cached_key(|id| (name(id), *id));
        clients.dedup();
        match clients[..] {
            [] => Whom::Nobody,
            [one] => Whom::One(one),
            _ => Whom::Several(clients),
        }
    }

    pub fn into_clients(self) -> Vec<ClientId> {
        match self {
            Whom::One(client) => vec![client],
            Whom::Several(clients) => clients,
            Whom::Nobody => Vec::new(),
        }
    }
}

fn fitting(portfolio: &Portfolio, fits: impl Fn(&Client) -> bool) -> Vec<ClientId> {
    portfolio
        .clients()
        .map(|(_, client)| client)
        .filter(|client| fits(client))
        .map(|client| client.id)
        .collect()
}

fn names_of(client: &Client) -> impl Iterator<Item = &str> {
    let people = client.people.iter().map(|person| person.name.as_str());
    [Some(client.legal_name.as_str()), client.trade_name.as_deref()].into_iter().flatten().chain(people)
}

fn phones_of(client: &Client) -> impl Iterator<Item = &Phone> {
    let people = client.people.iter().filter_map(|person| person.phone.as_ref());
    client.phones.iter().chain(&client.whatsapp).chain(people)
}

/// The clients that have a number of the text: whole ones first, and only without any those that lack their DDD.
fn by_numbers(portfolio: &Portfolio, text: &str) -> Vec<ClientId> {
    let (mut whole, mut tails) = (Vec::new(), Vec::new());
    for number in numbers(text) {
        match Phone::parse(&number) {
            Ok(phone) if !phone.is_filler() => whole.push(phone),
            Err(PhoneError::MissingAreaCode) => {
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                // The ninth digit may be in one and not in the other.
                tails.push(digits[digits.len().saturating_sub(8)..].to_owned());
            }
            Ok(_) | Err(_) => {}
        }
    }
    let found = fitting(portfolio, |client| phones_of(client).any(|phone| whole.contains(phone)));
    if !found.is_empty() {
        return found;
    }
    let ends = |phone: &Phone| tails.iter().any(|tail| phone.as_str().ends_with(tail));
    fitting(portfolio, |client| phones_of(client).any(ends))
}

/// What may be a telephone number: at least eight digits with what people write between them.
fn numbers(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let is_of_number =
            |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ' ' | '‑' | '–');
        for run in line.split(|c| !is_of_number(c)) {
            let digits = run.bytes().filter(u8::is_ascii_digit).count();
            if (8..=15).contains(&digits) {
                all.push(run.trim().trim_matches(['-', '.', '–']).replace(['‑', '–'], "-"));
            }
        }
    }
    all
}

/// The clients whose whole name stands in the text.
fn by_names_in(portfolio: &Portfolio, text: &str) -> Vec<ClientId> {
    let words = format!(" {} ", fold::words(text));
    fitting(portfolio, |client| {
        let own = [Some(client.legal_name.as_str()), client.trade_name.as_deref()];
        own.into_iter().flatten().filter_map(spoken).any(|name| words.contains(&format!(" {name} ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::person::Person;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn client(id: u128, legal: &str, trade: &str, phones: &[&str]) -> Client {
        Client {
            legal_name: legal.to_owned(),
            trade_name: (!trade.is_empty()).then(|| trade.to_owned()),
            phones: phones.iter().map(|phone| Phone::parse(phone).unwrap()).collect(),
            ..Client::new(ClientId::from_u128(id), Stamp::default())
        }
    }

    fn portfolio() -> Portfolio {
        let zeca = Person {
            name: "Zeca Prado".to_owned(),
            phone: Phone::parse("19 99111-2233").ok(),
            ..Person::default()
        };
        let clients = [
            client(1, "Panificadora Aurora Ltda", "Padaria Aurora", &["(19) 98765-4321"]),
            client(2, "Mercado Sol ME", "", &["(19) 3265-4321", "(11) 98888-7777"]),
            client(3, "Mercado Sol ME", "", &["(21) 98888-7777"]),
            Client { people: vec![zeca], ..client(4, "Ferragens Zênite", "", &[]) },
        ];
        let steps = clients.into_iter().map(|client| Step::AddClient(Box::new(client))).collect();
        let mut portfolio = Portfolio::default();
        portfolio
            .apply(&Change { deed: Deed::Register, steps }, Stamp { millis: 1, ..Stamp::default() })
            .unwrap();
        portfolio
    }

    fn check(text: &str, expected: &[u128]) {
        let found = received(&portfolio(), text, day(20)).whom;
        let expected: Vec<ClientId> = expected.iter().map(|id| ClientId::from_u128(*id)).collect();
        assert_eq!(found.into_clients(), expected, "{text}");
    }

    #[test]
    fn a_number_tells_the_client_however_it_is_written() {
        for text in [
            "Meu número é 19987654321",
            "+55 19 98765-4321",
            "\u{202a}+55 19 98765‑4321\u{202c}",
            "(19) 8765-4321",
            "liga no 0xx19 98765-4321 por favor".replace("0xx", "0").as_str(),
            "tel: 98765-4321, Ana",
            "8765.4321",
            "5519987654321",
        ] {
            check(text, &[1]);
        }
        check("(11) 98888-7777", &[2]);
        check("98888-7777", &[2, 3]);
        check("19 99111-2233", &[4]);
        check("(19) 99999-9999", &[]);
        check("pedido 12345678 de 12/03/2026", &[]);
    }

    #[test]
    fn a_name_tells_the_client_however_it_is_written() {
        check("Aqui é da PADARIA AURORA, manda 20 sacos", &[1]);
        check("é o pessoal da panificadora aurora", &[1]);
        check("Ferragens Zenite: tem parafuso?", &[4]);
        check("o mercado sol pediu", &[2, 3]);
        check("Que aurora linda! O sol saiu no mercado", &[]);
        check("", &[]);
    }

    #[test]
    fn who_wrote_a_copied_message_decides_before_what_it_says() {
        check("[14:22, 12/03/2026] Padaria Aurora: o número do outro é (19) 3265-4321", &[1]);
        check("[14:22, 12/03/2026] +55 19 98765-4321: oi\n[14:23, 12/03/2026] Rui: oi", &[1]);
        check("[12/03 14:22] Zeca Prado: preço?", &[4]);
        check("[12/03 14:22] Zeca da Zênite: preço?", &[]);
        check("[12/03 14:22] Lia da Padaria Aurora: preço?", &[1]);
    }

    #[test]
    fn the_day_is_that_of_the_last_message_and_never_to_come() {
        let of = |text: &str| received(&portfolio(), text, day(20));
        let two = "[14:22, 12/03/2026] Padaria Aurora: oi\n[09:00, 13/03/2026] Rui: oi";
        assert_eq!((of(two).date, of(two).note.as_str()), (Some(day(13)), two));
        assert_eq!(of("[12/03 14:22] Ana: oi").date, None);
        assert_eq!(of("[09:00, 21/03/2026] Ana: oi").date, None);
        assert_eq!(of("oi").date, None);
        assert_eq!(of("\u{200e} oi ").note, "oi");
    }

    #[test]
    fn a_contact_of_the_telephone_is_found_by_parts_of_its_name() {
        let portfolio = portfolio();
        let called = |name: &str| whom_called(&portfolio, name).into_clients();
        assert_eq!(called("Aurora Panificadora"), [ClientId::from_u128(1)]);
        assert_eq!(called("zeca prado"), [ClientId::from_u128(4)]);
        assert_eq!(called("+55 (19) 8765-4321"), [ClientId::from_u128(1)]);
        assert_eq!(called("Rui"), []);
        assert_eq!(called(""), []);
    }
}
