//! *Bom pagador*: who pays us on time, as the checks of credit say, and buys often enough for that to be a habit.

use super::risk::{credit, risk};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::fact::risk_signals::Signal;
use crate::domain::measure::risk_score::{RiskScore, RiskSignal};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use chrono::NaiveDate;

/// What makes it one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GoodPayer {
    /// In tenths of a day.
    pub mean_delay_tenths: u32,
    /// When that was seen.
    pub seen_on: NaiveDate,
    /// Days with an order in the last twelve months.
    pub orders: usize,
}

/// `None` where it is none, or where nobody saw how it pays. Nothing may be overdue, credit not be blocked, and nothing that
/// others report take points; an old look, a young company or new sócios say nothing of how it pays.
pub(crate) fn good_payer(p: &Portfolio, slot: Slot, on: NaiveDate) -> Option<GoodPayer> {
    let (dossier, rules) = (p.dossiers().get(slot.at())?, &p.rules().risk);
    let found = risk(dossier, rules, on)?;
    let mean_delay_tenths = found.seen.mean_delay_tenths?;
    let seen_on = *found.seen_on.get(&Signal::MeanDelay)?;
    let year = Day::of(step_months(on, -12));
    let orders = p.columns().order_days_until(slot, Day::of(on)).iter().filter(|day| **day > year).count();
    let is_on_time = mean_delay_tenths <= u32::from(rules.good_payer_delay_days) * 10;
    let is_owing = found.seen.overdue_titles.is_some_and(|overdue| overdue.is_positive());
    let is_enough = orders >= usize::from(rules.good_payer_orders);
    let is_blocked = credit(dossier, rules, on).block.is_some();
    let is_clean = found.score.as_ref().is_none_or(is_clean);
    (is_on_time && !is_owing && is_enough && !is_blocked && is_clean).then_some(GoodPayer {
        mean_delay_tenths,
        seen_on,
        orders,
    })
}

fn is_clean(score: &RiskScore) -> bool {
    score.terms.iter().all(|term| match term.signal {
        RiskSignal::Registration(_)
        | RiskSignal::Bankruptcy(_)
        | RiskSignal::JudicialRecovery(_)
        | RiskSignal::Protests(_)
        | RiskSignal::BouncedCheques(_)
        | RiskSignal::PendingDebts(_)
        | RiskSignal::Lawsuits(_)
        | RiskSignal::StateRegistration(_)
        | RiskSignal::OverdueTitle(_) => term.points == 0,
        // How late it may be is a setting of its own.
        RiskSignal::MeanDelay(_)
        | RiskSignal::Inquiries(_)
        | RiskSignal::PartnersChanged { .. }
        | RiskSignal::CompanyAge { .. }
        | RiskSignal::LastCheck { .. } => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::order::Order;
    use crate::domain::fact::risk_check::RiskCheck;
    use crate::domain::fact::risk_signals::RiskSeen;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, OrderId, RiskCheckId};
    use crate::domain::value::money::Centavos;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Looked at on 01/11/2026, with an order on each of `orders`.
    fn found(seen: RiskSeen, orders: &[&str], on: &str, limit: Option<i64>) -> Option<GoodPayer> {
        let mut client = Client::new(ClientId::from_u128(1), Stamp::default());
        client.credit_limit = limit.map(Centavos::new);
        let check = RiskCheck::new(RiskCheckId::from_u128(1), Stamp::default(), d("2026-11-01"));
        let order = |(number, day): (u128, &&str)| {
            Order::new(OrderId::from_u128(number), Stamp::default(), d(day), Centavos::new(100))
        };
        let mut dossier = Dossier {
            orders: (1..).zip(orders).map(order).collect::<Vec<_>>().into(),
            facts: [RiskCheck { seen, ..check }.into()].into(),
            ..Dossier::of(client)
        };
        dossier.normalize();
        let p = Portfolio::from_records([Record::Client(Box::new(dossier))]);
        good_payer(&p, Slot::new(0), d(on))
    }

    fn pays(tenths: u32) -> RiskSeen {
        RiskSeen { mean_delay_tenths: Some(tenths), ..RiskSeen::default() }
    }

    const THREE: [&str; 3] = ["2026-08-01", "2026-09-01", "2026-10-01"];

    #[test]
    fn pays_up_to_five_days_late_and_ordered_on_three_days_of_twelve_months() {
        let good = GoodPayer { mean_delay_tenths: 50, seen_on: d("2026-11-01"), orders: 3 };
        assert_eq!(found(pays(50), &THREE, "2026-11-30", None), Some(good));
        assert_eq!(found(pays(51), &THREE, "2026-11-30", None), None);
        assert_eq!(found(pays(50), &THREE[1..], "2026-11-30", None), None, "two orders");
        let same_day = ["2026-08-01", "2026-09-01", "2026-09-01"];
        assert_eq!(found(pays(50), &same_day, "2026-11-30", None), None, "one day is one order");
        assert_eq!(found(pays(50), &THREE, "2027-07-31", None), Some(good));
        assert_eq!(found(pays(50), &THREE, "2027-08-01", None), None, "the first is a year old");
    }

    #[test]
    fn who_owes_is_blocked_or_is_reported_is_none_and_so_is_whom_nobody_looked_at() {
        let owes = RiskSeen { overdue_titles: Some(Centavos::new(1)), ..pays(0) };
        let owes_nothing = RiskSeen { overdue_titles: Some(Centavos::new(0)), ..pays(0) };
        let reported = RiskSeen { protests: Some(1), ..pays(0) };
        let asked_about =
            RiskSeen { inquiries_in_90_days: Some(11), founded: Some(d("2026-09-01")), ..pays(0) };
        let is_good = |seen, limit| found(seen, &THREE, "2026-11-30", limit).is_some();
        assert!(!is_good(owes, None) && is_good(owes_nothing, None));
        assert!(!is_good(reported, None) && is_good(asked_about, None));
        assert!(!is_good(pays(0), Some(0)) && is_good(pays(0), Some(1)));
        assert!(
            !is_good(RiskSeen { protests: Some(0), ..RiskSeen::default() }, None),
            "how it pays was not seen"
        );
        assert!(found(pays(0), &THREE, "2026-10-31", None).is_none(), "not known before");
    }
}
