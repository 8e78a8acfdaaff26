//! *Mapa*: the list beside the map, which shows who is in view, who has no place, or who stands at one spot.

use crate::domain::portfolio::slot::Slot;
use std::collections::BTreeSet;

/// Whom the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Listed {
    #[default]
    InView,
    Unplaced,
    /// Who stood at a spot when it was tapped.
    Spot(BTreeSet<Slot>),
}

/// The slots of a spot that are still shown, in the order of the list: who was filtered out or moved away is not there any
/// more. `is_placed`: whether one stands on the map at all.
pub(crate) fn at_spot(spot: &BTreeSet<Slot>, list: &[Slot], is_placed: impl Fn(Slot) -> bool) -> Vec<Slot> {
    list.iter().copied().filter(|slot| spot.contains(slot) && is_placed(*slot)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_a_spot_has_all_of_it_in_the_order_of_the_list_and_nobody_else() {
        let spot: BTreeSet<Slot> = (0..300).map(Slot::new).collect();
        let list: Vec<Slot> = (0..500).rev().map(Slot::new).collect();
        let found = at_spot(&spot, &list, |_| true);
        assert_eq!((found.len(), found[0], found[299]), (300, Slot::new(299), Slot::new(0)));
        // Filtered out, or without a place since.
        assert_eq!(at_spot(&spot, &list[498..], |slot| slot != Slot::new(0)), [Slot::new(1)]);
        assert!(at_spot(&BTreeSet::new(), &list, |_| true).is_empty());
    }
}
