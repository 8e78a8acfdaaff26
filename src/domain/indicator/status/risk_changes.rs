//! What changed of a client's credit from one look to the next, before → after, and which of it is news.

use super::risk::are_the_same;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::risk_signals::{RiskSeen, Signal, SignalValue};
use crate::domain::measure::risk_score::RiskSignal;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::fold;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskChange {
    /// `None`: nobody had looked at it before.
    pub before: Option<SignalValue>,
    pub after: SignalValue,
    /// Day of the check that saw it.
    pub on: NaiveDate,
    pub source: Option<String>,
    pub turn: Turn,
}

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Worse,
    Better,
    /// Another name or owner says nothing by itself, and a rep wants to know it.
    Other,
}

impl RiskChange {
    pub(crate) fn signal(&self) -> Signal {
        self.after.signal()
    }

    /// What an alert tells: it got worse, or the company is another one than before.
    fn is_news(&self) -> bool {
        match self.turn {
            Turn::Worse => true,
            Turn::Better => false,
            Turn::Other => match self.signal() {
                Signal::Registration
                | Signal::PartnersChanged
                | Signal::LegalName
                | Signal::Industry
                | Signal::StateRegistration
                | Signal::Partners => true,
                Signal::Bankrupt
                | Signal::JudicialRecovery
                | Signal::Protests
                | Signal::BouncedCheques
                | Signal::PendingDebts
                | Signal::Lawsuits
                | Signal::Inquiries
                | Signal::StateRegistrationEnabled
                | Signal::Founded
                | Signal::MeanDelay
                | Signal::OpenTitles
                | Signal::OverdueTitles => false,
            },
        }
    }
}

/// Every change known on a day, newest first; of one check in the order of the signals. What is seen for the first time is a
/// change where it is bad.
pub(crate) fn changes(dossier: &Dossier, on: NaiveDate) -> Vec<RiskChange> {
    let (mut seen, mut found) = (RiskSeen::default(), Vec::new());
    for check in dossier.risk_checks().take_while(|check| check.date <= on) {
        let mut of_check = Vec::new();
        for after in check.seen.all() {
            let before = seen.get(after.signal());
            let turn = turn(before.as_ref(), &after);
            seen.put(after.clone());
            of_check.extend(turn.map(|turn| RiskChange {
                before,
                after,
                on: check.date,
                source: check.source.clone(),
                turn,
            }));
        }
        found.push(of_check);
    }
    found.into_iter().rev().flatten().collect()
}

/// What became worse, or other, at most `days` before, and still is so.
pub(crate) fn news(dossier: &Dossier, days: u16, today: NaiveDate) -> Vec<RiskChange> {
    let oldest = step_days(today, -i64::from(days));
    let mut met = BTreeSet::new();
    let latest = changes(dossier, today).into_iter().filter(|change| met.insert(change.signal()));
    latest.filter(|change| change.on >= oldest && change.is_news()).collect()
}

/// `None`: no change.
fn turn(before: Option<&SignalValue>, after: &SignalValue) -> Option<Turn> {
    let Some(before) = before else { return (weight(after)? > 0).then_some(Turn::Worse) };
    if says_the_same(before, after) {
        return None;
    }
    Some(match (weight(before), weight(after)) {
        (Some(before), Some(after)) if after > before => Turn::Worse,
        (Some(before), Some(after)) if after < before => Turn::Better,
        (_, _) => Turn::Other,
    })
}

fn says_the_same(one: &SignalValue, other: &SignalValue) -> bool {
    use SignalValue::{Industry, LegalName, Partners, StateRegistration};
    match (one, other) {
        (LegalName(one), LegalName(other))
        | (Industry(one), Industry(other))
        | (StateRegistration(one), StateRegistration(other)) => fold::key(one) == fold::key(other),
        (Partners(one), Partners(other)) => are_the_same(one, other),
        (_, _) => one == other,
    }
}

