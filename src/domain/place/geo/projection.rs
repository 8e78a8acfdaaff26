//! Web Mercator on the unit square, the projection of every web map: shapes keep their angles at any zoom.

use super::LatLon;
use std::f64::consts::PI;

/// Beyond this latitude the square ends (atan(sinh π)).
const MAX_LAT: f64 = 85.051_128_779_806_59;

/// A point of the flat map: x grows east, y grows south, the world is 0..1 by 0..1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorldPoint {
    pub x: f64,
    pub y: f64,
}

impl WorldPoint {
    pub fn of(place: LatLon) -> WorldPoint {
        WorldPoint::from_degrees(place.lat(), place.lon())
    }

    /// For outlines, whose vertices are never stored as places. Latitudes past the edge of the square stay on it.
    pub fn from_degrees(lat: f64, lon: f64) -> WorldPoint {
        let sin = lat.clamp(-MAX_LAT, MAX_LAT).to_radians().sin();
        WorldPoint { x: lon / 360.0 + 0.5, y: 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * PI) }
    }

    /// The place under a point of the map; `None` off the square.
    pub fn place(self) -> Option<LatLon> {
        if !(0.0..=1.0).contains(&self.x) || !(0.0..=1.0).contains(&self.y) {
            return None;
        }
        let lat = (PI * (1.0 - 2.0 * self.y)).sinh().atan().to_degrees();
        LatLon::new(lat, ((self.x - 0.5) * 360.0).clamp(-180.0, 180.0)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_and_the_corners_of_the_world_are_where_they_should_be() {
        assert_eq!(WorldPoint::of(at(0.0, 0.0)), WorldPoint { x: 0.5, y: 0.5 });
        let corner = WorldPoint::from_degrees(MAX_LAT, -180.0);
        assert!(corner.x.abs() < 1e-12 && corner.y.abs() < 1e-9);
        let south_pole = WorldPoint::from_degrees(-90.0, 180.0);
        assert!((south_pole.x - 1.0).abs() < 1e-12 && (south_pole.y - 1.0).abs() < 1e-9);
    }

    #[test]
    fn sao_paulo_falls_on_the_tile_every_web_map_gives_it() {
        // Tile of the Sé at zoom 10, by the asinh(tan) form of the formula: 379.354, 580.958.
        let se = WorldPoint::of(at(-23.5505, -46.6333));
        assert_eq!(((se.x * 1024.0) as u32, (se.y * 1024.0) as u32), (379, 580));
    }

    #[test]
    fn a_point_off_the_square_is_no_place() {
        assert_eq!(WorldPoint { x: 1.000_001, y: 0.5 }.place(), None);
        assert_eq!(WorldPoint { x: 0.5, y: f64::NAN }.place(), None);
    }

    proptest! {
        #[test]
        fn projecting_back_gives_the_same_place(lat in -85.0..85.0_f64, lon in -180.0..=180.0_f64) {
            let place = at(lat, lon);
            let back = WorldPoint::of(place).place().unwrap();
            prop_assert!((back.lat() - place.lat()).abs() < 3e-7 && (back.lon() - place.lon()).abs() < 3e-7);
        }
    }
}
