//! Everything known of one client, to be read by the person whose data they are or to be taken to another carteira: its
//! fields, its people, what was talked, sold, planned and counted.

use crate::domain::catalog::CatalogEntry;
use crate::domain::client::person::Person;
use crate::domain::client::{Client, ClientField};
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::case_event::CaseEvent;
use crate::domain::fact::incident::Incident;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::portfolio::Portfolio;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::mentions::mentions;
use crate::exchange::dossie::{Dossie, Part, Section, Table};
use crate::screen::client::name_of;
use crate::text::clients::form;
use crate::text::clients::person::{named, place};
use crate::text::{dossie as words, format, import, incidents as incident_words, labels};
use crate::text::{prospecting as prospecting_words, risk, satisfaction as answers, values};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A carteira of this client alone, with the names of who serves it and of whom it buys.
pub(crate) fn alone(p: &Portfolio, dossier: &Dossier, client: &Client) -> Portfolio {
    let facts = dossier.facts.iter().filter_map(|fact| match fact {
        KeptFact::Appointment(one) => one.salesperson,
        KeptFact::StockCount(_) | KeptFact::CaseEvent(_) => None,
        KeptFact::ProspectEvent(_) | KeptFact::RiskCheck(_) => None,
        KeptFact::Incident(_) | KeptFact::CareEvent(_) => None,
    });
    let talks = dossier.interactions.read();
    let contacts = talks.iter().filter_map(|one| one.salesperson);
    let orders = dossier.orders.to_vec();
    let sold = orders.iter().filter_map(|one| one.salesperson);
    let served = client.holdings.iter().filter_map(|held| held.salesperson);
    let people: BTreeSet<_> = served.chain(contacts).chain(sold).chain(facts).collect();
    let bought = orders.iter().filter_map(|one| one.principal);
    let principals: BTreeSet<_> = client.principals.iter().copied().chain(bought).collect();
    let people = people.into_iter().filter_map(|id| {
        Some(CatalogEntry::Salesperson { id, register: p.catalog().salespeople.get(&id)?.clone() })
    });
    let principals = principals.into_iter().filter_map(|id| {
        Some(CatalogEntry::Principal { id, register: p.catalog().principals.get(&id)?.clone() })
    });
    let client = Record::Client(Box::new(dossier.clone()));
    Portfolio::from_records(std::iter::once(client).chain(people.chain(principals).map(Record::Catalog)))
}

pub(crate) fn dossie(p: &Portfolio, dossier: &Dossier, client: &Client, written: NaiveDate) -> Dossie {
    let sections = vec![
        (words::FIELDS, fields(p, client)),
        (words::CONTACTS, contacts(dossier)),
        (words::ORDERS, orders(p, dossier)),
        (words::AGENDA, agenda(dossier)),
        (words::COUNTS, counts(dossier)),
        (words::RESCUE, rescue(dossier)),
        (words::PROSPECTING, prospecting(p, dossier)),
        (words::CREDIT, credit(dossier)),
        (words::INCIDENTS, incidents(dossier, written)),
        (words::CARE, care(dossier, client)),
    ];
    Dossie {
        title: words::of_client(name_of(client)),
        notes: vec![words::person_note(written)],
        figures: Vec::new(),
        sections: sections.into_iter().map(|(title, table)| section(title, table)).collect(),
    }
}

/// Everything known of one of its people: the data, and what seems to name them.
pub(crate) fn of_person(dossier: &Dossier, client: &Client, person: &Person, written: NaiveDate) -> Dossie {
    let Person { id: _, name, role, phone, email, partner } = person;
    let said = [
        (form::PERSON_NAME, Some(name.clone()).filter(|name| !name.is_empty())),
        (form::PERSON_ROLE, role.clone()),
        (form::PHONE, phone.as_ref().map(ToString::to_string)),
        (form::EMAIL, email.clone()),
        (form::PERSON_PARTNER, partner.then(|| words::YES.to_owned())),
        (words::CLIENT, Some(name_of(client).to_owned())),
    ];
    let rows = said.into_iter().filter_map(|(label, value)| Some(vec![label.to_owned(), value?]));
    let headings = |labels: [&str; 2]| labels.map(|label| (label.to_owned(), false)).to_vec();
    let data = Table { headings: headings([words::FIELD, words::VALUE]), rows: rows.collect() };
    let found = mentions(dossier, person).into_iter().map(|one| vec![place(&one.at), one.text]);
    let texts = Table { headings: headings([words::WHERE, words::NOTE]), rows: found.collect() };
    Dossie {
        title: words::of_client(&named(name)),
        notes: vec![words::one_person_note(written)],
        figures: Vec::new(),
        sections: vec![section(words::FIELDS, data), section(words::MENTIONS, texts)],
    }
}