/// How bad it is, against another value of the same signal. `None`: neither good nor bad.
fn weight(value: &SignalValue) -> Option<i64> {
    let points = |signal: RiskSignal| Some(-i64::from(signal.points()));
    match value {
        SignalValue::Registration(found) => points(RiskSignal::Registration(*found)),
        SignalValue::Bankrupt(yes) | SignalValue::JudicialRecovery(yes) => Some((*yes).into()),
        SignalValue::StateRegistrationEnabled(yes) => Some((!yes).into()),
        // Beyond what the score takes, one more is still one more.
        SignalValue::Protests(count)
        | SignalValue::BouncedCheques(count)
        | SignalValue::PendingDebts(count)
        | SignalValue::Lawsuits(count) => Some((*count).into()),
        // A few more consultas, or a day more of delay, is no news.
        SignalValue::Inquiries(count) => points(RiskSignal::Inquiries(*count)),
        SignalValue::MeanDelay(of_ten) => points(RiskSignal::MeanDelay(Ratio::new((*of_ten).into(), 10))),
        SignalValue::OverdueTitles(amount) => Some(amount.is_positive().into()),
        SignalValue::PartnersChanged(_)
        | SignalValue::Founded(_)
        | SignalValue::OpenTitles(_)
        | SignalValue::LegalName(_)
        | SignalValue::Industry(_)
        | SignalValue::StateRegistration(_)
        | SignalValue::Partners(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::risk_check::RiskCheck;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::measure::risk_score::Registration;
    use crate::domain::value::id::{ClientId, RiskCheckId};
    use crate::domain::value::money::Centavos;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn dossier(checks: &[(&str, RiskSeen)]) -> Dossier {
        let mut dossier = Dossier::empty(ClientId::from_u128(1));
        for (number, (date, seen)) in (1..).zip(checks) {
            let bare = RiskCheck::new(RiskCheckId::from_u128(number), Stamp::default(), d(date));
            dossier.facts.push(RiskCheck { seen: seen.clone(), ..bare }.into());
        }
        dossier.normalize();
        dossier
    }

    fn protests(count: u32) -> RiskSeen {
        RiskSeen { protests: Some(count), ..RiskSeen::default() }
    }

    fn found(checks: &[(&str, RiskSeen)], today: &str) -> Vec<(Signal, Turn, String)> {
        let all = changes(&dossier(checks), d(today));
        all.into_iter().map(|one| (one.signal(), one.turn, one.on.to_string())).collect()
    }

    #[test]
    fn each_signal_is_compared_with_the_last_look_that_saw_it() {
        let other = RiskSeen { lawsuits: Some(0), ..RiskSeen::default() };
        let checks = [("2026-01-10", protests(1)), ("2026-02-10", other), ("2026-03-10", protests(3))];
        let all = changes(&dossier(&checks), d("2026-03-10"));
        assert_eq!(all.len(), 2, "the first look found one protesto, and the third two more");
        assert_eq!(all[0].before, Some(SignalValue::Protests(1)));
        assert_eq!(all[0].after, SignalValue::Protests(3));
        assert_eq!((all[1].before.clone(), all[1].turn), (None, Turn::Worse));
        assert_eq!(found(&checks, "2026-03-09").len(), 1, "not known before it was seen");
    }

    #[test]
    fn fewer_is_better_and_the_same_is_no_change() {
        let checks = [("2026-01-10", protests(2)), ("2026-02-10", protests(2)), ("2026-03-10", protests(0))];
        assert_eq!(
            found(&checks, "2026-12-31"),
            [
                (Signal::Protests, Turn::Better, "2026-03-10".to_owned()),
                (Signal::Protests, Turn::Worse, "2026-01-10".to_owned()),
            ]
        );
        assert_eq!(found(&[("2026-01-10", protests(0))], "2026-12-31"), [], "a clean first look");
    }

    #[test]
    fn a_name_written_otherwise_is_the_same_name() {
        let named = |name: &str, partners: &[&str]| RiskSeen {
            legal_name: Some(name.to_owned()),
            partners: Some(partners.iter().map(|name| (*name).to_owned()).collect()),
            ..RiskSeen::default()
        };
        let checks = |name: &str, partners: &[&str]| {
            [
                ("2026-01-10", named("Padaria São João Ltda.", &["Ana Souza", "Rui Lima"])),
                ("2026-02-10", named(name, partners)),
            ]
        };
        assert_eq!(found(&checks("PADARIA SAO JOAO LTDA", &["RUI LIMA", "ANA SOUZA"]), "2026-12-31"), []);
        let other = found(&checks("Padaria do Zé Ltda", &["Ana Souza"]), "2026-12-31");
        let signals: Vec<Signal> = other.iter().map(|(signal, ..)| *signal).collect();
        assert_eq!(signals, [Signal::LegalName, Signal::Partners]);
        assert!(other.iter().all(|(_, turn, _)| *turn == Turn::Other));
    }

    #[test]
    fn what_turns_which_way() {
        use SignalValue::*;
        let turn_of = |before: SignalValue, after: SignalValue| turn(Some(&before), &after);
        for (before, after, expected) in [
            (
                Registration(super::tests::Registration::Regular),
                Registration(super::tests::Registration::Suspended),
                Some(Turn::Worse),
            ),
            (
                Registration(super::tests::Registration::Unfit),
                Registration(super::tests::Registration::Closed),
                Some(Turn::Other),
            ),
            (Bankrupt(false), Bankrupt(true), Some(Turn::Worse)),
            (JudicialRecovery(true), JudicialRecovery(false), Some(Turn::Better)),
            (StateRegistrationEnabled(true), StateRegistrationEnabled(false), Some(Turn::Worse)),
            (Protests(3), Protests(4), Some(Turn::Worse)),
            (Inquiries(1), Inquiries(5), Some(Turn::Other)),
            (Inquiries(5), Inquiries(6), Some(Turn::Worse)),
            (MeanDelay(40), MeanDelay(50), Some(Turn::Other)),
            (MeanDelay(50), MeanDelay(51), Some(Turn::Worse)),
            (OverdueTitles(Centavos::new(0)), OverdueTitles(Centavos::new(1)), Some(Turn::Worse)),
            (OverdueTitles(Centavos::new(2)), OverdueTitles(Centavos::new(1)), Some(Turn::Other)),
            (OpenTitles(Centavos::new(1)), OpenTitles(Centavos::new(2)), Some(Turn::Other)),
            (Lawsuits(1), Lawsuits(1), None),
        ] {
            assert_eq!(turn_of(before.clone(), after.clone()), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn news_lasts_so_many_days_and_ends_when_it_is_put_right() {
        let checks = [("2026-01-10", protests(0)), ("2026-02-01", protests(2))];
        let count = |today: &str| news(&dossier(&checks), 30, d(today)).len();
        assert_eq!((count("2026-01-31"), count("2026-02-01"), count("2026-03-03")), (0, 1, 1));
        assert_eq!(count("2026-03-04"), 0);
        let mended = [checks[0].clone(), checks[1].clone(), ("2026-02-05", protests(0))];
        assert_eq!(news(&dossier(&mended), 30, d("2026-02-05")), []);
    }

    #[test]
    fn a_few_consultas_more_or_another_amount_is_no_news() {
        let open = |amount, count| RiskSeen {
            open_titles: Some(Centavos::new(amount)),
            inquiries_in_90_days: Some(count),
            ..RiskSeen::default()
        };
        let checks = [("2026-01-10", open(100, 1)), ("2026-02-01", open(900, 4))];
        assert_eq!(found(&checks, "2026-02-01").len(), 2);
        assert_eq!(news(&dossier(&checks), 30, d("2026-02-01")), []);
    }
}
