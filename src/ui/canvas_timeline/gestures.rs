//! Fingers, mouse, wheel and keys, turned into what the timeline does.
//!
//! On the axis a drag chooses the days to look at; on the rows it moves them, two fingers pinch, a tap chooses. Up and
//! down is the browser's own scrolling, except for a mouse that drags.

use super::engine::{Engine, Fetch, Told};
use super::layout::Under;
use super::window::DayWindow;
use crate::ui::surface::{
    DOUBLE_TAP_MS, Fingers, Lifted, Moved, is_shortcut, spot, wheel_doublings, wheel_pixels,
};
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

/// A turn of the wheel smaller than this is a pinch on a trackpad.
const PINCH_STEP_PX: f64 = 90.0;
const KEY_PAN: f64 = 0.15;
pub(crate) const ZOOM_STEP: f64 = 1.6;

#[derive(Debug, Default)]
pub(crate) struct Gesture {
    fingers: Fingers,
    drag: Drag,
    axis_tapped: Option<f64>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Drag {
    #[default]
    None,
    Rows,
    /// From one place of the axis to another.
    Axis(f64, f64),
}

impl Gesture {
    /// The part of the axis being chosen, from left to right.
    pub(crate) fn brushed(&self) -> Option<(f64, f64)> {
        match self.drag {
            Drag::Axis(from, to) => Some((from.min(to), from.max(to))),
            Drag::None | Drag::Rows => None,
        }
    }
}

impl Engine {
    pub(crate) fn finger_down(&mut self, event: &PointerEvent, now: f64) {
        self.gesture.fingers.down(event, now);
        self.gesture.drag = Drag::None;
    }

    pub(crate) fn finger_moved(&mut self, event: &PointerEvent) -> Vec<Told> {
        let Some(Moved { from: (old_x, old_y), to: (x, y), other, began }) =
            self.gesture.fingers.moved(event)
        else {
            return Vec::new();
        };
        if let Some((from_x, from_y)) = began {
            self.gesture.drag = if from_y < self.axis() { Drag::Axis(from_x, x) } else { Drag::Rows };
        }
        let per_px = self.window.days() / self.calendar().1;
        match (other, self.gesture.drag) {
            (Some((fixed, _)), _) => {
                let (before, after) = ((old_x - fixed).abs().max(1.0), (x - fixed).abs().max(1.0));
                let around = self.day_at((x + fixed) / 2.0);
                let moved = self.window.panned((old_x - x) / 2.0 * per_px, self.model.reach);
                self.look(moved.zoomed(around, before / after, self.model.reach))
            }
            (None, Drag::Axis(from, _)) => {
                self.gesture.drag = Drag::Axis(from, x);
                Vec::new()
            }
            (None, Drag::Rows) => {
                let mut told = self.look(self.window.panned((old_x - x) * per_px, self.model.reach));
                if event.pointer_type() == "mouse" && y != old_y {
                    told.push(Told::Scroll(old_y - y));
                }
                told
            }
            (None, Drag::None) => Vec::new(),
        }
    }

    pub(crate) fn finger_up(&mut self, event: &PointerEvent, now: f64, fetch: Fetch<'_>) -> Vec<Told> {
        let Some(lifted) = self.gesture.fingers.up(event, now) else { return Vec::new() };
        let drag = std::mem::take(&mut self.gesture.drag);
        match (lifted, drag) {
            (Lifted::Tap, _) => self.tap(spot(event).1, now, fetch),
            (Lifted::Drag, Drag::Axis(from, to)) => {
                let (from, to) = (self.day_at(from), self.day_at(to));
                self.look(DayWindow::between(from, to, self.model.reach))
            }
            (Lifted::Drag | Lifted::Rest, _) => Vec::new(),
        }
    }

    pub(crate) fn finger_lost(&mut self, event: &PointerEvent) {
        self.gesture.fingers.lost(event);
        self.gesture.drag = Drag::None;
    }

    fn tap(&mut self, y: f64, now: f64, fetch: Fetch<'_>) -> Vec<Told> {
        if y < self.axis() {
            let again = self.gesture.axis_tapped.take().is_some_and(|last| now - last <= DOUBLE_TAP_MS);
            self.gesture.axis_tapped = (!again).then_some(now);
            return if again { vec![Told::All] } else { Vec::new() };
        }
        match self.place_under(y) {
            Some(Under::Row { row, .. }) => {
                self.standing = Some(row);
                self.row(row, fetch).map(|drawn| Told::Open(drawn.row.id)).into_iter().collect()
            }
            Some(Under::Header(_)) => Vec::new(),
            None => vec![Told::Close],
        }
    }

    /// What is under a height of the screen; the header that stays at the top covers its rows.
    fn place_under(&self, y: f64) -> Option<Under> {
        let below = y - self.axis();
        let top = self.layout.group_at(self.scroll)?;
        let covered = self.layout.header - self.layout.pushed(top, self.scroll);
        if below < covered { Some(Under::Header(top)) } else { self.layout.at(below + self.scroll) }
    }

    /// `None`: the wheel scrolls the rows.
    pub(crate) fn wheel(&mut self, event: &WheelEvent) -> Option<Vec<Told>> {
        let (dx, dy) = wheel_pixels(event);
        if event.ctrl_key() || event.meta_key() {
            let around = self.day_at(f64::from(event.offset_x()));
            let factor = wheel_doublings(dy, dy.abs() < PINCH_STEP_PX).exp2();
            return Some(self.look(self.window.zoomed(around, factor, self.model.reach)));
        }
        let across = if event.shift_key() && dx == 0.0 { dy } else { dx };
        let sideways = event.shift_key() || dx.abs() > dy.abs();
        sideways.then(|| {
            let per_px = self.window.days() / self.calendar().1;
            self.look(self.window.panned(across * per_px, self.model.reach))
        })
    }

    /// What a key does; `None` when the timeline has no use for it.
    pub(crate) fn key(&mut self, event: &KeyboardEvent, fetch: Fetch<'_>) -> Option<Vec<Told>> {
        if is_shortcut(event) {
            return None;
        }
        let page = ((self.height - self.axis()) / self.layout.row.max(1.0)).floor().max(1.0) as isize;
        let told = match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "PageDown" => self.step(page),
            "PageUp" => self.step(-page),
            "Home" => self.step(isize::MIN / 2),
            "End" => self.step(isize::MAX / 2),
            "ArrowLeft" => self.look(self.window.panned(-self.window.days() * KEY_PAN, self.model.reach)),
            "ArrowRight" => self.look(self.window.panned(self.window.days() * KEY_PAN, self.model.reach)),
            "+" | "=" => self.zoom_by(1.0 / ZOOM_STEP),
            "-" | "_" => self.zoom_by(ZOOM_STEP),
            "0" => vec![Told::All],
            "Enter" | " " => {
                let standing = self.standing?;
                vec![Told::Open(self.row(standing, fetch)?.row.id)]
            }
            "Escape" if self.selected.is_some() => vec![Told::Close],
            _ => return None,
        };
        Some(told)
    }

    fn step(&mut self, by: isize) -> Vec<Told> {
        let Some(last) = self.layout.rows().checked_sub(1) else { return Vec::new() };
        let first_seen = self.layout.rows_between(self.scroll, self.scroll + 1.0).start;
        let next = match self.standing {
            Some(row) => row.saturating_add_signed(by).min(last),
            None if by.abs() < isize::MAX / 4 => first_seen.min(last),
            None => 0_usize.saturating_add_signed(by).min(last),
        };
        self.standing = Some(next);
        vec![Told::Stand(next)]
    }
}
