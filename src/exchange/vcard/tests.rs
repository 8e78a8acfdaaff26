use super::*;
use crate::domain::client::person::Person;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::value::id::ClientId;
use crate::domain::value::uf::Uf;
use proptest::prelude::*;

fn client() -> Client {
    let phone = |text| Phone::parse(text).unwrap();
    Client {
        legal_name: "Padaria; São João, Ltda.".to_owned(),
        street: Some("Rua das Flores".to_owned()),
        street_number: Some("12".to_owned()),
        city: Some("Campinas".to_owned()),
        state: Some(Uf::SP),
        location: LatLon::new(-22.9, -47.06).ok(),
        phones: vec![phone("(19) 3265-4321 r. 12")],
        whatsapp: Some(phone("19 98765-4321")),
        emails: vec!["a@b.example".to_owned()],
        notes: Some("Fecha às 13h\nLigar antes".to_owned()),
        people: vec![Person {
            name: "Ana Maria Dias".to_owned(),
            role: Some("compradora".to_owned()),
            ..Person::default()
        }],
        ..Client::new(ClientId::from_u128(1), Stamp::default())
    }
}

#[test]
fn what_is_written_is_read_back() {
    let (cards, problems) = read(&write([&client()]));
    assert_eq!(problems, []);
    assert_eq!(cards.len(), 2);
    assert_eq!(
        cards[0],
        Card {
            line: 1,
            name: "Padaria; São João, Ltda.".to_owned(),
            organization: Some("Padaria; São João, Ltda.".to_owned()),
            title: None,
            phones: vec!["+551932654321,12".to_owned(), "+5519987654321".to_owned()],
            emails: vec!["a@b.example".to_owned()],
            address: Some(Address {
                street: "Rua das Flores, 12".to_owned(),
                city: "Campinas".to_owned(),
                state: "SP".to_owned(),
                postal_code: String::new(),
            }),
            note: Some("Fecha às 13h\nLigar antes".to_owned()),
            place: Some(("-22.9".to_owned(), "-47.06".to_owned())),
        }
    );
    assert_eq!((cards[1].name.as_str(), cards[1].title.as_deref()), ("Ana Maria Dias", Some("compradora")));
}

#[test]
fn cards_of_other_programs_are_read() {
    let old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Concei=C3=A7=C3=A3o;Jo=C3=A3o=\r\n=20Z.;;;\r\nTEL;CELL:019 98765-4321\r\nEND:VCARD\r\n";
    let (cards, _) = read(old.as_bytes());
    assert_eq!(
        (cards[0].name.as_str(), cards[0].phones.as_slice()),
        ("João Z. Conceição", ["019 98765-4321".to_owned()].as_slice())
    );
    let apple = "BEGIN:VCARD\nVERSION:3.0\nN:Dias;Ana;;;\nFN:Ana Dias\nORG:Padaria;Compras\nitem1.TEL;type=pref:+55 19 3265-4321\nitem1.X-ABLabel:Loja\nPHOTO;ENCODING=b:AAAA\n BBBB\nEND:VCARD\n";
    let (cards, _) = read(apple.as_bytes());
    assert_eq!(cards[0].organization.as_deref(), Some("Padaria"));
    assert_eq!(cards[0].phones, ["+55 19 3265-4321"]);
    let new =
        "BEGIN:VCARD\nVERSION:4.0\nFN:Bia\nTEL;VALUE=uri:tel:+5511987654321\nGEO:geo:-23.5,-46.6\nEND:VCARD";
    let (cards, _) = read(new.as_bytes());
    assert_eq!(cards[0].phones, ["+5511987654321"]);
    assert_eq!(cards[0].place, Some(("-23.5".to_owned(), "-46.6".to_owned())));
}

#[test]
fn what_could_not_be_read_is_named_with_its_line() {
    let text =
        "BEGIN:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C";
    let (cards, problems) = read(text.as_bytes());
    assert_eq!(cards.iter().map(|card| card.name.as_str()).collect::<Vec<_>>(), ["B"]);
    assert_eq!(
        problems,
        [
            CardProblem::NoName { line: 1 },
            CardProblem::Unfinished { line: 4 },
            CardProblem::Unfinished { line: 9 }
        ]
    );
    assert_eq!(read(b""), (vec![], vec![]));
    assert_eq!(read(b"BEGIN:VCARD\nFN:\xff\nEND:VCARD").1, [CardProblem::Encoding]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        let _ = read(&[b"BEGIN:VCARD\n".as_slice(), &bytes].concat());
    }

    #[test]
    fn any_name_survives(name in "[^\\p{Cc}]{1,60}") {
        let named = Client { legal_name: name.clone(), ..Client::new(ClientId::from_u128(1), Stamp::default()) };
        let (cards, _) = read(&write([&named]));
        let expected: Vec<String> = Some(name.trim().to_owned()).filter(|name| !name.is_empty()).into_iter().collect();
        prop_assert_eq!(cards.into_iter().map(|card| card.name.trim().to_owned()).filter(|name| !name.is_empty()).collect::<Vec<_>>(), expected);
    }
}
