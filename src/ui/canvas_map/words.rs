//! Words of the ground: the figures of coloured areas, then names of waters, lands and towns, each where it stands alone.

use super::camera::{Camera, WorldBox};
use super::labels::{Taken, across, beside, room};
use super::model::{AreaFills, NameKind, OutlineLayer, PlaceName, token};
use super::palette::Palette;
use web_sys::CanvasRenderingContext2d;

const LINE_PX: f64 = 16.0;
/// A town's name stands so far from its seat.
const CLEAR_PX: f64 = 12.0;

/// Words that found their place.
#[derive(Debug)]
pub(crate) struct Written {
    lines: Vec<String>,
    /// Middle of the first line.
    at: (f64, f64),
    /// The box of all lines.
    pub space: WorldBox,
    look: Look,
}

#[derive(Debug, Clone, Copy)]
struct Look {
    weight: u16,
    px: f64,
    italic: bool,
    ink: &'static str,
    /// None: on a coloured area, which the ink is meant for.
    halo: Option<&'static str>,
}

#[derive(Debug)]
pub(crate) struct Words<'a> {
    camera: &'a Camera,
    view: WorldBox,
    taken: Taken,
    pub written: Vec<Written>,
}

impl<'a> Words<'a> {
    /// `clear`: boxes where no word may stand.
    pub(crate) fn new(camera: &'a Camera, clear: &[WorldBox]) -> Words<'a> {
        let mut taken = Taken::default();
        clear.iter().for_each(|room| taken.take(*room));
        Words { camera, view: camera.view(0.0), taken, written: Vec::new() }
    }

    /// All lines of a coloured area where they fit inside, else the first.
    pub(crate) fn in_areas(
        &mut self,
        ctx: &CanvasRenderingContext2d,
        layer: &OutlineLayer,
        fills: &AreaFills,
        palette: &mut Palette,
    ) {
        if fills.is_empty() {
            return;
        }
        ctx.set_font(&palette.font(600, 13.0));
        for area in layer.areas.iter().filter(|area| self.view.touches(&area.bounds)) {
            let Some(fill) = fills.get(&area.id) else { continue };
            let (left, top) = self.camera.to_screen(area.main.left, area.main.top);
            let (right, bottom) = self.camera.to_screen(area.main.right, area.main.bottom);
            for lines in [&fill.lines[..], &fill.lines[..fill.lines.len().min(1)]] {
                let widest = lines.iter().map(|line| text_width(ctx, line)).fold(0.0, f64::max);
                let height = LINE_PX * lines.len() as f64;
                let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
                let space = room(middle, (widest / 2.0, height / 2.0));
                let fits = widest <= (right - left) * 0.9 && height <= (bottom - top) * 0.9;
                if !fits || self.taken.first_free(&[space]).is_none() {
                    continue;
                }
                let look = Look { weight: 600, px: 13.0, italic: false, ink: fill.text_token, halo: None };
                let at = (middle.0, space.top + LINE_PX / 2.0);
                self.written.push(Written { lines: lines.to_vec(), at, space, look });
                break;
            }
        }
    }

    /// The earlier name wins.
    pub(crate) fn names(&mut self, names: &[PlaceName]) {
        for name in names {
            let shown = (name.from_zoom..name.until_zoom).contains(&self.camera.zoom);
            if !shown || !self.view.contains(name.x, name.y) {
                continue;
            }
            let (spot, look) = (self.camera.to_screen(name.x, name.y), look(name.kind));
            let half = half_of(&name.text, look);
            let rooms = match name.kind {
                NameKind::Water | NameKind::Around | NameKind::Area => across(spot, half),
                NameKind::Capital | NameKind::Known | NameKind::Town => beside(spot, half, CLEAR_PX),
            };
            // Moved aside, the name of a water would stand on land.
            let rooms = if name.kind == NameKind::Water { &rooms[..1] } else { &rooms[..] };
            if let Some(found) = self.taken.first_free(rooms) {
                let space = rooms[found];
                let at = ((space.left + space.right) / 2.0, (space.top + space.bottom) / 2.0);
                self.written.push(Written { lines: vec![name.text.clone()], at, space, look });
            }
        }
    }
}

impl Written {
    pub(crate) fn write(&self, ctx: &CanvasRenderingContext2d, palette: &mut Palette) {
        let Look { weight, px, italic, ink, halo } = self.look;
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        ctx.set_line_join("round");
        let slant = if italic { "italic " } else { "" };
        for (row, line) in (0..).zip(&self.lines) {
            let weight = if row == 0 { weight } else { 400 };
            ctx.set_font(&format!("{slant}{}", palette.font(weight, px)));
            let (x, y) = (self.at.0, self.at.1 + LINE_PX * f64::from(row));
            if let Some(halo) = halo {
                ctx.set_stroke_style_str(&palette.colour(halo));
                ctx.set_line_width(3.0);
                let _ = ctx.stroke_text(line, x, y);
            }
            ctx.set_fill_style_str(&palette.colour(ink));
            let _ = ctx.fill_text(line, x, y);
        }
    }
}

fn look(kind: NameKind) -> Look {
    let plain = |weight, px, ink| Look { weight, px, italic: false, ink, halo: Some(token::LAND) };
    match kind {
        NameKind::Water => Look { italic: true, halo: Some(token::SEA), ..plain(400, 14.0, token::SEA_NAME) },
        NameKind::Around => Look { halo: Some(token::AROUND), ..plain(400, 13.0, token::AROUND_NAME) },
        NameKind::Area => plain(600, 13.0, token::TOWN_NAME),
        NameKind::Capital => plain(600, 14.0, token::TEXT),
        NameKind::Known => plain(600, 12.0, token::TEXT),
        NameKind::Town => plain(400, 12.0, token::TOWN_NAME),
    }
}

/// Half of the box of some words, by an even width of their letters: measuring hundreds takes longer than drawing them.
fn half_of(text: &str, look: Look) -> (f64, f64) {
    let letter = look.px * if look.weight >= 600 { 0.6 } else { 0.55 };
    (text.chars().count() as f64 * letter / 2.0 + 4.0, look.px / 2.0 + 3.0)
}

fn text_width(ctx: &CanvasRenderingContext2d, text: &str) -> f64 {
    ctx.measure_text(text).map(|metrics| metrics.width()).unwrap_or_default()
}
