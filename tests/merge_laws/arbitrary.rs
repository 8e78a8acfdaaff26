//! Dossiers and catalog entries that collide.

use carteira::domain::calendar::period::Month;
use carteira::domain::catalog::CatalogEntry;
use carteira::domain::catalog::goals::{GoalId, Measure};
use carteira::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use carteira::domain::catalog::mailing::{MailAnswer, MailAnswerId};
use carteira::domain::catalog::month_closing::{MonthClosing, MonthClosingId};
use carteira::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup};
use carteira::domain::catalog::salesperson::Salesperson;
use carteira::domain::client::answer::Answer;
use carteira::domain::client::person::Person;
use carteira::domain::client::{Client, ClientEdit, Referrer, Situation, SituationHeld};
use carteira::domain::fact::Origin;
use carteira::domain::fact::appointment::{Appointment, AppointmentState, Occurrence, Repeat};
use carteira::domain::fact::care::CareEvent;
use carteira::domain::fact::care::kind::CareKind;
use carteira::domain::fact::case_event::{CaseEvent, CaseEventKind};
use carteira::domain::fact::incident::Incident;
use carteira::domain::fact::incident::kind::IncidentKind;
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::fact::kept_fact::KeptFact;
use carteira::domain::fact::order::Order;
use carteira::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use carteira::domain::fact::risk_check::RiskCheck;
use carteira::domain::fact::risk_signals::RiskSeen;
use carteira::domain::fact::stock_count::StockCount;
use carteira::domain::keeping::register::Register;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::measure::tally::Tally;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::id::{
    ActionId, AppointmentId, CareEventId, CaseEventId, ClientId, IncidentId, InteractionId, MailingId,
    OrderId, PersonId, PrincipalId, ProspectEventId, RiskCheckId, SalespersonId, StockCountId,
};
use carteira::domain::value::money::Centavos;
use chrono::NaiveDate;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

pub(crate) fn stamp() -> impl Strategy<Value = Stamp> {
    (1..5_u64, 0..2_u32, 1..3_u64).prop_map(|(millis, counter, device)| Stamp {
        millis,
        counter,
        device: DeviceId(device),
    })
}

pub(crate) fn client_id() -> impl Strategy<Value = ClientId> {
    (1..3_u128).prop_map(ClientId::from_u128)
}

pub(crate) fn fact_id() -> impl Strategy<Value = u128> {
    100..103_u128
}

pub(crate) fn date() -> impl Strategy<Value = NaiveDate> {
    (1..4_u32).prop_map(|day| NaiveDate::from_ymd_opt(2026, 2, day).unwrap())
}

pub(crate) fn edit() -> impl Strategy<Value = ClientEdit> {
    prop_oneof![
        prop::sample::select(vec!["Ana", "Bia"]).prop_map(|name| ClientEdit::LegalName(name.to_owned())),
        option::of(Just("Loja".to_owned())).prop_map(ClientEdit::TradeName),
        option::of(5..7_u16).prop_map(ClientEdit::CadenceDays),
        option::of(1..3_i64).prop_map(|much| ClientEdit::PurchasePotential(much.map(Centavos::new))),
        option::of(Just("fair".to_owned())).prop_map(ClientEdit::Source),
        option::of(Just(Referrer { client: ClientId::from_u128(2), person: None }))
            .prop_map(ClientEdit::ReferredBy),
        option::of(Just("3%".to_owned())).prop_map(ClientEdit::Benefit),
        option::of(0..2_i64).prop_map(|much| ClientEdit::CreditLimit(much.map(Centavos::new))),
        prop::sample::select(vec![Situation::Active, Situation::Former]).prop_map(ClientEdit::Situation),
        vec(date(), 0..3).prop_map(|days| {
            let held = |day| SituationHeld::new(Situation::Blocked, Some(day), None);
            ClientEdit::PastSituations(days.into_iter().map(held).collect())
        }),
        prop::collection::btree_set(prop::sample::select(vec!["x".to_owned(), "y".to_owned()]), 0..3)
            .prop_map(ClientEdit::Tags),
        vec(prop::sample::select(vec!["Zeca", "Rita"]), 0..3).prop_map(|names| {
            let named = |name: &str| Person { name: name.to_owned(), ..Person::default() };
            ClientEdit::People(names.into_iter().map(named).collect())
        }),
        (date(), date(), option::of(Just("preco".to_owned()))).prop_map(|(after, said, reason)| {
            let answer = Answer { turned: said, said, reason, note: None };
            ClientEdit::Departures([(after, answer)].into())
        }),
    ]
}

