//! An area drawn on the map, as a filter: who stands inside it.
//!
//! Who has a point of its own is held against the outline; who has none stands on the map at the seat of its município, and
//! is inside when that seat is: the seats are told when the area is drawn, because no list of places is at hand where a filter
//! is held against clients.

use crate::domain::client::Client;
use crate::domain::place::geo::{LatLon, WorldBounds, WorldPoint, ring_holds};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// More corners than this are refused: an address has to hold them.
pub(crate) const MOST_CORNERS: usize = 48;
const FEWEST_CORNERS: usize = 3;

/// Written `-23.5503,-46.6339;-23.6,-46.7;-23.6,-46.5~3509502.3550308`: corners in degrees to a ten-thousandth (about 10 m), then
/// the codes of the municípios whose seats lie inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Area {
    corners: Vec<LatLon>,
    seats: BTreeSet<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnArea;

impl Area {
    /// Degrees as the address keeps them, so that reading it again changes nothing.
    pub fn new(corners: impl IntoIterator<Item = LatLon>, seats: BTreeSet<u32>) -> Result<Area, NotAnArea> {
        let rounded = |degrees: f64| (degrees * 1e4).round() / 1e4;
        let corner = |place: LatLon| LatLon::new(rounded(place.lat()), rounded(place.lon())).unwrap_or(place);
        let mut corners: Vec<LatLon> = corners.into_iter().map(corner).collect();
        corners.dedup();
        if (FEWEST_CORNERS..=MOST_CORNERS).contains(&corners.len()) {
            Ok(Area { corners, seats })
        } else {
            Err(NotAnArea)
        }
    }

    /// The outline on the flat map, not closed.
    pub fn outline(&self) -> Vec<WorldPoint> {
        self.corners.iter().map(|corner| WorldPoint::of(*corner)).collect()
    }

    /// The same made ready for many clients.
    pub(super) fn sieve(&self) -> AreaSieve<'_> {
        let ring = self.outline();
        AreaSieve { seats: &self.seats, bounds: WorldBounds::around(ring.iter().copied()), ring }
    }
}

#[derive(Clone, Debug)]
pub(super) struct AreaSieve<'a> {
    seats: &'a BTreeSet<u32>,
    bounds: Option<WorldBounds>,
    ring: Vec<WorldPoint>,
}

impl AreaSieve<'_> {
    pub(super) fn holds(&self, client: &Client) -> bool {
        match client.location {
            Some(place) => {
                let spot = WorldPoint::of(place);
                self.bounds.is_some_and(|bounds| bounds.contains(spot)) && ring_holds(&self.ring, spot)
            }
            None => client.city_code.is_some_and(|code| self.seats.contains(&code)),
        }
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, corner) in self.corners.iter().enumerate() {
            let between = if at == 0 { "" } else { ";" };
            write!(f, "{between}{:.4},{:.4}", corner.lat(), corner.lon())?;
        }
        for (at, code) in self.seats.iter().enumerate() {
            write!(f, "{}{code}", if at == 0 { '~' } else { '.' })?;
        }
        Ok(())
    }
}

impl FromStr for Area {
    type Err = NotAnArea;
    fn from_str(text: &str) -> Result<Area, NotAnArea> {
        let (corners, seats) = text.split_once('~').map_or((text, None), |(left, right)| (left, Some(right)));
        let corner = |pair: &str| {
            let (lat, lon) = pair.split_once(',').ok_or(NotAnArea)?;
            let degrees = |part: &str| part.trim().parse::<f64>().map_err(|_| NotAnArea);
            LatLon::new(degrees(lat)?, degrees(lon)?).map_err(|_| NotAnArea)
        };
        let corners = corners.split(';').map(corner).collect::<Result<Vec<LatLon>, NotAnArea>>()?;
        let code = |code: &str| code.parse().map_err(|_| NotAnArea);
        let seats = seats.map_or(Ok(BTreeSet::new()), |all| all.split('.').map(code).collect())?;
        Area::new(corners, seats)
    }
}

impl TryFrom<String> for Area {
    type Error = NotAnArea;
    fn try_from(text: String) -> Result<Area, NotAnArea> {
        text.parse()
    }
}

impl From<Area> for String {
    fn from(area: Area) -> String {
        area.to_string()
    }
}

impl fmt::Display for NotAnArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an area: {self:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::ClientId;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    /// An L: the square of two degrees without its north-east quarter.
    fn bent() -> Area {
        let corners = [(-23., -47.), (-23., -46.), (-24., -46.), (-24., -45.), (-25., -45.), (-25., -47.)];
        Area::new(corners.map(|(lat, lon)| at(lat, lon)), [3_509_502].into()).unwrap()
    }

    fn holds(area: &Area, location: Option<LatLon>, city_code: Option<u32>) -> bool {
        let client = Client { location, city_code, ..Client::new(ClientId::from_u128(1), Stamp::default()) };
        area.sieve().holds(&client)
    }

    #[test]
    fn who_stands_inside_passes_and_who_stands_in_the_bend_does_not() {
        let area = bent();
        for (lat, lon, inside) in [
            (-23.5, -46.5, true),
            (-24.5, -45.5, true),
            (-23.5, -45.5, false),
            (-22.99, -46.5, false),
            (-23.01, -46.99, true),
            (-25.01, -46.0, false),
        ] {
            assert_eq!(holds(&area, Some(at(lat, lon)), None), inside, "{lat} {lon}");
        }
    }

    #[test]
    fn who_has_no_point_passes_by_the_seat_of_its_municipio_and_a_point_of_its_own_counts_more() {
        let area = bent();
        assert!(holds(&area, None, Some(3_509_502)));
        assert!(!holds(&area, None, Some(3_550_308)));
        assert!(!holds(&area, None, None));
        assert!(!holds(&area, Some(at(-10.0, -50.0)), Some(3_509_502)));
    }

    #[test]
    fn what_is_no_area_is_refused() {
        let many = vec!["1,2;3,4"; MOST_CORNERS].join(";");
        for text in
            ["", "1,2", "1,2;3,4", "1,2;1,2;1,2", "a,b;1,2;3,4", "91,0;1,2;3,4", "1,2;3,4;5,6~x", &many]
        {
            assert_eq!(text.parse::<Area>(), Err(NotAnArea), "{text}");
        }
        assert!("1,2;3,4;5,6".parse::<Area>().is_ok());
    }

    proptest! {
        #[test]
        fn reads_back_from_its_text(
            corners in proptest::collection::vec((-60.0..10.0_f64, -80.0..-30.0_f64), 3..MOST_CORNERS),
            seats in proptest::collection::btree_set(1_100_000_u32..5_300_200, 0..5),
        ) {
            let area = Area::new(corners.into_iter().map(|(lat, lon)| at(lat, lon)), seats);
            prop_assume!(area.is_ok());
            let area = area.unwrap();
            prop_assert_eq!(area.to_string().parse(), Ok(area.clone()));
            let json = serde_json::to_string(&area).unwrap();
            prop_assert_eq!(serde_json::from_str::<Area>(&json).unwrap(), area);
        }
    }
}
