//! What is known of a client's credit on a day: signal by signal the latest look up to then, the score that follows, and
//! whether credit is blocked. The score of a past day uses only what was dated by then.

use crate::domain::calendar::period::step_days;
use crate::domain::fact::risk_signals::{RiskSeen, Signal};
use crate::domain::measure::credit_limit::{LimitShares, suggested_limit};
use crate::domain::measure::risk_score::{Registration, RiskBand, RiskScore, RiskSignals, risk_score};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::RiskRules;
use crate::domain::value::fold;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the checks of a client say on a day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Risk {
    /// Of each signal what was seen last.
    pub seen: RiskSeen,
    /// On which day that was.
    pub seen_on: BTreeMap<Signal, NaiveDate>,
    /// `None`: somebody looked, and nothing that was seen says anything of the risk.
    pub score: Option<RiskScore>,
    pub last_check: NaiveDate,
    /// *Checar de novo em*.
    pub again_on: NaiveDate,
}

/// `None`: nobody looked by then.
pub(crate) fn risk(dossier: &Dossier, rules: &RiskRules, on: NaiveDate) -> Option<Risk> {
    let known = || dossier.risk_checks().take_while(|check| check.date <= on);
    let last = known().last()?;
    let (mut seen, mut seen_on) = (RiskSeen::default(), BTreeMap::new());
    let mut partners_changed = None;
    for check in known() {
        if let (Some(before), Some(after)) = (&seen.partners, &check.seen.partners)
            && !are_the_same(before, after)
        {
            partners_changed = Some(check.date);
        }
        for value in check.seen.all() {
            seen_on.insert(value.signal(), check.date);
            seen.put(value);
        }
    }
    let partners_changed = seen.partners_changed.filter(|day| *day <= on).max(partners_changed);
    let score = risk_score(&signals(&seen, partners_changed, last.date, on));
    let usual = step_days(last.date, i64::from(rules.check_after_days));
    Some(Risk { seen, seen_on, score, last_check: last.date, again_on: last.again_on.unwrap_or(usual) })
}

fn signals(
    seen: &RiskSeen,
    partners_changed: Option<NaiveDate>,
    last_check: NaiveDate,
    on: NaiveDate,
) -> RiskSignals {
    RiskSignals {
        registration: seen.registration,
        is_bankrupt: seen.bankrupt,
        is_in_judicial_recovery: seen.judicial_recovery,
        protests: seen.protests,
        bounced_cheques: seen.bounced_cheques,
        pending_debts: seen.pending_debts,
        lawsuits: seen.lawsuits,
        inquiries_in_90_days: seen.inquiries_in_90_days,
        has_state_registration: seen.state_registration_enabled,
        days_since_partners_changed: partners_changed.map(|day| (on - day).num_days()),
        company_age_months: seen.founded.filter(|day| *day <= on).map(|day| whole_months(day, on)),
        mean_delay_days: seen.mean_delay_tenths.map(|of_ten| Ratio::new(of_ten.into(), 10)),
        has_overdue_title: seen.overdue_titles.map(Centavos::is_positive),
        days_since_check: Some((on - last_check).num_days()),
    }
}

/// Names of sócios, whatever their accents and case.
pub(crate) fn are_the_same(some: &BTreeSet<String>, others: &BTreeSet<String>) -> bool {
    let keys = |names: &BTreeSet<String>| names.iter().map(|name| fold::key(name)).collect::<BTreeSet<_>>();
    keys(some) == keys(others)
}

fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    months(to) - months(from) - i64::from(to.day() < from.day())
}

impl Risk {
    pub(crate) fn band(&self) -> Option<RiskBand> {
        self.score.as_ref().map(|score| score.band)
    }

    /// What the purchases of the twelve months and the band suggest; `None`: without a band or without purchases nothing.
    pub(crate) fn suggested_limit(&self, revenue_12m: i64, rules: &RiskRules) -> Option<Centavos> {
        suggested_limit(revenue_12m, self.score.as_ref()?, shares(rules))
    }
}

pub(crate) fn shares(rules: &RiskRules) -> LimitShares {
    LimitShares {
        low_percent: rules.limit_low_percent,
        moderate_percent: rules.limit_moderate_percent,
        high_percent: rules.limit_high_percent,
    }
}

/// What lists, map and filters say of a client's credit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// `None`: no data.
    pub band: Option<RiskBand>,
    pub block: Option<Block>,
}

/// Why nothing is sold on credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Inapta, baixada or nula.
    Registration(Registration),
    /// The limit that was typed is zero.
    NoLimit,
}

/// How credit stands, for a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Blocked,
    Critical,
    High,
    Moderate,
    Low,
    Unknown,
}

impl Standing {
    pub const ALL: [Standing; 6] =
        [Self::Blocked, Self::Critical, Self::High, Self::Moderate, Self::Low, Self::Unknown];
}

impl Credit {
    /// Its band or that there is none, and that it is blocked where it is.
    pub fn has(&self) -> impl Iterator<Item = Standing> + use<> {
        let band = match self.band {
            Some(RiskBand::Low) => Standing::Low,
            Some(RiskBand::Moderate) => Standing::Moderate,
            Some(RiskBand::High) => Standing::High,
            Some(RiskBand::Critical) => Standing::Critical,
            None => Standing::Unknown,
        };
        self.block.map(|_| Standing::Blocked).into_iter().chain([band])
    }
}

/// The credit of a client on a day. Asked of everybody, so that who has no check costs nothing. The limit is the one of now:
/// what it was before is not kept.
pub(crate) fn credit(dossier: &Dossier, rules: &RiskRules, on: NaiveDate) -> Credit {
    let found = risk(dossier, rules, on);
    let registration = found.as_ref().and_then(|risk| risk.seen.registration);
    let void = registration.filter(|registration| registration.is_void()).map(Block::Registration);
    let limit = dossier.client.as_ref().and_then(|client| client.credit_limit);
    let none = limit.filter(|limit| !limit.is_positive()).map(|_| Block::NoLimit);
    Credit { band: found.and_then(|risk| risk.band()), block: void.or(none) }
}

/// Whether nothing is sold to the client on credit.
pub(crate) fn is_blocked(portfolio: &Portfolio, slot: Slot, on: NaiveDate) -> bool {
    let blocked = |dossier| credit(dossier, &portfolio.rules().risk, on).block.is_some();
    portfolio.dossiers().get(slot.at()).is_some_and(blocked)
}

/// Whether nobody is sent there because of blocked credit: only where the rules say so.
pub(crate) fn is_left_out(portfolio: &Portfolio, slot: Slot, on: NaiveDate) -> bool {
    portfolio.rules().risk.leave_blocked_out && is_blocked(portfolio, slot, on)
}

#[cfg(test)]
#[path = "risk_tests.rs"]
mod tests;
