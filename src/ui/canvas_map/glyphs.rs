//! How marks look: a shape with a halo for one point, a ring of the mix with its count for a group.

use super::marks::Mark;
use super::model::token;
use super::palette::Palette;
use crate::ui::state_mark::Mark as State;
use std::f64::consts::{FRAC_PI_2, TAU};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

const POINT_SIZE: f64 = 20.0;
/// With a letter inside.
const LETTERED_SIZE: f64 = 24.0;
const HALO: f64 = 2.0;
/// Side of the square that the shapes of states are drawn on.
const SHAPE_UNITS: f64 = 16.0;
/// A canvas of its own in CSS pixels, with its context scaled to the screen's.
pub(crate) fn blank(
    width: f64,
    height: f64,
    ratio: f64,
) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * ratio).round() as u32);
    canvas.set_height((height * ratio).round() as u32);
    let ctx: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).ok()?;
    Some((canvas, ctx))
}

/// The brush of a canvas.
pub(crate) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// A single point: the shape of its state, within a dashed circle where its place is approximate.
pub(crate) fn point(
    ctx: &CanvasRenderingContext2d,
    (x, y): (f64, f64),
    state: State,
    letter: Option<char>,
    approximate: bool,
    palette: &mut Palette,
) {
    let (colour, halo) = (palette.colour(&state.token()), palette.colour(token::HALO));
    let disc = if approximate { POINT_SIZE / 2.0 + 4.5 } else { POINT_SIZE / 2.0 };
    if approximate || is_hollow(state) {
        ctx.begin_path();
        let _ = ctx.arc(x, y, disc, 0.0, TAU);
        ctx.set_fill_style_str(&halo);
        ctx.fill();
    }
    if approximate {
        dashes(ctx, &[3.5, 3.0]);
        stroke(ctx, &colour, 2.0);
        dashes(ctx, &[]);
    }
    let size = if letter.is_some() { LETTERED_SIZE } else { POINT_SIZE };
    shape(ctx, state, (x, y), size, &colour, (!approximate).then_some(halo.as_str()));
    if let Some(letter) = letter {
        inscribe(ctx, letter, (x, y), &halo, palette);
    }
}

/// A letter inside a shape: the colour is said twice.
fn inscribe(
    ctx: &CanvasRenderingContext2d,
    letter: char,
    (x, y): (f64, f64),
    ink: &str,
    palette: &mut Palette,
) {
    ctx.set_font(&palette.font(600, 12.0));
    ctx.set_text_align("center");
    ctx.set_text_baseline("middle");
    ctx.set_fill_style_str(ink);
    let _ = ctx.fill_text(letter.encode_utf8(&mut [0; 4]), x, y + 0.5);
}

/// A single point that bears its number: a lozenge with rounded ends, the shape at the left.
pub(crate) fn pill(
    ctx: &CanvasRenderingContext2d,
    (x, y): (f64, f64),
    (state, letter): (State, Option<char>),
    said: &str,
    approximate: bool,
    palette: &mut Palette,
) {
    let (colour, halo) = (palette.colour(&state.token()), palette.colour(token::HALO));
    ctx.set_font(&palette.font(600, 13.0));
    let wide = ctx.measure_text(said).map(|metrics| metrics.width()).unwrap_or_default();
    let (half, radius) = (((wide + 34.0) / 2.0).min(31.0), 12.0);
    ctx.begin_path();
    let _ = ctx.arc(x - half + radius, y, radius, FRAC_PI_2, 3.0 * FRAC_PI_2);
    let _ = ctx.arc(x + half - radius, y, radius, -FRAC_PI_2, FRAC_PI_2);
    ctx.close_path();
    ctx.set_fill_style_str(&halo);
    ctx.fill();
    if approximate {
        dashes(ctx, &[3.5, 3.0]);
    }
    stroke(ctx, &colour, 2.0);
    dashes(ctx, &[]);
    let at = (x - half + radius + 1.0, y);
    shape(ctx, state, at, if letter.is_some() { 18.0 } else { 14.0 }, &colour, None);
    if let Some(letter) = letter {
        inscribe(ctx, letter, at, &halo, palette);
    }
    ctx.set_font(&palette.font(600, 13.0));
    ctx.set_text_align("right");
    ctx.set_text_baseline("middle");
    ctx.set_fill_style_str(&palette.colour(token::TEXT));
    let _ = ctx.fill_text(said, x + half - 7.0, y + 0.5);
}

/// The shape of a state, `size` pixels wide, with a halo that parts it from the ground.
fn shape(
    ctx: &CanvasRenderingContext2d,
    state: State,
    (x, y): (f64, f64),
    size: f64,
    colour: &str,
    halo: Option<&str>,
) {
    let Ok(path) = Path2d::new_with_path_string(state.path()) else { return };
    let scale = size / SHAPE_UNITS;
    ctx.save();
    let _ = ctx.translate(x - size / 2.0, y - size / 2.0);
    let _ = ctx.scale(scale, scale);
    if let Some(halo) = halo {
        ctx.set_line_join("round");
        ctx.set_stroke_style_str(halo);
        ctx.set_line_width(2.0 * HALO / scale);
        ctx.stroke_with_path(&path);
    }
    ctx.set_fill_style_str(colour);
    ctx.fill_with_path_2d(&path);
    ctx.restore();
}

