use super::*;
use crate::domain::client::Client;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::measure::risk_score::RiskSignal;
use crate::domain::value::id::{ClientId, RiskCheckId};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn check(number: u128, date: &str, seen: RiskSeen) -> RiskCheck {
    RiskCheck { seen, ..RiskCheck::new(RiskCheckId::from_u128(number), Stamp::default(), d(date)) }
}

fn dossier(checks: Vec<RiskCheck>) -> Dossier {
    let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
    dossier.facts = checks.into_iter().map(Into::into).collect();
    dossier.normalize();
    dossier
}

fn on(dossier: &Dossier, day: &str) -> Option<Risk> {
    risk(dossier, &RiskRules::default(), d(day))
}

fn score(dossier: &Dossier, day: &str) -> Option<i32> {
    on(dossier, day)?.score.map(|score| score.score)
}

fn points(risk: &Risk, of: fn(&RiskSignal) -> bool) -> Option<i32> {
    let terms = &risk.score.as_ref()?.terms;
    terms.iter().find(|term| of(&term.signal)).map(|term| term.points)
}

#[test]
fn of_each_signal_the_latest_look_holds_and_a_past_day_knows_nothing_later() {
    let first = RiskSeen { protests: Some(2), lawsuits: Some(1), ..RiskSeen::default() };
    let second = RiskSeen { protests: Some(0), ..RiskSeen::default() };
    let all = dossier(vec![check(1, "2026-01-10", first), check(2, "2026-03-10", second)]);
    assert_eq!(on(&all, "2026-01-09"), None);
    assert_eq!(score(&all, "2026-03-09"), Some(75));
    assert_eq!(score(&all, "2026-03-10"), Some(95), "the ação cível of January is still the last word on it");
    let now = on(&all, "2026-03-10").unwrap();
    assert_eq!(now.seen_on[&Signal::Lawsuits], d("2026-01-10"));
    assert_eq!((now.last_check, now.seen_on[&Signal::Protests]), (d("2026-03-10"), d("2026-03-10")));
}

#[test]
fn a_look_that_says_nothing_of_the_risk_gives_no_band() {
    let named = RiskSeen { legal_name: Some("Bar Ltda".to_owned()), ..RiskSeen::default() };
    let only_named = dossier(vec![check(1, "2026-01-10", named)]);
    assert_eq!(on(&only_named, "2026-01-10").unwrap().band(), None);
    assert_eq!(on(&dossier(vec![]), "2026-01-10"), None);
    assert_eq!(credit(&dossier(vec![]), &RiskRules::default(), d("2026-01-10")), Credit::default());
}

#[test]
fn an_old_look_takes_five_points_after_180_days() {
    let all = dossier(vec![check(1, "2026-01-01", RiskSeen { protests: Some(0), ..RiskSeen::default() })]);
    assert_eq!(score(&all, "2026-06-30"), Some(100), "180 days");
    assert_eq!(score(&all, "2026-07-01"), Some(95));
}

#[test]
fn the_age_of_the_company_is_in_whole_months() {
    let founded = RiskSeen { founded: Some(d("2025-01-31")), ..RiskSeen::default() };
    let all = dossier(vec![check(1, "2025-02-01", founded)]);
    let age =
        |day: &str| points(&on(&all, day).unwrap(), |signal| matches!(signal, RiskSignal::CompanyAge { .. }));
    assert_eq!(age("2026-01-30"), Some(-10), "eleven months");
    assert_eq!(age("2026-01-31"), Some(-5));
    assert_eq!(age("2027-01-31"), Some(0));
    assert_eq!(whole_months(d("2024-02-29"), d("2025-02-28")), 11);
    let planned = RiskSeen { founded: Some(d("2030-01-01")), ..RiskSeen::default() };
    assert_eq!(score(&dossier(vec![check(1, "2026-01-01", planned)]), "2026-01-01"), None);
}

