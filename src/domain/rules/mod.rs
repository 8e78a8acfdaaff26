//! Every threshold, with its default. The reason for each default stands beside it; its words on screen are in
//! `text/rules.rs`. Rules are kept in the carteira as single settings, so that two devices may each change one.

mod counts;
pub(crate) mod mailing;
pub(crate) mod prospecting;
pub(crate) mod satisfaction;
pub(crate) mod sharing;
pub(crate) mod team;
pub(crate) mod workflow;

use crate::domain::calendar::business_days::Calendar;
use crate::domain::keeping::json;
use crate::domain::place::geo::LatLon;
use crate::domain::rules::mailing::MailingRules;
use crate::domain::rules::prospecting::ProspectingRules;
use crate::domain::rules::satisfaction::SatisfactionRules;
use crate::domain::rules::sharing::SharingRules;
use crate::domain::rules::team::TeamRules;
use crate::domain::rules::workflow::Workflow;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    pub lifecycle: LifecycleRules,
    pub cadence: CadenceRules,
    pub coverage: CoverageRules,
    pub abc: AbcRules,
    /// Which days are worked.
    pub calendar: Calendar,
    pub visits: VisitRules,
    /// What is tried to win a client back.
    pub reactivation: Workflow,
    pub alerts: AlertRules,
    pub stock: StockRules,
    /// Stages of a prospect, and what is aimed at.
    pub prospecting: ProspectingRules,
    pub sharing: SharingRules,
    pub risk: RiskRules,
    /// Messages to many.
    pub mailing: MailingRules,
    pub team: TeamRules,
    /// When a client is asked what it thinks.
    pub satisfaction: SatisfactionRules,
}

/// How the lifecycle limits are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifecycleMode {
    /// From each client's own mean purchase cycle.
    #[default]
    OwnCycle,
    /// Three typed numbers for all.
    FixedPeriods,
}

/// docs/domain.md §2. Multipliers are tenths: 15 is 1.5 cycles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LifecycleRules {
    pub mode: LifecycleMode,
    /// Cycle taken while a client has one order only: a month, the usual restocking rhythm.
    pub default_cycle_days: u16,
    /// Cycles outside are read as these: weekly at the least, twice a year at the most.
    pub min_cycle_days: u16,
    pub max_cycle_days: u16,
    /// Active up to 1.5 cycles: half a cycle late is still usual.
    pub active_cycles_tenths: u16,
    pub active_min_days: u16,
    /// At risk up to three cycles: two orders missed.
    pub at_risk_cycles_tenths: u16,
    pub at_risk_min_days: u16,
    pub at_risk_max_days: u16,
    /// Inactive up to six cycles; beyond, the client is gone.
    pub inactive_cycles_tenths: u16,
    pub inactive_min_days: u16,
    pub inactive_max_days: u16,
    /// The three numbers of the fixed mode.
    pub fixed_active_days: u16,
    pub fixed_at_risk_days: u16,
    pub fixed_inactive_days: u16,
    /// *novo* up to this many days after the first order.
    pub new_label_days: u16,
    /// *reativado* up to this many days after the order that brought the client back.
    pub reactivated_label_days: u16,
    /// *sazonal*: this share of the order days within a run of so many months, known for so long. Four months are a
    /// season, not a year; below eighteen months one year looks like a season.
    pub seasonal_percent: u16,
    pub seasonal_months: u16,
    pub seasonal_history_months: u16,
}

impl Default for LifecycleRules {
    fn default() -> Self {
        Self {
            mode: LifecycleMode::OwnCycle,
            default_cycle_days: 30,
            min_cycle_days: 7,
            max_cycle_days: 180,
            active_cycles_tenths: 15,
            active_min_days: 15,
            at_risk_cycles_tenths: 30,
            at_risk_min_days: 30,
            at_risk_max_days: 365,
            inactive_cycles_tenths: 60,
            inactive_min_days: 180,
            inactive_max_days: 730,
            fixed_active_days: 45,
            fixed_at_risk_days: 90,
            fixed_inactive_days: 180,
            new_label_days: 90,
            reactivated_label_days: 90,
            seasonal_percent: 80,
            seasonal_months: 4,
            seasonal_history_months: 18,
        }
    }
}

