//! Names over the streets and of places, written when the map rests on a canvas a little larger than the screen.

use super::along::{Letter, Written, across, along};
use super::camera::{Camera, WorldBox};
use super::glyphs::blank;
use super::model::token;
use super::palette::Palette;
use super::street_style;
use super::street_tiles::{StreetAt, wanted};
use super::streets::{StreetLabel, Streets, spot};
use std::rc::Rc;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Names are written this far beyond the screen, so that a short pan keeps them.
const NAMES_MARGIN_PX: f64 = 160.0;
const MOST_NAMES: usize = 220;

#[derive(Debug)]
pub(super) struct Names {
    canvas: HtmlCanvasElement,
    camera: Camera,
    ratio: f64,
    came: u64,
}

impl Streets {
    /// The names over the streets.
    pub(crate) fn draw_names(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        (camera, ratio): (&Camera, f64),
        palette: &mut Palette,
        resting: bool,
    ) {
        if !self.is_shown(camera) {
            return;
        }
        let is_good = self.names.as_ref().is_some_and(|names| {
            names.came == self.came
                && names.ratio == ratio
                && names.camera.zoom == camera.zoom
                && names.camera.view(0.0).covers(&camera.view(0.0))
        });
        if !is_good && resting && !self.is_behind {
            self.names = self.written(camera, ratio, palette);
        }
        let Some(Names { canvas, camera: drawn, .. }) = &self.names else { return };
        if (drawn.zoom - camera.zoom).abs() > 0.5 {
            return;
        }
        let (left, top) = drawn.to_world(0.0, 0.0);
        let (x, y) = camera.to_screen(left, top);
        let grown = (camera.zoom - drawn.zoom).exp2();
        let snap = |value: f64| (value * ratio).round() / ratio;
        let (width, height) = (drawn.width * grown, drawn.height * grown);
        let _ =
            ctx.draw_image_with_html_canvas_element_and_dw_and_dh(canvas, snap(x), snap(y), width, height);
    }

    fn written(&mut self, camera: &Camera, ratio: f64, palette: &mut Palette) -> Option<Names> {
        let wide = Camera {
            width: camera.width + 2.0 * NAMES_MARGIN_PX,
            height: camera.height + 2.0 * NAMES_MARGIN_PX,
            ..*camera
        };
        let (canvas, ctx) = blank(wide.width, wide.height, ratio)?;
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        ctx.set_line_join("round");
        let mut written = Written::default();
        let here: Vec<StreetAt> = {
            let wanted = wanted(&self.sources, &wide, 0.0);
            let mut best: Vec<StreetAt> =
                wanted.iter().filter_map(|serving| self.shelf.best(serving)).collect();
            best.sort();
            best.dedup();
            best
        };
        let mut names: Vec<(StreetAt, Rc<[StreetLabel]>, usize)> = Vec::new();
        for at in &here {
            let Some(tile) = self.shelf.get(*at) else { continue };
            let (places, labels) = (Rc::clone(&tile.places), Rc::clone(&tile.names));
            let is_written = |place: &usize| {
                labels
                    .get(*place)
                    .is_some_and(|label| street_style::name_size(label.kind, wide.zoom).is_some())
            };
            names.extend((0..labels.len()).filter(is_written).map(|place| (*at, Rc::clone(&labels), place)));
            for place in places.iter().filter(|place| street_style::shows_place(place.rank, wide.zoom)) {
                let (x, y) = spot(*at, place.at);
                self.write_across(&ctx, palette, &mut written, &place.text, wide.to_screen(x, y), place.rank);
            }
        }
        // The more important of all tiles first.
        names.sort_by_key(|(_, labels, place)| labels.get(*place).map(|label| usize::MAX - label.kind));
        let mut count = 0;
        for (at, labels, place) in &names {
            if count >= MOST_NAMES {
                break;
            }
            let Some(StreetLabel { text, kind, line }) = labels.get(*place) else { continue };
            let Some(size) = street_style::name_size(*kind, wide.zoom) else { continue };
            let line: Vec<(f64, f64)> = line
                .iter()
                .map(|corner| {
                    let (x, y) = spot(*at, *corner);
                    wide.to_screen(x, y)
                })
                .collect();
            if !touches(&line, &wide) {
                continue;
            }
            let advances = self.advances(&ctx, palette, text, size, 400);
            let Some(letters) = along(&line, &advances) else { continue };
            if written.take(text, &letters, size * 0.62, 280.0) {
                count += 1;
                let ink = palette.colour(token::TEXT);
                write(&ctx, text, &letters, &ink, &palette.colour(street_style::NAME_HALO));
            }
        }
        Some(Names { canvas, camera: wide, ratio, came: self.came })
    }

