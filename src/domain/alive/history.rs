//! What the model needs to know of one client: how many orders, the last one, and how long ago it all began.

use crate::domain::calendar::day::Day;
use serde::{Deserialize, Serialize};

/// A client with at least one order, in days (any unit does, if it is the same everywhere).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderHistory {
    repeats: u32,
    last: f64,
    age: f64,
    log_intervals: f64,
}

impl OrderHistory {
    /// From the days of the orders, ascending; orders of one day are one, those after `today`
    /// have not happened. `None` when there is none.
    ///
    /// ```
    /// use carteira::domain::alive::OrderHistory;
    /// use carteira::domain::calendar::day::Day;
    /// let days = [100, 130, 130, 162].map(Day::new);
    /// let client = OrderHistory::from_order_days(&days, Day::new(200)).unwrap();
    /// assert_eq!((client.repeats(), client.last(), client.age()), (2, 62.0, 100.0));
    /// ```
    pub fn from_order_days(days: &[Day], today: Day) -> Option<Self> {
        let mut known = days.iter().copied().take_while(|day| *day <= today);
        let first = known.next()?;
        let since = |day: Day, origin: Day| f64::from(day.number()) - f64::from(origin.number());
        let mut history = Self { repeats: 0, last: 0.0, age: since(today, first), log_intervals: 0.0 };
        let mut before = first;
        for day in known.filter(|day| *day > first) {
            if day > before {
                history.repeats += 1;
                history.log_intervals += since(day, before).ln();
                before = day;
            }
        }
        history.last = since(before, first);
        Some(history)
    }

    /// From `x`, `t_x`, `T` and Σ ln(interval) as the literature writes them; `None` unless 0 ≤ t_x ≤ T.
    pub fn new(repeats: u32, last: f64, age: f64, log_intervals: f64) -> Option<Self> {
        let valid =
            last.is_finite() && age.is_finite() && log_intervals.is_finite() && 0.0 <= last && last <= age;
        valid.then_some(Self { repeats, last, age, log_intervals })
    }

    /// Orders after the first, x.
    pub fn repeats(&self) -> u32 {
        self.repeats
    }

    /// From the first to the last order, t_x.
    pub fn last(&self) -> f64 {
        self.last
    }

    /// From the first order to today, T.
    pub fn age(&self) -> f64 {
        self.age
    }

    /// Σ ln(interval).
    pub fn log_intervals(&self) -> f64 {
        self.log_intervals
    }

    /// From the last order to today.
    pub fn silence(&self) -> f64 {
        self.age - self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(days: &[i32], today: i32) -> Option<OrderHistory> {
        let days: Vec<Day> = days.iter().copied().map(Day::new).collect();
        OrderHistory::from_order_days(&days, Day::new(today))
    }

    #[test]
    fn orders_of_one_day_are_one_and_later_ones_have_not_happened() {
        let client = history(&[10, 10, 20, 20, 50, 99], 60).unwrap();
        assert_eq!((client.repeats(), client.last(), client.age(), client.silence()), (2, 40.0, 50.0, 10.0));
        assert!((client.log_intervals() - (10f64.ln() + 30f64.ln())).abs() < 1e-12);
    }

    #[test]
    fn one_order_has_no_interval() {
        let client = history(&[60, 60], 60).unwrap();
        assert_eq!(client, OrderHistory::new(0, 0.0, 0.0, 0.0).unwrap());
    }

    #[test]
    fn no_order_up_to_today_is_no_history() {
        assert_eq!(history(&[], 60), None);
        assert_eq!(history(&[61], 60), None);
    }

    #[test]
    fn impossible_histories_are_refused() {
        for (last, age) in [(2.0, 1.0), (-1.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            assert_eq!(OrderHistory::new(1, last, age, 0.0), None);
        }
        assert_eq!(OrderHistory::new(1, 1.0, 2.0, f64::NAN), None);
    }

    #[test]
    fn extreme_days_do_not_overflow() {
        let client = history(&[i32::MIN, i32::MAX], i32::MAX).unwrap();
        assert_eq!(client.repeats(), 1);
        assert!(client.last().is_finite() && client.log_intervals().is_finite());
    }
}
