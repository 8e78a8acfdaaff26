//! What the map says of streets: whose they are, how to get them, how far one is.

use crate::domain::place::geo::WorldPoint;
use crate::exchange::tiles::KeptMap;
use crate::exchange::tiles::street_index::Street;
use crate::text::streets as words;

/// From here on one would see streets.
const CLOSE_ZOOM: f64 = 13.0;
/// A search of fewer letters finds every street.
pub(crate) const LEAST_LETTERS: usize = 3;

/// Why there are no streets where the map is close, or not all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    NoFile,
    NotCovered,
    Broken,
}

/// `here`: how many of the kept archives reach into the view, `all`: how many there are; `is_broken`: a part of what is drawn
/// can not be read.
pub(crate) fn note(zoom: f64, here: usize, all: usize, is_broken: bool) -> Option<Close> {
    match (here, all) {
        _ if is_broken => Some(Close::Broken),
        _ if zoom < CLOSE_ZOOM => None,
        (0, 0) => Some(Close::NoFile),
        (0, _) => Some(Close::NotCovered),
        _ => None,
    }
}

/// Each said once, in the order of the archives; `None`: nobody asks to be named.
pub(crate) fn credit(maps: &[KeptMap]) -> Option<String> {
    let mut said: Vec<&str> = Vec::new();
    for name in maps.iter().filter_map(|map| map.facts.attribution.as_deref()) {
        if !said.contains(&name) {
            said.push(name);
        }
    }
    (!said.is_empty()).then(|| words::attribution(&said.join(", ")))
}

/// How far a street is from the middle of the map, on the flat world.
pub(crate) fn away(street: &Street, from: (f64, f64)) -> String {
    let place = |x, y| WorldPoint { x, y }.place();
    let far =
        place(street.x, street.y).zip(place(from.0, from.1)).map(|(there, here)| there.distance_km(here));
    far.map(words::away).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::geo::LatLon;
    use crate::exchange::tiles::Facts;

    fn map(attribution: Option<&str>) -> KeptMap {
        let at = |lat, lon| LatLon::new(lat, lon).unwrap();
        KeptMap {
            id: "1".to_owned(),
            file: "a.pmtiles".to_owned(),
            facts: Facts {
                south_west: at(-30.1, -51.3),
                north_east: at(-29.9, -51.1),
                min_zoom: 0,
                max_zoom: 15,
                name: None,
                attribution: attribution.map(str::to_owned),
                unknown: Vec::new(),
                bytes: 1,
            },
            streets: None,
        }
    }

    #[test]
    fn the_note_comes_only_close_and_only_without_streets() {
        assert_eq!([note(12.9, 0, 0, false), note(13.0, 0, 0, false)], [None, Some(Close::NoFile)]);
        assert_eq!([note(13.0, 0, 2, false), note(13.0, 1, 2, false)], [Some(Close::NotCovered), None]);
    }

    #[test]
    fn what_can_not_be_read_is_said_wherever_streets_are_drawn() {
        assert_eq!([note(12.0, 1, 1, true), note(16.0, 1, 1, true)], [Some(Close::Broken); 2]);
    }

    #[test]
    fn each_who_asks_is_named_once() {
        let maps = [map(Some("© OpenStreetMap")), map(None), map(Some("© OpenStreetMap")), map(Some("IBGE"))];
        assert_eq!(credit(&maps).as_deref(), Some("Dados das ruas: © OpenStreetMap, IBGE"));
        assert_eq!((credit(&maps[1..2]), credit(&[])), (None, None));
    }

    #[test]
    fn a_street_is_so_far_from_the_middle() {
        let WorldPoint { x, y } = WorldPoint::from_degrees(-30.0, -51.2);
        let street = Street { name: "Rua A".to_owned(), x, y };
        assert_eq!(away(&street, (x, y)), "a 0 m do centro do mapa");
    }
}
