//! A finger or pen that draws a row aside. Past a third of a hand it acts, short of it the row goes back; a mouse draws
//! nothing, and what a swipe does is always a button too.
use leptos::{ev::PointerEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// From here on letting go acts.
const FAR: f64 = 88.0;
/// No further is a row drawn.
const FARTHEST: f64 = 128.0;
/// Until the finger has gone so far, nobody knows whether it scrolls.
const DECIDES: f64 = 10.0;
/// Beside the edge the system's own gesture begins.
const EDGE: f64 = 24.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Hand {
    Away,
    /// Where it came down.
    Down(f64, f64),
    /// Where it came down, once it draws.
    Draws(f64),
}

/// One for each row; copy it.
#[derive(Clone, Copy)]
pub(crate) struct SideSwipe {
    hand: StoredValue<Hand>,
    by: RwSignal<f64>,
    act: Callback<(Side,)>,
}

impl SideSwipe {
    pub(crate) fn new(act: impl Fn(Side) + Send + Sync + 'static) -> Self {
        let act = Callback::new(move |(side,)| act(side));
        SideSwipe { hand: StoredValue::new(Hand::Away), by: RwSignal::new(0.0), act }
    }

    pub(crate) fn start(self, event: &PointerEvent) {
        let x = f64::from(event.client_x());
        let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(f64::MAX);
        if event.pointer_type() != "mouse" && event.is_primary() && (EDGE..width - EDGE).contains(&x) {
            self.hand.set_value(Hand::Down(x, f64::from(event.client_y())));
        }
    }

    pub(crate) fn follow(self, event: &PointerEvent) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        match self.hand.get_value() {
            Hand::Away => {}
            Hand::Down(from, top) => {
                let (aside, along) = ((x - from).abs(), (y - top).abs());
                if along > DECIDES && along >= aside {
                    self.hand.set_value(Hand::Away);
                } else if aside > DECIDES {
                    self.hand.set_value(Hand::Draws(from));
                    let row = event.current_target().and_then(|row| row.dyn_into::<Element>().ok());
                    if let Some(row) = row {
                        // Where the browser does not follow the finger out of the row it ends there.
                        let _ = row.set_pointer_capture(event.pointer_id());
                    }
                }
            }
            Hand::Draws(from) => self.by.set((x - from).clamp(-FARTHEST, FARTHEST)),
        }
    }

    pub(crate) fn end(self) {
        let side = self.side_now().filter(|_| self.by.get_untracked().abs() >= FAR);
        self.let_go();
        if let Some(side) = side {
            self.act.run((side,));
        }
    }

    pub(crate) fn let_go(self) {
        self.hand.set_value(Hand::Away);
        if self.by.get_untracked() != 0.0 {
            self.by.set(0.0);
        }
    }

    /// To which side the row is drawn, and whether letting go acts.
    pub(crate) fn drawn(self) -> Option<(Side, bool)> {
        let by = self.by.get();
        side_of(by).map(|side| (side, by.abs() >= FAR))
    }

    pub(crate) fn transform(self) -> Option<String> {
        let by = self.by.get();
        (by != 0.0).then(|| format!("translateX({by:.0}px)"))
    }

    fn side_now(self) -> Option<Side> {
        side_of(self.by.get_untracked())
    }
}

fn side_of(by: f64) -> Option<Side> {
    if by > 0.0 {
        Some(Side::Right)
    } else if by < 0.0 {
        Some(Side::Left)
    } else {
        None
    }
}
