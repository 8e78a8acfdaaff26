//! Coverage of one period, counted up and down by the client that changed.

use super::holders::put;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Period;
use crate::domain::indicator::coverage::held_by::HeldBy;
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
    known: Option<Known>,
    members: Vec<Member>,
    coverage: Coverage,
}

#[derive(Debug)]
struct Known {
    period: Period,
    today: NaiveDate,
    side: BTreeSet<PrincipalId>,
    held_by: HeldBy,
    mark: Mark,
}

/// What a slot counts as; `None`: there is no client, or it is not counted here.
type Member = Option<Result<Reach, Exclusion>>;

impl CoverageCount {
    /// The coverage of `period` as known `today`, from that of the last call, of the clients of `held_by`.
    pub fn follow(
        &mut self,
        portfolio: &Portfolio,
        period: Period,
        today: NaiveDate,
        held_by: &HeldBy,
    ) -> &Coverage {
        let (side, mark) = (portfolio.side().clone(), portfolio.mark());
        let now = Known { period, today, side, held_by: held_by.clone(), mark };
        let known = self.known.take().filter(|known| known.asks_the_same(&now));
        let touched = known.and_then(|known| portfolio.touched_since(&known.mark));
        self.known = Some(now);
        match touched {
            Some(touched) => {
                touched.into_iter().for_each(|slot| self.mend(slot, portfolio, period, today, held_by))
            }
            None => self.make(portfolio, period, today, held_by),
        }
        &self.coverage
    }

    fn make(&mut self, portfolio: &Portfolio, period: Period, today: NaiveDate, held_by: &HeldBy) {
        let columns = portfolio.columns();
        let last = Day::of(period.reference(today));
        self.coverage = Coverage::default();
        self.members = vec![None; columns.len()];
        for (slot, member) in members(columns, portfolio.rules(), period, today) {
            if held_by.has(columns, slot, last) {
                self.members[slot] = Some(member);
                self.coverage.add(member);
            }
        }
    }

    fn mend(
        &mut self,
        slot: Slot,
        portfolio: &Portfolio,
        period: Period,
        today: NaiveDate,
        held_by: &HeldBy,
    ) {
        let columns = portfolio.columns();
        let last = Day::of(period.reference(today));
        let fresh = || member(columns, portfolio.rules(), slot, Day::of(period.start), last);
        let counts = columns.standing[slot].present && held_by.has(columns, slot, last);
        let member = counts.then(fresh);
        if let Some(before) = self.members.get(slot.at()).copied().flatten() {
            self.coverage.take_away(before);
        }
        if let Some(member) = member {
            self.coverage.add(member);
        }
        put(&mut self.members, slot, member);
    }
}

impl Known {
    fn asks_the_same(&self, now: &Known) -> bool {
        let Known { period, today, side, held_by, mark: _ } = self;
        (period, today, side, held_by) == (&now.period, &now.today, &now.side, &now.held_by)
    }
}
