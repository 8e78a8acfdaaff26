//! Contacts of a telephone (vCard 2.1, 3.0 and 4.0) as one table of clients under headings that the importer knows. A card
//! that is not whole, or has no name, is a row too, with its reason; the others come in.

mod card;
mod lines;

use super::table::{Encoding, Table, TableBuilder, TableError};
use crate::domain::value::phone::Phone;
use card::Card;
use std::collections::BTreeMap;

/// Why a card brings no client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoClient {
    /// No line closes it.
    WithoutEnd,
    WithoutName,
    /// A list of other cards.
    Group,
}

#[derive(Debug)]
pub(crate) struct Cards {
    pub table: Table,
    /// By line, what brings no client.
    pub refused: BTreeMap<u32, NoClient>,
}

/// Whether the bytes begin as a card does.
pub(crate) fn is_readable(bytes: &[u8]) -> bool {
    lines::properties(&bytes[..bytes.len().min(512)])
        .first()
        .is_some_and(|first| first.name == "BEGIN" && first.value.eq_ignore_ascii_case("VCARD"))
}

/// Reads a file of one card or many; lines are those on which the cards begin.
pub(crate) fn read(bytes: &[u8]) -> Result<Cards, TableError> {
    let cards = card::cards(&lines::properties(bytes));
    let columns = columns(&cards);
    let mut builder = TableBuilder::default();
    builder.push_row(columns.iter().map(|(heading, _)| heading.as_str()), 0);
    let mut refused = BTreeMap::new();
    for card in &cards {
        let cells: Vec<String> = columns.iter().map(|(_, cell)| cell(card)).collect();
        builder.push_row(cells.iter().map(String::as_str), card.line as usize);
        match (card.is_open, card.client()) {
            (true, _) => drop(refused.insert(card.line, NoClient::WithoutEnd)),
            (false, _) if card.is_group => drop(refused.insert(card.line, NoClient::Group)),
            (false, "") => drop(refused.insert(card.line, NoClient::WithoutName)),
            (false, _) => {}
        }
    }
    let known = |cell: &str| columns.iter().any(|(heading, _)| heading == cell);
    let table = builder.finish_as(Encoding::Utf8, None, &known, Some(false))?;
    Ok(Cards { table, refused })
}

/// What a business card says, as far as a new name needs it; empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BusinessCard {
    pub name: String,
    pub phone: Option<Phone>,
    pub person: String,
    pub email: String,
}

/// The first whole card of a file that names somebody; `None`: there is none.
pub(crate) fn business_card(bytes: &[u8]) -> Option<BusinessCard> {
    let cards = card::cards(&lines::properties(bytes));
    let first = cards.iter().find(|card| !card.is_open && !card.is_group && !card.client().is_empty())?;
    Some(BusinessCard {
        name: first.client().to_owned(),
        phone: first.phones.iter().find_map(|phone| Phone::parse(phone).ok()),
        person: first.person().to_owned(),
        email: first.emails.first().cloned().unwrap_or_default(),
    })
}

type Cell = Box<dyn Fn(&Card) -> String>;

/// The columns that some card has something in, the name always.
fn columns(cards: &[Card]) -> Vec<(String, Cell)> {
    let most = |count: fn(&Card) -> usize| cards.iter().map(count).max().unwrap_or(0);
    let mut columns: Vec<(String, Cell)> = vec![
        column("Nome", |card| card.client().to_owned()),
        column("CNPJ/CPF", Card::document),
        column("Pessoa de contato", |card| card.person().to_owned()),
        column("Cargo", |card| card.role.clone()),
        column("Departamento", Card::department),
    ];
    for at in 0..most(|card| card.phones.len()) {
        columns.push(column(&numbered("Telefone", at), move |card| at_place(&card.phones, at)));
    }
    for at in 0..most(|card| card.emails.len()) {
        columns.push(column(&numbered("E-mail", at), move |card| at_place(&card.emails, at)));
    }
    columns.extend([
        column("Endereço", |card| card.street.clone()),
        column("Complemento", |card| card.complement.clone()),
        column("Cidade", |card| card.city.clone()),
        column("UF", |card| card.state.clone()),
        column("CEP", |card| card.cep.clone()),
        column("Latitude", |card| card.place[0].clone()),
        column("Longitude", |card| card.place[1].clone()),
        column("Etiquetas", |card| card.tags.join(", ")),
        column("Observações", |card| card.notes.join("\n")),
        column("Site", |card| card.site.clone()),
        column("Aniversário", |card| card.birthday.clone()),
    ]);
    columns.retain(|(heading, cell)| heading == "Nome" || cards.iter().any(|card| !cell(card).is_empty()));
    columns
}

fn column(heading: &str, cell: impl Fn(&Card) -> String + 'static) -> (String, Cell) {
    (heading.to_owned(), Box::new(cell))
}

fn numbered(heading: &str, at: usize) -> String {
    if at == 0 { heading.to_owned() } else { format!("{heading} {}", at + 1) }
}

fn at_place(all: &[String], at: usize) -> String {
    all.get(at).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cards_are_rows_and_those_that_bring_nobody_are_refused() {
        let text = "BEGIN:VCARD\nFN:Um\nTEL:1\nTEL:2\nEND:VCARD\n\nBEGIN:VCARD\nFN:Aberta\nBEGIN:VCARD\nTEL:3\nEND:VCARD\nBEGIN:VCARD\nFN:Fim";
        assert!(is_readable(text.as_bytes()) && is_readable(b"\xef\xbb\xbf\r\nbegin:vcard\r\n"));
        assert!(!is_readable(b"nome;telefone") && !is_readable(b"BEGIN:VCALENDAR") && !is_readable(b""));
        let cards = read(text.as_bytes()).unwrap();
        assert_eq!(cards.table.headings().cells().collect::<Vec<_>>(), ["Nome", "Telefone", "Telefone 2"]);
        let rows: Vec<_> = cards.table.rows().map(|row| (row.line(), row.cell(0), row.cell(1))).collect();
        assert_eq!(rows, [(1, "Um", "1"), (7, "Aberta", ""), (9, "", "3"), (12, "Fim", "")]);
        let refused: Vec<_> = cards.refused.into_iter().collect();
        assert_eq!(
            refused,
            [(7, NoClient::WithoutEnd), (9, NoClient::WithoutName), (12, NoClient::WithoutEnd)]
        );
    }

    #[test]
    fn a_business_card_is_the_first_whole_one_with_a_name() {
        let text = "BEGIN:VCARD\nFN:Aberta\nBEGIN:VCARD\nTEL:3\nEND:VCARD\nBEGIN:VCARD\nFN:Rita Lima\nORG:Padaria Sol\n\
            TEL:ramal\nTEL:(19) 98765-4321\nEMAIL:rita@sol.example\nEND:VCARD";
        let found = business_card(text.as_bytes()).unwrap();
        assert_eq!(
            (&*found.name, &*found.person, &*found.email),
            ("Padaria Sol", "Rita Lima", "rita@sol.example")
        );
        assert_eq!(found.phone, Phone::parse("19987654321").ok());
        assert_eq!(business_card(b"nome;telefone"), None);
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in any::<Vec<u8>>(), text in "(BEGIN:VCARD|END:VCARD|[A-Z.;=:\\\\,]{0,9}|\r\n| ){0,12}") {
            let _ = (read(&bytes), is_readable(&bytes), business_card(&bytes));
            let _ = (read(text.as_bytes()), is_readable(text.as_bytes()));
        }
    }
}
