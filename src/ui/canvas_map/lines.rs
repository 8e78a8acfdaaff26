//! Lines of the ground made lighter: thinned to what a zoom can show, and put into pieces so that only those in view
//! are traced.

use super::camera::WorldBox;
use std::collections::BTreeMap;

/// Side of the squares that lines are put together by, in world units: about 1.4 degrees.
const CELL: f64 = 1.0 / 256.0;
/// From this zoom on every vertex is drawn; below, each whole zoom has lines of its own.
const FULL_ZOOM: f64 = 10.0;
const COARSEST: u8 = 4;
/// A vertex nearer to the line without it than this would not be seen.
const UNSEEN_PX: f64 = 0.6;

/// An area drawn by hand has no more corners.
const MOST_CORNERS: usize = 40;

/// How finely lines are drawn: the whole zoom they are thinned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Detail(u8);

impl Detail {
    pub(crate) fn of(zoom: f64) -> Detail {
        Detail((zoom.clamp(f64::from(COARSEST), FULL_ZOOM).floor()) as u8)
    }

    /// World units a line may be off by, up to the end of its zoom.
    fn tolerance(self) -> f64 {
        if f64::from(self.0) >= FULL_ZOOM { 0.0 } else { UNSEEN_PX / (256.0 * f64::from(self.0 + 1).exp2()) }
    }

    pub(crate) fn thin(self, line: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let tolerance = self.tolerance();
        if tolerance > 0.0 { thin(line, tolerance) } else { line.to_vec() }
    }

    /// Whether its lines are worth keeping while another is shown: a pinch goes back and forth between neighbours.
    pub(crate) fn is_near(self, other: Detail) -> bool {
        self.0.abs_diff(other.0) <= 1
    }
}

/// Lines that lie together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub bounds: WorldBox,
    /// Positions in the list of lines.
    pub lines: Vec<usize>,
    pub vertices: usize,
}

/// Each line is in one piece, that of the square its middle vertex lies in.
pub(crate) fn pieces(lines: &[Vec<(f64, f64)>]) -> Vec<Piece> {
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some((x, y)) = line.get(line.len() / 2) {
            cells.entry(((y / CELL).floor() as i64, (x / CELL).floor() as i64)).or_default().push(at);
        }
    }
    let piece = |inside: Vec<usize>| {
        let vertices = || inside.iter().flat_map(|at| &lines[*at]);
        let bounds = WorldBox::around(vertices().copied())?;
        Some(Piece { bounds, vertices: vertices().count(), lines: inside })
    };
    cells.into_values().filter_map(piece).collect()
}

/// Leaves out vertices nearer than `tolerance` to the line without them (Douglas and Peucker); the ends stay.
pub(crate) fn thin(line: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
    let mut kept = vec![false; line.len()];
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    if let (Some(first), true) = (kept.first_mut(), line.len() > 1) {
        *first = true;
    }
    if let Some(last) = kept.last_mut() {
        *last = true;
    }
    while let Some((from, to)) = spans.pop() {
        let inside = (from + 1)..to;
        let furthest =
            inside.map(|at| (off(line[at], line[from], line[to]), at)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((apart, at)) = furthest
            && apart > tolerance
        {
            kept[at] = true;
            spans.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

/// A line drawn by hand as the corners of an area: `tolerance` at first, and coarser until they are few enough to be kept.
pub(crate) fn outline_of(line: &[(f64, f64)], tolerance: f64) -> Vec<(f64, f64)> {
    let mut tolerance = tolerance;
    let mut corners = thin(line, tolerance);
    while corners.len() > MOST_CORNERS {
        tolerance *= 1.5;
        corners = thin(line, tolerance);
    }
    corners
}

/// Distance of a point from the segment between two others.
fn off((x, y): (f64, f64), (ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (x - ax - along * dx).hypot(y - ay - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nearer_than_the_tolerance_goes_and_the_ends_stay() {
        let line = [(0.0, 0.0), (1.0, 0.09), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)];
        assert_eq!(thin(&line, 0.1), [(0.0, 0.0), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]);
        assert_eq!(thin(&line, 0.05), line);
        assert_eq!(thin(&line, 9.0), [(0.0, 0.0), (4.0, 0.0)]);
        assert_eq!(thin(&[], 1.0), []);
        assert_eq!(thin(&[(1.0, 1.0)], 1.0), [(1.0, 1.0)]);
    }

    #[test]
    fn an_area_drawn_by_hand_has_few_corners_and_its_ends() {
        let round: Vec<(f64, f64)> =
            (0..500).map(|at| f64::from(at) / 80.0).map(|angle: f64| (angle.cos(), angle.sin())).collect();
        let corners = outline_of(&round, 1e-6);
        assert!((8..=MOST_CORNERS).contains(&corners.len()), "{}", corners.len());
        assert_eq!((corners.first(), corners.last()), (round.first(), round.last()));
        assert!(corners.iter().all(|(x, y)| (x.hypot(*y) - 1.0).abs() < 1e-9));
    }

    #[test]
    fn a_ring_keeps_its_shape_though_it_ends_where_it_begins() {
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.01), (0.0, 1.0), (0.0, 0.0)];
        assert_eq!(thin(&ring, 0.1), [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]);
    }

    #[test]
    fn nothing_moves_by_a_pixel_and_close_by_nothing_is_left_out() {
        for (zoom, least) in [(4.0, 4), (6.5, 6), (9.99, 9), (10.0, 10), (17.0, 10), (2.0, 4)] {
            let detail = Detail::of(zoom);
            assert_eq!(detail, Detail(least), "{zoom}");
            assert!(detail.tolerance() * 256.0 * f64::from(least + 1).exp2() < 1.0);
        }
        assert_eq!(Detail::of(12.0).tolerance(), 0.0);
        assert!(Detail(6).is_near(Detail(7)) && !Detail(6).is_near(Detail(8)));
    }

    #[test]
    fn each_line_is_in_the_piece_of_its_square() {
        let far = 10.0 * CELL;
        let lines = [
            vec![(0.1, 0.1), (0.1001, 0.1001)],
            vec![(0.1 + far, 0.1), (0.1002 + far, 0.1)],
            vec![(0.1, 0.1001), (0.1001, 0.1)],
            vec![],
        ];
        let pieces = pieces(&lines);
        let inside: Vec<&[usize]> = pieces.iter().map(|piece| &piece.lines[..]).collect();
        assert_eq!(inside, [&[0, 2][..], &[1][..]]);
        assert_eq!((pieces[0].vertices, pieces[1].vertices), (4, 2));
        assert!(pieces[0].bounds.contains(0.1001, 0.1001) && !pieces[0].bounds.contains(0.1 + far, 0.1));
    }
}
