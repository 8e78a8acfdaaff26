//! What stands beside a class without changing it: *novo*, *reativado*, *sazonal*, *ciclo irregular* (docs/domain.md §2).

use super::lifecycle::{Lifecycle, class_on};
use super::season::{Season, season};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::rhythm::interval::rhythm;
use crate::domain::rules::LifecycleRules;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The first order came in the last 90 days.
    pub new: bool,
    /// Day of the order that brought the client back, in the last 90 days.
    pub reactivated: Option<Day>,
    pub seasonal: Option<Season>,
    /// The mean interval is far from the median: the class says less.
    pub irregular: bool,
}

/// The labels on `today` of who ordered on `known` (ascending, distinct, none after `today`).
pub fn labels(known: &[Day], rules: &LifecycleRules, today: Day) -> Labels {
    let within = |day: Day, days: u16| today - day <= i32::from(days);
    Labels {
        new: known.first().is_some_and(|first| within(*first, rules.new_label_days)),
        reactivated: reactivations(known, rules)
            .filter(|day| within(*day, rules.reactivated_label_days))
            .last(),
        seasonal: season(known, rules, today),
        irregular: rhythm(known).is_some_and(|rhythm| rhythm.irregular),
    }
}

/// The days of the orders that came when the class just before was inativo or ex-cliente.
pub fn reactivations<'a>(known: &'a [Day], rules: &'a LifecycleRules) -> impl Iterator<Item = Day> + 'a {
    (1..known.len()).filter(move |at| is_return(known, *at, rules)).map(|at| known[at])
}

fn is_return(known: &[Day], at: usize, rules: &LifecycleRules) -> bool {
    match class_on(&known[..at], Situation::Active, rules, known[at] - 1) {
        Lifecycle::Inactive | Lifecycle::Former => true,
        Lifecycle::Prospect | Lifecycle::NoOrders | Lifecycle::Active | Lifecycle::AtRisk => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::new(740_000);

    fn on(days_ago: &[i32]) -> Labels {
        let mut days: Vec<Day> = days_ago.iter().map(|ago| TODAY - *ago).collect();
        days.sort_unstable();
        labels(&days, &LifecycleRules::default(), TODAY)
    }

    #[test]
    fn novo_lasts_ninety_days_from_the_first_order() {
        assert!(on(&[90, 3]).new);
        assert!(!on(&[91, 3]).new);
        assert_eq!(on(&[]), Labels::default());
    }

    #[test]
    fn reativado_needs_an_order_after_the_class_was_inactive() {
        // One order: inactive from day 91 on; the day before the return decides.
        assert_eq!(on(&[10 + 92, 10]).reactivated, Some(TODAY - 10));
        assert_eq!(on(&[10 + 91, 10]).reactivated, None, "at risk the day before");
        assert_eq!(on(&[91 + 92, 91]).reactivated, None, "the label is over after ninety days");
        assert_eq!(on(&[90 + 92, 90]).reactivated, Some(TODAY - 90));
        assert_eq!(on(&[10 + 500, 10]).reactivated, Some(TODAY - 10), "from ex-cliente too");
    }

    #[test]
    fn the_label_stays_with_the_return_and_not_with_later_orders() {
        assert_eq!(on(&[200, 40, 20, 5]).reactivated, Some(TODAY - 40));
    }

    #[test]
    fn irregular_is_about_the_intervals() {
        assert!(on(&[136, 126, 116, 90 - 20]).irregular);
        assert!(!on(&[90, 60, 30]).irregular);
    }
}
