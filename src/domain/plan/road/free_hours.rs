//! *Meu dia em N horas*: which stops are worth most within the hours there are, from a place, and in which order.
//!
//! The orienteering problem. Up to 12 candidates every set is tried, so the answer is the best there is; beyond, stops are
//! put in where they are worth most for their time, exchanged for better ones and taken out again at random (iterated
//! local search, Vansteenwegen et al. 2009). Measured in docs/decisions/0005-own-route-choices.md.

use super::day_route::{Day, EXACT_STOPS, Labels, Pace, Stop, Trip};
use crate::domain::indicator::status::Status;
use crate::domain::place::geo::LatLon;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::dice::Dice;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub place: LatLon,
    pub visit_seconds: u32,
    /// See [`visit_value`]; a stop worth nothing is never made.
    pub value: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeHours {
    pub candidates: Vec<Candidate>,
    pub start: LatLon,
    /// `None`: ends at the last stop.
    pub end: Option<LatLon>,
    pub pace: Pace,
    /// Between leaving the start and reaching the end.
    pub seconds: u32,
    pub most_stops: usize,
}

/// What the choice must keep to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    pub seconds: u32,
    pub stops: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Indexes of candidates, in order.
    pub order: Vec<usize>,
    pub value: i64,
    /// Ways and visits together.
    pub seconds: u32,
    /// No choice is worth more.
    pub is_exact: bool,
}

/// What a visit is worth, in centavos: the loss that may be avoided, and what each day past the interval costs. A client
/// that never bought counts as one real a month, so that lateness alone has a worth.
pub fn visit_value(status: &Status, expected_loss_centavos: i64) -> i64 {
    let monthly = (status.revenue_12m / 12).max(100);
    let late = match (status.state, status.days_since_interaction) {
        // Never contacted: as late as a whole interval.
        (ContactState::Never, _) | (_, None) => i64::from(status.cadence_days),
        (_, Some(days)) => i64::from(days) - i64::from(status.cadence_days),
    };
    expected_loss_centavos.max(0).saturating_add(monthly.saturating_mul(late.max(0)) / 30).max(1)
}

/// Candidates that the search looks at: the others are worth less for their time.
const MOST_CANDIDATES: usize = 250;
const ROUNDS: usize = 400;

pub fn most_valuable(asked: &FreeHours, seed: u64, progress: impl Fn(usize, usize)) -> Chosen {
    let near = reachable(asked);
    let stops = near.iter().map(|at| asked.candidates[*at]);
    let trip = Trip::new(Day {
        stops: stops
            .map(|one| Stop { place: one.place, visit_seconds: one.visit_seconds, windows: Vec::new() })
            .collect(),
        start: Some(asked.start),
        end: asked.end,
        pace: asked.pace,
        starts: 0,
        lunch: None,
        first: None,
        last: None,
    });
    let values: Vec<i64> = near.iter().map(|at| asked.candidates[*at].value).collect();
    let limit = Limit { seconds: asked.seconds, stops: asked.most_stops };
    let mut chosen = if near.len() <= EXACT_STOPS {
        exactly(&trip, &values, limit)
    } else {
        searched(&trip, &values, limit, seed, progress)
    };
    chosen.order.iter_mut().for_each(|stop| *stop = near[*stop]);
    chosen
}

/// Candidates that fit alone, at most [`MOST_CANDIDATES`]: those worth most for their own trip.
fn reachable(asked: &FreeHours) -> Vec<usize> {
    let alone = |one: &Candidate| {
        let way = |to: LatLon| asked.pace.seconds(asked.pace.metres(one.place, to));
        let there = way(asked.start).saturating_add(one.visit_seconds);
        there.saturating_add(asked.end.map_or(0, way))
    };
    let all = asked.candidates.iter().enumerate().map(|(at, one)| (at, one, alone(one)));
    let mut fits: Vec<(i64, usize)> = all
        .filter(|(_, one, seconds)| one.value > 0 && *seconds <= asked.seconds)
        .map(|(at, one, seconds)| (one.value.saturating_mul(3600) / i64::from(seconds.max(1)), at))
        .collect();
    fits.sort_unstable_by_key(|(worth, at)| (std::cmp::Reverse(*worth), *at));
    fits.truncate(MOST_CANDIDATES);
    let mut near: Vec<usize> = fits.into_iter().map(|(_, at)| at).collect();
    near.sort_unstable();
    near
}

fn exactly(trip: &Trip, values: &[i64], limit: Limit) -> Chosen {
    let labels = Labels::new(trip);
    let mut best = Chosen { is_exact: true, ..Chosen::default() };
    for set in 1..1usize << values.len() {
        let value = (0..values.len()).filter(|stop| set & (1 << stop) != 0).map(|stop| values[stop]).sum();
        if value < best.value || set.count_ones() as usize > limit.stops {
            continue;
        }
        let Some(((_, seconds, _), order)) = labels.best(set) else { continue };
        if seconds <= limit.seconds && (value > best.value || seconds < best.seconds) {
            best = Chosen { order, value, seconds, is_exact: true };
        }
    }
    best
}

pub(crate) fn searched(
    trip: &Trip,
    values: &[i64],
    limit: Limit,
    seed: u64,
    progress: impl Fn(usize, usize),
) -> Chosen {
    let mut dice = Dice::new(seed);
    let mut best = Tour::new(trip, values, limit);
    best.settle(None);
    let mut tour = best.clone();
    for round in 0..ROUNDS {
        tour.take_out(&mut dice);
        tour.settle(Some(&mut dice));
        if (tour.value, best.seconds) >= (best.value, tour.seconds) {
            best.clone_from(&tour);
        } else if dice.below(10) > 0 {
            // Now and then the search goes on from somewhere worse.
            tour.clone_from(&best);
        }
        progress(round + 1, ROUNDS);
    }
    Chosen { order: best.order, value: best.value, seconds: best.seconds, is_exact: false }
}

