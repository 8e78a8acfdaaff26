//! Calendar file (RFC 5545) of visits and next steps, for the agenda of the tablet.
//!
//! Times are floating: a visit at nine is at nine wherever the rep is. A `uid` that stays the same lets a calendar replace
//! the event when the file is opened again.

use super::content_line::{push, push_text};
use crate::domain::place::geo::LatLon;
use crate::domain::plan::agenda::{Entry, EntryStanding, What};
use crate::domain::portfolio::Portfolio;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

pub const MEDIA_TYPE: &str = "text/calendar";

/// One entry of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub uid: String,
    pub date: NaiveDate,
    /// Start and length in minutes; `None`: the whole day.
    pub time: Option<(NaiveTime, u16)>,
    pub summary: String,
    pub description: Option<String>,
    /// Address in words.
    pub location: Option<String>,
    pub place: Option<LatLon>,
}

/// The file. `written`: the moment of writing, which the format wants in every event.
pub fn calendar(events: &[Event], written: DateTime<Utc>) -> Vec<u8> {
    let mut out = String::new();
    push(&mut out, "BEGIN", "VCALENDAR");
    push(&mut out, "VERSION", "2.0");
    push(&mut out, "PRODID", "-//Carteira//Carteira//PT");
    push(&mut out, "CALSCALE", "GREGORIAN");
    for event in events {
        push_event(&mut out, event, written);
    }
    push(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

/// Next steps agreed for `from` or later, by date and then client.
pub fn next_steps(portfolio: &Portfolio, from: NaiveDate) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for dossier in portfolio.dossiers() {
        let Some(client) = &dossier.client else { continue };
        for interaction in dossier.interactions.read().iter() {
            let Some(step) = interaction.next_step.as_ref().filter(|step| step.date >= from) else {
                continue;
            };
            events.push(Event {
                uid: format!("{}@carteira", interaction.id),
                date: step.date,
                time: None,
                summary: format!("{}: {}", client.display_name(), step.what),
                description: interaction.note.clone(),
                location: address(client),
                place: client.location,
            });
        }
    }
    events.sort_by(|a, b| (a.date, &a.summary, &a.uid).cmp(&(b.date, &b.summary, &b.uid)));
    events
}

/// The entries of an agenda that still stand or were kept, in their order.
pub fn agenda(portfolio: &Portfolio, entries: &[Entry]) -> Vec<Event> {
    let stands = |entry: &&Entry| !matches!(entry.standing, EntryStanding::Moved { .. });
    entries.iter().filter(stands).filter_map(|entry| event_of(portfolio, entry)).collect()
}

fn event_of(portfolio: &Portfolio, entry: &Entry) -> Option<Event> {
    let time = entry.time.map(|time| (time, entry.minutes));
    let own = Event {
        uid: String::new(),
        date: entry.date,
        time,
        summary: String::new(),
        description: None,
        location: None,
        place: None,
    };
    match entry.what {
        What::Client { slot: _, client, appointment } => {
            let dossier = portfolio.dossier(client)?;
            let planned = dossier.planned(appointment, &portfolio.rules().calendar)?;
            let known = dossier.client.as_ref()?;
            let phone = known.phones.first().or(known.whatsapp.as_ref()).map(ToString::to_string);
            let words: Vec<String> = [planned.note.clone(), phone].into_iter().flatten().collect();
            Some(Event {
                uid: format!("{appointment}@carteira"),
                summary: known.display_name().to_owned(),
                description: Some(words.join("\n")).filter(|words| !words.is_empty()),
                location: address(known),
                place: known.location,
                ..own
            })
        }
        What::Own { commitment } => {
            let value = portfolio.catalog().commitments.get(&commitment)?.value.as_ref()?;
            // One event a day it falls on: a calendar knows nothing of our repeats.
            let uid = format!("{commitment}-{}@carteira", entry.date);
            Some(Event { uid, summary: value.title.clone(), ..own })
        }
    }
}

/// `Rua das Flores, 12, Centro, Campinas - SP`; `None` where nothing is known.
pub fn address(client: &crate::domain::client::Client) -> Option<String> {
    let city = match (&client.city, client.state) {
        (Some(city), Some(state)) => Some(format!("{city} - {}", state.letters())),
        (Some(city), None) => Some(city.clone()),
        (None, Some(state)) => Some(state.letters().to_owned()),
        (None, None) => None,
    };
    let parts = [&client.street, &client.street_number, &client.complement, &client.district, &city];
    let known: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!known.is_empty()).then(|| known.join(", "))
}

