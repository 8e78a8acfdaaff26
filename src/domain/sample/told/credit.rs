//! What was seen of the credit of some clients: clean, worse than before, blocked, long ago. No dice, so that nothing else of the
//! sample moves; the two bureaus are invented.

use super::super::stamp;
use crate::domain::calendar::period::{step_days, step_months};
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::fact::{Fact, Origin};
use crate::domain::measure::risk_score::Registration;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::RiskCheckId;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

/// Every so manieth client was looked at, from this one on.
const EVERY: usize = 11;
const FIRST: usize = 4;
/// Identities of the checks begin here.
const FIRST_CHECK: u128 = 0xc4_ed17_0000;
/// A bureau, and the page of the Receita.
const BUREAU: &str = "Bureau Exemplo";
const REGISTER: &str = "Receita";

pub(in super::super) fn look(dossiers: &mut [Dossier], today: NaiveDate) {
    for (at, dossier) in dossiers.iter_mut().skip(FIRST).step_by(EVERY).enumerate() {
        let name = dossier.client.as_ref().map(|client| client.legal_name.clone()).unwrap_or_default();
        for (number, (days_ago, source, seen)) in story(at, &name, today).into_iter().enumerate() {
            let date = step_days(today, -days_ago);
            let id = RiskCheckId::from_u128(FIRST_CHECK + (at * 4 + number) as u128);
            let bare = RiskCheck::new(id, stamp(date, 5), date);
            let (origin, source) = (Origin::Imported, Some(source.to_owned()));
            dossier.facts.push(RiskCheck { origin, source, seen, ..bare }.into());
        }
        dossier.facts.sort_by_key(|fact| (fact.date(), fact.uuid()));
        if let (Some(client), 2) = (&mut dossier.client, at % 6) {
            client.credit_limit = Some(Centavos::new(500_000));
        }
        // One good payer is given something for it, the others are not yet.
        if let (Some(client), 0) = (&mut dossier.client, at) {
            client.benefit = Some("3% de desconto à vista".to_owned());
            client.benefit_since = Some(step_days(today, -120));
        }
    }
}

/// So many days ago, who says so, what was seen; the oldest first.
fn story(at: usize, name: &str, today: NaiveDate) -> Vec<(i64, &'static str, RiskSeen)> {
    let clean = RiskSeen {
        protests: Some(0),
        pending_debts: Some(0),
        lawsuits: Some(0),
        inquiries_in_90_days: Some(2),
        ..RiskSeen::default()
    };
    let registered = |registration| RiskSeen {
        registration: Some(registration),
        legal_name: Some(name.to_uppercase()),
        founded: Some(step_months(today, -96)),
        ..RiskSeen::default()
    };
    let titles = |open, overdue, delay| RiskSeen {
        open_titles: Some(Centavos::new(open)),
        overdue_titles: Some(Centavos::new(overdue)),
        mean_delay_tenths: Some(delay),
        ..RiskSeen::default()
    };
    match at % 6 {
        0 => vec![
            (80, REGISTER, registered(Registration::Regular)),
            (80, BUREAU, clean),
            (60, BUREAU, titles(120_000, 0, 10)),
        ],
        1 => {
            let worse = RiskSeen { protests: Some(2), inquiries_in_90_days: Some(7), ..clean.clone() };
            vec![(120, BUREAU, clean), (9, BUREAU, worse)]
        }
        2 => {
            let worse = RiskSeen { protests: Some(3), ..titles(430_000, 120_000, 185) };
            vec![(150, BUREAU, clean), (12, BUREAU, worse)]
        }
        3 => vec![
            (95, REGISTER, registered(Registration::Regular)),
            (20, REGISTER, registered(Registration::Unfit)),
        ],
        4 => {
            let owned = |names: &[&str]| RiskSeen {
                partners: Some(names.iter().map(|name| (*name).to_owned()).collect()),
                ..registered(Registration::Regular)
            };
            let after = owned(&["Sócia Exemplo", "Sócio Novo Exemplo"]);
            vec![(140, REGISTER, owned(&["Sócia Exemplo"])), (15, REGISTER, after)]
        }
        _ => vec![(210, BUREAU, titles(90_000, 0, 20)), (205, BUREAU, clean)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::good_payer::good_payer;
    use crate::domain::indicator::status::risk::{Standing, credit, risk};
    use crate::domain::indicator::status::risk_changes::news;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::record::Record;
    use crate::domain::rules::RiskRules;
    use crate::domain::sample::records;
    use std::collections::BTreeSet;

    #[test]
    fn the_looks_show_every_standing_news_and_a_check_that_is_due() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let rules = RiskRules::default();
        let all = records(7, today);
        let dossiers = || {
            all.iter().filter_map(|record| match record {
                Record::Client(dossier) => Some(&**dossier),
                Record::Catalog(_) => None,
            })
        };
        let standings: BTreeSet<Standing> =
            dossiers().flat_map(|one| credit(one, &rules, today).has()).collect();
        assert_eq!(standings.len(), Standing::ALL.len(), "{standings:?}");
        assert!(dossiers().filter(|one| !news(one, 30, today).is_empty()).count() >= 6);
        let due = |one: &&Dossier| risk(one, &rules, today).is_some_and(|risk| risk.again_on <= today);
        assert!(dossiers().filter(due).count() >= 2);
        assert!(dossiers().flat_map(|one| one.risk_checks()).all(|check| check.date <= today));
    }

    #[test]
    fn a_good_payer_has_a_benefit_and_another_has_none() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let p = Portfolio::from_records(records(7, today));
        let good = p.clients().filter(|(slot, _)| good_payer(&p, *slot, today).is_some());
        let (given, not): (Vec<_>, Vec<_>) = good.partition(|(_, client)| client.benefit_on(today).is_some());
        assert!(!given.is_empty() && !not.is_empty(), "{} {}", given.len(), not.len());
    }
}