/// People who are told apart already, as their tombstones name them.
const KNOWN: [u128; 2] = [PERSON + 1, PERSON + 2];
const PERSON: u128 = 0x8000_8000_0000_0000_0000;

fn known_people() -> impl Strategy<Value = ClientEdit> {
    let person =
        (prop::sample::select(vec!["Zeca", "Rita"]), option::of(prop::sample::select(KNOWN.to_vec())));
    vec(person, 0..4).prop_map(|people| {
        let person = |(name, id): (&str, Option<u128>)| Person {
            id: id.map(PersonId::from_u128),
            name: name.to_owned(),
            ..Person::default()
        };
        ClientEdit::People(people.into_iter().map(person).collect())
    })
}

pub(crate) fn client(id: ClientId) -> impl Strategy<Value = Client> {
    let life = option::of(stamp()).prop_map(Option::unwrap_or_default);
    let any_edit = || prop_oneof![3 => edit(), 1 => known_people()];
    let registered = vec(any_edit(), 0..3);
    (stamp(), life, registered, vec((any_edit(), stamp()), 0..5)).prop_map(
        move |(created, life, registered, edits)| {
            let mut client = Client { life, ..Client::new(id, created) };
            registered.into_iter().for_each(|edit| client.set(edit, created));
            client.stamps.clear();
            edits.into_iter().for_each(|(edit, stamp)| client.set(edit, stamp));
            client
        },
    )
}

pub(crate) fn interaction() -> impl Strategy<Value = Interaction> {
    let outcome = prop::sample::select(vec![Outcome::Success, Outcome::Absent]);
    (fact_id(), stamp(), date(), outcome, option::of(Just("Ana pediu".to_owned()))).prop_map(
        |(id, recorded, date, outcome, note)| Interaction {
            note,
            ..Interaction::new(InteractionId::from_u128(id), recorded, date, Channel::Visit, outcome)
        },
    )
}

pub(crate) fn order() -> impl Strategy<Value = Order> {
    let origin = prop::sample::select(vec![Origin::Typed, Origin::Imported]);
    (fact_id(), stamp(), date(), 0..3_i64, origin).prop_map(|(id, recorded, date, value, origin)| Order {
        origin,
        ..Order::new(OrderId::from_u128(200 + id), recorded, date, Centavos::new(value))
    })
}

