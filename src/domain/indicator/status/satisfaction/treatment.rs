//! What was done about an unhappy word, step by step: heard, agreed, solved, told back, confirmed. Nothing of it is stored but
//! the days on which somebody did something.
//!
//! A complaint, or an answer of an unhappy client, is one treatment. Telling it back is a contact that `resolves` it, as for a
//! complaint; only a person of the client's own closes it.

use super::csat::UNHAPPY_UP_TO;
use crate::domain::calendar::period::{step_days, step_months};
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::fact::interaction::Interaction;
use crate::domain::measure::nps::DETRACTOR_UP_TO;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{InteractionId, PersonId};
use chrono::NaiveDate;

/// Whoever has not confirmed for a quarter will not: the treatment stands as told back and never confirmed.
const CONFIRMATION_AWAITED_DAYS: i64 = 90;
/// An unhappy answer asks for something as long as it makes a *detrator*.
const ANSWER_HOLDS_MONTHS: i32 = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum CareStep {
    Hear,
    Agree,
    Solve,
    Tell,
    Confirm,
}

impl CareStep {
    pub(crate) const ALL: [CareStep; 5] = [Self::Hear, Self::Agree, Self::Solve, Self::Tell, Self::Confirm];
}

/// As known on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Treatment {
    pub about: InteractionId,
    pub since: NaiveDate,
    pub complaint: Option<String>,
    pub nps: Option<u8>,
    pub csat: Option<u8>,
    pub reason: Option<AnswerReason>,
    pub owner: Option<String>,
    pub due: Option<NaiveDate>,
    /// What was agreed, else what was told back.
    pub solution: Option<String>,
    pub confirmed_by: Option<PersonId>,
    /// In the order of [`CareStep::ALL`].
    days: [Option<NaiveDate>; 5],
    /// A later answer to the same question took its place.
    outdated: bool,
}

impl Treatment {
    /// The day on which a step was done.
    pub(crate) fn done(&self, step: CareStep) -> Option<NaiveDate> {
        self.days[step as usize]
    }

    /// The step after the last that was done; `None`: a person confirmed.
    pub(crate) fn next(&self) -> Option<CareStep> {
        let last = CareStep::ALL.iter().rposition(|step| self.done(*step).is_some());
        CareStep::ALL.get(last.map_or(0, |last| last + 1)).copied()
    }

    /// When it was put right: when it was told back, where nobody wrote down the day of the solution.
    pub(crate) fn solved_on(&self) -> Option<NaiveDate> {
        let days = [self.done(CareStep::Solve), self.done(CareStep::Tell)];
        days.into_iter().flatten().min()
    }

    /// Days from the word to the solution.
    pub(crate) fn days_to_solve(&self) -> Option<i64> {
        Some((self.solved_on()? - self.since).num_days())
    }

    /// What was promised for a day before `on` is not solved.
    pub(crate) fn is_late(&self, on: NaiveDate) -> bool {
        self.solved_on().is_none() && self.due.is_some_and(|due| due < on)
    }

    /// Somebody still has something to do about it.
    pub(crate) fn is_open(&self, on: NaiveDate) -> bool {
        if self.done(CareStep::Confirm).is_some() {
            return false;
        }
        match self.done(CareStep::Tell) {
            Some(told) => step_days(told, CONFIRMATION_AWAITED_DAYS) >= on,
            None if self.complaint.is_some() => true,
            None => !self.outdated && self.since >= step_months(on, -ANSWER_HOLDS_MONTHS),
        }
    }
}

/// Every treatment known on `on`, of the oldest word first.
pub(crate) fn treatments(dossier: &Dossier, on: NaiveDate) -> Vec<Treatment> {
    let said = dossier.interactions.read();
    let known = said.partition_point(|said| said.date <= on);
    let known = &said[..known];
    let unhappy = (0..).zip(known).filter(|(_, said)| is_unhappy(said));
    unhappy.map(|(at, said): (usize, _)| of(said, &known[at + 1..], known, dossier, on)).collect()
}

/// The treatments that ask for something on `on`.
pub(crate) fn open_treatments(dossier: &Dossier, on: NaiveDate) -> Vec<Treatment> {
    let mut all = treatments(dossier, on);
    all.retain(|one| one.is_open(on));
    all
}

fn is_unhappy(said: &Interaction) -> bool {
    said.complaint.is_some()
        || said.nps.is_some_and(|answer| answer <= DETRACTOR_UP_TO)
        || said.csat.is_some_and(|answer| answer <= UNHAPPY_UP_TO)
}

fn of(
    said: &Interaction,
    later: &[Interaction],
    known: &[Interaction],
    dossier: &Dossier,
    on: NaiveDate,
) -> Treatment {
    let events: Vec<&CareEvent> =
        dossier.care_events().filter(|one| one.about == Some(said.id) && one.date <= on).collect();
    let last = |kind| events.iter().rev().find(move |one| one.kind == kind).copied();
    let day = |kind| last(kind).map(|one| one.date);
    let agreed = || events.iter().rev().filter(|one| one.kind == CareKind::Agreed);
    let solution = agreed().find(|one| one.note.is_some());
    let told = known.iter().find(|one| one.resolves == Some(said.id));
    // Who says what is wrong has been heard.
    let heard = (said.complaint.is_some() || said.answer_reason.is_some()).then_some(said.date);
    let confirmed = events.iter().rev().find(|one| one.kind == CareKind::Confirmed && one.person.is_some());
    Treatment {
        about: said.id,
        since: said.date,
        complaint: said.complaint.clone(),
        nps: said.nps,
        csat: said.csat,
        reason: said.answer_reason,
        owner: agreed().next().and_then(|one| one.owner.clone()),
        due: agreed().next().and_then(|one| one.due),
        solution: solution.and_then(|one| one.note.clone()).or_else(|| told.and_then(|one| one.note.clone())),
        confirmed_by: confirmed.and_then(|one| one.person),
        days: [
            day(CareKind::Heard).or(heard),
            solution.map(|one| one.date),
            day(CareKind::Solved),
            told.map(|one| one.date),
            confirmed.map(|one| one.date),
        ],
        outdated: later.iter().any(|one| {
            (said.nps.is_some() && one.nps.is_some()) || (said.csat.is_some() && one.csat.is_some())
        }),
    }
}

#[cfg(test)]
#[path = "treatment_tests.rs"]
mod tests;
