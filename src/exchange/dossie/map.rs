//! The map of a dossiê as SVG: the outlines around the clients, and one mark a client, told apart by its shape as well.

use super::super::markup::push_escaped;
use super::{Map, chart, class};
use crate::domain::place::geo::{WorldBounds, WorldPoint};
use crate::domain::rhythm::cadence::ContactState;
use std::fmt::Write;

const WIDTH: f64 = 720.0;
const TALLEST: f64 = 900.0;
/// Around the outermost marks.
const MARGIN: f64 = 18.0;
/// One town alone is seen with what lies around it: about 80 km.
const LEAST_SPAN: f64 = 0.002;

pub(super) fn push_map(out: &mut String, title: &str, map: &Map) {
    let points = map.marks.iter().map(|(place, state)| (WorldPoint::of(*place), *state));
    let points: Vec<(WorldPoint, ContactState)> = points.collect();
    let Some(seen) = WorldBounds::around(points.iter().map(|(point, _)| *point)) else { return };
    let sheet = Sheet::of(seen);
    chart::open(out, title, sheet.height.ceil() as u32);
    for ring in &map.outlines {
        push_ring(out, ring, &sheet);
    }
    // Who waits longer is drawn later, over the others.
    for state in ContactState::ALL {
        for (point, _) in points.iter().filter(|(_, one)| *one == state) {
            let (x, y) = sheet.at(*point);
            push_mark(out, state, x, y);
        }
    }
    out.push_str("</svg>\n<p class=\"legend\">");
    for (state, words) in &map.legend {
        out.push_str("<svg viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" aria-hidden=\"true\">");
        push_mark(out, *state, 6.0, 6.0);
        out.push_str("</svg> ");
        push_escaped(out, words);
        out.push(' ');
    }
    out.push_str("</p>\n");
}

/// How the flat map lies on the picture.
struct Sheet {
    left: f64,
    top: f64,
    scale: f64,
    height: f64,
}

impl Sheet {
    fn of(seen: WorldBounds) -> Sheet {
        let (across, down) =
            ((seen.right - seen.left).max(LEAST_SPAN), (seen.bottom - seen.top).max(LEAST_SPAN));
        let scale = ((WIDTH - 2.0 * MARGIN) / across).min((TALLEST - 2.0 * MARGIN) / down);
        let height = (down * scale + 2.0 * MARGIN).max(WIDTH / 3.0);
        let middle = ((seen.left + seen.right) / 2.0, (seen.top + seen.bottom) / 2.0);
        Sheet { left: middle.0 - WIDTH / 2.0 / scale, top: middle.1 - height / 2.0 / scale, scale, height }
    }

    fn at(&self, point: WorldPoint) -> (f64, f64) {
        ((point.x - self.left) * self.scale, (point.y - self.top) * self.scale)
    }
}

/// Only of what is in sight, and no point twice.
fn push_ring(out: &mut String, ring: &[WorldPoint], sheet: &Sheet) {
    let Some(bounds) = WorldBounds::around(ring.iter().copied()) else { return };
    let (left, top) = sheet.at(WorldPoint { x: bounds.left, y: bounds.top });
    let (right, bottom) = sheet.at(WorldPoint { x: bounds.right, y: bounds.bottom });
    if right < 0.0 || bottom < 0.0 || left > WIDTH || top > sheet.height {
        return;
    }
    out.push_str("<path class=\"land\" d=\"");
    let mut last = None;
    for point in ring {
        let (x, y) = sheet.at(*point);
        let whole = (x.round() as i64, y.round() as i64);
        if last != Some(whole) {
            let _ = write!(out, "{}{} {}", if last.is_none() { 'M' } else { 'L' }, whole.0, whole.1);
            last = Some(whole);
        }
    }
    out.push_str("z\"/>\n");
}

fn push_mark(out: &mut String, state: ContactState, x: f64, y: f64) {
    let class = class(state);
    let _ = match state {
        ContactState::OnTrack => {
            write!(out, "<circle class=\"mark {class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>")
        }
        ContactState::Due => {
            write!(
                out,
                "<rect class=\"mark {class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\"/>",
                x - 4.0,
                y - 4.0
            )
        }
        ContactState::Overdue => {
            write!(out, "<path class=\"mark {class}\" d=\"M{x:.1} {:.1}l5 9h-10z\"/>", y - 5.5)
        }
        ContactState::Forgotten => {
            write!(
                out,
                "<path class=\"mark {class}\" d=\"M{x:.1} {:.1}l5.5 5.5l-5.5 5.5l-5.5-5.5z\"/>",
                y - 5.5
            )
        }
        ContactState::Never => {
            write!(
                out,
                "<path class=\"mark {class}\" d=\"M{:.1} {:.1}h3v-3h3v3h3v3h-3v3h-3v-3h-3z\"/>",
                x - 4.5,
                y - 1.5
            )
        }
    };
    out.push('\n');
}
