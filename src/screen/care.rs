//! What an unhappy client said and what is done about it, on its page; and the question that may be put to it now.

use crate::domain::calendar::day::Day;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::satisfaction::asking::{Occasion, Question, occasion};
use crate::domain::indicator::status::satisfaction::csat;
use crate::domain::indicator::status::satisfaction::treatment::{CareStep, Treatment, open_treatments};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{CareEventId, ClientId, InteractionId, PersonId};
use crate::text::clients::person::named;
use crate::text::satisfaction as words;
use chrono::NaiveDate;

/// One unhappy word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Matter {
    pub about: InteractionId,
    pub said: String,
    /// What it complained of; `None`: an answer.
    pub complaint: Option<String>,
    /// Who solves it and by when.
    pub agreed: Option<String>,
    pub is_late: bool,
    pub solution: Option<String>,
    pub next: CareStep,
    /// In the order of [`CareStep::ALL`].
    pub steps: Vec<StepShown>,
    /// The last event kept of it, which can be taken out again.
    pub last: Option<CareEventId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StepShown {
    pub text: String,
    pub is_done: bool,
    pub is_next: bool,
}

/// Those that ask for something on `on`, oldest first.
pub(crate) fn matters(p: &Portfolio, client: ClientId, on: NaiveDate) -> Vec<Matter> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let last = |about| dossier.care_events().rfind(|one| one.about == Some(about) && one.date <= on);
    let one = |one: Treatment| {
        let next = one.next()?;
        let step = |step: CareStep| {
            let (done, is_next) = (one.done(step), step == next);
            StepShown { text: words::step_state(step, done, is_next), is_done: done.is_some(), is_next }
        };
        Some(Matter {
            about: one.about,
            said: words::said(&one, on),
            agreed: words::agreed(&one, on),
            is_late: one.is_late(on),
            steps: CareStep::ALL.map(step).to_vec(),
            last: last(one.about).map(|one| one.id),
            complaint: one.complaint,
            solution: one.solution,
            next,
        })
    };
    open_treatments(dossier, on).into_iter().filter_map(one).collect()
}

/// What was last agreed about one word, to be changed: the solution, who makes it and by when.
pub(crate) fn agreement(
    p: &Portfolio,
    client: ClientId,
    about: InteractionId,
    on: NaiveDate,
) -> (String, String, Option<NaiveDate>) {
    let found = p.dossier(client).map(|dossier| open_treatments(dossier, on)).unwrap_or_default();
    let one = found.into_iter().find(|one| one.about == about);
    one.map(|one| (one.solution.unwrap_or_default(), one.owner.unwrap_or_default(), one.due))
        .unwrap_or_default()
}

/// An agreement as written; `None`: nothing was.
pub(crate) fn agree(
    bare: CareEvent,
    solution: &str,
    owner: &str,
    due: Option<NaiveDate>,
) -> Option<CareEvent> {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let event = CareEvent { note: filled(solution), owner: filled(owner), due, ..bare };
    let says = event.note.is_some() || event.owner.is_some() || event.due.is_some();
    (says && event.kind == CareKind::Agreed).then_some(event)
}

/// Who of the client can confirm, as choices.
pub(crate) fn people(p: &Portfolio, client: ClientId) -> Vec<(PersonId, String)> {
    let Some(client) = p.client(client) else { return Vec::new() };
    let all = client.known_people();
    all.iter().filter_map(|person| Some((person.id?, named(&person.name)))).collect()
}

/// The scores on offer, each a button.
pub(crate) fn scores(question: Question) -> std::ops::RangeInclusive<u8> {
    match question {
        Question::Nps => 0..=10,
        Question::Csat => csat::ANSWERS,
    }
}

