//! The lifecycle class of a client from its orders and its own purchase cycle (docs/domain.md §2, after S2–S4).
//!
//! For a seasonal client the clock of the limits starts at the end of its next season, not at its last order.
//!
//! Limits are inclusive and exact: everything is integer.

use super::season::{Season, season, season_in_time};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::rules::{LifecycleMode, LifecycleRules};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lifecycle {
    /// Potencial: declared as such, and never bought.
    Prospect,
    /// Sem compras registradas: a client of the carteira without a valid order.
    NoOrders,
    Active,
    AtRisk,
    Inactive,
    /// Ex-cliente.
    Former,
}

impl Lifecycle {
    pub const ALL: [Lifecycle; 6] =
        [Self::Prospect, Self::NoOrders, Self::Active, Self::AtRisk, Self::Inactive, Self::Former];
}

/// Which rule decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Marked as ex-cliente by a person.
    Marked,
    NoOrder,
    /// One order: the default cycle.
    DefaultCycle,
    /// Two orders: the larger of the default and the one interval.
    OneInterval,
    /// Three or more: the mean of the intervals.
    MeanCycle,
    FixedPeriods,
}

/// Mean purchase cycle as an exact fraction: `span_days / intervals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cycle {
    pub span_days: i32,
    pub intervals: i32,
}

/// Last day, in days since the last order, of each class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    pub active_days: i32,
    pub at_risk_days: i32,
    pub inactive_days: i32,
}

/// A class and everything that explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    pub class: Lifecycle,
    pub basis: Basis,
    pub last_order: Option<Day>,
    pub cycle: Option<Cycle>,
    pub limits: Option<Limits>,
    /// *Sazonal*: the months it buys in.
    pub season: Option<Season>,
    /// The day from which the limits are counted: the last order, or the end of the season after it.
    pub clock_from: Option<Day>,
    /// The day on which the class changes if nothing happens, and the class it becomes.
    pub next_change: Option<(Day, Lifecycle)>,
}

impl Cycle {
    /// Rounded half up to whole days.
    pub fn days(self) -> i32 {
        (2 * self.span_days + self.intervals) / (2 * self.intervals.max(1))
    }

    fn clamped(self, rules: &LifecycleRules) -> Cycle {
        let (min, max) = (i32::from(rules.min_cycle_days), i32::from(rules.max_cycle_days));
        if self.span_days < min * self.intervals {
            Cycle { span_days: min, intervals: 1 }
        } else if self.span_days > max * self.intervals {
            Cycle { span_days: max, intervals: 1 }
        } else {
            self
        }
    }

    /// Whole days of `tenths`/10 cycles, rounded down: a count of days is within the limit iff it is not above this.
    fn times(self, tenths: u16) -> i32 {
        let days = i64::from(tenths) * i64::from(self.span_days) / (10 * i64::from(self.intervals.max(1)));
        i32::try_from(days).unwrap_or(i32::MAX)
    }
}

/// Classifies from `order_days` (distinct days of valid orders, ascending; days after `today` are ignored).
/// `situation`: what the register says of the client on `today`.
pub fn classify(
    order_days: &[Day],
    situation: Situation,
    rules: &LifecycleRules,
    today: Day,
) -> Classification {
    let known = &order_days[..order_days.partition_point(|day| *day <= today)];
    let (first, last) = match (known.first(), known.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return without_orders(situation),
    };
    let (basis, cycle) = cycle_of(last - first, known.len(), rules);
    let limits = match rules.mode {
        LifecycleMode::OwnCycle => limits_of(cycle, rules),
        LifecycleMode::FixedPeriods => fixed_limits(rules),
    };
    let basis = match rules.mode {
        LifecycleMode::OwnCycle => basis,
        LifecycleMode::FixedPeriods => Basis::FixedPeriods,
    };
    let season = season_of(known, rules, today);
    let clock_from = season.and_then(|season| season.next_end_after(last)).unwrap_or(last);
    let explained = Classification {
        class: Lifecycle::Former,
        basis,
        last_order: Some(last),
        cycle: Some(cycle),
        limits: Some(limits),
        season,
        clock_from: Some(clock_from),
        next_change: None,
    };
    let class = class_of(situation, Some(|| limits.class(today - clock_from)));
    if situation == Situation::Former {
        return Classification { class, basis: Basis::Marked, ..explained };
    }
    let next = match class {
        Lifecycle::Active => Some(limits.active_days),
        Lifecycle::AtRisk => Some(limits.at_risk_days),
        Lifecycle::Inactive => Some(limits.inactive_days),
        Lifecycle::Prospect | Lifecycle::NoOrders | Lifecycle::Former => None,
    };
    let next_change = next.map(|days| (clock_from + days + 1, limits.class(days + 1)));
    Classification { class, next_change, ..explained }
}

