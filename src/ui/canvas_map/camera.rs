//! Where the map looks: the flat world (0..1, y grows south) and the screen in CSS pixels, one into the other.

/// Pixels of the whole world at zoom 0, as on every web map.
const WORLD_PX: f64 = 256.0;
pub(crate) const MIN_ZOOM: f64 = 2.5;
pub(crate) const MAX_ZOOM: f64 = 18.0;
/// Pixels left free around a box that is looked at.
pub(crate) const FIT_MARGIN_PX: f64 = 48.0;
/// Zoom past the whole of a box, for what stands above the edges of the map.
const ROOM_ROUND: f64 = 0.6;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Camera {
    /// World point in the middle of the screen.
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
    /// Screen size in CSS pixels.
    pub width: f64,
    pub height: f64,
}

/// Pixels of the screen's edges that something stands on.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Covered {
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub left: f64,
}

/// A box of the flat world; `top` is the smaller y.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct WorldBox {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Camera {
    /// Pixels of the whole world at this zoom.
    pub(crate) fn scale(&self) -> f64 {
        WORLD_PX * self.zoom.exp2()
    }

    pub(crate) fn to_screen(self, x: f64, y: f64) -> (f64, f64) {
        let scale = self.scale();
        ((x - self.x) * scale + self.width / 2.0, (y - self.y) * scale + self.height / 2.0)
    }

    pub(crate) fn to_world(self, sx: f64, sy: f64) -> (f64, f64) {
        let scale = self.scale();
        ((sx - self.width / 2.0) / scale + self.x, (sy - self.height / 2.0) / scale + self.y)
    }

    /// What is under the finger follows it.
    pub(crate) fn pan(&mut self, dx: f64, dy: f64) {
        let scale = self.scale();
        self.x = (self.x - dx / scale).clamp(0.0, 1.0);
        self.y = (self.y - dy / scale).clamp(0.0, 1.0);
    }

    /// Changes the zoom; what is under (sx, sy) stays there.
    pub(crate) fn zoom_at(&mut self, sx: f64, sy: f64, by: f64) {
        let (x, y) = self.to_world(sx, sy);
        self.zoom = (self.zoom + by).clamp(MIN_ZOOM, MAX_ZOOM);
        let (now_x, now_y) = self.to_screen(x, y);
        self.pan(sx - now_x, sy - now_y);
    }

    /// The box in view, `margin` pixels more on each side.
    pub(crate) fn view(&self, margin: f64) -> WorldBox {
        let (left, top) = self.to_world(-margin, -margin);
        let (right, bottom) = self.to_world(self.width + margin, self.height + margin);
        WorldBox { left, top, right, bottom }
    }

    /// Looks at a box with `margin` pixels around it inside what is not covered, no closer than `closest`.
    pub(crate) fn fit(&mut self, area: WorldBox, margin: f64, closest: f64, covered: Covered) {
        let room = |size: f64, taken: f64| (size - taken - 2.0 * margin).max(size / 4.0).max(1.0);
        let across = room(self.width, covered.left + covered.right)
            / ((area.right - area.left) * WORLD_PX).max(f64::MIN_POSITIVE);
        let down = room(self.height, covered.top + covered.bottom)
            / ((area.bottom - area.top) * WORLD_PX).max(f64::MIN_POSITIVE);
        self.zoom = across.min(down).log2().min(closest).clamp(MIN_ZOOM, MAX_ZOOM);
        self.x = (area.left + area.right) / 2.0;
        self.y = (area.top + area.bottom) / 2.0;
        self.pan((covered.left - covered.right) / 2.0, (covered.top - covered.bottom) / 2.0);
    }

    /// What a map of that size shows before anything moves it.
    pub(crate) fn at_first((width, height): (f64, f64), home: WorldBox, covered: Covered) -> Camera {
        let mut camera = Camera { x: 0.5, y: 0.5, zoom: 4.0, width, height };
        camera.fit(home, FIT_MARGIN_PX / 2.0, MAX_ZOOM, covered);
        camera
    }

    /// The zoom at which a box just fits, nothing else asked.
    pub(crate) fn zoom_of(&self, area: WorldBox) -> f64 {
        let across = self.width / ((area.right - area.left) * WORLD_PX).max(f64::MIN_POSITIVE);
        let down = self.height / ((area.bottom - area.top) * WORLD_PX).max(f64::MIN_POSITIVE);
        across.min(down).max(f64::MIN_POSITIVE).log2()
    }

    /// Its middle inside a box, the zoom no closer than `closest` and no further than a little more than the box.
    pub(crate) fn held(self, area: WorldBox, closest: f64) -> Camera {
        let (least, most) = self.zooms(area, closest);
        Camera {
            x: self.x.clamp(area.left, area.right),
            y: self.y.clamp(area.top, area.bottom),
            zoom: self.zoom.clamp(least, most),
            ..self
        }
    }

    /// The furthest and the closest zoom that [`Camera::held`] lets be.
    pub(crate) fn zooms(&self, area: WorldBox, closest: f64) -> (f64, f64) {
        let least = (self.zoom_of(area) - ROOM_ROUND).clamp(MIN_ZOOM, MAX_ZOOM);
        (least, closest.clamp(least, MAX_ZOOM))
    }

    /// A step of the way to another camera; 0 is here, 1 is there.
    pub(crate) fn towards(&self, to: &Camera, part: f64) -> Camera {
        let mix = |a: f64, b: f64| a + (b - a) * part;
        Camera { x: mix(self.x, to.x), y: mix(self.y, to.y), zoom: mix(self.zoom, to.zoom), ..*to }
    }
}

