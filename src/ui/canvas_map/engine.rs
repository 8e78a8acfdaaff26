//! The map as a machine: what it shows, what it is told, and the frames it draws. Reactive code stays outside.

use super::camera::{Camera, Covered, MAX_ZOOM, WorldBox};
use super::fan::{FAN_MAX, fan_out};
use super::gestures::Gesture;
use super::ground::Ground;
use super::marks::{Grouping, MapPoint, Mark, level, mark_under, marks_at};
use super::model::{Here, MapView, Trail};
use super::palette::Palette;
use super::stamps::Stamps;
use crate::ui::state_mark::Mark as State;
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
}

/// A flight of the camera lasts this long; with reduced motion it does not happen.
const FLIGHT_MS: f64 = 150.0;
/// At rest for this long, the ground is drawn sharp and the page is told.
const REST_MS: f64 = 120.0;
const FIT_MARGIN_PX: f64 = 48.0;
/// Closest zoom a tap on a group goes to by itself.
const GROUP_ZOOM: f64 = 17.0;

#[derive(Debug)]
pub(crate) struct Engine {
    pub ctx: CanvasRenderingContext2d,
    pub camera: Camera,
    pub ratio: f64,
    pub palette: Palette,
    pub ground: Ground,
    pub kinds: Arc<Vec<State>>,
    pub selected: Option<u32>,
    pub here: Option<Here>,
    /// The point being moved, and where it stands now.
    pub moving: Option<(u32, f64, f64)>,
    pub show_areas: bool,
    pub trail: Arc<Trail>,
    pub still: bool,
    pub gesture: Gesture,
    /// Everything the map shows when asked for all.
    pub home: WorldBox,
    /// What stands above the map: a look at a box keeps clear of it.
    pub covered: Covered,
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
    ) -> Engine {
        Engine {
            ctx,
            camera: Camera { x: 0.5, y: 0.5, zoom: 4.0, width: 0.0, height: 0.0 },
            ratio: 1.0,
            palette,
            ground: Ground::default(),
            kinds: Arc::default(),
            selected: None,
            here: None,
            moving: None,
            show_areas: false,
            trail: Arc::default(),
            still: false,
            gesture: Gesture::default(),
            home,
            covered: Covered::default(),
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
        (self.camera.width, self.camera.height) = (width, height);
        self.ratio = ratio;
        self.stamps.forget();
        self.ground.forget();
        if first {
            self.camera.fit(self.home, FIT_MARGIN_PX / 2.0, MAX_ZOOM, self.covered);
        }
        self.told = None;
    }

    pub(crate) fn repaint(&mut self) {
        self.palette.forget();
        self.stamps.forget();
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
        }
        self.points = points;
    }

    pub(crate) fn set_kinds(&mut self, kinds: Arc<Vec<State>>) {
        self.stamps.forget();
        self.kinds = kinds;
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
        let mut to = self.flight.map_or(self.camera, |flight| flight.to);
        let (x, y) = at.unwrap_or((to.width / 2.0, to.height / 2.0));
        to.zoom_at(x, y, by);
        self.fly(to, now);
    }

    fn fly(&mut self, to: Camera, now: f64) {
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
        if !mark.same_spot(&self.camera) && self.camera.zoom < GROUP_ZOOM {
            let closer = (self.camera.zoom + 1.0).min(GROUP_ZOOM);
            let mut to = self.camera;
            to.fit(mark.area, FIT_MARGIN_PX, GROUP_ZOOM, self.covered);
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

    /// Steps the keyboard to the next mark in view, in reading order.
    pub(crate) fn stand_on_next(&mut self, back: bool) -> Vec<Told> {
        let marks = self.marks_in_view();
        if marks.is_empty() {
            return Vec::new();
        }
        let at =
            marks.iter().position(|mark| self.first_id(mark) == self.standing && self.standing.is_some());
        let next = match at {
            Some(at) if back => (at + marks.len() - 1) % marks.len(),
            Some(at) => (at + 1) % marks.len(),
            None if back => marks.len() - 1,
            None => 0,
        };
        let Some(mark) = marks.get(next) else { return Vec::new() };
        self.standing = self.first_id(mark);
        vec![Told::Stand(self.ids(&mark.members))]
    }

    pub(crate) fn open_standing(&mut self, now: f64) -> Vec<Told> {
        let marks = self.marks_in_view();
        let standing = self.standing;
        let Some(mark) = marks.iter().find(|mark| standing.is_some() && self.first_id(mark) == standing)
        else {
            return Vec::new();
        };
        self.open(mark, now)
    }

    /// Draws a frame; says whether another is wanted and what the page should know.
    pub(crate) fn frame(&mut self, now: f64) -> (bool, Option<Told>) {
        if self.camera.width < 1.0 || self.camera.height < 1.0 {
            return (false, None);
        }
        self.advance(now);
        let resting = self.flight.is_none() && !self.gesture.is_active() && now - self.moved_at >= REST_MS;
        let sharp = self.ground.is_sharp(&self.camera, self.ratio);
        if !sharp && (resting || !self.ground.can_stretch(&self.camera)) {
            self.ground.draw(&self.camera, self.ratio, &mut self.palette);
        }
        self.stamps.begin(now);
        self.draw();
        let view = MapView { area: self.camera.view(0.0), zoom: self.camera.zoom };
        let told = (resting && self.told != Some(view)).then(|| {
            self.told = Some(view);
            Told::View(view)
        });
        (!resting || self.stamps.is_behind(), told)
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

    fn marks_in_view(&mut self) -> Vec<Mark> {
        let (all, view) = (self.marks(), self.camera.view(0.0));
        let mut marks: Vec<Mark> = all.iter().filter(|m| view.contains(m.x, m.y)).cloned().collect();
        marks.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        marks
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

    fn ids(&self, members: &[u32]) -> Vec<u32> {
        members.iter().filter_map(|i| self.points.get(*i as usize)).map(|p| p.id).collect()
    }

    pub(super) fn first_id(&self, mark: &Mark) -> Option<u32> {
        mark.members.first().and_then(|i| self.points.get(*i as usize)).map(|p| p.id)
    }
}
