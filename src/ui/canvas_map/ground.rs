//! The ground under the marks: sea, land, borders, coloured areas and names, drawn into a canvas larger than the
//! screen, which a pan only shifts.
//!
//! A drawing is made of small steps, so many in each frame as there is time for; until it is whole, the one before it is
//! shown. What stands on what is the order of the steps.

use super::camera::{Camera, WorldBox};
use super::glow::glow;
use super::glyphs::{blank, context};
use super::heat::HeatSpot;
use super::labels::lie_below;
use super::lines::Detail;
use super::model::{AreaFills, GroundPart, OutlineLayer, PlaceName, token};
use super::palette::Palette;
use super::paths::{Paths, Pieces, by_size, pixels, place};
use super::words::{Words, Written};
use crate::ui::surface::now_ms;
use std::collections::VecDeque;
use std::sync::Arc;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Pixels drawn beyond each edge of the screen.
const MARGIN_PX: f64 = 256.0;
/// A pan that comes so near to the edge of the drawing asks for the next.
const NEAR_EDGE_PX: f64 = 96.0;
/// What one frame gives to the ground: time on the clock, and vertices, which the browser draws after the clock was read.
const BUDGET_MS: f64 = 6.0;
const BUDGET_VERTICES: usize = 6_000;
/// One filled area or word counts as so many vertices.
const STEP_VERTICES: usize = 60;

#[derive(Debug, Default)]
pub(crate) struct Ground {
    pub layers: Arc<Vec<Arc<OutlineLayer>>>,
    pub fills: Arc<AreaFills>,
    pub names: Arc<Vec<PlaceName>>,
    pub heat: Arc<Vec<HeatSpot>>,
    paths: Paths,
    pieces: Pieces,
    drawn: Option<Drawn>,
    /// The canvas of the drawing before: the next is made on it.
    spare: Option<HtmlCanvasElement>,
    /// The drawing shows what no longer holds.
    stale: bool,
    work: Option<Work>,
}

#[derive(Debug)]
struct Drawn {
    canvas: HtmlCanvasElement,
    /// As wide and high as the canvas, margins included.
    camera: Camera,
    ratio: f64,
    /// Where words stand on it.
    words: Vec<WorldBox>,
}

/// A drawing on its way.
#[derive(Debug)]
struct Work {
    to: Drawn,
    ctx: CanvasRenderingContext2d,
    detail: Detail,
    steps: VecDeque<Step>,
    /// Where no words go.
    clear: Vec<WorldBox>,
}

#[derive(Debug)]
enum Step {
    Fill { layer: Arc<OutlineLayer>, area: usize, token: &'static str },
    Land { layer: Arc<OutlineLayer> },
    Borders { layer: Arc<OutlineLayer>, piece: usize },
    Outline { layer: Arc<OutlineLayer> },
    Heat,
    Words,
    Word(Written),
}

impl Ground {
    /// What was drawn no longer holds, though it is shown until the next drawing is whole.
    pub(crate) fn forget(&mut self) {
        self.stale = true;
        self.work = None;
    }

    /// Whether a drawing at this very zoom covers the screen.
    pub(crate) fn is_sharp(&self, camera: &Camera, ratio: f64) -> bool {
        !self.stale
            && self.drawn.as_ref().is_some_and(|drawn| {
                drawn.camera.zoom == camera.zoom
                    && drawn.ratio == ratio
                    && drawn.camera.view(0.0).covers(&camera.view(0.0))
            })
    }

    /// Whether the old drawing, shifted or stretched, is good enough while the fingers move.
    pub(crate) fn can_stretch(&self, camera: &Camera) -> bool {
        self.drawn.as_ref().is_some_and(|drawn| {
            let margin = if drawn.camera.zoom == camera.zoom { NEAR_EDGE_PX } else { 0.0 };
            (drawn.camera.zoom - camera.zoom).abs() < 1.0
                && drawn.camera.view(0.0).covers(&camera.view(margin))
        })
    }

    /// Whether a pan brought words of the drawing below what stands above the map: boxes of the screen.
    pub(crate) fn hides_words(&self, camera: &Camera, above: &[WorldBox]) -> bool {
        self.drawn.as_ref().is_some_and(|drawn| {
            let (left, top) = drawn.camera.to_world(0.0, 0.0);
            lie_below(&drawn.words, camera.to_screen(left, top), above)
        })
    }

    pub(crate) fn is_at_work(&self) -> bool {
        self.work.is_some()
    }

