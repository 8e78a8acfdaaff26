//! What the timeline is given and what it answers, in its own words: rows, kinds and days, no domain.

use super::window::DayWindow;
use chrono::NaiveDate;
use std::sync::Arc;

/// Groups and days. The rows themselves are asked for one by one, when they come into sight.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TimelineModel {
    /// From the top down, none empty.
    pub groups: Arc<Vec<TimelineGroup>>,
    /// The day everything is shown as of: bars end here (a day number as chrono counts them).
    pub day: i32,
    /// Stands above that day's line.
    pub day_label: String,
    /// The day is not today.
    pub past: bool,
    /// Everything there is to see.
    pub reach: DayWindow,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimelineGroup {
    /// Position in the legend of marks.
    pub kind: u8,
    pub title: String,
    /// Beside the title where there is room.
    pub note: String,
    /// At the right.
    pub figure: String,
    pub count: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TimelineRow {
    pub id: u32,
    pub kind: u8,
    pub name: String,
    pub figure: String,
    pub bar: Bar,
    /// Between these days the bar pales, and stays so.
    pub pales: Option<(i32, i32)>,
    /// Ascending by day.
    pub ticks: Vec<Happened>,
}

/// What runs up to the day shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bar {
    /// Solid, since that day.
    Since(i32),
    /// Dashed: nothing to count from. `None`: as far back as is shown.
    Unknown(Option<i32>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Happened {
    pub day: i32,
    pub shape: Shape,
}

/// How a happening is drawn on its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Disc,
    Ring,
    Post,
}

impl Shape {
    /// Its outline on a 16-unit square, for a legend; the canvas draws the same.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Shape::Disc => "M8 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z",
            Shape::Ring => {
                "M8 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z"
            }
            Shape::Post => "M6.5 0.5H9.5V15.5H6.5z",
        }
    }
}

/// The words of the timeline, for eyes and screen readers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimelineWords {
    pub name: &'static str,
    pub keyboard_hint: &'static str,
    /// Names of the axis: a day within a month, and a month.
    pub day: fn(NaiveDate) -> String,
    pub month: fn(NaiveDate) -> String,
}

/// The colours, as CSS custom properties.
pub(crate) mod token {
    pub(crate) const GROUND: &str = "--surface";
    pub(crate) const HEADER: &str = "--surface-sunken";
    pub(crate) const CHOSEN: &str = "--accent-soft";
    pub(crate) const GRID: &str = "--chart-grid";
    pub(crate) const BASE: &str = "--line-strong";
    pub(crate) const INK: &str = "--ink";
    pub(crate) const SOFT: &str = "--ink-soft";
    pub(crate) const ACCENT: &str = "--accent";
    pub(crate) const PAST: &str = "--past";
}
