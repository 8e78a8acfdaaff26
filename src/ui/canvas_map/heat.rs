//! How much weighs where: weights spread around their places, as a field of the screen that is strongest where most comes
//! together.

/// Side of a square of the field, in pixels; it is drawn smoothed.
pub(crate) const CELL_PX: f64 = 8.0;
/// A weight is felt so far.
pub(crate) const REACH_PX: f64 = 56.0;
/// Steps of strength that are told apart.
pub(crate) const STEPS: usize = 12;

/// A weight at a place of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct HeatSpot {
    pub x: f64,
    pub y: f64,
    pub weight: f64,
}

/// Rows of squares; the strongest is 1. Empty where nothing weighs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub columns: usize,
    pub values: Vec<f64>,
}

/// `spots`: pixels of the screen with a weight; `size`: of the screen.
pub(crate) fn field(spots: &[(f64, f64, f64)], size: (f64, f64)) -> Field {
    let (columns, rows) = ((size.0 / CELL_PX).ceil() as usize, (size.1 / CELL_PX).ceil() as usize);
    let mut values = vec![0.0; columns * rows];
    let reach = (REACH_PX / CELL_PX).ceil() as i64;
    for &(x, y, weight) in spots.iter().filter(|(_, _, weight)| *weight > 0.0) {
        let (column, row) = ((x / CELL_PX).floor() as i64, (y / CELL_PX).floor() as i64);
        for r in (row - reach).max(0)..=(row + reach).min(rows as i64 - 1) {
            for c in (column - reach).max(0)..=(column + reach).min(columns as i64 - 1) {
                let middle = ((c as f64 + 0.5) * CELL_PX, (r as f64 + 0.5) * CELL_PX);
                let near = 1.0 - ((middle.0 - x).hypot(middle.1 - y) / REACH_PX).powi(2);
                if near > 0.0 {
                    values[r as usize * columns + c as usize] += weight * near * near;
                }
            }
        }
    }
    let most = values.iter().copied().fold(0.0, f64::max);
    if most <= 0.0 {
        return Field { columns, values: Vec::new() };
    }
    values.iter_mut().for_each(|value| *value /= most);
    Field { columns, values }
}

impl Field {
    /// The step of a strength, 0 for what is too little to be seen. By the root, so that one large place does not hide all others.
    pub(crate) fn step(value: f64) -> usize {
        (value.clamp(0.0, 1.0).sqrt() * STEPS as f64).floor() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (f64, f64) = (400.0, 240.0);

    fn at(field: &Field, x: f64, y: f64) -> f64 {
        field.values[(y / CELL_PX) as usize * field.columns + (x / CELL_PX) as usize]
    }

    #[test]
    fn the_strongest_place_is_one_and_far_from_all_is_nothing() {
        let field = field(&[(100.0, 100.0, 500.0), (300.0, 100.0, 250.0)], SIZE);
        assert_eq!((field.columns, field.values.len()), (50, 1500));
        assert_eq!(field.values.iter().copied().fold(0.0, f64::max), 1.0);
        let (large, small) = (at(&field, 100.0, 100.0), at(&field, 300.0, 100.0));
        assert!(large > 0.98 && (small / large - 0.5).abs() < 0.02, "{large} {small}");
        assert_eq!(at(&field, 200.0, 230.0), 0.0);
    }

    #[test]
    fn weights_at_one_place_add_up() {
        let apart = field(&[(100.0, 100.0, 1.0), (100.0, 100.0, 1.0), (300.0, 100.0, 2.0)], SIZE);
        assert!((at(&apart, 100.0, 100.0) - at(&apart, 300.0, 100.0)).abs() < 0.02);
    }

    #[test]
    fn nobody_and_nothing_at_stake_are_no_field_and_the_edge_is_no_trap() {
        assert!(field(&[], SIZE).values.is_empty());
        assert!(field(&[(100.0, 100.0, 0.0), (10.0, 10.0, -5.0)], SIZE).values.is_empty());
        assert!(field(&[(-900.0, 100.0, 3.0)], SIZE).values.is_empty());
        for corner in [(0.0, 0.0), (SIZE.0, SIZE.1), (-20.0, 100.0)] {
            assert!(!field(&[(corner.0, corner.1, 3.0)], SIZE).values.is_empty());
        }
    }

    #[test]
    fn strengths_are_steps_from_nothing_to_all() {
        assert_eq!([0.0, 0.001, 0.25, 1.0, 7.0].map(Field::step), [0, 0, 6, 12, 12]);
    }
}
