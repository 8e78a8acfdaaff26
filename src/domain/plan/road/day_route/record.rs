//! The roteiro of a day as it is kept: a setting of the carteira, one for each day and device, so that merging the
//! carteiras of two reps loses neither's.

use crate::domain::catalog::{Catalog, CatalogEdit};
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::place::geo::LatLon;
use crate::domain::value::id::ClientId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where a day starts or ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The rep's base, as set in the rules.
    #[default]
    Home,
    /// At the first, or the last, stop itself.
    Stops,
    Place(LatLon),
    Client(ClientId),
}

/// Stops in the order in which they are made, and what the odometer said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DayRoute {
    pub stops: Vec<ClientId>,
    pub start: Anchor,
    pub end: Anchor,
    /// Clients of the agenda that are not on the road that day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<ClientId>,
    /// Minute of the day at which the start is left; `None`: the start of the working hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaves_at: Option<u16>,
    /// Stops that stay first and last when the order is improved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<ClientId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odometer_start_km: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub odometer_end_km: Option<u32>,
    /// Great circles of the order when the odometer was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub straight_metres: Option<u32>,
    /// What a newer version wrote.
    #[serde(flatten)]
    pub other: BTreeMap<String, Value>,
}

const PREFIX: &str = "route.";

/// The setting that keeps the roteiro of a day.
pub fn key(date: NaiveDate, device: DeviceId) -> String {
    format!("{PREFIX}{date}.{device}")
}

/// The day and the device of such a setting.
pub fn device_of_key(key: &str) -> Option<(NaiveDate, &str)> {
    let (date, device) = key.strip_prefix(PREFIX)?.split_once('.')?;
    Some((date.parse().ok()?, device))
}

impl DayRoute {
    /// The roteiro of a day: this device's own, else the one changed last on another.
    pub fn of(catalog: &Catalog, date: NaiveDate, device: DeviceId) -> Option<DayRoute> {
        let from = format!("{PREFIX}{date}.");
        let kept = catalog.settings.range(from.clone()..).take_while(|(key, _)| key.starts_with(&from));
        let present = kept.filter_map(|(key, register)| Some((key, register.at, register.value.as_ref()?)));
        let own = key(date, device);
        let best = present.max_by_key(|(key, at, _)| (**key == own, *at))?;
        serde_json::from_value(best.2.clone()).ok()
    }

