//! What is said of a kept archive of streets.

use crate::domain::place::cities::Cities;
use crate::domain::place::geo::{Bounds, LatLon};
use crate::exchange::tiles::KeptMap;
use crate::text::streets as words;

/// An archive, in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegionRow {
    pub id: String,
    pub file: String,
    /// Which region it covers; `None` until the municípios are there.
    pub region: Option<String>,
    pub facts: String,
    pub attribution: String,
    pub unknown: Option<String>,
    pub streets: Option<String>,
}

pub(crate) fn row(map: &KeptMap, cities: Option<&Cities>) -> RegionRow {
    let facts = &map.facts;
    RegionRow {
        id: map.id.clone(),
        file: map.file.clone(),
        region: cities.and_then(|cities| region(facts.south_west, facts.north_east, cities)),
        facts: words::facts(facts.bytes, facts.max_zoom),
        attribution: facts
            .attribution
            .as_deref()
            .map_or_else(|| words::NO_ATTRIBUTION.to_owned(), words::attribution),
        unknown: (!facts.unknown.is_empty()).then(|| words::unknown(&facts.unknown)),
        streets: map.streets.map(words::streets),
    }
}

/// By the seat nearest to its middle, and how many other seats lie inside.
fn region(south_west: LatLon, north_east: LatLon, cities: &Cities) -> Option<String> {
    let box_around = Bounds::around([south_west, north_east])?;
    let middle =
        LatLon::new((south_west.lat() + north_east.lat()) / 2.0, (south_west.lon() + north_east.lon()) / 2.0)
            .ok()?;
    let (nearest, _) = cities.nearest(middle)?;
    let others =
        cities.iter().filter(|city| city.code != nearest.code && box_around.contains(city.seat)).count();
    Some(words::region(&format!("{}/{}", nearest.name, nearest.uf), others))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::tiles::Facts;

    fn cities() -> Cities {
        let text =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/municipios.txt"));
        Cities::parse(&text.unwrap()).unwrap()
    }

    fn map(south_west: (f64, f64), north_east: (f64, f64)) -> KeptMap {
        let at = |(lat, lon)| LatLon::new(lat, lon).unwrap();
        KeptMap {
            id: "1".to_owned(),
            file: "regiao.pmtiles".to_owned(),
            facts: Facts {
                south_west: at(south_west),
                north_east: at(north_east),
                min_zoom: 0,
                max_zoom: 15,
                name: None,
                attribution: None,
                unknown: vec!["pois".to_owned()],
                bytes: 38_000_000,
            },
            streets: None,
        }
    }

    #[test]
    fn a_region_is_told_by_its_towns() {
        let cities = cities();
        let row = row(&map((-30.12, -51.3), (-29.98, -51.1)), Some(&cities));
        assert!(row.region.as_deref().is_some_and(|said| said.contains("Porto Alegre/RS")), "{row:?}");
        assert_eq!(row.facts, "38 MB · detalhe até o nível 15");
        assert_eq!((row.attribution.as_str(), row.streets), (words::NO_ATTRIBUTION, None));
        assert_eq!(row.unknown.as_deref(), Some("Camadas do arquivo que não aparecem no mapa: pois"));
    }

    #[test]
    fn without_the_towns_nothing_is_said_of_the_region() {
        assert_eq!(row(&map((-30.12, -51.3), (-29.98, -51.1)), None).region, None);
    }
}
