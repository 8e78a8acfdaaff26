//! Who came and who went, month by month: the class of each client at both ends of the month, as known on those days.
//!
//! The classes are those of [`crate::domain::indicator::status`], so retention, *reativado* and the máquina do tempo can not disagree.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::measure::retention::{BuyerStanding, Passage, Retention, retention};
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::{Lifecycle, class_on};
use crate::domain::rules::Rules;
use chrono::NaiveDate;

/// Retention of each month over the clients of `slots`; the running month ends on `today`.
pub fn turnover(
    columns: &Columns,
    rules: &Rules,
    slots: &[Slot],
    months: &[Month],
    today: NaiveDate,
) -> Vec<Retention> {
    months.iter().map(|month| retention_of(columns, rules, slots, month.period(), today)).collect()
}

/// Retention of one period, which ends on `today` at the latest.
pub fn retention_of(
    columns: &Columns,
    rules: &Rules,
    slots: &[Slot],
    period: Period,
    today: NaiveDate,
) -> Retention {
    let (before, end) = (Day::of(period.start) - 1, Day::of(period.reference(today)));
    retention(slots.iter().map(|slot| passage(columns, rules, *slot, before, end)))
}

/// One client from the evening of day `before` to the evening of day `end`.
pub fn passage(columns: &Columns, rules: &Rules, slot: Slot, before: Day, end: Day) -> Passage {
    Passage {
        at_start: standing(columns, rules, slot, before),
        at_end: standing(columns, rules, slot, end),
        bought: columns.bought_between(slot, before + 1, end).orders > 0,
    }
}

/// Where the client of `slot` stands at the end of `day`.
pub fn standing(columns: &Columns, rules: &Rules, slot: Slot, day: Day) -> BuyerStanding {
    let of = &columns.standing[slot];
    let absent = of.absent_on(day);
    if !of.present || absent == Some(Exclusion::NotEntered) {
        return BuyerStanding::NeverBought;
    }
    if absent == Some(Exclusion::Left) {
        return BuyerStanding::Former;
    }
    let situation = columns.situation_on(slot, day);
    standing_of(class_on(columns.order_days_until(slot, day), situation, &rules.lifecycle, day))
}

/// At risk is still inside the inactivation limit.
pub fn standing_of(class: Lifecycle) -> BuyerStanding {
    match class {
        Lifecycle::Prospect | Lifecycle::NoOrders => BuyerStanding::NeverBought,
        Lifecycle::Active | Lifecycle::AtRisk => BuyerStanding::Active,
        Lifecycle::Inactive => BuyerStanding::Inactive,
        Lifecycle::Former => BuyerStanding::Former,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Situation;
    use crate::domain::indicator::status::every_status;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::rhythm::labels::{labels, reactivations};
    use crate::domain::sample;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    /// The standing that the máquina do tempo shows on `day`, from the status of the screen.
    fn shown(portfolio: &Portfolio, day: NaiveDate) -> Vec<BuyerStanding> {
        let statuses = every_status(portfolio.columns(), portfolio.rules(), day);
        let of = |status: Option<crate::domain::indicator::status::Status>| match status {
            None => BuyerStanding::NeverBought,
            Some(status) => match status.excluded {
                Some(Exclusion::NotEntered) => BuyerStanding::NeverBought,
                Some(Exclusion::Left) => BuyerStanding::Former,
                _ => standing_of(status.lifecycle),
            },
        };
        statuses.into_iter().map(of).collect()
    }

    #[test]
    fn retention_reativado_and_the_past_agree_for_24_months_of_the_sample() {
        let portfolio = Portfolio::from_records(sample::records(7, today()));
        let (columns, rules) = (portfolio.columns(), portfolio.rules());
        let slots: Vec<Slot> = columns.slots().collect();
        let months: Vec<Month> = Month::of(today()).last_n(24).collect();
        let found = turnover(columns, rules, &slots, &months, today());
        let (mut returns, mut losses) = (0, 0);
        for (month, found) in months.iter().zip(&found) {
            let (before, end) = (month.first_day().pred_opt().unwrap(), month.period().reference(today()));
            let (at_start, at_end) = (shown(&portfolio, before), shown(&portfolio, end));
            let active =
                |all: &[BuyerStanding]| all.iter().filter(|one| **one == BuyerStanding::Active).count();
            assert_eq!((active(&at_start), active(&at_end)), (found.balance.at_start, found.balance.at_end));
            let mut recovered = 0;
            for slot in &slots {
                let (first, last) = (Day::of(month.first_day()), Day::of(end));
                let known = columns.order_days_until(*slot, last);
                let came_back: Vec<Day> =
                    reactivations(known, &rules.lifecycle).filter(|day| *day >= first).collect();
                let was_gone = matches!(at_start[*slot], BuyerStanding::Inactive | BuyerStanding::Former);
                let marked = columns.standing[*slot].situation == Situation::Former;
                let first_order = known.iter().find(|day| **day >= first);
                if was_gone
                    && !marked
                    && let Some(order) = first_order
                {
                    assert_eq!(
                        came_back.first(),
                        Some(order),
                        "{month}: who was gone and bought is reativado"
                    );
                    assert!(labels(known, &rules.lifecycle, last).reactivated.is_some());
                }
                for day in &came_back {
                    let eve = (*day - 1).date().unwrap();
                    assert!(matches!(
                        shown(&portfolio, eve)[*slot],
                        BuyerStanding::Inactive | BuyerStanding::Former
                    ));
                }
                returns += came_back.len();
                recovered += usize::from(was_gone && at_end[*slot] == BuyerStanding::Active);
                if was_gone && at_end[*slot] == BuyerStanding::Active {
                    assert!(!came_back.is_empty(), "{month}: nobody is recovered without an order");
                }
            }
            assert_eq!(recovered, found.balance.recovered, "{month}");
            losses += found.balance.lost;
        }
        let last = found.last().unwrap().balance;
        assert_eq!(
            last.at_end,
            shown(&portfolio, today()).iter().filter(|s| **s == BuyerStanding::Active).count()
        );
        assert!(losses > 0, "the sample loses clients, or this test says nothing");
        println!("{returns} returns, {losses} losses");
    }
}
