//! The history of one client: contacts, orders and eventualidades as one list, newest first, and what each says.

use crate::domain::fact::incident::Incident;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::text::clients::history as words;
use crate::text::{format, labels, reasons, satisfaction};
use chrono::{NaiveDate, NaiveTime};
use std::cmp::Reverse;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Entry {
    Contact(Box<Interaction>),
    Order(Box<Order>),
    Incident(Box<Incident>),
}

impl Entry {
    pub(crate) fn date(&self) -> NaiveDate {
        match self {
            Entry::Contact(contact) => contact.date,
            Entry::Order(order) => order.date,
            Entry::Incident(incident) => incident.date,
        }
    }

    fn time(&self) -> Option<NaiveTime> {
        match self {
            Entry::Contact(contact) => contact.time,
            Entry::Order(_) | Entry::Incident(_) => None,
        }
    }
}

/// Everything of a client, up to `until` where only the past is known; newest first.
pub(crate) fn entries(p: &Portfolio, client: ClientId, until: Option<NaiveDate>) -> Vec<Entry> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let contacts = dossier.interactions.iter().rev().map(|one| Entry::Contact(Box::new(one.clone())));
    let orders = dossier.orders.iter().rev().map(|one| Entry::Order(Box::new(one.clone())));
    let incidents = dossier.incidents().rev().map(|one| Entry::Incident(Box::new(one.clone())));
    let mut all: Vec<Entry> = contacts.chain(orders).chain(incidents).collect();
    all.retain(|entry| until.is_none_or(|until| entry.date() <= until));
    // Stable: of one day, contacts newest first, then orders, then eventualidades.
    all.sort_by_key(|entry| (Reverse(entry.date()), Reverse(entry.time())));
    all
}

/// How many contacts, orders and eventualidades there are.
pub(crate) fn summary(entries: &[Entry]) -> String {
    let (mut contacts, mut orders, mut incidents) = (0, 0, 0);
    for entry in entries {
        match entry {
            Entry::Contact(_) => contacts += 1,
            Entry::Order(_) => orders += 1,
            Entry::Incident(_) => incidents += 1,
        }
    }
    words::summary(contacts, orders, incidents)
}

/// What a contact says beside channel and result.
pub(crate) fn told(p: &Portfolio, client: ClientId, contact: &Interaction) -> Vec<String> {
    let home = p.client(client).and_then(|client| client.location);
    let reason = contact.reason.as_deref().map(|key| words::reason(&reasons::name(p.catalog(), key)));
    let next = contact.next_step.as_ref().map(|step| words::next_step(&step.what, &format::date(step.date)));
    let away = contact.position.zip(home).map(|(stood, home)| words::away(stood.distance_km(home)));
    let nps = contact.nps.map(words::nps);
    let csat = contact.csat.map(words::csat);
    let because = contact.answer_reason.map(|reason| words::because(satisfaction::reason(reason)));
    let complaint = contact.complaint.as_deref().map(words::complaint);
    let resolved = contact.resolves.map(|_| words::RESOLVED.to_owned());
    let said = [reason, contact.note.clone(), away, nps, csat, because, complaint, resolved, next];
    said.into_iter().flatten().collect()
}

