//! The cards of a client's page: who serves it and how, the register, the share of its purchases.

use crate::domain::client::{Client, SituationHeld};
use crate::domain::indicator::analysis::wallet::wallet_on;
use crate::domain::portfolio::Portfolio;
use crate::text::clients::{self as words, card};
use crate::text::{format, reasons, visiting, wallet as wallet_words};
use chrono::NaiveDate;

/// A label and its value.
pub(crate) type Pair = (&'static str, String);

/// Vendedor, situation, interval, visiting hours, representadas and tags, as of the day shown.
pub(crate) fn relation(p: &Portfolio, client: &Client, on: NaiveDate) -> Vec<Pair> {
    let tags: Vec<&str> = client.tags.iter().map(String::as_str).collect();
    let visiting = [visiting::weekdays(&client.visit_weekdays), visiting::hours(&client.visit_hours)];
    let visiting = visiting.into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(", ");
    let principals = principals(p, client);
    let mut lines = vec![(card::SALESPERSON, holder(p, client, on))];
    lines.extend(situations(p, client, on));
    lines.push((card::CADENCE, cadence(client)));
    lines.extend((!visiting.is_empty()).then_some((visiting::TITLE, visiting)));
    lines.extend((!principals.is_empty()).then(|| (card::PRINCIPALS, format::list(&principals))));
    let benefit = client.benefit.as_deref().map(|benefit| card::benefit(benefit, client.benefit_since));
    lines.extend(benefit.map(|benefit| (card::BENEFIT, benefit)));
    lines.extend((!tags.is_empty()).then(|| (card::TAGS, tags.join(", "))));
    lines
}

fn holder(p: &Portfolio, client: &Client, on: NaiveDate) -> String {
    let begun = client.holdings.iter().rev().find(|holding| holding.since.is_none_or(|since| since <= on));
    let who = client.holder_on(on).and_then(|id| p.catalog().salesperson(id));
    match who {
        Some(who) => card::since(&who.name, begun.and_then(|holding| holding.since)),
        None => card::NO_SALESPERSON.to_owned(),
    }
}

/// What holds and what held, the latest first. A client that was always active has no story to tell.
fn situations(p: &Portfolio, client: &Client, on: NaiveDate) -> Vec<Pair> {
    let said = |held: &SituationHeld, until: Option<NaiveDate>| {
        let reason = held.reason.as_deref().map(|key| reasons::name(p.catalog(), key));
        match until {
            Some(until) => words::situation_was(held.situation, held.since, until, reason.as_deref()),
            None => words::situation_since(held.situation, held.since, reason.as_deref()),
        }
    };
    let begun = |held: &SituationHeld| held.since.is_none_or(|since| since <= on);
    let mut known: Vec<SituationHeld> = client.situations().into_iter().filter(begun).collect();
    let now = known.pop().unwrap_or_default();
    let mut until = now.since;
    let mut lines: Vec<Pair> =
        (now != SituationHeld::default()).then(|| (card::SITUATION, said(&now, None))).into_iter().collect();
    for held in known.iter().rev() {
        let last_day = until.and_then(|day| day.pred_opt());
        lines.extend(last_day.map(|day| (card::SITUATION_BEFORE, said(held, Some(day)))));
        until = held.since;
    }
    lines
}

fn cadence(client: &Client) -> String {
    let own = client.cadence_days.filter(|days| *days > 0);
    own.map_or_else(|| card::OF_CLASS.to_owned(), |days| format::days(i64::from(days)))
}

fn principals(p: &Portfolio, client: &Client) -> Vec<String> {
    let all = p.catalog().principals_by_name().into_iter();
    all.filter(|one| client.principals.contains(&one.id)).map(|one| one.name.clone()).collect()
}

/// What is known of the firm itself.
pub(crate) fn register(client: &Client) -> Vec<Pair> {
    let lines = [
        (card::TAX_ID, client.tax_id.map(|tax_id| tax_id.to_string())),
        (card::STATE_REGISTRATION, client.state_registration.clone()),
        (card::INDUSTRY, client.industry.clone()),
        (card::CODE, client.code.clone()),
        (card::ENTERED, client.entered.map(format::date)),
        (card::LEFT, client.left.map(format::date)),
    ];
    lines.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// The share of what the client buys of everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wallet {
    pub said: String,
    /// It passes 100%: the estimate is too low.
    pub over: Option<&'static str>,
}

/// Only where the rep said how much the client buys.
pub(crate) fn wallet(p: &Portfolio, client: &Client, on: NaiveDate) -> Option<Wallet> {
    let found = wallet_on(client, p.columns(), p.slot(client.id)?, on)?;
    let over = found.is_over().then_some(wallet_words::OVER);
    Some(Wallet { said: wallet_words::of_client(found), over })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::visiting::IsoWeekday;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::client::{Holding, Situation};
    use crate::domain::value::id::{PrincipalId, SalespersonId};
    use crate::domain::value::money::Centavos;
    use crate::screen::small::{Small, d, edit, id};

    const DAY: &str = "2026-11-30";

    fn with(change: impl FnOnce(&mut Client)) -> Portfolio {
        Small::clients(&["Ana"]).with(1, change).portfolio()
    }

    fn lines(p: &Portfolio, on: &str) -> Vec<Pair> {
        relation(p, p.client(id(1)).unwrap(), d(on))
    }

    fn value(lines: &[Pair], label: &str) -> Vec<String> {
        lines.iter().filter(|(of, _)| *of == label).map(|(_, value)| value.clone()).collect()
    }

    #[test]
    fn a_bare_client_has_nobody_and_the_interval_of_its_class() {
        let said =
            [(card::SALESPERSON, "sem vendedor".to_owned()), (card::CADENCE, "o da classe".to_owned())];
        assert_eq!(lines(&with(|_| ()), DAY), said);
        // No days at all is no interval of its own.
        assert_eq!(
            value(&lines(&with(|one| one.cadence_days = Some(0)), DAY), card::CADENCE),
            ["o da classe"]
        );
        assert_eq!(value(&lines(&with(|one| one.cadence_days = Some(1)), DAY), card::CADENCE), ["1 dia"]);
    }

    #[test]
    fn the_vendedor_is_who_held_the_client_on_the_day() {
        let (rui, eva) = (SalespersonId::from_u128(1), SalespersonId::from_u128(2));
        let mut p = with(|one| {
            one.holdings = vec![
                Holding { since: None, salesperson: Some(rui) },
                Holding { since: Some(d("2026-11-30")), salesperson: Some(eva) },
                Holding { since: Some(d("2026-12-31")), salesperson: None },
            ];
        });
        for (id, name) in [(rui, "Rui"), (eva, "Eva")] {
            let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
            edit(&mut p, CatalogEdit::Salesperson { id, value });
        }
        for (on, who) in [
            ("2026-11-29", "Rui"),
            (DAY, "Eva desde 30/11/2026"),
            ("2026-12-30", "Eva desde 30/11/2026"),
            ("2026-12-31", "sem vendedor"),
        ] {
            assert_eq!(value(&lines(&p, on), card::SALESPERSON), [who], "{on}");
        }
    }

    #[test]
    fn the_story_of_the_situation_is_told_backwards_and_only_as_far_as_the_day() {
        let p = with(|one| {
            let held = |situation, day: &str| SituationHeld::new(situation, Some(d(day)), None);
            one.situation_edits(held(Situation::Blocked, "2026-03-01"))
                .into_iter()
                .for_each(|edit| one.set(edit, Default::default()));
            one.situation_edits(held(Situation::Active, "2026-05-31"))
                .into_iter()
                .for_each(|edit| one.set(edit, Default::default()));
        });
        let now = lines(&p, DAY);
        assert_eq!(value(&now, card::SITUATION), ["ativo desde 31/05/2026"]);
        assert_eq!(value(&now, card::SITUATION_BEFORE), ["bloqueado de 01/03/2026 a 30/05/2026"]);
        let blocked = lines(&p, "2026-05-30");
        assert_eq!(value(&blocked, card::SITUATION), ["bloqueado desde 01/03/2026"]);
        assert!(value(&blocked, card::SITUATION_BEFORE).is_empty());
        assert!(value(&lines(&p, "2026-02-28"), card::SITUATION).is_empty());
    }

    #[test]
    fn representadas_stand_by_name_and_one_that_is_gone_is_left_out() {
        let [sol, lua, gone] = [1, 2, 3].map(PrincipalId::from_u128);
        let mut p = with(|one| {
            one.principals = [sol, lua, gone].into();
            one.tags = ["vip".to_owned(), "feira".to_owned()].into();
            one.visit_weekdays = [IsoWeekday::ALL[0]].into();
        });
        for (id, name) in [(sol, "Sol"), (lua, "Lua")] {
            edit(&mut p, CatalogEdit::Principal { id, value: Some(Principal { id, name: name.to_owned() }) });
        }
        let lines = lines(&p, DAY);
        let labels: Vec<&str> = lines.iter().map(|(label, _)| *label).collect();
        assert_eq!(labels, [card::SALESPERSON, card::CADENCE, visiting::TITLE, card::PRINCIPALS, card::TAGS]);
        assert_eq!((lines[3].1.as_str(), lines[4].1.as_str()), ("Lua e Sol", "feira, vip"));
    }

    #[test]
    fn the_register_has_only_what_is_known() {
        let p = with(|one| {
            one.code = Some("77".to_owned());
            one.entered = Some(d("2026-02-28"));
        });
        let said = [(card::CODE, "77".to_owned()), (card::ENTERED, "28/02/2026".to_owned())];
        assert_eq!(register(p.client(id(1)).unwrap()), said);
        assert_eq!(register(with(|_| ()).client(id(1)).unwrap()), []);
    }

    #[test]
    fn the_share_is_said_where_the_purchases_are_known_and_flagged_over_the_whole() {
        let of = |potential: Option<i64>| {
            let p = Small::clients(&["Ana"])
                .with(1, |one| one.purchase_potential = potential.map(Centavos::new))
                .order(1, "2026-11-01", 120_000)
                .portfolio();
            wallet(&p, p.client(id(1)).unwrap(), d(DAY))
        };
        assert_eq!(of(None), None);
        let half = of(Some(20_000)).unwrap();
        assert!(half.said.starts_with("50,0% ") && half.over.is_none(), "{}", half.said);
        assert_eq!(of(Some(10_000)).unwrap().over, None);
        assert_eq!(of(Some(9_999)).unwrap().over, Some(wallet_words::OVER));
    }
}
