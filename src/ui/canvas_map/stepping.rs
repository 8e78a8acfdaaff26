//! The keyboard goes from mark to mark of what is in view, in reading order.

use super::engine::{Engine, Told};
use super::marks::Mark;

impl Engine {
    /// Steps the keyboard to the next mark in view, in reading order.
    pub(crate) fn stand_on_next(&mut self, back: bool) -> Vec<Told> {
        let marks = self.marks_in_view();
        if marks.is_empty() {
            return Vec::new();
        }
        let at =
            marks.iter().position(|mark| self.first_id(mark) == self.standing && self.standing.is_some());
        let next = match at {
            Some(at) if back => (at + marks.len() - 1) % marks.len(),
            Some(at) => (at + 1) % marks.len(),
            None if back => marks.len() - 1,
            None => 0,
        };
        let Some(mark) = marks.get(next) else { return Vec::new() };
        self.standing = self.first_id(mark);
        vec![Told::Stand(self.ids(&mark.members))]
    }

    pub(crate) fn open_standing(&mut self, now: f64) -> Vec<Told> {
        let marks = self.marks_in_view();
        let standing = self.standing;
        let Some(mark) = marks.iter().find(|mark| standing.is_some() && self.first_id(mark) == standing)
        else {
            return Vec::new();
        };
        self.open(mark, now)
    }

    pub(super) fn marks_in_view(&mut self) -> Vec<Mark> {
        let (all, view) = (self.marks(), self.camera.view(0.0));
        let mut marks: Vec<Mark> = all.iter().filter(|m| view.contains(m.x, m.y)).cloned().collect();
        marks.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        marks
    }
}