fn push_event(out: &mut String, event: &Event, written: DateTime<Utc>) {
    let Event { uid, date, time, summary, description, location, place } = event;
    push(out, "BEGIN", "VEVENT");
    push_text(out, "UID", uid);
    push(out, "DTSTAMP", &written.format("%Y%m%dT%H%M%SZ").to_string());
    match time {
        Some((start, minutes)) => {
            let start = date.and_time(*start);
            let end = start.checked_add_signed(TimeDelta::minutes(i64::from(*minutes))).unwrap_or(start);
            push(out, "DTSTART", &start.format("%Y%m%dT%H%M%S").to_string());
            push(out, "DTEND", &end.format("%Y%m%dT%H%M%S").to_string());
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
mod tests {
    use super::*;
    use crate::domain::sample;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn event() -> Event {
        Event {
            uid: "1@carteira".to_owned(),
            date: date(2026, 2, 28),
            time: NaiveTime::from_hms_opt(9, 0, 0).map(|start| (start, 30)),
            summary: "Padaria; visita, com amostra".to_owned(),
            description: Some("linha 1\nlinha 2".to_owned()),
            location: Some("Rua das Flores, 12".to_owned()),
            place: LatLon::new(-22.9, -47.06).ok(),
        }
    }

    fn lines(event: Event) -> Vec<String> {
        let written = DateTime::from_timestamp(1_772_276_400, 0).unwrap();
        let text = String::from_utf8(calendar(&[event], written)).unwrap();
        text.strip_suffix("\r\n").unwrap().split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_visit_has_its_hour_place_and_words() {
        let lines = lines(event());
        assert_eq!(
            lines[4..],
            [
                "BEGIN:VEVENT",
                "UID:1@carteira",
                "DTSTAMP:20260228T110000Z",
                "DTSTART:20260228T090000",
                "DTEND:20260228T093000",
                "SUMMARY:Padaria\\; visita\\, com amostra",
                "DESCRIPTION:linha 1\\nlinha 2",
                "LOCATION:Rua das Flores\\, 12",
                "GEO:-22.9;-47.06",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn a_whole_day_ends_on_the_next_even_at_the_end_of_a_month() {
        let lines = lines(Event { time: None, ..event() });
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20260228".to_owned()));
        assert!(lines.contains(&"DTEND;VALUE=DATE:20260301".to_owned()));
    }

    #[test]
    fn only_next_steps_still_to_come_are_listed_in_order() {
        let today = date(2026, 11, 20);
        let carteira = Portfolio::from_records(sample::records(7, today));
        let events = next_steps(&carteira, today);
        assert!(!events.is_empty());
        assert!(events.iter().all(|event| event.date >= today));
        assert!(events.is_sorted_by_key(|event| event.date));
        assert_eq!(next_steps(&Portfolio::default(), today), []);
    }

    #[test]
    fn the_agenda_has_one_event_an_entry_that_stands() {
        use crate::domain::calendar::period::Period;
        use crate::domain::catalog::CatalogEntry;
        use crate::domain::client::Client;
        use crate::domain::fact::appointment::{Appointment, AppointmentState};
        use crate::domain::fact::commitment::Commitment;
        use crate::domain::fact::interaction::Channel;
        use crate::domain::keeping::register::Register;
        use crate::domain::keeping::stamp::Stamp;
        use crate::domain::plan::agenda::entries;
        use crate::domain::record::Record;
        use crate::domain::record::dossier::Dossier;
        use crate::domain::value::id::{AppointmentId, ClientId, CommitmentId};

        let day = date(2026, 11, 24);
        let planned =
            |id| Appointment::new(AppointmentId::from_u128(id), Stamp::default(), day, Channel::Visit);
        let at_nine = Appointment {
            time: NaiveTime::from_hms_opt(9, 0, 0),
            note: Some("amostra".to_owned()),
            ..planned(1)
        };
        let moved = Appointment { state: AppointmentState::Moved, ..planned(2) };
        let client = Client {
            legal_name: "Padaria".to_owned(),
            ..Client::new(ClientId::from_u128(1), Stamp::default())
        };
        let dossier = Dossier { facts: vec![at_nine.into(), moved.into()], ..Dossier::of(client) };
        let id = CommitmentId::from_u128(3);
        let dentist = Commitment {
            id,
            title: "Dentista".to_owned(),
            date: day,
            time: None,
            minutes: 60,
            repeat: None,
            until: None,
        };
        let register = Register { value: Some(dentist), at: Stamp::default() };
        let carteira = Portfolio::from_records([
            Record::Client(Box::new(dossier)),
            Record::Catalog(CatalogEntry::Commitment { id, register }),
        ]);
        let events = agenda(&carteira, &entries(&carteira, Period::new(day, day), day));
        let said: Vec<_> = events
            .iter()
            .map(|event| (event.summary.as_str(), event.time.map(|(_, minutes)| minutes)))
            .collect();
        assert_eq!(said, [("Padaria", Some(30)), ("Dentista", None)]);
        assert_eq!(events[0].description.as_deref(), Some("amostra"));
    }
}
