//! Streets above the ground: tiles of vectors are painted into squares of the screen's own zoom, a few in each frame, which a pan
//! only shifts. Names are written above them when the map rests.

use super::camera::{Camera, WorldBox};
use super::glyphs::blank;
use super::model::token;
use super::palette::Palette;
use super::street_names::Names;
use super::street_shelf::Shelf;
use super::street_style::{AREAS, LINES};
use super::street_tiles::{StreetAt, StreetSource, serving, tile_zoom, wanted};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// Streets are drawn from this zoom on: farther away they are a grey mist.
pub(crate) const FROM_ZOOM: f64 = 10.5;
/// From here on a tile stands for all the land it has; farther away the outlines below and their names go on beside it.
const COVERS_FROM: f64 = 12.5;
/// Units along the edge of a tile.
const EXTENT: f64 = 4096.0;
/// Time of a frame that goes into painting squares; one is painted always.
const PAINT_MS: f64 = 5.0;
const MOST_SQUARES: usize = 96;
/// Tiles within this of the screen are asked for too.
const AHEAD_PX: f64 = 160.0;

/// A tile as it came: kinds are places in [`AREAS`] and [`LINES`], spots are in parts of [`EXTENT`].
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

/// A tile made ready for the brush.
#[derive(Debug)]
pub(super) struct Painted {
    areas: [Option<Path2d>; AREAS.len()],
    lines: [Option<Path2d>; LINES.len()],
    pub(super) names: Rc<[StreetLabel]>,
    pub(super) places: Rc<[StreetPlace]>,
    covers: bool,
}

/// A square of the flat world on a canvas of its own.
#[derive(Debug)]
struct Square {
    canvas: HtmlCanvasElement,
    zoom: f64,
    ratio: f64,
    from: StreetAt,
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
            StreetAnswer::Tile(tile) => self.shelf.put(at, Painted::of(tile)),
            StreetAnswer::Nothing => self.shelf.put(at, None),
            StreetAnswer::Failed => self.shelf.fail(at, now),
        }
        self.came += 1;
    }

    pub(super) fn is_shown(&self, camera: &Camera) -> bool {
        camera.zoom >= FROM_ZOOM && !self.sources.is_empty()
    }

    /// Paints what is missing as far as the time goes, then puts all on the screen. `clock`: milliseconds, running.
    pub(crate) fn draw(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        (camera, ratio): (&Camera, f64),
        palette: &mut Palette,
        resting: bool,
        clock: impl Fn() -> f64,
    ) {
        self.is_behind = false;
        if !self.is_shown(camera) {
            return;
        }
        self.frame += 1;
        let until = clock() + PAINT_MS;
        let level = camera.zoom.floor() as u8;
        let mut is_whole = true;
        let mut painted = 0;
        for (x, y) in squares_in(camera, level) {
            let key = (level, x, y);
            let Some(from) = self.tile_for(level, x, y, camera.zoom) else {
                self.squares.remove(&key);
                continue;
            };
            let square = self.squares.get(&key);
            let is_right = square.is_some_and(|s| s.from == from && s.ratio == ratio);
            let is_sharp = is_right && square.is_some_and(|s| s.zoom == camera.zoom);
            if is_sharp || (is_right && !resting) {
                continue;
            }
            if painted > 0 && clock() >= until {
                self.is_behind = true;
                is_whole &= square.is_some();
                continue;
            }
            painted += 1;
            if let Some(new) = self.painted(camera, ratio, key, from, palette) {
                self.squares.insert(key, new);
            }
        }
        if !is_whole {
            // What was painted for another zoom stands in, stretched.
            let others: Vec<_> = self.squares.keys().copied().filter(|key| key.0 != level).collect();
            others.into_iter().for_each(|key| self.put_square(ctx, camera, ratio, key));
        }
        for (x, y) in squares_in(camera, level) {
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
        ratio: f64,
        (level, x, y): (u8, u32, u32),
        from: StreetAt,
        palette: &mut Palette,
    ) -> Option<Square> {
        let tile = self.shelf.get(from)?;
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
        let (tile_box, scale) = (from.area(), camera.scale() * ratio);
        let unit = (tile_box.right - tile_box.left) * scale / EXTENT;
        let (dx, dy) = ((tile_box.left - square.left) * scale, (tile_box.top - square.top) * scale);
        let _ = ctx.set_transform(unit, 0.0, 0.0, unit, dx, dy);
        paint(&ctx, tile, camera.zoom, unit / ratio, palette);
        Some(Square { canvas, zoom: camera.zoom, ratio, from, shown: self.frame })
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

impl Painted {
    fn of(tile: StreetTile) -> Option<Painted> {
        let StreetTile { areas, lines, names, places, covers } = tile;
        let mut area_paths: [Option<Path2d>; AREAS.len()] = Default::default();
        for (kind, rings) in areas {
            let path = area_paths.get_mut(kind)?.get_or_insert(Path2d::new().ok()?);
            for ring in rings {
                trace(path, &ring);
                path.close_path();
            }
        }
        let mut line_paths: [Option<Path2d>; LINES.len()] = Default::default();
        for (kind, line) in lines {
            trace(line_paths.get_mut(kind)?.get_or_insert(Path2d::new().ok()?), &line);
        }
        Some(Painted {
            areas: area_paths,
            lines: line_paths,
            names: names.into(),
            places: places.into(),
            covers,
        })
    }
}

/// Areas, then the edges of all streets, then the streets: where they cross, no edge is in the way.
fn paint(ctx: &CanvasRenderingContext2d, tile: &Painted, zoom: f64, unit: f64, palette: &mut Palette) {
    if tile.covers && zoom >= COVERS_FROM {
        ctx.set_fill_style_str(&palette.colour(token::LAND));
        ctx.fill_rect(-EXTENT, -EXTENT, EXTENT * 3.0, EXTENT * 3.0);
    }
    for (style, path) in AREAS.iter().zip(&tile.areas) {
        if let Some(path) = path.as_ref().filter(|_| zoom >= style.from_zoom) {
            ctx.set_fill_style_str(&palette.colour(style.token));
            ctx.fill_with_path_2d(path);
        }
    }
    ctx.set_line_join("round");
    ctx.set_line_cap("round");
    for is_edge in [true, false] {
        for (style, path) in LINES.iter().zip(&tile.lines) {
            let Some(path) = path else { continue };
            let Some(wide) = style.width(zoom) else { continue };
            let (token, wide) = match (is_edge, style.edge) {
                (true, Some(edge)) if wide >= 2.0 => (edge, wide + 1.6),
                (true, _) => continue,
                // Too thin for an edge, it is drawn in its colour: a pale line on pale land is none.
                (false, Some(edge)) if wide < 2.0 => (edge, wide),
                (false, _) => (style.token, wide),
            };
            ctx.set_stroke_style_str(&palette.colour(token));
            ctx.set_line_width(wide / unit);
            ctx.stroke_with_path(path);
        }
    }
}

fn trace(path: &Path2d, line: &[(i16, i16)]) {
    for (index, (x, y)) in line.iter().enumerate() {
        let (x, y) = (f64::from(*x), f64::from(*y));
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
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
