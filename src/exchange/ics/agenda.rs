//! What stands in the agenda as events of a calendar: what still stands, and what was moved away or taken out, so that a
//! calendar that took it before takes it out as well.
//!
//! A client that was erased leaves nothing behind, not even for this; of a commitment of one's own that was removed, `told`
//! remembers what a calendar has of it.

use super::Event;
use crate::domain::calendar::period::Period;
use crate::domain::client::Client;
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::fact::commitment::Commitment;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::plan::agenda::{Entry, What};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{AppointmentId, ClientId};
use chrono::NaiveDate;
use std::collections::HashSet;

/// What stands in the period, in its order, and then what was taken out of it at the clients whose slots `serves` names.
pub(crate) fn agenda(
    portfolio: &Portfolio,
    standing: &[Entry],
    period: Period,
    serves: impl Fn(Slot) -> bool,
) -> Vec<Event> {
    let calendar = &portfolio.rules().calendar;
    let mut events: Vec<Event> = standing.iter().filter_map(|entry| event_of(portfolio, entry)).collect();
    for (slot, dossier) in Slot::each(portfolio.dossiers()) {
        if dossier.facts.is_empty() || !serves(slot) {
            continue;
        }
        let dropped = dossier.planned_in(period, calendar).into_iter();
        let dropped = dropped.filter(|one| one.state == AppointmentState::Dropped);
        events.extend(dropped.filter_map(|one| of_appointment(portfolio, dossier, &one)));
    }
    // One that was moved within the period stands there twice.
    let mut told = HashSet::new();
    events.retain(|event| told.insert(event.uid.clone()));
    events
}

/// One appointment; none where it is not known any more.
pub(crate) fn appointment(portfolio: &Portfolio, client: ClientId, id: AppointmentId) -> Vec<Event> {
    let found = || {
        let dossier = portfolio.dossier(client)?;
        let planned = dossier.planned(id, &portfolio.rules().calendar)?;
        of_appointment(portfolio, dossier, &planned)
    };
    found().into_iter().collect()
}

fn event_of(portfolio: &Portfolio, entry: &Entry) -> Option<Event> {
    match entry.what {
        What::Client { slot: _, client, appointment: id } => {
            let dossier = portfolio.dossier(client)?;
            let planned = dossier.planned(id, &portfolio.rules().calendar)?;
            of_appointment(portfolio, dossier, &planned)
        }
        What::Own { commitment } => {
            let register = portfolio.catalog().commitments.get(&commitment)?;
            let value = register.value.as_ref()?;
            Some(Event {
                uid: uid_of(value, entry.date),
                sequence: sequence(register.at),
                cancelled: false,
                date: entry.date,
                time: entry.time.map(|time| (time, entry.minutes)),
                summary: value.title.clone(),
                description: None,
                location: None,
                place: None,
            })
        }
    }
}

fn of_appointment(portfolio: &Portfolio, dossier: &Dossier, planned: &Appointment) -> Option<Event> {
    let client = dossier.client.as_ref()?;
    let minutes = planned.minutes.unwrap_or(portfolio.rules().visits.visit_minutes);
    let phone = client.phones.first().or(client.whatsapp.as_ref()).map(ToString::to_string);
    let words: Vec<String> = [planned.note.clone(), phone].into_iter().flatten().collect();
    Some(Event {
        uid: format!("{}@carteira", planned.id),
        sequence: sequence(planned.recorded),
        cancelled: match planned.state {
            AppointmentState::Moved | AppointmentState::Dropped => true,
            AppointmentState::Planned | AppointmentState::Done | AppointmentState::Missed => false,
        },
        date: planned.date,
        time: planned.time.map(|time| (time, minutes)),
        summary: client.display_name().to_owned(),
        description: Some(words.join("\n")).filter(|words| !words.is_empty()),
        location: address(client),
        place: client.location,
    })
}

/// One event a day it falls on: a calendar knows nothing of our repeats.
pub(super) fn uid_of(commitment: &Commitment, date: NaiveDate) -> String {
    match commitment.repeat {
        Some(_) => format!("{}-{date}@carteira", commitment.id),
        None => format!("{}@carteira", commitment.id),
    }
}

/// Grows with every edit, as the format wants it, within its 31 bits: seconds since 2020.
pub(super) fn sequence(edited: Stamp) -> u32 {
    const FROM: u64 = 1_577_836_800;
    let seconds = (edited.millis / 1_000).saturating_sub(FROM);
    u32::try_from(seconds).unwrap_or(u32::MAX).min(i32::MAX as u32)
}

/// `Rua das Flores, 12, Centro, Campinas - SP`; `None` where nothing is known.
fn address(client: &Client) -> Option<String> {
    let city = match (&client.city, client.uf) {
        (Some(city), Some(state)) => Some(format!("{city} - {}", state.letters())),
        (Some(city), None) => Some(city.clone()),
        (None, Some(state)) => Some(state.letters().to_owned()),
        (None, None) => None,
    };
    let parts = [&client.street, &client.street_number, &client.complement, &client.district, &city];
    let known: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(", "))
}
