//! Streets above the ground: tiles of vectors are painted into squares of the screen's own zoom, a few in each frame, which a pan
//! only shifts. Names are written above them when the map rests.

use super::camera::{Camera, WorldBox};
use super::glyphs::blank;
use super::palette::Palette;
use super::street_names::Names;
use super::street_paint::Painted;
use super::street_shelf::Shelf;
use super::street_tiles::{FROM_ZOOM, StreetAt, StreetSource, serving, tile_zoom, wanted};
use super::street_turns::{Look, Need, in_a_frame, need};
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Units along the edge of a tile.
pub(super) const EXTENT: f64 = 4096.0;
const MOST_SQUARES: usize = 96;
/// Tiles within this of the screen are asked for too.
const AHEAD_PX: f64 = 160.0;

/// A tile as it came: kinds are places in the lists of [`super::street_style`], spots are in parts of [`EXTENT`].
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct StreetTile {
    pub areas: Vec<(usize, Vec<Vec<(i16, i16)>>)>,
    pub lines: Vec<(usize, Vec<(i16, i16)>)>,
    pub names: Vec<StreetLabel>,
    pub places: Vec<StreetPlace>,
    /// It has land and water too: what lies below is covered.
    pub covers: bool,
}

/// What came of a tile that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum StreetAnswer {
    Tile(StreetTile),
    Nothing,
    /// It may come when it is asked for again.
    Failed,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StreetLabel {
    pub text: String,
    pub kind: usize,
    pub line: Vec<(i16, i16)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct StreetPlace {
    pub text: String,
    pub at: (i16, i16),
    /// 0: a large city … 4: a neighbourhood.
    pub rank: u8,
}

#[derive(Debug, Default)]
pub(crate) struct Streets {
    pub(super) sources: Arc<Vec<StreetSource>>,
    pub(super) shelf: Shelf<Painted>,
    squares: BTreeMap<(u8, u32, u32), Square>,
    pub(super) names: Option<Names>,
    /// Rises with each tile that came.
    pub(super) came: u64,
    pub(super) is_behind: bool,
    frame: u64,
    pub(super) widths: BTreeMap<(u16, char), f64>,
}

/// A square of the flat world on a canvas of its own.
#[derive(Debug)]
struct Square {
    canvas: HtmlCanvasElement,
    look: Look,
    is_whole: bool,
    shown: u64,
}

impl Streets {
    pub(crate) fn set_sources(&mut self, sources: Arc<Vec<StreetSource>>) {
        if self.sources != sources {
            self.sources = sources;
            self.shelf.clear();
            self.repaint();
        }
    }

    /// Colours changed.
    pub(crate) fn repaint(&mut self) {
        self.squares.clear();
        self.names = None;
        self.widths.clear();
    }

    /// Something is still to be painted.
    pub(crate) fn is_behind(&self) -> bool {
        self.is_behind
    }

    /// Tiles that are missing for this view. `now`: milliseconds, running.
    pub(crate) fn missing(&mut self, camera: &Camera, now: f64) -> Vec<StreetAt> {
        if !self.is_shown(camera) {
            return Vec::new();
        }
        self.shelf.missing(wanted(&self.sources, camera, AHEAD_PX), now)
    }

    /// A part of the streets in view goes on failing.
    pub(crate) fn is_broken(&self, camera: &Camera) -> bool {
        self.is_shown(camera) && self.shelf.is_broken(&wanted(&self.sources, camera, 0.0))
    }

    pub(crate) fn take(&mut self, at: StreetAt, answer: StreetAnswer, now: f64) {
        match answer {
            StreetAnswer::Tile(tile) => self.shelf.put(at, Some(Painted::of(tile))),
            StreetAnswer::Nothing => self.shelf.put(at, None),
            StreetAnswer::Failed => self.shelf.fail(at, now),
        }
        self.came += 1;
    }

    pub(super) fn is_shown(&self, camera: &Camera) -> bool {
        camera.zoom >= FROM_ZOOM && !self.sources.is_empty()
    }

    /// Paints some of what is missing, then puts all on the screen.
    pub(crate) fn draw(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        (camera, ratio): (&Camera, f64),
        palette: &mut Palette,
        resting: bool,
    ) {
        self.is_behind = false;
        if !self.is_shown(camera) {
            return;
        }
        self.frame += 1;
        let level = camera.zoom.floor() as u8;
        let squares = squares_in(camera, level);
        let mut line: Vec<(Need, (u8, u32, u32), Look)> = Vec::new();
        for &(x, y) in &squares {
            let key = (level, x, y);
            let Some(from) = self.tile_for(level, x, y, camera.zoom) else {
                self.squares.remove(&key);
                continue;
            };
            let look = Look { from, zoom: camera.zoom, ratio };
            let shown = self.squares.get(&key).map(|square| (square.look, square.is_whole));
            match need(shown, look, resting) {
                Need::Nothing => {}
                wanted @ (Need::Rough | Need::Whole) => line.push((wanted, key, look)),
            }
        }
        // What is looked at first stays first among equals.
        line.sort_by_key(|(wanted, ..)| *wanted);
        let cost = |(wanted, _, look): &(Need, _, Look)| {
            self.shelf.get(look.from).map_or(0, |tile| tile.cost(*wanted == Need::Whole))
        };
        let painted = in_a_frame(line.iter().map(cost));
        self.is_behind = line.len() > painted;
        for (wanted, key, look) in &line[..painted] {
            if let Some(new) = self.painted(camera, *key, *look, *wanted, palette) {
                self.is_behind |= !new.is_whole;
                self.squares.insert(*key, new);
            }
        }
        if line[painted..].iter().any(|(_, key, _)| !self.squares.contains_key(key)) {
            // What was painted for another zoom stands in, stretched.
            let others: Vec<_> = self.squares.keys().copied().filter(|key| key.0 != level).collect();
            others.into_iter().for_each(|key| self.put_square(ctx, camera, ratio, key));
        }
        for (x, y) in squares {
            self.put_square(ctx, camera, ratio, (level, x, y));
        }
        self.let_go();
    }

    fn tile_for(&mut self, level: u8, x: u32, y: u32, zoom: f64) -> Option<StreetAt> {
        let square = StreetAt { source: 0, z: level, x, y }.area();
        let middle = ((square.left + square.right) / 2.0, (square.top + square.bottom) / 2.0);
        // The middle may lie outside of what a source says it has, a corner inside.
        let corners = [
            (square.left, square.top),
            (square.right, square.top),
            (square.left, square.bottom),
            (square.right, square.bottom),
        ];
        let inside = |(x, y): (f64, f64)| (x * 0.98 + middle.0 * 0.02, y * 0.98 + middle.1 * 0.02);
        let spots = std::iter::once(middle).chain(corners.into_iter().map(inside));
        let mut serving = spots.map(|at| serving(&self.sources, tile_zoom(zoom), at));
        self.shelf.best(&serving.find(|serving| !serving.is_empty())?)
    }

    fn painted(
        &mut self,
        camera: &Camera,
        (level, x, y): (u8, u32, u32),
        look: Look,
        wanted: Need,
        palette: &mut Palette,
    ) -> Option<Square> {
        let tile = self.shelf.get_mut(look.from)?;
        if wanted == Need::Whole {
            tile.make_whole();
        }
        let (is_whole, ratio) = (tile.is_whole(), look.ratio);
        let side = side(camera, level);
        let old = self.squares.remove(&(level, x, y));
        let pixels = (side * ratio).ceil() as u32;
        let (canvas, ctx) = match old.filter(|old| old.canvas.width() == pixels) {
            Some(old) => {
                let ctx = super::glyphs::context(&old.canvas)?;
                let _ = ctx.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
                ctx.clear_rect(0.0, 0.0, f64::from(pixels), f64::from(pixels));
                (old.canvas, ctx)
            }
            None => blank(f64::from(pixels), f64::from(pixels), 1.0)?,
        };
        let square = StreetAt { source: 0, z: level, x, y }.area();
        let (tile_box, scale) = (look.from.area(), camera.scale() * ratio);
        let unit = (tile_box.right - tile_box.left) * scale / EXTENT;
        let (dx, dy) = ((tile_box.left - square.left) * scale, (tile_box.top - square.top) * scale);
        let _ = ctx.set_transform(unit, 0.0, 0.0, unit, dx, dy);
        tile.paint(&ctx, camera.zoom, unit / ratio, is_whole, palette);
        Some(Square { canvas, look, is_whole, shown: self.frame })
    }

    fn put_square(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        camera: &Camera,
        ratio: f64,
        key: (u8, u32, u32),
    ) {
        let Some(square) = self.squares.get_mut(&key) else { return };
        let area = StreetAt { source: 0, z: key.0, x: key.1, y: key.2 }.area();
        if !camera.view(0.0).touches(&area) {
            return;
        }
        square.shown = self.frame;
        let (left, top) = camera.to_screen(area.left, area.top);
        let (right, bottom) = camera.to_screen(area.right, area.bottom);
        // On whole device pixels, so that neighbours meet.
        let snap = |value: f64| (value * ratio).round() / ratio;
        let (left, top, right, bottom) = (snap(left), snap(top), snap(right), snap(bottom));
        let _ = ctx.draw_image_with_html_canvas_element_and_dw_and_dh(
            &square.canvas,
            left,
            top,
            right - left,
            bottom - top,
        );
    }

    fn let_go(&mut self) {
        while self.squares.len() > MOST_SQUARES {
            let oldest = self.squares.iter().min_by_key(|(_, square)| square.shown).map(|(key, _)| *key);
            let Some(oldest) = oldest else { break };
            self.squares.remove(&oldest);
        }
    }
}

/// A spot of a tile on the flat world.
pub(super) fn spot(at: StreetAt, (x, y): (i16, i16)) -> (f64, f64) {
    let WorldBox { left, top, right, .. } = at.area();
    let unit = (right - left) / EXTENT;
    (left + f64::from(x) * unit, top + f64::from(y) * unit)
}

/// Pixels along the edge of a square.
fn side(camera: &Camera, level: u8) -> f64 {
    camera.scale() / f64::from(level).exp2()
}

fn squares_in(camera: &Camera, level: u8) -> Vec<(u32, u32)> {
    let (view, squares) = (camera.view(0.0), f64::from(level).exp2());
    let span = |low: f64, high: f64| {
        let part = |value: f64| (value * squares).floor().clamp(0.0, squares - 1.0) as u32;
        part(low)..=part(high)
    };
    let mut all: Vec<(u32, u32)> =
        span(view.top, view.bottom).flat_map(|y| span(view.left, view.right).map(move |x| (x, y))).collect();
    // What is looked at first is painted first.
    let away = |(x, y): &(u32, u32)| {
        let middle = |at: u32| (f64::from(at) + 0.5) / squares;
        (middle(*x) - camera.x).hypot(middle(*y) - camera.y)
    };
    all.sort_by(|a, b| away(a).total_cmp(&away(b)));
    all
}
