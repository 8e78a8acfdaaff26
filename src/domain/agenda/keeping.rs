//! How appointments are kept: done by a contact of their day, repeated, moved with their history.

use crate::domain::appointment::{Appointment, AppointmentState, Repeat};
use crate::domain::business_days::Calendar;
use crate::domain::change::Step;
use crate::domain::dossier::Dossier;
use crate::domain::id::AppointmentId;
use crate::domain::interaction::{Interaction, Outcome};
use crate::domain::portfolio::Portfolio;
use crate::domain::stamp::Stamp;
use chrono::{NaiveDate, NaiveTime};

/// What the contacts that a change records make of the appointments of their days, as steps of the same change: each is
/// done, and one that repeats stands again on its next day. `fresh` makes identities.
pub fn after_contacts(
    portfolio: &Portfolio,
    steps: &[Step],
    mut fresh: impl FnMut() -> AppointmentId,
) -> Vec<Step> {
    let mut after = Vec::new();
    let mut settled: Vec<AppointmentId> = Vec::new();
    for step in steps {
        let Step::AddInteraction { client, interaction } = step else { continue };
        let Some(dossier) = portfolio.dossier(*client) else { continue };
        for kept in kept_by(dossier, interaction, &portfolio.rules().calendar, &mut fresh) {
            if !settled.contains(&kept.id) {
                settled.push(kept.id);
                after.push(Step::PutFact { client: *client, fact: Box::new(kept.into()) });
            }
        }
    }
    after
}

fn kept_by(
    dossier: &Dossier,
    contact: &Interaction,
    calendar: &Calendar,
    fresh: &mut impl FnMut() -> AppointmentId,
) -> Vec<Appointment> {
    let of_the_day = dossier
        .appointments()
        .filter(|one| one.date == contact.date && one.state == AppointmentState::Planned)
        .cloned()
        .collect::<Vec<_>>();
    let mut kept = Vec::new();
    for one in of_the_day {
        if contact.outcome.is_done() {
            kept.extend(next_time(dossier, &one, calendar, fresh));
            kept.push(Appointment { state: AppointmentState::Done, ..one });
        } else if contact.outcome == Outcome::Rescheduled {
            let agreed = contact.next_step.as_ref().filter(|step| step.date != one.date);
            if let Some(step) = agreed {
                kept.extend(moved(&one, step.date, one.time, fresh()));
            }
        }
    }
    kept
}

/// The appointment as history, and the one that stands in its place. A new hour of the same day is an edit, not history.
pub fn moved(
    old: &Appointment,
    to: NaiveDate,
    time: Option<NaiveTime>,
    fresh: AppointmentId,
) -> Vec<Appointment> {
    if to == old.date {
        return vec![Appointment { time, ..old.clone() }];
    }
    let stands = Appointment {
        id: fresh,
        recorded: Stamp::default(),
        date: to,
        time,
        state: AppointmentState::Planned,
        moved_to: None,
        ..old.clone()
    };
    let history =
        Appointment { state: AppointmentState::Moved, moved_to: Some(to), repeat: None, ..old.clone() };
    vec![history, stands]
}

/// The next of a repeated appointment, unless the client already has one planned then or later.
fn next_time(
    dossier: &Dossier,
    one: &Appointment,
    calendar: &Calendar,
    fresh: &mut impl FnMut() -> AppointmentId,
) -> Option<Appointment> {
    let date = next_worked(one.repeat?, one.date, calendar)?;
    let stands_already = |other: &Appointment| {
        other.id != one.id
            && other.state == AppointmentState::Planned
            && other.repeat == one.repeat
            && other.date > one.date
    };
    if dossier.appointments().any(stands_already) {
        return None;
    }
    Some(Appointment {
        id: fresh(),
        recorded: Stamp::default(),
        date,
        state: AppointmentState::Planned,
        note: None,
        ..one.clone()
    })
}

/// Weeks keep their weekday: one that falls on a holiday is left out. Months move on to the next worked day.
fn next_worked(repeat: Repeat, date: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    const TRIES: usize = 60;
    let next = repeat.next(date)?;
    match repeat {
        Repeat::EveryMonths(_) => calendar.on_or_after(next),
        Repeat::EveryWeeks(_) => std::iter::successors(Some(next), |date| repeat.next(*date))
            .take(TRIES)
            .find(|date| calendar.is_working_day(*date))
            // A weekday that is never worked was chosen on purpose.
            .or(Some(next)),
    }
}
