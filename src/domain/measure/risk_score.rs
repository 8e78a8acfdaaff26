//! A transparent credit score, 0 to 100, from signals that were typed or imported: every term is listed.
//!
//! It starts at 100 and only loses points. What was not informed takes nothing and gives nothing; with nothing
//! informed at all there is no score and no band ("sem dados").

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::domain::value::ratio::Ratio;

/// What is known of a client on a date. `None`: nobody has looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskSignals {
    pub registration: Option<Registration>,
    pub is_bankrupt: Option<bool>,
    pub is_in_judicial_recovery: Option<bool>,
    pub protests: Option<u32>,
    pub bounced_cheques: Option<u32>,
    pub pending_debts: Option<u32>,
    pub lawsuits: Option<u32>,
    pub inquiries_in_90_days: Option<u32>,
    pub has_state_registration: Option<bool>,
    pub days_since_partners_changed: Option<i64>,
    pub company_age_months: Option<i64>,
    /// Days late ÷ titles paid, of our own orders.
    pub mean_delay_days: Option<Ratio>,
    pub has_overdue_title: Option<bool>,
    /// Since somebody last looked at the signals above; alone it informs nothing.
    pub days_since_check: Option<i64>,
}

/// Situação cadastral of the CNPJ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Registration {
    /// Ativa.
    Regular,
    /// Neither regular nor one of those below.
    Irregular,
    Suspended,
    /// Inapta.
    Unfit,
    /// Baixada.
    Closed,
    /// Nula.
    Null,
}

impl Registration {
    pub const ALL: [Registration; 6] =
        [Self::Regular, Self::Irregular, Self::Suspended, Self::Unfit, Self::Closed, Self::Null];

