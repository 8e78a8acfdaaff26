//! Closed months: what the three rates of a month came to when it was over, kept so that nothing rewrites them in silence.
//!
//! A month closes at the first opening after its fifth following working day (docs/domain.md §1). Each device keeps one
//! closing of a month; of several, the earliest that counted a cut is its figure. What is known today stands beside it.

mod later;

use crate::domain::catalog::month_closing::Closed;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::catalog::month_closing::MonthClosing;
use crate::domain::catalog::month_closing::MonthClosingId;
pub(crate) use later::{Later, later};

use super::coverage_history::{By, histories};
use super::held_by::HeldBy;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{Month, step_days};
use crate::domain::catalog::CatalogEdit;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::ratio::Ratio;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Late entries are waited for until this working day of the month that follows.
const WAITED_WORKING_DAYS: u32 = 5;
/// The months that the screens and files show are closed, and no older ones.
const MONTHS: u32 = 24;

/// The last day on which late entries of the month are still waited for.
pub(crate) fn waits_until(month: Month, calendar: &Calendar) -> NaiveDate {
    let last = month.last_day();
    calendar.add(last, WAITED_WORKING_DAYS).unwrap_or(step_days(last, WAITED_WORKING_DAYS.into()))
}

/// The closings that `device` still owes on `today`: of every month that is over, back to the first with a contact or an
/// order. The month before that of `today` is closed also where nothing happened in it.
pub(crate) fn closings_due(portfolio: &Portfolio, device: DeviceId, today: NaiveDate) -> Vec<CatalogEdit> {
    let (columns, rules, catalog) = (portfolio.whole_columns(), portfolio.rules(), portfolio.catalog());
    let over = |month: &Month| waits_until(*month, &rules.calendar) < today;
    let Some(last) = Month::of(today).prev().last_n(MONTHS).rev().find(over) else { return Vec::new() };
    let owed = |month: &Month| !catalog.has_closed(MonthClosingId { month: *month, device }, today);
    if !last.last_n(MONTHS).any(|month| owed(&month)) {
        return Vec::new();
    }
    let first =
        first_month(columns).unwrap_or(last).min(Month::of(today).prev()).max(last.plus(1 - MONTHS as i32));
    let months: Vec<Month> = first.to(last).collect();
    let listed: Vec<Option<SalespersonId>> = holders(columns).into_iter().map(Some).chain([None]).collect();
    let by = [By::Salesperson(&listed), By::Uf];
    let [sellers, states] = histories(columns, rules, &months, today, by);
    let due = months.iter().enumerate().filter(|(at, month)| owed(month) && sellers.totals[*at].eligible > 0);
    due.map(|(at, month)| {
        let of = |groups: &[Vec<Tally>], group: usize| groups[group][at];
        let sellers_of = listed.iter().enumerate().map(|(group, id)| (*id, of(&sellers.groups, group)));
        let ufs = Uf::ALL.into_iter().map(Some).chain([None]);
        let states_of = ufs.enumerate().map(|(group, uf)| (uf, of(&states.groups, group)));
        let value = MonthClosing {
            closed_on: today,
            total: sellers.totals[at],
            salespeople: sellers_of.filter(|(_, tally)| tally.eligible > 0).collect(),
            states: states_of.filter(|(_, tally)| tally.eligible > 0).collect(),
        };
        CatalogEdit::MonthClosing { id: MonthClosingId { month: *month, device }, value: Some(value) }
    })
    .collect()
}

/// The month of the first contact or order of anybody.
fn first_month(columns: &Columns) -> Option<Month> {
    let contacts = columns.slots().filter_map(|slot| columns.contacts.of(slot).first());
    let first = contacts.map(|contact| contact.day).chain(columns.first_order_day()).min()?;
    first.date().map(Month::of)
}

fn holders(columns: &Columns) -> BTreeSet<SalespersonId> {
    columns.salespeople.iter().copied().collect()
}

/// A closed month beside what is known of it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revision {
    pub closed: Closed,
    pub now: Tally,
    pub later: Later,
}

/// One rate of a closed month beside what is known of it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RevisedRate {
    pub closed_on: NaiveDate,
    pub closed: Ratio,
    pub now: Ratio,
    /// Entries that came later and may have changed it.
    pub entries: u32,
}

impl RevisedRate {
    pub(crate) fn is_changed(&self) -> bool {
        self.closed != self.now
    }
}

impl Revision {
    pub(crate) fn is_changed(&self) -> bool {
        self.closed.tally != self.now
    }

    pub(crate) fn coverage(&self) -> RevisedRate {
        self.rate(Tally::coverage, self.later.contacts)
    }

    pub(crate) fn visit_rate(&self) -> RevisedRate {
        self.rate(Tally::visit_rate, self.later.visits)
    }

    pub(crate) fn buyer_rate(&self) -> RevisedRate {
        self.rate(Tally::buyer_rate, self.later.orders)
    }

    fn rate(&self, of: impl Fn(&Tally) -> Ratio, entries: u32) -> RevisedRate {
        RevisedRate { closed_on: self.closed.on, closed: of(&self.closed.tally), now: of(&self.now), entries }
    }
}

/// The closed figure of each cut of `month`, beside what is known on `on`; `None` where the month was not closed. What came
/// later is only looked for where the figure changed.
pub(crate) fn revisions(
    portfolio: &Portfolio,
    month: Month,
    on: NaiveDate,
    cuts: &[(Cut, Tally)],
) -> Vec<Option<Revision>> {
    let closed = |cut: Cut| portfolio.catalog().closed(month, cut, on);
    let mut found: Vec<Option<Revision>> = cuts
        .iter()
        .map(|(cut, now)| Some(Revision { closed: closed(*cut)?, now: *now, later: Later::default() }))
        .collect();
    let changed: Vec<(usize, (Cut, Closed))> = found
        .iter()
        .enumerate()
        .filter_map(|(at, revision)| Some((at, revision.filter(Revision::is_changed)?)))
        .map(|(at, revision)| (at, (cuts[at].0, revision.closed)))
        .collect();
    if !changed.is_empty() {
        let asked: Vec<(Cut, Closed)> = changed.iter().map(|(_, one)| *one).collect();
        for ((at, _), came) in changed.iter().zip(later(portfolio, month, on, &asked)) {
            if let Some(revision) = &mut found[*at] {
                revision.later = came;
            }
        }
    }
    found
}

/// The same of one month, of the clients of `held_by`; `None` where one side is looked at: what was closed is everything.
pub(crate) fn revision(
    portfolio: &Portfolio,
    held_by: &HeldBy,
    month: Month,
    on: NaiveDate,
    now: Tally,
) -> Option<Revision> {
    let cut = held_by.cut().filter(|_| portfolio.side().is_empty())?;
    revisions(portfolio, month, on, &[(cut, now)]).pop().flatten()
}

impl Portfolio {
    /// What a month was closed at that counts whom `held_by` counts; `None` too where one side is looked at.
    pub(crate) fn closed_like(&self, held_by: &HeldBy, month: Month, on: NaiveDate) -> Option<Closed> {
        let cut = held_by.cut().filter(|_| self.side().is_empty())?;
        self.catalog().closed(month, cut, on)
    }
}

#[cfg(test)]
mod tests;
