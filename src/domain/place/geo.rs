//! Places and distances: a validated point, the great circle between two, bounds, and the flat map.
//!
//! The earth is a sphere of the IUGG mean radius, 6371.0088 km, as everywhere else in the product. The map is Web
//! Mercator on the unit square: x grows east and y grows south, both from 0 to 1.

mod bounds;
mod cluster;
mod projection;
mod reading;
mod topology;

pub use bounds::{Bounds, WorldBounds};
pub use cluster::group_nearby;
pub use projection::WorldPoint;
pub(crate) use reading::Reading;
pub use topology::{Area, Topology, TopologyError, ring_holds};

use serde::{Deserialize, Serialize};
use std::fmt;

pub const EARTH_RADIUS_KM: f64 = 6371.0088;

const UNITS_PER_DEGREE: f64 = 1e7;

/// A point on the earth. Held in ten-millionths of a degree (about 1 cm), so that two points are equal exactly
/// when their bytes are and there is no NaN to guard against. Crosses serde as `[lat, lon]` in degrees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(f64, f64)", into = "(f64, f64)")]
pub struct LatLon {
    lat: i32,
    lon: i32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LatLonError {
    /// Not a finite number.
    NotANumber,
    /// Outside −90..90 degrees.
    Latitude(f64),
    /// Outside −180..180 degrees.
    Longitude(f64),
}

impl LatLon {
    /// Degrees, north and east positive; rounded to the nearest ten-millionth.
    pub fn new(lat: f64, lon: f64) -> Result<LatLon, LatLonError> {
        if !lat.is_finite() || !lon.is_finite() {
            return Err(LatLonError::NotANumber);
        }
        if !(-90.0..=90.0).contains(&lat) {
            return Err(LatLonError::Latitude(lat));
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(LatLonError::Longitude(lon));
        }
        Ok(LatLon {
            lat: (lat * UNITS_PER_DEGREE).round() as i32,
            lon: (lon * UNITS_PER_DEGREE).round() as i32,
        })
    }

    pub fn lat(self) -> f64 {
        f64::from(self.lat) / UNITS_PER_DEGREE
    }

    pub fn lon(self) -> f64 {
        f64::from(self.lon) / UNITS_PER_DEGREE
    }

    /// Latitude and longitude in ten-millionths of a degree.
    pub(in crate::domain) fn units(self) -> (i32, i32) {
        (self.lat, self.lon)
    }

    /// The place of [`LatLon::units`].
    pub(in crate::domain) fn of_units(lat: i32, lon: i32) -> LatLon {
        LatLon { lat, lon }
    }

    /// Great-circle distance by the haversine formula.
    pub fn distance_km(self, other: LatLon) -> f64 {
        let (lat_a, lat_b) = (self.lat().to_radians(), other.lat().to_radians());
        let half_lat = ((lat_b - lat_a) / 2.0).sin();
        let half_lon = ((other.lon() - self.lon()).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
        2.0 * EARTH_RADIUS_KM * h.min(1.0).sqrt().asin()
    }
}

impl TryFrom<(f64, f64)> for LatLon {
    type Error = LatLonError;
    fn try_from((lat, lon): (f64, f64)) -> Result<LatLon, LatLonError> {
        LatLon::new(lat, lon)
    }
}

impl From<LatLon> for (f64, f64) {
    fn from(place: LatLon) -> (f64, f64) {
        (place.lat(), place.lon())
    }
}

impl fmt::Display for LatLonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a place: {self:?}")
    }
}

impl fmt::Debug for LatLon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LatLon({:.7}, {:.7})", self.lat(), self.lon())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    #[test]
    fn distances_agree_with_the_reference_to_the_metre() {
        let sao_paulo = at(-23.5505, -46.6333);
        for (name, place, km) in [
            ("Rio de Janeiro", at(-22.9068, -43.1729), 360.749),
            ("Campinas", at(-22.9056, -47.0608), 83.967),
            ("Curitiba", at(-25.4284, -49.2733), 339.054),
        ] {
            assert!((sao_paulo.distance_km(place) - km).abs() < 0.0006, "{name}");
        }
    }

    #[test]
    fn antipodes_are_half_the_circumference_apart() {
        let half = std::f64::consts::PI * EARTH_RADIUS_KM;
        assert!((at(0.0, 0.0).distance_km(at(0.0, 180.0)) - half).abs() < 1e-6);
        assert!((at(90.0, 0.0).distance_km(at(-90.0, 0.0)) - half).abs() < 1e-6);
    }

    #[test]
    fn limits_are_inside_and_the_next_step_is_refused() {
        for (lat, lon, expected) in [
            (90.0, 180.0, Ok(())),
            (-90.0, -180.0, Ok(())),
            (90.000_001, 0.0, Err(LatLonError::Latitude(90.000_001))),
            (-90.000_001, 0.0, Err(LatLonError::Latitude(-90.000_001))),
            (0.0, 180.000_001, Err(LatLonError::Longitude(180.000_001))),
            (0.0, -180.000_001, Err(LatLonError::Longitude(-180.000_001))),
            (f64::INFINITY, 0.0, Err(LatLonError::NotANumber)),
        ] {
            assert_eq!(LatLon::new(lat, lon).map(|_| ()), expected, "{lat} {lon}");
        }
        assert_eq!(LatLon::new(f64::NAN, 0.0), Err(LatLonError::NotANumber));
    }

    #[test]
    fn serde_is_a_pair_of_degrees_and_refuses_what_is_no_place() {
        let json = serde_json::to_string(&at(-23.5505, -46.6333)).unwrap();
        assert_eq!(json, "[-23.5505,-46.6333]");
        assert_eq!(serde_json::from_str::<LatLon>(&json).unwrap(), at(-23.5505, -46.6333));
        assert!(serde_json::from_str::<LatLon>("[-91,0]").is_err());
    }

    proptest! {
        #[test]
        fn degrees_survive_to_the_ten_millionth(lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64) {
            let place = at(lat, lon);
            prop_assert!((place.lat() - lat).abs() <= 0.5e-7 + 1e-12);
            prop_assert!((place.lon() - lon).abs() <= 0.5e-7 + 1e-12);
            prop_assert_eq!(at(place.lat(), place.lon()), place);
        }

        #[test]
        fn distance_is_symmetric_and_zero_only_at_home(
            a in (-90.0..=90.0_f64, -180.0..=180.0_f64),
            b in (-90.0..=90.0_f64, -180.0..=180.0_f64),
        ) {
            let (a, b) = (at(a.0, a.1), at(b.0, b.1));
            prop_assert_eq!(a.distance_km(a), 0.0);
            prop_assert!((a.distance_km(b) - b.distance_km(a)).abs() < 1e-6);
            prop_assert!(a.distance_km(b) <= std::f64::consts::PI * EARTH_RADIUS_KM + 1e-6);
        }
    }
}