impl WorldBox {
    pub(crate) fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Option<WorldBox> {
        points.into_iter().fold(None, |area, (x, y)| {
            let b = area.unwrap_or(WorldBox { left: x, top: y, right: x, bottom: y });
            Some(WorldBox {
                left: b.left.min(x),
                top: b.top.min(y),
                right: b.right.max(x),
                bottom: b.bottom.max(y),
            })
        })
    }

    pub(crate) fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    pub(crate) fn covers(&self, other: &WorldBox) -> bool {
        self.contains(other.left, other.top) && self.contains(other.right, other.bottom)
    }

    pub(crate) fn touches(&self, other: &WorldBox) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        Camera { x: 0.37, y: 0.56, zoom: 6.0, width: 1280.0, height: 800.0 }
    }

    fn close(a: (f64, f64), b: (f64, f64)) -> bool {
        (a.0 - b.0).abs() < 1e-6 && (a.1 - b.1).abs() < 1e-6
    }

    #[test]
    fn screen_and_world_lead_back_to_each_other() {
        let camera = camera();
        for spot in [(0.0, 0.0), (640.0, 400.0), (1280.0, 800.0), (-50.0, 900.0)] {
            let (x, y) = camera.to_world(spot.0, spot.1);
            assert!(close(camera.to_screen(x, y), spot), "{spot:?}");
        }
        assert_eq!(camera.to_world(640.0, 400.0), (0.37, 0.56));
    }

    #[test]
    fn panning_carries_the_point_under_the_finger() {
        let mut camera = camera();
        let (x, y) = camera.to_world(100.0, 100.0);
        camera.pan(30.0, -20.0);
        assert!(close(camera.to_screen(x, y), (130.0, 80.0)));
    }

    #[test]
    fn zooming_keeps_the_point_under_the_finger() {
        for by in [1.0, -1.0, 0.25, 40.0, -40.0] {
            let mut camera = camera();
            let (x, y) = camera.to_world(900.0, 200.0);
            camera.zoom_at(900.0, 200.0, by);
            let (sx, sy) = camera.to_screen(x, y);
            assert!((sx - 900.0).abs() < 0.01 && (sy - 200.0).abs() < 0.01, "{by}: {sx} {sy}");
            assert!((MIN_ZOOM..=MAX_ZOOM).contains(&camera.zoom));
        }
    }

    #[test]
    fn fitting_shows_the_whole_box_inside_the_margin() {
        let mut camera = camera();
        let area = WorldBox { left: 0.30, top: 0.48, right: 0.42, bottom: 0.60 };
        camera.fit(area, 24.0, MAX_ZOOM, Covered::default());
        let (left, top) = camera.to_screen(area.left, area.top);
        let (right, bottom) = camera.to_screen(area.right, area.bottom);
        assert!(left >= 23.99 && top >= 23.99 && right <= 1256.01 && bottom <= 776.01);
        assert!((top - 24.0).abs() < 0.01, "as large as it goes");
    }

    #[test]
    fn fitting_keeps_clear_of_what_is_covered() {
        let mut camera = camera();
        let area = WorldBox { left: 0.30, top: 0.48, right: 0.42, bottom: 0.60 };
        camera.fit(area, 10.0, MAX_ZOOM, Covered { top: 200.0, left: 300.0, ..Covered::default() });
        let (left, top) = camera.to_screen(area.left, area.top);
        let (right, bottom) = camera.to_screen(area.right, area.bottom);
        assert!(left >= 309.99 && top >= 209.99 && right <= 1270.01 && bottom <= 790.01);
    }

    #[test]
    fn fitting_one_point_stops_at_the_closest_zoom() {
        let mut camera = camera();
        camera.fit(WorldBox { left: 0.4, top: 0.5, right: 0.4, bottom: 0.5 }, 24.0, 13.0, Covered::default());
        assert_eq!((camera.x, camera.y, camera.zoom), (0.4, 0.5, 13.0));
    }

    #[test]
    fn a_held_camera_stays_where_the_data_are() {
        let area = WorldBox { left: 0.30, top: 0.48, right: 0.40, bottom: 0.60 };
        let far = Camera { x: 0.9, y: 0.1, zoom: 3.0, ..camera() };
        let held = far.held(area, 15.0);
        assert_eq!((held.x, held.y), (0.40, 0.48));
        assert!((held.zoom - (camera().zoom_of(area) - 0.6)).abs() < 1e-9);
        assert_eq!(Camera { zoom: 17.0, ..camera() }.held(area, 15.0).zoom, 15.0);
        let inside = Camera { zoom: 12.0, ..camera() };
        assert_eq!(inside.held(area, 15.0), inside);
        // A box that does not fit at the closest zoom is shown as far as can be.
        let one = WorldBox { left: 0.35, top: 0.5, right: 0.35, bottom: 0.5 };
        assert_eq!(camera().held(one, 15.0).zoom, MAX_ZOOM);
    }

    #[test]
    fn the_way_begins_here_and_ends_there() {
        let (here, there) = (camera(), Camera { x: 0.4, zoom: 9.0, ..camera() });
        assert_eq!(here.towards(&there, 0.0), here);
        assert_eq!(here.towards(&there, 1.0), there);
    }

    #[test]
    fn box_of_nothing_is_none_and_edges_belong() {
        assert_eq!(WorldBox::around([]), None);
        let area = WorldBox::around([(0.2, 0.4), (0.1, 0.5)]).unwrap();
        assert!(area.contains(0.1, 0.4) && area.contains(0.2, 0.5) && !area.contains(0.21, 0.45));
        assert!(
            area.covers(&area) && area.touches(&WorldBox { left: 0.2, top: 0.5, right: 1.0, bottom: 1.0 })
        );
    }
}