    fn write_across(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        palette: &mut Palette,
        written: &mut Written,
        text: &str,
        at: (f64, f64),
        rank: u8,
    ) {
        let (size, weight) = street_style::place_size(rank);
        let advances = self.advances(ctx, palette, text, size, weight);
        let letters = across(at, &advances);
        if written.take(text, &letters, size * 0.62, 400.0) {
            let ink = palette.colour(if rank >= 3 { street_style::QUIET } else { token::TEXT });
            let halo = palette.colour(street_style::NAME_HALO);
            ctx.set_stroke_style_str(&halo);
            ctx.set_line_width(3.5);
            let _ = ctx.stroke_text(text, at.0, at.1);
            ctx.set_fill_style_str(&ink);
            let _ = ctx.fill_text(text, at.0, at.1);
        }
    }

    /// Sets the font, and says how wide each letter is in it.
    fn advances(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        palette: &mut Palette,
        text: &str,
        size: f64,
        weight: u16,
    ) -> Vec<f64> {
        ctx.set_font(&palette.font(weight, size));
        let widths = &mut self.widths;
        let key = |letter: char| (weight + (size * 10.0) as u16, letter);
        let mut buffer = [0; 4];
        let mut wide = |letter: char| {
            *widths.entry(key(letter)).or_insert_with(|| {
                ctx.measure_text(letter.encode_utf8(&mut buffer)).map(|m| m.width()).unwrap_or(size / 2.0)
            })
        };
        text.chars().map(&mut wide).collect()
    }
}

/// One piece where the letters stand in a line, else each by itself.
fn write(ctx: &CanvasRenderingContext2d, text: &str, letters: &[Letter], ink: &str, halo: &str) {
    ctx.set_stroke_style_str(halo);
    ctx.set_fill_style_str(ink);
    ctx.set_line_width(3.0);
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return };
    let is_straight = letters.iter().all(|letter| (letter.angle - first.angle).abs() < 0.03);
    if is_straight {
        let middle = Letter { x: (first.x + last.x) / 2.0, y: (first.y + last.y) / 2.0, angle: first.angle };
        turned(ctx, middle, |ctx| {
            let _ = ctx.stroke_text(text, 0.0, 0.0);
            let _ = ctx.fill_text(text, 0.0, 0.0);
        });
        return;
    }
    let mut buffer = [0; 4];
    for is_halo in [true, false] {
        for (letter, at) in text.chars().zip(letters) {
            let letter: &str = letter.encode_utf8(&mut buffer);
            turned(ctx, *at, |ctx| {
                let _ =
                    if is_halo { ctx.stroke_text(letter, 0.0, 0.0) } else { ctx.fill_text(letter, 0.0, 0.0) };
            });
        }
    }
}

fn turned(ctx: &CanvasRenderingContext2d, at: Letter, draw: impl FnOnce(&CanvasRenderingContext2d)) {
    ctx.save();
    let _ = ctx.translate(at.x, at.y);
    let _ = ctx.rotate(at.angle);
    draw(ctx);
    ctx.restore();
}

fn touches(line: &[(f64, f64)], screen: &Camera) -> bool {
    let screen = WorldBox { left: 0.0, top: 0.0, right: screen.width, bottom: screen.height };
    WorldBox::around(line.iter().copied()).is_some_and(|area| area.touches(&screen))
}
