//! One frame: the ground, where the device is, the marks, an opened fan, and the point being moved.

use super::engine::Engine;
use super::glyphs;
use super::marks::Mark;
use super::model::token;
use super::stamps::Ink;
use std::f64::consts::TAU;
use web_sys::CanvasRenderingContext2d;

/// Marks whose middle is this far outside the screen still show a part.
const EDGE_PX: f64 = 40.0;

impl Engine {
    pub(super) fn draw(&mut self, resting: bool) {
        let ctx = self.ctx.clone();
        let _ = ctx.set_transform(self.ratio, 0.0, 0.0, self.ratio, 0.0, 0.0);
        self.ground.show(&ctx, &self.camera, &mut self.palette);
        if !self.show_areas {
            let sight = (&self.camera, self.ratio);
            self.streets.draw(&ctx, sight, &mut self.palette, resting);
            self.streets.draw_names(&ctx, sight, &mut self.palette, resting);
        }
        self.draw_lasso(&ctx);
        self.draw_here(&ctx);
        if !self.show_areas {
            let chosen = self.position(self.selected);
            let (marks, near) = (self.marks(), self.camera.view(EDGE_PX));
            for mark in marks.iter().filter(|mark| near.contains(mark.x, mark.y)) {
                self.draw_mark(&ctx, mark, chosen);
            }
            self.draw_names(&ctx);
        }
        self.draw_trail(&ctx);
        self.draw_spot(&ctx);
        self.draw_fan(&ctx);
        self.draw_moving(&ctx);
        self.draw_scale(&ctx);
    }

    fn draw_mark(&mut self, ctx: &CanvasRenderingContext2d, mark: &Mark, chosen: Option<u32>) {
        let at = self.camera.to_screen(mark.x, mark.y);
        let ink = Ink {
            ctx,
            palette: &mut self.palette,
            kinds: &self.kinds,
            letters: &self.letters,
            ratio: self.ratio,
        };
        let only = mark.single().and_then(|_| self.points.get(*mark.members.first()? as usize)).copied();
        let number = only.and_then(|point| point.number).filter(|_| self.tags.are_numbered());
        match (mark.single(), number) {
            (Some(kind), Some(number)) => {
                self.stamps.pill(ink, at, kind, mark.approximate, (self.numeral)(number));
            }
            (Some(kind), None) => self.stamps.point(ink, at, kind, mark.approximate),
            (None, _) => self.stamps.group(ink, at, mark),
        }
        if only.is_some_and(|point| point.flagged) {
            glyphs::flag(ctx, at, &mut self.palette);
        }
        let stands = self.standing.is_some() && self.first_id(mark) == self.standing;
        if stands || chosen.is_some_and(|position| mark.members.binary_search(&position).is_ok()) {
            let reach = if number.is_some() { 34.0 } else { mark.radius_px() + 6.0 };
            glyphs::halo_ring(ctx, at, reach, &mut self.palette);
        }
    }

    fn draw_fan(&mut self, ctx: &CanvasRenderingContext2d) {
        let Some(fan) = self.fan.take() else { return };
        let (x, y) = self.camera.to_screen(fan.x, fan.y);
        let reach = fan.opened.iter().map(|(_, (dx, dy))| dx.hypot(*dy)).fold(0.0, f64::max) + 24.0;
        ctx.set_global_alpha(0.85);
        ctx.begin_path();
        let _ = ctx.arc(x, y, reach, 0.0, TAU);
        ctx.set_fill_style_str(&self.palette.colour(token::HALO));
        ctx.fill();
        ctx.set_global_alpha(1.0);
        ctx.begin_path();
        for (_, (dx, dy)) in &fan.opened {
            ctx.move_to(x, y);
            ctx.line_to(x + dx, y + dy);
        }
        glyphs::stroke(ctx, &self.palette.colour(token::FRAME), 1.0);
        for (index, (dx, dy)) in &fan.opened {
            let Some(point) = self.points.get(*index as usize).copied() else { continue };
            let at = (x + dx, y + dy);
            let ink = Ink {
                ctx,
                palette: &mut self.palette,
                kinds: &self.kinds,
                letters: &self.letters,
                ratio: self.ratio,
            };
            self.stamps.point(ink, at, point.kind, point.approximate);
            if point.flagged {
                glyphs::flag(ctx, at, &mut self.palette);
            }
            if self.selected == Some(point.id) {
                glyphs::halo_ring(ctx, at, 18.0, &mut self.palette);
            }
        }
        self.fan = Some(fan);
    }

    fn draw_moving(&mut self, ctx: &CanvasRenderingContext2d) {
        let Some((id, x, y)) = self.moving else { return };
        let at = self.camera.to_screen(x, y);
        if let Some(point) = self.point(id) {
            let ink = Ink {
                ctx,
                palette: &mut self.palette,
                kinds: &self.kinds,
                letters: &self.letters,
                ratio: self.ratio,
            };
            self.stamps.point(ink, at, point.kind, false);
        }
        glyphs::dashes(ctx, &[6.0, 4.0]);
        glyphs::halo_ring(ctx, at, 26.0, &mut self.palette);
        glyphs::dashes(ctx, &[]);
    }

    fn draw_here(&mut self, ctx: &CanvasRenderingContext2d) {
        let Some(here) = self.here else { return };
        let (x, y) = self.camera.to_screen(here.x, here.y);
        let accent = self.palette.colour(token::ACCENT);
        ctx.set_fill_style_str(&accent);
        ctx.set_global_alpha(0.15);
        ctx.begin_path();
        let _ = ctx.arc(x, y, (here.radius * self.camera.scale()).max(12.0), 0.0, TAU);
        ctx.fill();
        ctx.set_global_alpha(1.0);
        ctx.begin_path();
        let _ = ctx.arc(x, y, 6.0, 0.0, TAU);
        ctx.fill();
        glyphs::stroke(ctx, &self.palette.colour(token::HALO), 2.5);
    }

    /// A place that was pointed at: a ring with a cross in it.
    fn draw_spot(&mut self, ctx: &CanvasRenderingContext2d) {
        let Some((x, y)) = self.spot else { return };
        let (x, y) = self.camera.to_screen(x, y);
        for (token, wide) in [(token::HALO, 6.0), (token::ACCENT, 2.5)] {
            let colour = self.palette.colour(token);
            ctx.begin_path();
            let _ = ctx.arc(x, y, 15.0, 0.0, TAU);
            for (dx, dy) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                ctx.move_to(x + dx * 5.0, y + dy * 5.0);
                ctx.line_to(x + dx * 20.0, y + dy * 20.0);
            }
            glyphs::stroke(ctx, &colour, wide);
        }
    }

    /// Where a point stands in the list of points.
    fn position(&self, id: Option<u32>) -> Option<u32> {
        let id = id?;
        self.points.iter().position(|point| point.id == id).and_then(|at| u32::try_from(at).ok())
    }
}
