//! What stands in the agenda of some days: appointments with clients and the rep's own commitments.

use crate::domain::calendar::period::Period;
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{AppointmentId, ClientId, CommitmentId};
use chrono::{NaiveDate, NaiveTime};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum What {
    Client { slot: Slot, client: ClientId, appointment: AppointmentId },
    Own { commitment: CommitmentId },
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EntryStanding {
    /// Still to come, or of today.
    Planned,
    /// Said so, or a contact of that day settles it.
    Done,
    /// The day has passed and nothing was recorded.
    Missed,
    Moved {
        to: Option<NaiveDate>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    pub date: NaiveDate,
    /// `None`: some time that day; of a commitment, the whole day.
    pub time: Option<NaiveTime>,
    pub minutes: u16,
    pub what: What,
    pub standing: EntryStanding,
    pub locked: bool,
    pub repeats: bool,
    /// The client said that it will be there.
    pub confirmed: bool,
}

impl Entry {
    pub(crate) fn client(&self) -> Option<ClientId> {
        match self.what {
            What::Client { slot: _, client, appointment: _ } => Some(client),
            What::Own { commitment: _ } => None,
        }
    }
}

/// Everything in the agenda of the period but what was dropped: by date, then time (without a time last), then id.
pub(crate) fn entries(portfolio: &Portfolio, period: Period, today: NaiveDate) -> Vec<Entry> {
    let visit_minutes = portfolio.rules().visits.visit_minutes;
    let calendar = &portfolio.rules().calendar;
    let mut found: Vec<Entry> = Vec::new();
    for (slot, dossier) in Slot::each(portfolio.dossiers()) {
        if dossier.client.is_none() {
            continue;
        }
        found.extend(planned_with(portfolio, slot, dossier, period, today));
        let stands = |one: &Appointment| of_client(slot, dossier, one, visit_minutes, today);
        // One of a series that is kept on another day is still known to have been moved away from its own.
        for one in dossier.appointments().filter(|one| one.occurrence.is_some()) {
            let left = dossier.moved_from(one, calendar).filter(|day| period.contains(*day));
            let moved = EntryStanding::Moved { to: Some(one.date) };
            found.extend(left.zip(stands(one)).map(|(date, entry)| Entry { date, standing: moved, ..entry }));
        }
    }
    let own = portfolio.catalog().commitments.values().filter_map(|register| register.value.as_ref());
    for commitment in own {
        found.extend(period.iter().filter(|day| commitment.falls_on(*day)).map(|date| Entry {
            date,
            time: commitment.time,
            minutes: commitment.minutes,
            what: What::Own { commitment: commitment.id },
            standing: EntryStanding::Planned,
            locked: true,
            repeats: commitment.repeat.is_some(),
            confirmed: false,
        }));
    }
    found.sort_by_key(order_of_entries);
    found
}

/// What is planned with the client of `slot` in the period, but what was dropped.
pub(crate) fn planned_with(
    portfolio: &Portfolio,
    slot: Slot,
    dossier: &Dossier,
    period: Period,
    today: NaiveDate,
) -> Vec<Entry> {
    let rules = portfolio.rules();
    let here = dossier.planned_in(period, &rules.calendar);
    let stands = |one| of_client(slot, dossier, one, rules.visits.visit_minutes, today);
    here.iter().filter_map(|one| stands(one)).collect()
}

/// By date, then time (without a time last), then id.
pub(crate) fn order_of_entries(entry: &Entry) -> (NaiveDate, bool, Option<NaiveTime>, What) {
    (entry.date, entry.time.is_none(), entry.time, entry.what)
}

fn of_client(
    slot: Slot,
    dossier: &Dossier,
    one: &Appointment,
    visit_minutes: u16,
    today: NaiveDate,
) -> Option<Entry> {
    Some(Entry {
        date: one.date,
        time: one.time,
        minutes: one.minutes.unwrap_or(visit_minutes),
        what: What::Client { slot, client: dossier.id, appointment: one.id },
        standing: standing(dossier, one, today)?,
        locked: one.locked,
        repeats: one.occurrence.is_some(),
        confirmed: one.confirmed,
    })
}

/// `None`: dropped.
fn standing(dossier: &Dossier, one: &Appointment, today: NaiveDate) -> Option<EntryStanding> {
    let settled = || {
        let contacts = dossier.interactions.read();
        contacts.iter().any(|contact| contact.date == one.date && one.is_settled_by(contact))
    };
    Some(match one.state {
        AppointmentState::Dropped => return None,
        AppointmentState::Done => EntryStanding::Done,
        AppointmentState::Missed => EntryStanding::Missed,
        AppointmentState::Moved => EntryStanding::Moved { to: one.moved_to },
        AppointmentState::Planned if settled() => EntryStanding::Done,
        AppointmentState::Planned if one.date < today => EntryStanding::Missed,
        AppointmentState::Planned => EntryStanding::Planned,
    })
}
