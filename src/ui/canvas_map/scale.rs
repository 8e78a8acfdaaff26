//! The bar of the scale, in the lower corner at the left.

use super::camera::{Camera, WorldBox};
use super::engine::Engine;
use super::glyphs;
use super::model::token;
use super::scale_bar::{ScaleBar, scale_bar};
use web_sys::CanvasRenderingContext2d;

const LONGEST_PX: f64 = 110.0;
const LEFT_PX: f64 = 14.0;
const ABOVE_PX: f64 = 50.0;
const TICK_PX: f64 = 5.0;
const SAID_PX: f64 = 18.0;

/// The box of the bar and of what it says, on the screen.
pub(super) fn room_of_scale(camera: &Camera) -> WorldBox {
    let y = camera.height - ABOVE_PX;
    WorldBox { left: 0.0, top: y - SAID_PX, right: 2.0 * LEFT_PX + LONGEST_PX, bottom: y + TICK_PX }
}

impl Engine {
    pub(super) fn draw_scale(&mut self, ctx: &CanvasRenderingContext2d) {
        let ScaleBar { metres, pixels } = scale_bar(&self.camera, LONGEST_PX);
        let said = (self.distance)(metres);
        let (left, right, y) = (LEFT_PX, LEFT_PX + pixels.round(), (self.camera.height - ABOVE_PX).round());
        ctx.begin_path();
        ctx.move_to(left, y - TICK_PX);
        ctx.line_to(left, y);
        ctx.line_to(right, y);
        ctx.line_to(right, y - TICK_PX);
        ctx.set_line_join("round");
        glyphs::stroke(ctx, &self.palette.colour(token::HALO), 4.0);
        glyphs::stroke(ctx, &self.palette.colour(token::TEXT), 1.5);
        ctx.set_font(&self.palette.font(400, 12.0));
        ctx.set_text_align("left");
        ctx.set_text_baseline("bottom");
        ctx.set_stroke_style_str(&self.palette.colour(token::HALO));
        ctx.set_line_width(3.0);
        let _ = ctx.stroke_text(&said, left + 4.0, y - 2.0);
        ctx.set_fill_style_str(&self.palette.colour(token::TEXT));
        let _ = ctx.fill_text(&said, left + 4.0, y - 2.0);
    }
}
