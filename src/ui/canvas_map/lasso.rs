//! An area drawn round points with one finger, or taken from what is in view by key; and the area that is in force.

use super::engine::{Engine, Told};
use super::glyphs;
use super::lines::outline_of;
use super::model::token;
use crate::ui::surface::Spot;
use std::sync::Arc;
use web_sys::CanvasRenderingContext2d;

/// A line that moved less than this would be a point of itself.
const STEP_PX: f64 = 3.0;
/// What is smaller than this on the screen was not meant as an area.
const LEAST_PX: f64 = 24.0;

#[derive(Debug, Default)]
pub(crate) struct Lasso {
    /// A finger draws instead of moving the map.
    pub on: bool,
    path: Vec<(f64, f64)>,
    /// The area in force.
    pub area: Option<Arc<Vec<(f64, f64)>>>,
}

impl Engine {
    pub(super) fn is_drawing(&self) -> bool {
        self.lasso.on && !self.lasso.path.is_empty()
    }

    pub(super) fn begin_line(&mut self, (x, y): Spot) {
        self.lasso.path = vec![self.camera.to_world(x, y)];
    }

    pub(super) fn draw_line_to(&mut self, (x, y): Spot) {
        let far = self.lasso.path.last().is_none_or(|last| {
            let (before_x, before_y) = self.camera.to_screen(last.0, last.1);
            (before_x - x).hypot(before_y - y) >= STEP_PX
        });
        if far {
            self.lasso.path.push(self.camera.to_world(x, y));
        }
    }

    pub(super) fn give_line_up(&mut self) {
        self.lasso.path.clear();
    }

    /// The finger left: the line is closed.
    pub(super) fn close_line(&mut self) -> Vec<Told> {
        let path = std::mem::take(&mut self.lasso.path);
        let scale = self.camera.scale();
        let wide = |of: fn(&(f64, f64)) -> f64| {
            let values = || path.iter().map(of);
            (values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min)) * scale
        };
        if path.len() < 3 || wide(|p| p.0).max(wide(|p| p.1)) < LEAST_PX {
            return Vec::new();
        }
        vec![Told::Drawn(outline_of(&path, 1.5 / scale))]
    }

    /// What is in view as an area, clear of what stands above the map.
    pub(super) fn area_in_view(&self) -> Vec<(f64, f64)> {
        let (width, height, covered) = (self.camera.width, self.camera.height, self.covered);
        let (right, bottom) = (width - covered.right, height - covered.bottom);
        let (left, top) = (covered.left, covered.top);
        [(left, top), (right, top), (right, bottom), (left, bottom)]
            .map(|(x, y)| self.camera.to_world(x, y))
            .to_vec()
    }

    pub(super) fn draw_lasso(&mut self, ctx: &CanvasRenderingContext2d) {
        let accent = self.palette.colour(token::ACCENT);
        if let Some(area) = self.lasso.area.clone() {
            self.trace(ctx, &area);
            ctx.close_path();
            ctx.set_global_alpha(0.08);
            ctx.set_fill_style_str(&accent);
            ctx.fill();
            ctx.set_global_alpha(1.0);
            self.line(ctx, &accent);
        }
        if self.is_drawing() {
            let path = self.lasso.path.clone();
            self.trace(ctx, &path);
            glyphs::dashes(ctx, &[7.0, 5.0]);
            self.line(ctx, &accent);
            glyphs::dashes(ctx, &[]);
        }
    }

    fn trace(&self, ctx: &CanvasRenderingContext2d, line: &[(f64, f64)]) {
        ctx.begin_path();
        for (x, y) in line.iter().map(|(x, y)| self.camera.to_screen(*x, *y)) {
            ctx.line_to(x, y);
        }
    }

    fn line(&mut self, ctx: &CanvasRenderingContext2d, colour: &str) {
        ctx.set_line_join("round");
        glyphs::stroke(ctx, &self.palette.colour(token::HALO), 5.0);
        glyphs::stroke(ctx, colour, 2.5);
    }
}
