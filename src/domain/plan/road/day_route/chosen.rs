//! A day with opening hours, exactly: which stops to make, in which order, and when, for up to 12 candidates.
//!
//! The objective, in this order: most value covered, then finish earliest, then least travel. For each set of stops
//! made and each last one, every pair (time, travel) that is not worse in both is kept, so the answer is exact even
//! where waiting for a door to open makes a longer way as quick as a shorter one.

use crate::domain::plan::road::tsp::Distances;
use serde::{Deserialize, Serialize};

/// More candidates than this are too many sets for one step of the page.
pub const MAX_WINDOWED_STOPS: usize = 12;

/// When a visit may begin, in minutes of the day, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayWindow {
    pub opens: u32,
    pub last_start: u32,
}

/// One candidate; its place in `Distances` is its index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimedStop {
    /// What making it is worth; a stop worth nothing is never made.
    pub value: i64,
    pub visit_minutes: u32,
    /// None: at any time.
    pub windows: Vec<DayWindow>,
}

/// The rep's day: after the stops, `Distances` has one place for the start and one for the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub starts: u32,
    pub must_end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub stop: usize,
    pub arrives: u32,
    /// Later than it arrives when the door is still closed.
    pub begins: u32,
    pub leaves: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlan {
    pub visits: Vec<Visit>,
    pub left_out: Vec<usize>,
    pub value: i64,
    /// When the end place is reached.
    pub ends: u32,
    pub travel_minutes: u32,
}

/// `None` when there are more candidates than [`MAX_WINDOWED_STOPS`], or `minutes` lacks a place for each stop and two
/// more, or the end cannot be reached in the shift even with no visit.
pub fn plan_day(stops: &[TimedStop], minutes: &Distances, shift: Shift) -> Option<DayPlan> {
    let n = stops.len();
    if n > MAX_WINDOWED_STOPS || minutes.places() != n + 2 {
        return None;
    }
    let day = Day { stops, minutes, shift };
    let labels = day.labels();
    day.best(&labels)
}

struct Day<'a> {
    stops: &'a [TimedStop],
    minutes: &'a Distances,
    shift: Shift,
}

/// One way of having made a set of stops: when the last visit ended, what was travelled, and the way before it.
#[derive(Clone, Copy, Debug)]
struct Label {
    leaves: u32,
    travel: u32,
    before: Option<(u8, u16)>,
}

/// Indexed by set × last stop.
type Labels = Vec<Vec<Label>>;