fn section(title: &str, table: Table) -> Section {
    let nothing = table.rows.is_empty();
    Section {
        title: title.to_owned(),
        note: nothing.then(|| words::NOTHING.to_owned()),
        part: if nothing { Part::Nothing } else { Part::Table(table) },
    }
}

/// The fields that say something, and each person.
fn fields(p: &Portfolio, client: &Client) -> Table {
    let blank = Client::new(client.id, client.created);
    let said = ClientField::ALL.iter().filter(|field| client.get(**field) != blank.get(**field));
    let rows = said.map(|field| {
        let value = values::client_edit(&client.get(*field), p.catalog());
        vec![import::client_field(*field).to_owned(), value]
    });
    let people = client.people.iter().map(|person| {
        let phone = person.phone.as_ref().map(ToString::to_string);
        let known = [person.role.clone(), phone, person.email.clone()];
        let known: Vec<String> =
            std::iter::once(person.name.clone()).chain(known.into_iter().flatten()).collect();
        vec![words::PERSON.to_owned(), known.join(", ")]
    });
    let rows = rows.chain(people).collect();
    Table { headings: vec![(words::FIELD.to_owned(), false), (words::VALUE.to_owned(), false)], rows }
}

fn contacts(dossier: &Dossier) -> Table {
    let row = |one: &Interaction| {
        let next = one.next_step.as_ref().map(|step| format!("{}: {}", format::date(step.date), step.what));
        vec![
            format::date(one.date),
            format::or_none(one.time, format::time),
            labels::channel(one.channel).to_owned(),
            labels::outcome(one.outcome).to_owned(),
            said(one),
            next.unwrap_or_default(),
        ]
    };
    let labels = [words::DAY, words::TIME, words::CHANNEL, words::OUTCOME, words::NOTE, words::NEXT_STEP];
    let headings = labels.map(|label| (label.to_owned(), false)).to_vec();
    Table { headings, rows: dossier.interactions.to_vec().iter().map(row).collect() }
}

/// What was said, complained of and answered.
fn said(one: &Interaction) -> String {
    let because = one.answer_reason.map(|reason| answers::reason(reason).to_owned());
    let scores = [one.nps.map(words::nps), one.csat.map(words::csat), because];
    let parts = [one.note.clone(), one.complaint.clone()].into_iter().chain(scores);
    parts.flatten().collect::<Vec<_>>().join(" · ")
}

fn orders(p: &Portfolio, dossier: &Dossier) -> Table {
    let row = |one: &Order| {
        let principal = one.principal.and_then(|id| p.catalog().principal(id));
        let items: Vec<&str> = one.items.iter().map(|item| item.product.as_str()).collect();
        vec![
            format::date(one.date),
            one.number.clone().unwrap_or_default(),
            labels::order_status(one.status).to_owned(),
            principal.map(|principal| principal.name.clone()).unwrap_or_default(),
            items.join(", "),
            one.note.clone().unwrap_or_default(),
            format::money(one.value),
        ]
    };
    let texts = [words::DAY, words::NUMBER, words::STATUS, words::PRINCIPAL, words::ITEMS, words::NOTE];
    let headings = texts
        .map(|label| (label.to_owned(), false))
        .into_iter()
        .chain([(words::ORDER_VALUE.to_owned(), true)]);
    Table { headings: headings.collect(), rows: dossier.orders.to_vec().iter().map(row).collect() }
}

fn agenda(dossier: &Dossier) -> Table {
    let row = |one: &Appointment| {
        vec![
            format::date(one.date),
            format::or_none(one.time, format::time),
            labels::channel(one.channel).to_owned(),
            one.note.clone().unwrap_or_default(),
        ]
    };
    let headings = [words::DAY, words::TIME, words::CHANNEL, words::NOTE]
        .map(|label| (label.to_owned(), false))
        .to_vec();
    Table { headings, rows: dossier.appointments().map(row).collect() }
}

fn counts(dossier: &Dossier) -> Table {
    let row = |count: &StockCount| {
        vec![format::date(count.date), count.product.clone(), format::integer(count.units)]
    };
    let headings = [(words::DAY, false), (words::PRODUCT, false), (words::UNITS, true)];
    Table {
        headings: headings.map(|(label, is_figure)| (label.to_owned(), is_figure)).to_vec(),
        rows: dossier.stock_counts().map(row).collect(),
    }
}

