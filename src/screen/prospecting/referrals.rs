//! Who pointed out whom, and whom to ask.

use super::super::client::name_of;
use crate::domain::calendar::period::step_months;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::good_payer::{GoodPayer, good_payer};
use crate::domain::indicator::status::satisfaction::Satisfaction;
use crate::domain::measure::nps::PROMOTER_FROM;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::prospect::referral::tree;
use crate::domain::value::fold::fold;
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::Phone;
use crate::text::{format, prospecting as words};
use chrono::NaiveDate;
use std::cmp::Reverse;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Branch {
    pub client: ClientId,
    pub name: String,
    pub depth: usize,
    /// How many it pointed out, and whether it bought.
    pub says: String,
}

/// From the top, whom a client pointed out below it.
pub(crate) fn branches(p: &Portfolio, on: NaiveDate) -> Vec<Branch> {
    let name = |slot: Slot| p.client_at(slot).map(|client| fold(client.display_name()).into_owned());
    let drawn = tree(p, |a, b| name(a).cmp(&name(b)).then(a.cmp(&b)));
    let branch = |one: crate::domain::prospect::referral::Branch| {
        let client = p.client_at(one.slot)?;
        let bought = p.columns().order_days_until(one.slot, crate::domain::calendar::day::Day::of(on));
        let pointed = (one.pointed_out > 0).then(|| words::pointed_out(one.pointed_out));
        let bought = (one.depth > 0).then(|| words::bought(!bought.is_empty()).to_owned());
        let says = [pointed, bought].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Some(Branch { client: client.id, name: name_of(client).to_owned(), depth: one.depth, says })
    };
    drawn.into_iter().filter_map(branch).collect()
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub client: ClientId,
    pub name: String,
    pub says: String,
    pub whatsapp: Option<Phone>,
    pub message: String,
}

/// Why somebody is asked.
type Reason = (Slot, Option<(NaiveDate, u8)>, Option<GoodPayer>);

/// In the carteira: who answered 9 or 10 last and within twelve months, the latest answer first; then bons pagadores, who is
/// least late first. A detractor's answer or an open complaint is no moment.
pub(crate) fn whom_to_ask(p: &Portfolio, statuses: &[Option<Status>], on: NaiveDate) -> Vec<Asked> {
    let oldest = step_months(on, -12);
    let mut found: Vec<Reason> = Slot::each(statuses)
        .filter(|(_, status)| status.is_some())
        .filter_map(|(slot, _)| {
            let said = Satisfaction::of(p.dossiers().get(slot.at())?, on);
            if said.is_detractor(on) || said.open_complaint.is_some() {
                return None;
            }
            let answer = said.last_answer.filter(|(day, score)| *score >= PROMOTER_FROM && *day >= oldest);
            let pays = good_payer(p, slot, on);
            (answer.is_some() || pays.is_some()).then_some((slot, answer, pays))
        })
        .collect();
    found.sort_by_key(|(slot, answer, pays)| {
        let delay = pays.map_or(u32::MAX, |pays| pays.mean_delay_tenths);
        (Reverse(*answer), delay, *slot)
    });
    found.into_iter().filter_map(|reason| asked(p, reason)).collect()
}

fn asked(p: &Portfolio, (slot, answer, pays): Reason) -> Option<Asked> {
    let client = p.client_at(slot)?;
    let person = client.people.iter().map(|person| person.name.as_str()).find(|name| !name.trim().is_empty());
    let first = person.and_then(|name| name.split_whitespace().next());
    let answer = answer.map(|(day, score)| words::promoter(score, &format::date(day)));
    let pays = pays.map(|pays| words::pays(&pays));
    Some(Asked {
        client: client.id,
        name: name_of(client).to_owned(),
        says: answer.into_iter().chain(pays).collect::<Vec<_>>().join(" · "),
        whatsapp: whatsapp_of(client).cloned(),
        message: words::ask_message(first),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Referrer;
    use crate::domain::client::person::Person;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::fact::risk_check::RiskCheck;
    use crate::domain::fact::risk_signals::RiskSeen;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{InteractionId, RiskCheckId};
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    #[test]
    fn a_branch_says_how_many_it_pointed_out_and_whether_it_bought() {
        let by = |who: u128| Some(Referrer { client: id(who), person: None });
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(2, |client| client.referred_by = by(1))
            .with(3, |client| client.referred_by = by(1))
            .order(3, "2026-11-18", 100)
            .portfolio();
        let found: Vec<_> =
            branches(&p, d(DAY)).into_iter().map(|one| (one.name, one.depth, one.says)).collect();
        let row = |name: &str, depth, says: &str| (name.to_owned(), depth, says.to_owned());
        assert_eq!(
            found,
            [row("Ana", 0, "indicou 2"), row("Bia", 1, "ainda não comprou"), row("Caio", 1, "já comprou")]
        );
    }

    #[test]
    fn a_promoter_is_asked_for_twelve_months_and_not_while_a_complaint_is_open() {
        let mut small = Small::clients(&["Ana", "Bia", "Caio", "Duda"]).with(1, |client| {
            client.people = vec![Person { name: "Rita Lima".to_owned(), ..Person::default() }];
        });
        let p = {
            for (client, on, score, complaint) in [
                (1, "2025-11-18", 9, None),
                (2, "2025-11-17", 10, None),
                (3, "2026-11-01", 8, None),
                (4, "2026-11-01", 10, Some("atraso")),
            ] {
                small = small.talk(
                    client,
                    Interaction {
                        nps: Some(score),
                        complaint: complaint.map(str::to_owned),
                        ..Interaction::new(
                            InteractionId::from_u128(client as u128),
                            Stamp::default(),
                            d(on),
                            Channel::Call,
                            Outcome::Success,
                        )
                    },
                );
            }
            small.portfolio()
        };
        let found = whom_to_ask(&p, &seen(&p, DAY), d(DAY));
        assert_eq!(found.iter().map(|one| one.client).collect::<Vec<_>>(), [id(1)]);
        assert!(found[0].message.starts_with("Oi, Rita!") && found[0].says == "nota 9 em 18/11/2025");
    }
    #[test]
    fn who_pays_on_time_is_asked_too_after_the_promoters_and_not_while_it_complains() {
        let pays = |number: u128, tenths| {
            let bare = RiskCheck::new(RiskCheckId::from_u128(number), Stamp::default(), d("2026-11-01"));
            RiskCheck { seen: RiskSeen { mean_delay_tenths: Some(tenths), ..RiskSeen::default() }, ..bare }
        };
        let mut small = Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .said(1, "2026-11-02", |said| said.nps = Some(9))
            .said(4, "2026-11-02", |said| said.complaint = Some("atraso".to_owned()));
        for client in 1..=4 {
            for day in ["2026-08-01", "2026-09-01", "2026-10-01"] {
                small = small.order(client, day, 100);
            }
            small = small.fact(client, pays(client as u128, if client == 2 { 45 } else { 20 }));
        }
        let p = small.portfolio();
        let found = whom_to_ask(&p, &seen(&p, DAY), d(DAY));
        assert_eq!(found.iter().map(|one| one.client).collect::<Vec<_>>(), [id(1), id(3), id(2)]);
        assert_eq!(
            found[0].says,
            "nota 9 em 02/11/2026 · atraso médio de 2,0 dias, 3 dias com pedido em 12 meses"
        );
    }
}
