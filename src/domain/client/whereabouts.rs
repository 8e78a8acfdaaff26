//! Where a client is: at its own coordinates, else at the seat of its município, else nowhere; and on which days it is there
//! for a visit.

use super::Client;
use crate::domain::calendar::visiting::IsoWeekday;
use crate::domain::place::cities::{Cities, City};
use crate::domain::place::geo::LatLon;
use chrono::NaiveDate;

/// The município an address means: by code, else by name within its UF, else by a name only one UF has.
pub(crate) fn city_of<'a>(client: &Client, cities: &'a Cities) -> Option<&'a City> {
    if let Some(city) = client.city_code.and_then(|code| cities.by_code(code)) {
        return Some(city);
    }
    let name = client.city.as_deref()?;
    match client.uf {
        Some(uf) => cities.by_name(uf, name),
        None => match cities.named(name)[..] {
            [only] => Some(only),
            _ => None,
        },
    }
}

/// Where a client is, and whether only its município is known. `cities`: `None` while they are on their way; until then only
/// clients with coordinates have a place.
pub(crate) fn spot(client: &Client, cities: Option<&Cities>) -> Option<(LatLon, bool)> {
    let seat = || cities.and_then(|cities| city_of(client, cities)).map(|city| (city.seat, true));
    client.location.map(|at| (at, false)).or_else(seat)
}

/// Whether a client receives visits on the weekday of `date`.
pub(crate) fn receives(client: &Client, date: NaiveDate) -> bool {
    client.visit_weekdays.is_empty() || client.visit_weekdays.contains(&IsoWeekday::of(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::ClientId;
    use crate::domain::value::uf::Uf;

    fn client(city: Option<&str>, state: Option<Uf>, city_code: Option<u32>) -> Client {
        let bare = Client::new(ClientId::from_u128(1), Stamp::default());
        Client { city: city.map(str::to_owned), uf: state, city_code, ..bare }
    }

    fn shipped() -> Cities {
        Cities::parse(include_str!("../../../public/data/municipios.txt")).unwrap()
    }

    #[test]
    fn the_code_goes_before_the_name_and_a_name_of_two_states_alone_says_nothing() {
        let cities = shipped();
        for (city, state, code, found) in [
            (Some("Campinas"), Some(Uf::SP), Some(3550308), Some(3550308)),
            (Some("campinas"), Some(Uf::SP), None, Some(3509502)),
            // A code nobody has yields to the name.
            (Some("Campinas"), Some(Uf::SP), Some(1), Some(3509502)),
            (Some("Campinas"), None, None, Some(3509502)),
            // Bom Jesus: in five states.
            (Some("Bom Jesus"), None, None, None),
            (Some("Campinas"), Some(Uf::RJ), None, None),
            (None, Some(Uf::SP), None, None),
        ] {
            let of = client(city, state, code);
            assert_eq!(city_of(&of, &cities).map(|city| city.code), found, "{city:?} {state:?} {code:?}");
        }
    }

    #[test]
    fn own_coordinates_go_before_the_seat_and_need_no_list_of_places() {
        let cities = shipped();
        let at = LatLon::new(-22.9, -47.1).unwrap();
        let placed = Client { location: Some(at), ..client(Some("Campinas"), Some(Uf::SP), None) };
        assert_eq!(spot(&placed, None), Some((at, false)));
        let seated = client(Some("Campinas"), Some(Uf::SP), None);
        let seat = cities.by_code(3509502).unwrap().seat;
        assert_eq!(spot(&seated, Some(&cities)), Some((seat, true)));
        assert_eq!(spot(&seated, None), None);
    }

    #[test]
    fn without_weekdays_any_day_will_do() {
        let wednesday: NaiveDate = "2026-11-18".parse().unwrap();
        let mut one = client(None, None, None);
        assert!(receives(&one, wednesday));
        one.visit_weekdays = [IsoWeekday::of(wednesday)].into();
        assert!(receives(&one, wednesday));
        assert!(!receives(&one, wednesday.succ_opt().unwrap()));
    }
}
