//! Which tiles of streets a view needs, of one file or of several that reach there.

use super::camera::{Camera, Covered, WorldBox};
use super::model::{Limits, LookAt};

/// Streets are drawn from this zoom on: farther away they are a grey mist.
pub(crate) const FROM_ZOOM: f64 = 10.5;
/// Pixels of a tile where it is drawn at its own zoom.
const TILE_PX: f64 = 512.0;

/// Where tiles come from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StreetSource {
    pub id: String,
    pub bounds: WorldBox,
    pub min_zoom: u8,
    pub max_zoom: u8,
}

/// A tile of a source, by the source's place in their list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StreetAt {
    pub source: usize,
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

impl StreetAt {
    /// Its box on the flat world.
    pub(crate) fn area(self) -> WorldBox {
        let tiles = f64::from(self.z).exp2();
        let (left, top) = (f64::from(self.x) / tiles, f64::from(self.y) / tiles);
        WorldBox { left, top, right: left + 1.0 / tiles, bottom: top + 1.0 / tiles }
    }

    pub(super) fn parent(self) -> Option<StreetAt> {
        Some(StreetAt { z: self.z.checked_sub(1)?, x: self.x / 2, y: self.y / 2, ..self })
    }
}

/// The zoom of the tiles that are drawn, before a source says how far it goes.
pub(crate) fn tile_zoom(zoom: f64) -> u8 {
    (zoom - (TILE_PX / 256.0).log2()).floor().clamp(0.0, 22.0) as u8
}

/// The tiles that would serve there, the best first: of the source that goes closest; of those that go as close, of the last,
/// which was kept latest.
pub(crate) fn serving(sources: &[StreetSource], z: u8, (x, y): (f64, f64)) -> Vec<StreetAt> {
    let over = sources.iter().enumerate().filter(|(_, one)| one.bounds.contains(x, y) && z >= one.min_zoom);
    let mut over: Vec<(u8, usize)> = over.map(|(source, one)| (one.max_zoom.min(z), source)).collect();
    over.sort_by(|a, b| b.cmp(a));
    let tile = |(z, source): (u8, usize)| {
        let tiles = f64::from(z).exp2();
        let part = |value: f64| (value * tiles).floor().clamp(0.0, tiles - 1.0) as u32;
        StreetAt { source, z, x: part(x), y: part(y) }
    };
    over.into_iter().map(tile).collect()
}

