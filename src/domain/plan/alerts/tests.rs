use super::*;
use crate::domain::catalog::CatalogEdit;
use crate::domain::client::{Client, ClientEdit, Situation};
use crate::domain::fact::appointment::AppointmentState;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::fact::case_event::{CaseEvent, CaseEventKind};
use crate::domain::fact::interaction::{Interaction, NextStep, Outcome};
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::{RiskSeen, SignalValue};
use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::indicator::status::statuses;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::slot::Slot;
use crate::domain::sample;
use crate::domain::value::id::{
    AppointmentId, CareEventId, CaseEventId, InteractionId, OrderId, RiskCheckId, StockCountId,
};
use crate::domain::value::money::Centavos;
use serde_json::json;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

fn ago(days: i64) -> NaiveDate {
    step_days(today(), -days)
}

fn id(client: u128) -> ClientId {
    ClientId::from_u128(client)
}

struct Build {
    portfolio: Portfolio,
    clock: u64,
}

impl Build {
    fn new() -> Self {
        Self { portfolio: Portfolio::default(), clock: 0 }
    }

    fn step(mut self, step: Step) -> Self {
        self.clock += 1;
        let stamp = Stamp { millis: self.clock, counter: 0, device: DeviceId(1) };
        self.portfolio.apply(&Change::one(Deed::Edit, step), stamp).unwrap();
        self
    }

    fn client(self, client: u128) -> Self {
        self.step(Step::AddClient(Box::new(Client::new(id(client), Stamp::default()))))
    }

    fn fact_id(&self) -> u128 {
        u128::from(self.clock) + 100
    }

    fn bought(self, client: u128, days: i64, value: i64) -> Self {
        let order =
            Order::new(OrderId::from_u128(self.fact_id()), Stamp::default(), ago(days), Centavos::new(value));
        self.step(Step::AddOrder { client: id(client), order: Box::new(order) })
    }

    fn spoke(self, client: u128, days: i64, next: Option<i64>) -> Self {
        let fact = InteractionId::from_u128(self.fact_id());
        let said = Interaction::new(fact, Stamp::default(), ago(days), Channel::Visit, Outcome::Success);
        let next_step = next.map(|days| NextStep { date: ago(days), what: "levar amostra".to_owned() });
        let said = Interaction { next_step, ..said };
        self.step(Step::AddInteraction { client: id(client), interaction: Box::new(said) })
    }

    fn fact(self, client: u128, fact: impl Into<KeptFact>) -> Self {
        self.step(Step::PutFact { client: id(client), fact: Box::new(fact.into()) })
    }

    fn edit(self, client: u128, edit: ClientEdit) -> Self {
        self.step(Step::EditClient { client: id(client), edits: vec![edit] })
    }

    fn found(&self, copied: Copied) -> Vec<Alert> {
        let statuses = statuses(self.portfolio.columns(), self.portfolio.rules(), today());
        let known =
            Known { portfolio: &self.portfolio, statuses: &statuses, model: None, copied, today: today() };
        alerts(&known, |slot| slot.at() as u32)
    }

    fn reasons(&self) -> Vec<Reason> {
        self.found(Copied::NotAsked).into_iter().map(|alert| alert.reason).collect()
    }
}

#[test]
fn a_contact_that_falls_due_is_reported_by_its_state() {
    // Of an interval of 60: na hora from day 42, atrasado from 60, esquecido from 90.
    for (days, expected) in [
        (41, None),
        (42, Some(ContactState::Due)),
        (59, Some(ContactState::Due)),
        (60, Some(ContactState::Overdue)),
        (90, Some(ContactState::Forgotten)),
    ] {
        let build = Build::new().client(1).spoke(1, days, None).edit(1, ClientEdit::CadenceDays(Some(60)));
        let state = build.reasons().into_iter().find_map(|reason| match reason {
            Reason::Contact { state, days: _ } => Some(state),
            _ => None,
        });
        assert_eq!(state, expected, "{days}");
    }
    assert!(Build::new().client(1).reasons().is_empty(), "never contacted is no alert");
}

