//! What a division costs: how far outside the bounds of an even share, then metres a month.

use super::asked::{Asked, Measure, Member};
use crate::domain::place::geo::LatLon;
use serde::{Deserialize, Serialize};

/// The less, the better; what lies outside the bounds first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Cost {
    /// In billionths of all there is of a measure, summed over vendedores and measures.
    pub outside: i64,
    /// Road to the clients a month, one way, and what the changes of hands cost.
    pub metres: i64,
}

impl Cost {
    pub(super) fn plus(self, other: Cost) -> Cost {
        Cost { outside: self.outside + other.outside, metres: self.metres + other.metres }
    }

    pub(super) fn is_gain(self) -> bool {
        self < Cost::default()
    }
}

/// What one vendedor would serve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Load {
    pub clients: usize,
    pub centavos: i64,
    pub visits_thousandths: i64,
    /// One way from where the vendedor's ways begin, a month.
    pub metres: i64,
    /// Clients whose place nobody knows.
    pub unplaced: usize,
}

/// By seat. `seats`: of each member, where anybody serves it.
pub(crate) fn loads(asked: &Asked, seats: &[Option<usize>], centres: &[Option<LatLon>]) -> Vec<Load> {
    let mut loads = vec![Load::default(); asked.seats.len()];
    for (member, seat) in asked.members.iter().zip(seats) {
        let Some(load) = seat.and_then(|seat| loads.get_mut(seat)) else { continue };
        load.clients += 1;
        load.centavos += member.centavos;
        load.visits_thousandths += member.visits_thousandths;
        load.unplaced += usize::from(member.place.is_none());
        let centre = seat.and_then(|seat| centres.get(seat).copied().flatten());
        let visits = member.visits_thousandths;
        load.metres += centre.map_or(0, |centre| road(asked, member, centre) * visits / 1000);
    }
    loads
}

/// Who asks for no visits is best served by who is near all the same: so many thousandths of a visit a month.
const LEAST_VISITS: i64 = 100;
const BILLION: i128 = 1_000_000_000;

/// Metres from there to the client; 0 where nobody knows the place.
pub(super) fn road(asked: &Asked, member: &Member, centre: LatLon) -> i64 {
    let km = member.place.map_or(0.0, |place| place.distance_km(centre));
    (km * 10.0 * f64::from(asked.terms.road_factor_hundredths)).round() as i64
}

/// The ground a division stands on: every price worked out once for given centres.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub asked: &'a Asked,
    /// Member by seat: metres a month and, away from today's holder, what that costs.
    pub metres: Vec<Vec<i64>>,
    pub limits: Vec<Limits>,
    /// Member by measure.
    pub weights: Vec<Vec<i64>>,
}

/// What a vendedor may have of one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    pub least: i64,
    pub most: i64,
    pub total: i64,
}

impl Limits {
    /// What cannot be cut finer than one client, centavo or thousandth is not outside for that.
    fn of(measure: Measure, asked: &Asked) -> Self {
        let total: i64 = asked.members.iter().map(|member| measure.of(member)).sum();
        let (seats, tolerance) =
            (asked.seats.len().max(1) as i128, i128::from(asked.terms.tolerance_percent));
        let (whole, part) = (i128::from(total), 100 * seats);
        let even = whole.div_euclid(seats);
        let least = even.min((whole * (100 - tolerance).max(0) + part - 1).div_euclid(part));
        let most = (even + i128::from(whole.rem_euclid(seats) > 0))
            .max((whole * (100 + tolerance)).div_euclid(part));
        Self { least: least as i64, most: most as i64, total }
    }

    /// In billionths of the total, rounded up: the least excess counts.
    pub(super) fn outside(&self, load: i64) -> i64 {
        let over = (load - self.most).max(self.least - load).max(0);
        let total = i128::from(self.total.max(1));
        ((i128::from(over) * BILLION + total - 1) / total) as i64
    }
}

impl<'a> Ground<'a> {
    pub(super) fn new(asked: &'a Asked, centres: &[Option<LatLon>]) -> Self {
        let measures = asked.terms.balance.measures();
        let price = |member: &Member, seat: usize| {
            let way = centres.get(seat).copied().flatten().map_or(0, |centre| road(asked, member, centre));
            let moves = member.holder.is_some_and(|holder| holder != seat);
            let visits = member.visits_thousandths.max(LEAST_VISITS);
            way * visits / 1000 + if moves { asked.terms.move_metres } else { 0 }
        };
        let by_seat = |member: &Member| (0..asked.seats.len()).map(|seat| price(member, seat)).collect();
        let by_measure = |member: &Member| measures.iter().map(|measure| measure.of(member)).collect();
        Self {
            asked,
            metres: asked.members.iter().map(by_seat).collect(),
            limits: measures.iter().map(|measure| Limits::of(*measure, asked)).collect(),
            weights: asked.members.iter().map(by_measure).collect(),
        }
    }

    /// By seat, by measure.
    pub(super) fn weighed(&self, seats: &[usize]) -> Vec<Vec<i64>> {
        let mut loads = vec![vec![0; self.limits.len()]; self.asked.seats.len()];
        for (weights, seat) in self.weights.iter().zip(seats) {
            loads[*seat].iter_mut().zip(weights).for_each(|(load, weight)| *load += weight);
        }
        loads
    }

    pub(super) fn outside(&self, load: &[i64]) -> i64 {
        self.limits.iter().zip(load).map(|(limits, load)| limits.outside(*load)).sum()
    }

    pub(super) fn cost(&self, seats: &[usize]) -> Cost {
        let outside = self.weighed(seats).iter().map(|load| self.outside(load)).sum();
        let metres = self.metres.iter().zip(seats).map(|(of, seat)| of[*seat]).sum();
        Cost { outside, metres }
    }
}
