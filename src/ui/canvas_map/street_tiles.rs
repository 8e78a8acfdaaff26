//! Which tiles of streets a view needs, which are there, and what stands in for those that are on their way.

use super::camera::{Camera, WorldBox};
use std::collections::BTreeMap;

/// Pixels of a tile where it is drawn at its own zoom.
const TILE_PX: f64 = 512.0;
/// Asked for at once: few, so that what is looked at by then is asked for next. The first comes alone, to be seen at once.
const AT_ONCE: usize = 4;
/// Kept; the least looked at go first.
const MOST_KEPT: usize = 96;

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

    fn parent(self) -> Option<StreetAt> {
        Some(StreetAt { z: self.z.checked_sub(1)?, x: self.x / 2, y: self.y / 2, ..self })
    }
}

#[derive(Debug)]
enum Held<T> {
    Asked,
    Nothing,
    Ready(T),
}

/// The tiles that came, and those that were asked for.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    tiles: BTreeMap<StreetAt, (Held<T>, u64)>,
    turn: u64,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { tiles: BTreeMap::new(), turn: 0 }
    }
}

impl<T> Shelf<T> {
    pub(crate) fn clear(&mut self) {
        self.tiles.clear();
    }

    /// The tiles to ask for now; none while others are on their way.
    pub(crate) fn missing(&mut self, wanted: &[StreetAt]) -> Vec<StreetAt> {
        if self.tiles.values().any(|(held, _)| matches!(held, Held::Asked)) {
            return Vec::new();
        }
        let most = if self.tiles.is_empty() { 1 } else { AT_ONCE };
        let new: Vec<StreetAt> =
            wanted.iter().copied().filter(|at| !self.tiles.contains_key(at)).take(most).collect();
        for at in &new {
            self.tiles.insert(*at, (Held::Asked, self.turn));
        }
        new
    }

    pub(crate) fn put(&mut self, at: StreetAt, tile: Option<T>) {
        self.turn += 1;
        self.tiles.insert(at, (tile.map_or(Held::Nothing, Held::Ready), self.turn));
        while self.tiles.len() > MOST_KEPT {
            let oldest = self.tiles.iter().min_by_key(|(_, (_, turn))| *turn).map(|(at, _)| *at);
            let Some(oldest) = oldest else { break };
            self.tiles.remove(&oldest);
        }
    }

    /// It is asked for again where it is wanted.
    pub(crate) fn forget(&mut self, at: StreetAt) {
        self.tiles.remove(&at);
    }

    /// The tile, or the nearest above it that is there.
    pub(crate) fn best(&mut self, at: StreetAt) -> Option<StreetAt> {
        let mut looked = Some(at);
        while let Some(at) = looked {
            match self.tiles.get_mut(&at) {
                Some((Held::Ready(_), turn)) => {
                    *turn = self.turn;
                    return Some(at);
                }
                Some((Held::Nothing, _)) => return None,
                Some((Held::Asked, _)) | None => looked = at.parent(),
            }
        }
        None
    }

    pub(crate) fn get(&self, at: StreetAt) -> Option<&T> {
        match self.tiles.get(&at) {
            Some((Held::Ready(tile), _)) => Some(tile),
            Some((Held::Asked | Held::Nothing, _)) | None => None,
        }
    }
}

/// The zoom of the tiles that are drawn, before a source says how far it goes.
pub(crate) fn tile_zoom(zoom: f64) -> u8 {
    (zoom - (TILE_PX / 256.0).log2()).floor().clamp(0.0, 22.0) as u8
}

/// The tile of the source that goes closest there; of those that go as close as any, of the last: it was kept latest.
pub(crate) fn tile_over(sources: &[StreetSource], z: u8, (x, y): (f64, f64)) -> Option<StreetAt> {
    let over = sources.iter().enumerate().filter(|(_, one)| one.bounds.contains(x, y) && z >= one.min_zoom);
    let (source, found) = over.max_by_key(|(place, one)| (one.max_zoom.min(z), *place))?;
    let z = z.min(found.max_zoom);
    let tiles = f64::from(z).exp2();
    let part = |value: f64| (value * tiles).floor().clamp(0.0, tiles - 1.0) as u32;
    Some(StreetAt { source, z, x: part(x), y: part(y) })
}

