//! The ground under the marks: land, borders, coloured areas and names, drawn once into a canvas larger than the
//! screen, which a pan only shifts.

use super::camera::{Camera, WorldBox};
use super::glyphs::blank;
use super::model::{AreaFills, OutlineLayer, PlaceName, token};
use super::palette::Palette;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// Pixels drawn beyond each edge of the screen.
const MARGIN_PX: f64 = 256.0;
/// About the width of a letter of a name: measuring hundreds of them takes longer than drawing them.
const NAME_CHAR_PX: f64 = 6.5;
const LINE_PX: f64 = 16.0;
/// A name hangs this far below the middle of its place.
const NAME_BELOW_PX: f64 = 20.0;
/// Paths are kept in these units from the corner of their layer: they are single precision inside the browser.
const PATH_UNIT: f64 = 65_536.0;

#[derive(Debug, Default)]
pub(crate) struct Ground {
    pub layers: Arc<Vec<Arc<OutlineLayer>>>,
    pub fills: Arc<AreaFills>,
    pub names: Arc<Vec<PlaceName>>,
    paths: BTreeMap<String, LayerPaths>,
    drawn: Option<Drawn>,
}

#[derive(Debug)]
struct Drawn {
    canvas: HtmlCanvasElement,
    /// As wide and high as the canvas, margins included.
    camera: Camera,
    ratio: f64,
}

#[derive(Debug)]
struct LayerPaths {
    borders: Path2d,
    areas: Vec<(u32, WorldBox, Path2d)>,
}

impl Ground {
    /// What was drawn no longer holds.
    pub(crate) fn forget(&mut self) {
        self.drawn = None;
    }

    /// Whether a drawing at this very zoom covers the screen.
    pub(crate) fn is_sharp(&self, camera: &Camera, ratio: f64) -> bool {
        self.drawn.as_ref().is_some_and(|drawn| {
            drawn.camera.zoom == camera.zoom
                && drawn.ratio == ratio
                && drawn.camera.view(0.0).covers(&camera.view(0.0))
        })
    }

    /// Whether the old drawing, stretched, is good enough while the fingers move.
    pub(crate) fn can_stretch(&self, camera: &Camera) -> bool {
        self.drawn.as_ref().is_some_and(|drawn| {
            (drawn.camera.zoom - camera.zoom).abs() < 1.0 && drawn.camera.view(0.0).covers(&camera.view(0.0))
        })
    }

    /// Puts the ground on the screen, from the last drawing.
    pub(crate) fn show(&self, ctx: &CanvasRenderingContext2d, camera: &Camera, palette: &mut Palette) {
        ctx.set_fill_style_str(&palette.colour(token::SEA));
        ctx.fill_rect(0.0, 0.0, camera.width, camera.height);
        let Some(Drawn { canvas, camera: drawn, ratio }) = &self.drawn else { return };
        let (left, top) = drawn.to_world(0.0, 0.0);
        let (x, y) = camera.to_screen(left, top);
        let grown = (camera.zoom - drawn.zoom).exp2();
        let snap = |v: f64| (v * ratio).round() / ratio;
        let (width, height) = (drawn.width * grown, drawn.height * grown);
        let _ =
            ctx.draw_image_with_html_canvas_element_and_dw_and_dh(canvas, snap(x), snap(y), width, height);
    }

