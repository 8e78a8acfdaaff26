//! What came after the released sample: part of `everything`, and taken out again where that sample is compared.

use carteira::domain::calendar::period::Month;
use carteira::domain::catalog::CatalogEntry;
use carteira::domain::catalog::goals::{GoalId, Measure};
use carteira::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use carteira::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use carteira::domain::catalog::month_closing::{MonthClosing, MonthClosingId};
use carteira::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup};
use carteira::domain::catalog::segment::{Segment, SegmentColour};
use carteira::domain::client::answer::Answer;
use carteira::domain::keeping::register::Register;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::measure::tally::Tally;
use carteira::domain::record::Record;
use carteira::domain::value::id::{ActionId, ClientId, MailingId, SalespersonId, SegmentId, TemplateId};
use carteira::domain::value::uf::Uf;
use chrono::NaiveDate;
use std::collections::BTreeMap;

fn at(millis: u64) -> Stamp {
    Stamp { millis, counter: 1, device: DeviceId(0xa1) }
}

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Kinds of entries that version 1 did not have.
pub(crate) fn entries() -> Vec<Record> {
    vec![
        goal(None, Measure::Coverage, Some(85), 6),
        goal(Some(0x5a), Measure::Revenue, Some(12_345_600), 7),
        goal(Some(0x5a), Measure::NewClients, None, 8),
        Record::Catalog(CatalogEntry::Reason {
            id: "preco".to_owned(),
            register: Register {
                value: Some(Reason {
                    name: text("preço acima do combinado"),
                    group: ReasonGroup::Competition,
                    effect: ReasonEffect::Detractor,
                    controllable: false,
                    retired: true,
                }),
                at: at(9),
            },
        }),
        Record::Catalog(CatalogEntry::Reason {
            id: "sem-giro".to_owned(),
            register: Register { value: None, at: at(10) },
        }),
        Record::Catalog(CatalogEntry::Action {
            id: ActionId::from_u128(0xac),
            register: Register {
                value: Some(ImprovementAction {
                    reason: "preco".to_owned(),
                    text: "Rever a tabela de preços".to_owned(),
                    owner: text("Rui"),
                    due: Some(date(12, 15)),
                    state: ActionState::Doing,
                    result: text("duas voltaram"),
                }),
                at: at(11),
            },
        }),
        closing(
            9,
            Some(MonthClosing {
                closed_on: date(10, 8),
                total: Tally { eligible: 3, covered: 2, visited: 1, bought: 1 },
                salespeople: vec![
                    (None, Tally { eligible: 1, covered: 0, visited: 0, bought: 0 }),
                    (
                        Some(SalespersonId::from_u128(0x5a)),
                        Tally { eligible: 2, covered: 2, visited: 1, bought: 1 },
                    ),
                ],
                states: vec![(Some(Uf::SP), Tally { eligible: 3, covered: 2, visited: 1, bought: 1 })],
            }),
        ),
        closing(8, None),
    ]
    .into_iter()
    .chain(mailings())
    .collect()
}

/// Segments, what was sent to them, and the answers.
fn mailings() -> [Record; 6] {
    let kept = Segment {
        name: "Padarias da serra".to_owned(),
        colour: SegmentColour::Teal,
        query: "ramo=Padaria&uf=RS".to_owned(),
        interval_days: 30,
        owner: Some(SalespersonId::from_u128(0x5a)),
        template: Some(TemplateId::from_u128(0x7e)),
        offer: text("frete grátis"),
    };
    let bare = Segment { owner: None, template: None, offer: None, query: String::new(), ..kept.clone() };
    let queue = Mailing {
        segment: SegmentId::from_u128(0x5e).to_string(),
        name: kept.name.clone(),
        begun: date(11, 20),
        template: kept.template,
        offer: kept.offer.clone(),
        clients: vec![ClientId::from_u128(2), ClientId::from_u128(1)],
        held: [ClientId::from_u128(3)].into(),
        stopped: true,
    };
    let segment = |id, value, millis| CatalogEntry::Segment {
        id: SegmentId::from_u128(id),
        register: Register { value, at: at(millis) },
    };
    let answer = |client, sent, millis| CatalogEntry::MailAnswer {
        id: MailAnswerId { mailing: MailingId::from_u128(0x3a), client: ClientId::from_u128(client) },
        register: Register { value: Some(MailAnswer { on: date(11, 20), sent }), at: at(millis) },
    };
    let mailing = CatalogEntry::Mailing {
        id: MailingId::from_u128(0x3a),
        register: Register { value: Some(queue), at: at(15) },
    };
    [
        segment(0x5e, Some(kept), 13),
        segment(0x5f, Some(bare), 14),
        segment(0x60, None, 14),
        mailing,
        answer(1, false, 17),
        answer(2, true, 16),
    ]
    .map(Record::Catalog)
}

/// A field of the client that version 1 did not have.
pub(crate) fn departures() -> BTreeMap<NaiveDate, Answer> {
    let given =
        Answer { turned: date(4, 6), said: date(4, 7), reason: text("preco"), note: text("achou caro") };
    let skipped = Answer { turned: date(9, 29), said: date(9, 30), reason: None, note: None };
    [(date(1, 4), given), (date(6, 30), skipped)].into()
}

/// A record without what came later; `None` for one that is all of it.
pub(crate) fn in_version_1(record: Record) -> Option<Record> {
    match record {
        Record::Client(mut dossier) => {
            dossier.facts.clear();
            let mut contacts = dossier.interactions.to_vec();
            contacts.iter_mut().for_each(|one| (one.csat, one.answer_reason) = (None, None));
            dossier.interactions = contacts.into();
            if let Some(client) = &mut dossier.client {
                client.departures.clear();
                client.past_situations.clear();
                client.visit_weekdays.clear();
                client.visit_hours.clear();
                client.purchase_potential = None;
                (client.source, client.referred_by, client.expected_value) = (None, None, None);
                client.credit_limit = None;
                (client.benefit, client.benefit_since) = (None, None);
                client.people.iter_mut().for_each(|person| person.id = None);
            }
            Some(Record::Client(dossier))
        }
        Record::Catalog(
            CatalogEntry::Goal { .. }
            | CatalogEntry::Reason { .. }
            | CatalogEntry::Action { .. }
            | CatalogEntry::Template { .. }
            | CatalogEntry::MonthClosing { .. }
            | CatalogEntry::Segment { .. }
            | CatalogEntry::Mailing { .. }
            | CatalogEntry::MailAnswer { .. },
        ) => None,
        record @ Record::Catalog(_) => Some(record),
    }
}

fn goal(salesperson: Option<u128>, measure: Measure, value: Option<u64>, millis: u64) -> Record {
    let month = Month::new(2026, 11).unwrap();
    let id =
        GoalId { month, salesperson: salesperson.map(SalespersonId::from_u128), principal: None, measure };
    Record::Catalog(CatalogEntry::Goal { id, register: Register { value, at: at(millis) } })
}

fn closing(month: u32, value: Option<MonthClosing>) -> Record {
    let id = MonthClosingId { month: Month::new(2026, month).unwrap(), device: DeviceId(0xa1) };
    Record::Catalog(CatalogEntry::MonthClosing { id, register: Register { value, at: at(12) } })
}
