//! How much of the revenue hangs on few clients: Pareto share, the fewest clients that make 80%, Gini and HHI.
//!
//! A client whose returns passed its purchases bought nothing: negative revenue counts as zero. When nobody bought
//! there is no concentration to speak of.

use serde::{Deserialize, Serialize};

use super::ranking::ascending;
use crate::domain::value::ratio::Ratio;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// How many clients are the top fifth, rounded up.
    pub top_clients: usize,
    /// What the top fifth made of the whole, in centavos.
    pub top_share: Ratio,
    /// The fewest clients that reach 80% of the revenue.
    pub clients_for_80: usize,
    /// 0: all equal; near 1: one makes everything.
    pub gini: f64,
    /// Herfindahl–Hirschman: the sum of the squared shares, 1/n to 1.
    pub hhi: f64,
    /// What losing the greatest would cost, of the whole.
    pub greatest: Ratio,
}

/// `None` when the revenues sum to zero.
pub fn concentration(revenue_centavos: &[i64]) -> Option<Concentration> {
    let descending = descending_positive(revenue_centavos);
    let total: i64 = descending.iter().fold(0, |sum: i64, value| sum.saturating_add(*value));
    if total == 0 {
        return None;
    }
    let n = descending.len();
    let top_clients = n.div_ceil(5);
    Some(Concentration {
        top_clients,
        top_share: Ratio::new(sum_of_first(&descending, top_clients), total),
        clients_for_80: fewest_reaching(&descending, 800, total),
        gini: gini(&descending),
        hhi: descending.iter().map(|value| (*value as f64 / total as f64).powi(2)).sum(),
        greatest: Ratio::new(sum_of_first(&descending, 1), total),
    })
}

/// What the `count` greatest clients make of the whole: "os 12 maiores fazem 63%".
pub fn share_of_greatest(revenue_centavos: &[i64], count: usize) -> Ratio {
    let descending = descending_positive(revenue_centavos);
    Ratio::new(sum_of_first(&descending, count), sum_of_first(&descending, descending.len()))
}

fn descending_positive(revenue_centavos: &[i64]) -> Vec<i64> {
    ascending(revenue_centavos).iter().rev().map(|at| revenue_centavos[*at as usize].max(0)).collect()
}

fn sum_of_first(descending: &[i64], count: usize) -> i64 {
    descending.iter().take(count).fold(0, |sum, value| sum.saturating_add(*value))
}

fn fewest_reaching(descending: &[i64], share_tenths: i64, total: i64) -> usize {
    let mut reached = 0i64;
    let enough = descending.iter().position(|value| {
        reached = reached.saturating_add(*value);
        Ratio::new(reached, total).reaches(share_tenths) == Some(true)
    });
    enough.map_or(descending.len(), |at| at + 1)
}

/// 2·Σ i·x₍ᵢ₎ / (n·Σx) − (n+1)/n, with x in ascending order and i from 1.
fn gini(descending: &[i64]) -> f64 {
    let n = descending.len() as i128;
    let total: i128 = descending.iter().copied().map(i128::from).sum();
    let weighted: i128 = descending.iter().rev().zip(1i128..).map(|(value, i)| i * i128::from(*value)).sum();
    (2 * weighted - (n + 1) * total) as f64 / (n * total) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn gini_of_one_to_ten_is_three_tenths() {
        let found = concentration(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).unwrap();
        assert!(near(found.gini, 0.3));
        assert!(near(found.hhi, 385.0 / 3025.0));
        assert_eq!((found.top_clients, found.top_share), (2, Ratio::new(19, 55)));
        // 10+9+8+7+6 = 40 of 55 is 72.7%; with 5, 81.8%.
        assert_eq!(found.clients_for_80, 6);
        assert_eq!(found.greatest, Ratio::new(10, 55));
    }

    #[test]
    fn eighty_percent_reached_exactly_counts_as_reached() {
        let found = concentration(&[50, 30, 15, 5]).unwrap();
        assert_eq!(found.clients_for_80, 2);
        assert_eq!(concentration(&[50, 29, 16, 5]).unwrap().clients_for_80, 3);
    }

    #[test]
    fn top_fifth_is_rounded_up() {
        for (n, top) in [(1, 1), (4, 1), (5, 1), (6, 2), (10, 2), (11, 3)] {
            assert_eq!(concentration(&vec![1; n]).unwrap().top_clients, top);
        }
    }

    #[test]
    fn equal_clients_have_no_inequality_and_one_client_has_everything() {
        let equal = concentration(&[100; 4]).unwrap();
        assert!(near(equal.gini, 0.0) && near(equal.hhi, 0.25));
        let one = concentration(&[100]).unwrap();
        assert!(near(one.gini, 0.0) && near(one.hhi, 1.0));
        assert_eq!((one.clients_for_80, one.greatest), (1, Ratio::new(100, 100)));
        let only_one_bought = concentration(&[0, 0, 0, 100]).unwrap();
        assert!(near(only_one_bought.gini, 0.75));
    }

    #[test]
    fn nobody_bought_has_no_concentration() {
        assert_eq!(concentration(&[]), None);
        assert_eq!(concentration(&[0, 0, -5]), None);
        assert_eq!(share_of_greatest(&[0, 0], 1).percent_tenths(), None);
    }

    #[test]
    fn negative_revenue_counts_as_nothing_bought() {
        assert_eq!(concentration(&[100, -40]), concentration(&[100, 0]));
    }

    #[test]
    fn share_of_the_greatest_is_of_the_whole() {
        assert_eq!(share_of_greatest(&[5, 20, 75], 2), Ratio::new(95, 100));
        assert_eq!(share_of_greatest(&[5, 20, 75], 9), Ratio::new(100, 100));
    }

    proptest! {
        #[test]
        fn indexes_stay_in_their_ranges(revenue in prop::collection::vec(0..1_000_000i64, 1..60)) {
            if let Some(found) = concentration(&revenue) {
                let n = revenue.len() as f64;
                prop_assert!((-1e-12..=1.0 - 1.0 / n + 1e-12).contains(&found.gini));
                prop_assert!((1.0 / n - 1e-12..=1.0 + 1e-12).contains(&found.hhi));
                prop_assert!((1..=revenue.len()).contains(&found.clients_for_80));
            }
        }
    }
}
