//! Who pointed out whom, and whom to ask.

use super::super::client::name_of;
use crate::domain::calendar::period::step_months;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::indicator::status::Status;
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
pub(crate) struct Promoter {
    pub client: ClientId,
    pub name: String,
    pub says: String,
    pub whatsapp: Option<Phone>,
    pub message: String,
}

/// In the carteira, answered 9 or 10 last and within twelve months, the latest answer first. An open complaint is no moment.
pub(crate) fn promoters(p: &Portfolio, statuses: &[Option<Status>], on: NaiveDate) -> Vec<Promoter> {
    let oldest = step_months(on, -12);
    let mut found: Vec<(NaiveDate, u8, Slot)> = Slot::each(statuses)
        .filter(|(_, status)| status.is_some())
        .filter_map(|(slot, _)| {
            let dossier = p.dossiers().get(slot.at())?;
            let said = Satisfaction::of(dossier, on);
            let (day, score) = said.last_answer?;
            (score >= PROMOTER_FROM && day >= oldest && said.open_complaint.is_none())
                .then_some((day, score, slot))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let promoter = |(day, score, slot): (NaiveDate, u8, Slot)| {
        let client = p.client_at(slot)?;
        let person =
            client.people.iter().map(|person| person.name.as_str()).find(|name| !name.trim().is_empty());
        let first = person.and_then(|name| name.split_whitespace().next());
        Some(Promoter {
            client: client.id,
            name: name_of(client).to_owned(),
            says: words::promoter(score, &format::date(day)),
            whatsapp: whatsapp_of(client).cloned(),
            message: words::ask_message(first),
        })
    };
    found.into_iter().filter_map(promoter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Referrer;
    use crate::domain::client::person::Person;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::InteractionId;
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
        let found = promoters(&p, &seen(&p, DAY), d(DAY));
        assert_eq!(found.iter().map(|one| one.client).collect::<Vec<_>>(), [id(1)]);
        assert!(found[0].message.starts_with("Oi, Rita!") && found[0].says == "nota 9 em 18/11/2025");
    }
}
