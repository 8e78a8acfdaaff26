//! Which days the timeline shows. Days are numbers (any zero), a day lasts from its number to the next.

/// From `from` to `to`, in days and parts of days.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct DayWindow {
    pub from: f64,
    pub to: f64,
}

/// Shorter than two weeks nothing more is to be seen.
const SHORTEST: f64 = 14.0;
/// A window may always be two months long, also where less is known.
const ROOM: f64 = 62.0;

impl DayWindow {
    pub(crate) fn days(&self) -> f64 {
        self.to - self.from
    }

    /// Where a day stands between `left` and `left + width`.
    pub(crate) fn x(&self, day: f64, left: f64, width: f64) -> f64 {
        left + (day - self.from) / self.days().max(f64::MIN_POSITIVE) * width
    }

    /// The day under a place.
    pub(crate) fn day_at(&self, x: f64, left: f64, width: f64) -> f64 {
        self.from + (x - left) / width.max(1.0) * self.days()
    }

    /// As many times longer as `factor`, the day `around` staying where it is.
    pub(crate) fn zoomed(self, around: f64, factor: f64, reach: DayWindow) -> DayWindow {
        let days = (self.days() * factor).clamp(SHORTEST, longest(reach));
        let share = (around - self.from) / self.days().max(f64::MIN_POSITIVE);
        let from = around - share * days;
        DayWindow { from, to: from + days }.within(reach)
    }

    pub(crate) fn panned(self, days: f64, reach: DayWindow) -> DayWindow {
        DayWindow { from: self.from + days, to: self.to + days }.within(reach)
    }

    /// From one day to another in any order, at least the shortest window.
    pub(crate) fn between(one: f64, other: f64, reach: DayWindow) -> DayWindow {
        let (from, to) = (one.min(other), one.max(other));
        let missing = (SHORTEST - (to - from)).max(0.0) / 2.0;
        DayWindow { from: from - missing, to: to + missing }.within(reach)
    }

    /// The same length, moved so that it shows nothing after `reach` and, where it can, nothing before it.
    pub(crate) fn within(self, reach: DayWindow) -> DayWindow {
        let days = self.days().clamp(SHORTEST, longest(reach));
        let from = self.from.max(reach.from).min(reach.to - days);
        DayWindow { from, to: from + days }
    }
}

fn longest(reach: DayWindow) -> f64 {
    reach.days().max(ROOM)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REACH: DayWindow = DayWindow { from: 0.0, to: 730.0 };

    fn window(from: f64, to: f64) -> DayWindow {
        DayWindow { from, to }
    }

    #[test]
    fn a_day_and_its_place_are_inverse() {
        let shown = window(100.0, 200.0);
        assert_eq!(shown.x(150.0, 40.0, 500.0), 290.0);
        assert_eq!(shown.day_at(290.0, 40.0, 500.0), 150.0);
    }

    #[test]
    fn zooming_keeps_the_day_under_the_finger() {
        let shown = window(200.0, 400.0);
        let closer = shown.zoomed(300.0, 0.5, REACH);
        assert_eq!(closer, window(250.0, 350.0));
        let at_edge = shown.zoomed(200.0, 0.5, REACH);
        assert_eq!(at_edge, window(200.0, 300.0));
    }

    #[test]
    fn no_window_is_shorter_or_longer_than_makes_sense() {
        assert_eq!(window(300.0, 330.0).zoomed(315.0, 0.01, REACH).days(), 14.0);
        assert_eq!(window(300.0, 330.0).zoomed(315.0, 1000.0, REACH), REACH);
        let little = window(100.0, 110.0);
        assert_eq!(little.zoomed(105.0, 1000.0, little), window(48.0, 110.0));
    }

    #[test]
    fn panning_stops_at_the_ends() {
        let shown = window(100.0, 200.0);
        assert_eq!(shown.panned(50.0, REACH), window(150.0, 250.0));
        assert_eq!(shown.panned(-500.0, REACH), window(0.0, 100.0));
        assert_eq!(shown.panned(5000.0, REACH), window(630.0, 730.0));
    }

    #[test]
    fn a_dragged_range_may_run_either_way_and_is_never_a_point() {
        assert_eq!(DayWindow::between(300.0, 200.0, REACH), window(200.0, 300.0));
        assert_eq!(DayWindow::between(300.0, 300.0, REACH), window(293.0, 307.0));
        assert_eq!(DayWindow::between(729.0, 730.0, REACH).to, 730.0);
    }
}
