//! *Usar este ponto como endereço*: for whom it is offered, and where the rep stood.

use crate::domain::fact::interaction::{Channel, Interaction};
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;

/// A place seen this long ago is still where the rep stands.
const FRESH_MILLIS: u64 = 3 * 60_000;

/// Where the rep stands, by what the device saw last and when.
pub(crate) fn whereabouts(seen: Option<(LatLon, u64)>, now: u64) -> Option<LatLon> {
    let (place, at) = seen?;
    (now.saturating_sub(at) <= FRESH_MILLIS).then_some(place)
}

/// The place to note with a contact: only a visit happens where the rep stands.
pub(crate) fn evidence(seen: Option<(LatLon, u64)>, channel: Channel, now: u64) -> Option<LatLon> {
    whereabouts(seen, now).filter(|_| channel == Channel::Visit)
}

/// Where the rep stands, when `contact` is the first that reaches a buyer without a place on the map.
pub(crate) fn of_first(p: &Portfolio, client: ClientId, contact: &Interaction) -> Option<LatLon> {
    let place = contact.position.filter(|_| contact.outcome.reaches_buyer())?;
    let dossier = p.dossier(client)?;
    let is_unplaced = dossier.client.as_ref().is_some_and(|client| client.location.is_none());
    let is_first = !dossier.interactions.iter().any(|one| one.outcome.reaches_buyer());
    (is_unplaced && is_first).then_some(place)
}

/// Where the rep stood at the last visit that reached the buyer, for a client without a place.
pub(crate) fn offered(p: &Portfolio, client: ClientId) -> Option<LatLon> {
    let dossier = p.dossier(client)?;
    dossier.client.as_ref().filter(|client| client.location.is_none())?;
    let mut visits = dossier.interactions.iter().rev().filter(|one| one.outcome.reaches_buyer());
    visits.find_map(|one| one.position)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Outcome;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::InteractionId;
    use crate::screen::small::{Small, d, id};

    fn here() -> LatLon {
        LatLon::new(-23.5, -46.6).unwrap()
    }

    fn contact(outcome: Outcome, position: Option<LatLon>) -> Interaction {
        let number = InteractionId::from_u128(9);
        let bare = Interaction::new(number, Stamp::default(), d("2026-11-18"), Channel::Visit, outcome);
        Interaction { position, ..bare }
    }

    #[test]
    fn a_place_stands_for_three_minutes_and_only_for_visits() {
        let seen = Some((here(), 1_000));
        let last = 1_000 + FRESH_MILLIS;
        assert_eq!([whereabouts(seen, last), whereabouts(seen, last + 1)], [Some(here()), None]);
        assert_eq!(evidence(seen, Channel::Visit, last), Some(here()));
        assert_eq!([evidence(seen, Channel::Call, last), evidence(None, Channel::Visit, 0)], [None, None]);
    }

    #[test]
    fn the_first_success_at_a_client_without_a_place_offers_it() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(2, |one| one.location = Some(here()))
            .visit(3, "2026-11-03")
            .portfolio();
        let success = contact(Outcome::Success, Some(here()));
        assert_eq!([1, 2, 3].map(|one| of_first(&p, id(one), &success)), [Some(here()), None, None]);
        assert_eq!(of_first(&p, id(1), &contact(Outcome::Absent, Some(here()))), None);
        assert_eq!(of_first(&p, id(1), &contact(Outcome::Success, None)), None);
    }

    #[test]
    fn its_page_offers_where_the_last_visit_that_reached_the_buyer_was() {
        let other = LatLon::new(-22.9, -43.2).unwrap();
        let p = Small::clients(&["Ana", "Bia"])
            .said(1, "2026-11-01", |said| said.position = Some(other))
            .said(1, "2026-11-02", |said| said.position = Some(here()))
            .said(1, "2026-11-03", |_| {})
            .said(1, "2026-11-04", |said| (said.outcome, said.position) = (Outcome::Absent, Some(other)))
            .portfolio();
        assert_eq!([offered(&p, id(1)), offered(&p, id(2)), offered(&p, id(7))], [Some(here()), None, None]);
    }
}
