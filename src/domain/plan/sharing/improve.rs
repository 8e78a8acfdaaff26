//! A division made better: one client moved, two exchanged, until neither helps; then shaken and improved again as often as
//! the size allows.

use super::cost::{Cost, Ground};
use crate::domain::value::dice::Dice;

/// Exchanges looked at in all shakes together: a second or so.
const LOOKED_AT: usize = 40_000_000;
const MOST_SHAKES: usize = 1000;
/// A handful is usual; more would be a circle of gains too small to wait for.
const MOST_PASSES: usize = 50;
/// So many shakes on the average before it goes on from the best again.
const ASTRAY: usize = 12;

/// A division with what it weighs.
#[derive(Clone, Debug)]
pub(super) struct Plan<'a> {
    ground: &'a Ground<'a>,
    pub seats: Vec<usize>,
    pub cost: Cost,
    loads: Vec<Vec<i64>>,
    /// By seat.
    outside: Vec<i64>,
    /// Members that may move.
    free: Vec<usize>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(ground: &'a Ground<'a>, seats: Vec<usize>) -> Self {
        let loads = ground.weighed(&seats);
        let outside = loads.iter().map(|load| ground.outside(load)).collect();
        let pinned = |at: &usize| ground.asked.members[*at].pinned.is_some();
        let free = (0..seats.len()).filter(|at| !pinned(at)).collect();
        Self { cost: ground.cost(&seats), ground, seats, loads, outside, free }
    }

    /// Moves and exchanges until none helps.
    pub(super) fn settle(&mut self) {
        for _ in 0..MOST_PASSES {
            if !(self.moves() | self.exchanges()) {
                return;
            }
        }
    }

    /// Settles, then shakes and settles again, for a while also from what came out worse.
    pub(super) fn improve(&mut self, seed: u64, progress: impl Fn(usize, usize)) {
        self.settle();
        let pairs = self.free.len() * self.free.len();
        let shakes = (LOOKED_AT / pairs.max(1)).min(MOST_SHAKES);
        let mut dice = Dice::new(seed);
        let mut other = self.clone();
        for shake in 0..shakes {
            other.shake(&mut dice);
            other.settle();
            if other.cost < self.cost {
                self.clone_from(&other);
            } else if dice.below(ASTRAY) == 0 {
                other.clone_from(self);
            }
            progress(shake + 1, shakes);
        }
    }

    fn moves(&mut self) -> bool {
        let mut moved = false;
        for at in 0..self.free.len() {
            let member = self.free[at];
            let gains = (0..self.loads.len()).map(|to| (self.change(member, to), to));
            if let Some((_, to)) = gains.min().filter(|(change, _)| change.is_gain()) {
                self.put(member, to);
                moved = true;
            }
        }
        moved
    }

    fn exchanges(&mut self) -> bool {
        let mut exchanged = false;
        for a in 0..self.loads.len() {
            for b in a + 1..self.loads.len() {
                exchanged |= self.exchanges_between(a, b);
            }
        }
        exchanged
    }

    /// Who gains most by the change is tried first: where both are within their bounds, what does not save road is not tried.
    fn exchanges_between(&mut self, a: usize, b: usize) -> bool {
        let (ones, others) = (self.by_gain(a, b), self.by_gain(b, a));
        let mut exchanged = false;
        for (there, one) in ones {
            for (back, other) in &others {
                let within = self.outside[a] + self.outside[b] == 0;
                if (within && there + back >= 0) || self.seats[one] != a {
                    break;
                }
                if self.seats[*other] == b && self.exchange(one, *other).is_gain() {
                    self.put(one, b);
                    self.put(*other, a);
                    exchanged = true;
                }
            }
        }
        exchanged
    }

    /// The free members of a seat, with the metres that it would cost at another, the least first.
    fn by_gain(&self, from: usize, to: usize) -> Vec<(i64, usize)> {
        let metres = &self.ground.metres;
        let here = self.free.iter().filter(|member| self.seats[**member] == from);
        let mut all: Vec<(i64, usize)> =
            here.map(|member| (metres[*member][to] - metres[*member][from], *member)).collect();
        all.sort_unstable();
        all
    }

    /// What it would cost that the member moves.
    fn change(&self, member: usize, to: usize) -> Cost {
        let (ground, from) = (self.ground, self.seats[member]);
        if from == to {
            return Cost::default();
        }
        let weights = &ground.weights[member];
        let outside = |seat: usize, sign: i64| {
            let limits = ground.limits.iter().zip(&self.loads[seat]).zip(weights);
            limits.map(|((limits, load), weight)| limits.outside(load + sign * weight)).sum::<i64>()
        };
        Cost {
            outside: outside(from, -1) + outside(to, 1) - self.outside[from] - self.outside[to],
            metres: ground.metres[member][to] - ground.metres[member][from],
        }
    }

    fn exchange(&self, one: usize, other: usize) -> Cost {
        let (ground, a, b) = (self.ground, self.seats[one], self.seats[other]);
        let metres =
            ground.metres[one][b] + ground.metres[other][a] - ground.metres[one][a] - ground.metres[other][b];
        let now = self.outside[a] + self.outside[b];
        let differ = ground.weights[one].iter().zip(&ground.weights[other]).map(|(one, other)| one - other);
        let mut then = 0;
        for (at, more) in differ.enumerate() {
            let limits = ground.limits[at];
            then += limits.outside(self.loads[a][at] - more) + limits.outside(self.loads[b][at] + more);
        }
        Cost { outside: then - now, metres }
    }

    fn put(&mut self, member: usize, to: usize) {
        let from = self.seats[member];
        self.cost = self.cost.plus(self.change(member, to));
        for (at, weight) in self.ground.weights[member].iter().enumerate() {
            self.loads[from][at] -= weight;
            self.loads[to][at] += weight;
        }
        self.seats[member] = to;
        for seat in [from, to] {
            self.outside[seat] = self.ground.outside(&self.loads[seat]);
        }
    }

    /// A few members go anywhere.
    fn shake(&mut self, dice: &mut Dice) {
        for _ in 0..2 + dice.below(4) {
            let Some(member) = self.free.get(dice.below(self.free.len())).copied() else { return };
            let to = dice.below(self.loads.len());
            if to != self.seats[member] {
                self.put(member, to);
            }
        }
    }
}
