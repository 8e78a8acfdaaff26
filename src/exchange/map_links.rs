//! Addresses of places and ways in Google Maps and Waze. They are followed only when tapped.

use super::message_link::encoded;
use crate::domain::place::geo::LatLon;
use std::fmt::Write;

/// Google Maps takes so many places between start and end.
const MOST_BETWEEN: usize = 9;

/// One stretch of a way: which of the places it goes through, and its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Positions of its first and last place in what was asked.
    pub from: usize,
    pub until: usize,
    pub address: String,
}

/// The way through all places in order, in as few stretches as Google Maps takes; each starts where the one before ended.
/// Without a place to start from, Maps starts where the device is.
pub(crate) fn google_way(places: &[LatLon], starts_here: bool) -> Vec<Stretch> {
    let most = MOST_BETWEEN + if starts_here { 1 } else { 2 };
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < places.len() {
        let is_first = from == 0;
        let room = if is_first { most } else { MOST_BETWEEN + 2 };
        let until = (from + room - 1).min(places.len() - 1);
        if until == from && !(is_first && starts_here) {
            break;
        }
        let origin = if is_first && starts_here { None } else { Some(places[from]) };
        let between = &places[from + usize::from(origin.is_some())..until];
        stretches.push(Stretch { from, until, address: google_stretch(origin, between, places[until]) });
        if until == places.len() - 1 {
            break;
        }
        from = until;
    }
    stretches
}

fn google_stretch(origin: Option<LatLon>, between: &[LatLon], end: LatLon) -> String {
    let mut address = "https://www.google.com/maps/dir/?api=1&travelmode=driving".to_owned();
    if let Some(origin) = origin {
        let _ = write!(address, "&origin={}", point(origin));
    }
    let _ = write!(address, "&destination={}", point(end));
    if !between.is_empty() {
        let points: Vec<String> = between.iter().map(|place| point(*place)).collect();
        let _ = write!(address, "&waypoints={}", points.join("%7C"));
    }
    address
}

/// Google Maps at a place.
pub(crate) fn google_place(place: LatLon) -> String {
    format!("https://www.google.com/maps/search/?api=1&query={}", point(place))
}

/// Waze on the way to a place: it takes one at a time.
pub(crate) fn waze(place: LatLon) -> String {
    format!("https://waze.com/ul?ll={}&navigate=yes", point(place))
}

/// Google Maps, searching for an address as people write it.
pub(crate) fn google_search(address: &str) -> String {
    format!("https://www.google.com/maps/search/?api=1&query={}", encoded(address))
}

/// Waze, searching for an address as people write it.
pub(crate) fn waze_search(address: &str) -> String {
    format!("https://waze.com/ul?q={}&navigate=yes", encoded(address))
}

fn point(place: LatLon) -> String {
    format!("{:.6}%2C{:.6}", place.lat(), place.lon())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(n: usize) -> Vec<LatLon> {
        (0..n).map(|at| LatLon::new(-23.0, f64::from(at as u32)).unwrap()).collect()
    }

    fn spans(n: usize, starts_here: bool) -> Vec<(usize, usize)> {
        google_way(&places(n), starts_here).iter().map(|stretch| (stretch.from, stretch.until)).collect()
    }

    #[test]
    fn a_way_names_its_ends_and_what_is_between() {
        let way = google_way(&places(3), false);
        assert_eq!(
            way[0].address,
            "https://www.google.com/maps/dir/?api=1&travelmode=driving&origin=-23.000000%2C0.000000\
             &destination=-23.000000%2C2.000000&waypoints=-23.000000%2C1.000000"
        );
        let here = google_way(&places(1), true);
        assert_eq!(
            here[0].address,
            "https://www.google.com/maps/dir/?api=1&travelmode=driving&destination=-23.000000%2C0.000000"
        );
    }

    #[test]
    fn long_ways_are_parted_where_maps_takes_no_more_and_no_place_is_lost() {
        assert_eq!(spans(0, false), []);
        assert_eq!(spans(1, false), []);
        assert_eq!(spans(2, false), [(0, 1)]);
        assert_eq!(spans(11, false), [(0, 10)]);
        assert_eq!(spans(12, false), [(0, 10), (10, 11)]);
        assert_eq!(spans(21, false), [(0, 10), (10, 20)]);
        assert_eq!(spans(22, false), [(0, 10), (10, 20), (20, 21)]);
        assert_eq!(spans(1, true), [(0, 0)]);
        assert_eq!(spans(10, true), [(0, 9)]);
        assert_eq!(spans(11, true), [(0, 9), (9, 10)]);
        for n in 2..40 {
            for stretch in google_way(&places(n), false) {
                assert!(stretch.until - stretch.from <= 10);
            }
        }
    }

    #[test]
    fn one_place_opens_in_both() {
        let place = places(1)[0];
        assert_eq!(waze(place), "https://waze.com/ul?ll=-23.000000%2C0.000000&navigate=yes");
        assert!(google_place(place).ends_with("query=-23.000000%2C0.000000"));
    }

    #[test]
    fn an_address_stays_one_value() {
        let address = "Rua São João, 10 & fundos, 13010-111";
        let value = "Rua%20S%C3%A3o%20Jo%C3%A3o%2C%2010%20%26%20fundos%2C%2013010-111";
        assert_eq!(
            google_search(address),
            format!("https://www.google.com/maps/search/?api=1&query={value}")
        );
        assert_eq!(waze_search(address), format!("https://waze.com/ul?q={value}&navigate=yes"));
    }
}
