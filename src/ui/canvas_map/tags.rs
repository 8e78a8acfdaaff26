//! What is written at single marks: the number where the map is close, and the name where few enough stand in view. Who is
//! named, and on which side, is settled when the map rests, so that nothing jumps under a finger.

use super::camera::WorldBox;
use super::engine::Engine;
use super::labels::{Taken, beside, room};
use super::marks::{Mark, level};
use super::model::token;
use super::scale::room_of_scale;
use leptos::prelude::Callable;
use std::collections::BTreeMap;
use web_sys::CanvasRenderingContext2d;

/// Width and height of the corner where the credit stands, in pixels.
const CREDIT_PX: (f64, f64) = (360.0, 36.0);
/// From here on a mark bears its number.
const NUMBER_ZOOM: f64 = 11.0;
/// More single marks in view than this bear neither number nor name.
const MOST_NUMBERS: usize = 80;
const MOST_NAMES: usize = 40;
const NAME_ZOOM: f64 = 7.0;
/// Marks so far beyond the edges stand on the ground that is drawn there.
const BEYOND_PX: f64 = 300.0;
const NAME_PX: f64 = 13.0;
const LETTER_PX: f64 = 6.8;
/// A longer name is cut.
const MOST_LETTERS: usize = 24;

/// Names by the position of their point: the middle of each as pixels from its mark.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    named: BTreeMap<u32, (String, (f64, f64))>,
    numbered: bool,
    /// The level they were settled for; none: not yet.
    level: Option<i32>,
}

impl Tags {
    pub(crate) fn forget(&mut self) {
        *self = Tags::default();
    }

    /// Who stands alone changed since they were settled.
    pub(crate) fn are_of_another(&self, level: i32) -> bool {
        self.level.is_some_and(|known| known != level)
    }

    pub(crate) fn are_numbered(&self) -> bool {
        self.numbered
    }
}

impl Engine {
    /// Settles who of those in view is named, and where.
    pub(super) fn tag_marks(&mut self) {
        let marks = if self.show_areas { Vec::new() } else { self.marks_in_view() };
        let alone = marks.iter().filter(|mark| mark.single().is_some()).count();
        self.tags = Tags {
            level: Some(level(self.camera.zoom)),
            numbered: self.camera.zoom >= NUMBER_ZOOM && alone <= MOST_NUMBERS,
            named: BTreeMap::new(),
        };
        let Some(naming) = self.naming.filter(|_| alone <= MOST_NAMES && self.camera.zoom >= NAME_ZOOM)
        else {
            return;
        };
        let mut taken = Taken::default();
        self.chrome().into_iter().for_each(|room| taken.take(room));
        for mark in &marks {
            taken.take(room(self.camera.to_screen(mark.x, mark.y), self.half_of(mark)));
        }
        for mark in marks.iter().filter(|mark| mark.single().is_some()) {
            let Some((at, id)) = mark.members.first().copied().zip(self.first_id(mark)) else { continue };
            let name = cut(&naming.run((id,)));
            let half = half_of_name(&name);
            let spot = self.camera.to_screen(mark.x, mark.y);
            let clear = self.half_of_single();
            let mut rooms = beside(spot, half, clear.1 + 2.0).to_vec();
            rooms.truncate(4);
            // To the sides it keeps clear of what is wider than high.
            for (room, side) in rooms.iter_mut().zip([0.0, 1.0, -1.0, 0.0]) {
                let by = side * (clear.0 - clear.1);
                (room.left, room.right) = (room.left + by, room.right + by);
            }
            if let Some(found) = taken.first_free(&rooms) {
                let WorldBox { left, top, right, bottom } = rooms[found];
                let from = ((left + right) / 2.0 - spot.0, (top + bottom) / 2.0 - spot.1);
                self.tags.named.insert(at, (name, from));
            }
        }
    }

    fn half_of_single(&self) -> (f64, f64) {
        if self.tags.numbered { (31.0, 14.0) } else { (13.0, 13.0) }
    }

    fn half_of(&self, mark: &Mark) -> (f64, f64) {
        match mark.single() {
            Some(_) => self.half_of_single(),
            None => (mark.radius_px() + 2.0, mark.radius_px() + 2.0),
        }
    }

    /// What stands above the map, as boxes of the screen.
    pub(super) fn chrome(&self) -> Vec<WorldBox> {
        let (width, height, covered) = (self.camera.width, self.camera.height, self.covered);
        let mut above = match self.above {
            Some(above) => above.run(()),
            None => vec![
                WorldBox { left: 0.0, top: 0.0, right: width, bottom: covered.top },
                WorldBox { left: width - covered.right, top: 0.0, right: width, bottom: height },
                WorldBox { left: 0.0, top: height - covered.bottom, right: width, bottom: height },
                // Below the scale, whose the data are.
                WorldBox { left: 0.0, top: height - CREDIT_PX.1, right: CREDIT_PX.0, bottom: height },
            ],
        };
        above.push(room_of_scale(&self.camera));
        above
    }

    pub(super) fn draw_names(&mut self, ctx: &CanvasRenderingContext2d) {
        if self.tags.named.is_empty() || self.show_areas {
            return;
        }
        ctx.set_font(&self.palette.font(600, NAME_PX));
        ctx.set_text_align("center");
        ctx.set_text_baseline("middle");
        ctx.set_line_join("round");
        ctx.set_line_width(3.5);
        ctx.set_stroke_style_str(&self.palette.colour(token::HALO));
        ctx.set_fill_style_str(&self.palette.colour(token::TEXT));
        for (at, (name, from)) in &self.tags.named {
            let Some(point) = self.points.get(*at as usize) else { continue };
            let (x, y) = self.camera.to_screen(point.x, point.y);
            let _ = ctx.stroke_text(name, x + from.0, y + from.1);
            let _ = ctx.fill_text(name, x + from.0, y + from.1);
        }
    }

    /// Boxes of marks and their names, and of what stands above the map, for the ground, whose words keep clear of them.
    pub(super) fn clear_on_ground(&mut self) -> Vec<WorldBox> {
        let above = self.chrome();
        if self.show_areas {
            return above;
        }
        let (marks, near) = (self.marks(), self.camera.view(BEYOND_PX));
        let seen = marks.iter().filter(|mark| near.contains(mark.x, mark.y));
        let boxes = seen.map(|mark| room(self.camera.to_screen(mark.x, mark.y), self.half_of(mark)));
        let names = self.tags.named.iter().filter_map(|(at, (name, from))| {
            let point = self.points.get(*at as usize)?;
            let (x, y) = self.camera.to_screen(point.x, point.y);
            Some(room((x + from.0, y + from.1), half_of_name(name)))
        });
        boxes.chain(names).chain(above).collect()
    }
}

fn half_of_name(name: &str) -> (f64, f64) {
    (name.chars().count() as f64 * LETTER_PX / 2.0 + 4.0, NAME_PX / 2.0 + 3.0)
}

fn cut(name: &str) -> String {
    if name.chars().count() <= MOST_LETTERS {
        return name.to_owned();
    }
    let kept: String = name.chars().take(MOST_LETTERS - 1).collect();
    format!("{}…", kept.trim_end())
}
