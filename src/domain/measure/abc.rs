//! Curva ABC: which clients make the first 80% of the revenue, the next 15% and the rest.
//!
//! Clients are taken in descending order of revenue, and the class is that of the share accumulated *before* the
//! client: so the one that crosses 80% is still A. Clients with equal revenue are one group and share its class.
//! Zero or negative revenue has no class.

use serde::{Deserialize, Serialize};

use super::ranking::{ascending, tie_groups};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AbcClass {
    A,
    B,
    C,
}

/// Where A and B end, in tenths of a percent of the accumulated revenue: a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AbcLimits {
    pub a_below_tenths: i64,
    pub b_below_tenths: i64,
}

/// 80 / 15 / 5.
impl Default for AbcLimits {
    fn default() -> Self {
        Self { a_below_tenths: 800, b_below_tenths: 950 }
    }
}

/// The class of each client, in the order given. The whole is the sum of the positive revenues.
pub(crate) fn abc(revenue_centavos: &[i64], limits: &AbcLimits) -> Vec<Option<AbcClass>> {
    abc_in_order(revenue_centavos, &ascending(revenue_centavos), limits)
}

/// The same, with the order already known by [`ascending`].
pub(crate) fn abc_in_order(
    revenue_centavos: &[i64],
    ascending: &[u32],
    limits: &AbcLimits,
) -> Vec<Option<AbcClass>> {
    let mut classes = vec![None; revenue_centavos.len()];
    let total: i128 = revenue_centavos.iter().map(|value| i128::from((*value).max(0))).sum();
    let descending: Vec<u32> = ascending.iter().rev().copied().collect();
    let mut before: i128 = 0;
    for group in tie_groups(revenue_centavos, &descending) {
        let Some(value) = group.first().map(|at| revenue_centavos[*at as usize]).filter(|value| *value > 0)
        else {
            break;
        };
        let class = limits.class_after(before, total);
        for at in group {
            classes[*at as usize] = Some(class);
        }
        before += i128::from(value) * group.len() as i128;
    }
    classes
}

impl AbcLimits {
    fn class_after(&self, before: i128, total: i128) -> AbcClass {
        let is_below = |limit_tenths: i64| before * 1000 < i128::from(limit_tenths) * total;
        if is_below(self.a_below_tenths) {
            AbcClass::A
        } else if is_below(self.b_below_tenths) {
            AbcClass::B
        } else {
            AbcClass::C
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letters(revenue: &[i64]) -> String {
        letters_with(revenue, &AbcLimits::default())
    }

    fn letters_with(revenue: &[i64], limits: &AbcLimits) -> String {
        let letter = |class: &Option<AbcClass>| match class {
            Some(AbcClass::A) => 'A',
            Some(AbcClass::B) => 'B',
            Some(AbcClass::C) => 'C',
            None => '-',
        };
        abc(revenue, limits).iter().map(letter).collect()
    }

    #[test]
    fn class_is_that_of_the_share_accumulated_before() {
        assert_eq!(letters(&[400, 200, 120, 80, 60, 50, 40, 30, 15, 5]), "AAAABBBCCC");
        assert_eq!(letters(&[900, 50, 30, 20]), "ABCC");
    }

    #[test]
    fn equal_revenues_share_one_class() {
        assert_eq!(letters(&[100; 5]), "AAAAA");
        // Before the tied pair there is 79%: both are A, though the second alone would be B.
        assert_eq!(letters(&[790, 100, 100, 10]), "AAAC");
    }

    #[test]
    fn zero_and_negative_revenue_have_no_class_and_take_no_share() {
        assert_eq!(letters(&[0, 100, -50]), "-A-");
        assert_eq!(letters(&[0, 0]), "--");
        assert_eq!(letters(&[]), "");
        assert_eq!(letters(&[900, 50, 30, 20, -10_000]), "ABCC-");
    }

    #[test]
    fn result_is_in_the_order_given() {
        assert_eq!(letters(&[20, 900, 30, 50]), "CACB");
    }

    #[test]
    fn limits_move() {
        let limits = AbcLimits { a_below_tenths: 500, b_below_tenths: 800 };
        assert_eq!(letters_with(&[400, 200, 120, 80, 60, 50, 40, 30, 15, 5], &limits), "AABBCCCCCC");
        // With A below 0%, nobody is A.
        assert_eq!(letters_with(&[1], &AbcLimits { a_below_tenths: 0, b_below_tenths: 0 }), "C");
    }

    #[test]
    fn largest_sums_do_not_overflow() {
        assert_eq!(letters(&[i64::MAX, i64::MAX, i64::MAX]), "AAA");
        assert_eq!(letters(&[i64::MIN, i64::MAX]), "-A");
    }

    proptest! {
        #[test]
        fn more_revenue_never_has_a_worse_class(revenue in prop::collection::vec(-50..1000i64, 1..80)) {
            let classes = abc(&revenue, &AbcLimits::default());
            for (i, a) in revenue.iter().enumerate() {
                for (j, b) in revenue.iter().enumerate() {
                    match (classes[i], classes[j]) {
                        (Some(x), Some(y)) if a >= b => prop_assert!(x <= y),
                        (None, _) => prop_assert!(*a <= 0),
                        (Some(_), _) => prop_assert!(*a > 0),
                    }
                }
            }
        }
    }
}
