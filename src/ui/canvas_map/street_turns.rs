//! What a square of streets still needs, and which squares a frame paints: those that have nothing get their great roads
//! first, then each gets all of its streets.

use super::street_tiles::StreetAt;

/// What the browser is given to draw in one frame; one square is always painted.
const VERTICES_A_FRAME: usize = 6_000;

/// What a square was painted from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Look {
    pub from: StreetAt,
    pub zoom: f64,
    pub ratio: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Great roads, water and green, to be seen at once.
    Rough,
    Whole,
    Nothing,
}

/// `shown`: how it was painted last, and whether whole. `resting`: sharp lines are drawn for a map that does not move.
pub(crate) fn need(shown: Option<(Look, bool)>, wanted: Look, resting: bool) -> Need {
    match shown {
        None => Need::Rough,
        Some((look, is_whole)) => {
            let is_same = look.from == wanted.from && look.ratio == wanted.ratio;
            let is_sharp = look.zoom == wanted.zoom;
            match is_same && is_whole && (is_sharp || !resting) {
                true => Need::Nothing,
                false => Need::Whole,
            }
        }
    }
}

/// How many of the squares in line are painted in this frame. `costs`: vertices of each.
pub(crate) fn in_a_frame(costs: impl IntoIterator<Item = usize>) -> usize {
    let mut spent = 0_usize;
    let fits = |cost: &usize| {
        let is_first = spent == 0;
        spent = spent.saturating_add((*cost).max(1));
        is_first || spent <= VERTICES_A_FRAME
    };
    costs.into_iter().take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { from: StreetAt { source: 0, z: 14, x: 1, y: 2 }, zoom: 15.0, ratio: 1.0 };

    #[test]
    fn a_square_is_rough_first_then_whole_and_then_left_alone() {
        assert_eq!(need(None, LOOK, false), Need::Rough);
        assert_eq!([false, true].map(|resting| need(Some((LOOK, false)), LOOK, resting)), [Need::Whole; 2]);
        assert_eq!([false, true].map(|resting| need(Some((LOOK, true)), LOOK, resting)), [Need::Nothing; 2]);
    }

    #[test]
    fn at_another_zoom_it_is_stretched_until_the_map_rests_and_never_loses_its_streets() {
        let closer = Look { zoom: 15.4, ..LOOK };
        assert_eq!(need(Some((LOOK, true)), closer, false), Need::Nothing);
        assert_eq!(need(Some((LOOK, true)), closer, true), Need::Whole);
        let better = Look { from: StreetAt { z: 15, ..LOOK.from }, ..LOOK };
        assert_eq!(need(Some((LOOK, true)), better, false), Need::Whole, "its parent stood in");
        assert_eq!(need(Some((LOOK, true)), Look { ratio: 2.0, ..LOOK }, false), Need::Whole);
    }

    #[test]
    fn a_frame_paints_one_square_at_least_and_no_more_than_it_has_time_for() {
        let half = VERTICES_A_FRAME / 2;
        assert_eq!(in_a_frame([half, half, 1]), 2);
        assert_eq!(in_a_frame([half, half + 1]), 1);
        assert_eq!(in_a_frame([VERTICES_A_FRAME * 9, 1]), 1);
        assert_eq!(in_a_frame([0, 0, 0]), 3);
        assert_eq!(in_a_frame([]), 0);
    }
}
