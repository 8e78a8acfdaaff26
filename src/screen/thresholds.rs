//! The numeric thresholds as data: where each stands in the rules, its words and its range.

use crate::domain::rules::Rules;
use crate::text::settings::{self as words, Words};

/// A threshold that is a whole number on screen.
#[derive(Clone, Copy)]
pub(crate) struct Threshold {
    pub words: Words,
    pub min: i64,
    pub max: i64,
    /// What is kept is a multiple of this.
    pub step: i64,
    pub get: fn(&Rules) -> i64,
    pub set: fn(&mut Rules, i64),
}

impl Threshold {
    /// The number typed, or why it is none of this threshold.
    pub(crate) fn read(&self, typed: Option<i64>) -> Result<i64, String> {
        let inside = typed.filter(|typed| (self.min..=self.max).contains(typed));
        let number = inside.ok_or_else(|| words::out_of_range(self.min, self.max))?;
        if number % self.step == 0 { Ok(number) } else { Err(words::not_in_steps(self.step)) }
    }
}

macro_rules! threshold {
    ($words:ident, $min:literal..=$max:literal, $($path:tt)+) => {
        Threshold {
            words: words::$words,
            min: $min,
            max: $max,
            step: 1,
            get: |rules| i64::from(rules.$($path)+),
            set: |rules, value| {
                if let Ok(value) = value.try_into() {
                    rules.$($path)+ = value;
                }
            },
        }
    };
}

/// Kept in tenths of a cycle, shown in percent.
macro_rules! cycles {
    ($words:ident, $($path:tt)+) => {
        Threshold {
            words: words::$words,
            min: 10,
            max: 2000,
            step: 10,
            get: |rules| i64::from(rules.$($path)+) * 10,
            set: |rules, value| {
                if let Ok(value) = (value / 10).try_into() {
                    rules.$($path)+ = value;
                }
            },
        }
    };
}

pub(crate) const GOAL: [Threshold; 1] = [threshold!(GOAL_PERCENT, 1..=100, coverage.goal_percent)];

pub(crate) const CADENCE: [Threshold; 4] = [
    threshold!(A_DAYS, 1..=730, cadence.a_days),
    threshold!(B_DAYS, 1..=730, cadence.b_days),
    threshold!(C_DAYS, 1..=730, cadence.c_days),
    threshold!(PROSPECT_DAYS, 1..=730, cadence.prospect_days),
];

pub(crate) const STATES: [Threshold; 3] = [
    threshold!(DUE, 1..=1000, cadence.due_from_hundredths),
    threshold!(OVERDUE, 1..=1000, cadence.overdue_from_hundredths),
    threshold!(FORGOTTEN, 1..=1000, cadence.forgotten_from_hundredths),
];

pub(crate) const BANDS: [Threshold; 5] = [
    threshold!(BAND_1, 1..=3650, cadence.day_cuts[0]),
    threshold!(BAND_2, 1..=3650, cadence.day_cuts[1]),
    threshold!(BAND_3, 1..=3650, cadence.day_cuts[2]),
    threshold!(BAND_4, 1..=3650, cadence.day_cuts[3]),
    threshold!(BAND_5, 1..=3650, cadence.day_cuts[4]),
];

pub(crate) const OWN_CYCLE: [Threshold; 4] = [
    threshold!(DEFAULT_CYCLE, 7..=180, lifecycle.default_cycle_days),
    cycles!(ACTIVE_CYCLES, lifecycle.active_cycles_tenths),
    cycles!(AT_RISK_CYCLES, lifecycle.at_risk_cycles_tenths),
    cycles!(INACTIVE_CYCLES, lifecycle.inactive_cycles_tenths),
];

pub(crate) const FIXED_PERIODS: [Threshold; 3] = [
    threshold!(FIXED_ACTIVE, 1..=3650, lifecycle.fixed_active_days),
    threshold!(FIXED_AT_RISK, 1..=3650, lifecycle.fixed_at_risk_days),
    threshold!(FIXED_INACTIVE, 1..=3650, lifecycle.fixed_inactive_days),
];

pub(crate) const ABC: [Threshold; 2] =
    [threshold!(ABC_A, 1..=100, abc.a_percent), threshold!(ABC_B, 1..=100, abc.b_percent)];

pub(crate) const VISITS: [Threshold; 4] = [
    threshold!(VISIT_MINUTES, 5..=480, visits.visit_minutes),
    threshold!(VISITS_PER_DAY, 1..=60, visits.visits_per_day),
    threshold!(ROAD_FACTOR, 100..=300, visits.road_factor_hundredths),
    threshold!(SPEED, 5..=120, visits.speed_kmh),
];

pub(crate) const STOCK: [Threshold; 3] = [
    threshold!(STOCK_POOLED, 14..=730, stock.pooled_days),
    threshold!(STOCK_LEAD, 0..=120, stock.lead_days),
    threshold!(STOCK_SAFETY, 0..=120, stock.safety_days),
];