/// What an order says beside its value: where it stands, of which representada, its number and note.
pub(crate) fn order_line(p: &Portfolio, order: &Order) -> Option<String> {
    let principal = order.principal.and_then(|id| p.catalog().principal(id)).map(|one| one.name.clone());
    let number = order.number.as_deref().map(words::number);
    let status =
        (order.status != OrderStatus::Invoiced).then(|| labels::order_status(order.status).to_owned());
    let parts: Vec<String> = [status, principal, number, order.note.clone()].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::id::{IncidentId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;
    use crate::screen::small::{Small, d, id};

    fn contact() -> Interaction {
        let number = InteractionId::from_u128(1);
        Interaction::new(number, Stamp::default(), d("2026-11-10"), Channel::Visit, Outcome::NoOrder)
    }

    #[test]
    fn of_one_day_contacts_by_the_clock_come_before_those_without_and_orders() {
        let p = Small::clients(&["Ana"])
            .visit(1, "2026-11-10")
            .visit_at(1, "2026-11-10", 9)
            .visit_at(1, "2026-11-10", 15)
            .order(1, "2026-11-10", 100)
            .order(1, "2026-11-12", 100)
            .portfolio();
        let all = entries(&p, id(1), None);
        let told: Vec<(NaiveDate, Option<NaiveTime>, bool)> =
            all.iter().map(|one| (one.date(), one.time(), matches!(one, Entry::Order(_)))).collect();
        let (day, hour) = (d("2026-11-10"), |hour| NaiveTime::from_hms_opt(hour, 0, 0));
        assert_eq!(
            told,
            [
                (d("2026-11-12"), None, true),
                (day, hour(15), false),
                (day, hour(9), false),
                (day, None, false),
                (day, None, true),
            ]
        );
        assert_eq!(summary(&all), words::summary(3, 2, 0));
    }

    #[test]
    fn an_eventualidade_stands_on_its_day_and_is_counted() {
        let number = IncidentId::from_u128(1);
        let late = Incident::new(number, Stamp::default(), d("2026-11-11"), IncidentKind::LateDelivery);
        let p = Small::clients(&["Ana"])
            .fact(1, late.clone())
            .visit(1, "2026-11-10")
            .order(1, "2026-11-12", 100)
            .portfolio();
        let all = entries(&p, id(1), None);
        assert_eq!(all[1], Entry::Incident(Box::new(late)));
        assert_eq!(summary(&all), words::summary(1, 1, 1));
        assert_eq!(entries(&p, id(1), Some(d("2026-11-10"))).len(), 1);
    }

    #[test]
    fn in_the_past_only_what_was_dated_up_to_then_is_known() {
        let p = Small::clients(&["Ana"]).visit(1, "2026-11-10").order(1, "2026-11-12", 100).portfolio();
        let until = |day: &str| entries(&p, id(1), Some(d(day))).len();
        assert_eq!([until("2026-11-09"), until("2026-11-10"), until("2026-11-12")], [0, 1, 2]);
        assert_eq!(entries(&p, id(2), None), []);
    }

    #[test]
    fn a_contact_says_motivo_note_and_how_far_away_it_was_recorded() {
        let home = LatLon::new(-22.9, -47.1).unwrap();
        let p = Small::clients(&["Ana"]).with(1, |one| one.location = Some(home)).portfolio();
        assert_eq!(told(&p, id(1), &contact()), Vec::<String>::new());
        let full = Interaction {
            reason: Some("preco".to_owned()),
            note: Some("quer prazo".to_owned()),
            position: LatLon::new(-22.8, -47.1).ok(),
            nps: Some(9),
            ..contact()
        };
        let name = reasons::name(p.catalog(), "preco");
        let away = words::away(home.distance_km(LatLon::new(-22.8, -47.1).unwrap()));
        assert_eq!(
            told(&p, id(1), &full),
            [words::reason(&name), "quer prazo".to_owned(), away, words::nps(9)]
        );
        // Without a place of the client nothing is said of the way.
        let nowhere = Small::clients(&["Ana"]).portfolio();
        assert_eq!(told(&nowhere, id(1), &full).len(), 3);
    }

    #[test]
    fn an_invoiced_order_says_only_what_it_has() {
        let bare = Order::new(OrderId::from_u128(1), Stamp::default(), d("2026-11-10"), Centavos::new(100));
        let invoiced = Order { status: OrderStatus::Invoiced, ..bare.clone() };
        let p = Portfolio::default();
        assert_eq!(order_line(&p, &invoiced), None);
        let noted = Order { number: Some("77".to_owned()), note: Some("urgente".to_owned()), ..invoiced };
        assert_eq!(order_line(&p, &noted), Some(format!("{} · urgente", words::number("77"))));
        let cancelled = Order { status: OrderStatus::Cancelled, ..bare };
        assert_eq!(order_line(&p, &cancelled), Some(labels::order_status(OrderStatus::Cancelled).to_owned()));
    }
}
