//! The division as a linear program (a transportation problem with bounds): each client may be served in parts. At its
//! optimum hardly more clients are in parts than there are bounds, and those go where their largest part is.

use super::cost::Ground;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// What lies outside the bounds costs so many times the dearest client for a whole even share: `improve.rs`, which looks at
/// the bounds first, has little left to put right.
const DEARER: f64 = 1000.0;

/// The seat of each member; `None`: the solver gave none, which is nobody's answer to wait for.
pub(super) fn relaxed(ground: &Ground<'_>) -> Option<Vec<usize>> {
    let members = &ground.asked.members;
    let seats = ground.asked.seats.len();
    let dearest = ground.metres.iter().flatten().copied().max().unwrap_or(0).max(1) as f64;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let parts: Vec<Vec<Variable>> = members
        .iter()
        .zip(&ground.metres)
        .map(|(member, metres)| {
            let part = |(seat, metres): (usize, &i64)| {
                let most = if member.pinned.is_some_and(|pinned| pinned != seat) { 0.0 } else { 1.0 };
                problem.add_var(*metres as f64 / dearest, (0.0, most))
            };
            let parts: Vec<Variable> = metres.iter().enumerate().map(part).collect();
            let whole: Vec<(Variable, f64)> = parts.iter().map(|part| (*part, 1.0)).collect();
            problem.add_constraint(&whole[..], ComparisonOp::Eq, 1.0);
            parts
        })
        .collect();
    for (measure, limits) in ground.limits.iter().enumerate().filter(|(_, limits)| limits.total > 0) {
        let even = limits.total as f64 / seats as f64;
        for seat in 0..seats {
            let over = problem.add_var(DEARER, (0.0, f64::INFINITY));
            let under = problem.add_var(DEARER, (0.0, f64::INFINITY));
            let share = |(parts, weights): (&Vec<Variable>, &Vec<i64>)| {
                (weights[measure] > 0).then(|| (parts[seat], weights[measure] as f64 / even))
            };
            let load: Vec<(Variable, f64)> = parts.iter().zip(&ground.weights).filter_map(share).collect();
            let most: Vec<_> = load.iter().copied().chain([(over, -1.0)]).collect();
            let least: Vec<_> = load.into_iter().chain([(under, 1.0)]).collect();
            problem.add_constraint(&most[..], ComparisonOp::Le, limits.most as f64 / even);
            problem.add_constraint(&least[..], ComparisonOp::Ge, limits.least as f64 / even);
        }
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    let largest = |parts: &Vec<Variable>| {
        let part = |seat: &usize| solution.var_value(parts[*seat]);
        (0..seats).max_by(|a, b| part(a).total_cmp(&part(b)).then(b.cmp(a)))
    };
    members.iter().zip(&parts).map(|(member, parts)| member.pinned.or_else(|| largest(parts))).collect()
}