/// Shapes with a hole, which must not show the ground through it.
fn is_hollow(state: State) -> bool {
    match state {
        State::Never | State::Band(_) => true,
        State::OnTrack | State::Due | State::Overdue | State::Forgotten | State::Outside | State::Part(_) => {
            false
        }
    }
}

/// A ring whose slices are the kinds, the count inside, and under it the shape of the largest slice.
pub(crate) fn group(
    ctx: &CanvasRenderingContext2d,
    (x, y): (f64, f64),
    mark: &Mark,
    kinds: &[State],
    palette: &mut Palette,
) {
    let (radius, total) = (mark.radius_px(), f64::from(mark.count()).max(1.0));
    let (halo, text) = (palette.colour(token::HALO), palette.colour(token::TEXT));
    let width = 6.0;
    ctx.begin_path();
    let _ = ctx.arc(x, y, radius + HALO, 0.0, TAU);
    ctx.set_fill_style_str(&halo);
    ctx.fill();
    let mut from = -FRAC_PI_2;
    for &(kind, count) in &mark.mix {
        let Some(state) = kinds.get(usize::from(kind)) else { continue };
        let to = from + TAU * f64::from(count) / total;
        let gap = if mark.mix.len() > 1 { 0.04 } else { 0.0 };
        ctx.begin_path();
        let _ = ctx.arc(x, y, radius - width / 2.0, from + gap, (to - gap).max(from + gap + 0.02));
        stroke(ctx, &palette.colour(&state.token()), width);
        from = to;
    }
    if mark.approximate {
        ctx.begin_path();
        let _ = ctx.arc(x, y, radius + 3.5, 0.0, TAU);
        dashes(ctx, &[3.5, 3.0]);
        stroke(ctx, &text, 1.5);
        dashes(ctx, &[]);
    }
    ctx.set_font(&palette.font(600, if mark.count() < 1000 { 12.0 } else { 11.0 }));
    ctx.set_text_align("center");
    ctx.set_text_baseline("middle");
    ctx.set_fill_style_str(&text);
    let _ = ctx.fill_text(&mark.count().to_string(), x, y - 3.0);
    let largest = mark.mix.iter().rev().max_by_key(|(_, count)| *count);
    if let Some(state) = largest.and_then(|(kind, _)| kinds.get(usize::from(*kind))) {
        let colour = palette.colour(&state.token());
        shape(ctx, *state, (x, y + radius * 0.36 + 1.0), 8.0, &colour, None);
    }
}

/// A group in a hurry: a ring in the colour of its largest slice, until its stamp is made.
pub(crate) fn sketch(
    ctx: &CanvasRenderingContext2d,
    (x, y): (f64, f64),
    mark: &Mark,
    kinds: &[State],
    palette: &mut Palette,
) {
    let largest = mark.mix.iter().rev().max_by_key(|(_, count)| *count);
    let Some(state) = largest.and_then(|(kind, _)| kinds.get(usize::from(*kind))) else { return };
    ctx.begin_path();
    let _ = ctx.arc(x, y, mark.radius_px() - 3.0, 0.0, TAU);
    ctx.set_fill_style_str(&palette.colour(token::HALO));
    ctx.fill();
    stroke(ctx, &palette.colour(&state.token()), 6.0);
}

/// A small exclamation mark at the upper right of a point.
pub(crate) fn flag(ctx: &CanvasRenderingContext2d, (x, y): (f64, f64), palette: &mut Palette) {
    let (text, halo) = (palette.colour(token::TEXT), palette.colour(token::HALO));
    let (x, y) = (x + 9.0, y - 9.0);
    ctx.begin_path();
    let _ = ctx.arc(x, y, 7.0, 0.0, TAU);
    ctx.set_fill_style_str(&text);
    ctx.fill();
    stroke(ctx, &halo, 1.5);
    ctx.set_font(&palette.font(600, 11.0));
    ctx.set_text_align("center");
    ctx.set_text_baseline("middle");
    ctx.set_fill_style_str(&halo);
    let _ = ctx.fill_text("!", x, y);
}

/// A plain circle around what is chosen or has the keyboard.
pub(crate) fn halo_ring(
    ctx: &CanvasRenderingContext2d,
    (x, y): (f64, f64),
    radius: f64,
    palette: &mut Palette,
) {
    let (accent, halo) = (palette.colour(token::ACCENT), palette.colour(token::HALO));
    ctx.begin_path();
    let _ = ctx.arc(x, y, radius, 0.0, TAU);
    stroke(ctx, &halo, 6.0);
    stroke(ctx, &accent, 3.0);
}

pub(crate) fn stroke(ctx: &CanvasRenderingContext2d, colour: &str, width: f64) {
    ctx.set_stroke_style_str(colour);
    ctx.set_line_width(width);
    ctx.stroke();
}

pub(crate) fn dashes(ctx: &CanvasRenderingContext2d, lengths: &[f64]) {
    let array: js_sys::Array = lengths.iter().map(|l| wasm_bindgen::JsValue::from_f64(*l)).collect();
    let _ = ctx.set_line_dash(&array);
}