    /// Every roteiro of every device, by day.
    pub fn all(catalog: &Catalog) -> impl Iterator<Item = (NaiveDate, DayRoute)> + '_ {
        let kept = catalog.settings.range(PREFIX.to_owned()..).take_while(|(key, _)| key.starts_with(PREFIX));
        kept.filter_map(|(key, register)| {
            let (date, _) = device_of_key(key)?;
            Some((date, serde_json::from_value(register.value.clone()?).ok()?))
        })
    }

    /// Keeps this roteiro as that of the day.
    pub fn edit(&self, date: NaiveDate, device: DeviceId) -> CatalogEdit {
        CatalogEdit::Setting { id: key(date, device), value: serde_json::to_value(self).ok() }
    }

    /// Puts a client at the end, unless it is a stop already.
    pub fn add(&mut self, client: ClientId) {
        self.left_out.retain(|id| *id != client);
        if !self.stops.contains(&client) {
            self.stops.push(client);
        }
    }

    /// Takes a client off the road; one that the agenda has on that day is remembered as left out.
    pub fn take_out(&mut self, client: ClientId, is_planned: bool) {
        self.stops.retain(|id| *id != client);
        if is_planned {
            self.left_out.push(client);
        }
        for fixed in [&mut self.first, &mut self.last] {
            fixed.take_if(|id| *id == client);
        }
    }

    /// Puts other stops in the place of all; who is `planned` and not among them is left out.
    pub fn replace_stops(&mut self, stops: Vec<ClientId>, planned: &[ClientId]) {
        self.left_out = planned.iter().filter(|id| !stops.contains(id)).copied().collect();
        (self.stops, self.first, self.last) = (stops, None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use serde_json::json;

    const MINE: DeviceId = DeviceId(7);
    const OTHER: DeviceId = DeviceId(9);

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn route(client: u128) -> DayRoute {
        DayRoute { stops: vec![ClientId::from_u128(client)], ..DayRoute::default() }
    }

    fn keep(catalog: &mut Catalog, date: NaiveDate, device: DeviceId, route: &DayRoute, millis: u64) {
        catalog.set(route.edit(date, device), Stamp { millis, counter: 0, device });
    }

    #[test]
    fn own_roteiro_comes_before_a_newer_one_of_another_device() {
        let mut catalog = Catalog::default();
        assert_eq!(DayRoute::of(&catalog, day(23), MINE), None);
        keep(&mut catalog, day(23), OTHER, &route(2), 20);
        assert_eq!(DayRoute::of(&catalog, day(23), MINE), Some(route(2)));
        keep(&mut catalog, day(23), MINE, &route(1), 10);
        assert_eq!(DayRoute::of(&catalog, day(23), MINE), Some(route(1)));
        assert_eq!(DayRoute::of(&catalog, day(24), MINE), None);
        keep(&mut catalog, day(2), MINE, &route(3), 11);
        assert_eq!(
            DayRoute::all(&catalog).map(|(date, _)| date).collect::<Vec<_>>(),
            [day(2), day(23), day(23)]
        );
    }

    #[test]
    fn who_is_taken_out_comes_back_at_the_end_once() {
        let [one, two] = [1, 2].map(ClientId::from_u128);
        let mut route =
            DayRoute { stops: vec![one, two], first: Some(one), last: Some(two), ..DayRoute::default() };
        route.take_out(one, true);
        assert_eq!((&route.stops[..], &route.left_out[..]), (&[two][..], &[one][..]));
        assert_eq!((route.first, route.last), (None, Some(two)));
        route.take_out(two, false);
        assert_eq!((&route.stops[..], &route.left_out[..], route.last), (&[][..], &[one][..], None));
        route.add(one);
        route.add(one);
        assert_eq!((&route.stops[..], &route.left_out[..]), (&[one][..], &[][..]));
    }

    #[test]
    fn other_stops_leave_out_who_was_planned_and_fix_nobody() {
        let [one, two, three] = [1, 2, 3].map(ClientId::from_u128);
        let mut route =
            DayRoute { stops: vec![one], first: Some(one), left_out: vec![three], ..DayRoute::default() };
        route.replace_stops(vec![two], &[one, two]);
        assert_eq!((&route.stops[..], &route.left_out[..], route.first), (&[two][..], &[one][..], None));
    }

    #[test]
    fn a_removed_or_unreadable_roteiro_is_none_and_newer_fields_are_kept() {
        let mut catalog = Catalog::default();
        let id = key(day(23), MINE);
        let at = Stamp { millis: 1, counter: 0, device: MINE };
        catalog.set(CatalogEdit::Setting { id: id.clone(), value: None }, at);
        assert_eq!(DayRoute::of(&catalog, day(23), MINE), None);
        catalog.set(CatalogEdit::Setting { id: id.clone(), value: Some(json!("?")) }, at);
        assert_eq!(DayRoute::of(&catalog, day(23), MINE), None);
        let place = LatLon::new(-23.5, -46.6).unwrap();
        let route = DayRoute { start: Anchor::Place(place), end: Anchor::Stops, ..route(1) };
        let mut value = serde_json::to_value(&route).unwrap();
        value["of_a_newer_version"] = json!(3);
        catalog.set(CatalogEdit::Setting { id, value: Some(value.clone()) }, at);
        let read = DayRoute::of(&catalog, day(23), MINE).unwrap();
        assert_eq!((read.start, read.end), (route.start, route.end));
        assert_eq!(serde_json::to_value(&read).unwrap(), value);
    }
}
