//! Which number of a client is meant: to write to, to call, to try one after the other.

use super::Client;
use crate::domain::value::phone::Phone;

/// The number to write to: the client's WhatsApp, else its first mobile, else a person's.
pub(crate) fn whatsapp_of(client: &Client) -> Option<&Phone> {
    let mobiles = client.phones.iter().chain(of_people(client)).filter(|phone| phone.is_mobile());
    client.whatsapp.iter().chain(mobiles).find(|phone| phone.whatsapp_digits().is_some())
}

/// All numbers in the order to try them: its own, its WhatsApp, those of its people; each once.
pub(crate) fn to_call(client: &Client) -> Vec<&Phone> {
    let mut numbers: Vec<&Phone> = Vec::new();
    for phone in client.phones.iter().chain(&client.whatsapp).chain(of_people(client)) {
        if !numbers.contains(&phone) {
            numbers.push(phone);
        }
    }
    numbers
}

fn of_people(client: &Client) -> impl Iterator<Item = &Phone> {
    client.people.iter().filter_map(|person| person.phone.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::person::Person;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::ClientId;

    const DESK: &str = "1932345678";
    const OWN: &str = "19987654321";
    const BUYER: &str = "19991234567";

    fn phone(text: &str) -> Phone {
        Phone::parse(text).unwrap()
    }

    fn client(phones: &[&str], whatsapp: Option<&str>, person: Option<&str>) -> Client {
        Client {
            phones: phones.iter().map(|text| phone(text)).collect(),
            whatsapp: whatsapp.map(phone),
            people: person
                .map(|text| Person { phone: Some(phone(text)), ..Person::default() })
                .into_iter()
                .collect(),
            ..Client::new(ClientId::from_u128(1), Stamp::default())
        }
    }

    #[test]
    fn one_writes_to_the_whatsapp_then_to_a_mobile_and_to_no_fixed_line() {
        for (of, found) in [
            (client(&[DESK, OWN], Some(BUYER), None), Some(BUYER)),
            (client(&[DESK, OWN], None, Some(BUYER)), Some(OWN)),
            (client(&[DESK], None, Some(BUYER)), Some(BUYER)),
            (client(&[DESK], None, None), None),
        ] {
            assert_eq!(whatsapp_of(&of).cloned(), found.map(phone));
        }
    }

    #[test]
    fn one_calls_its_own_numbers_first_and_none_twice() {
        let of = client(&[DESK, OWN], Some(OWN), Some(BUYER));
        assert_eq!(to_call(&of), [&phone(DESK), &phone(OWN), &phone(BUYER)]);
        assert_eq!(to_call(&client(&[], None, None)), Vec::<&Phone>::new());
    }
}
