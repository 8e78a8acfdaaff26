//! Clients who stand close together and are served by one vendedor, as one: a linear program over thousands of rows takes
//! minutes, and neighbours go the same way in it.

use super::cost::Ground;
use std::collections::BTreeMap;

/// The first cells are so many degrees wide, about a kilometre; then twice as wide, and so on.
const FIRST_CELL: f64 = 0.01;

/// What goes together, of members in order: as fine as leaves at most so many; each alone where there are no more.
pub(super) fn bundles(ground: &Ground<'_>, most: usize) -> Vec<Vec<usize>> {
    let members = &ground.asked.members;
    if members.len() <= most {
        return (0..members.len()).map(|at| vec![at]).collect();
    }
    let mut cell = FIRST_CELL;
    loop {
        let mut found: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, member) in members.iter().enumerate() {
            let place = member
                .place
                .map(|place| ((place.lat() / cell).floor() as i64, (place.lon() / cell).floor() as i64));
            found.entry((member.pinned, member.holder, place)).or_default().push(at);
        }
        // Whoever is pinned or held by one stays apart from others, however wide the cells are.
        if found.len() <= most || cell > 360.0 {
            return found.into_values().collect();
        }
        cell *= 2.0;
    }
}