#[test]
fn the_step_of_a_rescue_takes_the_place_of_being_overdue() {
    let build = Build::new().client(1).bought(1, 50, 9_000).spoke(1, 200, None);
    assert!(matches!(build.reasons()[..], [Reason::CaseStep { step: 1, .. }]));
    let mut tried =
        CaseEvent::new(CaseEventId::from_u128(1), Stamp::default(), today(), 1, CaseEventKind::Tried);
    tried.channel = Some(Channel::Call);
    // The step is done: what is left is the contact that never came about.
    assert!(matches!(build.fact(1, tried).reasons()[..], [Reason::Contact { .. }]));
}

#[test]
fn what_was_agreed_is_reported_until_it_is_kept() {
    let meeting = |days: i64| {
        Appointment::new(AppointmentId::from_u128(7), Stamp::default(), ago(days), Channel::Visit)
    };
    let base = || Build::new().client(1).bought(1, 1, 100).spoke(1, 20, None);
    for (days, reported) in [(-1, false), (0, true), (14, true), (15, false)] {
        let found = base().fact(1, meeting(days)).reasons();
        let is = matches!(found[..], [Reason::Appointment { .. }, ..]);
        assert_eq!(is, reported, "{days}: {found:?}");
    }
    assert!(base().fact(1, meeting(3)).spoke(1, 3, None).reasons().is_empty(), "kept on its day");
    let dropped = Appointment { state: AppointmentState::Dropped, ..meeting(0) };
    assert!(!base().fact(1, dropped).reasons().iter().any(|one| matches!(one, Reason::Appointment { .. })));
}

#[test]
fn the_next_step_of_the_last_contact_is_reported_on_its_day() {
    let with = |next| Build::new().client(1).bought(1, 1, 100).spoke(1, 5, Some(next)).reasons();
    assert!(matches!(&with(0)[..], [Reason::NextStep { what, .. }] if what == "levar amostra"));
    assert!(with(-1).is_empty());
    let later = Build::new().client(1).bought(1, 1, 100).spoke(1, 5, Some(0)).spoke(1, 1, None);
    assert!(later.reasons().is_empty(), "spoken to since");
}

#[test]
fn a_shelf_that_runs_empty_within_a_week_is_reported() {
    let count = |fact, days, units, delivered| {
        let mut count = StockCount::new(
            StockCountId::from_u128(fact),
            Stamp::default(),
            ago(days),
            "Farinha".into(),
            units,
        );
        count.delivered = delivered;
        count
    };
    // Ten a day sold, 120 left two days ago: empty in ten days. With 80 left: in six.
    let with = |left| {
        let build = Build::new().client(1).bought(1, 1, 100).spoke(1, 1, None);
        build.fact(1, count(1, 12, 40, None)).fact(1, count(2, 2, left, Some(left + 60))).reasons()
    };
    assert_eq!(with(120), []);
    let on = step_days(today(), 6);
    assert_eq!(with(80), [Reason::Stockout { on, product: "Farinha".to_owned() }]);
}

#[test]
fn the_orders_say_what_came_in_where_the_count_does_not() {
    let count = |fact, days, units| {
        StockCount::new(StockCountId::from_u128(fact), Stamp::default(), ago(days), "sal".into(), units)
    };
    let mut order = Order::new(OrderId::from_u128(1), Stamp::default(), ago(5), Centavos::new(1));
    order.items.push(crate::domain::fact::order::OrderItem {
        product: "sal".into(),
        quantity_milli: 90_000,
        total: Centavos::new(1),
    });
    let build = Build::new().client(1).spoke(1, 1, None);
    let build = build.step(Step::AddOrder { client: id(1), order: Box::new(order) });
    // 10 + 90 − 50 = 50 sold in ten days: 50 left last ten days more.
    let build = build.fact(1, count(1, 14, 10)).fact(1, count(2, 4, 50));
    let on = step_days(today(), 6);
    assert_eq!(build.reasons(), [Reason::Stockout { on, product: "sal".to_owned() }]);
}

