//! Fingers, mouse, wheel and keys, turned into what the map does.
//!
//! A finger that moves less than the slop is a tap; two fingers pinch; a second tap on the ground close to the first
//! comes nearer. While a point is being moved, dragging it moves it and a tap anywhere puts it there.

use super::engine::{Engine, Told};
use std::collections::BTreeMap;
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

const SLOP_PX: f64 = 8.0;
const TAP_MS: f64 = 700.0;
const DOUBLE_TAP_MS: f64 = 320.0;
const DOUBLE_TAP_PX: f64 = 32.0;
const GRAB_PX: f64 = 32.0;
const KEY_PAN_PX: f64 = 96.0;
const KEY_NUDGE_PX: f64 = 8.0;
/// Wheel pixels for one zoom step; a pinch on a trackpad comes as a wheel with Ctrl and smaller numbers.
const WHEEL_PX: f64 = 320.0;
const PINCH_WHEEL_PX: f64 = 90.0;
const WHEEL_LINE_PX: f64 = 24.0;

#[derive(Debug, Default)]
pub struct Gesture {
    fingers: BTreeMap<i32, (f64, f64)>,
    /// Where and when the first finger came down, while it may still be a tap.
    tap: Option<(f64, f64, f64)>,
    last_ground_tap: Option<(f64, f64, f64)>,
    carrying: bool,
}

impl Gesture {
    pub fn is_active(&self) -> bool {
        self.tap.is_none() && !self.fingers.is_empty()
    }
}

fn spot(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.offset_x()), f64::from(event.offset_y()))
}

impl Engine {
    pub fn finger_down(&mut self, event: &PointerEvent, now: f64) {
        let (x, y) = spot(event);
        self.gesture.fingers.insert(event.pointer_id(), (x, y));
        let alone = self.gesture.fingers.len() == 1;
        self.gesture.tap = alone.then_some((x, y, now));
        self.gesture.carrying = alone
            && self.moving.is_some_and(|(_, wx, wy)| {
                let (mx, my) = self.camera.to_screen(wx, wy);
                (mx - x).hypot(my - y) <= GRAB_PX
            });
        self.moved(now);
    }

    /// Whether anything changed.
    pub fn finger_moved(&mut self, event: &PointerEvent, now: f64) -> bool {
        let (x, y) = spot(event);
        let Some(&(old_x, old_y)) = self.gesture.fingers.get(&event.pointer_id()) else { return false };
        if let Some((from_x, from_y, _)) = self.gesture.tap {
            if (x - from_x).hypot(y - from_y) < SLOP_PX {
                return false;
            }
            self.gesture.tap = None;
        }
        let other = self.gesture.fingers.iter().find(|(id, _)| **id != event.pointer_id()).map(|(_, at)| *at);
        self.gesture.fingers.insert(event.pointer_id(), (x, y));
        match (other, self.moving) {
            (Some((fixed_x, fixed_y)), _) => {
                let (before, after) =
                    ((old_x - fixed_x).hypot(old_y - fixed_y), (x - fixed_x).hypot(y - fixed_y));
                self.camera.pan((x - old_x) / 2.0, (y - old_y) / 2.0);
                if before > 1.0 && after > 1.0 {
                    let middle = ((x + fixed_x) / 2.0, (y + fixed_y) / 2.0);
                    self.camera.zoom_at(middle.0, middle.1, (after / before).log2());
                }
            }
            (None, Some((id, _, _))) if self.gesture.carrying => {
                let (wx, wy) = self.camera.to_world(x, y);
                self.moving = Some((id, wx, wy));
            }
            (None, _) => self.camera.pan(x - old_x, y - old_y),
        }
        self.moved(now);
        true
    }

    pub fn finger_up(&mut self, event: &PointerEvent, now: f64) -> Vec<Told> {
        let (x, y) = spot(event);
        if self.gesture.fingers.remove(&event.pointer_id()).is_none() {
            return Vec::new();
        }
        let carried = std::mem::take(&mut self.gesture.carrying);
        match (self.gesture.tap.take(), self.moving) {
            (Some((_, _, began)), _) if now - began <= TAP_MS => self.tap_or_double(x, y, now),
            (None, Some((id, wx, wy))) if carried => vec![Told::Placed(id, wx, wy)],
            (Some(_) | None, _) => Vec::new(),
        }
    }

    pub fn finger_lost(&mut self, event: &PointerEvent) {
        self.gesture.fingers.remove(&event.pointer_id());
        self.gesture.tap = None;
        self.gesture.carrying = false;
    }

    fn tap_or_double(&mut self, x: f64, y: f64, now: f64) -> Vec<Told> {
        if let Some((last_x, last_y, last)) = self.gesture.last_ground_tap.take()
            && now - last <= DOUBLE_TAP_MS
            && (x - last_x).hypot(y - last_y) <= DOUBLE_TAP_PX
        {
            self.zoom_by(Some((x, y)), 1.0, now);
            return Vec::new();
        }
        let told = self.tap(x, y, now);
        let on_ground = matches!(&told[..], [Told::Tap(ids)] if ids.is_empty());
        self.gesture.last_ground_tap = on_ground.then_some((x, y, now));
        told
    }

    pub fn wheel(&mut self, event: &WheelEvent, now: f64) {
        let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { WHEEL_LINE_PX };
        let step = if event.ctrl_key() { PINCH_WHEEL_PX } else { WHEEL_PX };
        let by = (-event.delta_y() * unit / step).clamp(-1.0, 1.0);
        self.camera.zoom_at(f64::from(event.offset_x()), f64::from(event.offset_y()), by);
        self.moved(now);
    }

    /// What a key does; `None` when the map has no use for it.
    pub fn key(&mut self, event: &KeyboardEvent, now: f64) -> Option<Vec<Told>> {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        let arrow = match event.key().as_str() {
            "ArrowLeft" => Some((-1.0, 0.0)),
            "ArrowRight" => Some((1.0, 0.0)),
            "ArrowUp" => Some((0.0, -1.0)),
            "ArrowDown" => Some((0.0, 1.0)),
            _ => None,
        };
        if let Some((dx, dy)) = arrow {
            return Some(self.arrow(dx, dy, now));
        }
        match event.key().as_str() {
            "+" | "=" => self.zoom_by(None, 1.0, now),
            "-" | "_" => self.zoom_by(None, -1.0, now),
            "0" | "Home" => self.fly_to(self.home, super::camera::MAX_ZOOM, now),
            "PageDown" | "n" => return Some(self.stand_on_next(false)),
            "PageUp" | "p" => return Some(self.stand_on_next(true)),
            "Enter" | " " => return Some(self.open_standing(now)),
            "Escape" => return self.close_fan().then(Vec::new),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn arrow(&mut self, dx: f64, dy: f64, now: f64) -> Vec<Told> {
        if let Some((id, wx, wy)) = self.moving {
            let (sx, sy) = self.camera.to_screen(wx, wy);
            let (x, y) = self.camera.to_world(sx + dx * KEY_NUDGE_PX, sy + dy * KEY_NUDGE_PX);
            self.moving = Some((id, x, y));
            return vec![Told::Placed(id, x, y)];
        }
        self.camera.pan(-dx * KEY_PAN_PX, -dy * KEY_PAN_PX);
        self.moved(now);
        Vec::new()
    }
}
