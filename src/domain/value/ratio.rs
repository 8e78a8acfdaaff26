//! A share kept as the two integers it was counted from, until it is shown.
//!
//! Rounding happens once, at the end: the percent has one decimal, half up, from exact integers, and a goal is
//! compared with the integers, never with what is printed (1,999 of 2,000 prints 100,0% and has not reached it).

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// `num` of `den`: clients of clients, centavos of centavos, weights of weights.
///
/// Equality is of the two integers: 1 of 2 is not 2 of 4, because "50% (1 de 2)" is not "50% (2 de 4)".
/// A denominator of zero (or below) has no value: every answer is `None`, shown as "—".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ratio {
    pub num: i64,
    pub den: i64,
}

impl Ratio {
    pub const fn new(num: i64, den: i64) -> Self {
        Self { num, den }
    }

    /// From two counts of things.
    pub fn of_counts(num: usize, den: usize) -> Self {
        Self { num: i64::try_from(num).unwrap_or(i64::MAX), den: i64::try_from(den).unwrap_or(i64::MAX) }
    }

    /// Percent in tenths, half up: 62,0% is `Some(620)`.
    pub fn percent_tenths(self) -> Option<i64> {
        self.scaled_half_up(1000)
    }

    /// Whole percent, half up: 62% is `Some(62)`.
    pub fn percent_whole(self) -> Option<i64> {
        self.scaled_half_up(100)
    }

    /// The quotient itself, half up: centavos of one order from the centavos of all.
    pub fn quotient_half_up(self) -> Option<i64> {
        self.scaled_half_up(1)
    }

    /// The value as a fraction, for drawing only: nothing is decided with it.
    pub fn value(self) -> Option<f64> {
        self.is_defined().then(|| self.num as f64 / self.den as f64)
    }

    /// Whether the exact value is at or above a goal in tenths of a percent (80% is 800).
    pub fn reaches(self, goal_tenths: i64) -> Option<bool> {
        self.is_defined()
            .then(|| i128::from(self.num) * 1000 >= i128::from(goal_tenths) * i128::from(self.den))
    }

    /// The fewest units the numerator lacks to reach the goal, the denominator staying; 0 when it is reached.
    pub fn missing_to(self, goal_tenths: i64) -> Option<i64> {
        if !self.is_defined() {
            return None;
        }
        let target = i128::from(goal_tenths) * i128::from(self.den);
        let needed = target.div_euclid(1000) + i128::from(target.rem_euclid(1000) > 0);
        Some(saturate((needed - i128::from(self.num)).max(0)))
    }

    /// What is left of the whole: churn from retention.
    pub fn complement(self) -> Self {
        Self { num: self.den.saturating_sub(self.num), den: self.den }
    }

    /// Exact order of two values; `None` when either has no value.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        (self.is_defined() && other.is_defined()).then(|| {
            (i128::from(self.num) * i128::from(other.den))
                .cmp(&(i128::from(other.num) * i128::from(self.den)))
        })
    }

    pub fn is_defined(self) -> bool {
        self.den > 0
    }

    fn scaled_half_up(self, scale: i128) -> Option<i64> {
        let (num, den) = (i128::from(self.num), i128::from(self.den));
        self.is_defined().then(|| saturate((2 * num * scale + den).div_euclid(2 * den)))
    }
}

/// The whole of two disjoint parts: numerators and denominators over vendedores add up to the total.
impl Add for Ratio {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { num: self.num.saturating_add(other.num), den: self.den.saturating_add(other.den) }
    }
}

impl Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

