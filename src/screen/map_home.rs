//! *Mapa*: what is in view when it opens, and when all is asked for.
//!
//! Where all clients stand at one spot a box around them has no size, and half a kilometre of paper says nothing of where they
//! are: with streets it is their neighbourhood, without it goes as far as the nearest towns.

use crate::domain::place::cities::Cities;
use crate::domain::place::geo::{LatLon, WorldBounds, WorldPoint};
use crate::exchange::tiles::KeptMap;

/// Clients within a box no larger than this are at one spot; with streets it is what is shown of it.
const NEIGHBOURHOOD_KM: f64 = 2.0;
/// Towns whose seats are in view around a spot: its own, and so many more.
const TOWNS_AROUND: usize = 4;
/// From the spot to the edge of the view: the least and the most, and what it is while no towns are known.
const LEAST_KM: f64 = 8.0;
const MOST_KM: f64 = 80.0;
const USUAL_KM: f64 = 20.0;

const KM_AROUND: f64 = 40_030.228_88;

/// The box around places of the flat world; `None` without any.
pub(crate) fn home(
    points: impl IntoIterator<Item = WorldPoint>,
    maps: &[KeptMap],
    cities: Option<&Cities>,
) -> Option<WorldBounds> {
    let around = WorldBounds::around(points)?;
    let middle = WorldPoint { x: (around.left + around.right) / 2.0, y: (around.top + around.bottom) / 2.0 };
    let Some(spot) = middle.place() else { return Some(around) };
    let km = KM_AROUND * spot.lat().to_radians().cos();
    if (around.right - around.left).max(around.bottom - around.top) * km > NEIGHBOURHOOD_KM {
        return Some(around);
    }
    let reach = match maps.iter().any(|map| has(map, spot)) {
        true => NEIGHBOURHOOD_KM / 2.0,
        false => cities.map_or(USUAL_KM, |cities| to_towns(spot, cities)),
    } / km;
    Some(WorldBounds {
        left: middle.x - reach,
        top: middle.y - reach,
        right: middle.x + reach,
        bottom: middle.y + reach,
    })
}

fn has(map: &KeptMap, at: LatLon) -> bool {
    let (low, high) = (map.facts.south_west, map.facts.north_east);
    (low.lat()..=high.lat()).contains(&at.lat()) && (low.lon()..=high.lon()).contains(&at.lon())
}

/// How far the view reaches to have the nearest towns in it.
fn to_towns(spot: LatLon, cities: &Cities) -> f64 {
    let mut away: Vec<f64> = cities.iter().map(|city| city.seat.distance_km(spot)).collect();
    away.sort_unstable_by(f64::total_cmp);
    away.get(TOWNS_AROUND).copied().unwrap_or(USUAL_KM).clamp(LEAST_KM, MOST_KM)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::tiles::Facts;

    fn at(lat: f64, lon: f64) -> WorldPoint {
        WorldPoint::from_degrees(lat, lon)
    }

    fn cities() -> Cities {
        Cities::parse(include_str!("../../public/data/municipios.txt")).unwrap()
    }

    fn map(south_west: (f64, f64), north_east: (f64, f64)) -> KeptMap {
        let corner = |(lat, lon)| LatLon::new(lat, lon).unwrap();
        KeptMap {
            id: "1".to_owned(),
            file: "a.pmtiles".to_owned(),
            facts: Facts {
                south_west: corner(south_west),
                north_east: corner(north_east),
                min_zoom: 0,
                max_zoom: 15,
                name: None,
                attribution: None,
                unknown: Vec::new(),
                bytes: 1,
            },
            streets: None,
        }
    }

    /// Kilometres from side to side, at that latitude.
    fn wide(home: WorldBounds, lat: f64) -> f64 {
        (home.right - home.left) * KM_AROUND * lat.to_radians().cos()
    }

    #[test]
    fn clients_apart_are_shown_from_the_first_to_the_last() {
        let (porto_alegre, pelotas) = (at(-30.03, -51.2), at(-31.77, -52.34));
        let found = home([porto_alegre, pelotas], &[], Some(&cities()));
        assert_eq!(found, WorldBounds::around([porto_alegre, pelotas]));
        assert_eq!(home([], &[], Some(&cities())), None);
    }

    #[test]
    fn one_spot_with_streets_is_a_neighbourhood() {
        let maps = [map((-30.1, -51.3), (-29.9, -51.1))];
        for points in [vec![at(-30.03, -51.2)], vec![at(-30.03, -51.2), at(-30.031, -51.201)]] {
            let found = home(points.clone(), &maps, Some(&cities())).unwrap();
            assert!((wide(found, -30.03) - 2.0).abs() < 1e-3, "{}", wide(found, -30.03));
            assert!(points.iter().all(|point| found.contains(*point)));
        }
    }

    #[test]
    fn one_spot_without_streets_has_its_own_town_and_the_nearest_in_view() {
        let cities = cities();
        for (lat, lon) in [(-30.0355, -51.2165), (-3.2, -52.2), (-21.2, -50.4)] {
            let found = home([at(lat, lon)], &[map((-10.0, -40.0), (-9.0, -39.0))], Some(&cities)).unwrap();
            let seen = cities.iter().filter(|city| found.contains(WorldPoint::of(city.seat))).count();
            assert!(seen > TOWNS_AROUND || wide(found, lat) > 159.9, "{lat}: {seen}");
            assert!((15.9..160.1).contains(&wide(found, lat)), "{lat}: {}", wide(found, lat));
        }
        // Nothing is known of towns yet.
        assert!((wide(home([at(-30.0, -51.0)], &[], None).unwrap(), -30.0) - 40.0).abs() < 0.01);
    }

    #[test]
    fn a_spot_ends_at_two_kilometres() {
        let beside = |km: f64| at(-30.0, -51.0 + 360.0 * km / (KM_AROUND * 30_f64.to_radians().cos()));
        let of = |km: f64| wide(home([beside(0.0), beside(km)], &[], None).unwrap(), -30.0);
        assert!((of(1.99) - 40.0).abs() < 0.01 && (of(2.01) - 2.01).abs() < 0.01);
    }
}
