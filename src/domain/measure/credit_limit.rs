//! The credit limit that a client's purchases and risk suggest: so many months of what it buys, fewer the higher the risk.

use super::risk_score::{RiskBand, RiskScore};
use crate::domain::value::money::Centavos;

/// Of a mean month's purchases, by band, in percent. A critical client gets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LimitShares {
    pub low_percent: u16,
    pub moderate_percent: u16,
    pub high_percent: u16,
}

/// In whole reais, rounded down. `revenue_12m`: net centavos of the last twelve months. `None`: it bought nothing, and nothing
/// tells what it could carry; with credit that is blocked or a critical band it is zero whatever was bought.
pub(crate) fn suggested_limit(revenue_12m: i64, score: &RiskScore, shares: LimitShares) -> Option<Centavos> {
    let percent = match score.band {
        _ if score.blocks => 0,
        RiskBand::Low => shares.low_percent,
        RiskBand::Moderate => shares.moderate_percent,
        RiskBand::High => shares.high_percent,
        RiskBand::Critical => 0,
    };
    if percent == 0 {
        return Some(Centavos::new(0));
    }
    let a_year = i128::from(revenue_12m).max(0) * i128::from(percent);
    let reais = i64::try_from(a_year / (12 * 100 * 100)).unwrap_or(i64::MAX / 100);
    (revenue_12m > 0).then(|| Centavos::new(reais * 100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::risk_score::{Registration, RiskSignals, risk_score};

    const SHARES: LimitShares = LimitShares { low_percent: 200, moderate_percent: 100, high_percent: 50 };

    fn limit(revenue_12m: i64, protests: u32, delay: i64) -> Option<i64> {
        let known = RiskSignals {
            protests: Some(protests),
            mean_delay_days: Some(crate::domain::value::ratio::Ratio::new(delay, 1)),
            ..RiskSignals::default()
        };
        suggested_limit(revenue_12m, &risk_score(&known).unwrap(), SHARES).map(Centavos::get)
    }

    #[test]
    fn the_higher_the_risk_the_fewer_months() {
        // R$ 1.000 a month.
        let year = 1_200_000;
        assert_eq!(limit(year, 2, 0), Some(200_000), "80 points: low");
        assert_eq!(limit(year, 3, 0), Some(100_000), "70 points: moderate");
        assert_eq!(limit(year, 3, 16), Some(50_000), "55 points: high");
        assert_eq!(limit(year, 3, 40), Some(50_000), "40 points: high");
    }

    #[test]
    fn a_critical_client_and_a_void_cnpj_get_nothing_whatever_they_buy() {
        let known = RiskSignals { is_bankrupt: Some(true), ..RiskSignals::default() };
        let bankrupt = risk_score(&known).unwrap();
        assert_eq!(suggested_limit(9_999_999, &bankrupt, SHARES), Some(Centavos::new(0)));
        let known = RiskSignals { registration: Some(Registration::Closed), ..RiskSignals::default() };
        assert_eq!(suggested_limit(0, &risk_score(&known).unwrap(), SHARES), Some(Centavos::new(0)));
    }

    #[test]
    fn without_purchases_nothing_is_suggested_and_reais_are_rounded_down() {
        assert_eq!(limit(0, 0, 0), None);
        assert_eq!(limit(-500, 0, 0), None);
        assert_eq!(limit(100_099, 0, 0), Some(16_600), "166,83");
        assert!(limit(i64::MAX, 0, 0).is_some_and(|most| most > 0));
    }
}