fn saturate(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn percent_is_rounded_half_up_at_the_tenth() {
        for (num, den, expected) in [
            (50, 100, 500),
            (1, 3, 333),
            (2, 3, 667),
            (1, 8, 125),
            (1, 16, 63),      // 6.25% → 6.3
            (1, 2000, 1),     // 0.05% → 0.1
            (999, 2000, 500), // 49.95% → 50.0
            (1, 2001, 0),
            (1999, 2000, 1000), // 99.95% → 100.0
            (0, 7, 0),
            (7, 7, 1000),
            (9, 7, 1286),  // a share of wallet may pass 100%
            (-1, 2000, 0), // −0.05% → 0.0: half goes up
            (-1, 3, -333),
        ] {
            assert_eq!(Ratio::new(num, den).percent_tenths(), Some(expected), "{num} of {den}");
        }
    }

    #[test]
    fn empty_denominator_has_no_value_and_no_verdict() {
        for ratio in [Ratio::new(0, 0), Ratio::new(3, 0), Ratio::default(), Ratio::new(1, -1)] {
            assert_eq!(ratio.percent_tenths(), None);
            assert_eq!(ratio.percent_whole(), None);
            assert_eq!(ratio.value(), None);
            assert_eq!(ratio.reaches(0), None);
            assert_eq!(ratio.missing_to(800), None);
            assert_eq!(ratio.compare(Ratio::new(1, 2)), None);
            assert_eq!(Ratio::new(1, 2).compare(ratio), None);
        }
    }

    #[test]
    fn goal_is_compared_with_the_integers_not_with_the_printed_percent() {
        let almost = Ratio::new(1999, 2000);
        assert_eq!(almost.percent_tenths(), Some(1000));
        assert_eq!(almost.reaches(1000), Some(false));
        assert_eq!(almost.missing_to(1000), Some(1));
        assert_eq!(Ratio::new(80, 100).reaches(800), Some(true));
        assert_eq!(Ratio::new(79, 100).reaches(800), Some(false));
    }

    #[test]
    fn what_is_missing_to_the_goal_is_whole_clients_rounded_up() {
        assert_eq!(Ratio::new(124, 200).missing_to(800), Some(36));
        assert_eq!(Ratio::new(0, 7).missing_to(800), Some(6)); // 5.6
        assert_eq!(Ratio::new(6, 7).missing_to(800), Some(0));
        assert_eq!(Ratio::new(7, 7).missing_to(800), Some(0));
        assert_eq!(Ratio::new(0, 3).missing_to(333), Some(1)); // 0.999
        assert_eq!(Ratio::new(0, 3).missing_to(334), Some(2)); // 1.002
    }

    #[test]
    fn quotient_is_rounded_half_up_to_the_unit() {
        for (num, den, expected) in [(10, 4, 3), (9, 4, 2), (10, 3, 3), (-5, 2, -2), (0, 5, 0)] {
            assert_eq!(Ratio::new(num, den).quotient_half_up(), Some(expected), "{num} of {den}");
        }
        assert_eq!(Ratio::new(10, 0).quotient_half_up(), None);
    }

    #[test]
    fn parts_add_up_and_the_complement_is_what_is_left() {
        let total: Ratio = [Ratio::new(1, 4), Ratio::new(0, 0), Ratio::new(3, 6)].into_iter().sum();
        assert_eq!(total, Ratio::new(4, 10));
        assert_eq!(total.complement(), Ratio::new(6, 10));
        assert_eq!(Ratio::of_counts(2, 5), Ratio::new(2, 5));
    }

    proptest! {
        #[test]
        fn printed_percent_is_within_half_a_tenth_of_the_value(num in any::<i32>(), den in 1..i32::MAX) {
            let ratio = Ratio::new(i64::from(num), i64::from(den));
            let shown = ratio.percent_tenths().unwrap();
            let twice_error = 2 * (i128::from(shown) * i128::from(den) - 1000 * i128::from(num));
            prop_assert!(-i128::from(den) < twice_error && twice_error <= i128::from(den));
        }

        #[test]
        fn adding_what_is_missing_reaches_the_goal_and_one_less_does_not(num in 0..500i64, den in 1..500i64, goal in 0..1200i64) {
            let missing = Ratio::new(num, den).missing_to(goal).unwrap();
            prop_assert_eq!(Ratio::new(num + missing, den).reaches(goal), Some(true));
            if missing > 0 {
                prop_assert_eq!(Ratio::new(num + missing - 1, den).reaches(goal), Some(false));
            }
        }

        #[test]
        fn no_input_overflows(num in any::<i64>(), den in any::<i64>(), goal in any::<i64>()) {
            let ratio = Ratio::new(num, den);
            let _ = (ratio.percent_tenths(), ratio.reaches(goal), ratio.missing_to(goal), ratio.complement(), ratio + ratio);
            prop_assert_eq!(ratio.compare(ratio), ratio.is_defined().then_some(Ordering::Equal));
        }
    }
}
