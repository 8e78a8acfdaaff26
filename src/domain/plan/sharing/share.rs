//! The division itself.

use super::asked::Asked;
use super::centre::centres;
use super::cost::{Cost, Ground};
use super::improve::Plan;
use super::relaxed::{MOST_ROWS, relaxed};
use crate::domain::place::geo::LatLon;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Division {
    /// The seat of each member.
    pub seats: Vec<usize>,
    /// Where the ways of each seat begin.
    pub centres: Vec<Option<LatLon>>,
    pub cost: Cost,
    /// Where they begin while everybody stays, and what that costs; the cost is `None` where somebody has nobody to stay with.
    pub centres_today: Vec<Option<LatLon>>,
    pub cost_today: Option<Cost>,
}

/// So often the middles may follow what each would serve.
const MOST_ROUNDS: usize = 6;
/// The same carteira is always divided the same way.
const SEED: u64 = 1;

/// Divides. Without seats nobody has one.
pub(crate) fn share(asked: &Asked, progress: impl Fn(usize, usize)) -> Division {
    const STEPS: usize = 100;
    if asked.seats.is_empty() {
        return Division::default();
    }
    let holders: Vec<Option<usize>> = asked.members.iter().map(|member| member.holder).collect();
    let centres_today = centres(asked, &holders);
    let ground = Ground::new(asked, &centres_today);
    progress(5, STEPS);
    let start = relaxed(&ground, MOST_ROWS).unwrap_or_else(|| nearest(&ground));
    progress(50, STEPS);
    let mut best = settled(&ground, start, centres_today);
    for round in 0..MOST_ROUNDS {
        let seats: Vec<Option<usize>> = best.seats.iter().copied().map(Some).collect();
        let middles = centres(asked, &seats);
        if middles == best.centres {
            break;
        }
        let ground = Ground::new(asked, &middles);
        let next = settled(&ground, best.seats.clone(), middles);
        if next.cost >= best.cost {
            break;
        }
        best = next;
        progress(50 + 20 * (round + 1) / MOST_ROUNDS, STEPS);
    }
    let last = Ground::new(asked, &best.centres);
    let mut plan = Plan::new(&last, best.seats);
    plan.improve(SEED, |done, all| progress(70 + 30 * done / all.max(1), STEPS));
    // Ways are measured from the middles of what is served in the end, as after a hand.
    let found = by_hand(asked, plan.seats);
    let staying: Option<Vec<usize>> =
        asked.members.iter().map(|member| member.pinned.or(member.holder)).collect();
    let staying = staying.map(|seats| by_hand(asked, seats));
    progress(STEPS, STEPS);
    match staying {
        Some(staying) if staying.cost <= found.cost => staying,
        Some(_) | None => found,
    }
}

/// The division that seats the members so, as a hand left it: priced, not improved.
pub(crate) fn by_hand(asked: &Asked, seats: Vec<usize>) -> Division {
    let sat: Vec<Option<usize>> = seats.iter().copied().map(Some).collect();
    let holders: Vec<Option<usize>> = asked.members.iter().map(|member| member.holder).collect();
    let (centres, centres_today) = (self::centres(asked, &sat), self::centres(asked, &holders));
    let cost = Ground::new(asked, &centres).cost(&seats);
    let today: Option<Vec<usize>> = holders.into_iter().collect();
    let cost_today = today.map(|today| Ground::new(asked, &centres_today).cost(&today));
    Division { seats, centres, cost, centres_today, cost_today }
}

fn settled(ground: &Ground<'_>, start: Vec<usize>, centres: Vec<Option<LatLon>>) -> Division {
    let mut plan = Plan::new(ground, start);
    plan.settle();
    Division { seats: plan.seats, cost: plan.cost, centres, ..Division::default() }
}

/// Everybody where it costs least, whatever the bounds.
fn nearest(ground: &Ground<'_>) -> Vec<usize> {
    let cheapest = |metres: &Vec<i64>| (0..metres.len()).min_by_key(|seat| metres[*seat]).unwrap_or(0);
    let members = ground.asked.members.iter().zip(&ground.metres);
    members.map(|(member, metres)| member.pinned.unwrap_or_else(|| cheapest(metres))).collect()
}
