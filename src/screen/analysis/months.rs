//! Who came and who went, month by month: what *Retenção* and *Saldo* speak of, and who moved in a month.

use super::behind::{Behind, joined};
use super::scope::{Seen, place};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::indicator::analysis::turnover::{passage, turnover};
use crate::domain::measure::retention::{Passage, Retention};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::text::format;

const MONTHS: u32 = 24;

/// Oldest first; the last one is that of the day and not over.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Months(pub(super) Vec<(Month, Retention)>);

/// The last 24 months.
pub(crate) fn months(seen: &Seen, p: &Portfolio) -> Months {
    let months: Vec<Month> = Month::of(seen.on).last_n(MONTHS).collect();
    let found = turnover(p.columns(), p.rules(), &seen.slots, &months, seen.on);
    Months(months.into_iter().zip(found).collect())
}

impl Months {
    /// The running month is not over: a finding speaks of the last whole one.
    pub(super) fn last_whole(&self) -> Option<&(Month, Retention)> {
        self.0.len().checked_sub(2).and_then(|at| self.0.get(at)).or(self.0.last())
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.0.iter().map(|(month, _)| format::month_short(*month)).collect()
    }

    /// Of a chart.
    pub(crate) fn at(&self, item: usize) -> Option<Month> {
        self.0.get(item).map(|(month, _)| *month)
    }

    /// Of a table, which has the latest month on top.
    pub(crate) fn of_row(&self, row: usize) -> Option<Month> {
        self.0.iter().rev().nth(row).map(|(month, _)| *month)
    }
}

/// The clients of whom `said` has a word for the month, each with it; `None`: there are none.
pub(super) fn moved(
    month: Month,
    seen: &Seen,
    p: &Portfolio,
    said: impl Fn(Passage) -> Option<&'static str>,
    title: impl Fn(Month, usize) -> String,
) -> Option<Behind> {
    let (before, end) = (Day::of(month.first_day()) - 1, Day::of(month.period().reference(seen.on)));
    let word = |slot: Slot| said(passage(p.columns(), p.rules(), slot, before, end));
    let slots: Vec<Slot> = seen.slots.iter().copied().filter(|slot| word(*slot).is_some()).collect();
    if slots.is_empty() {
        return None;
    }
    let says =
        |slot: Slot| (joined([word(slot).map(str::to_owned), Some(place(p, slot))]), seen.bought(slot));
    Some(Behind::of(seen, p, title(month, slots.len()), &slots, says))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::seen_on;
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    #[test]
    fn a_finding_speaks_of_the_last_month_that_is_over() {
        let p = Small::clients(&["Ana"]).portfolio();
        let all = months(&seen_on(&p, DAY), &p);
        let november = Month::of(d(DAY));
        assert_eq!(all.0.len(), 24);
        assert_eq!(all.last_whole().unwrap().0, november.prev());
        assert_eq!(
            [all.at(23), all.at(24), all.of_row(0), all.of_row(24)],
            [Some(november), None, Some(november), None]
        );
        let one = Months(vec![(november, Retention::default())]);
        assert_eq!(one.last_whole().unwrap().0, november);
        assert!(Months::default().last_whole().is_none());
    }
}