pub(crate) const RISK: [Threshold; 6] = [
    threshold!(RISK_AGAIN, 1..=730, risk.check_after_days),
    threshold!(LIMIT_LOW, 0..=1200, risk.limit_low_percent),
    threshold!(LIMIT_MODERATE, 0..=1200, risk.limit_moderate_percent),
    threshold!(LIMIT_HIGH, 0..=1200, risk.limit_high_percent),
    threshold!(GOOD_PAYER_DELAY, 0..=60, risk.good_payer_delay_days),
    threshold!(GOOD_PAYER_ORDERS, 1..=100, risk.good_payer_orders),
];

pub(crate) const ALERTS: [Threshold; 4] = [
    threshold!(COPY_AFTER, 1..=365, alerts.copy_after_days),
    threshold!(STOCKOUT_WITHIN, 0..=60, alerts.stockout_within_days),
    threshold!(ALERTS_A_DAY, 1..=50, alerts.a_day),
    threshold!(RISK_NEWS, 1..=365, alerts.risk_news_days),
];

pub(crate) const TEAM: [Threshold; 1] = [threshold!(REMIND_AFTER, 1..=90, team.remind_after_days)];

pub(crate) const SATISFACTION: [Threshold; 5] = [
    threshold!(QUIET_AFTER_ASKING, 90..=730, satisfaction.quiet_days),
    threshold!(NPS_AFTER, 1..=50, satisfaction.nps_after_orders),
    threshold!(NPS_EVERY, 90..=730, satisfaction.nps_every_days),
    threshold!(CSAT_FROM, 0..=60, satisfaction.csat_from_days),
    threshold!(CSAT_UNTIL, 1..=90, satisfaction.csat_until_days),
];

pub(crate) const REACTIVATION: [Threshold; 2] = [
    threshold!(REVIEW_AFTER, 1..=730, reactivation.review_after_days),
    threshold!(REOPENED, 7..=365, reactivation.reopened_days),
];

pub(crate) const MAILING: [Threshold; 4] = [
    threshold!(QUIET_FROM, 0..=23, mailing.quiet_from_hour),
    threshold!(QUIET_UNTIL, 0..=23, mailing.quiet_until_hour),
    threshold!(MAIL_RESULT, 1..=180, mailing.result_days),
    threshold!(MAIL_HELD, 2..=20, mailing.held_one_in),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = &'static Threshold> {
        let groups: [&'static [Threshold]; 15] = [
            &GOAL,
            &CADENCE,
            &STATES,
            &BANDS,
            &OWN_CYCLE,
            &FIXED_PERIODS,
            &ABC,
            &VISITS,
            &STOCK,
            &RISK,
            &ALERTS,
            &TEAM,
            &REACTIVATION,
            &MAILING,
            &SATISFACTION,
        ];
        groups.into_iter().flatten()
    }

    #[test]
    fn every_default_lies_in_its_range_and_on_its_step() {
        for one in all() {
            let value = (one.get)(&Rules::default());
            assert!((one.min..=one.max).contains(&value) && value % one.step == 0, "{}", one.words.label);
        }
    }

    #[test]
    fn both_ends_of_a_range_can_be_kept_and_no_other_threshold_moves() {
        for one in all() {
            for end in [one.min, one.max] {
                let mut rules = Rules::default();
                (one.set)(&mut rules, end);
                assert_eq!((one.get)(&rules), end, "{}", one.words.label);
                let moved = all().filter(|other| (other.get)(&rules) != (other.get)(&Rules::default()));
                assert!(moved.count() <= 1, "{}", one.words.label);
            }
        }
    }

    #[test]
    fn a_number_is_read_inside_its_range_and_on_its_step() {
        let [percent] = GOAL;
        assert_eq!((percent.read(Some(1)), percent.read(Some(100))), (Ok(1), Ok(100)));
        for wrong in [None, Some(0), Some(101)] {
            assert_eq!(percent.read(wrong), Err(words::out_of_range(1, 100)));
        }
        let [_, cycles, ..] = OWN_CYCLE;
        assert_eq!((cycles.read(Some(10)), cycles.read(Some(155))), (Ok(10), Err(words::not_in_steps(10))));
        // Out of its range it is told the range, also where the step is wrong.
        assert_eq!(cycles.read(Some(5)), Err(words::out_of_range(10, 2000)));
    }

    #[test]
    fn what_no_rule_can_hold_changes_nothing() {
        for one in all() {
            let mut rules = Rules::default();
            (one.set)(&mut rules, i64::MIN);
            (one.set)(&mut rules, i64::MAX);
            assert_eq!(rules, Rules::default(), "{}", one.words.label);
        }
    }
}
