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
        uf: Some(Uf::SP),
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

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = super::super::vcard_reader::read(bytes).unwrap().table;
    std::iter::once(table.headings())
        .chain(table.rows())
        .map(|row| row.cells().map(str::to_owned).collect())
        .collect()
}

#[test]
fn what_is_written_is_read_back() {
    let name = "Padaria; São João, Ltda.";
    assert_eq!(
        cells(&write([&client()])),
        [
            [
                "Nome",
                "Pessoa de contato",
                "Cargo",
                "Telefone",
                "Telefone 2",
                "E-mail",
                "Endereço",
                "Cidade",
                "UF",
                "Latitude",
                "Longitude",
                "Observações"
            ],
            [
                name,
                "",
                "",
                "+551932654321 r. 12",
                "+5519987654321",
                "a@b.example",
                "Rua das Flores, 12",
                "Campinas",
                "SP",
                "-22.9",
                "-47.06",
                "Fecha às 13h\nLigar antes"
            ],
            [
                name,
                "Ana Maria Dias",
                "compradora",
                "",
                "",
                "",
                "Rua das Flores, 12",
                "Campinas",
                "SP",
                "-22.9",
                "-47.06",
                ""
            ],
        ]
    );
}

proptest! {
    #[test]
    fn any_name_survives(name in "\\p{L}[\\p{L}\\p{P} ]{0,58}\\p{L}x") {
        let named = Client { legal_name: name.clone(), ..Client::new(ClientId::from_u128(1), Stamp::default()) };
        prop_assert_eq!(&cells(&write([&named]))[1][0], &name);
    }
}
