//! Contacts of telephones.

use crate::desk::{Desk, counts};
use carteira::exchange::import::RowReason;

fn phones(desk: &Desk, name: &str) -> Vec<String> {
    desk.client(name).phones.iter().map(ToString::to_string).collect()
}

#[test]
fn a_card_of_android_is_decoded_whole() {
    let mut desk = Desk::of("vcard-1-android-21");
    assert_eq!(counts(&desk.bring("contatos.vcf")), [1, 0, 0, 0, 0, 0]);
    let client = desk.client("Padaria São João");
    assert_eq!(client.people[0].name, "Rita Ângela Modelo");
    assert_eq!(phones(&desk, "Padaria São João"), ["(19) 99123-4567", "(19) 3232-1010"]);
}

#[test]
fn groups_escapes_and_pictures_of_icloud_do_no_harm() {
    let mut desk = Desk::of("vcard-2-icloud-groups");
    desk.bring("contatos.vcf");
    let client = desk.client("Mercado do Porto");
    assert_eq!(phones(&desk, "Mercado do Porto"), ["(13) 99123-4567", "(13) 3232-1010"]);
    assert_eq!(client.street.as_deref(), Some("Rua Um, 10 / Sala 2"));
    assert_eq!(
        (client.city_code, client.cep.unwrap().to_string()),
        (Some(3_548_500), "11010-000".to_owned())
    );
    assert!(client.people.is_empty());
}

#[test]
fn an_organisation_is_a_client_and_a_card_without_a_name_is_told() {
    let mut desk = Desk::of("vcard-3-organisation-only");
    let plan = desk.bring("contatos.vcf");
    assert_eq!(desk.names(), ["Carla", "Ferragens do Vale"]);
    let refused: Vec<_> = plan.refused.iter().map(|row| (row.line, row.problems[0].reason)).collect();
    assert_eq!(refused, [(14, RowReason::MissingName)]);
}

#[test]
fn every_charset_is_read_and_a_card_without_end_keeps_nobody_out() {
    let mut desk = Desk::of("vcard-5-charset-and-one-bad-card");
    let plan = desk.bring("contatos.vcf");
    assert_eq!(desk.names(), ["Açougue São José", "Boa Depois"]);
    let client = desk.client("Açougue São José");
    assert_eq!((client.city.as_deref(), client.city_code), (Some("Mogi Guaçu"), Some(3_530_706)));
    assert_eq!(client.uf.map(|state| state.letters()), Some("SP"));
    let refused: Vec<_> =
        plan.refused.iter().map(|row| (row.line, &*row.label, row.problems[0].reason)).collect();
    assert_eq!(refused, [(8, "Sem fim", RowReason::CardWithoutEnd)]);
}

#[test]
fn three_hundred_cards_come_in_once() {
    let mut desk = Desk::of("vcard-6-many-and-business");
    assert_eq!(counts(&desk.bring("contatos.vcf")), [300, 0, 0, 0, 0, 0]);
    let client = desk.client("Cliente 0");
    assert_eq!(client.tax_id.unwrap().as_str(), "43000000000102");
    assert_eq!(client.tags.iter().map(String::as_str).collect::<Vec<_>>(), ["Campinas", "Clientes"]);
    assert_eq!(counts(&desk.again("contatos.vcf")), [0, 0, 300, 0, 0, 0]);
}
