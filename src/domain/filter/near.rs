//! *Perto de mim*: a place and how far round it, as a filter of clients with coordinates of their own.

use crate::domain::client::Client;
use crate::domain::place::geo::LatLon;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Written `-23.5503,-46.6339,5`: degrees to a ten-thousandth (about 10 m) and kilometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Near {
    pub place: LatLon,
    pub radius_km: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNear;

impl Near {
    /// Degrees as the address keeps them, so that reading it again changes nothing.
    pub fn new(place: LatLon, radius_km: u16) -> Self {
        let rounded = |degrees: f64| (degrees * 1e4).round() / 1e4;
        let place = LatLon::new(rounded(place.lat()), rounded(place.lon())).unwrap_or(place);
        Self { place, radius_km }
    }

    /// How far the client is; `None` where it has no coordinates.
    pub fn distance_km(&self, client: &Client) -> Option<f64> {
        client.location.map(|location| self.place.distance_km(location))
    }

    pub fn holds(&self, client: &Client) -> bool {
        self.distance_km(client).is_some_and(|km| km <= f64::from(self.radius_km))
    }
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.4},{:.4},{}", self.place.lat(), self.place.lon(), self.radius_km)
    }
}

impl FromStr for Near {
    type Err = NotNear;
    fn from_str(text: &str) -> Result<Self, NotNear> {
        let mut parts = text.split(',').map(str::trim);
        let mut degrees = || parts.next().and_then(|part| part.parse::<f64>().ok()).ok_or(NotNear);
        let place = LatLon::new(degrees()?, degrees()?).map_err(|_| NotNear)?;
        let radius_km =
            parts.next().and_then(|part| part.parse().ok()).filter(|km| *km > 0).ok_or(NotNear)?;
        if parts.next().is_some() { Err(NotNear) } else { Ok(Near::new(place, radius_km)) }
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

    fn client(location: Option<LatLon>) -> Client {
        Client { location, ..Client::new(ClientId::from_u128(1), Stamp::default()) }
    }

    #[test]
    fn the_edge_of_the_circle_is_inside_and_no_place_is_outside() {
        // A degree of a meridian is 111.195 km.
        let near = Near::new(at(-23.0, -46.0), 5);
        assert!(near.holds(&client(Some(at(-23.0449, -46.0)))));
        assert!(!near.holds(&client(Some(at(-23.0451, -46.0)))));
        assert!(near.holds(&client(Some(near.place))));
        assert!(!near.holds(&client(None)));
        assert_eq!(near.distance_km(&client(None)), None);
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for text in ["", "1", "1,2", "1,2,0", "1,2,-3", "1,2,3,4", "91,0,5", "a,b,5", "1,2,70000"] {
            assert_eq!(text.parse::<Near>(), Err(NotNear), "{text}");
        }
        assert_eq!(" -23.5503, -46.6339 ,5".parse(), Ok(Near::new(at(-23.5503, -46.6339), 5)));
    }

    proptest! {
        #[test]
        fn reads_back_from_its_text(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, km in 1..500_u16) {
            let near = Near::new(at(lat, lon), km);
            prop_assert_eq!(near.to_string().parse(), Ok(near));
        }
    }
}