/// Of any kind; one id may be recorded twice with other values, for putting again is how they are edited.
pub(crate) fn kept_fact() -> impl Strategy<Value = KeptFact> {
    let note = || option::of(Just("Ana pediu".to_owned()));
    let state = prop::sample::select(vec![AppointmentState::Planned, AppointmentState::Done]);
    let repeat = option::of(prop::sample::select(vec![Repeat::EveryWeeks(2), Repeat::EveryMonths(1)]));
    let occurrence = option::of((fact_id(), date()).prop_map(|(series, on)| {
        let series = AppointmentId::from_u128(300 + series);
        Occurrence { series, on }
    }));
    let marks = (option::of(date()), occurrence, any::<bool>());
    let appointment = (fact_id(), stamp(), date(), state, repeat, note(), marks).prop_map(
        |(id, recorded, date, state, repeat, note, (until, occurrence, confirmed))| {
            let id = AppointmentId::from_u128(300 + id);
            let bare = Appointment::new(id, recorded, date, Channel::Visit);
            KeptFact::from(Appointment { state, repeat, until, occurrence, confirmed, note, ..bare })
        },
    );
    let count = (fact_id(), stamp(), date(), 0..3_i64, option::of(0..2_i64)).prop_map(
        |(id, recorded, date, units, delivered)| {
            let id = StockCountId::from_u128(400 + id);
            let bare = StockCount::new(id, recorded, date, "Ana".to_owned(), units);
            KeptFact::from(StockCount { delivered, ..bare })
        },
    );
    let lost = option::of(Just("preco".to_owned()))
        .prop_map(|reason| CaseEventKind::ClosedLost { reason, review_on: None });
    let kind = prop_oneof![Just(CaseEventKind::Tried), lost];
    let event = (fact_id(), stamp(), date(), kind, note()).prop_map(|(id, recorded, date, kind, note)| {
        let bare = CaseEvent::new(CaseEventId::from_u128(500 + id), recorded, date, 1, kind);
        KeptFact::from(CaseEvent { note, ..bare })
    });
    let way = prop_oneof![
        Just(ProspectEventKind::Stage("proposal".to_owned())),
        Just(ProspectEventKind::Lost { reason: Some("preco".to_owned()) }),
        Just(ProspectEventKind::Interest(Interest::Quote)),
    ];
    let cost = option::of((0..3_i64).prop_map(Centavos::new));
    let prospect =
        (fact_id(), stamp(), date(), way, cost, note()).prop_map(|(id, recorded, date, kind, cost, note)| {
            let bare = ProspectEvent::new(ProspectEventId::from_u128(600 + id), recorded, date, kind);
            KeptFact::from(ProspectEvent { cost, note, ..bare })
        });
    let signals = (option::of(0..3_u32), option::of(any::<bool>()), option::of(date()));
    let check = (fact_id(), stamp(), date(), signals, note()).prop_map(
        |(id, recorded, date, (protests, bankrupt, again_on), note)| {
            let bare = RiskCheck::new(RiskCheckId::from_u128(700 + id), recorded, date);
            let seen = RiskSeen { protests, bankrupt, ..RiskSeen::default() };
            KeptFact::from(RiskCheck { seen, again_on, note, ..bare })
        },
    );
    let wrong = prop_oneof![Just(IncidentKind::Damaged), Just(IncidentKind::Shortage)];
    let incident = (fact_id(), stamp(), date(), wrong, option::of(date()), note()).prop_map(
        |(id, recorded, date, kind, solved_on, note)| {
            let bare = Incident::new(IncidentId::from_u128(800 + id), recorded, date, kind);
            KeptFact::from(Incident { solved_on, note, ..bare })
        },
    );
    let care = prop_oneof![Just(CareKind::Agreed), Just(CareKind::Solved), Just(CareKind::NotAnswered)];
    let owner = option::of(Just("Ana".to_owned()));
    let care = (fact_id(), stamp(), date(), care, option::of(date()), owner).prop_map(
        |(id, recorded, date, kind, due, owner)| {
            let bare = CareEvent::new(CareEventId::from_u128(900 + id), recorded, date, kind);
            KeptFact::from(CareEvent { due, owner, ..bare })
        },
    );
    prop_oneof![appointment, count, event, prospect, check, incident, care]
}

/// A normal dossier of the first client.
pub(crate) fn dossier() -> impl Strategy<Value = Dossier> {
    dossier_of(ClientId::from_u128(1))
}

pub(crate) fn dossier_of(id: ClientId) -> impl Strategy<Value = Dossier> {
    let client = option::weighted(0.8, client(id));
    let facts = (vec(interaction(), 0..4), vec(order(), 0..3), vec(kept_fact(), 0..4));
    let gone = prop_oneof![
        100..103_u128,
        400..403_u128,
        500..502_u128,
        600..602_u128,
        700..702_u128,
        prop::sample::select(KNOWN.to_vec())
    ];
    let removed = btree_map(gone.prop_map(Uuid::from_u128), stamp(), 0..3);
    let unknown =
        btree_map(path(), prop::sample::select(vec![json!("cor a"), json!("cor b"), json!([1])]), 0..4);
    (client, facts, removed, option::weighted(0.3, stamp()), unknown).prop_map(
        move |(client, (interactions, orders, facts), removed, erased, unknown)| {
            let (interactions, orders) = (interactions.into(), orders.into());
            let raw = Dossier { id, client, interactions, orders, facts, removed, erased, unknown };
            // Merging into nothing also settles two facts with one id, as a reader must.
            Dossier::empty(id).merged(&raw)
        },
    )
}

