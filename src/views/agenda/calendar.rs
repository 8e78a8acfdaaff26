//! The week, or one appointment, as a calendar file.

use super::desk::AgendaDesk;
use crate::domain::plan::agenda::{Entry, What};
use crate::domain::value::id::AppointmentId;
use crate::exchange::ics;
use crate::state::{clock, files};
use crate::text::agenda as words;
use chrono::DateTime;
use leptos::prelude::*;

pub(super) fn save_week(desk: AgendaDesk) {
    let entries = desk.entries.get_untracked();
    save(desk, &entries);
}

pub(super) fn save_one(desk: AgendaDesk, id: AppointmentId) {
    let is_it = |entry: &&Entry| matches!(entry.what, What::Client { appointment, .. } if appointment == id);
    let one: Vec<Entry> = desk.entries.with_untracked(|all| all.iter().filter(is_it).copied().collect());
    save(desk, &one);
}

fn save(desk: AgendaDesk, entries: &[Entry]) {
    let events = desk.carteira.portfolio.with_untracked(|p| ics::agenda(p, entries));
    let now = i64::try_from(clock::now_millis()).ok().and_then(DateTime::from_timestamp_millis);
    let bytes = ics::calendar(&events, now.unwrap_or_default());
    let monday = desk.week.get_untracked().monday();
    files::save(&words::file_name(monday), ics::MEDIA_TYPE, &bytes);
}