/// What the orders alone say, whatever the register does.
pub fn by_orders(order_days: &[Day], rules: &LifecycleRules, today: Day) -> Classification {
    classify(order_days, Situation::Active, rules, today)
}

/// The one rule of register and time: who is marked is gone, else the orders say it (`by_time`), and without a valid order the
/// class is what the register says.
pub fn class_of(situation: Situation, by_time: Option<impl FnOnce() -> Lifecycle>) -> Lifecycle {
    match (situation, by_time) {
        (Situation::Former, _) => Lifecycle::Former,
        (Situation::Active | Situation::Blocked | Situation::Prospect, Some(by_time)) => by_time(),
        (Situation::Active | Situation::Blocked, None) => Lifecycle::NoOrders,
        (Situation::Prospect, None) => Lifecycle::Prospect,
    }
}

/// The class of `at`, by the last day (or count of days) of active, at risk and inactive.
fn class_at<T: PartialOrd>(at: T, [active, at_risk, inactive]: [T; 3]) -> Lifecycle {
    if at <= active {
        Lifecycle::Active
    } else if at <= at_risk {
        Lifecycle::AtRisk
    } else if at <= inactive {
        Lifecycle::Inactive
    } else {
        Lifecycle::Former
    }
}

/// Whether the class is `Former` by time alone. `known` is not empty. Same rule as [`class_on`], and all that the coverage of
/// many months asks.
pub fn is_former(known: &[Day], rules: &LifecycleRules, today: Day) -> bool {
    let (Some(first), Some(last)) = (known.first(), known.last()) else { return false };
    let limits = limits_for(*first, *last, known.len(), rules);
    // A season only ever sets the clock later: it is looked for only where the client would be gone without one.
    today - *last > limits.inactive_days
        && class_by_time(known, *first, *last, rules, today) == Lifecycle::Former
}

/// How a class runs on while nothing but time happens: the last day of each class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Holds from this day on: the last order, or where a season can first be believed in.
    pub since: Day,
    pub active_until: Day,
    pub at_risk_until: Day,
    pub inactive_until: Day,
}

/// The course of who bought on `known` and, from then on, no more; `None`: never bought. Same rule as [`class_on`].
pub fn course(known: &[Day], rules: &LifecycleRules) -> Option<Course> {
    let (first, last) = (*known.first()?, *known.last()?);
    let limits = limits_for(first, last, known.len(), rules);
    let season = match rules.mode {
        LifecycleMode::OwnCycle => season_in_time(known, rules),
        LifecycleMode::FixedPeriods => None,
    };
    let clock =
        season.and_then(|(season, believed_from)| Some((season.next_end_after(last)?, believed_from)));
    let (clock, since) = clock.unwrap_or((last, last));
    Some(Course {
        since: since.max(last),
        active_until: clock.saturating_add(limits.active_days),
        at_risk_until: clock.saturating_add(limits.at_risk_days),
        inactive_until: clock.saturating_add(limits.inactive_days),
    })
}

/// The first day on which who bought on `known` may be gone: without a season it is; a season makes it later.
pub fn gone_at_the_earliest(known: &[Day], rules: &LifecycleRules) -> Option<Day> {
    let (first, last) = (*known.first()?, *known.last()?);
    let limits = limits_for(first, last, known.len(), rules);
    Some(
        last.saturating_add(limits.active_days.max(limits.at_risk_days).max(limits.inactive_days))
            .saturating_add(1),
    )
}

impl Course {
    /// The class on a day that is not before `since`.
    pub fn class_on(&self, day: Day) -> Lifecycle {
        class_at(day, [self.active_until, self.at_risk_until, self.inactive_until])
    }

