//! The history of one client: contacts, orders and eventualidades as one list, newest first, and what each says.

use crate::domain::calendar::period::Month;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::incident::Incident;
use crate::domain::fact::interaction::{Channel, Interaction};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{CareEventId, ClientId, IncidentId, InteractionId, OrderId};
use crate::text::clients::history as words;
use crate::text::clients::person::named;
use crate::text::{format, incidents, interaction, labels, reasons, satisfaction};
use chrono::{NaiveDate, NaiveTime};
use std::cmp::Reverse;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Entry {
    Contact(Box<Interaction>),
    Order(Box<Order>),
    Incident(Box<Incident>),
    Care(Box<CareEvent>),
}

impl Entry {
    pub(crate) fn date(&self) -> NaiveDate {
        match self {
            Entry::Contact(contact) => contact.date,
            Entry::Order(order) => order.date,
            Entry::Incident(incident) => incident.date,
            Entry::Care(event) => event.date,
        }
    }

    fn time(&self) -> Option<NaiveTime> {
        match self {
            Entry::Contact(contact) => contact.time,
            Entry::Order(_) | Entry::Incident(_) | Entry::Care(_) => None,
        }
    }
}

/// Everything of a client, up to `until` where only the past is known; newest first.
pub(crate) fn entries(p: &Portfolio, client: ClientId, until: Option<NaiveDate>) -> Vec<Entry> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let contacts = dossier.interactions.iter().rev().map(|one| Entry::Contact(Box::new(one.clone())));
    let orders = dossier.orders.iter().rev().map(|one| Entry::Order(Box::new(one.clone())));
    let incidents = dossier.incidents().rev().map(|one| Entry::Incident(Box::new(one.clone())));
    let care = dossier.care_events().rev().map(|one| Entry::Care(Box::new(one.clone())));
    let mut all: Vec<Entry> = contacts.chain(orders).chain(incidents).chain(care).collect();
    all.retain(|entry| until.is_none_or(|until| entry.date() <= until));
    // Stable: of one day, contacts newest first, then orders, eventualidades, and what was done about a complaint.
    all.sort_by_key(|entry| (Reverse(entry.date()), Reverse(entry.time())));
    all
}

/// How many contacts, orders, eventualidades and steps about complaints there are.
pub(crate) fn summary(entries: &[Entry]) -> String {
    let (mut contacts, mut orders, mut incidents, mut care) = (0, 0, 0, 0);
    for entry in entries {
        match entry {
            Entry::Contact(_) => contacts += 1,
            Entry::Order(_) => orders += 1,
            Entry::Incident(_) => incidents += 1,
            Entry::Care(_) => care += 1,
        }
    }
    words::summary(contacts, orders, incidents, care)
}

/// The entries of one month.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfMonth {
    pub heading: String,
    pub rows: Vec<Row>,
}

/// An entry as it is read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub fact: Fact,
    pub what: String,
    /// Hidden where values are.
    pub money: Option<String>,
    pub lines: Vec<String>,
    /// It counts for coverage or, an order, as one. An eventualidade counts for nothing.
    pub counts: bool,
    /// Why it does not.
    pub not_counted: Option<&'static str>,
    pub day: String,
    pub exact: String,
    pub time: Option<String>,
    /// What the button that removes it is called.
    pub remove: &'static str,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    Contact(InteractionId, Channel),
    Order(OrderId),
    Incident(IncidentId),
    /// A step about what the client said: taken out and told again on its card.
    Care(CareEventId),
}

/// In the order of the entries, parted by month.
pub(crate) fn months(p: &Portfolio, client: ClientId, entries: &[Entry], today: NaiveDate) -> Vec<OfMonth> {
    let same = |a: &Entry, b: &Entry| Month::of(a.date()) == Month::of(b.date());
    let month = |entries: &[Entry]| OfMonth {
        heading: entries.first().map(|one| format::month_year(Month::of(one.date()))).unwrap_or_default(),
        rows: entries.iter().map(|entry| row(p, client, entry, today)).collect(),
    };
    entries.chunk_by(same).map(month).collect()
}

