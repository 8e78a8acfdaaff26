//! The prospecting of one client: where it stands, how it came, what was done.

use super::funnel::days_in_stage;
use crate::domain::calendar::period::days_between;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::prospect::way::{End, Try, last_try};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::{ClientId, ProspectEventId};
use crate::text::{format, prospecting as words, reasons};
use chrono::NaiveDate;

/// How long a won try is still shown.
const NEWS_DAYS: i64 = 90;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    /// Where it stands, or how it ended.
    pub stands: Option<String>,
    /// Key of the stage it is in; `None`: no try is under way.
    pub stage: Option<String>,
    /// It can be tried again: nothing is under way, and it stopped buying or was given up.
    pub can_try: bool,
    pub came_by: Option<String>,
    pub expected: Option<String>,
    /// Newest first.
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub id: ProspectEventId,
    pub says: String,
    pub note: Option<String>,
}

/// `None`: prospecting has nothing to say of it.
pub(crate) fn card(p: &Portfolio, id: ClientId, status: Option<Status>, on: NaiveDate) -> Option<Card> {
    let (dossier, client) = (p.dossier(id)?, p.client(id)?);
    let rules = &p.rules().prospecting;
    let last = last_try(dossier, on);
    let is_open = last.as_ref().is_some_and(Try::is_open);
    let class = status.map(|status| status.lifecycle);
    let stopped = matches!(class, Some(Lifecycle::Inactive | Lifecycle::Former));
    let was_lost = last.as_ref().is_some_and(|one| matches!(one.end, Some(End::Lost { .. })));
    let can_try = !is_open && (stopped || was_lost);
    let is_news = last.as_ref().is_some_and(|one| match &one.end {
        None | Some(End::Lost { .. }) => true,
        Some(End::Won(won)) => days_between(*won, on) <= NEWS_DAYS,
    });
    let events = dossier.prospect_events().filter(|event| event.date <= on).rev();
    let step = |event: &crate::domain::fact::prospect_event::ProspectEvent| Step {
        id: event.id,
        says: [
            Some(format::date(event.date)),
            Some(words::event(&event.kind, rules, p.catalog())),
            event.cost.map(format::money),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · "),
        note: event.note.clone(),
    };
    let steps: Vec<Step> = events.map(step).collect();
    let referrer = client.referred_by.and_then(|by| {
        let giver = p.client(by.client)?;
        let person =
            by.person.and_then(|id| giver.known_people().iter().find(|one| one.id == Some(id)).cloned());
        let name = giver.display_name();
        Some(match person.filter(|one| !one.name.trim().is_empty()) {
            Some(person) => format!("{} ({name})", person.name.trim()),
            None => name.to_owned(),
        })
    });
    let came_by = words::came_by(client.source.as_deref(), referrer.as_deref());
    let shown = Card {
        stands: last.as_ref().filter(|_| is_news).map(|one| stands(p, one, on)),
        stage: is_open
            .then(|| last.as_ref().and_then(Try::stage).unwrap_or_else(|| rules.first()).to_owned()),
        can_try,
        came_by,
        expected: client.expected_value.map(|value| words::expected(value.get())).filter(|_| is_open),
        steps,
    };
    let says = shown.stands.is_some() || shown.can_try || shown.came_by.is_some() || !shown.steps.is_empty();
    says.then_some(shown)
}

fn stands(p: &Portfolio, one: &Try, on: NaiveDate) -> String {
    let rules = &p.rules().prospecting;
    match &one.end {
        None => {
            let stage = words::stage(one.stage().unwrap_or_else(|| rules.first()), rules);
            words::stands(&stage, &words::since(days_in_stage(one, on)))
        }
        Some(End::Won(won)) => {
            words::won(&format::date(*won), one.began.map(|began| days_between(began, *won)))
        }
        Some(End::Lost { on, reason }) => {
            let reason = reason.as_deref().map(|key| reasons::name(p.catalog(), key));
            words::gave_up(&format::date(*on), reason.as_deref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Referrer, Situation};
    use crate::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::money::Centavos;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    fn event(number: u128, on: &str, kind: ProspectEventKind) -> ProspectEvent {
        ProspectEvent::new(ProspectEventId::from_u128(number), Stamp::default(), d(on), kind)
    }

    fn shown(small: Small, client: u128, on: &str) -> Option<Card> {
        let p = small.portfolio();
        let status = p.slot(id(client)).and_then(|slot| seen(&p, on)[slot]);
        card(&p, id(client), status, d(on))
    }

    #[test]
    fn a_potencial_says_stage_origin_and_steps_the_newest_first() {
        let small = Small::clients(&["Ana", "Bia"])
            .with(2, |client| {
                client.situation = Situation::Prospect;
                client.source = Some("indicacao".to_owned());
                client.referred_by = Some(Referrer { client: id(1), person: None });
                client.expected_value = Some(Centavos::new(80_000));
            })
            .fact(2, event(1, "2026-11-06", ProspectEventKind::Stage("proposta".to_owned())))
            .fact(2, event(2, "2026-11-10", ProspectEventKind::Interest(Interest::Sample)));
        let card = shown(small, 2, DAY).unwrap();
        assert_eq!(card.stands.as_deref(), Some("Em “proposta”, há 12 dias nesta etapa."));
        assert_eq!((card.stage.as_deref(), card.can_try), (Some("proposta"), false));
        assert_eq!(card.came_by.as_deref(), Some("Origem: indicação de Ana"));
        assert_eq!(card.expected.as_deref(), Some("R$\u{a0}800,00 por mês"));
        let said: Vec<&str> = card.steps.iter().map(|step| step.says.as_str()).collect();
        assert_eq!(said, ["10/11/2026 · pediu amostra", "06/11/2026 · etapa: proposta"]);
    }

    #[test]
    fn who_stopped_buying_can_be_tried_again_and_a_buyer_needs_no_card() {
        let small = Small::clients(&["Ana", "Bia"])
            .order(1, "2026-01-05", 100)
            .order(2, "2026-11-05", 100)
            .portfolio();
        let statuses = seen(&small, DAY);
        let of = |client: u128, slot: usize| card(&small, id(client), statuses[slot], d(DAY));
        let again = of(1, 0).unwrap();
        assert!(again.can_try && again.stage.is_none() && again.stands.is_none());
        assert_eq!(of(2, 1), None);
    }

    #[test]
    fn given_up_says_why_and_can_be_tried_again() {
        let lost = ProspectEventKind::Lost { reason: Some("preco".to_owned()) };
        let small = Small::clients(&["Ana"])
            .with(1, |client| client.situation = Situation::Prospect)
            .fact(1, event(1, "2026-10-12", lost));
        let card = shown(small, 1, DAY).unwrap();
        assert_eq!(card.stands.as_deref(), Some("Desistência em 12/10/2026: preço."));
        assert!(card.can_try && card.stage.is_none());
    }

    #[test]
    fn a_first_order_is_news_for_ninety_days() {
        let won = || {
            Small::clients(&["Ana"])
                .with(1, |client| {
                    client.situation = Situation::Prospect;
                    client.entered = Some(d("2026-01-01"));
                })
                .order(1, "2026-01-31", 100)
        };
        assert_eq!(
            shown(won(), 1, "2026-05-01").unwrap().stands.as_deref(),
            Some("Comprou em 31/01/2026, 30 dias depois do começo.")
        );
        assert_eq!(shown(won(), 1, "2026-05-02").and_then(|card| card.stands), None);
    }
}
