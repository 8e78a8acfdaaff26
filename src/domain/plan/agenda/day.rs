//! One day being filled: stops in order between what is fixed, each begun within its hours and outside lunch.
//!
//! Times are minutes of the day and begin on multiples of five. A way may be broken by lunch; a visit may not.

use super::candidate::Candidate;
use crate::domain::calendar::visiting::{IsoWeekday, minute_of};
use crate::domain::place::geo::LatLon;
use crate::domain::rules::VisitRules;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Between two stops whose places nobody knows.
const UNKNOWN_WAY_MINUTES: u32 = 20;
/// To park, to walk in: no two visits follow at once.
const LEAST_WAY_MINUTES: u32 = 5;
const STEP_MINUTES: u32 = 5;

/// The working hours of every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hours {
    pub starts: u32,
    pub ends: u32,
    /// From and until, inside the day; `None`: no lunch.
    pub lunch: Option<(u32, u32)>,
    pub visits_per_day: usize,
}

impl Hours {
    pub(crate) fn of(rules: &VisitRules) -> Self {
        let (starts, ends) = (minute_of(rules.starts), minute_of(rules.ends));
        let lunch = (minute_of(rules.lunch_starts).max(starts), minute_of(rules.lunch_ends).min(ends));
        Self {
            starts,
            ends: ends.max(starts),
            lunch: Some(lunch).filter(|(from, until)| from < until),
            visits_per_day: usize::from(rules.visits_per_day),
        }
    }
}

/// What stands where it stands: a locked appointment, a commitment, a visit already made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fixed {
    pub date: NaiveDate,
    /// Minutes of the day; `None`: some time that day.
    pub time: Option<(u32, u32)>,
    pub place: Option<LatLon>,
    /// Counts among the visits of the day.
    pub is_visit: bool,
}

/// A day to be filled, from the minute it can be worked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WorkingDay {
    pub date: NaiveDate,
    pub opens: u32,
    pub closes: u32,
    pub lunch: Option<(u32, u32)>,
    /// Stops that may still be added.
    pub room: usize,
    /// With a time, by it.
    pub(super) fixed: Vec<usize>,
}

/// Ways in minutes between candidates, fixed entries and home.
#[derive(Debug)]
pub(super) struct Ways {
    places: usize,
    minutes: Vec<u32>,
    metres: Vec<u32>,
}

impl Ways {
    /// `places`: candidates, then fixed, then home. `metres` by road, `minutes` for so many metres.
    pub(super) fn new(
        places: &[Option<LatLon>],
        metres: impl Fn(LatLon, LatLon) -> u32,
        minutes: impl Fn(u32) -> u32,
    ) -> Self {
        let n = places.len();
        let mut ways = Ways { places: n, minutes: vec![0; n * n], metres: vec![0; n * n] };
        for from in 0..n {
            for to in 0..n {
                if from == to {
                    continue;
                }
                let (far, long) = match (places[from], places[to]) {
                    (Some(a), Some(b)) => {
                        let far = metres(a, b);
                        (far, up_to_step(minutes(far)).max(LEAST_WAY_MINUTES))
                    }
                    (None, _) | (_, None) => (0, UNKNOWN_WAY_MINUTES),
                };
                ways.metres[from * n + to] = far;
                ways.minutes[from * n + to] = long;
            }
        }
        ways
    }

    pub(super) fn minutes(&self, from: usize, to: usize) -> u32 {
        self.minutes[from * self.places + to]
    }

    pub(super) fn metres(&self, from: usize, to: usize) -> u32 {
        self.metres[from * self.places + to]
    }
}

/// All that a day is measured against.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub candidates: &'a [Candidate],
    pub fixed: &'a [Fixed],
    pub ways: Ways,
    /// Whether there is a home to set out from and come back to.
    pub has_home: bool,
}

impl Ground<'_> {
    fn fixed_place(&self, fixed: usize) -> Option<usize> {
        self.fixed[fixed].place.map(|_| self.candidates.len() + fixed)
    }

    pub(super) fn home(&self) -> Option<usize> {
        self.has_home.then_some(self.candidates.len() + self.fixed.len())
    }
}

/// When each stop of an order begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Timing {
    pub begins: Vec<u32>,
    /// Minutes of way to each stop.
    pub ways: Vec<u32>,
    pub metres: Vec<u32>,
    /// All ways, home included.
    pub travel: u32,
    /// When the last visit ends.
    pub ends: u32,
}