    pub fn gone_from(&self) -> Day {
        self.active_until.max(self.at_risk_until).max(self.inactive_until).saturating_add(1)
    }
}

/// The class alone, for scans over many clients and dates. Same rule as [`classify`].
pub fn class_on(known: &[Day], situation: Situation, rules: &LifecycleRules, today: Day) -> Lifecycle {
    let ends = known.first().copied().zip(known.last().copied());
    class_of(situation, ends.map(|(first, last)| move || class_by_time(known, first, last, rules, today)))
}

fn class_by_time(known: &[Day], first: Day, last: Day, rules: &LifecycleRules, today: Day) -> Lifecycle {
    let limits = limits_for(first, last, known.len(), rules);
    match limits.class(today - last) {
        // A season only ever sets the clock later, so who is active without one is active with it.
        Lifecycle::Active => Lifecycle::Active,
        Lifecycle::Prospect
        | Lifecycle::NoOrders
        | Lifecycle::AtRisk
        | Lifecycle::Inactive
        | Lifecycle::Former => {
            let clock = season_of(known, rules, today).and_then(|season| season.next_end_after(last));
            limits.class(today - clock.unwrap_or(last))
        }
    }
}

impl Limits {
    fn class(&self, days: i32) -> Lifecycle {
        class_at(days, [self.active_days, self.at_risk_days, self.inactive_days])
    }
}

/// Fixed periods are the same for all: no client has a clock of its own.
fn season_of(known: &[Day], rules: &LifecycleRules, today: Day) -> Option<Season> {
    match rules.mode {
        LifecycleMode::OwnCycle => season(known, rules, today),
        LifecycleMode::FixedPeriods => None,
    }
}

fn without_orders(situation: Situation) -> Classification {
    let class = class_of(situation, None::<fn() -> Lifecycle>);
    Classification {
        class,
        basis: if class == Lifecycle::Former { Basis::Marked } else { Basis::NoOrder },
        last_order: None,
        cycle: None,
        limits: None,
        season: None,
        clock_from: None,
        next_change: None,
    }
}

fn cycle_of(span_days: i32, dates: usize, rules: &LifecycleRules) -> (Basis, Cycle) {
    let default = i32::from(rules.default_cycle_days);
    let intervals = i32::try_from(dates).unwrap_or(i32::MAX) - 1;
    let (basis, cycle) = match intervals {
        0 => (Basis::DefaultCycle, Cycle { span_days: default, intervals: 1 }),
        1 => (Basis::OneInterval, Cycle { span_days: span_days.max(default), intervals: 1 }),
        _ => (Basis::MeanCycle, Cycle { span_days, intervals }),
    };
    (basis, cycle.clamped(rules))
}

fn limits_for(first: Day, last: Day, dates: usize, rules: &LifecycleRules) -> Limits {
    match rules.mode {
        LifecycleMode::OwnCycle => limits_of(cycle_of(last - first, dates, rules).1, rules),
        LifecycleMode::FixedPeriods => fixed_limits(rules),
    }
}

fn limits_of(cycle: Cycle, rules: &LifecycleRules) -> Limits {
    let at_least = |tenths, min: u16| cycle.times(tenths).max(i32::from(min));
    let at_risk = at_least(rules.at_risk_cycles_tenths, rules.at_risk_min_days);
    let at_risk_days = at_risk.min(i32::from(rules.at_risk_max_days));
    let inactive = at_least(rules.inactive_cycles_tenths, rules.inactive_min_days);
    Limits {
        active_days: at_least(rules.active_cycles_tenths, rules.active_min_days).min(at_risk_days),
        at_risk_days,
        inactive_days: inactive.min(i32::from(rules.inactive_max_days)),
    }
}

fn fixed_limits(rules: &LifecycleRules) -> Limits {
    Limits {
        active_days: i32::from(rules.fixed_active_days),
        at_risk_days: i32::from(rules.fixed_at_risk_days),
        inactive_days: i32::from(rules.fixed_inactive_days),
    }
}

#[cfg(test)]
#[path = "lifecycle_tests.rs"]
mod tests;
