//! Who stayed, who left, who came back: retention, churn, reactivation, the balance of the carteira and lead
//! conversion.
//!
//! Rules over the standing of each client at the two ends of a period, as it was known on those dates. The cohort
//! grid is in `cohort.rs`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::period::Period;
use crate::domain::value::ratio::Ratio;

/// Where a client stands on a date, as far as staying and leaving goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BuyerStanding {
    /// Never bought up to that date, or not yet in the carteira.
    NeverBought,
    /// Active or at risk: inside the inactivation limit.
    Active,
    Inactive,
    Former,
}

/// One client across one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The day before the period starts.
    pub at_start: BuyerStanding,
    pub at_end: BuyerStanding,
    /// Whether a valid order is dated in the period.
    pub bought: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// Active at the start and at the end ÷ active at the start.
    pub retention: Ratio,
    /// What retention leaves: active at the start and no longer at the end.
    pub churn: Ratio,
    /// Inactive at the start with a valid order in the period ÷ inactive at the start.
    pub reactivation: Ratio,
    pub balance: Balance,
}

/// Saldo da carteira: `at_start + opened + recovered − lost = at_end`, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    pub at_start: usize,
    /// Abertos: active now, never a buyer before.
    pub opened: usize,
    /// Recuperados: active now, inactive or former before.
    pub recovered: usize,
    /// Perdidos: active before, not now.
    pub lost: usize,
    pub at_end: usize,
}

pub(crate) fn retention(clients: impl IntoIterator<Item = Passage>) -> Retention {
    let mut balance = Balance::default();
    let (mut inactive, mut reactivated) = (0, 0);
    for Passage { at_start, at_end, bought } in clients {
        let (was_active, is_active) = (at_start == BuyerStanding::Active, at_end == BuyerStanding::Active);
        balance.at_start += usize::from(was_active);
        balance.at_end += usize::from(is_active);
        balance.lost += usize::from(was_active && !is_active);
        match at_start {
            BuyerStanding::NeverBought => balance.opened += usize::from(is_active),
            BuyerStanding::Inactive | BuyerStanding::Former => balance.recovered += usize::from(is_active),
            BuyerStanding::Active => {}
        }
        inactive += usize::from(at_start == BuyerStanding::Inactive);
        reactivated += usize::from(at_start == BuyerStanding::Inactive && bought);
    }
    let retention = Ratio::of_counts(balance.at_start - balance.lost, balance.at_start);
    Retention {
        retention,
        churn: retention.complement(),
        reactivation: Ratio::of_counts(reactivated, inactive),
        balance,
    }
}

/// A potential client: when it was created and when it first bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lead {
    pub created: NaiveDate,
    pub first_order: Option<NaiveDate>,
}

/// Two numbers that answer two questions; each is shown with its label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LeadConversion {
    /// Of those created in the period, how many have ever bought: what became of them.
    pub by_cohort: Ratio,
    /// First orders dated in the period ÷ created in the period: the pace of the funnel. It may pass 100%.
    pub by_flow: Ratio,
}

/// Conversion as known on `today`: what is dated later has not happened.
pub(crate) fn lead_conversion(
    leads: impl IntoIterator<Item = Lead>,
    period: Period,
    today: NaiveDate,
) -> LeadConversion {
    let (mut created, mut converted, mut first_orders) = (0, 0, 0);
    for lead in leads {
        let first_order = lead.first_order.filter(|date| *date <= today);
        if period.contains(lead.created) && lead.created <= today {
            created += 1;
            converted += usize::from(first_order.is_some());
        }
        first_orders += usize::from(first_order.is_some_and(|date| period.contains(date)));
    }
    LeadConversion {
        by_cohort: Ratio::of_counts(converted, created),
        by_flow: Ratio::of_counts(first_orders, created),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use BuyerStanding::{Active, Former, Inactive, NeverBought};

    const ALL: [BuyerStanding; 4] = [NeverBought, Active, Inactive, Former];

    fn passage(at_start: BuyerStanding, at_end: BuyerStanding, bought: bool) -> Passage {
        Passage { at_start, at_end, bought }
    }

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_movement_lands_in_one_column() {
        let found = retention([
            passage(Active, Active, true),
            passage(Active, Active, false),
            passage(Active, Inactive, false),
            passage(Active, Former, false),
            passage(NeverBought, Active, true),
            passage(NeverBought, NeverBought, false),
            passage(Inactive, Active, true),
            passage(Inactive, Inactive, false),
            passage(Inactive, Former, false),
            passage(Former, Active, true),
        ]);
        assert_eq!(found.retention, Ratio::new(2, 4));
        assert_eq!(found.churn, Ratio::new(2, 4));
        assert_eq!(found.reactivation, Ratio::new(1, 3));
        assert_eq!(found.balance, Balance { at_start: 4, opened: 1, recovered: 2, lost: 2, at_end: 5 });
    }

    #[test]
    fn bought_and_went_quiet_again_is_still_reactivated() {
        let found = retention([passage(Inactive, Inactive, true)]);
        assert_eq!(found.reactivation, Ratio::new(1, 1));
        assert_eq!(found.balance.recovered, 0);
    }

    #[test]
    fn nobody_active_at_the_start_has_no_retention() {
        let found = retention([passage(NeverBought, Active, true)]);
        assert_eq!(
            (found.retention.value(), found.churn.value(), found.reactivation.value()),
            (None, None, None)
        );
        assert_eq!(retention([]), Retention::default());
    }

    #[test]
    fn conversion_by_cohort_and_by_flow_are_two_numbers() {
        let lead =
            |created: &str, first: Option<&str>| Lead { created: d(created), first_order: first.map(d) };
        let leads = [
            lead("2026-03-01", Some("2026-03-31")),
            lead("2026-03-31", Some("2026-05-10")),
            lead("2026-03-15", None),
            lead("2026-02-28", Some("2026-03-01")),
            lead("2026-02-01", Some("2026-03-20")),
            lead("2026-04-01", Some("2026-04-02")),
        ];
        let march = Period::new(d("2026-03-01"), d("2026-03-31"));
        let known_in_june = lead_conversion(leads, march, d("2026-06-01"));
        assert_eq!(known_in_june.by_cohort, Ratio::new(2, 3));
        assert_eq!(known_in_june.by_flow, Ratio::new(3, 3));
        let known_in_april = lead_conversion(leads, march, d("2026-04-30"));
        assert_eq!(known_in_april.by_cohort, Ratio::new(1, 3));
        let known_on_the_20th = lead_conversion(leads, march, d("2026-03-20"));
        assert_eq!(
            known_on_the_20th,
            LeadConversion { by_cohort: Ratio::new(0, 2), by_flow: Ratio::new(2, 2) }
        );
    }

    #[test]
    fn no_lead_created_has_no_conversion() {
        let empty = lead_conversion([], Period::day(d("2026-03-01")), d("2026-03-01"));
        assert_eq!((empty.by_cohort.value(), empty.by_flow.value()), (None, None));
    }

    proptest! {
        #[test]
        fn the_balance_always_closes(steps in prop::collection::vec((0..4usize, 0..4usize, any::<bool>()), 0..60)) {
            let found = retention(steps.iter().map(|(a, b, bought)| passage(ALL[*a], ALL[*b], *bought)));
            let Balance { at_start, opened, recovered, lost, at_end } = found.balance;
            prop_assert_eq!(at_start + opened + recovered - lost, at_end);
            prop_assert_eq!(found.retention.num + found.churn.num, found.retention.den);
        }
    }
}