/// An entry in the order of a day.
enum Next {
    Stop(usize),
    Fixed(usize),
}

impl WorkingDay {
    /// When the stops begin in this order, put between what is fixed as soon as they can be; `None` where one does not fit.
    pub(super) fn timing(&self, ground: &Ground<'_>, stops: &[usize]) -> Option<Timing> {
        let mut timing = Timing { begins: vec![], ways: vec![], metres: vec![], travel: 0, ends: self.opens };
        let (mut now, mut here) = (self.opens, ground.home());
        let (mut stops, mut fixed) =
            (stops.iter().copied().peekable(), self.fixed.iter().copied().peekable());
        loop {
            let next = match (stops.peek(), fixed.peek()) {
                (None, None) => break,
                (Some(_), None) => stops.next().map(Next::Stop),
                (None, Some(_)) => fixed.next().map(Next::Fixed),
                (Some(stop), Some(held)) => {
                    if self.fits_before(ground, now, here, *stop, *held) {
                        stops.next().map(Next::Stop)
                    } else {
                        fixed.next().map(Next::Fixed)
                    }
                }
            };
            match next? {
                Next::Stop(stop) => {
                    let way = here.map_or(0, |from| ground.ways.minutes(from, stop));
                    let begins = self.begins(ground, stop, self.after_way(now, way))?;
                    timing.begins.push(begins);
                    timing.ways.push(way);
                    timing.metres.push(here.map_or(0, |from| ground.ways.metres(from, stop)));
                    timing.travel += way;
                    now = begins + ground.candidates[stop].minutes;
                    timing.ends = now;
                    here = Some(stop);
                }
                Next::Fixed(held) => {
                    let place = ground.fixed_place(held);
                    timing.travel += here.zip(place).map_or(0, |(from, to)| ground.ways.minutes(from, to));
                    now = now.max(ground.fixed[held].time.map_or(now, |(_, ends)| ends));
                    here = place.or(here);
                }
            }
        }
        timing.travel += here.zip(ground.home()).map_or(0, |(from, home)| ground.ways.minutes(from, home));
        Some(timing)
    }

    /// Whether the visit is over, and the way made, before the fixed entry begins.
    fn fits_before(
        &self,
        ground: &Ground<'_>,
        now: u32,
        here: Option<usize>,
        stop: usize,
        held: usize,
    ) -> bool {
        let way = here.map_or(0, |from| ground.ways.minutes(from, stop));
        let Some(begins) = self.begins(ground, stop, self.after_way(now, way)) else { return false };
        let leaves = begins + ground.candidates[stop].minutes;
        let on = ground.fixed_place(held).map_or(0, |place| ground.ways.minutes(stop, place));
        ground.fixed[held].time.is_some_and(|(starts, _)| self.after_way(leaves, on) <= starts)
    }

    /// The first moment from `from` on at which the visit can begin and end within hours, lunch and day.
    fn begins(&self, ground: &Ground<'_>, stop: usize, from: u32) -> Option<u32> {
        let candidate = &ground.candidates[stop];
        if !candidate.weekdays.is_empty() && !candidate.weekdays.contains(&IsoWeekday::of(self.date)) {
            return None;
        }
        let fits = |opens: u32, closes: u32| {
            let at = self.outside_lunch(up_to_step(from.max(opens)), candidate.minutes);
            (at + candidate.minutes <= closes.min(self.closes)).then_some(at)
        };
        if candidate.hours.is_empty() {
            return fits(self.opens, self.closes);
        }
        candidate.hours.iter().filter_map(|hours| fits(minute_of(hours.from()), minute_of(hours.to()))).min()
    }

    fn outside_lunch(&self, at: u32, minutes: u32) -> u32 {
        match self.lunch {
            Some((from, until)) if at < until && at + minutes > from => up_to_step(until),
            Some(_) | None => at,
        }
    }

    /// Where a way of so many minutes gets to; lunch is not travelled through.
    fn after_way(&self, now: u32, way: u32) -> u32 {
        match self.lunch {
            Some((from, until)) if way > 0 && now < until && now + way > from => {
                until + way - from.saturating_sub(now)
            }
            Some(_) | None => now + way,
        }
    }
}

fn up_to_step(minutes: u32) -> u32 {
    minutes.div_ceil(STEP_MINUTES) * STEP_MINUTES
}
