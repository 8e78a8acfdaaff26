//! Marks drawn once and then stamped: a pan draws hundreds of them in every frame, and most look alike.

use super::glyphs::{blank, group, pill, point, sketch};
use super::marks::Mark;
use super::palette::Palette;
use crate::ui::state_mark::Mark as State;
use std::collections::BTreeMap;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Half of a stamp's side, for one point and for a group: the largest mark with its dashed outline.
const POINT_HALF_PX: f64 = 18.0;
const GROUP_HALF_PX: f64 = 34.0;
const PILL_HALF_PX: f64 = 34.0;
/// New stamps may take this long in one frame; the rest are sketched and made in the next.
const BUDGET_MS: f64 = 4.0;
/// More than this many different groups are forgotten and made again.
const MOST_GROUPS: usize = 1500;

#[derive(Debug, Default)]
pub(crate) struct Stamps {
    points: BTreeMap<(u8, bool), HtmlCanvasElement>,
    pills: BTreeMap<(u8, bool, String), HtmlCanvasElement>,
    /// By mix, apart for approximate places.
    groups: [BTreeMap<Vec<(u8, u32)>, HtmlCanvasElement>; 2],
    until: f64,
    behind: bool,
}

/// What stamps are made with.
#[derive(Debug)]
pub(crate) struct Ink<'a> {
    pub ctx: &'a CanvasRenderingContext2d,
    pub palette: &'a mut Palette,
    pub kinds: &'a [State],
    pub letters: &'a [char],
    pub ratio: f64,
}

impl Stamps {
    pub(crate) fn forget(&mut self) {
        self.points.clear();
        self.pills.clear();
        self.groups = Default::default();
    }

    /// Starts a frame: there is time again.
    pub(crate) fn begin(&mut self, now: f64) {
        self.until = now + BUDGET_MS;
        self.behind = false;
        if self.groups.iter().map(BTreeMap::len).sum::<usize>() > MOST_GROUPS {
            self.groups = Default::default();
        }
    }

    /// Whether some groups were only sketched in this frame.
    pub(crate) fn is_behind(&self) -> bool {
        self.behind
    }

    /// A single mark with its middle at a spot.
    pub(crate) fn point(&mut self, ink: Ink<'_>, spot: (f64, f64), kind: u8, approximate: bool) {
        let key = (kind, approximate);
        if let Some(stamp) = self.points.get(&key) {
            return press(&ink, stamp, spot, POINT_HALF_PX);
        }
        let Some(state) = ink.kinds.get(usize::from(kind)) else { return };
        let side = 2.0 * POINT_HALF_PX;
        let Some((stamp, on)) = blank(side, side, ink.ratio) else { return };
        let letter = ink.letters.get(usize::from(kind)).copied();
        point(&on, (POINT_HALF_PX, POINT_HALF_PX), *state, letter, approximate, ink.palette);
        press(&ink, &stamp, spot, POINT_HALF_PX);
        self.points.insert(key, stamp);
    }

    /// A single mark with its number beside the shape.
    pub(crate) fn pill(&mut self, ink: Ink<'_>, spot: (f64, f64), kind: u8, approximate: bool, said: String) {
        let key = (kind, approximate, said);
        if let Some(stamp) = self.pills.get(&key) {
            return press(&ink, stamp, spot, PILL_HALF_PX);
        }
        let Some(state) = ink.kinds.get(usize::from(kind)) else { return };
        let side = 2.0 * PILL_HALF_PX;
        let Some((stamp, on)) = blank(side, side, ink.ratio) else { return };
        let letter = ink.letters.get(usize::from(kind)).copied();
        pill(&on, (PILL_HALF_PX, PILL_HALF_PX), (*state, letter), &key.2, approximate, ink.palette);
        press(&ink, &stamp, spot, PILL_HALF_PX);
        self.pills.insert(key, stamp);
    }

    /// A group with its middle at a spot.
    pub(crate) fn group(&mut self, ink: Ink<'_>, spot: (f64, f64), mark: &Mark) {
        let known = &mut self.groups[usize::from(mark.approximate)];
        if let Some(stamp) = known.get(&mark.mix) {
            return press(&ink, stamp, spot, GROUP_HALF_PX);
        }
        if now_ms() >= self.until {
            self.behind = true;
            return sketch(ink.ctx, spot, mark, ink.kinds, ink.palette);
        }
        let side = 2.0 * GROUP_HALF_PX;
        let Some((stamp, on)) = blank(side, side, ink.ratio) else { return };
        group(&on, (GROUP_HALF_PX, GROUP_HALF_PX), mark, ink.kinds, ink.palette);
        press(&ink, &stamp, spot, GROUP_HALF_PX);
        known.insert(mark.mix.clone(), stamp);
    }
}

/// On whole device pixels, so that the stamp stays sharp.
fn press(ink: &Ink<'_>, stamp: &HtmlCanvasElement, (x, y): (f64, f64), half: f64) {
    let snap = |v: f64| ((v - half) * ink.ratio).round() / ink.ratio;
    let (side, to) = (2.0 * half, (snap(x), snap(y)));
    let _ = ink.ctx.draw_image_with_html_canvas_element_and_dw_and_dh(stamp, to.0, to.1, side, side);
}

fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map(|clock| clock.now()).unwrap_or_default()
}
