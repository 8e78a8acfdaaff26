//! What stands on the map at one zoom: single points, and groups that say the mix of their kinds.

use super::camera::{Camera, WorldBox};

/// A point to be shown; `kind` is a position in the legend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MapPoint {
    pub id: u32,
    pub x: f64,
    pub y: f64,
    pub kind: u8,
    /// Its place is only approximate: drawn with a dashed outline.
    pub approximate: bool,
    /// Asks for a second look: drawn with a small mark of its own where it stands alone.
    pub flagged: bool,
    /// Written beside its shape where the map is close.
    pub number: Option<u16>,
}

/// One thing on the map that can be tapped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub x: f64,
    pub y: f64,
    /// Positions in the list of points, ascending.
    pub members: Vec<u32>,
    /// How many of each kind, by kind, none empty. One entry of 1 is a single point.
    pub mix: Vec<(u8, u32)>,
    pub area: WorldBox,
    /// Every member's place is approximate.
    pub approximate: bool,
}

/// Groups indexes of places that stand nearer than a radius, in world units.
pub(crate) type Grouping = fn(&[(f64, f64)], f64) -> Vec<Vec<u32>>;

/// Two marks nearer than this on the screen become one.
const APART_PX: f64 = 44.0;

/// The zoom step at which marks are grouped: every half zoom, so that groups part little by little.
pub(crate) fn level(zoom: f64) -> i32 {
    (zoom * 2.0).floor() as i32
}

pub(crate) fn marks_at(level: i32, points: &[MapPoint], grouping: Grouping) -> Vec<Mark> {
    let places: Vec<(f64, f64)> = points.iter().map(|p| (p.x, p.y)).collect();
    let radius = APART_PX / (256.0 * (f64::from(level) / 2.0).exp2());
    grouping(&places, radius).into_iter().filter_map(|members| mark(members, points)).collect()
}

fn mark(members: Vec<u32>, points: &[MapPoint]) -> Option<Mark> {
    let inside = || members.iter().filter_map(|i| points.get(*i as usize));
    let area = WorldBox::around(inside().map(|p| (p.x, p.y)))?;
    let mut mix: Vec<(u8, u32)> = Vec::with_capacity(1);
    let (mut x, mut y, mut count) = (0.0, 0.0, 0.0);
    for point in inside() {
        match mix.iter_mut().find(|(kind, _)| *kind == point.kind) {
            Some((_, number)) => *number += 1,
            None => mix.push((point.kind, 1)),
        }
        x += point.x;
        y += point.y;
        count += 1.0;
    }
    mix.sort_unstable();
    let approximate = inside().all(|p| p.approximate);
    Some(Mark { x: x / count, y: y / count, members, mix, area, approximate })
}

impl Mark {
    /// Counts its members anew, whose places are what they were.
    pub(crate) fn count_kinds(&mut self, points: &[MapPoint]) {
        self.mix.clear();
        let inside = || self.members.iter().filter_map(|at| points.get(*at as usize));
        self.approximate = inside().all(|point| point.approximate);
        let mut mix = std::mem::take(&mut self.mix);
        for kind in inside().map(|point| point.kind) {
            match mix.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, number)) => *number += 1,
                None => mix.push((kind, 1)),
            }
        }
        mix.sort_unstable();
        self.mix = mix;
    }

    pub(crate) fn count(&self) -> u32 {
        self.mix.iter().map(|(_, count)| count).sum()
    }

    /// The kind of a point that stands alone.
    pub(crate) fn single(&self) -> Option<u8> {
        match self.mix[..] {
            [(kind, 1)] => Some(kind),
            _ => None,
        }
    }

    /// Pixels from the middle to the edge of what is drawn.
    pub(crate) fn radius_px(&self) -> f64 {
        match self.count() {
            0 | 1 => 10.0,
            2..=9 => 17.0,
            10..=99 => 20.0,
            100..=999 => 24.0,
            _ => 28.0,
        }
    }

    /// Whether no zoom up to the closest would part the members.
    pub(crate) fn same_spot(&self, closest: f64) -> bool {
        let reach = (self.area.right - self.area.left).hypot(self.area.bottom - self.area.top);
        reach * 256.0 * closest.exp2() < APART_PX * 1.5
    }
}