fn path() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "/client/color".to_owned(),
        "/client/stamps/color".to_owned(),
        "/future".to_owned(),
        "/client/people/0a1b2c3d-1/birthday".to_owned(),
        format!("/interactions/{}/weather", Uuid::from_u128(100)),
        format!("/orders/{}/carrier", Uuid::from_u128(301)),
        format!("/appointments/{}/weather", Uuid::from_u128(400)),
    ])
}

pub(crate) fn catalog_entry() -> impl Strategy<Value = CatalogEntry> {
    let salesperson = (1..3_u128, option::of(prop::sample::select(vec!["Rui", "Eva"])), stamp()).prop_map(
        |(id, name, at)| {
            let id = SalespersonId::from_u128(id);
            let person = |name: &str| Salesperson { id, name: name.to_owned(), email: None, phone: None };
            CatalogEntry::Salesperson { id, register: Register { value: name.map(person), at } }
        },
    );
    let setting = (option::of(70..73_u8), stamp()).prop_map(|(goal, at)| CatalogEntry::Setting {
        id: "coverage.goal_percent".to_owned(),
        register: Register { value: goal.map(|goal| json!(goal)), at },
    });
    let typed = (any::<bool>(), stamp()).prop_map(|(counts, at)| CatalogEntry::Setting {
        id: "coverage.typed_order_counts".to_owned(),
        register: Register { value: Some(json!(counts)), at },
    });
    let goal =
        (1..3_u128, any::<bool>(), option::of(0..3_u64), stamp()).prop_map(|(who, of_one, value, at)| {
            CatalogEntry::Goal {
                id: GoalId {
                    month: Month::new(2026, 2).unwrap(),
                    salesperson: Some(SalespersonId::from_u128(who)),
                    principal: of_one.then(|| PrincipalId::from_u128(1)),
                    measure: Measure::Revenue,
                },
                register: Register { value, at },
            }
        });
    let reason = (option::of((any::<bool>(), any::<bool>())), stamp()).prop_map(|(value, at)| {
        let value = value.map(|(controllable, retired)| Reason {
            name: retired.then(|| "caro".to_owned()),
            group: ReasonGroup::Ours,
            effect: ReasonEffect::Leaves,
            controllable,
            retired,
        });
        CatalogEntry::Reason { id: "preco".to_owned(), register: Register { value, at } }
    });
    let states = prop::sample::select(ActionState::ALL.to_vec());
    let action = (option::of(states), stamp()).prop_map(|(state, at)| {
        let value = state.map(|state| ImprovementAction {
            reason: "preco".to_owned(),
            text: "Rever a tabela".to_owned(),
            owner: None,
            due: NaiveDate::from_ymd_opt(2026, 2, 28),
            state,
            result: None,
        });
        CatalogEntry::Action { id: ActionId::from_u128(7), register: Register { value, at } }
    });
    let closing = (1..3_u64, option::of(0..3_u32), stamp()).prop_map(|(device, covered, at)| {
        CatalogEntry::MonthClosing {
            id: MonthClosingId { month: Month::new(2026, 1).unwrap(), device: DeviceId(device) },
            register: Register {
                value: covered.map(|covered| MonthClosing {
                    closed_on: NaiveDate::from_ymd_opt(2026, 2, 9).unwrap(),
                    total: Tally { eligible: 3, covered, visited: 0, bought: 0 },
                    salespeople: Vec::new(),
                    states: Vec::new(),
                }),
                at,
            },
        }
    });
    let answer = (1..3_u128, option::of(any::<bool>()), stamp()).prop_map(|(client, sent, at)| {
        let on = NaiveDate::from_ymd_opt(2026, 2, 9).unwrap();
        CatalogEntry::MailAnswer {
            id: MailAnswerId { mailing: MailingId::from_u128(1), client: ClientId::from_u128(client) },
            register: Register { value: sent.map(|sent| MailAnswer { on, sent }), at },
        }
    });
    prop_oneof![salesperson, setting, typed, goal, reason, action, closing, answer]
}
