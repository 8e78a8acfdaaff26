//! Every set of stops with every last one (Held and Karp 1962): the ways of getting there that no other way beats.
//!
//! Of two ways to the same set and last stop, one that is not later, not longer and not less punctual serves any
//! continuation as well: hours, waiting and lunch only ever push a later arrival to a later end.

use super::Trip;

/// Up to this many stops the order is exact.
pub const EXACT_STOPS: usize = 12;

/// One way of having made a set of stops.
#[derive(Clone, Copy, Debug)]
struct Label {
    leaves: u32,
    late: u32,
    metres: u32,
    /// The way before its last stop; its own place for none.
    before: u32,
    last: u8,
    /// The next label of the same set and last stop.
    next: u32,
}

const NONE: u32 = u32::MAX;

/// All ways of making each set of stops.
#[derive(Debug)]
pub(in crate::domain) struct Labels<'a> {
    trip: &'a Trip,
    /// First label of set × last stop.
    heads: Vec<u32>,
    labels: Vec<Label>,
}

impl<'a> Labels<'a> {
    /// 2ⁿ·n² work: for few stops only. A fixed last stop is made when all others are, or not at all.
    pub(in crate::domain) fn new(trip: &'a Trip) -> Self {
        let n = trip.stops();
        let mut all = Self { trip, heads: vec![NONE; (1 << n) * n], labels: Vec::new() };
        let day = trip.day();
        for stop in (0..n).filter(|stop| day.first.is_none_or(|first| first == *stop)) {
            all.extend(None, 0, stop);
        }
        for set in 1..1usize << n {
            if day.last.is_some_and(|last| set & (1 << last) != 0) {
                continue;
            }
            for last in (0..n).filter(|stop| set & (1 << stop) != 0) {
                let mut at = all.heads[set * n + last];
                while at != NONE {
                    for next in (0..n).filter(|next| set & (1 << next) == 0) {
                        all.extend(Some(at), set, next);
                    }
                    at = all.labels[at as usize].next;
                }
            }
        }
        all
    }

    fn extend(&mut self, before: Option<u32>, set: usize, stop: usize) {
        let trip = self.trip;
        let (place, time, late, metres, lunched) = match before.map(|at| self.labels[at as usize]) {
            None => (trip.start(), trip.day().starts, 0, 0, false),
            Some(label) => {
                let last = usize::from(label.last);
                let began = label.leaves - trip.day().stops[last].visit_seconds;
                (last, label.leaves, label.late, label.metres, trip.lunched(began))
            }
        };
        let begin = trip.begin(stop, time.saturating_add(trip.seconds(place, stop)), lunched);
        let label = Label {
            leaves: begin.begins.saturating_add(trip.day().stops[stop].visit_seconds),
            late: late.saturating_add(begin.late),
            metres: metres.saturating_add(trip.metres(place, stop)),
            before: before.unwrap_or(NONE),
            last: stop as u8,
            next: NONE,
        };
        self.keep((set | 1 << stop) * trip.stops() + stop, label);
    }

    /// Keeps a label unless another is as good in everything. One it beats is overwritten: nothing points at it yet.
    fn keep(&mut self, slot: usize, new: Label) {
        let as_good = |one: &Label, than: &Label| {
            one.leaves <= than.leaves && one.late <= than.late && one.metres <= than.metres
        };
        let mut at = self.heads[slot];
        while at != NONE {
            let old = &mut self.labels[at as usize];
            if as_good(old, &new) {
                return;
            }
            if as_good(&new, old) {
                *old = Label { next: old.next, ..new };
                return;
            }
            at = old.next;
        }
        let label = Label { next: self.heads[slot], ..new };
        self.heads[slot] = self.labels.len() as u32;
        self.labels.push(label);
    }

    /// The best order of exactly the stops in `set`, with its lateness, end and metres; `None` where a fixed first or last
    /// stop does not allow it.
    pub(in crate::domain) fn best(&self, set: usize) -> Option<((u32, u32, u32), Vec<usize>)> {
        let (n, end) = (self.trip.stops(), self.trip.end());
        let mut best: Option<((u32, u32, u32), u32)> = None;
        for last in (0..n).filter(|stop| set & (1 << stop) != 0) {
            let mut at = self.heads[set * n + last];
            while at != NONE {
                let label = self.labels[at as usize];
                let ends = label.leaves.saturating_add(self.trip.seconds(last, end));
                let metres = label.metres.saturating_add(self.trip.metres(last, end));
                let cost = (label.late, ends, metres);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, at));
                }
                at = label.next;
            }
        }
        best.map(|(cost, at)| (cost, self.trace(at)))
    }

    fn trace(&self, mut at: u32) -> Vec<usize> {
        let mut order = Vec::new();
        while at != NONE {
            let label = self.labels[at as usize];
            order.push(usize::from(label.last));
            at = label.before;
        }
        order.reverse();
        order
    }
}
