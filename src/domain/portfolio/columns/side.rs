//! One side of the carteira: what was bought of chosen representadas, and who is a client of theirs (docs/domain.md §2).
//!
//! It is a view. Nothing in a client changes; what scans the columns (class, cycle, ABC, coverage, targets) then speaks of this
//! side. What is written down, and what must not be missed, goes by [`Portfolio::whole_columns`].

use super::Columns;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::CoverageRules;
use crate::domain::value::id::PrincipalId;
use std::collections::BTreeSet;

/// A side on its way: so many clients are read at a time, so that a page can look after other things between.
#[derive(Debug)]
pub struct Siding {
    columns: Columns,
    begun: Mark,
    rules: CoverageRules,
}

impl Portfolio {
    /// What is seen: of the side looked at, or of everything.
    pub fn columns(&self) -> &Columns {
        self.side.as_deref().unwrap_or(&self.columns)
    }

    /// Of everything, whichever side is looked at.
    pub fn whole_columns(&self) -> &Columns {
        &self.columns
    }

    /// The representadas whose side is looked at; none: all.
    pub fn side(&self) -> &BTreeSet<PrincipalId> {
        &self.columns().of
    }

    /// The one representada that is looked at; `None`: all, or several.
    pub(crate) fn one_side(&self) -> Option<PrincipalId> {
        self.columns().one()
    }

    /// The side of `principals` at once; none: everything again.
    pub fn look_at(&mut self, principals: &BTreeSet<PrincipalId>) {
        let mut siding = self.begin_side(principals);
        self.go_on(&mut siding, usize::MAX);
        self.take_side(siding);
    }

    pub fn begin_side(&self, principals: &BTreeSet<PrincipalId>) -> Siding {
        let columns = Columns { of: principals.clone(), ..Columns::default() };
        Siding { columns, begun: self.mark(), rules: self.rules.coverage.clone() }
    }

    /// Reads `most` clients more; says whether all are read.
    pub fn go_on(&self, siding: &mut Siding, most: usize) -> bool {
        // Everything is there already.
        if siding.columns.of.is_empty() {
            return true;
        }
        for dossier in self.dossiers.iter().skip(siding.columns.len()).take(most) {
            siding.columns.push(dossier, &siding.rules);
        }
        siding.columns.len() >= self.dossiers.len()
    }

    /// From now on this side is seen. Says whether it is: not where too much changed while it was made.
    pub fn take_side(&mut self, mut siding: Siding) -> bool {
        self.go_on(&mut siding, usize::MAX);
        let Siding { mut columns, begun, rules } = siding;
        let touched = self.touched_since(&begun).filter(|_| rules == self.rules.coverage);
        let Some(touched) = touched else { return false };
        if columns.of.is_empty() {
            self.side = None;
        } else {
            for slot in touched {
                columns.replace(slot, &self.dossiers[slot], &rules);
            }
            self.side = Some(Box::new(columns));
        }
        // Nobody changed: what looks at no order stands.
        self.altered.everything();
        true
    }

    /// The side once more, from the first client on.
    pub(in crate::domain::portfolio) fn side_anew(&mut self) {
        if let Some(side) = &mut self.side {
            **side = Columns::of_side(&side.of, &self.dossiers, &self.rules.coverage);
        }
    }
}

impl Columns {
    /// The one representada that they are of; `None`: all, or several.
    pub(crate) fn one(&self) -> Option<PrincipalId> {
        self.of.first().copied().filter(|_| self.of.len() == 1)
    }

    /// Of everything, not of one side.
    pub fn is_whole(&self) -> bool {
        self.of.is_empty()
    }

    /// New clients are added, changed ones written again; says whether more than contacts changed.
    pub(in crate::domain::portfolio) fn follow(
        &mut self,
        dossiers: &[Dossier],
        slots: &[Slot],
        rules: &CoverageRules,
    ) -> bool {
        let known = self.len();
        for dossier in dossiers.iter().skip(known) {
            self.push(dossier, rules);
        }
        let mut altered = false;
        for slot in slots.iter().filter(|slot| slot.at() < known) {
            altered |= self.replace(*slot, &dossiers[*slot], rules);
        }
        altered
    }
}

#[cfg(test)]
#[path = "side_tests.rs"]
mod tests;