/// Intervals between contacts (docs/product.md, Defaults) and the cuts of the contact states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CadenceRules {
    pub a_days: u16,
    pub b_days: u16,
    /// C, and buyers with no revenue in the last twelve months.
    pub c_days: u16,
    pub prospect_days: u16,
    /// Intervals of tags, by name; a client with several takes the shortest. They win over the classes.
    pub tags: BTreeMap<String, u16>,
    /// Intervals of segments (ramo), by name. They win over the classes, tags win over them.
    pub segments: BTreeMap<String, u16>,
    /// *na hora* from this share of the interval, in hundredths.
    pub due_from_hundredths: u16,
    /// *atrasado* from here.
    pub overdue_from_hundredths: u16,
    /// *esquecido* from here.
    pub forgotten_from_hundredths: u16,
    /// Upper ends of the absolute bands; the last band is open.
    pub day_cuts: [u16; 5],
}

impl Default for CadenceRules {
    fn default() -> Self {
        Self {
            a_days: 15,
            b_days: 30,
            c_days: 60,
            prospect_days: 30,
            tags: BTreeMap::new(),
            segments: BTreeMap::new(),
            due_from_hundredths: 70,
            overdue_from_hundredths: 100,
            forgotten_from_hundredths: 150,
            day_cuts: [7, 15, 30, 60, 90],
        }
    }
}

/// docs/domain.md §1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CoverageRules {
    /// Monthly goal (meta).
    pub goal_percent: u8,
    /// Each of these three lets in who the register says is out: blocked, declared potencial, marked as ex-cliente.
    pub include_blocked: bool,
    pub include_prospects: bool,
    pub include_former: bool,
    /// Leaves out who is ex-cliente by silence alone. Off: forgetting somebody must not raise the coverage.
    pub exclude_silent: bool,
    /// An order recorded in the app is itself a contact.
    pub typed_order_counts: bool,
    /// An imported order says nothing of who spoke to whom.
    pub imported_order_counts: bool,
    /// Exceptions to [`Outcome::reaches_buyer`](crate::domain::fact::interaction::Outcome::reaches_buyer), keyed `channel.outcome` in snake case.
    pub counts: BTreeMap<String, bool>,
}

impl Default for CoverageRules {
    fn default() -> Self {
        Self {
            goal_percent: 80,
            include_blocked: false,
            include_prospects: false,
            include_former: false,
            exclude_silent: false,
            typed_order_counts: true,
            imported_order_counts: false,
            counts: BTreeMap::new(),
        }
    }
}

/// Upper ends of A and B in percent of cumulative revenue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AbcRules {
    pub a_percent: u8,
    pub b_percent: u8,
}

impl Default for AbcRules {
    fn default() -> Self {
        Self { a_percent: 80, b_percent: 95 }
    }
}

/// Working hours and capacity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitRules {
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    pub lunch_starts: NaiveTime,
    pub lunch_ends: NaiveTime,
    pub visit_minutes: u16,
    pub visits_per_day: u16,
    /// Road over great circle, in hundredths.
    pub road_factor_hundredths: u16,
    pub speed_kmh: u16,
    /// Where the rep's day starts and ends; `None` until it is said.
    pub home: Option<LatLon>,
    /// How the rep calls that place.
    pub home_name: Option<String>,
}

impl Default for VisitRules {
    fn default() -> Self {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Self {
            starts: at(8),
            ends: at(18),
            lunch_starts: at(12),
            lunch_ends: at(13),
            visit_minutes: 30,
            visits_per_day: 8,
            road_factor_hundredths: 130,
            speed_kmh: 40,
            home: None,
            home_name: None,
        }
    }
}

/// docs/domain.md §6.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StockRules {
    /// Sell-out is pooled over so many days: a season, not a year.
    pub pooled_days: u16,
    /// From order to shelf.
    pub lead_days: u16,
    /// What may go wrong on the way.
    pub safety_days: u16,
}

impl Default for StockRules {
    fn default() -> Self {
        Self { pooled_days: 120, lead_days: 3, safety_days: 4 }
    }
}

