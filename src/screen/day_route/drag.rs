//! A row that is dragged: the place it comes to, and how far the others make way. Lengths are pixels.

/// Top and height of a row when the finger went down.
pub(crate) type Row = (f64, f64);

/// The place of a row whose middle went so far: past the middle of each other row it passes.
pub(crate) fn place(rows: &[Row], from: usize, by: f64) -> usize {
    let Some((top, height)) = rows.get(from) else { return from };
    let middle = top + height / 2.0 + by;
    let passed = |row: &Row| row.0 + row.1 / 2.0;
    if by >= 0.0 {
        from + rows.iter().skip(from + 1).take_while(|row| passed(row) < middle + height / 2.0).count()
    } else {
        from - rows.iter().take(from).rev().take_while(|row| passed(row) > middle - height / 2.0).count()
    }
}

/// How far the row at a place is drawn from where it stands, while that of `from` is held `by` so far, over `to`.
/// `None`: it stays.
pub(crate) fn shift(rows: &[Row], at: usize, from: usize, to: usize, by: f64) -> Option<f64> {
    let height = rows.get(from).map_or(0.0, |row| row.1);
    if at == from {
        Some(by)
    } else if from < at && at <= to {
        Some(-height)
    } else if to <= at && at < from {
        Some(height)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Heights 40, 60, 40 from the top.
    const ROWS: [Row; 3] = [(0.0, 40.0), (40.0, 60.0), (100.0, 40.0)];

    #[test]
    fn an_edge_that_passes_the_middle_of_a_row_takes_its_place() {
        for (from, by, to) in [
            (0, 0.0, 0),
            // Its lower edge stands at 40 and the next row's middle at 70.
            (0, 30.0, 0),
            (0, 30.1, 1),
            (0, 80.0, 1),
            (0, 80.1, 2),
            (0, 900.0, 2),
            // Its upper edge stands at 100.
            (2, -30.0, 2),
            (2, -30.1, 1),
            (2, -80.1, 0),
            (1, -20.0, 1),
            (1, -20.1, 0),
            (1, 20.1, 2),
            // No such row.
            (3, 50.0, 3),
        ] {
            assert_eq!(place(&ROWS, from, by), to, "{from} {by}");
        }
    }

    #[test]
    fn the_rows_between_make_way_by_the_height_of_the_one_held() {
        let all = |from, to, by| [0, 1, 2].map(|at| shift(&ROWS, at, from, to, by));
        assert_eq!(all(0, 2, 90.0), [Some(90.0), Some(-40.0), Some(-40.0)]);
        assert_eq!(all(2, 1, -31.0), [None, Some(40.0), Some(-31.0)]);
        assert_eq!(all(1, 1, 3.0), [None, Some(3.0), None]);
    }
}