fn check(number: u128, days: i64, protests: u32) -> RiskCheck {
    let bare = RiskCheck::new(RiskCheckId::from_u128(number), Stamp::default(), ago(days));
    RiskCheck { seen: RiskSeen { protests: Some(protests), ..RiskSeen::default() }, ..bare }
}

#[test]
fn credit_that_got_worse_is_reported_for_a_month_and_with_what_it_was_before() {
    let base = || Build::new().client(1).bought(1, 1, 100).spoke(1, 1, None);
    let with = |days| base().fact(1, check(1, 100, 0)).fact(1, check(2, days, 2)).reasons();
    let [Reason::RiskChanged { on, changes }] = &with(30)[..] else { panic!("{:?}", with(30)) };
    assert_eq!((*on, changes.len()), (ago(30), 1));
    assert_eq!(changes[0].before, Some(SignalValue::Protests(0)));
    assert_eq!(with(31), []);
    let better = base().fact(1, check(1, 100, 2)).fact(1, check(2, 10, 0));
    assert_eq!(better.reasons(), []);
}

#[test]
fn a_check_that_is_due_is_reported_from_its_day_on_and_who_was_never_checked_is_not() {
    let base = || Build::new().client(1).bought(1, 1, 100).spoke(1, 1, None);
    assert_eq!(base().reasons(), []);
    let again = |days: i64| {
        let again_on = Some(ago(days));
        base().fact(1, RiskCheck { again_on, ..check(1, 40, 0) }).reasons()
    };
    assert_eq!(again(-1), []);
    assert_eq!(again(0), [Reason::RiskCheckDue { on: ago(0) }]);
    assert_eq!(base().fact(1, check(1, 179, 0)).reasons(), []);
    assert_eq!(base().fact(1, check(1, 180, 0)).reasons(), [Reason::RiskCheckDue { on: ago(0) }]);
}

#[test]
fn a_motivo_of_the_watch_asks_for_a_look_until_somebody_looked() {
    let said = |build: Build, days: i64, reason: &str| {
        let fact = InteractionId::from_u128(build.fact_id());
        let said = Interaction::new(fact, Stamp::default(), ago(days), Channel::Visit, Outcome::NoOrder);
        let said = Interaction { reason: Some(reason.to_owned()), ..said };
        build.step(Step::AddInteraction { client: id(1), interaction: Box::new(said) })
    };
    let base = || Build::new().client(1).bought(1, 1, 100);
    let told = said(base(), 5, "dificuldade-financeira");
    assert_eq!(told.reasons(), [Reason::RiskTold { on: ago(5) }]);
    assert_eq!(said(base(), 5, "preco").reasons(), []);
    let later = said(said(base(), 9, "dificuldade-financeira"), 5, "preco");
    assert_eq!(later.reasons(), [], "the last word counts");
    let looked = |days| said(base(), 5, "dificuldade-financeira").fact(1, check(1, days, 0)).reasons();
    assert_eq!((looked(5), looked(6)), (vec![], vec![Reason::RiskTold { on: ago(5) }]));
}

#[test]
fn an_old_copy_is_the_first_of_all() {
    let build = Build::new().client(1).bought(1, 50, 120_000).client(2).bought(2, 50, 240_000);
    let first = |copied| build.found(copied).into_iter().next().map(|alert| alert.reason);
    assert_eq!(first(Copied::Never), Some(Reason::CopyOld { last: None }));
    assert_eq!(first(Copied::On(ago(14))), Some(Reason::CopyOld { last: Some(ago(14)) }));
    assert!(matches!(first(Copied::On(ago(13))), Some(Reason::CaseStep { .. })));
    assert!(Build::new().found(Copied::Never).is_empty(), "an empty carteira has nothing to lose");
}