/// What to ask the client on `today`; nothing of whom the register leaves out.
pub(crate) fn asked_now(
    p: &Portfolio,
    client: ClientId,
    status: Option<&Status>,
    today: NaiveDate,
) -> Option<Occasion> {
    let (slot, dossier) = (p.slot(client)?, p.dossier(client)?);
    status.filter(|status| status.excluded.is_none())?;
    let days = p.columns().order_days_until(slot, Day::of(today));
    occasion(dossier, days, &p.rules().satisfaction, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Situation;
    use crate::domain::client::person::Person;
    use crate::domain::keeping::stamp::Stamp;
    use crate::screen::small::{Small, d, id, seen};

    fn event(number: u128, date: &str, kind: CareKind) -> CareEvent {
        let bare = CareEvent::new(CareEventId::from_u128(number), Stamp::default(), d(date), kind);
        CareEvent { about: Some(InteractionId::from_u128(100)), ..bare }
    }

    fn unhappy() -> Small {
        Small::clients(&["Ana"])
            .said(1, "2026-11-06", |said| said.complaint = Some("avaria".to_owned()))
            .fact(
                1,
                CareEvent {
                    note: Some("trocar".to_owned()),
                    owner: Some("Logística".to_owned()),
                    due: Some(d("2026-11-10")),
                    ..event(1, "2026-11-08", CareKind::Agreed)
                },
            )
    }

    #[test]
    fn a_complaint_says_whose_turn_it_is_and_how_late() {
        let p = unhappy().portfolio();
        let one = matters(&p, id(1), d("2026-11-13")).remove(0);
        assert_eq!(one.agreed.as_deref(), Some("Logística resolve até 10/11/2026, atrasado há 3 dias"));
        assert_eq!(
            (one.next, one.is_late, one.last),
            (CareStep::Solve, true, Some(CareEventId::from_u128(1)))
        );
        let texts: Vec<&str> = one.steps.iter().map(|step| step.text.as_str()).collect();
        let expected = [
            "ouvir: 06/11/2026",
            "combinar solução: 08/11/2026",
            "resolver: é a vez",
            "contar de volta",
            "confirmar com a pessoa",
        ];
        assert_eq!(texts, expected);
        assert_eq!(matters(&p, id(1), d("2026-11-07")).remove(0).agreed, None);
        assert_eq!(matters(&p, id(2), d("2026-11-13")), []);
        let kept = agreement(&p, id(1), InteractionId::from_u128(100), d("2026-11-13"));
        assert_eq!(kept, ("trocar".to_owned(), "Logística".to_owned(), Some(d("2026-11-10"))));
    }

    #[test]
    fn what_was_confirmed_by_a_person_is_gone() {
        let person = Some(PersonId::from_u128(7));
        let told =
            unhappy().said(1, "2026-11-12", |said| said.resolves = Some(InteractionId::from_u128(100)));
        let p = told.fact(1, CareEvent { person, ..event(2, "2026-11-14", CareKind::Confirmed) }).portfolio();
        let next = |on: &str| matters(&p, id(1), d(on)).first().map(|one| one.next);
        assert_eq!([next("2026-11-13"), next("2026-11-14")], [Some(CareStep::Confirm), None]);
    }

    #[test]
    fn an_agreement_of_blanks_is_none() {
        let bare = || event(1, "2026-11-08", CareKind::Agreed);
        assert_eq!(agree(bare(), " ", "", None), None);
        let kept = agree(bare(), " trocar ", " ", None).unwrap();
        assert_eq!((kept.note.as_deref(), kept.owner), (Some("trocar"), None));
    }

    #[test]
    fn people_are_offered_by_name_with_their_identity() {
        let ana = Person { name: "Ana".to_owned(), ..Person::default() };
        let p = Small::clients(&["Loja"]).with(1, |one| one.people = vec![ana]).portfolio();
        let all = people(&p, id(1));
        assert_eq!((all.len(), all[0].1.as_str()), (1, named("Ana").as_str()));
    }

    #[test]
    fn whom_the_register_leaves_out_is_not_asked() {
        let p = Small::clients(&["Ana", "Bia"])
            .order(1, "2026-11-10", 100)
            .order(2, "2026-11-10", 100)
            .with(2, |one| one.situation = Situation::Blocked)
            .portfolio();
        let all = seen(&p, "2026-11-18");
        let asked = |slot: usize| asked_now(&p, id(slot as u128 + 1), all[slot].as_ref(), d("2026-11-18"));
        assert_eq!([asked(0), asked(1)], [Some(Occasion::Delivered(d("2026-11-10"))), None]);
    }
}