    /// Nula, baixada or inapta: no sale on credit, whatever the rest.
    pub fn is_void(self) -> bool {
        match self {
            Self::Unfit | Self::Closed | Self::Null => true,
            Self::Regular | Self::Irregular | Self::Suspended => false,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskScore {
    /// 0 to 100.
    pub score: i32,
    pub band: RiskBand,
    /// A void CNPJ: the client is blocked.
    pub blocks: bool,
    /// Everything informed, in this file's order, with the points it took (0 or less).
    pub terms: Vec<RiskTerm>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RiskBand {
    Low,
    Moderate,
    High,
    Critical,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskTerm {
    pub signal: RiskSignal,
    pub points: i32,
}

/// One informed signal with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RiskSignal {
    Registration(Registration),
    Bankruptcy(bool),
    JudicialRecovery(bool),
    Protests(u32),
    BouncedCheques(u32),
    PendingDebts(u32),
    Lawsuits(u32),
    Inquiries(u32),
    StateRegistration(bool),
    PartnersChanged { days_ago: i64 },
    CompanyAge { months: i64 },
    MeanDelay(Ratio),
    OverdueTitle(bool),
    LastCheck { days_ago: i64 },
}

/// `None` when nothing is informed.
///
/// ```
/// use carteira::domain::measure::risk_score::{RiskBand, RiskSignals, risk_score};
/// let known = RiskSignals { protests: Some(2), ..RiskSignals::default() };
/// let found = risk_score(&known).unwrap();
/// assert_eq!((found.score, found.band), (80, RiskBand::Low));
/// assert_eq!(risk_score(&RiskSignals::default()), None);
/// ```
pub fn risk_score(signals: &RiskSignals) -> Option<RiskScore> {
    let informed = informed(signals);
    if informed.iter().all(|signal| matches!(signal, RiskSignal::LastCheck { .. })) {
        return None;
    }
    let terms: Vec<RiskTerm> =
        informed.into_iter().map(|signal| RiskTerm { signal, points: signal.points() }).collect();
    let lost: i32 = terms.iter().map(|term| term.points).sum();
    let score = (100 + lost).max(0);
    Some(RiskScore {
        score,
        band: RiskBand::of(score),
        blocks: signals.registration.is_some_and(Registration::is_void),
        terms,
    })
}

impl RiskBand {
    pub const ALL: [RiskBand; 4] = [Self::Low, Self::Moderate, Self::High, Self::Critical];

    pub fn of(score: i32) -> Self {
        match score {
            80.. => Self::Low,
            60..=79 => Self::Moderate,
            40..=59 => Self::High,
            _ => Self::Critical,
        }
    }
}

fn informed(signals: &RiskSignals) -> Vec<RiskSignal> {
    let RiskSignals {
        registration,
        is_bankrupt,
        is_in_judicial_recovery,
        protests,
        bounced_cheques,
        pending_debts,
        lawsuits,
        inquiries_in_90_days,
        has_state_registration,
        days_since_partners_changed,
        company_age_months,
        mean_delay_days,
        has_overdue_title,
        days_since_check,
    } = *signals;
    [
        registration.map(RiskSignal::Registration),
        is_bankrupt.map(RiskSignal::Bankruptcy),
        is_in_judicial_recovery.map(RiskSignal::JudicialRecovery),
        protests.map(RiskSignal::Protests),
        bounced_cheques.map(RiskSignal::BouncedCheques),
        pending_debts.map(RiskSignal::PendingDebts),
        lawsuits.map(RiskSignal::Lawsuits),
        inquiries_in_90_days.map(RiskSignal::Inquiries),
        has_state_registration.map(RiskSignal::StateRegistration),
        days_since_partners_changed.map(|days_ago| RiskSignal::PartnersChanged { days_ago }),
        company_age_months.map(|months| RiskSignal::CompanyAge { months }),
        mean_delay_days.filter(|delay| delay.is_defined()).map(RiskSignal::MeanDelay),
        has_overdue_title.map(RiskSignal::OverdueTitle),
        days_since_check.map(|days_ago| RiskSignal::LastCheck { days_ago }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl RiskSignal {
    /// What the signal takes from the 100.
    pub fn points(self) -> i32 {
        match self {
            Self::Registration(Registration::Regular) => 0,
            Self::Registration(Registration::Irregular) => -20,
            Self::Registration(Registration::Suspended) => -40,
            Self::Registration(Registration::Unfit | Registration::Closed | Registration::Null) => -100,
            Self::Bankruptcy(is_bankrupt) => when(is_bankrupt, -100),
            Self::JudicialRecovery(is_in_recovery) => when(is_in_recovery, -60),
            Self::Protests(count) => each(count, -10, -30),
            Self::BouncedCheques(count) => each(count, -10, -20),
            Self::PendingDebts(count) => each(count, -8, -24),
            Self::Lawsuits(count) => each(count, -5, -15),
            Self::Inquiries(count) => when(count > 5, -5) + when(count > 10, -5),
            Self::StateRegistration(is_enabled) => when(!is_enabled, -20),
            Self::PartnersChanged { days_ago } => when(days_ago < 180, -5),
            Self::CompanyAge { months } => when(months < 24, -5) + when(months < 12, -5),
            Self::MeanDelay(days) => {
                when(passes(days, 5), -5) + when(passes(days, 15), -10) + when(passes(days, 30), -15)
            }
            Self::OverdueTitle(has_one) => when(has_one, -10),
            Self::LastCheck { days_ago } => when(days_ago > 180, -5),
        }
    }
}

fn when(condition: bool, points: i32) -> i32 {
    if condition { points } else { 0 }
}

fn each(count: u32, points: i32, at_most: i32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX).saturating_mul(points).max(at_most)
}

fn passes(mean: Ratio, days: i64) -> bool {
    mean.compare(Ratio::new(days, 1)) == Some(Ordering::Greater)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(signal: RiskSignal) -> i32 {
        signal.points()
    }

    #[test]
    fn each_signal_takes_what_the_table_says_on_both_sides_of_its_limits() {
        use RiskSignal::*;
        for (signal, expected) in [
            (Registration(super::Registration::Regular), 0),
            (Registration(super::Registration::Irregular), -20),
            (Registration(super::Registration::Suspended), -40),
            (Registration(super::Registration::Unfit), -100),
            (Registration(super::Registration::Closed), -100),
            (Registration(super::Registration::Null), -100),
            (Bankruptcy(true), -100),
            (Bankruptcy(false), 0),
            (JudicialRecovery(true), -60),
            (Protests(0), 0),
            (Protests(2), -20),
            (Protests(3), -30),
            (Protests(4), -30),
            (Protests(u32::MAX), -30),
            (BouncedCheques(1), -10),
            (BouncedCheques(3), -20),
            (PendingDebts(2), -16),
            (PendingDebts(4), -24),
            (Lawsuits(3), -15),
            (Lawsuits(4), -15),
            (Inquiries(5), 0),
            (Inquiries(6), -5),
            (Inquiries(10), -5),
            (Inquiries(11), -10),
            (StateRegistration(true), 0),
            (StateRegistration(false), -20),
            (PartnersChanged { days_ago: 179 }, -5),
            (PartnersChanged { days_ago: 180 }, 0),
            (CompanyAge { months: 11 }, -10),
            (CompanyAge { months: 12 }, -5),
            (CompanyAge { months: 23 }, -5),
            (CompanyAge { months: 24 }, 0),
            (MeanDelay(Ratio::new(5, 1)), 0),
            (MeanDelay(Ratio::new(51, 10)), -5),
            (MeanDelay(Ratio::new(15, 1)), -5),
            (MeanDelay(Ratio::new(31, 2)), -15),
            (MeanDelay(Ratio::new(30, 1)), -15),
            (MeanDelay(Ratio::new(61, 2)), -30),
            (OverdueTitle(true), -10),
            (LastCheck { days_ago: 180 }, 0),
            (LastCheck { days_ago: 181 }, -5),
        ] {
            assert_eq!(points(signal), expected, "{signal:?}");
        }
    }

    #[test]
    fn bands_start_at_80_60_and_40() {
        for (score, band) in [
            (100, RiskBand::Low),
            (80, RiskBand::Low),
            (79, RiskBand::Moderate),
            (60, RiskBand::Moderate),
            (59, RiskBand::High),
            (40, RiskBand::High),
            (39, RiskBand::Critical),
            (0, RiskBand::Critical),
        ] {
            assert_eq!(RiskBand::of(score), band, "{score}");
        }
    }

    #[test]
    fn nothing_informed_has_no_score() {
        assert_eq!(risk_score(&RiskSignals::default()), None);
        let only_a_date = RiskSignals { days_since_check: Some(400), ..RiskSignals::default() };
        assert_eq!(risk_score(&only_a_date), None);
        let no_title = RiskSignals { mean_delay_days: Some(Ratio::new(0, 0)), ..RiskSignals::default() };
        assert_eq!(risk_score(&no_title), None);
    }

    #[test]
    fn informed_and_clean_is_one_hundred_with_its_terms_listed() {
        let clean = RiskSignals {
            registration: Some(Registration::Regular),
            protests: Some(0),
            ..RiskSignals::default()
        };
        let found = risk_score(&clean).unwrap();
        assert_eq!((found.score, found.band, found.blocks), (100, RiskBand::Low, false));
        assert_eq!(found.terms.len(), 2);
    }

    #[test]
    fn void_registration_is_zero_and_blocks() {
        for registration in Registration::ALL {
            let known = RiskSignals { registration: Some(registration), ..RiskSignals::default() };
            let found = risk_score(&known).unwrap();
            assert_eq!(found.blocks, registration.is_void(), "{registration:?}");
            assert_eq!(found.score == 0, registration.is_void(), "{registration:?}");
        }
    }

    #[test]
    fn terms_add_up_to_what_was_lost() {
        let known = RiskSignals {
            protests: Some(1),
            pending_debts: Some(1),
            company_age_months: Some(18),
            has_overdue_title: Some(true),
            days_since_check: Some(200),
            ..RiskSignals::default()
        };
        let found = risk_score(&known).unwrap();
        assert_eq!((found.score, found.band), (62, RiskBand::Moderate));
        assert_eq!(found.terms.iter().map(|term| term.points).collect::<Vec<_>>(), [-10, -8, -5, -10, -5]);
    }

    proptest! {
        #[test]
        fn score_stays_in_its_range_and_more_trouble_never_raises_it(protests in 0..9u32, debts in 0..9u32, lawsuits in 0..9u32, delay in 0..90i64) {
            let at = |protests| {
                risk_score(&RiskSignals {
                    protests: Some(protests),
                    pending_debts: Some(debts),
                    lawsuits: Some(lawsuits),
                    mean_delay_days: Some(Ratio::new(delay, 2)),
                    ..RiskSignals::default()
                }).unwrap().score
            };
            prop_assert!((0..=100).contains(&at(protests)));
            prop_assert!(at(protests + 1) <= at(protests));
        }
    }
}
