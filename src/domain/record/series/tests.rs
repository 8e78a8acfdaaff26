mod changed_tests;
mod laws;

use super::*;
use crate::domain::calendar::business_days::OwnDay;
use crate::domain::client::Client;
use crate::domain::fact::appointment::AppointmentState;
use crate::domain::fact::interaction::Channel;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::value::id::ClientId;
use chrono::NaiveTime;

const CLIENT: ClientId = ClientId::from_u128(1);
const SERIES: AppointmentId = AppointmentId::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(anchor: &str, repeat: Repeat) -> Appointment {
    Appointment {
        repeat: Some(repeat),
        ..Appointment::new(SERIES, Stamp::default(), d(anchor), Channel::Visit)
    }
}

fn known(facts: Vec<Appointment>) -> Dossier {
    let mut dossier = Dossier::of(Client::new(CLIENT, Stamp::default()));
    dossier.facts = facts.into_iter().map(Into::into).collect();
    dossier.normalize();
    dossier
}

fn days_of(dossier: &Dossier, from: &str, to: &str, calendar: &Calendar) -> Vec<String> {
    let all = dossier.planned_in(Period::new(d(from), d(to)), calendar);
    all.iter().filter(|one| one.state.is_planned()).map(|one| one.date.to_string()).collect()
}

fn days(rule: Appointment, from: &str, to: &str) -> Vec<String> {
    days_of(&known(vec![rule]), from, to, &Calendar::default())
}

#[test]
fn every_week_has_its_visit_though_nobody_closed_the_last() {
    let weekly = rule("2026-11-23", Repeat::EveryWeeks(1));
    assert_eq!(days(weekly.clone(), "2026-11-30", "2026-12-06"), ["2026-11-30"]);
    assert_eq!(days(weekly.clone(), "2026-11-16", "2026-11-22"), [] as [&str; 0], "not before its first");
    let until = Appointment { until: Some(d("2026-12-06")), ..weekly };
    assert_eq!(days(until, "2026-11-23", "2026-12-31"), ["2026-11-23", "2026-11-30"]);
}

#[test]
fn months_keep_their_anchor_and_a_day_that_is_not_worked_moves_only_that_visit() {
    // 31/01 was written so; 28/02 is a Saturday, 31/05 a Sunday.
    let monthly = rule("2026-01-31", Repeat::EveryMonths(1));
    assert_eq!(
        days(monthly, "2026-01-01", "2026-06-30"),
        ["2026-01-31", "2026-03-02", "2026-03-31", "2026-04-30", "2026-06-01", "2026-06-30"]
    );
    // 15/11/2026 is a Sunday and a holiday.
    let middle = rule("2026-10-15", Repeat::EveryMonths(1));
    assert_eq!(days(middle, "2026-11-01", "2026-12-31"), ["2026-11-16", "2026-12-15"]);
    let leap = rule("2027-11-29", Repeat::EveryMonths(3));
    assert_eq!(days(leap, "2028-02-01", "2028-05-31"), ["2028-02-29", "2028-05-29"]);
}

#[test]
fn a_holiday_moves_one_week_and_the_weekday_stays() {
    let friday = rule("2026-12-18", Repeat::EveryWeeks(1));
    // Christmas and New Year are Fridays.
    assert_eq!(
        days(friday, "2026-12-18", "2027-01-15"),
        ["2026-12-18", "2026-12-28", "2027-01-04", "2027-01-08", "2027-01-15"]
    );
    let saturday = rule("2026-11-28", Repeat::EveryWeeks(1));
    assert_eq!(
        days(saturday, "2026-11-30", "2026-12-06"),
        ["2026-12-05"],
        "a Saturday was chosen on purpose"
    );
}

#[test]
fn after_ferias_there_is_one_visit_and_not_one_for_each_week() {
    let away = Period::new(d("2026-12-01"), d("2026-12-17"));
    let calendar = Calendar { own_days: vec![OwnDay::Days(away)], ..Calendar::default() };
    let monday = known(vec![rule("2026-11-23", Repeat::EveryWeeks(1))]);
    assert_eq!(
        days_of(&monday, "2026-11-30", "2026-12-31", &calendar),
        ["2026-11-30", "2026-12-18", "2026-12-21", "2026-12-28"]
    );
}

#[test]
fn an_occurrence_is_found_by_its_identity_and_a_stranger_is_not() {
    let calendar = Calendar::default();
    let weekly = known(vec![rule("2026-11-23", Repeat::EveryWeeks(1))]);
    let id = occurrence_id(SERIES, d("2026-12-07"));
    let found = weekly.planned(id, &calendar).unwrap();
    assert_eq!((found.id, found.date, found.occurrence.unwrap().on), (id, d("2026-12-07"), d("2026-12-07")));
    assert_eq!(weekly.planned(occurrence_id(SERIES, d("2026-12-08")), &calendar), None);
    assert_eq!(weekly.planned(split_id(SERIES, d("2026-12-07")), &calendar), None);
    assert_eq!(weekly.planned(AppointmentId::from_u128(7), &calendar), None);
    assert_eq!(weekly.planned(SERIES, &calendar), None, "the rule itself stands on no day");
    // Two devices of one day say the same identity; it is pinned, for it is in stored rows.
    assert_eq!(id.to_string(), "01900000-0000-7000-9382-b8c609cfc798");
}

#[test]
fn what_older_versions_left_keeps_every_planned_date() {
    // Done on 16/11, its next planned for 23/11 and never closed.
    let done = Appointment {
        id: AppointmentId::from_u128(5),
        state: AppointmentState::Done,
        ..rule("2026-11-16", Repeat::EveryWeeks(1))
    };
    let dossier = known(vec![done, rule("2026-11-23", Repeat::EveryWeeks(1))]);
    let all = dossier.planned_in(Period::new(d("2026-11-01"), d("2026-12-06")), &Calendar::default());
    let said: Vec<_> = all.iter().map(|one| (one.date.to_string(), one.state)).collect();
    assert_eq!(
        said,
        [
            ("2026-11-16".to_owned(), AppointmentState::Done),
            ("2026-11-23".to_owned(), AppointmentState::Planned),
            ("2026-11-30".to_owned(), AppointmentState::Planned),
        ]
    );
}

#[test]
fn the_next_one_made_on_two_devices_comes_once() {
    let other = Appointment { id: AppointmentId::from_u128(9), ..rule("2026-11-30", Repeat::EveryWeeks(1)) };
    let twice = known(vec![rule("2026-11-23", Repeat::EveryWeeks(1)), other]);
    assert_eq!(
        days_of(&twice, "2026-11-23", "2026-12-13", &Calendar::default()),
        ["2026-11-23", "2026-11-30", "2026-12-07"]
    );
    let afternoon = Appointment {
        id: AppointmentId::from_u128(9),
        time: NaiveTime::from_hms_opt(15, 0, 0),
        ..rule("2026-11-30", Repeat::EveryWeeks(1))
    };
    let both = known(vec![rule("2026-11-23", Repeat::EveryWeeks(1)), afternoon]);
    assert_eq!(days_of(&both, "2026-12-07", "2026-12-13", &Calendar::default()).len(), 2, "two agreements");
}
