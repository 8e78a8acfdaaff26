//! *Risco de crédito* on a client's page: band and score with every term, the limit three times (suggested, typed, used), what
//! changed, and the checks it all comes from.

use crate::domain::client::{Client, Situation};
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::{Signal, SignalValue};
use crate::domain::indicator::status::risk::{Risk, credit, risk, shares};
use crate::domain::indicator::status::risk_changes::{RiskChange, Turn, changes};
use crate::domain::measure::risk_score::{Registration, RiskBand, RiskSignal};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::RiskRules;
use crate::domain::value::id::{ClientId, RiskCheckId};
use crate::domain::value::money::Centavos;
use crate::text::{format, risk as words};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CreditCard {
    /// `None`: nobody looked by that day.
    pub standing: Option<Standing>,
    pub block: Option<String>,
    pub limit: Limit,
    /// Newest first.
    pub changes: Vec<Changed>,
    /// Newest first.
    pub checks: Vec<Looked>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standing {
    /// `None`: nothing that was seen counts points.
    pub band: Option<RiskBand>,
    pub headline: String,
    /// When it was looked at, and when it is to be looked at again.
    pub looked: String,
    pub is_due: bool,
    pub terms: Vec<Term>,
    /// What was seen and takes no points.
    pub others: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    pub what: String,
    pub points: String,
    /// Empty where it follows from the calendar.
    pub seen_on: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Limit {
    pub suggested: String,
    pub why: String,
    pub typed: String,
    pub used: String,
    /// What is left of the typed limit, else of the suggested one; `None`: nothing to compare.
    pub left: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Changed {
    pub what: String,
    pub turn: Turn,
    pub when: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Looked {
    pub id: RiskCheckId,
    pub on: NaiveDate,
    pub source: String,
    pub seen: String,
}

/// As of `on`. `revenue_12m`: net centavos of the client's last twelve months. `None`: the client is gone.
pub(crate) fn card(p: &Portfolio, client: ClientId, revenue_12m: i64, on: NaiveDate) -> Option<CreditCard> {
    let dossier = p.dossier(client)?;
    let rules = &p.rules().risk;
    let found = risk(dossier, rules, on);
    let typed = dossier.client.as_ref().and_then(|client| client.credit_limit);
    let known = || dossier.risk_checks().take_while(|check| check.date <= on);
    Some(CreditCard {
        block: credit(dossier, rules, on).block.map(words::block),
        limit: limit(found.as_ref(), typed, revenue_12m, rules),
        standing: found.map(|risk| standing(risk, known().last(), on)),
        changes: changes(dossier, on).iter().map(changed).collect(),
        checks: known().collect::<Vec<_>>().into_iter().rev().map(looked).collect(),
    })
}

/// Whether its CNPJ was last seen baixado or nulo and nobody has marked it ex-cliente by then.
pub(crate) fn is_to_leave(p: &Portfolio, client: ClientId, on: NaiveDate) -> bool {
    let Some(dossier) = p.dossier(client) else { return false };
    let is_former = |client: &Client| client.situation_on(on).situation == Situation::Former;
    let registration = risk(dossier, &p.rules().risk, on).and_then(|risk| risk.seen.registration);
    matches!(registration, Some(Registration::Closed | Registration::Null))
        && dossier.client.as_ref().is_some_and(|client| !is_former(client))
}

/// What is said of the client beside a plan to go there: only what changes a decision.
pub(crate) fn flag(p: &Portfolio, slot: Slot, on: NaiveDate) -> Option<&'static str> {
    p.dossiers().get(slot.at()).and_then(|dossier| words::chip(&credit(dossier, &p.rules().risk, on)))
}

fn standing(risk: Risk, last: Option<&RiskCheck>, on: NaiveDate) -> Standing {
    let source = last.and_then(|check| check.source.as_deref());
    let scored = risk.score.as_ref();
    let terms = scored.map(|score| &score.terms).into_iter().flatten();
    let seen_on = |signal: &RiskSignal| {
        source_of(signal).and_then(|of| risk.seen_on.get(&of)).map(|day| format::date(*day))
    };
    let terms: Vec<Term> = terms
        .map(|term| Term {
            what: words::term(&term.signal),
            points: words::points(term.points),
            seen_on: seen_on(&term.signal).unwrap_or_default(),
        })
        .collect();
    let others = risk.seen.all().filter(is_unscored).map(|value| words::signal_with_value(&value));
    Standing {
        band: risk.band(),
        headline: scored.map_or_else(|| words::NO_BAND.to_owned(), words::headline),
        looked: words::looked(risk.last_check, source, risk.again_on, on),
        is_due: risk.again_on <= on,
        others: others.collect(),
        terms,
    }
}

/// The signal that a term of the score was read from; `None`: from the days of the checks.
fn source_of(term: &RiskSignal) -> Option<Signal> {
    Some(match term {
        RiskSignal::Registration(_) => Signal::Registration,
        RiskSignal::Bankruptcy(_) => Signal::Bankrupt,
        RiskSignal::JudicialRecovery(_) => Signal::JudicialRecovery,
        RiskSignal::Protests(_) => Signal::Protests,
        RiskSignal::BouncedCheques(_) => Signal::BouncedCheques,
        RiskSignal::PendingDebts(_) => Signal::PendingDebts,
        RiskSignal::Lawsuits(_) => Signal::Lawsuits,
        RiskSignal::Inquiries(_) => Signal::Inquiries,
        RiskSignal::StateRegistration(_) => Signal::StateRegistrationEnabled,
        RiskSignal::CompanyAge { .. } => Signal::Founded,
        RiskSignal::MeanDelay(_) => Signal::MeanDelay,
        RiskSignal::OverdueTitle(_) => Signal::OverdueTitles,
        RiskSignal::PartnersChanged { .. } | RiskSignal::LastCheck { .. } => return None,
    })
}

fn is_unscored(value: &SignalValue) -> bool {
    match value.signal() {
        Signal::OpenTitles
        | Signal::OverdueTitles
        | Signal::LegalName
        | Signal::Industry
        | Signal::StateRegistration
        | Signal::Partners => true,
        Signal::Registration
        | Signal::Bankrupt
        | Signal::JudicialRecovery
        | Signal::Protests
        | Signal::BouncedCheques
        | Signal::PendingDebts
        | Signal::Lawsuits
        | Signal::Inquiries
        | Signal::StateRegistrationEnabled
        | Signal::PartnersChanged
        | Signal::Founded
        | Signal::MeanDelay => false,
    }
}

fn limit(risk: Option<&Risk>, typed: Option<Centavos>, revenue_12m: i64, rules: &RiskRules) -> Limit {
    let suggested = risk.and_then(|risk| risk.suggested_limit(revenue_12m, rules));
    let used = risk.and_then(|risk| Some((risk.seen.open_titles?, *risk.seen_on.get(&Signal::OpenTitles)?)));
    let left = used.zip(typed.or(suggested)).map(|((used, _), limit)| words::used_of(used, limit));
    Limit {
        suggested: format::or_none(suggested, format::money),
        why: why(risk, suggested, revenue_12m, rules),
        typed: typed.map_or_else(|| words::NOT_TYPED.to_owned(), format::money),
        used: used.map_or_else(|| words::NOT_USED.to_owned(), |(amount, on)| words::used(amount, on)),
        left,
    }
}

fn why(risk: Option<&Risk>, suggested: Option<Centavos>, revenue_12m: i64, rules: &RiskRules) -> String {
    let Some(score) = risk.and_then(|risk| risk.score.as_ref()) else { return words::WHY_NO_BAND.to_owned() };
    let shares = shares(rules);
    let percent = match score.band {
        RiskBand::Low => shares.low_percent,
        RiskBand::Moderate => shares.moderate_percent,
        RiskBand::High => shares.high_percent,
        RiskBand::Critical => 0,
    };
    match suggested {
        None => words::WHY_NO_PURCHASES.to_owned(),
        Some(_) if score.blocks || score.band == RiskBand::Critical => words::WHY_ZERO.to_owned(),
        Some(_) => words::why_suggested(Centavos::new(revenue_12m.max(0) / 12), percent, score.band),
    }
}

fn changed(change: &RiskChange) -> Changed {
    Changed { what: words::change(change), turn: change.turn, when: words::turned(change) }
}

fn looked(check: &RiskCheck) -> Looked {
    let seen = check.seen.all().map(|value| words::signal_with_value(&value));
    let said: Vec<String> = seen.chain(check.note.clone()).collect();
    Looked {
        id: check.id,
        on: check.date,
        source: check.source.clone().unwrap_or_default(),
        seen: said.join(" · "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::risk_signals::RiskSeen;
    use crate::domain::filter::Filter;
    use crate::domain::indicator::status::risk::is_blocked;
    use crate::domain::indicator::status::statuses;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::mended::{Listed, Listing, Order, relist};
    use crate::screen::small::{Small, d, id, ranked};

    const DAY: &str = "2026-11-18";

    fn check(number: u128, date: &str, seen: RiskSeen) -> RiskCheck {
        let bare = RiskCheck::new(RiskCheckId::from_u128(number), Stamp::default(), d(date));
        RiskCheck { seen, source: Some("Serasa".to_owned()), ..bare }
    }

    fn seen(protests: u32) -> RiskSeen {
        let open_titles = Some(Centavos::new(300_000));
        RiskSeen { protests: Some(protests), open_titles, ..RiskSeen::default() }
    }

    fn shown(p: &Portfolio, revenue_12m: i64, on: &str) -> CreditCard {
        card(p, id(1), revenue_12m, d(on)).unwrap()
    }

    #[test]
    fn nobody_looked_gives_no_band_and_no_limit() {
        let card = shown(&Small::clients(&["Ana"]).portfolio(), 1_200_000, DAY);
        assert_eq!((card.standing, card.block), (None, None));
        assert_eq!((card.limit.suggested.as_str(), card.limit.typed.as_str()), ("—", "nenhum"));
        assert_eq!((card.limit.why.as_str(), card.limit.left), (words::WHY_NO_BAND, None));
        assert_eq!((card.changes.len(), card.checks.len()), (0, 0));
    }

    #[test]
    fn every_term_is_listed_with_its_points_and_its_day() {
        let p = Small::clients(&["Ana"])
            .fact(1, check(1, "2026-10-01", seen(0)))
            .fact(1, check(2, "2026-11-12", seen(3)))
            .portfolio();
        let card = shown(&p, 1_200_000, DAY);
        let standing = card.standing.unwrap();
        assert_eq!((standing.band, standing.is_due), (Some(RiskBand::Moderate), false));
        assert_eq!(standing.headline, "Risco moderado: 70 de 100 pontos");
        assert_eq!(standing.looked, "Última consulta em 12/11/2026 (Serasa). Checar de novo em 11/05/2027.");
        let terms: Vec<_> =
            standing.terms.iter().map(|one| (&*one.what, &*one.points, &*one.seen_on)).collect();
        assert_eq!(terms, [("Protestos: 3", "-30", "12/11/2026"), ("Última consulta: há 6 dias", "0", "")]);
        assert_eq!(standing.others, ["Títulos em aberto: R$\u{a0}3.000,00"]);
        assert_eq!(card.changes.len(), 1);
        assert_eq!(card.changes[0].what, "Protestos: 0 → 3");
        assert_eq!(card.changes[0].when, "piorou em 12/11/2026, Serasa");
        assert_eq!(
            card.checks.iter().map(|one| one.on).collect::<Vec<_>>(),
            [d("2026-11-12"), d("2026-10-01")]
        );
    }

    #[test]
    fn the_limit_stands_three_times_and_says_what_is_left() {
        let p = |limit: Option<i64>| {
            Small::clients(&["Ana"])
                .with(1, |one| one.credit_limit = limit.map(Centavos::new))
                .fact(1, check(1, "2026-11-12", seen(3)))
                .portfolio()
        };
        let limit = |typed| shown(&p(typed), 1_200_000, DAY).limit;
        let none = limit(None);
        assert_eq!(none.suggested, "R$\u{a0}1.000,00");
        assert_eq!(
            none.why,
            "Média de R$\u{a0}1.000,00 por mês nos últimos 12 meses × 100% (risco moderado)."
        );
        assert_eq!(none.used, "R$\u{a0}3.000,00 em títulos em aberto, vistos em 12/11/2026");
        assert_eq!(none.left.as_deref(), Some("Passa do limite em R$\u{a0}2.000,00."));
        assert_eq!(limit(Some(500_000)).left.as_deref(), Some("Ainda cabem R$\u{a0}2.000,00."));
        let zero = shown(&p(Some(0)), 0, DAY);
        assert_eq!(zero.block.as_deref(), Some("Crédito bloqueado: o limite digitado é zero."));
        assert_eq!(zero.limit.why, words::WHY_NO_PURCHASES);
    }

    #[test]
    fn beside_a_plan_only_blocked_credit_and_high_risk_are_said() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(1, |one| one.credit_limit = Some(Centavos::new(0)))
            .fact(2, check(1, "2026-11-12", RiskSeen { judicial_recovery: Some(true), ..seen(0) }))
            .fact(3, check(2, "2026-11-12", seen(1)))
            .portfolio();
        let flags = [0, 1, 2].map(|slot| flag(&p, Slot::new(slot), d(DAY)));
        assert_eq!(flags, [Some("crédito bloqueado"), Some("risco alto"), None]);
        assert_eq!([0, 1].map(|slot| is_blocked(&p, Slot::new(slot), d(DAY))), [true, false]);
        assert_eq!(flag(&p, Slot::new(1), d("2026-11-11")), None, "not known before");
    }

    #[test]
    fn whose_cnpj_is_baixado_is_to_leave_until_it_is_marked() {
        let gone = |registration| RiskSeen { registration: Some(registration), ..RiskSeen::default() };
        let p = |registration, change: fn(&mut Client)| {
            let small = Small::clients(&["Ana"]).fact(1, check(1, "2026-11-12", gone(registration)));
            small.with(1, change).portfolio()
        };
        let is_to_leave = |registration, on: &str| is_to_leave(&p(registration, |_| {}), id(1), d(on));
        assert!(is_to_leave(Registration::Closed, DAY) && is_to_leave(Registration::Null, DAY));
        assert!(!is_to_leave(Registration::Unfit, DAY) && !is_to_leave(Registration::Closed, "2026-11-11"));
        let marked = p(Registration::Closed, |client| client.situation = Situation::Former);
        assert!(!super::is_to_leave(&marked, id(1), d(DAY)));
    }

    #[test]
    fn a_past_day_shows_what_was_known_then() {
        let p = Small::clients(&["Ana"])
            .fact(1, check(1, "2026-10-01", seen(0)))
            .fact(1, check(2, "2026-11-12", seen(3)))
            .portfolio();
        let card = shown(&p, 0, "2026-11-11");
        assert_eq!(card.standing.unwrap().band, Some(RiskBand::Low));
        assert_eq!((card.changes.len(), card.checks.len()), (0, 1));
        assert_eq!(shown(&p, 0, "2026-09-30").standing, None);
    }

    #[test]
    fn blocked_credit_comes_first_by_risk_then_the_lowest_score_and_who_has_no_data_last() {
        let names = ["Ana", "Bia", "Caio", "Duda"];
        let p = Small::clients(&names)
            .fact(2, check(1, DAY, seen(1)))
            .fact(3, check(2, DAY, seen(3)))
            .with(4, |one| one.credit_limit = Some(Centavos::new(0)))
            .portfolio();
        let (all, names) = (statuses(p.columns(), p.rules(), d(DAY)), ranked(&names));
        let listed = Listed {
            portfolio: &p,
            filter: &Filter::default(),
            order: Order::Risk,
            on: d(DAY),
            statuses: &all,
            whole: 1,
            names: &names,
            holders: &[],
            characters: None,
        };
        let (shown, _) = relist(&mut Listing::default(), None, &listed);
        assert_eq!(*shown, [3, 2, 1, 0].map(Slot::new));
    }
}
