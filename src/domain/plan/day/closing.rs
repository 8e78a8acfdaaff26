//! Fechamento do dia: everyone about whom the day still has a question, and the one change that answers them all.
//!
//! Asked about are, in this order and each once: who had an appointment that nobody answered for, who lies near where the
//! rep was that day, and whose contact is due. Who has a contact of that day is listed apart.

use super::worklist::is_worth_a_contact;
use crate::domain::calendar::period::Period;
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::fact::interaction::{Channel, Interaction, NextStep, Outcome};
use crate::domain::indicator::status::Status;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::recording::Recording;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::id::{AppointmentId, ClientId, InteractionId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Round the corner: a rep who was there may have looked in here too.
pub(crate) const NEAR_KM: f64 = 1.0;
/// More than these are no longer answered from memory.
const MOST_NEAR: usize = 10;
const MOST_DUE: usize = 10;

/// Why a client is asked about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cause {
    Planned {
        appointment: AppointmentId,
        time: Option<NaiveTime>,
        channel: Channel,
    },
    /// So far from a place visited that day.
    Near {
        km: f64,
    },
    Due {
        state: ContactState,
    },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Question {
    pub slot: Slot,
    pub cause: Cause,
}

/// The day's list.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Closing {
    pub questions: Vec<Question>,
    /// Slots with a contact of that day.
    pub answered: Vec<Slot>,
}

/// What the rep says of one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    Success,
    /// With the key of a motivo, where there is one.
    NoOrder(Option<String>),
    NotFound,
    MovedTo(NaiveDate),
}

/// Who is asked about on `day`. `statuses` by slot, as of that day; `rank` orders names.
pub(crate) fn closing(
    portfolio: &Portfolio,
    statuses: &[Option<Status>],
    day: NaiveDate,
    rank: impl Fn(Slot) -> u32,
) -> Closing {
    let mut closing = Closing::default();
    let mut places = Vec::new();
    let mut planned = Vec::new();
    let calendar = &portfolio.rules().calendar;
    for (slot, client) in portfolio.clients() {
        let Some(dossier) = portfolio.dossiers().get(slot.at()) else { continue };
        let open = dossier.planned_in(Period::day(day), calendar).into_iter();
        let mut open: Vec<_> = open.filter(|one| one.state.is_planned()).collect();
        let mut spoken = false;
        // Looked through without opening what lies packed.
        dossier.interactions.each(|one| {
            if one.date == day {
                spoken = true;
                open.retain(|planned| !planned.is_settled_by(one));
                places.extend(one.position.or(client.location).filter(|_| one.is_visit_made()));
            }
        });
        if spoken {
            closing.answered.push(slot);
        }
        planned.extend(open.iter().map(|one| {
            let cause = Cause::Planned { appointment: one.id, time: one.time, channel: one.channel };
            (one.time.is_none(), one.time, Question { slot, cause })
        }));
    }
    planned.sort_by_key(|(open_time, time, question)| (*open_time, *time, rank(question.slot)));
    closing.answered.sort_by_key(|slot| rank(*slot));
    let mut asked: BTreeSet<Slot> = closing.answered.iter().copied().collect();
    for (_, _, question) in planned {
        // One question a client, though two things were planned there; an appointment stays open beside a contact.
        if !closing.questions.iter().any(|other| other.slot == question.slot) {
            asked.insert(question.slot);
            closing.questions.push(question);
        }
    }
    let worth = |slot: Slot| {
        let status = statuses.get(slot.at()).copied().flatten();
        status.filter(|status| is_worth_a_contact(status) && status.state != ContactState::OnTrack)
    };
    let mut near: Vec<(f64, Slot)> = portfolio
        .clients()
        .filter(|(slot, _)| !asked.contains(slot) && worth(*slot).is_some())
        .filter_map(|(slot, client)| Some((nearest(&places, client.location?)?, slot)))
        .filter(|(km, _)| *km <= NEAR_KM)
        .collect();
    near.sort_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| rank(*one).cmp(&rank(*other))));
    for (km, slot) in near.into_iter().take(MOST_NEAR) {
        asked.insert(slot);
        closing.questions.push(Question { slot, cause: Cause::Near { km } });
    }
    let mut due: Vec<(Slot, Status)> = Slot::all(statuses.len())
        .filter(|slot| !asked.contains(slot))
        .filter_map(|slot| Some((slot, worth(slot)?)))
        .filter(|(_, status)| status.last_contact.is_some())
        .collect();
    // The most lately fallen due first: what is long forgotten is work for tomorrow, not a memory of today.
    due.sort_by_key(|(slot, status)| {
        let days = i64::from(status.days_since_interaction.unwrap_or(0));
        (days * 1_000 / i64::from(status.cadence_days.max(1)), rank(*slot))
    });
    let due = due.into_iter().take(MOST_DUE);
    closing
        .questions
        .extend(due.map(|(slot, status)| Question { slot, cause: Cause::Due { state: status.state } }));
    closing
}

/// One answer with the identities that it may need.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub client: ClientId,
    pub cause: Cause,
    pub answer: Answer,
    pub contact: InteractionId,
    pub next: AppointmentId,
}

/// Records every answer on `day`; what was planned for it and not answered was missed. `what` names a visit put off.
pub(crate) fn change(
    portfolio: &Portfolio,
    day: NaiveDate,
    answers: Vec<Answered>,
    missed: &[(ClientId, AppointmentId)],
    what: &str,
) -> Change {
    let calendar = &portfolio.rules().calendar;
    let mut steps = Vec::new();
    for answered in answers {
        let Answered { client, cause, answer, contact, next } = answered;
        let channel = match cause {
            Cause::Planned { channel, .. } => channel,
            Cause::Near { .. } | Cause::Due { .. } => Channel::Visit,
        };
        let outcome = match (&answer, channel) {
            (Answer::Success, _) => Outcome::Success,
            (Answer::NoOrder(_), _) => Outcome::NoOrder,
            (Answer::NotFound, Channel::Visit | Channel::Event) => Outcome::Absent,
            (Answer::NotFound, _) => Outcome::NoAnswer,
            (Answer::MovedTo(_), _) => Outcome::Rescheduled,
        };
        let mut said = Interaction::new(contact, Stamp::default(), day, channel, outcome);
        said.salesperson = portfolio.client(client).and_then(|client| client.holder_on(day));
        match answer {
            Answer::NoOrder(reason) => said.reason = reason,
            Answer::MovedTo(date) => said.next_step = Some(NextStep { date, what: what.to_owned() }),
            Answer::Success | Answer::NotFound => {}
        }
        steps.extend(Recording::new(said, next).steps(client, portfolio.dossier(client), calendar, None));
    }
    let open = missed.iter().filter_map(|(client, id)| {
        let planned = portfolio.dossier(*client)?.planned(*id, calendar)?;
        let planned = planned.state.is_planned().then(|| planned.into_owned())?;
        let missed = Appointment { state: AppointmentState::Missed, ..planned };
        Some(Step::PutFact { client: *client, fact: Box::new(missed.into()) })
    });
    steps.extend(open);
    Change { deed: Deed::CloseDay, steps }
}

/// The motivo of the client's last contact without an order.
pub(crate) fn last_reason(portfolio: &Portfolio, client: ClientId) -> Option<&str> {
    let contacts = &portfolio.dossier(client)?.interactions;
    contacts.iter().rev().find_map(|contact| contact.reason.as_deref())
}

fn nearest(places: &[LatLon], to: LatLon) -> Option<f64> {
    places.iter().map(|place| place.distance_km(to)).min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests;
