//! Whose clients a number counts: everybody's, or those whom chosen vendedores hold on the day it is judged by.

use crate::domain::calendar::day::Day;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::SalespersonId;
use std::collections::BTreeSet;

/// None chosen is everybody; `None` among the chosen is who is held by nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldBy(BTreeSet<Option<SalespersonId>>);

impl HeldBy {
    pub fn new(chosen: BTreeSet<Option<SalespersonId>>) -> Self {
        Self(chosen)
    }

    pub fn is_everybody(&self) -> bool {
        self.0.is_empty()
    }

    pub fn lets(&self, holder: Option<SalespersonId>) -> bool {
        self.is_everybody() || self.0.contains(&holder)
    }

    /// Whether the client of `slot` is counted on `day`.
    pub fn has(&self, columns: &Columns, slot: Slot, day: Day) -> bool {
        self.is_everybody() || self.0.contains(&columns.holder_on(slot, day))
    }

    /// As groups of a history.
    pub(crate) fn listed(&self) -> Vec<Option<SalespersonId>> {
        self.0.iter().copied().collect()
    }

    /// The one vendedor chosen.
    pub(crate) fn only(&self) -> Option<SalespersonId> {
        let mut chosen = self.0.iter();
        chosen.next().copied().flatten().filter(|_| chosen.next().is_none())
    }

    /// What a closed month counts alike; `None`: no closing does.
    pub(crate) fn cut(&self) -> Option<Cut> {
        let mut chosen = self.0.iter();
        match (chosen.next(), chosen.next()) {
            (None, _) => Some(Cut::Total),
            (Some(one), None) => Some(Cut::Salesperson(*one)),
            (Some(_), Some(_)) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_chosen_is_everybody_and_one_has_a_closing_of_its_own() {
        let [rui, iara] = [1, 2].map(|number| Some(SalespersonId::from_u128(number)));
        let of = |chosen: &[Option<SalespersonId>]| HeldBy::new(chosen.iter().copied().collect());
        assert!(of(&[]).lets(rui) && of(&[]).lets(None));
        assert_eq!([rui, iara, None].map(|one| of(&[rui, None]).lets(one)), [true, false, true]);
        assert_eq!([of(&[]), of(&[rui]), of(&[None])].map(|one| one.only()), [None, rui, None]);
        let cuts = [of(&[]), of(&[rui]), of(&[None]), of(&[rui, iara])].map(|one| one.cut());
        let one = |who| Some(Cut::Salesperson(who));
        assert_eq!(cuts, [Some(Cut::Total), one(rui), one(None), None]);
    }
}
