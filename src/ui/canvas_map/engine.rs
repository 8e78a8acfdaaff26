//! The map as a machine: what it shows, what it is told, and the frames it draws. Reactive code stays outside.

use super::camera::{Camera, Covered, FIT_MARGIN_PX, MAX_ZOOM, MIN_ZOOM, WorldBox};
use super::fan::{FAN_MAX, fan_out};
use super::gestures::Gesture;
use super::ground::Ground;
use super::lasso::Lasso;
use super::marks::{Grouping, MapPoint, Mark, level, mark_under, marks_at};
use super::model::{Here, Limits, MapView, MapWords, Trail};
use super::palette::Palette;
use super::stamps::Stamps;
use super::street_tiles::StreetAt;
use super::streets::Streets;
use super::tags::Tags;
use crate::ui::state_mark::Mark as State;
use leptos::prelude::Callback;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::CanvasRenderingContext2d;

/// What the map tells the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Told {
    /// These points were tapped; none: the ground was.
    Tap(Vec<u32>),
    /// An area of the ground was tapped.
    Area(u32),
    /// The point being moved was put down here.
    Placed(u32, f64, f64),
    /// The map came to rest.
    View(MapView),
    /// The keyboard stands on these points.
    Stand(Vec<u32>),
    /// An area was drawn: its corners; none when it was given up.
    Drawn(Vec<(f64, f64)>),
    /// A finger rested here, or a key asked for the middle.
    Held(f64, f64),
    /// Tiles of streets are missing.
    Streets(Vec<StreetAt>),
}

/// A flight of the camera lasts this long; with reduced motion it does not happen.
const FLIGHT_MS: f64 = 150.0;
/// At rest for this long, the ground is drawn sharp and the page is told.
const REST_MS: f64 = 120.0;

#[derive(Debug)]
pub(crate) struct Engine {
    pub ctx: CanvasRenderingContext2d,
    pub camera: Camera,
    pub ratio: f64,
    pub palette: Palette,
    pub ground: Ground,
    pub streets: Streets,
    pub kinds: Arc<Vec<State>>,
    pub selected: Option<u32>,
    pub here: Option<Here>,
    /// The point being moved, and where it stands now.
    pub moving: Option<(u32, f64, f64)>,
    pub show_areas: bool,
    pub trail: Arc<Trail>,
    /// A place that is pointed at.
    pub spot: Option<(f64, f64)>,
    pub still: bool,
    pub gesture: Gesture,
    /// Everything the map shows when asked for all.
    pub home: WorldBox,
    /// What stands above the map: a look at a box keeps clear of it.
    pub covered: Covered,
    pub limits: Option<Limits>,
    /// The name of a point, where names are shown.
    pub naming: Option<Callback<(u32,), String>>,
    /// Says what stands above the map, as boxes of the screen.
    pub above: Option<Callback<(), Vec<WorldBox>>>,
    /// Letters in the shapes, by kind; none: shapes alone.
    pub letters: Arc<Vec<char>>,
    pub(super) distance: fn(u32) -> String,
    pub(super) numeral: fn(u16) -> String,
    pub(super) tags: Tags,
    pub lasso: Lasso,
    grouping: Grouping,
    pub(super) points: Arc<Vec<MapPoint>>,
    pub(super) stamps: Stamps,
    levels: BTreeMap<i32, Rc<Vec<Mark>>>,
    pub(super) fan: Option<Fan>,
    /// The mark under the keyboard, by its first member's id.
    pub(super) standing: Option<u32>,
    flight: Option<Flight>,
    moved_at: f64,
    told: Option<MapView>,
}

/// The points of one spot, opened.
#[derive(Debug)]
pub(crate) struct Fan {
    pub x: f64,
    pub y: f64,
    /// Positions in the list of points, with pixels from the spot.
    pub opened: Vec<(u32, (f64, f64))>,
}

#[derive(Debug, Clone, Copy)]
struct Flight {
    from: Camera,
    to: Camera,
    began: f64,
}

impl Engine {
    pub(crate) fn new(
        ctx: CanvasRenderingContext2d,
        palette: Palette,
        grouping: Grouping,
        home: WorldBox,
        words: MapWords,
    ) -> Engine {
        Engine {
            ctx,
            camera: Camera { x: 0.5, y: 0.5, zoom: 4.0, width: 0.0, height: 0.0 },
            ratio: 1.0,
            palette,
            ground: Ground::default(),
            streets: Streets::default(),
            kinds: Arc::default(),
            selected: None,
            here: None,
            moving: None,
            show_areas: false,
            trail: Arc::default(),
            spot: None,
            still: false,
            gesture: Gesture::default(),
            home,
            covered: Covered::default(),
            limits: None,
            naming: None,
            above: None,
            letters: Arc::default(),
            distance: words.distance,
            numeral: words.numeral,
            tags: Tags::default(),
            lasso: Lasso::default(),
            grouping,
            points: Arc::default(),
            stamps: Stamps::default(),
            levels: BTreeMap::new(),
            fan: None,
            standing: None,
            flight: None,
            moved_at: 0.0,
            told: None,
        }
    }

