//! The best order of a day's stops.
//!
//! Without hours only the length counts, so [`tsp`](crate::domain::plan::road::tsp) orders the stops between the fixed ones. With hours
//! its answer and the stops by hour are improved by moving and reversing stretches, each trial timed as a whole, with
//! small random changes in between. The random numbers come from a seed: the same day gives the same order.

use super::Trip;
use super::exact::{EXACT_STOPS, Labels};
use crate::domain::plan::road::tsp::{Distances, Ends, Search};
use crate::domain::value::dice::Dice;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// Every stop once.
    pub order: Vec<usize>,
    /// No better order exists.
    pub is_exact: bool,
}

/// Perturbations of the loop: days of 50 stops reach the best of long runs in a quarter of them.
const ROUNDS: u32 = 1_000;
/// Rounds between two reports.
const BATCH: u32 = 100;
/// Where hours count each perturbation costs far more: so many times the square of the stops are tried.
const TIMED_TRIALS: usize = 100_000;
const LONGEST_MOVED: usize = 3;

/// The best order, said to be `done` of `total` on the way.
pub fn best_order(trip: &Trip, seed: u64, progress: impl Fn(usize, usize)) -> Ordered {
    let n = trip.stops();
    if n <= EXACT_STOPS {
        let best = Labels::new(trip).best((1 << n) - 1);
        let order = best.map_or_else(|| given(trip), |(_, order)| order);
        return Ordered { order, is_exact: true };
    }
    Ordered { order: searched(trip, seed, &progress), is_exact: false }
}

/// The best order found, for any number of stops.
pub(super) fn searched(trip: &Trip, seed: u64, progress: &impl Fn(usize, usize)) -> Vec<usize> {
    let shortest = shortest(trip, seed, progress);
    let has_hours = trip.day().stops.iter().any(|stop| !stop.windows.is_empty());
    if !has_hours {
        return shortest;
    }
    let mut dice = Dice::new(seed);
    let mut by_hour = given(trip);
    let opening = |stop: usize| {
        trip.day().stops[stop].windows.iter().map(|window| window.opens).min().unwrap_or(trip.day().starts)
    };
    inner(trip, &mut by_hour).sort_by_key(|stop| opening(*stop));
    let backwards = {
        let mut order = shortest.clone();
        inner(trip, &mut order).reverse();
        order
    };
    let timed = [shortest, backwards, by_hour].map(|mut order| {
        settle(trip, &mut order);
        order
    });
    let mut best = timed.into_iter().min_by_key(|order| trip.cost(order)).unwrap_or_default();
    let mut least = trip.cost(&best);
    let rounds = (TIMED_TRIALS / trip.stops().pow(2)).clamp(40, 500);
    for round in 0..rounds {
        let mut trial = best.clone();
        shake(inner(trip, &mut trial), &mut dice);
        settle(trip, &mut trial);
        let cost = trip.cost(&trial);
        if cost <= least {
            (best, least) = (trial, cost);
        }
        progress(round + 1, rounds);
    }
    best
}

/// The stops as they came, the fixed ones in their places. One stop fixed as both is first.
fn given(trip: &Trip) -> Vec<usize> {
    let day = trip.day();
    let last = day.last.filter(|last| day.first != Some(*last));
    let between = (0..trip.stops()).filter(|stop| day.first != Some(*stop) && last != Some(*stop));
    day.first.into_iter().chain(between).chain(last).collect()
}

/// The part of an order that may change.
fn inner<'a>(trip: &Trip, order: &'a mut [usize]) -> &'a mut [usize] {
    let n = order.len();
    let from = usize::from(trip.day().first.is_some()).min(n);
    let until = n - usize::from(trip.day().last.is_some()).min(n - from);
    &mut order[from..until]
}

fn shortest(trip: &Trip, seed: u64, progress: &impl Fn(usize, usize)) -> Vec<usize> {
    let mut order = given(trip);
    let (first, last) = (trip.day().first, trip.day().last);
    let free = inner(trip, &mut order);
    // The places between which the free stops are ordered: fixed stops stand for the ends.
    let places: Vec<usize> =
        free.iter().copied().chain([first.unwrap_or(trip.start()), last.unwrap_or(trip.end())]).collect();
    let distances = Distances::from_fn(places.len(), |i, j| trip.metres(places[i], places[j]));
    let ends = Ends::FromTo { start: free.len(), end: free.len() + 1 };
    let mut search = Search::new(&distances, ends, seed);
    for batch in 0..ROUNDS / BATCH {
        search.improve(BATCH);
        progress(((batch + 1) * BATCH) as usize, ROUNDS as usize);
    }
    let found = search.itinerary().order;
    let between = found.into_iter().filter(|at| *at < free.len()).map(|at| places[at]);
    free.copy_from_slice(&between.collect::<Vec<_>>());
    order
}

/// Moves and reverses stretches until nothing gets better.
fn settle(trip: &Trip, order: &mut [usize]) {
    let mut least = trip.cost(order);
    while improve(trip, order, &mut least) {}
}

/// Tries each change once and keeps those that help; says whether any did.
fn improve(trip: &Trip, order: &mut [usize], least: &mut (u32, u32, u32)) -> bool {
    let n = inner(trip, order).len();
    let before = *least;
    let mut keeps = |order: &mut [usize]| {
        let cost = trip.cost(order);
        let is_better = cost < *least;
        if is_better {
            *least = cost;
        }
        is_better
    };
    for from in 0..n {
        for until in from + 1..n {
            inner(trip, order)[from..=until].reverse();
            if !keeps(order) {
                inner(trip, order)[from..=until].reverse();
            }
        }
    }
    for length in 1..=LONGEST_MOVED.min(n.saturating_sub(1)) {
        for from in 0..n {
            for until in from + length + 1..=n {
                // The stretch at the left of from..until moves to its right, and the other way round.
                for (there, back) in [(length, until - from - length), (until - from - length, length)] {
                    inner(trip, order)[from..until].rotate_left(there);
                    if !keeps(order) {
                        inner(trip, order)[from..until].rotate_left(back);
                    }
                }
            }
        }
    }
    *least < before
}

/// Exchanges two neighbouring stretches (the double bridge).
fn shake(order: &mut [usize], dice: &mut Dice) {
    let n = order.len();
    if n < 3 {
        return;
    }
    let mut cuts = [dice.below(n + 1), dice.below(n + 1), dice.below(n + 1)];
    cuts.sort_unstable();
    let [from, middle, until] = cuts;
    order[from..until].rotate_left(middle - from);
}
