//! What leaves the client's shelf: sell-out, giro, dias de estoque, the day of ruptura and the order that avoids it.
//!
//! Two counts, what was delivered between them and what was lost give what was sold: SO = E₁ + SI − E₂ − L. A zero
//! count makes the rate a lower bound ("≥"): the shelf was empty and nobody knows since when. A negative SO is an
//! inconsistent count: it is left out and asked about, never averaged in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::period::{Period, days_between, step_days};
use crate::domain::value::ratio::Ratio;

/// A dated number of units: a count, a delivery or a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Units {
    pub date: NaiveDate,
    pub units: i64,
}

/// Between two counts of one product at one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StockInterval {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// E₁ and E₂.
    pub opening: i64,
    pub closing: i64,
    /// In (from, to].
    pub delivered: i64,
    pub lost: i64,
}

/// The intervals between counts, oldest first. Of two counts on one day the later in the list is the one that stays.
pub(crate) fn stock_intervals(
    counts: &[Units],
    deliveries: &[Units],
    losses: &[Units],
) -> Vec<StockInterval> {
    let mut counts = counts.to_vec();
    counts.sort_by_key(|count| count.date);
    let last_of_day: Vec<Units> =
        counts.chunk_by(|one, other| one.date == other.date).filter_map(|day| day.last().copied()).collect();
    let sum_after = |moves: &[Units], from: NaiveDate, to: NaiveDate| {
        let inside = moves.iter().filter(|moved| from < moved.date && moved.date <= to);
        inside.fold(0, |sum: i64, moved| sum.saturating_add(moved.units))
    };
    let between = |pair: &[Units]| StockInterval {
        from: pair[0].date,
        to: pair[1].date,
        opening: pair[0].units,
        closing: pair[1].units,
        delivered: sum_after(deliveries, pair[0].date, pair[1].date),
        lost: sum_after(losses, pair[0].date, pair[1].date),
    };
    last_of_day.windows(2).map(between).collect()
}

impl StockInterval {
    /// SO; negative when the counts cannot be right.
    pub(crate) fn sell_out(&self) -> i64 {
        self.opening.saturating_add(self.delivered).saturating_sub(self.closing).saturating_sub(self.lost)
    }

    pub(crate) fn is_consistent(&self) -> bool {
        self.sell_out() >= 0 && self.days() > 0
    }

    pub(crate) fn days(&self) -> i64 {
        days_between(self.from, self.to)
    }

    /// Units sold a day. No value when the counts are inconsistent.
    pub(crate) fn rate(&self) -> Option<SellOutRate> {
        self.is_consistent().then(|| SellOutRate {
            per_day: Ratio::new(self.sell_out(), self.days()),
            is_lower_bound: self.opening == 0 || self.closing == 0,
        })
    }

    /// Giro: SO ÷ mean stock.
    pub(crate) fn turnover(&self) -> Option<Ratio> {
        let stock = self.opening.saturating_add(self.closing);
        self.is_consistent().then(|| Ratio::new(self.sell_out().saturating_mul(2), stock))
    }
}

/// Units sold a day, as units ÷ days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SellOutRate {
    pub per_day: Ratio,
    /// The shelf was seen empty: at least this much.
    pub is_lower_bound: bool,
}

/// All units ÷ all days of the consistent intervals that ended in the last `days`; `None` when there is none.
pub(crate) fn pooled_rate(intervals: &[StockInterval], days: u32, today: NaiveDate) -> Option<SellOutRate> {
    let window = Period::rolling(days, today);
    let rates =
        intervals.iter().filter(|interval| window.contains(interval.to)).filter_map(StockInterval::rate);
    rates.reduce(|one, other| SellOutRate {
        per_day: one.per_day + other.per_day,
        is_lower_bound: one.is_lower_bound || other.is_lower_bound,
    })
}

impl SellOutRate {
    /// Days the counted units last; no value when nothing is sold.
    pub(crate) fn days_of_stock(&self, counted: i64) -> Ratio {
        Ratio::new(counted.max(0).saturating_mul(self.per_day.den), self.per_day.num)
    }

