use super::*;
use crate::domain::calendar::period::Period;
use crate::domain::catalog::CatalogEntry;
use crate::domain::client::Client;
use crate::domain::fact::appointment::{Appointment, AppointmentState, Occurrence, Repeat};
use crate::domain::fact::commitment::Commitment;
use crate::domain::fact::interaction::Channel;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::plan::agenda::{entries, moved};
use crate::domain::portfolio::Portfolio;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::series::occurrence_id;
use crate::domain::value::id::{AppointmentId, ClientId, CommitmentId};

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn event() -> Event {
    Event {
        uid: "1@carteira".to_owned(),
        sequence: 7,
        cancelled: false,
        date: d("2026-02-28"),
        time: NaiveTime::from_hms_opt(9, 0, 0).map(|start| (start, 30)),
        summary: "Padaria; visita, com amostra".to_owned(),
        description: Some("linha 1\nlinha 2".to_owned()),
        location: Some("Rua das Flores, 12".to_owned()),
        place: LatLon::new(-22.9, -47.06).ok(),
    }
}

fn lines(event: Event, zone: &str) -> Vec<String> {
    let written = DateTime::from_timestamp(1_772_276_400, 0).unwrap();
    let text = String::from_utf8(calendar(&[event], zone, written).unwrap()).unwrap();
    text.strip_suffix("\r\n").unwrap().split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_visit_has_its_hour_place_and_words() {
    let lines = lines(event(), "America/Sao_Paulo");
    let start = lines.iter().position(|line| line == "BEGIN:VEVENT").unwrap();
    assert_eq!(lines[..start].iter().filter(|line| *line == "BEGIN:VTIMEZONE").count(), 1);
    assert_eq!(
        lines[start..],
        [
            "BEGIN:VEVENT",
            "UID:1@carteira",
            "SEQUENCE:7",
            "DTSTAMP:20260228T110000Z",
            "STATUS:CONFIRMED",
            "DTSTART;TZID=America/Sao_Paulo:20260228T090000",
            "DTEND;TZID=America/Sao_Paulo:20260228T093000",
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
    let lines = lines(Event { time: None, ..event() }, "America/Sao_Paulo");
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20260228".to_owned()));
    assert!(lines.contains(&"DTEND;VALUE=DATE:20260301".to_owned()));
}

#[test]
fn the_hours_of_another_zone_go_with_whoever_opens_the_file() {
    let lines = lines(event(), "Europe/Lisbon");
    assert!(lines.contains(&"DTSTART:20260228T090000".to_owned()));
    assert!(!lines.iter().any(|line| line.contains("TZID") || line.contains("VTIMEZONE")));
}

#[test]
fn without_an_event_there_is_no_file() {
    assert_eq!(calendar(&[], "America/Sao_Paulo", DateTime::default()), None);
}

fn carteira(facts: Vec<Appointment>) -> Portfolio {
    let client =
        Client { legal_name: "Padaria".to_owned(), ..Client::new(ClientId::from_u128(1), Stamp::default()) };
    let facts = facts.into_iter().map(Into::into).collect();
    let id = CommitmentId::from_u128(3);
    let dentist = Commitment {
        id,
        title: "Dentista".to_owned(),
        date: d("2026-11-24"),
        time: None,
        minutes: 60,
        repeat: None,
        until: None,
    };
    Portfolio::from_records([
        Record::Client(Box::new(Dossier { facts, ..Dossier::of(client) })),
        Record::Catalog(CatalogEntry::Commitment {
            id,
            register: Register { value: Some(dentist), at: Stamp::default() },
        }),
    ])
}

fn planned(id: u128, date: &str) -> Appointment {
    Appointment::new(AppointmentId::from_u128(id), Stamp::default(), d(date), Channel::Visit)
}

/// Names, days and whether they are taken out, in the week of 23/11/2026.
fn week(facts: Vec<Appointment>) -> Vec<(String, String, bool)> {
    let week = Period::new(d("2026-11-23"), d("2026-11-29"));
    let p = carteira(facts);
    let events = agenda(&p, &entries(&p, week, d("2026-11-23")), week, |_| true);
    events.into_iter().map(|event| (event.uid, event.date.to_string(), event.cancelled)).collect()
}

fn uid(id: AppointmentId) -> String {
    format!("{id}@carteira")
}

fn dentist() -> (String, String, bool) {
    (format!("{}@carteira", CommitmentId::from_u128(3)), "2026-11-24".to_owned(), false)
}

#[test]
fn the_agenda_has_one_event_an_entry_with_what_is_known_of_it() {
    let at_nine = Appointment {
        time: NaiveTime::from_hms_opt(9, 0, 0),
        note: Some("amostra".to_owned()),
        ..planned(1, "2026-11-24")
    };
    let p = carteira(vec![at_nine]);
    let day = Period::day(d("2026-11-24"));
    let events = agenda(&p, &entries(&p, day, day.start), day, |_| true);
    let said: Vec<_> =
        events.iter().map(|one| (one.summary.as_str(), one.time.map(|(_, minutes)| minutes))).collect();
    assert_eq!(said, [("Padaria", Some(p.rules().visits.visit_minutes)), ("Dentista", None)]);
    assert_eq!(events[0].description.as_deref(), Some("amostra"));
    assert_eq!(appointment(&p, ClientId::from_u128(1), AppointmentId::from_u128(1)), events[..1]);
    assert_eq!(appointment(&p, ClientId::from_u128(1), AppointmentId::from_u128(9)), []);
}

#[test]
fn a_visit_that_was_moved_is_taken_out_of_its_day_and_stands_on_the_new_one() {
    let fresh = AppointmentId::from_u128(2);
    let old = planned(1, "2026-11-24");
    assert_eq!(
        week(moved(&old, d("2026-11-26"), None, fresh)),
        [
            (uid(old.id), "2026-11-24".to_owned(), true),
            dentist(),
            (uid(fresh), "2026-11-26".to_owned(), false),
        ]
    );
}

#[test]
fn a_visit_that_was_dropped_is_taken_out() {
    let dropped = Appointment { state: AppointmentState::Dropped, ..planned(1, "2026-11-25") };
    let id = dropped.id;
    assert_eq!(week(vec![dropped]), [dentist(), (uid(id), "2026-11-25".to_owned(), true)]);
}

#[test]
fn what_was_dropped_at_who_is_served_by_another_is_not_told() {
    let dropped = Appointment { state: AppointmentState::Dropped, ..planned(1, "2026-11-25") };
    let day = Period::day(dropped.date);
    assert_eq!(agenda(&carteira(vec![dropped]), &[], day, |_| false), []);
}

#[test]
fn one_of_a_series_on_another_day_keeps_its_name_and_stands_once() {
    let rule = Appointment { repeat: Some(Repeat::EveryWeeks(1)), ..planned(1, "2026-11-24") };
    let on = d("2026-11-24");
    let id = occurrence_id(rule.id, on);
    let kept = Appointment {
        id,
        repeat: None,
        date: d("2026-11-27"),
        occurrence: Some(Occurrence { series: rule.id, on }),
        ..rule.clone()
    };
    assert_eq!(week(vec![rule, kept]), [(uid(id), "2026-11-27".to_owned(), false), dentist()]);
}

#[test]
fn a_later_edit_has_a_higher_number() {
    let day = Period::day(d("2026-11-24"));
    let sequence = |millis| {
        let recorded = Stamp { millis, ..Stamp::default() };
        let p = carteira(vec![Appointment { recorded, ..planned(1, "2026-11-24") }]);
        agenda(&p, &entries(&p, day, day.start), day, |_| true)[0].sequence
    };
    assert_eq!(sequence(0), 0);
    assert!(sequence(1_795_000_000_000) < sequence(1_795_000_001_000));
    assert_eq!(sequence(u64::MAX), i32::MAX as u32);
}
