//! The week, or one appointment, as a calendar file.

use super::desk::AgendaDesk;
use crate::domain::calendar::period::Period;
use crate::domain::value::id::{AppointmentId, ClientId};
use crate::exchange::ics::{self, Event, Told};
use crate::screen::agenda::week::is_of;
use crate::state::notices::Notice;
use crate::state::{clock, files, preferences};
use crate::text::agenda as words;
use chrono::DateTime;
use leptos::prelude::*;

/// Preference: what calendars were told of.
const TOLD: &str = "agenda.exportados";

pub(super) fn save_week(desk: AgendaDesk) {
    let week = desk.week.get_untracked();
    let days = Period::new(week.monday(), week.sunday());
    let (entries, whose) = (desk.entries.get_untracked(), desk.whose.get_untracked());
    let holders = desk.carteira.derived.holders.get_untracked();
    let serves = |slot| is_of(&holders, slot, &whose);
    let before: Vec<Told> = told(desk);
    let (events, now) = desk.carteira.portfolio.with_untracked(|p| {
        let mut events = ics::agenda(p, &entries, days, serves);
        events.extend(ics::withdrawn(p, &before, words::WITHDRAWN));
        (events, ics::remembered(p, &before, &entries, clock::today()))
    });
    let is_saved = save(desk, &words::file_name(week.monday()), &events);
    // The sample leaves no trace.
    if is_saved && !desk.carteira.is_sample.get_untracked() {
        preferences::remember(TOLD, &now);
    }
}

/// What the calendars have of the rep's own commitments.
fn told(desk: AgendaDesk) -> Vec<Told> {
    let is_sample = desk.carteira.is_sample.get_untracked();
    preferences::remembered(TOLD).filter(|_| !is_sample).unwrap_or_default()
}

pub(super) fn save_one(desk: AgendaDesk, client: ClientId, id: AppointmentId) {
    let events = desk.carteira.portfolio.with_untracked(|p| ics::appointment(p, client, id));
    save(desk, words::FILE_OF_ONE, &events);
}

/// Whether there was anything to save.
fn save(desk: AgendaDesk, what: &str, events: &[Event]) -> bool {
    let now = i64::try_from(clock::now_millis()).ok().and_then(DateTime::from_timestamp_millis);
    match ics::calendar(events, &clock::zone_name(), now.unwrap_or_default()) {
        Some(bytes) => {
            files::save(&files::named(desk.carteira, what, ics::EXTENSION), ics::MEDIA_TYPE, &bytes);
            true
        }
        None => {
            desk.carteira.notice.set(Some(Notice::done(words::NOTHING_FOR_CALENDAR, None)));
            false
        }
    }
}