fn rescue(dossier: &Dossier) -> Table {
    let row = |event: &CaseEvent| {
        let channel = format::or_none(event.channel, |channel| labels::channel(channel).to_owned());
        vec![format::date(event.date), channel, event.note.clone().unwrap_or_default()]
    };
    let headings = [words::DAY, words::CHANNEL, words::NOTE].map(|label| (label.to_owned(), false)).to_vec();
    Table { headings, rows: dossier.case_events().map(row).collect() }
}

fn credit(dossier: &Dossier) -> Table {
    let row = |check: &RiskCheck| {
        let seen: Vec<String> = check.seen.all().map(|value| risk::signal_with_value(&value)).collect();
        let source = check.source.clone().unwrap_or_default();
        vec![format::date(check.date), source, seen.join("; "), check.note.clone().unwrap_or_default()]
    };
    let headings = [words::DAY, risk::SOURCE, words::SEEN, words::NOTE];
    let headings = headings.map(|label| (label.to_owned(), false)).to_vec();
    Table { headings, rows: dossier.risk_checks().map(row).collect() }
}

fn incidents(dossier: &Dossier, written: NaiveDate) -> Table {
    let row = |one: &Incident| {
        vec![
            format::date(one.date),
            incident_words::kind(one.kind).to_owned(),
            incident_words::state(one, written),
            one.note.clone().unwrap_or_default(),
        ]
    };
    let headings = [words::DAY, words::INCIDENT, words::STATUS, words::NOTE];
    let headings = headings.map(|label| (label.to_owned(), false)).to_vec();
    Table { headings, rows: dossier.incidents().map(row).collect() }
}

fn care(dossier: &Dossier, client: &Client) -> Table {
    let people = client.known_people();
    let row = |one: &CareEvent| {
        let person = one.person.and_then(|id| people.iter().find(|person| person.id == Some(id)));
        let told = [person.map(|person| named(&person.name)), one.note.clone()];
        vec![
            format::date(one.date),
            answers::step(one.kind).to_owned(),
            one.owner.clone().unwrap_or_default(),
            format::or_none(one.due, format::date),
            told.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        ]
    };
    let headings = [words::DAY, words::STEP, words::OWNER, words::DUE, words::NOTE];
    let headings = headings.map(|label| (label.to_owned(), false)).to_vec();
    Table { headings, rows: dossier.care_events().map(row).collect() }
}

fn prospecting(p: &Portfolio, dossier: &Dossier) -> Table {
    let rules = p.rules();
    let rows = dossier.prospect_events().map(|event| {
        vec![
            format::date(event.date),
            prospecting_words::event(&event.kind, &rules.prospecting, p.catalog()),
            event.cost.map(format::money).unwrap_or_default(),
            event.note.clone().unwrap_or_default(),
        ]
    });
    let texts = [(words::DAY, false), (words::STEP, false), (words::COST, true), (words::NOTE, false)];
    Table {
        headings: texts.map(|(label, is_figure)| (label.to_owned(), is_figure)).to_vec(),
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::exchange::dossie::write;

    #[test]
    fn all_that_is_known_of_one_client_is_there_and_nothing_of_another() {
        let today: NaiveDate = "2026-11-20".parse().unwrap();
        let p = Portfolio::from_records(sample::records(7, today));
        let richest =
            p.dossiers().iter().filter(|one| one.client.is_some()).max_by_key(|one| one.orders.len());
        let dossier = richest.unwrap();
        let client = dossier.client.as_ref().unwrap();
        let page = super::dossie(&p, dossier, client, today);
        let rows = |at: usize| match &page.sections[at].part {
            Part::Table(table) => table.rows.len(),
            Part::Nothing => 0,
            Part::Months(_) | Part::Bars(_) | Part::Map(_) => unreachable!(),
        };
        assert_eq!((rows(1), rows(2)), (dossier.interactions.len(), dossier.orders.len()));
        assert!(rows(0) > 3 && rows(1) > 0);
        let text = String::from_utf8(write(&page)).unwrap();
        let others = p.clients().filter(|(_, one)| one.id != client.id && !text.contains(one.display_name()));
        assert_eq!(others.count(), p.client_count() - 1);

        let alone = alone(&p, dossier, client);
        assert_eq!((alone.client_count(), alone.dossier(client.id)), (1, Some(dossier)));
        let served = client.holdings.iter().filter_map(|held| held.salesperson);
        for id in served {
            assert_eq!(alone.catalog().salesperson(id), p.catalog().salesperson(id));
        }
        assert!(alone.catalog().templates.is_empty());
    }
}