    /// The screen changed its size or its pixels; the first size looks at `home`.
    pub(crate) fn resize(&mut self, width: f64, height: f64, ratio: f64) {
        let first = self.camera.width == 0.0;
        self.tags.forget();
        (self.camera.width, self.camera.height) = (width, height);
        self.ratio = ratio;
        self.stamps.forget();
        self.ground.forget();
        if first {
            self.camera = Camera::at_first((width, height), self.home, self.covered);
        }
        self.camera = self.held(self.camera);
        self.told = None;
    }

    pub(crate) fn repaint(&mut self) {
        self.palette.forget();
        self.stamps.forget();
        self.streets.repaint();
        self.ground.forget();
    }

    pub(crate) fn set_points(&mut self, points: Arc<Vec<MapPoint>>) {
        let same_places = self.points.len() == points.len()
            && self.points.iter().zip(points.iter()).all(|(a, b)| (a.id, a.x, a.y) == (b.id, b.x, b.y));
        if same_places {
            // Only colours changed: who stands together stays so.
            for marks in self.levels.values_mut() {
                Rc::make_mut(marks).iter_mut().for_each(|mark| mark.count_kinds(&points));
            }
        } else {
            self.fan = None;
            self.levels.clear();
            // Names keep clear of marks.
            self.ground.forget();
        }
        self.tags.forget();
        self.points = points;
    }

    pub(crate) fn set_kinds(&mut self, kinds: Arc<Vec<State>>, letters: Arc<Vec<char>>) {
        self.stamps.forget();
        (self.kinds, self.letters) = (kinds, letters);
    }

    pub(crate) fn point(&self, id: u32) -> Option<MapPoint> {
        self.points.iter().find(|p| p.id == id).copied()
    }

    /// What stands on the map at this zoom.
    pub(super) fn marks(&mut self) -> Rc<Vec<Mark>> {
        let level = level(self.camera.zoom);
        let (points, grouping) = (&self.points, self.grouping);
        let marks = self.levels.entry(level).or_insert_with(|| Rc::new(marks_at(level, points, grouping)));
        Rc::clone(marks)
    }

    /// The camera was moved by hand.
    pub(crate) fn moved(&mut self, now: f64) {
        self.flight = None;
        self.camera = self.held(self.camera);
        self.moved_at = now;
    }

    /// Looks at a box at once, edge to edge.
    pub(crate) fn jump_to(&mut self, area: WorldBox, closest: f64, now: f64) {
        self.camera.fit(area, 0.0, closest, Covered::default());
        self.moved(now);
    }

    pub(crate) fn fly_to(&mut self, area: WorldBox, closest: f64, now: f64) {
        let mut to = self.camera;
        to.fit(area, FIT_MARGIN_PX, closest, self.covered);
        self.fly(to, now);
    }

    pub(crate) fn zoom_by(&mut self, at: Option<(f64, f64)>, by: f64, now: f64) {
        let to = self.flight.map_or(self.camera, |flight| flight.to);
        let at = at.unwrap_or((to.width / 2.0, to.height / 2.0));
        self.fly(self.zoomed(to, at, by), now);
    }

    fn held(&self, camera: Camera) -> Camera {
        self.limits.map_or(camera, |limits| camera.held(limits.area, limits.max_zoom))
    }

    /// How close the map may come.
    pub(super) fn closest(&self) -> f64 {
        self.limits.map_or(MAX_ZOOM, |limits| limits.max_zoom)
    }

    /// Changes the zoom of a camera as far as the limits let; what is under the spot stays there.
    pub(super) fn zoomed(&self, mut camera: Camera, (x, y): (f64, f64), by: f64) -> Camera {
        let (least, most) = match self.limits {
            Some(limits) => camera.zooms(limits.area, limits.max_zoom),
            None => (MIN_ZOOM, MAX_ZOOM),
        };
        camera.zoom_at(x, y, (camera.zoom + by).clamp(least, most) - camera.zoom);
        camera
    }

    fn fly(&mut self, to: Camera, now: f64) {
        let to = self.held(to);
        self.moved_at = now;
        if self.still {
            self.camera = to;
        } else {
            self.flight = Some(Flight { from: self.camera, to, began: now });
        }
    }

    /// A tap at a place of the screen.
    pub(crate) fn tap(&mut self, sx: f64, sy: f64, now: f64) -> Vec<Told> {
        if let Some((id, _, _)) = self.moving {
            let (x, y) = self.camera.to_world(sx, sy);
            self.moving = Some((id, x, y));
            return vec![Told::Placed(id, x, y)];
        }
        if let Some(id) = self.fanned_under(sx, sy) {
            return vec![Told::Tap(vec![id])];
        }
        if self.show_areas {
            return self.area_under(sx, sy).map(Told::Area).into_iter().collect();
        }
        let marks = self.marks();
        let Some(mark) = mark_under(&marks, &self.camera, sx, sy).and_then(|index| marks.get(index)) else {
            self.fan = None;
            return vec![Told::Tap(Vec::new())];
        };
        self.open(&mark.clone(), now)
    }

