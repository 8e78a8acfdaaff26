//! A way on the map: the line through its stops, and each stop as a numbered disc.

use super::engine::Engine;
use super::glyphs;
use super::model::{Trail, TrailStop, token};
use std::f64::consts::TAU;
use std::sync::Arc;
use web_sys::CanvasRenderingContext2d;

const DISC: f64 = 13.0;
const LINE: f64 = 3.0;
/// About the width of a letter of a leg.
const LETTER: f64 = 7.0;

impl Engine {
    pub(super) fn draw_trail(&mut self, ctx: &CanvasRenderingContext2d) {
        let trail = Arc::clone(&self.trail);
        let mut points = trail.line.iter().map(|(x, y)| self.camera.to_screen(*x, *y));
        if let Some((x, y)) = points.next() {
            ctx.begin_path();
            ctx.set_line_join("round");
            ctx.move_to(x, y);
            points.for_each(|(x, y)| ctx.line_to(x, y));
            glyphs::stroke(ctx, &self.palette.colour(token::HALO), LINE + 4.0);
            glyphs::stroke(ctx, &self.palette.colour(token::ACCENT), LINE);
        }
        self.draw_legs(ctx, &trail);
        // The first stops lie on top: they are the next to be made.
        trail.stops.iter().rev().for_each(|stop| self.draw_stop(ctx, stop));
    }

    /// Upright beside the middle of each piece, where it is longer than its words.
    fn draw_legs(&mut self, ctx: &CanvasRenderingContext2d, trail: &Trail) {
        ctx.set_font(&self.palette.font(600, 12.0));
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        ctx.set_line_join("round");
        let (halo, ink) = (self.palette.colour(token::HALO), self.palette.colour(token::TEXT));
        for (pair, words) in trail.line.windows(2).zip(&trail.legs) {
            let [from, to] = [pair[0], pair[1]].map(|(x, y)| self.camera.to_screen(x, y));
            let room = words.chars().count() as f64 * LETTER + 2.0 * DISC;
            if (to.0 - from.0).hypot(to.1 - from.1) < room {
                continue;
            }
            let (x, y) = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
            ctx.set_stroke_style_str(&halo);
            ctx.set_line_width(4.0);
            let _ = ctx.stroke_text(words, x, y);
            ctx.set_fill_style_str(&ink);
            let _ = ctx.fill_text(words, x, y);
        }
    }

    fn draw_stop(&mut self, ctx: &CanvasRenderingContext2d, stop: &TrailStop) {
        let (x, y) = self.camera.to_screen(stop.x, stop.y);
        let accent = self.palette.colour(token::ACCENT);
        let (fill, ink) = match stop.done {
            true => (self.palette.colour(token::HALO), accent.clone()),
            false => (accent.clone(), self.palette.colour(token::ON_ACCENT)),
        };
        ctx.begin_path();
        let _ = ctx.arc(x, y, DISC, 0.0, TAU);
        glyphs::stroke(ctx, &self.palette.colour(token::HALO), 5.0);
        ctx.set_fill_style_str(&fill);
        ctx.fill();
        if stop.approximate {
            glyphs::dashes(ctx, &[3.0, 3.0]);
        }
        let rim = if stop.done { accent } else { ink.clone() };
        glyphs::stroke(ctx, &rim, 1.5);
        glyphs::dashes(ctx, &[]);
        ctx.set_font(&self.palette.font(600, 13.0));
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        ctx.set_fill_style_str(&ink);
        let _ = ctx.fill_text(&stop.label, x, y + 0.5);
    }
}