impl Day<'_> {
    fn labels(&self) -> Labels {
        let n = self.stops.len();
        let mut labels: Labels = vec![Vec::new(); (1 << n) * n];
        for stop in 0..n {
            let first = self.extend(self.start(), self.shift.starts, 0, stop, None);
            labels[(1 << stop) * n + stop].extend(first);
        }
        for set in 1..1usize << n {
            for last in (0..n).filter(|stop| set & (1 << stop) != 0) {
                for at in 0..labels[set * n + last].len() {
                    let here = labels[set * n + last][at];
                    for next in (0..n).filter(|stop| set & (1 << stop) == 0) {
                        let before = Some((last as u8, at as u16));
                        if let Some(label) = self.extend(last, here.leaves, here.travel, next, before) {
                            keep(&mut labels[(set | 1 << next) * n + next], label);
                        }
                    }
                }
            }
        }
        labels
    }

    /// Goes from a place to a stop and visits it, if the door and the shift allow.
    fn extend(
        &self,
        from: usize,
        at: u32,
        travel: u32,
        stop: usize,
        before: Option<(u8, u16)>,
    ) -> Option<Label> {
        let way = self.minutes.between(from, stop);
        let leaves = self.begins(stop, at.checked_add(way)?)?.checked_add(self.stops[stop].visit_minutes)?;
        let ends = leaves.checked_add(self.minutes.between(stop, self.end()))?;
        (ends <= self.shift.must_end).then_some(Label { leaves, travel: travel + way, before })
    }

    /// The first minute from `arrives` on at which the visit may begin.
    fn begins(&self, stop: usize, arrives: u32) -> Option<u32> {
        let windows = &self.stops[stop].windows;
        if windows.is_empty() {
            return Some(arrives);
        }
        let begins = windows.iter().map(|window| (arrives.max(window.opens), window.last_start));
        begins.filter(|(begins, last_start)| begins <= last_start).map(|(begins, _)| begins).min()
    }

    fn best(&self, labels: &Labels) -> Option<DayPlan> {
        let n = self.stops.len();
        let stay = self.shift.starts.checked_add(self.minutes.between(self.start(), self.end()))?;
        if stay > self.shift.must_end {
            return None;
        }
        let nothing = (Outcome { value: 0, ends: stay, travel: stay - self.shift.starts }, None);
        let (outcome, way) = (1..1usize << n)
            .flat_map(|set| (0..n).filter(move |last| set & (1 << last) != 0).map(move |last| (set, last)))
            .flat_map(|(set, last)| {
                let arrives = self.minutes.between(last, self.end());
                labels[set * n + last].iter().enumerate().map(move |(at, label)| {
                    let (ends, travel) = (label.leaves + arrives, label.travel + arrives);
                    (Outcome { value: self.value(set), ends, travel }, Some((set, last, at)))
                })
            })
            .fold(nothing, |best, found| if found.0.is_better_than(&best.0) { found } else { best });
        let visits = way.map_or_else(Vec::new, |(set, last, at)| self.trace(labels, set, last, at));
        Some(DayPlan {
            left_out: (0..n).filter(|stop| visits.iter().all(|visit| visit.stop != *stop)).collect(),
            visits,
            value: outcome.value,
            ends: outcome.ends,
            travel_minutes: outcome.travel,
        })
    }

    fn trace(&self, labels: &Labels, mut set: usize, mut last: usize, mut at: usize) -> Vec<Visit> {
        let n = self.stops.len();
        let mut order = vec![last];
        while let Some((stop, label)) = labels[set * n + last][at].before {
            set &= !(1 << last);
            (last, at) = (usize::from(stop), usize::from(label));
            order.push(last);
        }
        order.reverse();
        let (mut place, mut time) = (self.start(), self.shift.starts);
        let visit = |stop: usize| {
            let arrives = time + self.minutes.between(place, stop);
            let begins = self.begins(stop, arrives).unwrap_or(arrives);
            let leaves = begins + self.stops[stop].visit_minutes;
            (place, time) = (stop, leaves);
            Visit { stop, arrives, begins, leaves }
        };
        order.into_iter().map(visit).collect()
    }

    fn value(&self, set: usize) -> i64 {
        let made = |stop: &usize| set & (1 << stop) != 0;
        (0..self.stops.len()).filter(made).map(|stop| self.stops[stop].value).fold(0, i64::saturating_add)
    }

    fn start(&self) -> usize {
        self.stops.len()
    }

    fn end(&self) -> usize {
        self.stops.len() + 1
    }
}

#[derive(Clone, Copy, Debug)]
struct Outcome {
    value: i64,
    ends: u32,
    travel: u32,
}

impl Outcome {
    fn is_better_than(&self, other: &Self) -> bool {
        (other.value, self.ends, self.travel) < (self.value, other.ends, other.travel)
    }
}

/// Keeps the labels that are not worse in both time and travel than another. Kept ones never move: others point at them.
fn keep(labels: &mut Vec<Label>, new: Label) {
    let is_dominated = labels.iter().any(|old| old.leaves <= new.leaves && old.travel <= new.travel);
    if !is_dominated {
        match labels.iter_mut().find(|old| new.leaves <= old.leaves && new.travel <= old.travel) {
            Some(worse) => *worse = new,
            None => labels.push(new),
        }
    }
}

#[cfg(test)]
#[path = "chosen_tests.rs"]
mod tests;