/// The tiles that a view needs, the nearest to its middle first.
pub(crate) fn wanted(sources: &[StreetSource], camera: &Camera, margin: f64) -> Vec<StreetAt> {
    let z = tile_zoom(camera.zoom);
    let (view, tiles) = (camera.view(margin), f64::from(z).exp2());
    let span = |low: f64, high: f64| {
        let part = |value: f64| (value * tiles).floor().clamp(0.0, tiles - 1.0) as u32;
        part(low)..=part(high)
    };
    let mut found: Vec<(f64, StreetAt)> = Vec::new();
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
            let over =
                over.filter(|(x, y)| square.contains(*x, *y)).filter_map(|at| tile_over(sources, z, at));
            let away = (middle.0 - camera.x).hypot(middle.1 - camera.y);
            found.extend(over.map(|at| (away, at)));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut tiles: Vec<StreetAt> = Vec::new();
    for (_, at) in found {
        if !tiles.contains(&at) {
            tiles.push(at);
        }
    }
    tiles
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

    #[test]
    fn a_view_asks_for_what_it_shows_nearest_first_and_nothing_twice() {
        let tiles = wanted(&[source(0.0, 1.0, 14)], &camera(15.0), 0.0);
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
        let tiles = wanted(&[source(0.0, 1.0, 14)], &camera(18.0), 0.0);
        assert!(tiles.len() <= 2 && tiles.iter().all(|at| at.z == 14), "{tiles:?}");
        assert!(wanted(&[source(0.0, 1.0, 14)], &camera(9.0), 0.0).is_empty(), "farther than it goes");
        assert!(wanted(&[source(0.6, 1.0, 14)], &camera(15.0), 0.0).is_empty(), "beside it");
        assert!(wanted(&[], &camera(15.0), 0.0).is_empty());
    }

    #[test]
    fn of_two_sources_the_closer_one_is_asked_and_of_equals_the_newer() {
        let over = |sources: &[StreetSource]| tile_over(sources, 15, (0.5, 0.5)).unwrap().source;
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
    fn while_tiles_are_on_their_way_no_others_are_asked_and_the_parent_stands_in() {
        let at = StreetAt { source: 0, z: 14, x: 10, y: 10 };
        let mut shelf = Shelf::default();
        shelf.put(at.parent().unwrap(), Some('p'));
        assert_eq!(shelf.missing(&[at]), [at]);
        assert!(shelf.missing(&[StreetAt { x: 11, ..at }]).is_empty());
        assert_eq!(shelf.best(at), at.parent());
        shelf.put(at, Some('t'));
        assert_eq!((shelf.best(at), shelf.get(at)), (Some(at), Some(&'t')));
        assert_eq!(shelf.missing(&[at, StreetAt { x: 11, ..at }]), [StreetAt { x: 11, ..at }]);
    }

    #[test]
    fn where_there_is_nothing_nothing_stands_in_and_it_is_not_asked_again() {
        let at = StreetAt { source: 0, z: 14, x: 10, y: 10 };
        let mut shelf = Shelf::default();
        shelf.put(at.parent().unwrap(), Some('p'));
        shelf.put(at, None);
        assert_eq!(shelf.best(at), None);
        assert!(shelf.missing(&[at]).is_empty());
    }

    #[test]
    fn the_first_tile_is_asked_alone_and_one_that_failed_again() {
        let at = |x: u32| StreetAt { source: 0, z: 14, x, y: 0 };
        let view: Vec<StreetAt> = (0..9).map(at).collect();
        let mut shelf = Shelf::default();
        assert_eq!(shelf.missing(&view), [at(0)]);
        shelf.forget(at(0));
        assert_eq!(shelf.missing(&view), [at(0)]);
        shelf.put(at(0), Some('t'));
        assert_eq!(shelf.missing(&view), [at(1), at(2), at(3), at(4)]);
    }

    #[test]
    fn the_tiles_least_looked_at_go() {
        let at = |x: u32| StreetAt { source: 0, z: 14, x, y: 0 };
        let mut shelf = Shelf::default();
        for x in 0..MOST_KEPT as u32 {
            shelf.put(at(x), Some(x));
        }
        assert_eq!(shelf.best(at(0)), Some(at(0)));
        shelf.put(at(1000), Some(1000));
        assert_eq!((shelf.get(at(0)), shelf.get(at(1))), (Some(&0), None));
    }
}
