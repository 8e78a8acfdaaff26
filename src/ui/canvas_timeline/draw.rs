//! How the timeline looks: bars in the colour of their state, what happened as shapes in ink, names beside or above.

use super::axis::ticks;
use super::engine::{DrawnRow, Engine, Fetch};
use super::model::{Bar, Shape, TimelineRow, TimelineWords, token};
use crate::ui::canvas_map::glyphs::{dashes, stroke};
use crate::ui::state_mark::Mark;
use chrono::Datelike;
use std::f64::consts::TAU;
use std::rc::Rc;
use web_sys::{CanvasRenderingContext2d, Path2d};

const BAR_PX: f64 = 12.0;
/// Where a bar is palest so much of its colour is left, and its edges are so wide.
const PALEST: f64 = 0.3;
const EDGE_PX: f64 = 1.5;
/// Shades from the whole colour to the palest.
const PALE_STEPS: f64 = 24.0;
const DISC_PX: f64 = 4.0;
const POST_PX: (f64, f64) = (3.0, 18.0);
/// The edge of the row that was chosen.
const CHOSEN_PX: f64 = 4.0;
/// Names on the axis stand at least so far apart, in rem.
const APART_REM: f64 = 3.75;

impl Engine {
    pub(crate) fn draw(&mut self, words: &TimelineWords, fetch: Fetch<'_>) {
        if self.width < 1.0 || self.height < 1.0 {
            return;
        }
        let ratio = self.ratio;
        let _ = self.ctx.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.ctx.set_fill_style_str(&self.palette.colour(token::GROUND));
        self.ctx.fill_rect(0.0, 0.0, self.width, self.height);
        let (left, width) = self.calendar();
        let named = ticks(self.window, width, APART_REM * self.rem);
        let places: Vec<f64> =
            named.iter().map(|tick| self.x(f64::from(tick.date.num_days_from_ce()))).collect();
        self.grid(&places);
        let seen = self.layout.rows_between(self.scroll, self.scroll + self.height - self.axis());
        let rows: Vec<(usize, f64, Rc<DrawnRow>)> =
            seen.filter_map(|at| Some((at, self.row_y(at)?, self.row(at, fetch)?))).collect();
        for (at, y, drawn) in &rows {
            self.row_ground(*at, *y, drawn.row.id);
        }
        self.clipped(left - 0.5 * self.rem, |engine| {
            for (_, y, drawn) in &rows {
                engine.bar(*y, &drawn.row);
                engine.happenings(*y, &drawn.row);
            }
            engine.day_line();
        });
        for (_, y, drawn) in &rows {
            self.name(*y, drawn);
        }
        self.standing_ring();
        self.headers();
        self.axis_line(words, &named, &places);
        self.brush(words);
    }

    fn colour(&mut self, kind: u8) -> String {
        let mark = self.kinds.get(usize::from(kind)).copied().unwrap_or(Mark::Outside);
        self.palette.colour(&mark.token())
    }

    fn grid(&mut self, places: &[f64]) {
        let ctx = self.ctx.clone();
        ctx.begin_path();
        for x in places {
            ctx.move_to(x.round() + 0.5, self.axis());
            ctx.line_to(x.round() + 0.5, self.height);
        }
        stroke(&ctx, &self.palette.colour(token::GRID), 1.0);
    }

    fn row_ground(&mut self, at: usize, y: f64, id: u32) {
        let ctx = self.ctx.clone();
        if self.selected == Some(id) {
            ctx.set_fill_style_str(&self.palette.colour(token::CHOSEN));
            ctx.fill_rect(0.0, y, self.width, self.layout.row);
            // Where the ground can not say it (forced colours), the edge does.
            ctx.set_fill_style_str(&self.palette.colour(token::ACCENT));
            ctx.fill_rect(0.0, y, CHOSEN_PX, self.layout.row);
        }
        let last_of_group = self.layout.group_of(at) != self.layout.group_of(at + 1);
        if !last_of_group {
            ctx.begin_path();
            ctx.move_to(0.0, (y + self.layout.row).round() - 0.5);
            ctx.line_to(self.width, (y + self.layout.row).round() - 0.5);
            stroke(&ctx, &self.palette.colour(token::GRID), 1.0);
        }
    }

    fn clipped(&mut self, left: f64, draw: impl FnOnce(&mut Engine)) {
        self.ctx.save();
        self.ctx.begin_path();
        self.ctx.rect(left, self.axis(), self.width - left, self.height - self.axis());
        self.ctx.clip();
        draw(self);
        self.ctx.restore();
    }

