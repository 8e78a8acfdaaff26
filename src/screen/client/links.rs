//! Addresses outside the app: they are followed only when tapped.

use crate::domain::client::Client;
use crate::domain::client::numbers::to_call;
use crate::domain::client::person::Person;
use crate::domain::value::phone::Phone;
use crate::exchange::map_links;

/// A telephone or an e-mail that can be tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub href: String,
    pub words: String,
}

impl Reach {
    fn phone(phone: &Phone) -> Self {
        Self { href: phone.tel_link(), words: phone.to_string() }
    }

    fn email(email: &str) -> Self {
        Self { href: format!("mailto:{email}"), words: email.to_owned() }
    }
}

/// The telephones of a client; that of WhatsApp only where it is another.
pub(crate) fn phones(client: &Client) -> Vec<Reach> {
    let other = client.whatsapp.iter().filter(|phone| !client.phones.contains(phone));
    client.phones.iter().chain(other).map(Reach::phone).collect()
}

pub(crate) fn emails(client: &Client) -> Vec<Reach> {
    client.emails.iter().map(|email| Reach::email(email)).collect()
}

pub(crate) fn phone_of(person: &Person) -> Option<Reach> {
    person.phone.as_ref().map(Reach::phone)
}

pub(crate) fn email_of(person: &Person) -> Option<Reach> {
    person.email.as_deref().map(Reach::email)
}

/// The number that is tried first.
pub(crate) fn first_call(client: &Client) -> Option<Reach> {
    to_call(client).first().map(|phone| Reach::phone(phone))
}

/// Where a client can be found, for a map of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Links {
    pub(crate) maps: String,
    pub(crate) waze: String,
}

/// By coordinates, else by the address as text; nothing without either.
pub(crate) fn place(client: &Client) -> Option<Links> {
    if let Some(at) = client.location {
        return Some(Links { maps: map_links::google_place(at), waze: map_links::waze(at) });
    }
    let address = one_line(client)?;
    Some(Links { maps: map_links::google_search(&address), waze: map_links::waze_search(&address) })
}

/// "Rua das Flores, 10, Centro, Campinas, SP, 13010-111"; `None` without street or município.
pub(crate) fn one_line(client: &Client) -> Option<String> {
    client.street.as_ref().or(client.city.as_ref())?;
    let state = client.uf.map(|uf| uf.letters().to_owned());
    let cep = client.cep.map(|cep| cep.to_string());
    let parts = [&client.street, &client.street_number, &client.complement, &client.district, &client.city];
    let written: Vec<String> = parts.into_iter().flatten().cloned().chain(state).chain(cep).collect();
    Some(written.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::cep::Cep;
    use crate::domain::value::uf::Uf;
    use crate::screen::small::id;

    fn client() -> Client {
        Client::new(id(1), Stamp::default())
    }

    fn text(of: &str) -> Option<String> {
        Some(of.to_owned())
    }

    #[test]
    fn an_address_is_written_in_one_line_and_what_is_missing_is_left_out() {
        let whole = Client {
            street: text("Rua das Flores"),
            street_number: text("10"),
            complement: text("sala 2"),
            district: text("Centro"),
            city: text("Campinas"),
            uf: Some(Uf::SP),
            cep: Cep::parse("13010111").ok(),
            ..client()
        };
        let line = "Rua das Flores, 10, sala 2, Centro, Campinas, SP, 13010-111";
        assert_eq!(one_line(&whole).as_deref(), Some(line));
        let city = Client { street: None, street_number: None, complement: None, district: None, ..whole };
        assert_eq!(one_line(&city).as_deref(), Some("Campinas, SP, 13010-111"));
        // A number or a UF alone leads nowhere.
        let nowhere = Client { city: None, street_number: text("10"), ..city };
        assert_eq!((one_line(&nowhere), place(&nowhere)), (None, None));
    }

    #[test]
    fn coordinates_lead_before_the_address_as_text() {
        let at = LatLon::new(-22.9, -47.06).unwrap();
        let written = Client { city: text("Campinas"), ..client() };
        let by_text = place(&written).unwrap();
        assert_eq!(by_text.maps, map_links::google_search("Campinas"));
        assert_eq!(by_text.waze, map_links::waze_search("Campinas"));
        let by_place = place(&Client { location: Some(at), ..written }).unwrap();
        assert_eq!((by_place.maps, by_place.waze), (map_links::google_place(at), map_links::waze(at)));
    }

    #[test]
    fn a_whatsapp_that_is_a_telephone_stands_once() {
        let phone = |text: &str| Phone::parse(text).unwrap();
        let (shop, cell) = (phone("(19) 3231-1234"), phone("(19) 99999-1234"));
        let of = |whatsapp: &Phone| {
            let phones = vec![shop.clone(), cell.clone()];
            super::phones(&Client { phones, whatsapp: Some(whatsapp.clone()), ..client() }).len()
        };
        assert_eq!((of(&cell), of(&phone("(19) 98888-1234"))), (2, 3));
        let alone = super::phones(&Client { whatsapp: Some(cell.clone()), ..client() });
        assert_eq!(alone, [Reach { href: cell.tel_link(), words: cell.to_string() }]);
        assert!(super::phones(&client()).is_empty() && emails(&client()).is_empty());
        let with_both = Client { phones: vec![shop.clone()], whatsapp: Some(cell), ..client() };
        assert_eq!(first_call(&with_both).map(|one| one.href), Some(shop.tel_link()));
        assert_eq!(first_call(&client()), None);
    }

    #[test]
    fn what_a_person_has_can_be_tapped() {
        let bare = Person::default();
        assert_eq!((phone_of(&bare), email_of(&bare)), (None, None));
        let ana = Person { email: text("ana@sol.com.br"), ..bare };
        assert_eq!(email_of(&ana).map(|one| one.href), text("mailto:ana@sol.com.br"));
    }
}
