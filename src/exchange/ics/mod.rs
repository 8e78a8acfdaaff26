//! Calendar file (RFC 5545) of visits and commitments, for the agenda of the tablet.
//!
//! A `uid` that stays the same lets a calendar replace the event when a later file is opened: `SEQUENCE` says which is the
//! later, and `STATUS:CANCELLED` takes it out.

mod agenda;
mod told;
mod zone;

pub(crate) use agenda::{agenda, appointment};
pub(crate) use told::{Told, remembered, withdrawn};

use super::content_line::{push, push_text};
use crate::domain::place::geo::LatLon;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use zone::Zone;

pub(crate) const MEDIA_TYPE: &str = "text/calendar";
pub(crate) const EXTENSION: &str = ".ics";

/// One entry of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub uid: String,
    /// Of two states of one event the higher is the later.
    pub sequence: u32,
    /// It was moved away or taken out.
    pub cancelled: bool,
    pub date: NaiveDate,
    /// Start and length in minutes; `None`: the whole day.
    pub time: Option<(NaiveTime, u16)>,
    pub summary: String,
    pub description: Option<String>,
    /// Address in words.
    pub location: Option<String>,
    pub place: Option<LatLon>,
}

/// The file; `None` without an event, which a calendar refuses. `written`: the moment of writing, which the format wants in
/// every event. `zone`: the IANA name of the zone of the hours.
pub(crate) fn calendar(events: &[Event], zone: &str, written: DateTime<Utc>) -> Option<Vec<u8>> {
    if events.is_empty() {
        return None;
    }
    let zone = Zone::of(zone);
    let mut out = String::new();
    push(&mut out, "BEGIN", "VCALENDAR");
    push(&mut out, "VERSION", "2.0");
    push(&mut out, "PRODID", "-//Carteira//Carteira//PT");
    push(&mut out, "CALSCALE", "GREGORIAN");
    push(&mut out, "METHOD", "PUBLISH");
    if let Some(zone) = zone {
        zone.push(&mut out);
    }
    for event in events {
        push_event(&mut out, event, zone, written);
    }
    push(&mut out, "END", "VCALENDAR");
    Some(out.into_bytes())
}

fn push_event(out: &mut String, event: &Event, zone: Option<Zone>, written: DateTime<Utc>) {
    let Event { uid, sequence, cancelled, date, time, summary, description, location, place } = event;
    push(out, "BEGIN", "VEVENT");
    push_text(out, "UID", uid);
    push(out, "SEQUENCE", &sequence.to_string());
    push(out, "DTSTAMP", &written.format("%Y%m%dT%H%M%SZ").to_string());
    push(out, "STATUS", if *cancelled { "CANCELLED" } else { "CONFIRMED" });
    match time {
        Some((start, minutes)) => {
            let start = date.and_time(*start);
            let end = start.checked_add_signed(TimeDelta::minutes(i64::from(*minutes))).unwrap_or(start);
            // Of a zone nobody knows, nine o'clock is nine o'clock wherever the rep is.
            let named = |name: &str| {
                zone.map_or_else(|| name.to_owned(), |zone| format!("{name};TZID={}", zone.name))
            };
            push(out, &named("DTSTART"), &start.format("%Y%m%dT%H%M%S").to_string());
            push(out, &named("DTEND"), &end.format("%Y%m%dT%H%M%S").to_string());
        }
        None => {
            let next = date.checked_add_days(Days::new(1)).unwrap_or(*date);
            push(out, "DTSTART;VALUE=DATE", &date.format("%Y%m%d").to_string());
            push(out, "DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
        }
    }
    push_text(out, "SUMMARY", summary);
    description.iter().for_each(|text| push_text(out, "DESCRIPTION", text));
    location.iter().for_each(|text| push_text(out, "LOCATION", text));
    place.iter().for_each(|place| push(out, "GEO", &format!("{};{}", place.lat(), place.lon())));
    push(out, "END", "VEVENT");
}

#[cfg(test)]
mod tests;