#[test]
fn other_partners_are_a_change_of_the_day_on_which_they_were_seen() {
    let owned = |names: &[&str]| RiskSeen {
        partners: Some(names.iter().map(|name| (*name).to_owned()).collect()),
        ..RiskSeen::default()
    };
    let all = dossier(vec![
        check(1, "2026-01-01", owned(&["Ana Souza"])),
        check(2, "2026-02-01", owned(&["ANA SOUZA"])),
        check(3, "2026-03-01", owned(&["Rui Lima"])),
    ]);
    assert_eq!(score(&all, "2026-02-28"), None, "nobody said when they changed");
    let changed = |day: &str| {
        points(&on(&all, day).unwrap(), |signal| matches!(signal, RiskSignal::PartnersChanged { .. }))
    };
    assert_eq!(changed("2026-03-01"), Some(-5));
    assert_eq!(changed("2026-08-27"), Some(-5), "179 days");
    assert_eq!(changed("2026-08-28"), Some(0));
}

#[test]
fn titles_that_are_overdue_take_points_and_open_ones_none() {
    let titles = |open, overdue| RiskSeen {
        open_titles: Some(Centavos::new(open)),
        overdue_titles: Some(Centavos::new(overdue)),
        mean_delay_tenths: Some(51),
        ..RiskSeen::default()
    };
    assert_eq!(score(&dossier(vec![check(1, "2026-01-01", titles(900, 0))]), "2026-01-01"), Some(95));
    assert_eq!(score(&dossier(vec![check(1, "2026-01-01", titles(900, 1))]), "2026-01-01"), Some(85));
}

#[test]
fn it_is_looked_at_again_when_the_last_look_says_or_after_the_usual_time() {
    let clean = RiskSeen { protests: Some(0), ..RiskSeen::default() };
    let said = RiskCheck { again_on: Some(d("2026-02-01")), ..check(1, "2026-01-01", clean.clone()) };
    assert_eq!(on(&dossier(vec![said.clone()]), "2026-01-01").unwrap().again_on, d("2026-02-01"));
    let both = dossier(vec![said, check(2, "2026-01-15", clean)]);
    assert_eq!(on(&both, "2026-01-15").unwrap().again_on, d("2026-07-14"), "180 days");
}

#[test]
fn credit_is_blocked_by_a_void_cnpj_or_a_limit_of_zero_and_by_nothing_else() {
    let of = |registration, limit: Option<i64>| {
        let seen = RiskSeen { registration, ..RiskSeen::default() };
        let mut dossier = dossier(vec![check(1, "2026-01-01", seen)]);
        dossier.client.as_mut().unwrap().credit_limit = limit.map(Centavos::new);
        credit(&dossier, &RiskRules::default(), d("2026-01-01"))
    };
    for registration in Registration::ALL {
        let expected = registration.is_void().then_some(Block::Registration(registration));
        assert_eq!(of(Some(registration), None).block, expected, "{registration:?}");
    }
    assert_eq!(of(None, Some(0)), Credit { band: None, block: Some(Block::NoLimit) });
    assert_eq!(of(None, Some(1)), Credit::default());
    let regular = of(Some(Registration::Regular), Some(0));
    assert_eq!(regular.has().collect::<Vec<_>>(), [Standing::Blocked, Standing::Low]);
    assert_eq!(Credit::default().has().collect::<Vec<_>>(), [Standing::Unknown]);
}

#[test]
fn the_limit_is_suggested_only_with_a_band() {
    let rules = RiskRules::default();
    let limit = |seen: RiskSeen| {
        let dossier = dossier(vec![check(1, "2026-01-01", seen)]);
        risk(&dossier, &rules, d("2026-01-01")).unwrap().suggested_limit(1_200_000, &rules).map(Centavos::get)
    };
    assert_eq!(limit(RiskSeen { protests: Some(0), ..RiskSeen::default() }), Some(200_000));
    assert_eq!(limit(RiskSeen { bankrupt: Some(true), ..RiskSeen::default() }), Some(0));
    assert_eq!(limit(RiskSeen { industry: Some("Bar".to_owned()), ..RiskSeen::default() }), None);
}
