//! *Quem falta para a meta*: the clients not yet contacted whose visits reach the goal with least driving, split over the
//! working days that are left.
//!
//! Each day leaves from and comes back to the rep's base, within its visits and hours. Clients are put in where they add
//! least time; then stretches are taken out at random and put in again, kept when it is shorter (ruin and recreate,
//! Schrimpf et al. 2000). Measured in docs/decisions/0005-own-route-choices.md.

use super::day_route::{Day, Pace, Stop, Trip, Way, best_order};
use crate::domain::place::geo::LatLon;
use crate::domain::rules::VisitRules;
use crate::domain::value::dice::Dice;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalGap {
    pub home: LatLon,
    /// Clients not yet contacted, where they are.
    pub candidates: Vec<LatLon>,
    /// How many of them the goal asks for.
    pub missing: usize,
    /// Visits that each working day left still has room for.
    pub days: Vec<usize>,
    pub capacity: Capacity,
    pub pace: Pace,
}

/// What a whole day can take; a day with room for fewer visits has so much less time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    pub visits: usize,
    /// Between leaving home and coming back, lunch taken off.
    pub seconds: u32,
    pub visit_seconds: u32,
}

impl Capacity {
    pub fn of(rules: &VisitRules) -> Self {
        let minutes = |from: chrono::NaiveTime, until: chrono::NaiveTime| (until - from).num_seconds().max(0);
        let lunch = minutes(rules.lunch_starts.max(rules.starts), rules.lunch_ends.min(rules.ends));
        let seconds = minutes(rules.starts, rules.ends) - lunch;
        Self {
            visits: rules.visits_per_day.into(),
            seconds: u32::try_from(seconds).unwrap_or_default(),
            visit_seconds: u32::from(rules.visit_minutes) * 60,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// Days with visits, in order.
    pub days: Vec<DayReach>,
    /// How many stay missing: too few days, hours or clients with a place.
    pub short: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayReach {
    /// Position in the days asked for.
    pub day: usize,
    /// Indexes of candidates, in order.
    pub order: Vec<usize>,
    /// From home and back.
    pub way: Way,
}

/// Candidates that the search looks at: for each one asked for, so many.
const CHOICE: usize = 5;
const LEAST_CANDIDATES: usize = 120;
const MOST_CANDIDATES: usize = 450;
const ROUNDS: usize = 300;

pub fn cheapest(asked: &GoalGap, seed: u64, progress: impl Fn(usize, usize)) -> Reach {
    let near = nearest(asked);
    let places: Vec<LatLon> = near.iter().map(|at| asked.candidates[*at]).collect();
    let room = asked.days.iter().fold(0, |sum: usize, visits| sum.saturating_add(*visits));
    let wanted = asked.missing.min(places.len()).min(room);
    let roads = Roads::new(asked, &places);
    let mut dice = Dice::new(seed);
    let mut best = Plan::new(&roads);
    best.fill(wanted, None);
    let mut plan = best.clone();
    for round in 0..ROUNDS {
        plan.take_out(&mut dice);
        plan.fill(wanted, Some(&mut dice));
        if (plan.visits(), best.seconds()) >= (best.visits(), plan.seconds()) {
            best.clone_from(&plan);
        } else if dice.below(8) > 0 {
            plan.clone_from(&best);
        }
        progress(round + 1, ROUNDS);
    }
    let visited = best.days.iter().enumerate().filter(|(_, order)| !order.is_empty());
    let days = visited
        .map(|(day, order)| {
            let (order, way) = in_best_order(asked, &places, order);
            DayReach { day, order: order.into_iter().map(|at| near[at]).collect(), way }
        })
        .collect();
    Reach { short: asked.missing.saturating_sub(best.visits()), days }
}

/// The candidates to choose from: half those nearest to home, half those that have others close by.
fn nearest(asked: &GoalGap) -> Vec<usize> {
    let n = asked.candidates.len();
    let most = (asked.missing * CHOICE).clamp(LEAST_CANDIDATES, MOST_CANDIDATES);
    if n <= most {
        return (0..n).collect();
    }
    let from_home = |at: usize| asked.pace.metres(asked.home, asked.candidates[at]);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_cached_key(|at| (from_home(*at), *at));
    let mut rest = order.split_off(most / 2);
    // The fifth nearest tells a cluster from a pair; looking at the next few by distance from home keeps it quick.
    rest.truncate(MOST_CANDIDATES * 3);
    let crowd = |at: usize| {
        let mut near: Vec<u32> = rest
            .iter()
            .map(|other| asked.pace.metres(asked.candidates[at], asked.candidates[*other]))
            .collect();
        near.sort_unstable();
        (near.get(5).copied().unwrap_or(u32::MAX), at)
    };
    let mut crowded = rest.clone();
    crowded.sort_by_cached_key(|at| crowd(*at));
    order.extend(crowded.into_iter().take(most - most / 2));
    order.sort_unstable();
    order
}

fn in_best_order(asked: &GoalGap, places: &[LatLon], order: &[usize]) -> (Vec<usize>, Way) {
    let stop = |at: &usize| Stop {
        place: places[*at],
        visit_seconds: asked.capacity.visit_seconds,
        windows: Vec::new(),
    };
    let trip = Trip::new(Day {
        stops: order.iter().map(stop).collect(),
        start: Some(asked.home),
        end: Some(asked.home),
        pace: asked.pace,
        starts: 0,
        lunch: None,
        first: None,
        last: None,
    });
    let as_found: Vec<usize> = (0..order.len()).collect();
    let shortest = best_order(&trip, 1, |_, _| {}).order;
    let best = if trip.cost(&shortest) <= trip.cost(&as_found) { shortest } else { as_found };
    let way = trip.timetable(&best).travel;
    (best.into_iter().map(|at| order[at]).collect(), way)
}

/// Seconds between places; home is the last.
#[derive(Debug)]
struct Roads {
    places: usize,
    seconds: Vec<u32>,
    /// Visits and seconds of each day.
    days: Vec<(usize, u64)>,
    visit_seconds: u32,
}

impl Roads {
    fn new(asked: &GoalGap, places: &[LatLon]) -> Self {
        let all: Vec<LatLon> = places.iter().copied().chain([asked.home]).collect();
        let n = all.len();
        let mut seconds = vec![0; n * n];
        for i in 0..n {
            for j in i + 1..n {
                let way = asked.pace.seconds(asked.pace.metres(all[i], all[j]));
                (seconds[i * n + j], seconds[j * n + i]) = (way, way);
            }
        }
        let Capacity { visits, seconds: whole, visit_seconds } = asked.capacity;
        let share = |room: usize| u64::from(whole) * (room.min(visits) as u64) / (visits.max(1) as u64);
        let days = asked.days.iter().map(|room| ((*room).min(visits), share(*room))).collect();
        Self { places: n, seconds, days, visit_seconds }
    }

    fn home(&self) -> usize {
        self.places - 1
    }

    fn between(&self, from: usize, to: usize) -> u32 {
        self.seconds[from * self.places + to]
    }

    fn length(&self, order: &[usize]) -> u32 {
        let mut here = self.home();
        let mut sum = 0;
        for &next in order.iter().chain([&self.home()]) {
            sum += self.between(here, next);
            here = next;
        }
        sum
    }
}

#[derive(Clone, Debug)]
struct Plan<'a> {
    roads: &'a Roads,
    days: Vec<Vec<usize>>,
    /// Driving of each day.
    lengths: Vec<u32>,
    is_in: Vec<bool>,
    /// Least added time and place for each day × candidate; `None`: does not fit.
    added: Vec<Vec<Option<(u32, usize)>>>,
}

impl<'a> Plan<'a> {
    fn new(roads: &'a Roads) -> Self {
        let mut plan = Self {
            roads,
            days: vec![Vec::new(); roads.days.len()],
            lengths: vec![0; roads.days.len()],
            is_in: vec![false; roads.home()],
            added: vec![vec![None; roads.home()]; roads.days.len()],
        };
        (0..roads.days.len()).for_each(|day| plan.note(day));
        plan
    }

    fn visits(&self) -> usize {
        self.days.iter().map(Vec::len).sum()
    }

    fn seconds(&self) -> u32 {
        self.lengths.iter().sum()
    }

    /// Puts in what adds least, until so many are visited or nothing fits.
    fn fill(&mut self, wanted: usize, mut dice: Option<&mut Dice>) {
        let mut visits = self.visits();
        while visits < wanted {
            let mut best: Option<(f64, usize, usize, usize)> = None;
            for (day, added) in self.added.iter().enumerate() {
                // Days without a visit and with the same room are one choice: the first.
                let is_again = self.days[day].is_empty() && self.is_like_an_earlier(day);
                if is_again {
                    continue;
                }
                for (stop, place) in added.iter().enumerate().filter(|(stop, _)| !self.is_in[*stop]) {
                    let Some((extra, at)) = *place else { continue };
                    let luck = dice.as_deref_mut().map_or(1.0, |dice| 0.7 + 0.6 * dice.share());
                    let cost = luck * f64::from(extra);
                    if best.is_none_or(|(least, _, _, _)| cost < least) {
                        best = Some((cost, day, at, stop));
                    }
                }
            }
            let Some((_, day, at, stop)) = best else { return };
            self.days[day].insert(at, stop);
            self.is_in[stop] = true;
            self.note(day);
            visits += 1;
        }
    }

    fn is_like_an_earlier(&self, day: usize) -> bool {
        (0..day)
            .any(|earlier| self.days[earlier].is_empty() && self.roads.days[earlier] == self.roads.days[day])
    }

    /// Takes a random stretch out of one day or two, or a whole day.
    fn take_out(&mut self, dice: &mut Dice) {
        for _ in 0..=dice.below(2) {
            let day = dice.below(self.days.len());
            let Some(n) = self.days.get(day).map(Vec::len).filter(|n| *n > 0) else { continue };
            let many = 1 + dice.below(n);
            let from = dice.below(n - many + 1);
            for stop in self.days[day].drain(from..from + many) {
                self.is_in[stop] = false;
            }
            self.note(day);
        }
    }

    /// What each candidate would add to a day that has changed.
    fn note(&mut self, day: usize) {
        let (roads, order) = (self.roads, &self.days[day]);
        let (visits, seconds) = roads.days[day];
        self.lengths[day] = roads.length(order);
        let visiting = u64::from(roads.visit_seconds) * (order.len() as u64 + 1);
        let room = seconds.saturating_sub(u64::from(self.lengths[day]) + visiting);
        let fits = order.len() < visits && u64::from(self.lengths[day]) + visiting <= seconds;
        for (stop, added) in self.added[day].iter_mut().enumerate() {
            let place = |at: usize| {
                let before = if at == 0 { roads.home() } else { order[at - 1] };
                let after = order.get(at).copied().unwrap_or(roads.home());
                let around = roads.between(before, stop) + roads.between(stop, after);
                (around.saturating_sub(roads.between(before, after)), at)
            };
            let cheapest = (0..=order.len()).map(place).min();
            *added = cheapest.filter(|(extra, _)| fits && u64::from(*extra) <= room);
        }
    }
}

#[cfg(test)]
#[path = "goal_gap_tests.rs"]
mod tests;
