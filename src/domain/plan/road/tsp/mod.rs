//! The order of the day's stops that travels least.
//!
//! Up to 12 stops the order is exact (Held and Karp 1962); beyond, chained 2-opt and Or-opt moves with small
//! perturbations, which reach within half a percent of the optimum on the reference instances. The random
//! numbers come from a seed, so the same day always gives the same order. Orders with opening hours are in `day_route/`.

mod exact;
mod local_search;

use serde::{Deserialize, Serialize};

/// Distances (or minutes) between places, symmetric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distances {
    places: usize,
    cells: Vec<u32>,
}

impl Distances {
    /// Asks for each pair once, the smaller index first; a place is at 0 from itself.
    pub fn from_fn(places: usize, distance: impl Fn(usize, usize) -> u32) -> Self {
        let mut cells = vec![0; places * places];
        for i in 0..places {
            for j in i + 1..places {
                let between = distance(i, j).min(FARTHEST);
                cells[i * places + j] = between;
                cells[j * places + i] = between;
            }
        }
        Self { places, cells }
    }

    pub fn places(&self) -> usize {
        self.places
    }

    pub fn between(&self, i: usize, j: usize) -> u32 {
        self.cells[i * self.places + j]
    }

    /// Length of going through the places in this order, without coming back.
    pub fn path_length(&self, order: &[usize]) -> u64 {
        order.windows(2).map(|leg| u64::from(self.between(leg[0], leg[1]))).sum()
    }
}

/// No two places are farther apart than this: room for sums and for the penalties of fixed ends.
const FARTHEST: u32 = 1 << 24;

/// Where the day starts and ends, as places among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ends {
    /// Leaves home and comes back to it.
    Round { home: usize },
    /// Leaves one place and ends at another.
    FromTo { start: usize, end: usize },
    /// Leaves one place and ends at whichever stop is last.
    From { start: usize },
    /// Starts and ends wherever it is shortest.
    Free,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Itinerary {
    /// Every place once, the start first; a round trip does not repeat home at the end.
    pub order: Vec<usize>,
    /// What is travelled, the way back of a round trip included.
    pub length: u64,
    /// Whether no shorter order exists, or only none was found.
    pub is_exact: bool,
}

/// The shortest order found with `rounds` perturbations: 2,000 take some milliseconds for 50 stops.
pub fn shortest_order(distances: &Distances, ends: Ends, rounds: u32, seed: u64) -> Itinerary {
    let mut search = Search::new(distances, ends, seed);
    search.improve(rounds);
    search.itinerary()
}

/// A search that can be continued and stopped: call [`Search::improve`] while there is time.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    distances: &'a Distances,
    ends: Ends,
    loop_: Loop,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    Exact(Vec<u32>),
    Approximate(Box<local_search::LocalSearch>),
}

/// Nodes of the loop, the added one included, up to which the order is exact: 12 stops and two ends.
const EXACT_UP_TO: usize = 14;

impl<'a> Search<'a> {
    pub fn new(distances: &'a Distances, ends: Ends, seed: u64) -> Self {
        let loop_ = Loop::new(distances, ends);
        let state = if loop_.nodes <= EXACT_UP_TO {
            State::Exact(exact::shortest_loop(&loop_))
        } else {
            State::Approximate(Box::new(local_search::LocalSearch::new(&loop_, seed)))
        };
        Self { distances, ends, loop_, state }
    }

    /// Tries `rounds` perturbations; nothing to do when the order is exact.
    pub fn improve(&mut self, rounds: u32) {
        match &mut self.state {
            State::Exact(_) => {}
            State::Approximate(search) => search.improve(&self.loop_, rounds),
        }
    }

    pub fn itinerary(&self) -> Itinerary {
        let (tour, is_exact) = match &self.state {
            State::Exact(tour) => (tour.as_slice(), true),
            State::Approximate(search) => (search.shortest(), false),
        };
        let order = self.open(tour);
        let way_back = match self.ends {
            Ends::Round { home } => {
                order.last().map_or(0, |last| u64::from(self.distances.between(*last, home)))
            }
            Ends::FromTo { .. } | Ends::From { .. } | Ends::Free => 0,
        };
        Itinerary { length: self.distances.path_length(&order) + way_back, order, is_exact }
    }

    /// The loop cut where the day starts, in the direction it is travelled.
    fn open(&self, tour: &[u32]) -> Vec<usize> {
        let places = self.distances.places();
        let (cut, first) = match self.ends {
            Ends::Round { home } => (home, None),
            Ends::FromTo { start, .. } | Ends::From { start } => (places, Some(start)),
            Ends::Free => (places, None),
        };
        let Some(at) = tour.iter().position(|node| *node as usize == cut) else {
            return tour.iter().map(|node| *node as usize).collect();
        };
        let mut order: Vec<usize> = tour[at..]
            .iter()
            .chain(&tour[..at])
            .map(|node| *node as usize)
            .filter(|node| *node < places)
            .collect();
        // Either direction is as long: the one that starts at the start, or with the smaller place.
        let (head, tail) = if cut == places { (0, order.len() - 1) } else { (1, order.len() - 1) };
        let is_backwards = match first {
            Some(start) => order.first() != Some(&start),
            None => head < tail && order[head] > order[tail],
        };
        if is_backwards {
            order[head..].reverse();
        }
        order
    }
}

/// The day as a closed loop: paths get one more node, which joins their two ends.
#[derive(Clone, Debug)]
struct Loop {
    nodes: usize,
    cells: Vec<u32>,
}

impl Loop {
    fn new(distances: &Distances, ends: Ends) -> Self {
        let places = distances.places();
        // Dearer than any day: an edge of this length is used only when it cannot be avoided.
        let avoid = FARTHEST.saturating_mul(4).max(1);
        let joins = |place: usize| match ends {
            Ends::Round { .. } | Ends::Free => 0,
            Ends::FromTo { start, end } => u32::from(place != start && place != end) * avoid,
            Ends::From { start } => u32::from(place != start) * avoid,
        };
        let nodes = match ends {
            Ends::Round { .. } => places,
            Ends::FromTo { .. } | Ends::From { .. } | Ends::Free => places + usize::from(places > 0),
        };
        let mut cells = vec![0; nodes * nodes];
        for i in 0..nodes {
            for j in 0..nodes {
                cells[i * nodes + j] = match (i < places, j < places) {
                    (true, true) => distances.between(i, j),
                    (true, false) => joins(i),
                    (false, true) => joins(j),
                    (false, false) => 0,
                };
            }
        }
        Self { nodes, cells }
    }

    fn between(&self, i: u32, j: u32) -> i64 {
        i64::from(self.cells[i as usize * self.nodes + j as usize])
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