    /// The middle of a row's bar.
    fn middle(&self, y: f64) -> f64 {
        (y + self.layout.row * if self.is_wide() { 0.5 } else { 0.68 }).round()
    }

    fn bar(&mut self, y: f64, row: &TimelineRow) {
        let ctx = self.ctx.clone();
        let (middle, end) = (self.middle(y), self.x(f64::from(self.model.day) + 0.5));
        let edge = self.calendar().0 - self.rem;
        let colour = self.colour(row.kind);
        let line = |from: f64, to: f64| {
            ctx.begin_path();
            ctx.move_to(from.max(edge), middle);
            ctx.line_to(to, middle);
        };
        match row.bar {
            Bar::Since(day) => {
                let from = self.x(f64::from(day) + 0.5);
                if let Some(first) = row.ticks.first() {
                    line(self.x(f64::from(first.day) + 0.5), from);
                    stroke(&ctx, &self.palette.colour(token::BASE), 1.0);
                }
                let (from, to) = (from.max(edge), end.max(from + 2.0));
                ctx.set_fill_style_str(&colour);
                let pales =
                    row.pales.map(|(first, last)| (self.x(f64::from(first)), self.x(f64::from(last))));
                // On whole pixels, or two shades meet in a seam.
                let (from, to) = (from.round(), to.round());
                let whole = pales.map_or(to, |(first, _)| first.round().clamp(from, to));
                ctx.fill_rect(from, middle - BAR_PX / 2.0, (whole - from).max(0.0), BAR_PX);
                if let Some((first, last)) = pales.filter(|_| whole < to) {
                    paling(&ctx, (first, last), (whole, to), middle);
                }
            }
            Bar::Unknown(since) => {
                line(since.map_or(edge, |day| self.x(f64::from(day) + 0.5)), end);
                dashes(&ctx, &[6.0, 5.0]);
                stroke(&ctx, &colour, 2.0);
                dashes(&ctx, &[]);
            }
        }
    }

    fn happenings(&mut self, y: f64, row: &TimelineRow) {
        let middle = self.middle(y);
        let (ink, ground) = (self.palette.colour(token::INK), self.palette.colour(token::GROUND));
        let ctx = self.ctx.clone();
        // Posts first: a contact and an order of one day are both to be seen.
        for shape in [Shape::Post, Shape::Disc, Shape::Ring] {
            let mut last = f64::NEG_INFINITY;
            ctx.begin_path();
            for one in row.ticks.iter().filter(|one| one.shape == shape) {
                let x = self.x(f64::from(one.day) + 0.5);
                if x < -DISC_PX || x > self.width + DISC_PX || x - last < 1.0 {
                    continue;
                }
                last = x;
                outline(&ctx, shape, (x, middle));
            }
            stroke(&ctx, &ground, 2.5);
            match shape {
                Shape::Disc | Shape::Post => {
                    ctx.set_fill_style_str(&ink);
                    ctx.fill();
                }
                Shape::Ring => {
                    ctx.set_fill_style_str(&ground);
                    ctx.fill();
                    stroke(&ctx, &ink, 1.75);
                }
            }
        }
    }

    /// The line of the day everything is shown as of.
    fn day_line(&mut self) {
        let x = self.x(f64::from(self.model.day) + 0.5).round();
        let colour = self.palette.colour(if self.model.past { token::PAST } else { token::ACCENT });
        self.ctx.begin_path();
        self.ctx.move_to(x, self.axis());
        self.ctx.line_to(x, self.height);
        stroke(&self.ctx.clone(), &colour, 2.0);
    }

    fn name(&mut self, y: f64, drawn: &DrawnRow) {
        let (rem, row) = (self.rem, self.layout.row);
        let (wide, two) = (self.is_wide(), self.has_two_lines());
        let baseline = if two {
            y + row * 0.32
        } else if wide {
            y + row / 2.0
        } else {
            y + row * 0.27
        };
        let mark = self.kinds.get(usize::from(drawn.row.kind)).copied().unwrap_or(Mark::Outside);
        let colour = self.colour(drawn.row.kind);
        shape(&self.ctx, mark, (1.1 * rem, baseline), 0.875 * rem, &colour);
        self.write(&drawn.name, (2.0 * rem, baseline), (400, 0.9375 * rem), token::INK, "left");
        if two {
            let below = (2.0 * rem, y + row * 0.72);
            return self.write(&drawn.row.figure, below, (600, 0.8125 * rem), token::INK, "left");
        }
        // Clear of the line of the day, which stands at the right end of the calendar.
        let right = if wide { self.names_width() - 0.5 * rem } else { self.width - 1.75 * rem };
        self.write(&drawn.row.figure, (right, baseline), (600, 0.9375 * rem), token::INK, "right");
    }

