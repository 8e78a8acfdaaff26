use super::*;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::phone::Phone;

#[test]
fn a_place_is_shown_as_it_is_read_and_a_doubt_offers_what_may_be_meant() {
    use crate::exchange::cells::typed_place;
    for (lat, lon) in [(-22.9056, -47.0608), (-0.0000001, -50.0), (5.27, -60.2114), (-34.0, -74.5)] {
        let place = LatLon::new(lat, lon).unwrap();
        assert_eq!(typed_place(&coordinates(place)), Ok(place), "{}", coordinates(place));
    }
    let said = typed_place("30,0346; 51,2177").map_err(place_error);
    assert_eq!(said, Err("Fora do Brasil. Você quis dizer -30,0346; -51,2177?".to_owned()));
}

#[test]
fn each_typing_mistake_gets_its_own_sentence() {
    let tax_id = |text: &str| TaxId::parse(text).map_err(tax_id_error).unwrap_err();
    assert_eq!(tax_id("11.222.333/0001-82"), "O CNPJ não confere: veja se trocou algum número");
    assert_eq!(tax_id("529.982.247-26"), "O CPF não confere: veja se trocou algum número");
    assert_eq!(tax_id("123"), "Um CNPJ tem 14 posições e um CPF tem 11; aqui há 3");
    assert_eq!(Cep::parse("1301").map_err(cep_error).unwrap_err(), "O CEP tem 8 números; aqui há 4");
    let phone = |text: &str| Phone::parse(text).map_err(phone_error).unwrap_err();
    assert_eq!(phone("98765-4321"), "Falta o DDD, como em (19) 98765-4321");
    assert_eq!(phone("(20) 98765-4321"), "Não existe o DDD 20");
}

#[test]
fn a_situation_that_is_over_says_up_to_when() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
    let was = |since, reason| situation_was(Situation::Blocked, since, day(31), reason);
    assert_eq!(was(Some(day(1)), Some("preço")), "bloqueado de 01/10/2026 a 31/10/2026 · preço");
    assert_eq!(was(None, None), "bloqueado até 31/10/2026");
}

#[test]
fn a_situation_says_since_when_and_why() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 10);
    let said = |since, reason| situation_since(Situation::Blocked, since, reason);
    assert_eq!(said(None, None), "bloqueado");
    assert_eq!(said(day, Some("inadimplente")), "bloqueado desde 10/11/2026 · inadimplente");
}

#[test]
fn nearness_is_rounded_to_ten_metres_or_a_tenth_of_a_kilometre() {
    assert_eq!(history::away(0.0), "a 0 m do endereço");
    assert_eq!(history::away(0.347), "a 350 m do endereço");
    assert_eq!(history::away(1.26), "a 1,3 km do endereço");
}

#[test]
fn the_fact_of_contact_says_interval_and_last_day() {
    assert_eq!(of_interval(30, None), "intervalo de 30 dias");
    let last = NaiveDate::from_ymd_opt(2026, 10, 11);
    assert_eq!(of_interval(1, last), "intervalo de 1 dia · último em 11/10/2026");
}
