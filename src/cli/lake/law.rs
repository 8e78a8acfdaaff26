//! What the views ask of the rules and of the day, as numbers by name.

use super::rows::day_number;
use crate::domain::alive::Params;
use crate::domain::calendar::period::Month;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::rules::{LifecycleMode, Rules};
use crate::exchange::coverage_csv::MONTHS;
use chrono::NaiveDate;

/// The months of a report: that of the day and those before it.
pub(super) fn months(today: NaiveDate) -> impl Iterator<Item = Month> {
    Month::of(today).last_n(MONTHS)
}

/// Every month that a day of anything may fall into.
pub(super) fn calendar() -> impl Iterator<Item = Month> {
    (FIRST_YEAR * 12..LAST_YEAR * 12).map(Month::from_index)
}

/// What P(vivo) is worked out by. Of very many histories [`ENOUGH_HISTORIES`] are looked at, evenly spread: more
/// no longer moves a parameter, and the fit takes as long as it takes to look.
pub(super) fn learn(evidence: &Evidence) -> Params {
    let step = evidence.histories.len().div_ceil(ENOUGH_HISTORIES).max(1);
    let histories = evidence.histories.iter().step_by(step).copied().collect();
    Evidence { histories, spending: Vec::new() }.learn(|_| {}).fit.params
}

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2150;
const ENOUGH_HISTORIES: usize = 20_000;

/// Days are since 1970-01-01, months since 0000-01, a yes is 1.
pub(super) fn law(rules: &Rules, today: NaiveDate) -> Vec<(&'static str, i64)> {
    let day = |date: NaiveDate| i64::from(day_number(date));
    let (coverage, cadence, life, abc) = (&rules.coverage, &rules.cadence, &rules.lifecycle, &rules.abc);
    vec![
        ("today", day(today)),
        ("month", Month::of(today).index().into()),
        ("include_blocked", coverage.include_blocked.into()),
        ("include_prospects", coverage.include_prospects.into()),
        ("include_former", coverage.include_former.into()),
        ("exclude_silent", coverage.exclude_silent.into()),
        ("typed_order_counts", coverage.typed_order_counts.into()),
        ("imported_order_counts", coverage.imported_order_counts.into()),
        ("a_days", cadence.a_days.into()),
        ("b_days", cadence.b_days.into()),
        ("c_days", cadence.c_days.into()),
        ("prospect_days", cadence.prospect_days.into()),
        ("due_hundredths", cadence.due_from_hundredths.into()),
        ("overdue_hundredths", cadence.overdue_from_hundredths.into()),
        ("forgotten_hundredths", cadence.forgotten_from_hundredths.into()),
        ("a_percent", abc.a_percent.into()),
        ("b_percent", abc.b_percent.into()),
        ("goal_percent", coverage.goal_percent.into()),
        ("fixed_periods", i64::from(life.mode == LifecycleMode::FixedPeriods)),
        ("default_cycle_days", life.default_cycle_days.into()),
        ("min_cycle_days", life.min_cycle_days.into()),
        ("max_cycle_days", life.max_cycle_days.into()),
        ("active_tenths", life.active_cycles_tenths.into()),
        ("active_min_days", life.active_min_days.into()),
        ("at_risk_tenths", life.at_risk_cycles_tenths.into()),
        ("at_risk_min_days", life.at_risk_min_days.into()),
        ("at_risk_max_days", life.at_risk_max_days.into()),
        ("inactive_tenths", life.inactive_cycles_tenths.into()),
        ("inactive_min_days", life.inactive_min_days.into()),
        ("inactive_max_days", life.inactive_max_days.into()),
        ("fixed_active_days", life.fixed_active_days.into()),
        ("fixed_at_risk_days", life.fixed_at_risk_days.into()),
        ("fixed_inactive_days", life.fixed_inactive_days.into()),
        ("seasonal_percent", life.seasonal_percent.into()),
        ("seasonal_months", life.seasonal_months.into()),
        ("seasonal_history_months", life.seasonal_history_months.into()),
    ]
}
