//! Fingers, mouse, wheel and keys, turned into what the map does.
//!
//! A finger that moves less than the slop is a tap; two fingers pinch; a second tap on the ground close to the first
//! comes nearer. While a point is being moved, dragging it moves it and a tap anywhere puts it there.

use super::engine::{Engine, Told};
use crate::ui::surface::{
    DOUBLE_TAP_MS, Fingers, Lifted, Moved, Spot, distance, is_shortcut, spot, wheel_doublings, wheel_pixels,
};
use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};

const DOUBLE_TAP_PX: f64 = 32.0;
const GRAB_PX: f64 = 32.0;
const KEY_PAN_PX: f64 = 96.0;
const KEY_NUDGE_PX: f64 = 8.0;

#[derive(Debug, Default)]
pub(crate) struct Gesture {
    fingers: Fingers,
    last_ground_tap: Option<(Spot, f64)>,
    carrying: bool,
}

impl Gesture {
    pub(crate) fn is_active(&self) -> bool {
        self.fingers.are_moving()
    }
}

impl Engine {
    pub(crate) fn finger_down(&mut self, event: &PointerEvent, now: f64) {
        let alone = self.gesture.fingers.down(event, now);
        self.give_line_up();
        if alone && self.lasso.on {
            self.begin_line(spot(event));
        }
        self.gesture.carrying = alone
            && self
                .moving
                .is_some_and(|(_, wx, wy)| distance(self.camera.to_screen(wx, wy), spot(event)) <= GRAB_PX);
        self.moved(now);
    }

    /// Whether anything changed.
    pub(crate) fn finger_moved(&mut self, event: &PointerEvent, now: f64) -> bool {
        let Some(Moved { from, to, other, began: _ }) = self.gesture.fingers.moved(event) else {
            return false;
        };
        match (other, self.moving) {
            (Some(fixed), _) => {
                self.give_line_up();
                let (before, after) = (distance(from, fixed), distance(to, fixed));
                self.camera.pan((to.0 - from.0) / 2.0, (to.1 - from.1) / 2.0);
                if before > 1.0 && after > 1.0 {
                    let middle = ((to.0 + fixed.0) / 2.0, (to.1 + fixed.1) / 2.0);
                    self.camera = self.zoomed(self.camera, middle, (after / before).log2());
                }
            }
            (None, _) if self.is_drawing() => self.draw_line_to(to),
            (None, Some((id, _, _))) if self.gesture.carrying => {
                let (wx, wy) = self.camera.to_world(to.0, to.1);
                self.moving = Some((id, wx, wy));
            }
            (None, _) => self.camera.pan(to.0 - from.0, to.1 - from.1),
        }
        self.moved(now);
        true
    }

    pub(crate) fn finger_up(&mut self, event: &PointerEvent, now: f64) -> Vec<Told> {
        let Some(lifted) = self.gesture.fingers.up(event, now) else { return Vec::new() };
        let carried = std::mem::take(&mut self.gesture.carrying);
        if self.lasso.on {
            return self.close_line();
        }
        match (lifted, self.moving) {
            (Lifted::Tap, _) => self.tap_or_double(spot(event), now),
            (Lifted::Drag, Some((id, wx, wy))) if carried => vec![Told::Placed(id, wx, wy)],
            (Lifted::Drag | Lifted::Rest, _) => Vec::new(),
        }
    }

    /// A finger that came down at `began` still rests where it did.
    pub(crate) fn finger_rests(&mut self, began: f64) -> Option<Told> {
        let (sx, sy) = self.gesture.fingers.rested(began).filter(|_| self.moving.is_none())?;
        let (x, y) = self.camera.to_world(sx, sy);
        Some(Told::Held(x, y))
    }

    pub(crate) fn finger_lost(&mut self, event: &PointerEvent) {
        self.gesture.fingers.lost(event);
        self.give_line_up();
        self.gesture.carrying = false;
    }

    fn tap_or_double(&mut self, at: Spot, now: f64) -> Vec<Told> {
        if let Some((before, last)) = self.gesture.last_ground_tap.take()
            && now - last <= DOUBLE_TAP_MS
            && distance(before, at) <= DOUBLE_TAP_PX
        {
            self.zoom_by(Some(at), 1.0, now);
            return Vec::new();
        }
        let told = self.tap(at.0, at.1, now);
        let on_ground = matches!(&told[..], [Told::Tap(ids)] if ids.is_empty());
        self.gesture.last_ground_tap = on_ground.then_some((at, now));
        told
    }

    pub(crate) fn wheel(&mut self, event: &WheelEvent, now: f64) {
        let by = -wheel_doublings(wheel_pixels(event).1, event.ctrl_key());
        let at = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        self.camera = self.zoomed(self.camera, at, by);
        self.moved(now);
    }

    /// What a key does; `None` when the map has no use for it.
    pub(crate) fn key(&mut self, event: &KeyboardEvent, now: f64) -> Option<Vec<Told>> {
        if is_shortcut(event) {
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
            "Enter" if self.lasso.on => return Some(vec![Told::Drawn(self.area_in_view())]),
            "Escape" if self.lasso.on => return Some(vec![Told::Drawn(Vec::new())]),
            "Enter" | " " => return Some(self.open_standing(now)),
            "c" => {
                return Some(vec![Told::Held(self.camera.x, self.camera.y)])
                    .filter(|_| self.moving.is_none());
            }
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
