//! Coverage of one period, counted up and down by the client that changed.

use super::holders::put;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Period;
use crate::domain::indicator::coverage::{Coverage, member, members};
use crate::domain::measure::tally::Reach;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::value::id::PrincipalId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub struct CoverageCount {
    known: Option<(Period, NaiveDate, BTreeSet<PrincipalId>, Mark)>,
    members: Vec<Member>,
    coverage: Coverage,
}

/// What a slot counts as; `None`: there is no client.
type Member = Option<Result<Reach, Exclusion>>;

impl CoverageCount {
    /// The coverage of `period` as known `today`, from that of the last call.
    pub fn follow(&mut self, portfolio: &Portfolio, period: Period, today: NaiveDate) -> &Coverage {
        let known = self.known.replace((period, today, portfolio.side().clone(), portfolio.mark()));
        let touched = known
            .filter(|(of, then, side, _)| (*of, *then, side) == (period, today, portfolio.side()))
            .and_then(|(.., mark)| portfolio.touched_since(&mark));
        match touched {
            Some(touched) => touched.into_iter().for_each(|slot| self.mend(slot, portfolio, period, today)),
            None => self.make(portfolio, period, today),
        }
        &self.coverage
    }

    fn make(&mut self, portfolio: &Portfolio, period: Period, today: NaiveDate) {
        let columns = portfolio.columns();
        self.coverage = Coverage::default();
        self.members = vec![None; columns.len()];
        for (slot, member) in members(columns, portfolio.rules(), period, today) {
            self.members[slot] = Some(member);
            self.coverage.add(member);
        }
    }

    fn mend(&mut self, slot: Slot, portfolio: &Portfolio, period: Period, today: NaiveDate) {
        let columns = portfolio.columns();
        let last = Day::of(period.reference(today));
        let fresh = || member(columns, portfolio.rules(), slot, Day::of(period.start), last);
        let member = columns.standing[slot].present.then(fresh);
        if let Some(before) = self.members.get(slot.at()).copied().flatten() {
            self.coverage.take_away(before);
        }
        if let Some(member) = member {
            self.coverage.add(member);
        }
        put(&mut self.members, slot, member);
    }
}