fn row(p: &Portfolio, client: ClientId, entry: &Entry, today: NaiveDate) -> Row {
    let bare = |fact, what: String, remove| Row {
        fact,
        what,
        money: None,
        lines: Vec::new(),
        counts: false,
        not_counted: None,
        day: format::near(entry.date(), today),
        exact: format::date(entry.date()),
        time: entry.time().map(format::time),
        remove,
    };
    match entry {
        Entry::Contact(contact) => {
            let counts = p.rules().coverage.counts(contact.channel, contact.outcome);
            let fact = Fact::Contact(contact.id, contact.channel);
            let what = interaction::channel_and_outcome(contact.channel, contact.outcome);
            Row {
                lines: told(p, client, contact),
                counts,
                not_counted: (!counts).then_some(words::DOES_NOT_COUNT),
                ..bare(fact, what, words::REMOVE_CONTACT)
            }
        }
        Entry::Order(order) => Row {
            money: Some(format::money(order.value)),
            lines: order_line(p, order).into_iter().collect(),
            counts: order.is_valid(),
            ..bare(Fact::Order(order.id), words::ORDER.to_owned(), words::REMOVE_ORDER)
        },
        Entry::Incident(incident) => {
            let what = incidents::kind(incident.kind).to_owned();
            let state = incidents::state(incident, today);
            Row {
                lines: std::iter::once(state).chain(incident.note.clone()).collect(),
                ..bare(Fact::Incident(incident.id), what, incidents::REMOVE_FROM_HISTORY)
            }
        }
        Entry::Care(event) => Row {
            lines: care_lines(p, client, event),
            ..bare(Fact::Care(event.id), satisfaction::step(event.kind).to_owned(), satisfaction::REMOVE_STEP)
        },
    }
}

