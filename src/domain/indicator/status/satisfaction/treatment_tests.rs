use super::*;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::value::id::{CareEventId, ClientId};

fn d(date: &str) -> NaiveDate {
    date.parse().unwrap()
}

fn said(id: u128, date: &str) -> Interaction {
    let id = InteractionId::from_u128(id);
    Interaction::new(id, Stamp::default(), d(date), Channel::Call, Outcome::Attended)
}

fn complaint() -> Interaction {
    Interaction { complaint: Some("avaria".into()), ..said(1, "2026-01-10") }
}

fn did(id: u128, date: &str, kind: CareKind) -> CareEvent {
    let recorded = Stamp { millis: id as u64, counter: 0, device: DeviceId(1) };
    let about = Some(InteractionId::from_u128(1));
    CareEvent { about, ..CareEvent::new(CareEventId::from_u128(id), recorded, d(date), kind) }
}

fn agreed(id: u128, date: &str, what: Option<&str>, owner: &str, due: &str) -> CareEvent {
    let note = what.map(str::to_owned);
    let bare = did(id, date, CareKind::Agreed);
    CareEvent { note, owner: Some(owner.into()), due: Some(d(due)), ..bare }
}

fn dossier(contacts: Vec<Interaction>, events: Vec<CareEvent>) -> Dossier {
    let mut dossier = Dossier::empty(ClientId::from_u128(1));
    dossier.interactions = contacts.into();
    dossier.facts = events.into_iter().map(Into::into).collect();
    dossier.normalize();
    dossier
}

fn one(dossier: &Dossier, on: &str) -> Treatment {
    treatments(dossier, d(on)).remove(0)
}

fn told(date: &str) -> Interaction {
    let resolves = Some(InteractionId::from_u128(1));
    Interaction { resolves, note: Some("trocamos".into()), ..said(2, date) }
}

fn confirmed() -> CareEvent {
    CareEvent { person: Some(PersonId::from_u128(5)), ..did(8, "2026-01-22", CareKind::Confirmed) }
}

#[test]
fn the_steps_follow_the_days_and_a_past_day_knows_no_later_one() {
    let events = vec![
        agreed(5, "2026-01-12", Some("trocar"), "Logística", "2026-01-20"),
        did(6, "2026-01-15", CareKind::Solved),
        confirmed(),
    ];
    let all = dossier(vec![complaint(), told("2026-01-18")], events);
    let next = |on: &str| one(&all, on).next();
    assert_eq!(treatments(&all, d("2026-01-09")), []);
    assert_eq!(next("2026-01-10"), Some(CareStep::Agree), "who complains has been heard");
    assert_eq!(next("2026-01-12"), Some(CareStep::Solve));
    assert_eq!(next("2026-01-15"), Some(CareStep::Tell));
    assert_eq!(next("2026-01-18"), Some(CareStep::Confirm));
    assert_eq!(next("2026-01-22"), None);
    let done = one(&all, "2026-01-22");
    assert_eq!((done.days_to_solve(), done.solution.as_deref()), (Some(5), Some("trocar")));
    assert_eq!(done.confirmed_by, Some(PersonId::from_u128(5)));
    assert_eq!(
        [done.is_open(d("2026-01-22")), one(&all, "2026-01-21").is_open(d("2026-01-21"))],
        [false, true]
    );
}

#[test]
fn only_a_named_person_closes_it() {
    let nobody = CareEvent { person: None, ..confirmed() };
    let all = dossier(vec![complaint(), told("2026-01-18")], vec![nobody]);
    assert_eq!(one(&all, "2026-02-01").next(), Some(CareStep::Confirm));
    assert!(one(&all, "2026-02-01").is_open(d("2026-02-01")));
}

#[test]
fn the_last_agreement_holds_and_a_deadline_is_late_from_the_day_after() {
    let events = vec![
        agreed(5, "2026-01-12", Some("trocar"), "Ana", "2026-01-14"),
        agreed(6, "2026-01-12", None, "Rui", "2026-01-20"),
    ];
    let all = dossier(vec![complaint()], events.clone());
    let found = one(&all, "2026-01-20");
    assert_eq!((found.owner.as_deref(), found.due), (Some("Rui"), Some(d("2026-01-20"))));
    assert_eq!(found.solution.as_deref(), Some("trocar"), "an agreement without words keeps the solution");
    assert_eq!([found.is_late(d("2026-01-20")), found.is_late(d("2026-01-21"))], [false, true]);
    let solved = dossier(vec![complaint(), told("2026-01-25")], events);
    let found = one(&solved, "2026-01-25");
    assert_eq!((found.is_late(d("2026-01-25")), found.days_to_solve()), (false, Some(15)));
    assert!(!one(&dossier(vec![complaint()], vec![]), "2027-01-01").is_late(d("2027-01-01")));
}

#[test]
fn what_was_told_back_waits_a_quarter_for_a_person() {
    let all = dossier(vec![complaint(), told("2026-01-18")], vec![]);
    let open = |on: &str| !open_treatments(&all, d(on)).is_empty();
    assert_eq!([open("2026-04-18"), open("2026-04-19")], [true, false]);
    assert_eq!(one(&all, "2026-04-19").solution.as_deref(), Some("trocamos"));
}

#[test]
fn an_unhappy_answer_asks_until_a_later_one_or_a_year_has_passed() {
    let six = Interaction { nps: Some(6), ..said(1, "2026-01-10") };
    let alone = dossier(vec![six.clone()], vec![]);
    assert_eq!(one(&alone, "2026-01-10").next(), Some(CareStep::Hear), "a score alone says nothing yet");
    let open = |all: &Dossier, on: &str| !open_treatments(all, d(on)).is_empty();
    assert_eq!([open(&alone, "2027-01-10"), open(&alone, "2027-01-11")], [true, false]);
    let better = Interaction { nps: Some(9), ..said(2, "2026-03-01") };
    let all = dossier(vec![six.clone(), better], vec![]);
    assert_eq!([open(&all, "2026-02-28"), open(&all, "2026-03-01")], [true, false]);
    let because = Interaction { answer_reason: Some(AnswerReason::Delivery), ..six };
    assert_eq!(one(&dossier(vec![because], vec![]), "2026-01-10").next(), Some(CareStep::Agree));
    for (nps, csat, expected) in [(Some(7), None, 0), (None, Some(3), 0), (None, Some(2), 1)] {
        let said = Interaction { nps, csat, ..said(1, "2026-01-10") };
        assert_eq!(treatments(&dossier(vec![said], vec![]), d("2026-01-10")).len(), expected);
    }
}