/// docs/domain.md §7.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RiskRules {
    /// *Checar de novo* after so many days, where the check says no day: the score takes points from then on.
    pub check_after_days: u16,
    /// The suggested limit, in percent of a mean month's purchases: with low risk two months, what is delivered and what is on
    /// its way; then one; then half.
    pub limit_low_percent: u16,
    pub limit_moderate_percent: u16,
    pub limit_high_percent: u16,
    /// Week and roteiro are proposed without whose credit is blocked. Off: one may sell for cash, and visit to collect.
    pub leave_blocked_out: bool,
    /// A good payer pays so many days late at the most, on the mean: from there on the score takes points.
    pub good_payer_delay_days: u16,
    /// And ordered on so many days of the last twelve months at the least: fewer say nothing of a habit.
    pub good_payer_orders: u16,
}

impl Default for RiskRules {
    fn default() -> Self {
        Self {
            check_after_days: 180,
            limit_low_percent: 200,
            limit_moderate_percent: 100,
            limit_high_percent: 50,
            leave_blocked_out: false,
            good_payer_delay_days: 5,
            good_payer_orders: 3,
        }
    }
}

impl Rules {
    /// Each threshold by its path (`coverage.goal_percent`), in path order.
    pub fn to_settings(&self) -> BTreeMap<String, Value> {
        let mut settings = BTreeMap::new();
        if let Some(groups) = self.to_json() {
            for (group, fields) in groups {
                if let Value::Object(fields) = fields {
                    settings
                        .extend(fields.into_iter().map(|(name, value)| (format!("{group}.{name}"), value)));
                }
            }
        }
        settings
    }

    /// The defaults with `settings` laid over them. A setting that does not fit keeps its default and is named; one that
    /// is no rule of this version is left alone.
    pub fn from_settings<'a>(settings: impl Iterator<Item = (&'a str, &'a Value)>) -> (Rules, Vec<String>) {
        let mut rules = Rules::default();
        let mut refused = Vec::new();
        let known = Rules::default().to_settings();
        let settings = settings.filter(|(path, _)| known.contains_key(*path));
        for (path, value) in settings {
            let Some((group, name)) = path.split_once('.') else { continue };
            match rules.with(group, name, value) {
                Some(changed) => rules = changed,
                None => refused.push(path.to_owned()),
            }
        }
        (rules, refused)
    }

    /// The settings in which `self` and `other` differ, with the value in `other`.
    pub fn edits_towards(&self, other: &Rules) -> Vec<(String, Value)> {
        let mine = self.to_settings();
        other.to_settings().into_iter().filter(|(path, value)| mine.get(path) != Some(value)).collect()
    }

    /// These rules with `edits` laid over them; what does not fit stays as the defaults have it.
    pub fn with_edits(&self, edits: &[(String, Value)]) -> Rules {
        let mut all = self.to_settings();
        all.extend(edits.iter().cloned());
        Rules::from_settings(all.iter().map(|(path, value)| (path.as_str(), value))).0
    }

    fn with(&self, group: &str, name: &str, value: &Value) -> Option<Rules> {
        let mut all = self.to_json()?;
        let field = all.get_mut(group)?.as_object_mut()?.get_mut(name)?;
        *field = value.clone();
        json::from_str(&Value::Object(all).to_string()).ok()
    }

    /// By way of text, like the reading: the first screen carries one writer and one reader of rules, not two.
    fn to_json(&self) -> Option<Map<String, Value>> {
        json::from_str(&serde_json::to_string(self).ok()?).ok()
    }
}

/// Defaults: two weeks are the most a rep wants to type again; a week is one round of visits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlertRules {
    pub copy_after_days: u16,
    /// Ruptura within so many days is near.
    pub stockout_within_days: u16,
    /// So many a day stand in the queue: more are noise.
    pub a_day: u16,
    /// A change of a client's credit is news for so many days: a month is one round of titles.
    pub risk_news_days: u16,
}

impl Default for AlertRules {
    fn default() -> Self {
        Self { copy_after_days: 14, stockout_within_days: 7, a_day: 10, risk_news_days: 30 }
    }
}

#[cfg(test)]
mod tests;