    /// Opens a mark: a point is tapped, a spot fans out, a group comes closer.
    pub(crate) fn open(&mut self, mark: &Mark, now: f64) -> Vec<Told> {
        let ids = self.ids(&mark.members);
        self.fan = None;
        if mark.single().is_some() {
            return vec![Told::Tap(ids)];
        }
        let closest = self.closest();
        if !mark.same_spot(closest) && self.camera.zoom < closest - 0.01 {
            let closer = (self.camera.zoom + 1.0).min(closest);
            let mut to = self.camera;
            to.fit(mark.area, FIT_MARGIN_PX, closest, self.covered);
            to.zoom = to.zoom.max(closer);
            self.fly(to, now);
            return Vec::new();
        }
        if mark.members.len() <= FAN_MAX {
            let spots = fan_out(mark.members.len());
            let opened = mark.members.iter().copied().zip(spots).collect();
            self.fan = Some(Fan { x: mark.x, y: mark.y, opened });
        }
        vec![Told::Tap(ids)]
    }

    pub(crate) fn close_fan(&mut self) -> bool {
        self.fan.take().is_some()
    }

    /// Draws a frame; says whether another is wanted and what the page should know.
    pub(crate) fn frame(&mut self, now: f64) -> (bool, Option<Told>) {
        if self.camera.width < 1.0 || self.camera.height < 1.0 {
            return (false, None);
        }
        self.advance(now);
        let resting = self.flight.is_none() && !self.gesture.is_active() && now - self.moved_at >= REST_MS;
        let sharp = self.ground.is_sharp(&self.camera, self.ratio);
        if resting || self.tags.are_of_another(level(self.camera.zoom)) {
            self.tag_marks();
        }
        let wanted = resting || (self.flight.is_none() && !self.ground.can_stretch(&self.camera));
        let is_good = sharp && !(resting && self.ground.hides_words(&self.camera, &self.chrome()));
        if !is_good && wanted && !self.ground.is_at_work() {
            let clear = self.clear_on_ground();
            self.ground.begin(&self.camera, self.ratio, clear, &mut self.palette);
        }
        self.ground.go_on(&mut self.palette);
        self.stamps.begin(now);
        self.draw(resting);
        let streets_broken = resting && !self.show_areas && self.streets.is_broken(&self.camera);
        let view = MapView { area: self.camera.view(0.0), zoom: self.camera.zoom, streets_broken };
        let told = (resting && self.told != Some(view)).then(|| {
            self.told = Some(view);
            Told::View(view)
        });
        (!resting || self.stamps.is_behind() || self.ground.is_at_work() || self.streets.is_behind(), told)
    }

    /// Tiles of streets to ask for, where areas do not stand in their place.
    pub(crate) fn missing_streets(&mut self, now: f64) -> Option<Told> {
        let wanted = if self.show_areas { Vec::new() } else { self.streets.missing(&self.camera, now) };
        (!wanted.is_empty()).then_some(Told::Streets(wanted))
    }

    fn advance(&mut self, now: f64) {
        let Some(Flight { from, to, began }) = self.flight else { return };
        let part = ((now - began) / FLIGHT_MS).clamp(0.0, 1.0);
        let eased = 1.0 - (1.0 - part).powi(3);
        self.camera = if part < 1.0 { from.towards(&to, eased) } else { to };
        self.moved_at = now;
        if part >= 1.0 {
            self.flight = None;
        }
    }

    fn fanned_under(&self, sx: f64, sy: f64) -> Option<u32> {
        let fan = self.fan.as_ref()?;
        let (x, y) = self.camera.to_screen(fan.x, fan.y);
        let apart = |(dx, dy): &(f64, f64)| (x + dx - sx).hypot(y + dy - sy);
        let nearest = fan.opened.iter().min_by(|(_, a), (_, b)| apart(a).total_cmp(&apart(b)))?;
        let point = self.points.get(nearest.0 as usize)?;
        (apart(&nearest.1) <= 23.0).then_some(point.id)
    }

    /// The smallest coloured area whose outline holds the spot.
    fn area_under(&self, sx: f64, sy: f64) -> Option<u32> {
        let (x, y) = self.camera.to_world(sx, sy);
        let layers = self.ground.layers.iter().filter(|layer| self.camera.zoom >= layer.from_zoom);
        let areas = layers.flat_map(|layer| &layer.areas).filter(|area| {
            area.bounds.contains(x, y) && self.ground.fills.contains_key(&area.id) && area.holds(x, y)
        });
        let size = |b: &WorldBox| (b.right - b.left) * (b.bottom - b.top);
        areas.min_by(|a, b| size(&a.bounds).total_cmp(&size(&b.bounds))).map(|area| area.id)
    }

    pub(super) fn ids(&self, members: &[u32]) -> Vec<u32> {
        members.iter().filter_map(|i| self.points.get(*i as usize)).map(|p| p.id).collect()
    }

    pub(super) fn first_id(&self, mark: &Mark) -> Option<u32> {
        mark.members.first().and_then(|i| self.points.get(*i as usize)).map(|p| p.id)
    }
}