    /// Puts the ground on the screen, from the last drawing.
    pub(crate) fn show(&self, ctx: &CanvasRenderingContext2d, camera: &Camera, palette: &mut Palette) {
        ctx.set_fill_style_str(&palette.colour(token::SEA));
        ctx.fill_rect(0.0, 0.0, camera.width, camera.height);
        let Some(Drawn { canvas, camera: drawn, ratio, words: _ }) = &self.drawn else { return };
        let (left, top) = drawn.to_world(0.0, 0.0);
        let (x, y) = camera.to_screen(left, top);
        let grown = (camera.zoom - drawn.zoom).exp2();
        let snap = |v: f64| (v * ratio).round() / ratio;
        let (width, height) = (drawn.width * grown, drawn.height * grown);
        let _ =
            ctx.draw_image_with_html_canvas_element_and_dw_and_dh(canvas, snap(x), snap(y), width, height);
    }

    /// Begins a drawing for what the camera sees. `clear`: boxes of that screen which words keep clear of.
    pub(crate) fn begin(
        &mut self,
        camera: &Camera,
        ratio: f64,
        clear: Vec<WorldBox>,
        palette: &mut Palette,
    ) -> Option<()> {
        let wide = Camera {
            width: camera.width + 2.0 * MARGIN_PX,
            height: camera.height + 2.0 * MARGIN_PX,
            ..*camera
        };
        let (canvas, ctx) = self.canvas(&wide, ratio)?;
        ctx.set_fill_style_str(&palette.colour(token::SEA));
        ctx.fill_rect(0.0, 0.0, wide.width, wide.height);
        let moved = |room: WorldBox| WorldBox {
            left: room.left + MARGIN_PX,
            top: room.top + MARGIN_PX,
            right: room.right + MARGIN_PX,
            bottom: room.bottom + MARGIN_PX,
        };
        let detail = Detail::of(camera.zoom);
        self.paths.keep_near(detail);
        self.stale = false;
        self.work = Some(Work {
            steps: self.steps(&wide),
            to: Drawn { canvas, camera: wide, ratio, words: Vec::new() },
            ctx,
            detail,
            clear: clear.into_iter().map(moved).collect(),
        });
        Some(())
    }

