//! When each stop of an order is reached, and what the whole day travels.

use super::Trip;
use serde::{Deserialize, Serialize};

/// The way to one stop and the visit there. Times are seconds of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    pub stop: usize,
    pub way: Way,
    pub arrives: u32,
    /// Lunch is taken between arriving and beginning.
    pub lunch: bool,
    pub begins: u32,
    pub leaves: u32,
    /// Seconds after the last hour at which the visit might begin.
    pub late: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    pub metres: u32,
    pub seconds: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    pub legs: Vec<Leg>,
    /// From the last stop to the end place.
    pub back: Way,
    /// When the end place is reached.
    pub ends: u32,
    /// All ways together.
    pub travel: Way,
    /// Seconds late, over all stops.
    pub late: u32,
}

impl Trip {
    /// The day in this order; stops may be left out.
    pub fn timetable(&self, order: &[usize]) -> Timetable {
        let mut table = Timetable { ends: self.day().starts, ..Timetable::default() };
        let (mut place, mut lunched) = (self.start(), false);
        for &stop in order {
            let way = self.way(place, stop);
            let arrives = table.ends.saturating_add(way.seconds);
            let begin = self.begin(stop, arrives, lunched);
            let leaves = begin.begins.saturating_add(self.day().stops[stop].visit_seconds);
            table.legs.push(Leg {
                stop,
                way,
                arrives,
                lunch: begin.lunch,
                begins: begin.begins,
                leaves,
                late: begin.late,
            });
            table.late = table.late.saturating_add(begin.late);
            table.travel = table.travel.plus(way);
            table.ends = leaves;
            (place, lunched) = (stop, self.lunched(begin.begins));
        }
        table.back = self.way(place, self.end());
        table.travel = table.travel.plus(table.back);
        table.ends = table.ends.saturating_add(table.back.seconds);
        table
    }

    /// Lateness, end and metres of an order: what makes one better than another.
    pub fn cost(&self, order: &[usize]) -> (u32, u32, u32) {
        let (mut place, mut lunched) = (self.start(), false);
        let (mut late, mut time, mut metres) = (0u32, self.day().starts, 0u32);
        for &stop in order {
            let begin = self.begin(stop, time.saturating_add(self.seconds(place, stop)), lunched);
            late = late.saturating_add(begin.late);
            metres = metres.saturating_add(self.metres(place, stop));
            time = begin.begins.saturating_add(self.day().stops[stop].visit_seconds);
            (place, lunched) = (stop, self.lunched(begin.begins));
        }
        let ends = time.saturating_add(self.seconds(place, self.end()));
        (late, ends, metres.saturating_add(self.metres(place, self.end())))
    }

    fn way(&self, from: usize, to: usize) -> Way {
        Way { metres: self.metres(from, to), seconds: self.seconds(from, to) }
    }
}

impl Way {
    fn plus(self, other: Way) -> Way {
        Way {
            metres: self.metres.saturating_add(other.metres),
            seconds: self.seconds.saturating_add(other.seconds),
        }
    }
}
