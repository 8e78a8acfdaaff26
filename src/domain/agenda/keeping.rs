//! How appointments are repeated, and moved with their history. That a contact settles them is decided in `recording.rs`.

use crate::domain::appointment::{Appointment, AppointmentState, Repeat};
use crate::domain::business_days::Calendar;
use crate::domain::change::Step;
use crate::domain::dossier::Dossier;
use crate::domain::id::AppointmentId;
use crate::domain::kept_fact::KeptFact;
use crate::domain::portfolio::Portfolio;
use crate::domain::stamp::Stamp;
use chrono::{NaiveDate, NaiveTime};

/// The appointments that a change makes stand again: of those it says are done or missed, each that repeats comes on its next day,
/// as steps of the same change. `fresh` makes identities.
pub fn next_times(
    portfolio: &Portfolio,
    steps: &[Step],
    mut fresh: impl FnMut() -> AppointmentId,
) -> Vec<Step> {
    let calendar = &portfolio.rules().calendar;
    let next = |step: &Step| {
        let Step::PutFact { client, fact } = step else { return None };
        let KeptFact::Appointment(done) = fact.as_ref() else { return None };
        let dossier = portfolio.dossier(*client)?;
        // Missed once is not dropped for ever.
        let is_over = |one: &Appointment| match one.state {
            AppointmentState::Done | AppointmentState::Missed => true,
            AppointmentState::Planned | AppointmentState::Moved | AppointmentState::Dropped => false,
        };
        if !is_over(done) || dossier.appointment(done.id).is_some_and(is_over) {
            return None;
        }
        let stands = next_time(dossier, done, calendar, &mut fresh)?;
        Some(Step::PutFact { client: *client, fact: Box::new(stands.into()) })
    };
    steps.iter().filter_map(next).collect()
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
    fresh: impl FnOnce() -> AppointmentId,
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
