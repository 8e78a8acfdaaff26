//! A carteira in which every field of every record is filled.

use super::later;
use carteira::domain::calendar::visiting::IsoWeekday;
use carteira::domain::catalog::CatalogEntry;
use carteira::domain::catalog::principal::Principal;
use carteira::domain::catalog::salesperson::Salesperson;
use carteira::domain::client::person::Person;
use carteira::domain::client::{Client, ClientEdit, Holding, Referrer, Situation, SituationHeld};
use carteira::domain::fact::Origin;
use carteira::domain::fact::appointment::{Appointment, AppointmentState, Occurrence, Repeat};
use carteira::domain::fact::care::CareEvent;
use carteira::domain::fact::care::answer::AnswerReason;
use carteira::domain::fact::care::kind::CareKind;
use carteira::domain::fact::case_event::{CaseEvent, CaseEventKind};
use carteira::domain::fact::incident::Incident;
use carteira::domain::fact::incident::kind::IncidentKind;
use carteira::domain::fact::interaction::{Channel, Interaction, NextStep, Outcome};
use carteira::domain::fact::kept_fact::KeptFact;
use carteira::domain::fact::order::{Order, OrderItem, OrderStatus};
use carteira::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use carteira::domain::fact::risk_check::RiskCheck;
use carteira::domain::fact::risk_signals::RiskSeen;
use carteira::domain::fact::stock_count::StockCount;
use carteira::domain::keeping::register::Register;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::measure::risk_score::Registration;
use carteira::domain::place::geo::LatLon;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::cep::Cep;
use carteira::domain::value::cpf::TaxId;
use carteira::domain::value::id::{
    AppointmentId, CareEventId, CaseEventId, ClientId, IncidentId, InteractionId, OrderId, PersonId,
    PrincipalId, ProspectEventId, RiskCheckId, SalespersonId, StockCountId,
};
use carteira::domain::value::money::Centavos;
use carteira::domain::value::phone::Phone;
use carteira::domain::value::uf::Uf;
use chrono::{NaiveDate, NaiveTime};
use serde_json::json;
use uuid::Uuid;

fn at(millis: u64) -> Stamp {
    Stamp { millis, counter: 1, device: DeviceId(0xa1) }
}

