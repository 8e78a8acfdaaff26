//! The smallest box around points, on the earth and on the flat map.
//!
//! Brazil does not cross the 180th meridian, so neither does a box.

use super::{LatLon, WorldPoint};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    south_west: LatLon,
    north_east: LatLon,
}

impl Bounds {
    /// `None` when there is no point to go around.
    pub fn around(places: impl IntoIterator<Item = LatLon>) -> Option<Bounds> {
        places.into_iter().fold(None, |bounds, place| {
            let Bounds { south_west, north_east } =
                bounds.unwrap_or(Bounds { south_west: place, north_east: place });
            Some(Bounds {
                south_west: LatLon { lat: south_west.lat.min(place.lat), lon: south_west.lon.min(place.lon) },
                north_east: LatLon { lat: north_east.lat.max(place.lat), lon: north_east.lon.max(place.lon) },
            })
        })
    }

    /// The edge is inside.
    pub fn contains(self, place: LatLon) -> bool {
        (self.south_west.lat..=self.north_east.lat).contains(&place.lat)
            && (self.south_west.lon..=self.north_east.lon).contains(&place.lon)
    }

    pub fn south_west(self) -> LatLon {
        self.south_west
    }

    pub fn north_east(self) -> LatLon {
        self.north_east
    }

    pub fn on_map(self) -> WorldBounds {
        let (low, high) = (WorldPoint::of(self.south_west), WorldPoint::of(self.north_east));
        WorldBounds { left: low.x, right: high.x, top: high.y, bottom: low.y }
    }
}

/// A box of the flat map; `top` is the smaller y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorldBounds {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl WorldBounds {
    pub fn around(points: impl IntoIterator<Item = WorldPoint>) -> Option<WorldBounds> {
        points.into_iter().fold(None, |bounds, p| {
            let b = bounds.unwrap_or(WorldBounds { left: p.x, top: p.y, right: p.x, bottom: p.y });
            Some(WorldBounds {
                left: b.left.min(p.x),
                top: b.top.min(p.y),
                right: b.right.max(p.x),
                bottom: b.bottom.max(p.y),
            })
        })
    }

    pub fn contains(self, p: WorldPoint) -> bool {
        (self.left..=self.right).contains(&p.x) && (self.top..=self.bottom).contains(&p.y)
    }

    pub fn touches(self, other: WorldBounds) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;

    #[test]
    fn nothing_has_no_bounds_and_one_point_is_its_own() {
        assert_eq!(Bounds::around([]), None);
        let home = at(-23.5, -46.6);
        let bounds = Bounds::around([home]).unwrap();
        assert_eq!((bounds.south_west(), bounds.north_east()), (home, home));
        assert!(bounds.contains(home));
    }

    #[test]
    fn the_edge_is_inside_and_the_next_step_is_not() {
        let bounds = Bounds::around([at(-10.0, -50.0), at(-20.0, -40.0)]).unwrap();
        assert!(bounds.contains(at(-20.0, -50.0)) && bounds.contains(at(-10.0, -40.0)));
        assert!(!bounds.contains(at(-20.000_000_1, -45.0)));
        assert!(!bounds.contains(at(-15.0, -39.999_999_9)));
    }

    #[test]
    fn on_the_map_north_is_up() {
        let b = Bounds::around([at(-10.0, -50.0), at(-20.0, -40.0)]).unwrap().on_map();
        assert!(b.top < b.bottom && b.left < b.right);
        assert!(b.contains(WorldPoint::of(at(-15.0, -45.0))));
        assert!(!b.contains(WorldPoint::of(at(-21.0, -45.0))));
    }

    #[test]
    fn boxes_that_share_an_edge_touch() {
        let a = WorldBounds { left: 0.0, top: 0.0, right: 0.5, bottom: 0.5 };
        assert!(a.touches(WorldBounds { left: 0.5, top: 0.5, right: 1.0, bottom: 1.0 }));
        assert!(!a.touches(WorldBounds { left: 0.51, top: 0.0, right: 1.0, bottom: 1.0 }));
    }
}
