//! Points that would overlap on the map stand together.
//!
//! Greedy and deterministic, as web maps do it: in the given order, each free point takes every free point within
//! the radius. A grid whose cell is the radius finds the neighbours, so ten thousand points take a millisecond or two
//! and one zoom is grouped only when it is shown. See `docs/decisions` on why no crate does this.

use super::WorldPoint;

/// Groups of indexes into `points`: every index once, each group led by the point that formed it, groups and
/// members in ascending order. `radius` is in units of the flat map; zero groups only points at the same spot.
pub fn group_nearby(points: &[WorldPoint], radius: f64) -> Vec<Vec<u32>> {
    let grid = Grid::of(points, radius);
    let mut taken = vec![false; points.len()];
    let mut groups = Vec::new();
    for (index, centre) in (0_u32..).zip(points) {
        if taken[index as usize] {
            continue;
        }
        taken[index as usize] = true;
        let mut group = vec![index];
        grid.around(centre, |near| {
            let point = &points[near as usize];
            if !taken[near as usize] && (point.x - centre.x).hypot(point.y - centre.y) <= radius {
                taken[near as usize] = true;
                group.push(near);
            }
        });
        group.sort_unstable();
        groups.push(group);
    }
    groups
}

/// Points in the order of their cells, row by row, so that three cells side by side are one run.
struct Grid {
    cell: f64,
    /// Cell and index, ascending.
    placed: Vec<((i64, i64), u32)>,
}

impl Grid {
    fn of(points: &[WorldPoint], radius: f64) -> Grid {
        // A cell of its own for every spot when nothing else may join it.
        let cell = if radius > 0.0 { radius } else { f64::EPSILON };
        let place = |(index, point)| (cell_of(point, cell), index);
        let mut placed: Vec<((i64, i64), u32)> = (0..).zip(points).map(place).collect();
        placed.sort_unstable();
        Grid { cell, placed }
    }

    /// Calls `visit` with every index in the nine cells around a point.
    fn around(&self, centre: &WorldPoint, mut visit: impl FnMut(u32)) {
        let (row, column) = cell_of(centre, self.cell);
        for row in row - 1..=row + 1 {
            let from = self.placed.partition_point(|(cell, _)| *cell < (row, column - 1));
            let run = self.placed[from..].iter().take_while(|(cell, _)| *cell <= (row, column + 1));
            run.for_each(|(_, index)| visit(*index));
        }
    }
}

/// Row and column.
fn cell_of(point: &WorldPoint, cell: f64) -> (i64, i64) {
    ((point.y / cell).floor() as i64, (point.x / cell).floor() as i64)
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