fn date(month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, day)
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(crate) fn everything() -> Vec<Record> {
    let (rui, house) = (SalespersonId::from_u128(0x5a), PrincipalId::from_u128(0x9a));
    let phone = |text| Phone::parse(text).unwrap();
    let id = ClientId::from_u128(1);
    let mut client = Client {
        code: text("0042"),
        legal_name: "Padaria São João Ltda.".to_owned(),
        trade_name: text("Pão \"do\" João\n& filhos"),
        tax_id: Some(TaxId::parse("12.ABC.345/01DE-35").unwrap()),
        state_registration: text("110.042.490.114"),
        industry: text("Padaria"),
        situation: Situation::Blocked,
        situation_since: date(1, 31),
        situation_reason: text("inadimplente"),
        past_situations: vec![
            SituationHeld::new(Situation::Prospect, None, None),
            SituationHeld::new(Situation::Former, date(1, 2), text("fechou")),
        ],
        entered: date(1, 1),
        left: date(12, 31),
        holdings: vec![
            Holding { since: None, salesperson: Some(rui) },
            Holding { since: date(2, 28), salesperson: None },
        ],
        principals: [house].into(),
        street: text("Rua das Flores"),
        street_number: text("12-A"),
        complement: text("fundos"),
        district: text("Centro"),
        city: text("Campinas"),
        city_code: Some(3509502),
        uf: Some(Uf::SP),
        cep: Some(Cep::parse("13010-111").unwrap()),
        location: Some(LatLon::new(-22.9056, -47.0608123).unwrap()),
        people: vec![Person {
            id: Some(PersonId::from_u128(0x8000_0000_0000_8000_0000_0000_0000_0001)),
            name: "Ana".to_owned(),
            role: text("compradora"),
            phone: Some(phone("(19) 98765-4321")),
            email: text("ana@example.com"),
            partner: true,
        }],
        phones: vec![phone("(19) 3265-4321 r. 12"), phone("0800 123 4567"), phone("+351 912 345 678")],
        whatsapp: Some(phone("19 98765-4321")),
        emails: vec!["loja@example.com".to_owned()],
        tags: ["vip".to_owned(), "café".to_owned()].into(),
        extra: [("Rota".to_owned(), "3".to_owned())].into(),
        notes: text("Fecha às 13h 🥖"),
        cadence_days: Some(10),
        purchase_potential: Some(Centavos::new(123_456)),
        credit_limit: Some(Centavos::new(0)),
        visit_weekdays: [1, 3].into_iter().map(|day| IsoWeekday::try_from(day).unwrap()).collect(),
        visit_hours: vec!["08:00-11:30".parse().unwrap(), "14:00-17:00".parse().unwrap()],
        departures: later::departures(),
        source: text("referral"),
        referred_by: Some(Referrer {
            client: ClientId::from_u128(0xc2),
            person: Some(PersonId::from_u128(0x8000_0000_0000_8000_0000_0000_0000_0002)),
        }),
        expected_value: Some(Centavos::new(80_000)),
        benefit: text("3% de desconto"),
        benefit_since: NaiveDate::from_ymd_opt(2026, 9, 1),
        life: at(50),
        ..Client::new(id, at(100))
    };
    client.set(ClientEdit::City(text("Campinas")), at(200));
    client.set(ClientEdit::WhatsApp(Some(phone("19 98765-4321"))), at(201));
    let visit = Interaction {
        time: NaiveTime::from_hms_opt(14, 5, 0),
        origin: Origin::Imported,
        salesperson: Some(rui),
        principal: Some(house),
        note: text("pediu tabela"),
        reason: text("estoque_cheio"),
        position: Some(LatLon::new(-22.9, -47.06).unwrap()),
        order: Some(OrderId::from_u128(0xb1)),
        nps: Some(9),
        csat: Some(4),
        answer_reason: Some(AnswerReason::Delivery),
        complaint: text("atraso"),
        resolves: Some(InteractionId::from_u128(0xc0)),
        next_step: Some(NextStep { date: date(7, 1).unwrap(), what: "levar amostra".to_owned() }),
        ..Interaction::new(
            InteractionId::from_u128(0xc1),
            at(300),
            date(6, 30).unwrap(),
            Channel::Visit,
            Outcome::NoOrder,
        )
    };
    let call = Interaction::new(
        InteractionId::from_u128(0xc2),
        at(301),
        date(6, 29).unwrap(),
        Channel::WhatsApp,
        Outcome::Success,
    );
    let bought = Order {
        status: OrderStatus::Pending,
        origin: Origin::Imported,
        number: text("77"),
        principal: Some(house),
        salesperson: Some(rui),
        items: vec![OrderItem {
            product: "Farinha".to_owned(),
            quantity_milli: 2500,
            total: Centavos::new(1234),
        }],
        note: text("urgente"),
        ..Order::new(OrderId::from_u128(0xb1), at(302), date(6, 30).unwrap(), Centavos::new(123_456))
    };
    let bare = Order::new(OrderId::from_u128(0xb2), at(303), date(5, 4).unwrap(), Centavos::new(-1));
    let full = Dossier {
        client: Some(client),
        interactions: vec![call, visit].into(),
        orders: vec![bare, bought].into(),
        facts: facts(rui),
        removed: [(Uuid::from_u128(0xdd), at(400))].into(),
        erased: Some(at(50)),
        ..Dossier::empty(id)
    };
    let named =
        Client { legal_name: "Só o nome".to_owned(), ..Client::new(ClientId::from_u128(2), at(101)) };
    let erased = Dossier { erased: Some(at(500)), ..Dossier::empty(ClientId::from_u128(3)) };
    let mut all = vec![
        Record::Client(Box::new(full)),
        Record::Client(Box::new(Dossier::of(named))),
        Record::Client(Box::new(erased)),
        Record::Catalog(CatalogEntry::Salesperson {
            id: rui,
            register: Register {
                value: Some(Salesperson {
                    id: rui,
                    name: "Rui".to_owned(),
                    email: text("rui@example.com"),
                    phone: Some(phone("11 91234-5678")),
                }),
                at: at(1),
            },
        }),
        Record::Catalog(CatalogEntry::Salesperson {
            id: SalespersonId::from_u128(0x5b),
            register: Register { value: None, at: at(2) },
        }),
        Record::Catalog(CatalogEntry::Principal {
            id: house,
            register: Register { value: Some(Principal { id: house, name: "Moinho".to_owned() }), at: at(3) },
        }),
        Record::Catalog(CatalogEntry::Setting {
            id: "coverage.counts".to_owned(),
            register: Register { value: Some(json!({"visit.absent": true})), at: at(4) },
        }),
        Record::Catalog(CatalogEntry::Setting {
            id: "coverage.goal_percent".to_owned(),
            register: Register { value: Some(json!(70)), at: at(5) },
        }),
    ];
    all.extend(later::entries());
    all
}