/// The mark under a finger: the nearest whose touch target holds the spot, the later drawn on a tie.
pub(crate) fn mark_under(marks: &[Mark], camera: &Camera, sx: f64, sy: f64) -> Option<usize> {
    let mut found: Option<(f64, usize)> = None;
    for (index, mark) in marks.iter().enumerate() {
        let (x, y) = camera.to_screen(mark.x, mark.y);
        let apart = (x - sx).hypot(y - sy);
        if apart <= mark.radius_px().max(22.0) && found.is_none_or(|(nearest, _)| apart <= nearest) {
            found = Some((apart, index));
        }
    }
    found.map(|(_, index)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(id: u32, x: f64, y: f64, kind: u8) -> MapPoint {
        MapPoint { id, x, y, kind, approximate: id == 9, flagged: false, number: None }
    }

    /// All in one group, or each alone when the radius is under a thousandth.
    fn grouping(places: &[(f64, f64)], radius: f64) -> Vec<Vec<u32>> {
        let all = 0..places.len() as u32;
        if radius < 1e-3 { all.map(|i| vec![i]).collect() } else { vec![all.collect()] }
    }

    fn camera(zoom: f64) -> Camera {
        Camera { x: 0.5, y: 0.5, zoom, width: 800.0, height: 600.0 }
    }

    #[test]
    fn a_group_stands_in_the_middle_and_says_its_mix() {
        let points = [point(7, 0.4, 0.5, 2), point(8, 0.6, 0.5, 0), point(9, 0.5, 0.8, 2)];
        let marks = marks_at(level(4.0), &points, grouping);
        let [mark] = &marks[..] else { panic!("one group") };
        assert!((mark.x - 0.5).abs() < 1e-12 && (mark.y - 0.6).abs() < 1e-12);
        assert_eq!(mark.mix, [(0, 1), (2, 2)]);
        assert_eq!((mark.count(), mark.single(), mark.approximate), (3, None, false));
        assert!(!mark.same_spot(18.0));
    }

    #[test]
    fn zoomed_in_each_stands_alone() {
        let points = [point(7, 0.4, 0.5, 2), point(9, 0.6, 0.5, 0)];
        let marks = marks_at(level(12.0), &points, grouping);
        assert_eq!(marks.iter().map(Mark::single).collect::<Vec<_>>(), [Some(2), Some(0)]);
        assert_eq!(marks.iter().map(|m| m.approximate).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn points_on_top_of_each_other_are_at_the_same_spot() {
        let points = [point(1, 0.5, 0.5, 0), point(2, 0.5, 0.5, 1)];
        assert!(marks_at(level(4.0), &points, grouping)[0].same_spot(18.0));
    }

    #[test]
    fn no_points_no_marks() {
        assert!(marks_at(8, &[], |_, _| Vec::new()).is_empty());
    }

    #[test]
    fn a_finger_finds_the_nearest_within_its_target() {
        let camera = camera(4.0);
        let px = 1.0 / camera.scale();
        let points = [point(1, 0.5, 0.5, 0), point(2, 0.5 + 30.0 * px, 0.5, 0)];
        let marks = marks_at(level(12.0), &points, grouping);
        for (sx, sy, found) in [
            (400.0, 300.0, Some(0)),
            (414.0, 300.0, Some(0)),
            (416.0, 300.0, Some(1)),
            (400.0, 321.9, Some(0)),
            (400.0, 322.1, None),
        ] {
            assert_eq!(mark_under(&marks, &camera, sx, sy), found, "{sx} {sy}");
        }
    }

    #[test]
    fn recolouring_gives_what_grouping_again_would() {
        let point = |id: u32, x: f64, kind: u8| MapPoint {
            id,
            x,
            y: 0.5,
            kind,
            approximate: false,
            flagged: false,
            number: None,
        };
        let before: Vec<MapPoint> = (0..9).map(|id| point(id, f64::from(id) * 0.1, (id % 2) as u8)).collect();
        let after: Vec<MapPoint> = before.iter().map(|p| MapPoint { kind: 4 - p.kind, ..*p }).collect();
        let pairs: Grouping = |places, _| {
            let all: Vec<u32> = (0..places.len() as u32).collect();
            all.chunks(2).map(<[u32]>::to_vec).collect()
        };
        let mut marks = marks_at(8, &before, pairs);
        marks.iter_mut().for_each(|mark| mark.count_kinds(&after));
        assert_eq!(marks, marks_at(8, &after, pairs));
        assert_ne!(marks, marks_at(8, &before, pairs));
    }

    #[test]
    fn levels_change_every_half_zoom() {
        assert_eq!([4.0, 4.49, 4.5, 4.99, 5.0].map(level), [8, 8, 9, 9, 10]);
    }
}