/// What serves each part of a view, the nearest to its middle first.
pub(crate) fn wanted(sources: &[StreetSource], camera: &Camera, margin: f64) -> Vec<Vec<StreetAt>> {
    let z = tile_zoom(camera.zoom);
    let (view, tiles) = (camera.view(margin), f64::from(z).exp2());
    let span = |low: f64, high: f64| {
        let part = |value: f64| (value * tiles).floor().clamp(0.0, tiles - 1.0) as u32;
        part(low)..=part(high)
    };
    let mut found: Vec<(f64, Vec<StreetAt>)> = Vec::new();
    for y in span(view.top, view.bottom) {
        for x in span(view.left, view.right) {
            let square = StreetAt { source: 0, z, x, y }.area();
            let middle = ((square.left + square.right) / 2.0, (square.top + square.bottom) / 2.0);
            // A source that ends inside the square is asked by the part of it that it has.
            let part = |one: &StreetSource| {
                let at = |middle: f64, low: f64, high: f64| middle.clamp(low.min(high), high.max(low));
                (
                    at(middle.0, one.bounds.left, one.bounds.right),
                    at(middle.1, one.bounds.top, one.bounds.bottom),
                )
            };
            let over = sources.iter().filter(|one| one.bounds.touches(&square)).map(part);
            let over = over.filter(|(x, y)| square.contains(*x, *y)).map(|at| serving(sources, z, at));
            let away = (middle.0 - camera.x).hypot(middle.1 - camera.y);
            found.extend(over.filter(|serving| !serving.is_empty()).map(|serving| (away, serving)));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let mut parts: Vec<Vec<StreetAt>> = Vec::new();
    for (_, serving) in found {
        if !parts.contains(&serving) {
            parts.push(serving);
        }
    }
    parts
}

/// The first tile that a map asks for, worked out before it stands: `look`: where it looks as soon as it does, its `home` if
/// nowhere else.
pub(crate) fn first_tile(
    sources: &[StreetSource],
    size: (f64, f64),
    (home, covered): (WorldBox, Covered),
    limits: Option<Limits>,
    look: Option<LookAt>,
) -> Option<StreetAt> {
    let mut camera = Camera::at_first(size, home, covered);
    if let Some(LookAt { area, closest, exactly: true, turn: _ }) = look {
        camera.fit(area, 0.0, closest, Covered::default());
    }
    let camera = limits.map_or(camera, |limits| camera.held(limits.area, limits.max_zoom));
    let first =
        (camera.zoom >= FROM_ZOOM).then(|| wanted(sources, &camera, 0.0).into_iter().next()).flatten()?;
    first.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(left: f64, right: f64, max_zoom: u8) -> StreetSource {
        let bounds = WorldBox { left, top: 0.25, right, bottom: 0.75 };
        StreetSource { id: left.to_string(), bounds, min_zoom: 10, max_zoom }
    }

    fn camera(zoom: f64) -> Camera {
        Camera { x: 0.501, y: 0.501, zoom, width: 800.0, height: 600.0 }
    }

    fn best_of(sources: &[StreetSource], zoom: f64) -> Vec<StreetAt> {
        wanted(sources, &camera(zoom), 0.0).iter().map(|serving| serving[0]).collect()
    }

    #[test]
    fn a_view_asks_for_what_it_shows_nearest_first_and_nothing_twice() {
        let tiles = best_of(&[source(0.0, 1.0, 14)], 15.0);
        assert!(tiles.iter().all(|at| at.z == 14));
        assert!((4..=9).contains(&tiles.len()), "{}", tiles.len());
        assert!(tiles[0].area().contains(0.501, 0.501));
        let mut once = tiles.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), tiles.len());
    }

    #[test]
    fn closer_than_the_source_goes_its_closest_tiles_serve() {
        let tiles = best_of(&[source(0.0, 1.0, 14)], 18.0);
        assert!(tiles.len() <= 2 && tiles.iter().all(|at| at.z == 14), "{tiles:?}");
        assert!(wanted(&[source(0.0, 1.0, 14)], &camera(9.0), 0.0).is_empty(), "farther than it goes");
        assert!(wanted(&[source(0.6, 1.0, 14)], &camera(15.0), 0.0).is_empty(), "beside it");
        assert!(wanted(&[], &camera(15.0), 0.0).is_empty());
    }

    #[test]
    fn of_two_sources_the_closer_one_is_asked_and_of_equals_the_newer() {
        let over = |sources: &[StreetSource]| serving(sources, 15, (0.5, 0.5))[0].source;
        assert_eq!(over(&[source(0.0, 1.0, 13), source(0.4, 1.0, 15)]), 1);
        assert_eq!(over(&[source(0.0, 1.0, 15), source(0.4, 1.0, 15)]), 1);
        assert_eq!(
            over(&[source(0.0, 1.0, 16), source(0.4, 1.0, 15)]),
            1,
            "closer than it is asked, they are equal"
        );
        assert_eq!(over(&[source(0.0, 1.0, 15), source(0.4, 1.0, 13)]), 0);
    }

    #[test]
    fn the_other_files_that_reach_a_place_stand_behind_the_best() {
        let files = [source(0.0, 1.0, 13), source(0.6, 1.0, 15), source(0.4, 1.0, 15)];
        let found: Vec<(usize, u8)> =
            serving(&files, 15, (0.5, 0.5)).iter().map(|at| (at.source, at.z)).collect();
        assert_eq!(found, [(2, 15), (0, 13)]);
        assert!(wanted(&files, &camera(16.0), 0.0).iter().all(|serving| serving.len() == 2));
    }

    #[test]
    fn the_first_tile_is_known_before_the_map_stands() {
        let files = [source(0.0, 1.0, 14)];
        let box_at = |x: f64, half: f64| WorldBox {
            left: x - half,
            top: 0.5 - half,
            right: x + half,
            bottom: 0.5 + half,
        };
        let covered = Covered { top: 64.0, left: 288.0, right: 56.0, bottom: 0.0 };
        let home = box_at(0.501, 2e-5);
        let found = |home, look| first_tile(&files, (1000.0, 700.0), (home, covered), None, look);
        // What the map itself would ask for first.
        let camera = Camera::at_first((1000.0, 700.0), home, covered);
        assert_eq!(found(home, None), Some(wanted(&files, &camera, 0.0)[0][0]));
        assert_eq!(found(box_at(0.501, 0.1), None), None, "too far for streets");
        let back = |exactly| LookAt { turn: 0, area: box_at(0.3, 2e-5), closest: 15.0, exactly };
        assert!(found(home, Some(back(true))).unwrap().area().contains(0.3, 0.49999));
        assert_eq!(found(home, Some(back(false))), found(home, None), "it flies there later");
        let far = Limits { area: box_at(0.5, 0.3), max_zoom: 10.0 };
        assert_eq!(first_tile(&files, (1000.0, 700.0), (home, covered), Some(far), None), None);
    }
}