    pub(crate) fn draw(&mut self, camera: &Camera, ratio: f64, palette: &mut Palette) {
        let wide = Camera {
            width: camera.width + 2.0 * MARGIN_PX,
            height: camera.height + 2.0 * MARGIN_PX,
            ..*camera
        };
        let kept =
            self.drawn.take().filter(|d| (d.camera.width, d.camera.height) == (wide.width, wide.height));
        let canvas = match kept.filter(|d| d.ratio == ratio).map(|d| d.canvas) {
            Some(canvas) => Some(canvas),
            None => blank(wide.width, wide.height, ratio).map(|(canvas, _)| canvas),
        };
        let Some(canvas) = canvas else { return };
        let Some(ctx) = context(&canvas) else { return };
        let _ = ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        ctx.set_fill_style_str(&palette.colour(token::SEA));
        ctx.fill_rect(0.0, 0.0, wide.width, wide.height);
        let (layers, view) = (Arc::clone(&self.layers), wide.view(0.0));
        let shown =
            || layers.iter().filter(|layer| wide.zoom >= layer.from_zoom && view.touches(&layer.bounds));
        for layer in shown() {
            self.areas(&ctx, &wide, ratio, layer, palette);
        }
        // Fine borders first, so that the frame stays whole above them.
        for layer in shown().filter(|layer| !layer.frame).chain(shown().filter(|layer| layer.frame)) {
            self.borders(&ctx, &wide, ratio, layer, palette);
        }
        let _ = ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        let mut taken = Vec::new();
        for layer in shown() {
            self.area_words(&ctx, &wide, layer, palette, &mut taken);
        }
        self.place_names(&ctx, &wide, palette, &mut taken);
        self.drawn = Some(Drawn { canvas, camera: wide, ratio });
    }

    fn paths(&mut self, layer: &OutlineLayer) -> Option<&LayerPaths> {
        match self.paths.entry(layer.key.clone()) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(place) => Some(place.insert(LayerPaths::of(layer)?)),
        }
    }

    fn areas(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        camera: &Camera,
        ratio: f64,
        layer: &OutlineLayer,
        palette: &mut Palette,
    ) {
        let (fills, view) = (Arc::clone(&self.fills), camera.view(0.0));
        let _ = place(ctx, camera, ratio, layer);
        let Some(paths) = self.paths(layer) else { return };
        for (id, bounds, path) in &paths.areas {
            let colour = match fills.get(id) {
                Some(fill) => palette.colour(fill.token),
                None if layer.frame => palette.colour(token::LAND),
                None => continue,
            };
            if view.touches(bounds) {
                ctx.set_fill_style_str(&colour);
                ctx.fill_with_path_2d(path);
            }
        }
    }

    fn borders(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        camera: &Camera,
        ratio: f64,
        layer: &OutlineLayer,
        palette: &mut Palette,
    ) {
        let (colour, width) = if layer.frame { (token::FRAME, 1.5) } else { (token::BORDER, 0.75) };
        let _ = place(ctx, camera, ratio, layer);
        ctx.set_line_join("round");
        ctx.set_stroke_style_str(&palette.colour(colour));
        ctx.set_line_width(width * PATH_UNIT / camera.scale());
        if let Some(paths) = self.paths(layer) {
            ctx.stroke_with_path(&paths.borders);
        }
    }

    fn area_words(
        &self,
        ctx: &CanvasRenderingContext2d,
        camera: &Camera,
        layer: &OutlineLayer,
        palette: &mut Palette,
        taken: &mut Vec<WorldBox>,
    ) {
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        for area in &layer.areas {
            let Some(fill) = self.fills.get(&area.id) else { continue };
            let (left, top) = camera.to_screen(area.main.left, area.main.top);
            let (right, bottom) = camera.to_screen(area.main.right, area.main.bottom);
            let free = WorldBox { left, top, right, bottom };
            ctx.set_fill_style_str(&palette.colour(fill.text_token));
            for lines in [&fill.lines[..], &fill.lines[..fill.lines.len().min(1)]] {
                ctx.set_font(&palette.font(600, 13.0));
                let Some(room) = room_for(ctx, lines, free, taken) else { continue };
                taken.push(room);
                for (row, line) in (0..).zip(lines) {
                    let middle = (room.left + room.right) / 2.0;
                    let _ = ctx.fill_text(line, middle, room.top + LINE_PX * (f64::from(row) + 0.5));
                    ctx.set_font(&palette.font(400, 13.0));
                }
                break;
            }
        }
    }

    fn place_names(
        &self,
        ctx: &CanvasRenderingContext2d,
        camera: &Camera,
        palette: &mut Palette,
        taken: &mut Vec<WorldBox>,
    ) {
        let view = camera.view(0.0);
        ctx.set_font(&palette.font(400, 12.0));
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        let (text, halo) = (palette.colour(token::TEXT), palette.colour(token::LAND));
        for name in self.names.iter() {
            let shown = (name.from_zoom..name.until_zoom).contains(&camera.zoom);
            if !shown || !view.contains(name.x, name.y) {
                continue;
            }
            let (x, y) = camera.to_screen(name.x, name.y);
            let half = name.text.chars().count() as f64 * NAME_CHAR_PX / 2.0 + 6.0;
            let y = if name.hangs { y + NAME_BELOW_PX } else { y };
            let room = WorldBox { left: x - half, top: y - 10.0, right: x + half, bottom: y + 10.0 };
            if taken.iter().any(|t| t.touches(&room)) {
                continue;
            }
            taken.push(room);
            ctx.set_line_join("round");
            ctx.set_stroke_style_str(&halo);
            ctx.set_line_width(3.0);
            let _ = ctx.stroke_text(&name.text, x, y);
            ctx.set_fill_style_str(&text);
            let _ = ctx.fill_text(&name.text, x, y);
        }
    }
}

