//! A day on the road: in which order its stops are made, when each is reached, and what another order would cost.
//!
//! Distances are great circles times the road factor, at one mean speed (docs/domain.md §5). Times are seconds of the day.
//! Of all orders the best is the one with least lateness against agreed hours, then the one that ends earliest, then the
//! shortest. Up to 12 stops it is exact, also with hours, lunch and fixed first or last stop; beyond, see `order.rs`. Which of up to
//! 12 stops to make at all, by their worth, is `chosen.rs`.

mod calibration;
mod chosen;
mod exact;
mod order;
mod record;
mod timetable;

use crate::domain::place::geo::LatLon;
use crate::domain::rules::VisitRules;
use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

pub use calibration::{LEAST_READINGS, Measured, measured_factor};
pub use chosen::{DayPlan, DayWindow, MAX_WINDOWED_STOPS, Shift, TimedStop, Visit, plan_day};
pub use exact::EXACT_STOPS;
pub(super) use exact::Labels;
pub use order::{Ordered, best_order};
pub use record::{Anchor, DayRoute, device_of_key, key};
pub use timetable::{Leg, Timetable, Way};

/// How far it is by road and how fast one gets on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// Road over great circle, in hundredths.
    pub road_factor_hundredths: u16,
    pub speed_kmh: u16,
}

impl Pace {
    pub fn of(rules: &VisitRules) -> Self {
        Self { road_factor_hundredths: rules.road_factor_hundredths, speed_kmh: rules.speed_kmh.max(1) }
    }

    /// Metres by road.
    pub fn metres(self, from: LatLon, to: LatLon) -> u32 {
        let km = from.distance_km(to) * f64::from(self.road_factor_hundredths) / 100.0;
        (km * 1000.0).round() as u32
    }

    /// Seconds for so many metres, rounded up.
    pub fn seconds(self, metres: u32) -> u32 {
        let seconds = (u64::from(metres) * 3600).div_ceil(u64::from(self.speed_kmh.max(1)) * 1000);
        u32::try_from(seconds).unwrap_or(u32::MAX)
    }
}

/// When a visit may begin, in seconds of the day, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub opens: u32,
    pub last_start: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub place: LatLon,
    pub visit_seconds: u32,
    /// Agreed or opening hours; none: at any time.
    pub windows: Vec<Window>,
}

/// What is asked: the stops of one day, as given by the rep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub stops: Vec<Stop>,
    /// `None`: the day starts at its first stop.
    pub start: Option<LatLon>,
    /// `None`: the day ends at its last stop.
    pub end: Option<LatLon>,
    pub pace: Pace,
    /// When the start is left.
    pub starts: u32,
    pub lunch: Option<Lunch>,
    /// Stops that stay first and last.
    pub first: Option<usize>,
    pub last: Option<usize>,
}

/// Taken before the first visit that would begin after `from`; a day that is over by then has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lunch {
    pub from: u32,
    pub until: u32,
}

impl Lunch {
    /// `None` where it has no length.
    pub fn of(rules: &VisitRules) -> Option<Self> {
        let (from, until) = (seconds_of(rules.lunch_starts), seconds_of(rules.lunch_ends));
        (from < until).then_some(Self { from, until })
    }

    /// What is left of it for a day that starts then.
    fn seconds(self, starts: u32) -> u32 {
        self.until.saturating_sub(self.from.max(starts))
    }
}

pub fn seconds_of(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight()
}

/// A day with its distances: the stops, then the start, then the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trip {
    day: Day,
    metres: Vec<u32>,
    /// The same as times: asked far more often than it is made.
    seconds: Vec<u32>,
}

impl Trip {
    pub fn new(day: Day) -> Self {
        let places: Vec<Option<LatLon>> =
            day.stops.iter().map(|stop| Some(stop.place)).chain([day.start, day.end]).collect();
        let n = places.len();
        let mut metres = vec![0; n * n];
        for i in 0..n {
            for j in i + 1..n {
                // To and from an open end there is no way.
                if let Some((from, to)) = places[i].zip(places[j]) {
                    metres[i * n + j] = day.pace.metres(from, to);
                    metres[j * n + i] = metres[i * n + j];
                }
            }
        }
        let seconds = metres.iter().map(|metres| day.pace.seconds(*metres)).collect();
        Self { day, metres, seconds }
    }

    pub fn day(&self) -> &Day {
        &self.day
    }

    pub fn stops(&self) -> usize {
        self.day.stops.len()
    }

    pub(super) fn start(&self) -> usize {
        self.stops()
    }

    pub(super) fn end(&self) -> usize {
        self.stops() + 1
    }

    pub(super) fn metres(&self, from: usize, to: usize) -> u32 {
        self.metres[from * (self.stops() + 2) + to]
    }

    pub(super) fn seconds(&self, from: usize, to: usize) -> u32 {
        self.seconds[from * (self.stops() + 2) + to]
    }

    /// Arrives at `stop` when there is `lunched` or not: when the visit begins, how late that is, and whether lunch came first.
    fn begin(&self, stop: usize, arrives: u32, lunched: bool) -> Begin {
        let open = |at: u32| match self.opens(stop, at) {
            Ok(begins) => (begins, 0),
            Err(late) => (at, late),
        };
        let (begins, late) = open(arrives);
        match self.day.lunch {
            Some(lunch) if !lunched && begins >= lunch.from && self.day.starts < lunch.until => {
                let (begins, late) = open(arrives.max(lunch.from) + lunch.seconds(self.day.starts));
                Begin { begins, late, lunch: true }
            }
            Some(_) | None => Begin { begins, late, lunch: false },
        }
    }

    /// The first moment from `at` on within the hours of a stop; else how late `at` is.
    fn opens(&self, stop: usize, at: u32) -> Result<u32, u32> {
        let windows = &self.day.stops[stop].windows;
        if windows.is_empty() {
            return Ok(at);
        }
        let open = windows.iter().filter(|window| at <= window.last_start).map(|window| at.max(window.opens));
        let last = windows.iter().map(|window| window.last_start).max().unwrap_or(at);
        open.min().ok_or(at.saturating_sub(last))
    }

    /// Whether lunch is over after a visit that began then.
    fn lunched(&self, begins: u32) -> bool {
        self.day.lunch.is_none_or(|lunch| begins >= lunch.from)
    }
}

struct Begin {
    begins: u32,
    late: u32,
    lunch: bool,
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