/// What was said at a step, who solves it and by when, who confirmed.
fn care_lines(p: &Portfolio, client: ClientId, event: &CareEvent) -> Vec<String> {
    let people = p.client(client).map(|client| client.known_people());
    let person =
        event.person.and_then(|id| people.iter().flat_map(|all| all.iter()).find(|one| one.id == Some(id)));
    let confirmed = person.map(|one| satisfaction::confirmed_by(&named(&one.name)));
    let agreed = satisfaction::agreed_with(event.owner.as_deref(), event.due);
    [confirmed, agreed, event.note.clone()].into_iter().flatten().collect()
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
    use crate::domain::client::person::Person;
    use crate::domain::fact::care::kind::CareKind;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::fact::interaction::Outcome;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::id::PersonId;
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
        assert_eq!(summary(&all), words::summary(3, 2, 0, 0));
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
        assert_eq!(summary(&all), words::summary(1, 1, 1, 0));
        assert_eq!(entries(&p, id(1), Some(d("2026-11-10"))).len(), 1);
    }

    #[test]
    fn what_was_done_about_a_complaint_stands_with_who_solves_it_and_who_confirmed() {
        let event = |number, on: &str, kind| {
            let about = Some(InteractionId::from_u128(100));
            CareEvent {
                about,
                ..CareEvent::new(CareEventId::from_u128(number), Stamp::default(), d(on), kind)
            }
        };
        let agreed = CareEvent {
            owner: Some("Logística".to_owned()),
            due: Some(d("2026-11-20")),
            note: Some("troca".to_owned()),
            ..event(1, "2026-11-11", CareKind::Agreed)
        };
        let confirmed =
            CareEvent { person: Some(PersonId::from_u128(7)), ..event(2, "2026-11-12", CareKind::Confirmed) };
        let ana =
            Person { id: Some(PersonId::from_u128(7)), name: "Ana Lima".to_owned(), ..Person::default() };
        let p = Small::clients(&["Loja"])
            .with(1, |one| one.people = vec![ana])
            .said(1, "2026-11-10", |said| said.complaint = Some("avaria".to_owned()))
            .fact(1, agreed)
            .fact(1, confirmed)
            .portfolio();
        let all = entries(&p, id(1), None);
        assert_eq!(summary(&all), words::summary(1, 0, 0, 2));
        let rows: Vec<Row> =
            months(&p, id(1), &all, d("2026-11-18")).into_iter().flat_map(|one| one.rows).collect();
        let said: Vec<_> = rows[..2].iter().map(|row| (row.what.as_str(), row.lines.join(" | "))).collect();
        assert_eq!(
            said,
            [
                ("confirmado pelo cliente", "Confirmado por Ana Lima".to_owned()),
                ("solução combinada", "Logística resolve até 20/11/2026 | troca".to_owned()),
            ]
        );
        assert_eq!(rows[1].fact, Fact::Care(CareEventId::from_u128(1)));
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

    fn shown(p: &Portfolio, today: &str) -> Vec<OfMonth> {
        months(p, id(1), &entries(p, id(1), None), d(today))
    }

    #[test]
    fn months_part_at_their_last_day_and_an_empty_history_has_none() {
        let p = Small::clients(&["Ana"])
            .visit(1, "2026-11-01")
            .visit(1, "2026-10-31")
            .order(1, "2026-10-01", 100)
            .visit(1, "2025-10-31")
            .portfolio();
        let all = shown(&p, "2026-11-02");
        let said: Vec<_> = all.iter().map(|one| (one.heading.as_str(), one.rows.len())).collect();
        assert_eq!(said, [("novembro de 2026", 1), ("outubro de 2026", 2), ("outubro de 2025", 1)]);
        assert_eq!((all[0].rows[0].day.as_str(), all[0].rows[0].exact.as_str()), ("ontem", "01/11/2026"));
        assert_eq!(shown(&Small::clients(&["Ana"]).portfolio(), "2026-11-02"), []);
    }

    #[test]
    fn a_contact_that_does_not_count_says_so_and_one_by_the_clock_its_time() {
        let p = Small::clients(&["Ana"])
            .visit_at(1, "2026-11-10", 9)
            .said(1, "2026-11-09", |one| one.outcome = Outcome::NoAnswer)
            .portfolio();
        let [visit, call] = &shown(&p, "2026-11-10")[0].rows[..] else { panic!("two") };
        assert_eq!((visit.counts, visit.not_counted, visit.time.as_deref()), (true, None, Some("09:00")));
        assert_eq!(
            (call.counts, call.not_counted, call.time.as_deref()),
            (false, Some(words::DOES_NOT_COUNT), None)
        );
        assert!(matches!(call.fact, Fact::Contact(_, Channel::Call)));
        assert_eq!(visit.what, interaction::channel_and_outcome(Channel::Visit, Outcome::Success));
    }

    #[test]
    fn an_order_says_its_value_and_an_eventualidade_its_state_and_note() {
        let number = IncidentId::from_u128(1);
        let damaged = Incident::new(number, Stamp::default(), d("2026-11-09"), IncidentKind::Damaged);
        let p = Small::clients(&["Ana"])
            .order(1, "2026-11-10", 12_345)
            .fact(1, Incident { note: Some("caixa aberta".to_owned()), ..damaged })
            .portfolio();
        let [order, incident] = &shown(&p, "2026-11-10")[0].rows[..] else { panic!("two") };
        assert_eq!((order.money.clone(), order.counts), (Some(format::money(Centavos::new(12_345))), true));
        assert_eq!(order.remove, words::REMOVE_ORDER);
        assert_eq!((incident.what.as_str(), incident.counts), ("Avaria", false));
        assert_eq!(incident.lines, ["em aberto há 1 dia", "caixa aberta"]);
        assert_eq!((incident.money.clone(), incident.fact), (None, Fact::Incident(number)));
    }
}