#[derive(Clone, Debug)]
struct Tour<'a> {
    trip: &'a Trip,
    values: &'a [i64],
    limit: Limit,
    order: Vec<usize>,
    is_in: Vec<bool>,
    value: i64,
    seconds: u32,
}

impl<'a> Tour<'a> {
    fn new(trip: &'a Trip, values: &'a [i64], limit: Limit) -> Self {
        let seconds = trip.seconds(trip.start(), trip.end());
        Self { trip, values, limit, order: Vec::new(), is_in: vec![false; values.len()], value: 0, seconds }
    }

    /// Fills, shortens and exchanges until nothing helps.
    fn settle(&mut self, mut dice: Option<&mut Dice>) {
        self.fill(dice.as_deref_mut());
        loop {
            let before = (self.value, self.seconds);
            self.shorten();
            self.fill(dice.as_deref_mut());
            self.exchange();
            if (self.value, self.seconds) == before {
                break;
            }
        }
    }

    /// Puts in, one after the other, what is worth most for the time it adds.
    fn fill(&mut self, mut dice: Option<&mut Dice>) {
        while self.order.len() < self.limit.stops {
            let mut best: Option<(f64, usize, usize)> = None;
            for stop in (0..self.values.len()).filter(|stop| !self.is_in[*stop]) {
                let (extra, at) = self.cheapest_place(stop, None);
                if self.seconds.saturating_add(extra) > self.limit.seconds {
                    continue;
                }
                let value = self.values[stop] as f64;
                let luck = dice.as_deref_mut().map_or(1.0, |dice| 0.5 + dice.share());
                let worth = luck * value * value / f64::from(extra.max(1));
                if best.is_none_or(|(most, _, _)| worth > most) {
                    best = Some((worth, stop, at));
                }
            }
            let Some((_, stop, at)) = best else { return };
            self.order.insert(at, stop);
            self.note();
        }
    }

    /// Reverses and moves stretches while that saves time.
    fn shorten(&mut self) {
        let n = self.order.len();
        loop {
            let before = self.seconds;
            for from in 0..n {
                for until in from + 1..n {
                    self.keep_if_shorter(|order| order[from..=until].reverse());
                }
                for until in 0..n {
                    self.keep_if_shorter(|order| {
                        let stop = order.remove(from);
                        order.insert(until, stop);
                    });
                }
            }
            if self.seconds == before {
                return;
            }
        }
    }

    fn keep_if_shorter(&mut self, change: impl Fn(&mut Vec<usize>)) {
        let mut order = self.order.clone();
        change(&mut order);
        let seconds = self.length(&order);
        if seconds < self.seconds {
            (self.order, self.seconds) = (order, seconds);
        }
    }

    /// Replaces a stop by one that is worth more and still fits.
    fn exchange(&mut self) {
        for at in 0..self.order.len() {
            let mut best: Option<(i64, usize)> = None;
            let mut without = self.order.clone();
            let old = without.remove(at);
            let rest = self.length(&without);
            for stop in (0..self.values.len()).filter(|stop| !self.is_in[*stop]) {
                let value = self.values[stop];
                if value <= self.values[old] || best.is_some_and(|(most, _)| value <= most) {
                    continue;
                }
                if rest.saturating_add(self.cheapest_place(stop, Some(&without)).0) <= self.limit.seconds {
                    best = Some((value, stop));
                }
            }
            if let Some((_, stop)) = best {
                let place = self.cheapest_place(stop, Some(&without)).1;
                without.insert(place, stop);
                self.order = without;
                self.note();
            }
        }
    }

    /// Takes out a random stretch.
    fn take_out(&mut self, dice: &mut Dice) {
        let n = self.order.len();
        if n == 0 {
            return;
        }
        let many = 1 + dice.below(n.div_ceil(2));
        let from = dice.below(n - many + 1);
        self.order.drain(from..from + many);
        self.note();
    }

    /// Where a stop adds least time, and how much with its visit.
    fn cheapest_place(&self, stop: usize, order: Option<&[usize]>) -> (u32, usize) {
        let order = order.unwrap_or(&self.order);
        let (start, end) = (self.trip.start(), self.trip.end());
        let added = |at: usize| {
            let before = if at == 0 { start } else { order[at - 1] };
            let after = order.get(at).copied().unwrap_or(end);
            let around = self.trip.seconds(before, stop) + self.trip.seconds(stop, after);
            // Rounded up, a detour may seem shorter than the way it replaces.
            (around.saturating_sub(self.trip.seconds(before, after)), at)
        };
        let (extra, at) = (0..=order.len()).map(added).min().unwrap_or((u32::MAX, 0));
        (extra.saturating_add(self.trip.day().stops[stop].visit_seconds), at)
    }

    fn length(&self, order: &[usize]) -> u32 {
        self.trip.cost(order).1
    }

    fn note(&mut self) {
        self.is_in.fill(false);
        self.order.iter().for_each(|stop| self.is_in[*stop] = true);
        self.value = self.order.iter().map(|stop| self.values[*stop]).sum();
        self.seconds = self.length(&self.order);
    }
}

#[cfg(test)]
#[path = "free_hours_tests.rs"]
mod tests;
