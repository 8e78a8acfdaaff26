//! *Mapa*: which places are named, in the order in which the earlier wins where two would overlap.
//!
//! Nobody ships how many people live in a município, so its name is as large as what it means to the carteira: capitals,
//! then where most clients are, then all others.

use crate::domain::client::whereabouts::city_of;
use crate::domain::place::capitals::is_capital;
use crate::domain::place::cities::{Cities, City};
use crate::domain::portfolio::Portfolio;
use crate::text::map as words;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What makes a town's name large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TownRank {
    Capital,
    /// Clients are here.
    Known,
    Other,
}

impl TownRank {
    /// The zoom from which such names are written.
    pub(crate) fn zoom(self) -> f64 {
        match self {
            TownRank::Capital => 5.5,
            TownRank::Known => 6.5,
            TownRank::Other => 8.0,
        }
    }
}

/// How many clients are in each município, by code.
pub(crate) fn clients_by_city(p: &Portfolio, cities: &Cities) -> BTreeMap<u32, usize> {
    let mut counts = BTreeMap::new();
    for city in p.clients().filter_map(|(_, client)| city_of(client, cities)) {
        *counts.entry(city.code).or_default() += 1;
    }
    counts
}

/// Every town with its rank, the first named first: capitals, then by clients, ties by name and code.
pub(crate) fn towns<'a>(cities: &'a Cities, clients: &BTreeMap<u32, usize>) -> Vec<(&'a City, TownRank)> {
    let held = |city: &City| clients.get(&city.code).copied().unwrap_or_default();
    let rank = |city: &City| match (is_capital(city.code), held(city)) {
        (true, _) => TownRank::Capital,
        (false, 0) => TownRank::Other,
        (false, _) => TownRank::Known,
    };
    let mut all: Vec<(&City, TownRank)> = cities.iter().map(|city| (city, rank(city))).collect();
    all.sort_by_key(|(city, rank)| (*rank as u8, Reverse(held(city)), city.name.as_str(), city.code));
    all
}

/// A name of what lies around Brazil, with where it is written: latitude and longitude in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct AroundName {
    pub said: &'static str,
    pub lat: f64,
    pub lon: f64,
    pub is_water: bool,
}

/// The oceans and the neighbours.
pub(crate) fn around() -> Vec<AroundName> {
    let waters = words::WATERS.map(|(said, lat, lon)| AroundName { said, lat, lon, is_water: true });
    let lands = words::NEIGHBOURS.map(|(said, lat, lon)| AroundName { said, lat, lon, is_water: false });
    waters.into_iter().chain(lands).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::geo::{Topology, WorldPoint};
    use crate::domain::value::uf::Uf;
    use crate::screen::small::Small;

    fn cities() -> Cities {
        Cities::parse(include_str!("../../public/data/municipios.txt")).unwrap()
    }

    #[test]
    fn capitals_are_named_first_then_where_most_clients_are() {
        let cities = cities();
        let p = Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .with(1, |one| (one.uf, one.city) = (Some(Uf::SP), Some("Santos".to_owned())))
            .with(2, |one| (one.uf, one.city) = (Some(Uf::SP), Some("Campinas".to_owned())))
            .with(3, |one| (one.uf, one.city) = (Some(Uf::SP), Some("Santos".to_owned())))
            .with(4, |one| (one.uf, one.city) = (Some(Uf::SP), Some("São Paulo".to_owned())))
            .portfolio();
        let named = towns(&cities, &clients_by_city(&p, &cities));
        assert_eq!(named.len(), cities.iter().count());
        assert!(named[..27].iter().all(|(_, rank)| *rank == TownRank::Capital));
        let said: Vec<&str> = [0, 27, 28].map(|at: usize| named[at].0.name.as_str()).to_vec();
        assert_eq!(said, ["São Paulo", "Santos", "Campinas"]);
        assert!(named[29..].iter().all(|(_, rank)| *rank == TownRank::Other));
    }

    #[test]
    fn each_neighbour_is_named_on_its_land_and_each_ocean_on_none() {
        let path = |name: &str| format!("{}/public/data/mapa/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let read = |name: &str| Topology::parse(&std::fs::read(path(name)).unwrap()).unwrap();
        let (around_it, country) = (read("vizinhos"), read("uf"));
        for name in around() {
            let spot = WorldPoint::from_degrees(name.lat, name.lon);
            let on_land = around_it.areas.iter().filter(|area| area.contains(spot)).count();
            assert_eq!(on_land, usize::from(!name.is_water), "{}", name.said);
            assert!(!country.areas.iter().any(|area| area.contains(spot)), "{}", name.said);
        }
    }
}