/// One of each kind with every field, and one with only what is always known; sorted as in a dossier.
fn facts(rui: SalespersonId) -> Vec<KeptFact> {
    let planned = Appointment {
        time: NaiveTime::from_hms_opt(9, 30, 0),
        minutes: Some(45),
        salesperson: Some(rui),
        locked: true,
        repeat: Some(Repeat::EveryWeeks(2)),
        until: date(12, 31),
        occurrence: Some(Occurrence { series: AppointmentId::from_u128(0xe2), on: date(6, 30).unwrap() }),
        confirmed: true,
        state: AppointmentState::Moved,
        moved_to: date(7, 3),
        note: text("levar amostra"),
        ..Appointment::new(AppointmentId::from_u128(0xe1), at(310), date(7, 1).unwrap(), Channel::Visit)
    };
    let monthly = Appointment {
        repeat: Some(Repeat::EveryMonths(1)),
        ..Appointment::new(AppointmentId::from_u128(0xe2), at(311), date(7, 3).unwrap(), Channel::Call)
    };
    let counted = StockCount {
        delivered: Some(240),
        losses: Some(2),
        in_transit: Some(24),
        pack: Some(12),
        ..StockCount::new(
            StockCountId::from_u128(0xe3),
            at(312),
            date(6, 1).unwrap(),
            "Farinha".to_owned(),
            90,
        )
    };
    let first = StockCount::new(
        StockCountId::from_u128(0xe4),
        at(313),
        date(5, 4).unwrap(),
        "Farinha".to_owned(),
        120,
    );
    let event = |id, month, day, kind| {
        CaseEvent::new(CaseEventId::from_u128(id), at(314), date(month, day).unwrap(), 1, kind)
    };
    let tried = CaseEvent {
        time: NaiveTime::from_hms_opt(10, 0, 0),
        channel: Some(Channel::WhatsApp),
        note: text("não atendeu"),
        ..event(0xe5, 6, 2, CaseEventKind::Tried)
    };
    let way = |id, month, day, kind| {
        ProspectEvent::new(ProspectEventId::from_u128(id), at(314), date(month, day).unwrap(), kind)
    };
    let stage = ProspectEvent {
        cost: Some(Centavos::new(12_50)),
        note: text("amostra enviada"),
        ..way(0x1f1, 6, 8, ProspectEventKind::Stage("proposal".to_owned()))
    };
    let lost = CaseEventKind::ClosedLost { reason: text("preco"), review_on: date(9, 30) };
    vec![
        first.into(),
        unseen().into(),
        went_wrong().into(),
        unanswered().into(),
        counted.into(),
        tried.into(),
        event(0xe6, 6, 3, CaseEventKind::Opened).into(),
        event(0xe7, 6, 4, CaseEventKind::Answered).into(),
        event(0xe8, 6, 5, CaseEventKind::Confirmed).into(),
        event(0xe9, 6, 6, CaseEventKind::ClosedWon).into(),
        event(0xea, 6, 7, lost).into(),
        stage.into(),
        way(0x1f2, 6, 9, ProspectEventKind::Interest(Interest::Sample)).into(),
        way(0x1f3, 6, 10, ProspectEventKind::Lost { reason: text("preco") }).into(),
        looked_at().into(),
        put_right().into(),
        agreed().into(),
        planned.into(),
        monthly.into(),
    ]
}

fn went_wrong() -> Incident {
    Incident::new(IncidentId::from_u128(0xf1), at(317), date(5, 21).unwrap(), IncidentKind::LateDelivery)
}

fn put_right() -> Incident {
    Incident {
        order: Some(OrderId::from_u128(0x0d)),
        solved_on: date(6, 30),
        note: text("três caixas molhadas"),
        ..Incident::new(IncidentId::from_u128(0xf2), at(318), date(6, 21).unwrap(), IncidentKind::Damaged)
    }
}

fn unanswered() -> CareEvent {
    CareEvent::new(CareEventId::from_u128(0x2f1), at(319), date(5, 22).unwrap(), CareKind::NotAnswered)
}

fn agreed() -> CareEvent {
    CareEvent {
        about: Some(InteractionId::from_u128(0xc1)),
        owner: text("Logística"),
        due: date(7, 3),
        person: Some(PersonId::from_u128(0x8000_0000_0000_8000_0000_0000_0000_0002)),
        note: text("trocar três caixas"),
        ..CareEvent::new(CareEventId::from_u128(0x2f2), at(320), date(6, 22).unwrap(), CareKind::Agreed)
    }
}

fn unseen() -> RiskCheck {
    RiskCheck::new(RiskCheckId::from_u128(0xee), at(315), date(5, 20).unwrap())
}

fn looked_at() -> RiskCheck {
    let seen = RiskSeen {
        registration: Some(Registration::Suspended),
        bankrupt: Some(false),
        judicial_recovery: Some(true),
        protests: Some(2),
        bounced_cheques: Some(0),
        pending_debts: Some(1),
        lawsuits: Some(3),
        inquiries_in_90_days: Some(7),
        state_registration_enabled: Some(false),
        partners_changed: date(4, 30),
        founded: NaiveDate::from_ymd_opt(2024, 2, 29),
        mean_delay_tenths: Some(75),
        open_titles: Some(Centavos::new(1_234_567)),
        overdue_titles: Some(Centavos::new(0)),
        legal_name: text("PADARIA SAO JOAO LTDA"),
        industry: text("Padaria e confeitaria"),
        state_registration: text("110.042.490.114"),
        partners: Some(["Ana Souza".to_owned(), "João \"Pão\" Lima".to_owned()].into()),
    };
    RiskCheck {
        origin: Origin::Imported,
        source: text("Bureau"),
        seen,
        again_on: date(9, 15),
        note: text("ligar para o contador"),
        ..RiskCheck::new(RiskCheckId::from_u128(0xef), at(316), date(6, 20).unwrap())
    }
}
