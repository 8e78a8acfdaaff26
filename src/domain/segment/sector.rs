//! Ramos that heat up: whose orders grow faster than those of the rest of the carteira.
//!
//! Orders of the last 90 days against the 90 before. With n₁, n₀ the ramo's and r₁, r₀ those of all others, the growth is
//! told by the ratio (n₁·r₀) ÷ (n₀·r₁): 1,5 is half as much again as the rest. Its 95% interval is Woolf's,
//! exp(ln ratio ± 1,96·√(1/n₁ + 1/n₀ + 1/r₁ + 1/r₀)), with ½ added to each where one is zero (Haldane, Anscombe). A ramo heats
//! up when the whole interval is above 1; below so many cases nothing is said.

use crate::domain::calendar::day::Day;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A season is compared with the one before.
pub(crate) const WINDOW_DAYS: i32 = 90;
/// Fewer orders, or orders of fewer clients, are chance.
pub(crate) const LEAST_ORDERS: u32 = 10;
pub(crate) const LEAST_CLIENTS: u32 = 3;

/// A ramo with enough cases.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sector {
    /// As most of its clients have it written.
    pub name: String,
    /// Orders in the last 90 days, and in the 90 before.
    pub now: u32,
    pub before: u32,
    /// Of all clients of other ramos, or of none.
    pub rest_now: u32,
    pub rest_before: u32,
    /// Clients with an order in either window.
    pub buyers: u32,
    pub growth: Growth,
}

/// A ratio and its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Growth {
    pub ratio: f64,
    pub low: f64,
    pub high: f64,
}

impl Sector {
    pub(crate) fn is_heating(&self) -> bool {
        self.growth.low > 1.0
    }
}

/// `None` where the rest has no order to compare with.
pub(crate) fn growth(now: u32, before: u32, rest_now: u32, rest_before: u32) -> Option<Growth> {
    const Z: f64 = 1.959_963_984_540_054;
    if rest_now + rest_before == 0 || now + before == 0 {
        return None;
    }
    let mut cells = [now, before, rest_now, rest_before].map(f64::from);
    if cells.contains(&0.0) {
        cells = cells.map(|cell| cell + 0.5);
    }
    let [now, before, rest_now, rest_before] = cells;
    let ratio = (now * rest_before) / (before * rest_now);
    let spread = (Z * cells.iter().map(|cell| cell.recip()).sum::<f64>().sqrt()).exp();
    Some(Growth { ratio, low: ratio / spread, high: ratio * spread })
}

/// Every ramo with enough cases, the fastest first; ties by name.
pub(crate) fn sectors(p: &Portfolio, on: NaiveDate) -> Vec<Sector> {
    #[derive(Default)]
    struct Counted {
        names: BTreeMap<String, u32>,
        now: u32,
        before: u32,
        buyers: u32,
    }
    let (columns, day) = (p.columns(), Day::of(on));
    let middle = day - WINDOW_DAYS;
    let mut by_key: BTreeMap<String, Counted> = BTreeMap::new();
    let (mut all_now, mut all_before) = (0, 0);
    for (slot, client) in p.clients() {
        let now = columns.bought_between(slot, middle + 1, day).orders;
        let before = columns.bought_between(slot, middle - WINDOW_DAYS + 1, middle).orders;
        all_now += now;
        all_before += before;
        if let Some(key) = key_of(client.industry.as_deref()) {
            let counted = by_key.entry(key).or_default();
            let written = client.industry.as_deref().unwrap_or_default().trim();
            *counted.names.entry(written.to_owned()).or_default() += 1;
            counted.now += now;
            counted.before += before;
            counted.buyers += u32::from(now + before > 0);
        }
    }
    let told = |counted: Counted| {
        let Counted { names, now, before, buyers } = counted;
        if now + before < LEAST_ORDERS || buyers < LEAST_CLIENTS {
            return None;
        }
        let (rest_now, rest_before) = (all_now - now, all_before - before);
        let growth = growth(now, before, rest_now, rest_before)?;
        // Of as many, the first by name.
        let (name, _) = names.into_iter().rev().max_by_key(|(_, count)| *count)?;
        Some(Sector { name, now, before, rest_now, rest_before, buyers, growth })
    };
    let mut all: Vec<Sector> = by_key.into_values().filter_map(told).collect();
    all.sort_by(|a, b| b.growth.ratio.total_cmp(&a.growth.ratio).then_with(|| a.name.cmp(&b.name)));
    all
}

/// How one ramo is known, however it is written; `None`: no ramo.
pub(crate) fn key_of(industry: Option<&str>) -> Option<String> {
    let key = fold(industry?.trim()).into_owned();
    (!key.is_empty()).then_some(key)
}

/// A client to be won, and the planned stop it lies nearest to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Nearby {
    pub slot: Slot,
    /// Who is visited there, on which day, and how far it is from there as the crow flies.
    pub stop: Slot,
    pub on: NaiveDate,
    pub km: f64,
}

/// Nearest stop of the planned days `from` to `to` for each of `slots` that has a place; nearest first.
pub(crate) fn near_route(p: &Portfolio, slots: &[Slot], from: NaiveDate, to: NaiveDate) -> Vec<Nearby> {
    use crate::domain::calendar::period::Period;
    let period = Period::new(from, to);
    let stops: Vec<_> = p
        .clients()
        .filter_map(|(slot, client)| {
            let place = client.location?;
            let planned = p.dossiers().get(slot.at())?.planned_in(period, &p.rules().calendar);
            let first = planned.iter().map(|one| one.date).min()?;
            Some((slot, place, first))
        })
        .collect();
    let nearest = |slot: &Slot| {
        let place = p.client_at(*slot)?.location?;
        let others = stops.iter().filter(|(stop, _, _)| stop != slot);
        let far = others.map(|(stop, there, on)| (place.distance_km(*there), *stop, *on));
        let (km, stop, on) = far.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
        Some(Nearby { slot: *slot, stop, on, km })
    };
    let mut found: Vec<Nearby> = slots.iter().filter_map(nearest).collect();
    found.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.slot.cmp(&b.slot)));
    found
}

#[cfg(test)]
mod tests;