    fn canvas(&mut self, wide: &Camera, ratio: f64) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
        let pixels = |v: f64| (v * ratio).round() as u32;
        let size = (pixels(wide.width), pixels(wide.height));
        let spare = self.spare.take().filter(|canvas| (canvas.width(), canvas.height()) == size);
        let Some(canvas) = spare else { return blank(wide.width, wide.height, ratio) };
        let ctx: CanvasRenderingContext2d = context(&canvas)?;
        ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).ok()?;
        Some((canvas, ctx))
    }

    /// Goes on with the drawing for one frame; when it is whole it takes the place of the one before it.
    pub(crate) fn go_on(&mut self, palette: &mut Palette) {
        let until = now_ms() + BUDGET_MS;
        let mut vertices = 0;
        let Some(mut work) = self.work.take() else { return };
        while vertices < BUDGET_VERTICES && now_ms() < until {
            let Some(step) = work.steps.pop_front() else {
                self.spare = self.drawn.replace(work.to).map(|old| old.canvas);
                return;
            };
            vertices += STEP_VERTICES + self.step(&mut work, step, palette).unwrap_or_default();
        }
        self.work = Some(work);
    }

    /// What a drawing is made of, from the lowest to the highest.
    fn steps(&mut self, wide: &Camera) -> VecDeque<Step> {
        let view = wide.view(0.0);
        let shown: Vec<Arc<OutlineLayer>> = self
            .layers
            .iter()
            .filter(|layer| wide.zoom >= layer.from_zoom && view.touches(&layer.bounds))
            .cloned()
            .collect();
        let finer = |area: u32| shown.iter().any(|layer| layer.part == GroundPart::Finer { area });
        let mut steps = VecDeque::new();
        let mut land_lines = Vec::new();
        for layer in &shown {
            let seen = |at: &usize| layer.areas.get(*at).is_some_and(|area| view.touches(&area.bounds));
            let areas = by_size(&layer.areas).into_iter().filter(seen);
            let fill = |area: usize, token| Step::Fill { layer: Arc::clone(layer), area, token };
            let filled = |area: usize| {
                let known = self.fills.get(&layer.areas.get(area)?.id)?;
                Some(fill(area, known.token))
            };
            match layer.part {
                GroundPart::Around => {
                    steps.extend(areas.map(|area| fill(area, token::AROUND)));
                    // Under the land: there they meet, and its own line is the frontier.
                    steps.extend(self.pieces.steps(layer, &view));
                    steps.push_back(Step::Outline { layer: Arc::clone(layer) });
                }
                GroundPart::Land => {
                    // Lines of what is between a border and its finer self would stand beside it.
                    let coarse: Vec<usize> = areas.filter(|at| !finer(layer.areas[*at].id)).collect();
                    if !coarse.is_empty() {
                        land_lines.push(layer);
                    }
                    let land = |area: usize| filled(area).unwrap_or_else(|| fill(area, token::LAND));
                    steps.extend(coarse.into_iter().map(land));
                }
                GroundPart::Finer { .. } => {
                    steps.push_back(Step::Land { layer: Arc::clone(layer) });
                    steps.extend(areas.filter_map(filled));
                    land_lines.push(layer);
                }
            }
        }
        // Streets belong here: on the land, under every border and name.
        for layer in &land_lines {
            steps.extend(self.pieces.steps(layer, &view));
        }
        // Fine borders first, so that the frame stays whole above them.
        steps.extend(land_lines.into_iter().map(|layer| Step::Outline { layer: Arc::clone(layer) }));
        if !self.heat.is_empty() {
            steps.push_back(Step::Heat);
        }
        steps.push_back(Step::Words);
        steps
    }

    /// Makes one step; how many vertices it drew.
    fn step(&mut self, work: &mut Work, step: Step, palette: &mut Palette) -> Option<usize> {
        let Work { ctx, detail, to: Drawn { camera, ratio, .. }, .. } = work;
        match step {
            Step::Fill { layer, area, token } => {
                place(ctx, camera, *ratio, &layer)?;
                ctx.set_fill_style_str(&palette.colour(token));
                ctx.fill_with_path_2d(self.paths.area(&layer, area, *detail)?);
                layer.areas.get(area).map(|area| area.rings.iter().map(Vec::len).sum::<usize>() / 2)
            }
            Step::Land { layer } => {
                place(ctx, camera, *ratio, &layer)?;
                ctx.set_fill_style_str(&palette.colour(token::LAND));
                ctx.fill_with_path_2d(self.paths.outline(&layer, *detail)?);
                Some(layer.outline.iter().map(Vec::len).sum())
            }
            Step::Borders { layer, piece } => {
                let (colour, width) = border_line(layer.part);
                pen(ctx, camera, *ratio, &layer, &palette.colour(colour), width)?;
                let known = self.pieces.of(&layer).get(piece)?;
                ctx.stroke_with_path(self.paths.piece(&layer, piece, known, *detail)?);
                Some(known.vertices)
            }
            Step::Outline { layer } => {
                let (colour, width) = outline_line(layer.part);
                pen(ctx, camera, *ratio, &layer, &palette.colour(colour), width)?;
                ctx.stroke_with_path(self.paths.outline(&layer, *detail)?);
                Some(layer.outline.iter().map(Vec::len).sum())
            }
            Step::Heat => {
                let _ = ctx.set_transform(*ratio, 0.0, 0.0, *ratio, 0.0, 0.0);
                glow(ctx, camera, &self.heat, &palette.colour(token::HEAT))?;
                Some(BUDGET_VERTICES / 2)
            }
            Step::Words => {
                let mut words = Words::new(camera, &work.clear);
                let shown = self.layers.iter().filter(|layer| camera.zoom >= layer.from_zoom);
                for layer in shown {
                    words.in_areas(ctx, layer, &self.fills, palette);
                }
                words.names(&self.names);
                work.to.words = words.written.iter().map(|written| written.space).collect();
                work.steps.extend(words.written.into_iter().map(Step::Word));
                Some(BUDGET_VERTICES / 2)
            }
            Step::Word(written) => {
                let _ = ctx.set_transform(*ratio, 0.0, 0.0, *ratio, 0.0, 0.0);
                written.write(ctx, palette);
                Some(2 * STEP_VERTICES)
            }
        }
    }
}

impl Pieces {
    /// The pieces of a layer that are in view.
    fn steps(&mut self, layer: &Arc<OutlineLayer>, view: &WorldBox) -> Vec<Step> {
        let all = self.of(layer).iter().enumerate();
        let seen = all.filter(|(_, known)| view.touches(&known.bounds));
        seen.map(|(piece, _)| Step::Borders { layer: Arc::clone(layer), piece }).collect()
    }
}

fn border_line(part: GroundPart) -> (&'static str, f64) {
    match part {
        GroundPart::Around => (token::AROUND_LINE, 1.0),
        GroundPart::Land => (token::FRAME, 1.25),
        GroundPart::Finer { .. } => (token::BORDER, 0.75),
    }
}

fn outline_line(part: GroundPart) -> (&'static str, f64) {
    match part {
        GroundPart::Around => (token::AROUND_LINE, 0.75),
        GroundPart::Land => (token::COAST, 1.75),
        GroundPart::Finer { .. } => (token::FRAME, 1.5),
    }
}

fn pen(
    ctx: &CanvasRenderingContext2d,
    camera: &Camera,
    ratio: f64,
    layer: &OutlineLayer,
    colour: &str,
    width: f64,
) -> Option<()> {
    place(ctx, camera, ratio, layer)?;
    ctx.set_line_join("round");
    ctx.set_stroke_style_str(colour);
    ctx.set_line_width(pixels(camera, width));
    Some(())
}