    /// Ruptura: the day on which the shelf is expected to be empty; `None` when nothing is sold.
    pub(crate) fn stockout(&self, counted: Units) -> Option<NaiveDate> {
        let days = self.days_of_stock(counted.units);
        days.is_defined().then(|| step_days(counted.date, days.num / days.den))
    }

    /// What to order so that the shelf lasts: rate × days − counted − in transit, up to whole boxes, never below zero.
    pub(crate) fn suggested_order(&self, need: &OrderNeed) -> i64 {
        let OrderNeed { days_to_next_visit, lead_days, safety_days, counted, in_transit, case_pack } = *need;
        if !self.per_day.is_defined() {
            return 0;
        }
        let days = i128::from(days_to_next_visit) + i128::from(lead_days) + i128::from(safety_days);
        let (units, per) = (i128::from(self.per_day.num), i128::from(self.per_day.den));
        let missing = units * days - (i128::from(counted) + i128::from(in_transit)) * per;
        let box_units = i128::from(case_pack.max(1));
        let boxes =
            missing.max(0).div_euclid(per * box_units) + i128::from(missing.max(0) % (per * box_units) > 0);
        i64::try_from(boxes * box_units).unwrap_or(i64::MAX)
    }
}

/// What an order has to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OrderNeed {
    pub days_to_next_visit: u32,
    pub lead_days: u32,
    pub safety_days: u32,
    pub counted: i64,
    pub in_transit: i64,
    /// Units of a box; 1 when sold loose.
    pub case_pack: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn units(date: &str, units: i64) -> Units {
        Units { date: d(date), units }
    }

    fn interval(opening: i64, delivered: i64, closing: i64, lost: i64) -> StockInterval {
        StockInterval { from: d("2026-05-04"), to: d("2026-06-01"), opening, closing, delivered, lost }
    }

    fn near(ratio: Ratio, expected: f64) -> bool {
        (ratio.value().unwrap() - expected).abs() < 5e-7
    }

    #[test]
    fn the_case_of_may_matches_its_check_values() {
        let counts = [units("2026-05-04", 120), units("2026-06-01", 90)];
        let found = stock_intervals(&counts, &[units("2026-05-20", 240)], &[]);
        assert_eq!(found, [interval(120, 240, 90, 0)]);
        let rate = found[0].rate().unwrap();
        assert_eq!(found[0].sell_out(), 270);
        assert!(near(rate.per_day, 9.642857));
        assert!(near(found[0].turnover().unwrap(), 2.571429));
        assert!(near(rate.days_of_stock(90), 9.333333));
        assert_eq!(rate.stockout(units("2026-06-01", 90)), Some(d("2026-06-10")));
        assert!(!rate.is_lower_bound);
        let need = OrderNeed {
            days_to_next_visit: 28,
            lead_days: 3,
            safety_days: 4,
            counted: 90,
            in_transit: 0,
            case_pack: 12,
        };
        assert_eq!(rate.suggested_order(&need), 252);
        assert_eq!(rate.suggested_order(&OrderNeed { in_transit: 240, ..need }), 12);
        assert_eq!(rate.suggested_order(&OrderNeed { in_transit: 248, ..need }), 0);
        assert_eq!(rate.suggested_order(&OrderNeed { case_pack: 1, ..need }), 248);
        assert_eq!(rate.suggested_order(&OrderNeed { case_pack: 0, ..need }), 248);
    }

    #[test]
    fn delivery_on_the_day_of_the_first_count_was_counted_already() {
        let counts = [units("2026-05-04", 120), units("2026-06-01", 90)];
        let delivered = |date: &str| stock_intervals(&counts, &[units(date, 240)], &[])[0].delivered;
        assert_eq!(delivered("2026-05-04"), 0);
        assert_eq!(delivered("2026-05-05"), 240);
        assert_eq!(delivered("2026-06-01"), 240);
        assert_eq!(delivered("2026-06-02"), 0);
    }

    #[test]
    fn losses_are_not_sales() {
        assert_eq!(interval(120, 240, 90, 20).sell_out(), 250);
    }

    #[test]
    fn of_two_counts_on_one_day_the_later_stays() {
        let counts = [units("2026-06-01", 90), units("2026-05-04", 5), units("2026-05-04", 120)];
        assert_eq!(stock_intervals(&counts, &[], &[]), [interval(120, 0, 90, 0)]);
        assert_eq!(stock_intervals(&counts[1..], &[], &[]), []);
        assert_eq!(stock_intervals(&[], &[], &[]), []);
    }

    #[test]
    fn zero_count_makes_the_rate_a_lower_bound() {
        assert!(interval(120, 0, 0, 0).rate().unwrap().is_lower_bound);
        assert!(interval(0, 50, 20, 0).rate().unwrap().is_lower_bound);
        assert!(!interval(1, 0, 1, 0).rate().unwrap().is_lower_bound);
    }

    #[test]
    fn negative_sell_out_is_left_out() {
        let wrong = interval(10, 0, 50, 0);
        assert!(!wrong.is_consistent());
        assert_eq!((wrong.rate(), wrong.turnover()), (None, None));
        let pooled = pooled_rate(&[wrong, interval(120, 240, 90, 0)], 120, d("2026-06-10")).unwrap();
        assert_eq!(pooled.per_day, Ratio::new(270, 28));
        assert_eq!(pooled_rate(&[wrong], 120, d("2026-06-10")), None);
    }

    #[test]
    fn pooled_rate_sums_units_and_days_of_the_last_intervals() {
        let older = StockInterval { from: d("2026-04-04"), to: d("2026-05-04"), ..interval(150, 0, 0, 0) };
        let both = [older, interval(120, 240, 90, 0)];
        let pooled = pooled_rate(&both, 120, d("2026-06-10")).unwrap();
        assert_eq!((pooled.per_day, pooled.is_lower_bound), (Ratio::new(420, 58), true));
        // The older one ended 120 days before 01/09: inside [05/05, 01/09] it is not.
        assert_eq!(pooled_rate(&both, 120, d("2026-08-31")).unwrap().per_day, Ratio::new(420, 58));
        assert_eq!(pooled_rate(&both, 120, d("2026-09-01")).unwrap().per_day, Ratio::new(270, 28));
        assert_eq!(pooled_rate(&both, 120, d("2027-01-01")), None);
    }

    #[test]
    fn nothing_sold_has_no_ruptura_and_no_order() {
        let still = interval(50, 0, 50, 0).rate().unwrap();
        assert_eq!(still.stockout(units("2026-06-01", 50)), None);
        assert_eq!(still.days_of_stock(50).value(), None);
        let need = OrderNeed {
            days_to_next_visit: 28,
            lead_days: 0,
            safety_days: 0,
            counted: 0,
            in_transit: 0,
            case_pack: 6,
        };
        assert_eq!(still.suggested_order(&need), 0);
    }

    #[test]
    fn empty_shelf_is_out_of_stock_on_the_day_of_the_count() {
        let rate = interval(120, 0, 0, 0).rate().unwrap();
        assert_eq!(rate.stockout(units("2026-06-01", 0)), Some(d("2026-06-01")));
    }

    #[test]
    fn empty_shelves_have_no_turnover() {
        assert_eq!(interval(0, 30, 0, 0).turnover().unwrap().value(), None);
    }

    proptest! {
        #[test]
        fn suggestion_is_whole_boxes_that_cover_the_need_with_less_than_one_to_spare(
            sold in 0..500i64, days in 1..90i64, visit in 0..60u32, counted in 0..300i64, transit in 0..300i64, pack in 1..48u32
        ) {
            let rate = SellOutRate { per_day: Ratio::new(sold, days), is_lower_bound: false };
            let need = OrderNeed { days_to_next_visit: visit, lead_days: 2, safety_days: 3, counted, in_transit: transit, case_pack: pack };
            let order = rate.suggested_order(&need);
            let missing = sold as f64 / days as f64 * f64::from(visit + 5) - counted as f64 - transit as f64;
            prop_assert_eq!(order % i64::from(pack), 0);
            prop_assert!(order as f64 >= missing - 1e-6);
            prop_assert!(order == 0 || (order - i64::from(pack)) as f64 <= missing + 1e-6);
        }
    }
}
