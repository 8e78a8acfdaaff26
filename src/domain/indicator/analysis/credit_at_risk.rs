//! Carteira em risco: what the clients whose credit is blocked or of high or critical risk buy in twelve months, of what all buy
//! (docs/domain.md §7). Who was never looked at is in the whole and said beside it: nobody knows their risk.

use crate::domain::indicator::status::risk::Credit;
use crate::domain::measure::risk_score::RiskBand;
use crate::domain::value::ratio::Ratio;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CreditAtRisk {
    pub clients: usize,
    /// Net centavos of the twelve months; who brought back more than it bought counts as nothing.
    pub centavos: i64,
    pub all_clients: usize,
    pub all_centavos: i64,
    /// Nobody looked, or nothing that was seen says anything.
    pub without_data: usize,
}

impl CreditAtRisk {
    /// `None` where nobody bought.
    pub(crate) fn share(&self) -> Option<Ratio> {
        Some(Ratio::new(self.centavos, self.all_centavos)).filter(|share| share.is_defined())
    }
}

pub(crate) fn is_at_risk(credit: &Credit) -> bool {
    credit.block.is_some() || matches!(credit.band, Some(RiskBand::High | RiskBand::Critical))
}

/// Of credit and net centavos of twelve months, client by client.
pub(crate) fn credit_at_risk(clients: impl IntoIterator<Item = (Credit, i64)>) -> CreditAtRisk {
    let mut found = CreditAtRisk::default();
    for (credit, bought) in clients {
        let bought = bought.max(0);
        found.all_clients += 1;
        found.all_centavos = found.all_centavos.saturating_add(bought);
        found.without_data += usize::from(credit.band.is_none());
        if is_at_risk(&credit) {
            found.clients += 1;
            found.centavos = found.centavos.saturating_add(bought);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::risk::Block;

    fn credit(band: Option<RiskBand>) -> Credit {
        Credit { band, block: None }
    }

    #[test]
    fn high_critical_and_blocked_are_at_risk_and_who_has_no_data_is_in_the_whole() {
        let blocked = Credit { band: None, block: Some(Block::NoLimit) };
        let found = credit_at_risk([
            (credit(Some(RiskBand::Low)), 1_000),
            (credit(Some(RiskBand::Moderate)), 1_000),
            (credit(Some(RiskBand::High)), 500),
            (credit(Some(RiskBand::Critical)), 300),
            (blocked, 200),
            (credit(None), 7_000),
            (credit(Some(RiskBand::Critical)), -9_000),
        ]);
        assert_eq!((found.clients, found.centavos), (4, 1_000));
        assert_eq!((found.all_clients, found.all_centavos, found.without_data), (7, 10_000, 2));
        assert_eq!(found.share().and_then(|share| share.percent_tenths()), Some(100));
    }

    #[test]
    fn without_purchases_there_is_no_share() {
        assert_eq!(credit_at_risk([]).share(), None);
        assert_eq!(credit_at_risk([(credit(Some(RiskBand::High)), 0)]).share(), None);
    }
}
