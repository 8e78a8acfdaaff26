//! What is ahead of the clients in scope that bought before, as far as it is learnt.

use super::scope::Seen;
use crate::domain::indicator::analysis::insight::{Ahead, Insight};
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::Lifecycle;

/// A client that bought before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub slot: Slot,
    pub class: Lifecycle,
    /// The mean month of the last twelve.
    pub monthly_centavos: i64,
    pub ahead: Ahead,
}

/// In the order of the scope.
pub(crate) fn points(seen: &Seen) -> Vec<Point> {
    seen.clients().filter_map(|(slot, status, insight)| point(slot, status, insight)).collect()
}

fn point(slot: Slot, status: &Status, insight: &Insight) -> Option<Point> {
    let (class, monthly_centavos) = (status.lifecycle, insight.revenue_12m / 12);
    Some(Point { slot, class, monthly_centavos, ahead: insight.ahead? })
}

/// Of how many clients something is known ahead; `None` while it is being learnt.
pub(crate) fn known(foreseen: bool, all: &[Point]) -> Option<usize> {
    foreseen.then_some(all.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::{foreseen_on, seen_on};
    use crate::screen::small::Small;

    const DAY: &str = "2026-11-18";

    #[test]
    fn nothing_is_known_of_anybody_while_it_is_being_learnt() {
        let p = Small::clients(&["Ana", "Bia"]).order(1, "2026-11-03", 120_000).portfolio();
        let seen = seen_on(&p, DAY);
        assert_eq!((points(&seen).len(), known(seen.foreseen, &points(&seen))), (0, None));
        let seen = foreseen_on(&p, DAY, &[(0.5, 100, DAY)]);
        let all = points(&seen);
        assert_eq!((all.len(), all[0].monthly_centavos, all[0].class), (1, 10_000, Lifecycle::Active));
        assert_eq!(known(seen.foreseen, &all), Some(1));
    }
}