impl LayerPaths {
    fn of(layer: &OutlineLayer) -> Option<LayerPaths> {
        let borders = Path2d::new().ok()?;
        for line in &layer.borders {
            trace(&borders, layer, line);
        }
        let mut areas = Vec::with_capacity(layer.areas.len());
        for area in &layer.areas {
            let path = Path2d::new().ok()?;
            for ring in &area.rings {
                trace(&path, layer, ring);
                path.close_path();
            }
            areas.push((area.id, area.bounds, path));
        }
        // The larger first: an area inside another (the Distrito Federal in Goiás) is painted over its hole.
        let size = |b: &WorldBox| (b.right - b.left) * (b.bottom - b.top);
        areas.sort_by(|(_, a, _), (_, b, _)| size(b).total_cmp(&size(a)));
        Some(LayerPaths { borders, areas })
    }
}

fn trace(path: &Path2d, layer: &OutlineLayer, line: &[(f64, f64)]) {
    for (index, (x, y)) in line.iter().enumerate() {
        let (x, y) = ((x - layer.bounds.left) * PATH_UNIT, (y - layer.bounds.top) * PATH_UNIT);
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
}

/// Sets the context so that path units of the layer fall where the camera sees them.
fn place(ctx: &CanvasRenderingContext2d, camera: &Camera, ratio: f64, layer: &OutlineLayer) -> Option<()> {
    let (x, y) = camera.to_screen(layer.bounds.left, layer.bounds.top);
    let scale = camera.scale() / PATH_UNIT * ratio;
    ctx.set_transform(scale, 0.0, 0.0, scale, x * ratio, y * ratio).ok()
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    use wasm_bindgen::JsCast;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// The box of some lines in the middle of an area, if they fit and nothing was written there.
fn room_for(
    ctx: &CanvasRenderingContext2d,
    lines: &[String],
    free: WorldBox,
    taken: &[WorldBox],
) -> Option<WorldBox> {
    let widest = lines.iter().map(|line| text_width(ctx, line)).fold(0.0, f64::max);
    let height = LINE_PX * lines.len() as f64;
    let (x, y) = ((free.left + free.right) / 2.0, (free.top + free.bottom) / 2.0);
    let room = WorldBox {
        left: x - widest / 2.0,
        top: y - height / 2.0,
        right: x + widest / 2.0,
        bottom: y + height / 2.0,
    };
    let fits = widest <= (free.right - free.left) * 0.9 && height <= (free.bottom - free.top) * 0.9;
    (fits && !taken.iter().any(|other| other.touches(&room))).then_some(room)
}

fn text_width(ctx: &CanvasRenderingContext2d, text: &str) -> f64 {
    ctx.measure_text(text).map(|metrics| metrics.width()).unwrap_or_default()
}
