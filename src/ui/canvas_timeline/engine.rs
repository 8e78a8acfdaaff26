//! The timeline as a machine: what it shows and what it is told. Reactive code stays outside.

use super::gestures::Gesture;
use super::layout::Layout;
use super::model::{TimelineModel, TimelineRow};
use super::window::DayWindow;
use crate::ui::canvas_map::palette::Palette;
use crate::ui::state_mark::Mark;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::CanvasRenderingContext2d;

/// What the timeline tells the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Told {
    /// Other days are shown.
    Window(DayWindow),
    /// Everything there is was asked for.
    All,
    /// The row of this id was chosen.
    Open(u32),
    /// What is chosen was let go.
    Close,
    /// The keyboard stands on this row.
    Stand(usize),
    /// The rows were dragged so far.
    Scroll(f64),
}

/// Fetches the row at an index.
pub(crate) type Fetch<'a> = &'a dyn Fn(usize) -> Option<TimelineRow>;

/// From this width on names have a column of their own, in rem.
const WIDE_REM: f64 = 36.0;
/// Names and days share a line from this width of their column on, in rem.
const TWO_LINES_REM: f64 = 17.0;
/// Rows kept beyond those in sight.
const KEPT_ROWS: usize = 400;

#[derive(Debug)]
pub(crate) struct Engine {
    pub ctx: CanvasRenderingContext2d,
    pub palette: Palette,
    pub ratio: f64,
    pub width: f64,
    pub height: f64,
    pub rem: f64,
    pub model: Arc<TimelineModel>,
    pub layout: Layout,
    pub kinds: Arc<Vec<Mark>>,
    pub window: DayWindow,
    pub scroll: f64,
    pub selected: Option<u32>,
    /// The row under the keyboard, drawn while the timeline has the focus.
    pub standing: Option<usize>,
    pub focused: bool,
    pub gesture: Gesture,
    pub(super) rows: BTreeMap<usize, Rc<DrawnRow>>,
}

/// A row with its name cut to the room there is.
#[derive(Debug, Clone)]
pub(super) struct DrawnRow {
    pub row: TimelineRow,
    pub name: String,
}

/// Heights of header and row for a width, in pixels.
pub(crate) fn heights(width: f64, rem: f64) -> (f64, f64) {
    let row = if width >= WIDE_REM * rem { 2.75 } else { 3.5 };
    ((2.25 * rem).round(), (row * rem).round())
}

impl Engine {
    pub(crate) fn new(ctx: CanvasRenderingContext2d, palette: Palette) -> Engine {
        Engine {
            ctx,
            palette,
            ratio: 1.0,
            width: 0.0,
            height: 0.0,
            rem: 16.0,
            model: Arc::default(),
            layout: Layout::default(),
            kinds: Arc::default(),
            window: DayWindow::default(),
            scroll: 0.0,
            selected: None,
            standing: None,
            focused: false,
            gesture: Gesture::default(),
            rows: BTreeMap::new(),
        }
    }

    pub(crate) fn resize(&mut self, width: f64, height: f64, ratio: f64) {
        (self.width, self.height, self.ratio) = (width, height, ratio);
        self.rows.clear();
    }

    pub(crate) fn repaint(&mut self, rem: f64) {
        self.rem = rem;
        self.palette.forget();
        self.rows.clear();
    }

    pub(crate) fn show(&mut self, model: Arc<TimelineModel>, layout: Layout) {
        self.rows.clear();
        self.standing = self.standing.filter(|row| *row < layout.rows());
        (self.model, self.layout) = (model, layout);
    }

    /// Names stand in a column of their own; else above each bar.
    pub(crate) fn is_wide(&self) -> bool {
        self.width >= WIDE_REM * self.rem
    }

    /// The column of names has no room for the days beside a name: they stand below it.
    pub(crate) fn has_two_lines(&self) -> bool {
        self.is_wide() && self.names_width() < TWO_LINES_REM * self.rem
    }

    /// Height of the axis at the top, which is dragged and so as tall as a finger.
    pub(crate) fn axis(&self) -> f64 {
        (2.75 * self.rem).round()
    }

    pub(crate) fn names_width(&self) -> f64 {
        match self.is_wide() {
            true => (self.width * 0.3).clamp(13.0 * self.rem, 20.0 * self.rem).round(),
            false => 0.0,
        }
    }

    /// Left edge and width of the calendar.
    pub(crate) fn calendar(&self) -> (f64, f64) {
        let left = self.names_width() + 0.5 * self.rem;
        (left, (self.width - left - 1.25 * self.rem).max(1.0))
    }

    pub(crate) fn x(&self, day: f64) -> f64 {
        let (left, width) = self.calendar();
        self.window.x(day, left, width)
    }

    pub(crate) fn day_at(&self, x: f64) -> f64 {
        let (left, width) = self.calendar();
        self.window.day_at(x, left, width)
    }

    /// Where a row begins on the screen.
    pub(crate) fn row_y(&self, row: usize) -> Option<f64> {
        Some(self.layout.row_top(row)? - self.scroll + self.axis())
    }

    /// The row at an index, fetched once until something changes.
    pub(super) fn row(&mut self, at: usize, fetch: Fetch<'_>) -> Option<Rc<DrawnRow>> {
        if let Some(row) = self.rows.get(&at) {
            return Some(Rc::clone(row));
        }
        let row = fetch(at)?;
        let name = self.fitted(&row);
        if self.rows.len() > KEPT_ROWS {
            self.rows.clear();
        }
        let drawn = Rc::new(DrawnRow { row, name });
        self.rows.insert(at, Rc::clone(&drawn));
        Some(drawn)
    }

    pub(crate) fn zoom_by(&mut self, factor: f64) -> Vec<Told> {
        // The present stays where it is; what is far goes out or comes in.
        self.look(self.window.zoomed(self.window.to, factor, self.model.reach))
    }

    pub(super) fn look(&mut self, window: DayWindow) -> Vec<Told> {
        if window == self.window {
            return Vec::new();
        }
        self.window = window;
        vec![Told::Window(window)]
    }
}