    /// The name cut with "…" to the room beside the figure.
    pub(super) fn fitted(&mut self, row: &TimelineRow) -> String {
        let rem = self.rem;
        self.ctx.set_font(&self.palette.font(600, 0.9375 * rem));
        let figure = self.measure(&row.figure);
        self.ctx.set_font(&self.palette.font(400, 0.9375 * rem));
        let room = match (self.is_wide(), self.has_two_lines()) {
            (true, true) => self.names_width() - 2.5 * rem,
            (true, false) => self.names_width() - 3.5 * rem - figure,
            (false, _) => self.width - 4.75 * rem - figure,
        };
        self.cut(&row.name, room)
    }

    fn cut(&self, text: &str, room: f64) -> String {
        if self.measure(text) <= room {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let shortened = |count: usize| format!("{}…", text[..ends[count]].trim_end());
        let fitting = ends.partition_point(|end| {
            let short = format!("{}…", text[..*end].trim_end());
            self.measure(&short) <= room
        });
        shortened(fitting.saturating_sub(1))
    }

    pub(super) fn measure(&self, text: &str) -> f64 {
        self.ctx.measure_text(text).map(|size| size.width()).unwrap_or_default()
    }

    pub(super) fn write(&mut self, text: &str, at: (f64, f64), font: (u16, f64), colour: &str, align: &str) {
        self.ctx.set_font(&self.palette.font(font.0, font.1));
        self.ctx.set_fill_style_str(&self.palette.colour(colour));
        self.ctx.set_text_align(align);
        self.ctx.set_text_baseline("middle");
        let _ = self.ctx.fill_text(text, at.0, at.1);
    }

    fn standing_ring(&mut self) {
        let Some(y) = self.standing.filter(|_| self.focused).and_then(|row| self.row_y(row)) else { return };
        let colour = self.palette.colour(token::ACCENT);
        self.ctx.set_stroke_style_str(&colour);
        self.ctx.set_line_width(3.0);
        self.ctx.stroke_rect(1.5, y + 1.5, self.width - 3.0, self.layout.row - 3.0);
    }

    /// Headers in sight; that of the topmost rows stays at the top until the next one pushes it up.
    fn headers(&mut self) {
        let Some(first) = self.layout.group_at(self.scroll) else { return };
        let pushed = self.layout.pushed(first, self.scroll);
        for group in first..self.layout.groups() {
            let y = match group == first {
                true => self.axis() - pushed,
                false => self.layout.group_top(group) - self.scroll + self.axis(),
            };
            if y > self.height {
                break;
            }
            self.header(group, y);
        }
    }

    fn header(&mut self, group: usize, y: f64) {
        let model = self.model.clone();
        let Some(group) = model.groups.get(group) else { return };
        let (rem, height) = (self.rem, self.layout.header);
        self.ctx.set_fill_style_str(&self.palette.colour(token::HEADER));
        self.ctx.fill_rect(0.0, y, self.width, height);
        let middle = y + height / 2.0;
        let mark = self.kinds.get(usize::from(group.kind)).copied().unwrap_or(Mark::Outside);
        let colour = self.colour(group.kind);
        shape(&self.ctx, mark, (1.1 * rem, middle), rem, &colour);
        let right = self.width - 0.75 * rem;
        self.write(&group.figure, (right, middle), (600, 0.9375 * rem), token::INK, "right");
        let figure = self.measure(&group.figure);
        self.write(&group.title, (2.0 * rem, middle), (600, 0.9375 * rem), token::INK, "left");
        let after = 2.0 * rem + self.measure(&group.title) + 0.75 * rem;
        self.ctx.set_font(&self.palette.font(400, 0.8125 * rem));
        if after + self.measure(&group.note) < right - figure - rem {
            self.write(&group.note, (after, middle), (400, 0.8125 * rem), token::SOFT, "left");
        }
    }

    fn axis_line(&mut self, words: &TimelineWords, named: &[super::axis::Tick], places: &[f64]) {
        let (height, rem) = (self.axis(), self.rem);
        self.ctx.set_fill_style_str(&self.palette.colour(token::GROUND));
        self.ctx.fill_rect(0.0, 0.0, self.width, height);
        self.ctx.begin_path();
        for x in places {
            self.ctx.move_to(x.round() + 0.5, height - 8.0);
            self.ctx.line_to(x.round() + 0.5, height);
        }
        self.ctx.move_to(0.0, height - 0.5);
        self.ctx.line_to(self.width, height - 0.5);
        stroke(&self.ctx.clone(), &self.palette.colour(token::BASE), 1.0);
        let label = self.model.day_label.clone();
        self.ctx.set_font(&self.palette.font(600, 0.8125 * rem));
        let half = self.measure(&label) / 2.0 + 0.5 * rem;
        let day = self.x(f64::from(self.model.day) + 0.5).clamp(half, (self.width - half).max(half));
        let left = self.calendar().0;
        for (tick, x) in named.iter().zip(places) {
            let name = if tick.month { (words.month)(tick.date) } else { (words.day)(tick.date) };
            self.ctx.set_font(&self.palette.font(400, 0.8125 * rem));
            let own = self.measure(&name) / 2.0;
            let clear = (x - day).abs() > half + own + 0.25 * rem;
            if clear && x - own >= left - 0.75 * rem && x + own <= self.width {
                self.write(&name, (*x, height * 0.45), (400, 0.8125 * rem), token::SOFT, "center");
            }
        }
        let colour = if self.model.past { token::PAST } else { token::ACCENT };
        self.write(&label, (day, height * 0.45), (600, 0.8125 * rem), colour, "center");
    }

    /// The days being chosen on the axis.
    fn brush(&mut self, words: &TimelineWords) {
        let Some((from, to)) = self.gesture.brushed() else { return };
        let (left, width) = self.calendar();
        let (from, to) = (from.max(left), to.min(left + width));
        let accent = self.palette.colour(token::ACCENT);
        self.ctx.set_global_alpha(0.16);
        self.ctx.set_fill_style_str(&accent);
        self.ctx.fill_rect(from, 0.0, (to - from).max(1.0), self.height);
        self.ctx.set_global_alpha(1.0);
        let name = |day: f64| chrono::NaiveDate::from_num_days_from_ce_opt(day as i32).map(words.day);
        let (Some(one), Some(other)) = (name(self.day_at(from)), name(self.day_at(to))) else { return };
        let text = format!("{one} – {other}");
        let rem = self.rem;
        self.ctx.set_font(&self.palette.font(600, 0.8125 * rem));
        let half = self.measure(&text) / 2.0 + 0.5 * rem;
        let middle = ((from + to) / 2.0).clamp(half, (self.width - half).max(half));
        self.ctx.set_fill_style_str(&self.palette.colour(token::GROUND));
        self.ctx.fill_rect(middle - half, 2.0, 2.0 * half, self.axis() * 0.66);
        self.write(&text, (middle, self.axis() * 0.38), (600, 0.8125 * rem), token::ACCENT, "center");
    }
}

pub(super) fn outline(ctx: &CanvasRenderingContext2d, shape: Shape, (x, y): (f64, f64)) {
    match shape {
        Shape::Disc | Shape::Ring => {
            ctx.move_to(x + DISC_PX, y);
            let _ = ctx.arc(x, y, DISC_PX, 0.0, TAU);
        }
        Shape::Post => {
            let (width, height) = POST_PX;
            ctx.rect((x - width / 2.0).round(), y - height / 2.0, width, height);
        }
    }
}

/// The shape of a state with its middle at a place.
fn shape(ctx: &CanvasRenderingContext2d, mark: Mark, (x, y): (f64, f64), size: f64, colour: &str) {
    let Ok(path) = Path2d::new_with_path_string(mark.path()) else { return };
    ctx.save();
    let _ = ctx.translate(x - size / 2.0, y - size / 2.0);
    let _ = ctx.scale(size / 16.0, size / 16.0);
    ctx.set_fill_style_str(colour);
    ctx.fill_with_path_2d(&path);
    ctx.restore();
}

/// The part of a bar in which it pales from `first` to `last`, in the colour that is set. Its edges stay: it can be seen how
/// far the bar reaches.
fn paling(ctx: &CanvasRenderingContext2d, (first, last): (f64, f64), (from, to): (f64, f64), middle: f64) {
    let top = middle - BAR_PX / 2.0;
    let step = ((last - first) / PALE_STEPS).max(1.0);
    let mut left = from;
    while left < to {
        let right = if left >= last { to } else { (left + step).ceil().min(to) };
        let done = ((left - first) / (last - first).max(1.0)).clamp(0.0, 1.0);
        ctx.set_global_alpha(1.0 - done * (1.0 - PALEST));
        ctx.fill_rect(left, top, right - left, BAR_PX);
        left = right;
    }
    ctx.set_global_alpha(1.0);
    ctx.fill_rect(from, top, to - from, EDGE_PX);
    ctx.fill_rect(from, top + BAR_PX - EDGE_PX, to - from, EDGE_PX);
}
