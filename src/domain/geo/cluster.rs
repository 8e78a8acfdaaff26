//! Points that would overlap on the map stand together.
//!
//! Greedy and deterministic, as web maps do it: in the given order, each free point takes every free point within
//! the radius. A grid whose cell is the radius finds the neighbours, so ten thousand points take a few
//! milliseconds and one zoom is grouped only when it is shown. See `docs/decisions` on why no crate does this.

use super::WorldPoint;
use std::collections::BTreeMap;

/// Groups of indexes into `points`: every index once, each group led by the point that formed it, groups and
/// members in ascending order. `radius` is in units of the flat map; zero groups only points at the same spot.
pub fn group_nearby(points: &[WorldPoint], radius: f64) -> Vec<Vec<u32>> {
    // A cell of its own for every spot when nothing else may join it.
    let cell = if radius > 0.0 { radius } else { f64::EPSILON };
    let key = |p: &WorldPoint| ((p.x / cell).floor() as i64, (p.y / cell).floor() as i64);
    let mut cells: BTreeMap<(i64, i64), Vec<u32>> = BTreeMap::new();
    for (index, point) in (0..).zip(points) {
        cells.entry(key(point)).or_default().push(index);
    }
    let mut taken = vec![false; points.len()];
    let mut groups = Vec::new();
    for (index, centre) in (0_u32..).zip(points) {
        if taken[index as usize] {
            continue;
        }
        let (column, row) = key(centre);
        let mut group = vec![index];
        taken[index as usize] = true;
        for near in (column - 1..=column + 1).flat_map(|c| (row - 1..=row + 1).map(move |r| (c, r))) {
            let Some(members) = cells.get_mut(&near) else { continue };
            members.retain(|&member| {
                let point = &points[member as usize];
                let close = (point.x - centre.x).hypot(point.y - centre.y) <= radius;
                if close && !taken[member as usize] {
                    taken[member as usize] = true;
                    group.push(member);
                }
                !close
            });
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(xs: &[(f64, f64)]) -> Vec<WorldPoint> {
        xs.iter().map(|&(x, y)| WorldPoint { x, y }).collect()
    }

    #[test]
    fn none_gives_none_and_one_stands_alone() {
        assert!(group_nearby(&[], 0.1).is_empty());
        assert_eq!(group_nearby(&points(&[(0.5, 0.5)]), 0.1), [[0]]);
    }

    #[test]
    fn a_point_on_the_radius_joins_and_one_past_it_does_not() {
        let row = points(&[(0.5, 0.5), (0.75, 0.5), (0.750_001, 0.5)]);
        assert_eq!(group_nearby(&row, 0.25), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn neighbours_across_a_cell_edge_are_found() {
        let pair = points(&[(0.0999, 0.0999), (0.1001, 0.1001)]);
        assert_eq!(group_nearby(&pair, 0.1), [[0, 1]]);
    }

    #[test]
    fn radius_zero_groups_only_the_same_spot() {
        let row = points(&[(0.5, 0.5), (0.5, 0.5), (0.500_000_1, 0.5)]);
        assert_eq!(group_nearby(&row, 0.0), [vec![0, 1], vec![2]]);
    }

    proptest! {
        #[test]
        fn each_point_is_in_one_group_and_near_its_leader(
            xs in proptest::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 0..200),
            radius in 0.0..0.3_f64,
        ) {
            let points = points(&xs);
            let groups = group_nearby(&points, radius);
            let mut seen: Vec<u32> = groups.iter().flatten().copied().collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..points.len() as u32).collect::<Vec<_>>());
            let leaders: Vec<WorldPoint> = groups.iter().map(|g| points[g[0] as usize]).collect();
            for (group, leader) in groups.iter().zip(&leaders) {
                for &member in group {
                    let p = points[member as usize];
                    prop_assert!((p.x - leader.x).hypot(p.y - leader.y) <= radius);
                }
            }
            // Two leaders within the radius would have been one group.
            for (i, a) in leaders.iter().enumerate() {
                for b in &leaders[i + 1..] {
                    prop_assert!((a.x - b.x).hypot(a.y - b.y) > radius);
                }
            }
        }
    }
}
