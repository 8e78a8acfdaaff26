//! The rows as one picture to hand on: what it is, the calendar with the first rows, and what the marks mean.

use super::draw::outline;
use super::engine::{Engine, Fetch, heights};
use super::layout::Layout;
use super::model::{Shape, TimelineWords, token};
use crate::ui::canvas_map::glyphs::{blank, stroke};
use crate::ui::canvas_map::palette::Palette;
use std::sync::Arc;
use web_sys::{HtmlCanvasElement, HtmlElement};

/// As wide as a tablet, in CSS pixels, whatever screen it is made on.
const WIDTH: f64 = 1_280.0;
const REM: f64 = 16.0;
/// Device pixels of a CSS pixel. With so many rows the picture stays below what every browser draws.
const RATIO: f64 = 1.5;
pub(crate) const MOST_ROWS: usize = 100;
const HEAD: f64 = 84.0;
const FOOT: f64 = 44.0;

/// What stands around the rows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PictureWords {
    pub title: String,
    /// Which day, how many rows, which of them.
    pub below: String,
    pub marks: Vec<(Shape, &'static str)>,
}

/// The first rows of what `shown` shows, on the same days.
pub(super) fn picture(
    shown: &Engine,
    probe: HtmlElement,
    words: &TimelineWords,
    around: &PictureWords,
    fetch: Fetch<'_>,
) -> Option<HtmlCanvasElement> {
    let (header, row) = heights(WIDTH, REM);
    let layout = Layout::new(header, row, first(shown.model.groups.iter().map(|group| group.count)));
    let (rows, ctx) = blank(WIDTH, 1.0, RATIO)?;
    let mut engine = Engine::new(ctx, Palette::new(probe));
    engine.rem = REM;
    let tall = engine.axis() + layout.height();
    rows.set_height((tall * RATIO).round() as u32);
    engine.resize(WIDTH, tall, RATIO);
    engine.show(Arc::clone(&shown.model), layout);
    (engine.kinds, engine.window) = (Arc::clone(&shown.kinds), shown.window);
    engine.draw(words, fetch);

    let height = HEAD + tall + FOOT;
    let (whole, ctx) = blank(WIDTH, height, RATIO)?;
    engine.ctx = ctx;
    engine.ctx.set_fill_style_str(&engine.palette.colour(token::GROUND));
    engine.ctx.fill_rect(0.0, 0.0, WIDTH, height);
    engine.write(&around.title, (REM, 0.4 * HEAD), (600, 1.75 * REM), token::INK, "left");
    engine.write(&around.below, (REM, 0.78 * HEAD), (400, REM), token::SOFT, "left");
    engine.ctx.draw_image_with_html_canvas_element_and_dw_and_dh(&rows, 0.0, HEAD, WIDTH, tall).ok()?;
    let mut x = REM;
    for (shape, name) in &around.marks {
        engine.mark(*shape, (x + 0.5 * REM, HEAD + tall + FOOT / 2.0));
        let at = (x + 1.25 * REM, HEAD + tall + FOOT / 2.0);
        engine.write(name, at, (400, 0.9375 * REM), token::INK, "left");
        x = at.0 + engine.measure(name) + 1.5 * REM;
    }
    Some(whole)
}

impl Engine {
    fn mark(&mut self, shape: Shape, at: (f64, f64)) {
        let ctx = self.ctx.clone();
        let ink = self.palette.colour(token::INK);
        ctx.begin_path();
        outline(&ctx, shape, at);
        match shape {
            Shape::Disc | Shape::Post => {
                ctx.set_fill_style_str(&ink);
                ctx.fill();
            }
            Shape::Ring => stroke(&ctx, &ink, 1.75),
        }
    }
}

/// Of each group the rows among the first ones of all.
fn first(counts: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut left = MOST_ROWS;
    let taken = counts.map(|count| {
        let taken = count.min(left);
        left -= taken;
        taken
    });
    taken.take_while(|count| *count > 0).collect()
}
