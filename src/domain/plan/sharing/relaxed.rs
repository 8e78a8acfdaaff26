//! The division as a linear program (a transportation problem with bounds): each client may be served in parts. At its
//! optimum hardly more clients are in parts than there are bounds, and those go where their largest part is.

use super::bundles::bundles;
use super::cost::Ground;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// What lies outside the bounds costs so many times the dearest client for a whole even share: `improve.rs`, which looks at
/// the bounds first, has little left to put right.
const DEARER: f64 = 1000.0;

/// More rows than these are bundled: a second or two of a worker.
pub(super) const MOST_ROWS: usize = 2_000;

/// The seat of each member, by a program of at most so many rows; `None`: the solver gave none.
pub(super) fn relaxed(ground: &Ground<'_>, most_rows: usize) -> Option<Vec<usize>> {
    let members = &ground.asked.members;
    let rows = bundles(ground, most_rows);
    let sums = |of: &[Vec<i64>], row: &[usize]| {
        let mut sum = vec![0; of.first().map_or(0, Vec::len)];
        row.iter().for_each(|at| sum.iter_mut().zip(&of[*at]).for_each(|(sum, one)| *sum += one));
        sum
    };
    let metres: Vec<Vec<i64>> = rows.iter().map(|row| sums(&ground.metres, row)).collect();
    let weights: Vec<Vec<i64>> = rows.iter().map(|row| sums(&ground.weights, row)).collect();
    let pinned = |row: &Vec<usize>| row.first().and_then(|at| members[*at].pinned);
    let seats = ground.asked.seats.len();
    let dearest = metres.iter().flatten().copied().max().unwrap_or(0).max(1) as f64;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let parts: Vec<Vec<Variable>> = rows
        .iter()
        .zip(&metres)
        .map(|(row, metres)| {
            let part = |(seat, metres): (usize, &i64)| {
                let most = if pinned(row).is_some_and(|pinned| pinned != seat) { 0.0 } else { 1.0 };
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
            let load: Vec<(Variable, f64)> = parts.iter().zip(&weights).filter_map(share).collect();
            let most: Vec<_> = load.iter().copied().chain([(over, -1.0)]).collect();
            let least: Vec<_> = load.into_iter().chain([(under, 1.0)]).collect();
            problem.add_constraint(&most[..], ComparisonOp::Le, limits.most as f64 / even);
            problem.add_constraint(&least[..], ComparisonOp::Ge, limits.least as f64 / even);
        }
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    let mut found = vec![0; members.len()];
    for (row, parts) in rows.iter().zip(&parts) {
        let part = |seat: &usize| solution.var_value(parts[*seat]);
        let largest = (0..seats).max_by(|a, b| part(a).total_cmp(&part(b)).then(b.cmp(a)))?;
        row.iter().for_each(|at| found[*at] = pinned(row).unwrap_or(largest));
    }
    Some(found)
}