#[test]
fn the_most_at_stake_comes_first_and_ties_go_by_name() {
    let build = Build::new().client(1).client(2).client(3);
    let build = build.bought(1, 50, 1_200).bought(2, 50, 12_000).bought(3, 50, 1_200);
    let slots: Vec<_> = build.found(Copied::NotAsked).iter().map(|alert| alert.slot).collect();
    assert_eq!(slots, [1, 0, 2].map(|slot| Some(Slot::new(slot))));
    assert_eq!(build.found(Copied::NotAsked)[0].centavos, 1_000, "a month of the twelve");
}

#[test]
fn an_alert_put_off_comes_back_on_its_day() {
    let base = || Build::new().client(1).bought(1, 50, 100);
    let alert = base().found(Copied::NotAsked)[0].id;
    assert_eq!(snooze_path(alert), format!("snooze.purchase.{}", id(1)));
    let until = |value| {
        let edit = CatalogEdit::Setting { id: snooze_path(alert), value };
        base().step(Step::EditCatalog(edit)).reasons().len()
    };
    assert_eq!(until(Some(json!(step_days(today(), 1).to_string()))), 0);
    assert_eq!(until(Some(json!(today().to_string()))), 1);
    assert_eq!(until(Some(json!("amanhã"))), 1);
    assert_eq!(until(None), 1);
}

#[test]
fn who_is_blocked_asks_for_nothing() {
    let build = Build::new().client(1).bought(1, 50, 100).edit(1, ClientEdit::Situation(Situation::Blocked));
    assert!(build.reasons().is_empty());
}

#[test]
fn the_sample_has_one_alert_a_client_and_cause_and_late_orders_only_where_it_was_learnt() {
    let portfolio = Portfolio::from_records(sample::records(7, today()));
    let statuses = statuses(portfolio.columns(), portfolio.rules(), today());
    let model = Evidence::of(portfolio.columns(), today()).learn(|_| {});
    let known = |model| Known {
        portfolio: &portfolio,
        statuses: &statuses,
        model,
        copied: Copied::Never,
        today: today(),
    };
    let late = |alert: &&Alert| matches!(alert.reason, Reason::OrderLate { .. });
    let learnt = alerts(&known(Some(&model)), |slot| slot.at() as u32);
    let guessed = alerts(&known(None), |slot| slot.at() as u32);
    assert!(learnt.iter().filter(late).count() > 3);
    assert_eq!(guessed.iter().filter(late).count(), 0);
    for all in [&learnt, &guessed] {
        let ids: std::collections::BTreeSet<_> = all.iter().map(|alert| alert.id).collect();
        assert_eq!(ids.len(), all.len());
        assert!(all.iter().all(|alert| alert.since <= today()), "nothing is reported before its time");
        assert!(all.windows(2).all(|pair| pair[0].centavos >= pair[1].centavos));
    }
}

#[test]
fn a_promise_about_a_complaint_is_reported_from_the_day_after_it_until_it_is_solved() {
    let said = Interaction::new(
        InteractionId::from_u128(1),
        Stamp::default(),
        ago(20),
        Channel::Call,
        Outcome::Attended,
    );
    let about = Some(said.id);
    let said = Interaction { complaint: Some("avaria".to_owned()), ..said };
    let event = |number, days, kind| {
        let bare = CareEvent::new(CareEventId::from_u128(number), Stamp::default(), ago(days), kind);
        CareEvent { about, ..bare }
    };
    let with = |due: Option<i64>| {
        let base = Build::new().client(1).bought(1, 1, 100);
        let base = base.step(Step::AddInteraction { client: id(1), interaction: Box::new(said.clone()) });
        base.fact(1, CareEvent { due: due.map(ago), ..event(1, 18, CareKind::Agreed) })
    };
    let is_late = |build: Build| matches!(build.reasons()[..], [Reason::ComplaintLate { .. }, ..]);
    assert_eq!([is_late(with(Some(0))), is_late(with(Some(1))), is_late(with(None))], [false, true, false]);
    assert!(is_late(with(Some(60))), "not forgotten after two weeks like an appointment");
    assert!(!is_late(with(Some(1)).fact(1, event(2, 0, CareKind::Solved))));
}
