//! Where the ways of a vendedor begin: the base that was said, else the place with the least road to the own clients.

use super::asked::{Asked, Member};
use crate::domain::place::geo::LatLon;

/// Weiszfeld's steps settle within metres long before.
const STEPS: usize = 40;
/// Nearer than this a client counts as if it were so far: the step has no zero to divide by.
const NEAREST_KM: f64 = 0.05;

/// By seat, for what each would serve. Who serves nobody with a known place begins at the client that is worst served from
/// all the others.
pub(crate) fn centres(asked: &Asked, seats: &[Option<usize>]) -> Vec<Option<LatLon>> {
    let own = |seat: usize| {
        let held = asked.members.iter().zip(seats).filter(move |(_, at)| **at == Some(seat));
        middle(held.map(|(member, _)| member))
    };
    let known = |(at, seat): (usize, &super::Seat)| seat.base.or_else(|| own(at));
    let mut centres: Vec<Option<LatLon>> = asked.seats.iter().enumerate().map(known).collect();
    while let Some(empty) = centres.iter().position(Option::is_none) {
        let Some(place) = worst_served(asked, &centres) else { break };
        centres[empty] = Some(place);
    }
    centres
}

/// The place with the least distance to them, weighed by visits; `None` where no place is known.
fn middle<'a>(members: impl Iterator<Item = &'a Member>) -> Option<LatLon> {
    let places: Vec<(LatLon, f64)> =
        members.filter_map(|member| Some((member.place?, weight(member)))).collect();
    let mut at = mean(places.iter().map(|(place, weight)| (*place, *weight)))?;
    for _ in 0..STEPS {
        let pull =
            |(place, weight): &(LatLon, f64)| (*place, weight / at.distance_km(*place).max(NEAREST_KM));
        at = mean(places.iter().map(pull))?;
    }
    Some(at)
}

fn mean(places: impl Iterator<Item = (LatLon, f64)>) -> Option<LatLon> {
    let (mut lat, mut lon, mut sum) = (0.0, 0.0, 0.0);
    for (place, weight) in places {
        lat += place.lat() * weight;
        lon += place.lon() * weight;
        sum += weight;
    }
    if sum > 0.0 { LatLon::new(lat / sum, lon / sum).ok() } else { None }
}

fn worst_served(asked: &Asked, centres: &[Option<LatLon>]) -> Option<LatLon> {
    let middle = || middle(asked.members.iter());
    let from: Vec<LatLon> = centres.iter().flatten().copied().collect();
    let from = if from.is_empty() { vec![middle()?] } else { from };
    let far = |place: LatLon| from.iter().map(|at| at.distance_km(place)).fold(f64::INFINITY, f64::min);
    let placed = asked.members.iter().filter_map(|member| Some((member.place?, weight(member))));
    let ranked = placed.map(|(place, weight)| (far(place) * weight, place));
    ranked.max_by(|(a, at), (b, other)| a.total_cmp(b).then(at.cmp(other))).map(|(_, place)| place)
}

fn weight(member: &Member) -> f64 {
    member.visits_thousandths.max(1) as f64
}
