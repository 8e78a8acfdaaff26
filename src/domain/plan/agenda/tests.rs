use super::*;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::Period;
use crate::domain::calendar::visiting::{IsoWeekday, minute_of};
use crate::domain::client::Client;
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::Pace;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::Rules;
use crate::domain::value::id::{AppointmentId, ClientId, InteractionId};
use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// A grid around Campinas in steps of about a kilometre.
fn place(east: i32, north: i32) -> LatLon {
    LatLon::new(-22.9 + f64::from(north) * 0.009, -47.06 + f64::from(east) * 0.0098).unwrap()
}

fn candidate(id: usize, place: Option<LatLon>, value: i64) -> Candidate {
    Candidate {
        slot: Slot::new(id),
        client: ClientId::from_u128(id as u128 + 1),
        place,
        minutes: 30,
        value,
        monthly_centavos: value,
        days_since_contact: Some(40),
        cadence_days: 30,
        due: None,
        weekdays: Default::default(),
        hours: vec![],
        planned: None,
    }
}

fn week() -> Week {
    Week::of(d("2026-11-26"))
}

fn ask(candidates: Vec<Candidate>, fixed: Vec<Fixed>) -> Asked {
    let rules = Rules::default();
    Asked {
        candidates,
        fixed,
        days: week().working_days(&rules.calendar).take(5).collect(),
        first_day_opens: None,
        hours: day::Hours::of(&rules.visits),
        home: Some(place(0, 0)),
        pace: Pace::of(&rules.visits),
    }
}

fn of_day(proposal: &Proposal, day: usize) -> Vec<usize> {
    proposal.days[day].stops.iter().map(|stop| stop.candidate).collect()
}

#[test]
fn an_empty_week_proposes_nothing() {
    let proposal = propose(&ask(vec![], vec![]));
    assert!(proposal.days.iter().all(|day| day.stops.is_empty()));
    assert_eq!((proposal.days.len(), proposal.left_out.len()), (5, 0));
    assert_eq!(
        propose(&Asked { days: vec![], ..ask(vec![candidate(0, None, 1)], vec![]) }).left_out.len(),
        1
    );
}

#[test]
fn a_week_is_monday_to_saturday_and_sunday_where_it_is_worked_or_something_is_on_it() {
    let mut calendar = Calendar::default();
    let days = |calendar: &Calendar, on: &str| week().days(calendar, |day| day == d(on));
    let saturday: Vec<_> = (23..=28).map(|day| d(&format!("2026-11-{day}"))).collect();
    assert_eq!(days(&calendar, "2026-11-22"), saturday);
    assert_eq!(days(&calendar, "2026-11-29").last(), Some(&d("2026-11-29")));
    assert_eq!(week().working_days(&calendar).next_back(), Some(d("2026-11-27")));
    calendar.worked_weekdays[6] = true;
    assert_eq!(days(&calendar, "2026-11-22").last(), Some(&d("2026-11-29")));
    assert_eq!((week().number(), week().next().previous()), (48, week()));
    assert_eq!(Week::of(d("2027-01-01")).monday(), d("2026-12-28"));
}

#[test]
fn neighbours_share_a_day() {
    let far = [(0, 30), (30, 0), (0, -30), (-30, 0)];
    let cluster = |(east, north): (i32, i32)| (0..4).map(move |near| place(east + near, north));
    let all = far.into_iter().flat_map(cluster).enumerate();
    let candidates = all.map(|(id, place)| candidate(id, Some(place), 1_000)).collect();
    let mut asked = ask(candidates, vec![]);
    asked.hours.visits_per_day = 4;
    let proposal = propose(&asked);
    assert_eq!(proposal.left_out, []);
    for day in 0..4 {
        let mut clusters: Vec<usize> = of_day(&proposal, day).into_iter().map(|one| one / 4).collect();
        clusters.dedup();
        assert_eq!(clusters.len(), 1, "day {day}: {:?}", of_day(&proposal, day));
    }
}

#[test]
fn the_least_valuable_are_left_out_first() {
    let candidates = (0..12).map(|id| candidate(id, Some(place(1, 1)), 1_000 - id as i64)).collect();
    let mut asked = ask(candidates, vec![]);
    asked.hours.visits_per_day = 2;
    let proposal = propose(&asked);
    let out: Vec<_> = proposal.left_out.iter().map(|out| (out.candidate, out.why)).collect();
    assert_eq!(out, [(10, WhyOut::NoRoom), (11, WhyOut::NoRoom)]);
}

#[test]
fn lunch_hours_and_days_of_the_client_are_kept() {
    let mut only_mornings = candidate(0, Some(place(1, 0)), 100);
    only_mornings.hours = vec!["11:45-12:40".parse().unwrap(), "13:00-13:30".parse().unwrap()];
    let mut only_thursday = candidate(1, Some(place(1, 0)), 100);
    only_thursday.weekdays = [IsoWeekday::try_from(4).unwrap()].into();
    let mut never = candidate(2, Some(place(1, 0)), 100);
    never.weekdays = [IsoWeekday::try_from(7).unwrap()].into();
    let mut too_short = candidate(3, Some(place(1, 0)), 100);
    too_short.hours = vec!["09:00-09:20".parse().unwrap()];
    let proposal = propose(&ask(vec![only_mornings, only_thursday, never, too_short], vec![]));
    let stops: Vec<_> = proposal
        .days
        .iter()
        .flat_map(|day| day.stops.iter().map(|stop| (stop.candidate, day.date, stop.begins)))
        .collect();
    let first = stops.iter().find(|stop| stop.0 == 0).unwrap();
    // Ten minutes of morning before lunch are too few: right after it.
    assert_eq!(first.2, 13 * 60);
    assert_eq!(stops.iter().find(|stop| stop.0 == 1).unwrap().1, d("2026-11-26"));
    let out: Vec<_> = proposal.left_out.iter().map(|out| (out.candidate, out.why)).collect();
    assert_eq!(out, [(2, WhyOut::NoHours), (3, WhyOut::NoHours)]);
}

#[test]
fn a_way_is_not_travelled_through_lunch() {
    // Forty kilometres: an hour and a half by these rules. Fixed until 11:30, so lunch stands in the middle.
    let busy =
        Fixed { date: d("2026-11-23"), time: Some((480, 690)), place: Some(place(0, 0)), is_visit: false };
    let mut asked = ask(vec![candidate(0, Some(place(40, 0)), 100)], vec![busy]);
    asked.days.truncate(1);
    let stop = &propose(&asked).days[0].stops[0];
    assert_eq!((stop.way_minutes, stop.begins), (80, 690 + 80 + 60));
}

#[test]
fn what_stands_in_the_week_may_move_but_never_falls_out() {
    let planned = |id: usize, day: &str, hour| {
        let appointment = AppointmentId::from_u128(id as u128);
        let planned = Planned { appointment, date: d(day), time: Some(at(hour, 0)) };
        Candidate { planned: Some(planned), ..candidate(id, Some(place(1, 0)), 1) }
    };
    let rich = (2..6).map(|id| candidate(id, Some(place(1, 0)), 1_000_000));
    let mut unfit = planned(1, "2026-11-25", 9);
    unfit.weekdays = [IsoWeekday::try_from(7).unwrap()].into();
    let candidates = [planned(0, "2026-11-24", 9), unfit].into_iter().chain(rich).collect();
    let mut asked = ask(candidates, vec![]);
    asked.hours.visits_per_day = 1;
    let proposal = propose(&asked);
    let made: Vec<usize> = (0..5).flat_map(|day| of_day(&proposal, day)).collect();
    assert!(made.contains(&0), "{made:?}");
    // Nobody receives on that day, and still the rep's own appointment keeps its place: Wednesday is full.
    assert!(!made.contains(&1) && proposal.left_out.iter().all(|out| out.candidate != 1));
    assert_eq!(of_day(&proposal, 2), [] as [usize; 0]);
    assert_eq!((made.len(), proposal.left_out.len()), (4, 1));
}

#[test]
fn today_begins_now() {
    let mut asked = ask(vec![candidate(0, Some(place(1, 0)), 100)], vec![]);
    asked.days.truncate(1);
    asked.first_day_opens = Some(at(15, 42));
    assert_eq!(propose(&asked).days[0].stops[0].begins, 15 * 60 + 50);
    asked.first_day_opens = Some(at(17, 40));
    assert_eq!(propose(&asked).left_out.len(), 1);
}

#[derive(Clone, Debug)]
struct Shape {
    candidates: Vec<(i32, i32, bool, i64, u32, u8, u8)>,
    fixed: Vec<(usize, u32, u32, i32, bool, bool)>,
    per_day: usize,
    lunch: bool,
    home: bool,
}

fn shapes() -> impl Strategy<Value = Shape> {
    let one = (-20..20i32, -20..20i32, any::<bool>(), 0..1_000i64, 1..6u32, 0..8u8, 0..4u8);
    let held = (0..5usize, 300..1_200u32, 1..200u32, -20..20i32, any::<bool>(), any::<bool>());
    let lists = (prop::collection::vec(one, 0..30), prop::collection::vec(held, 0..6));
    (lists, 0..10usize, any::<bool>(), any::<bool>()).prop_map(
        |((candidates, fixed), per_day, lunch, home)| Shape { candidates, fixed, per_day, lunch, home },
    )
}

fn asked_of(shape: &Shape) -> Asked {
    let monday = week().monday();
    let day = |at: usize| crate::domain::calendar::period::step_days(monday, at as i64);
    let candidates = shape.candidates.iter().enumerate().map(|(id, one)| {
        let (east, north, known, value, tens, weekday, hours) = *one;
        let mut made = candidate(id, known.then(|| place(east, north)), value);
        made.minutes = tens * 10;
        made.weekdays = IsoWeekday::try_from(weekday).into_iter().collect();
        made.hours = match hours {
            1 => vec!["08:00-11:00".parse().unwrap()],
            2 => vec!["11:30-13:30".parse().unwrap(), "16:00-17:00".parse().unwrap()],
            _ => vec![],
        };
        if weekday == 3 && hours == 3 {
            let appointment = AppointmentId::from_u128(id as u128);
            made.planned = Some(Planned { appointment, date: day(id % 5), time: Some(at(9, 0)) });
        }
        made
    });
    let fixed = shape.fixed.iter().map(|(on, starts, minutes, east, timed, is_visit)| Fixed {
        date: day(*on),
        time: timed.then_some((*starts, starts + minutes)),
        place: is_visit.then(|| place(*east, 0)),
        is_visit: *is_visit,
    });
    let mut asked = ask(candidates.collect(), fixed.collect());
    asked.hours.visits_per_day = shape.per_day;
    asked.hours.lunch = asked.hours.lunch.filter(|_| shape.lunch);
    asked.home = asked.home.filter(|_| shape.home);
    asked
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn every_proposal_keeps_every_promise(shape in shapes()) {
        let asked = asked_of(&shape);
        let proposal = propose(&asked);
        prop_assert_eq!(&proposal, &propose(&asked), "the same input, the same week");
        let mut seen: Vec<usize> = proposal.left_out.iter().map(|out| out.candidate).collect();
        for day in &proposal.days {
            let held: Vec<_> = asked.fixed.iter().filter(|one| one.date == day.date).collect();
            let visits = held.iter().filter(|one| one.is_visit).count() + day.stops.len();
            prop_assert!(day.stops.is_empty() || visits <= shape.per_day, "capacity");
            let mut before = asked.hours.starts;
            for stop in &day.stops {
                let one = &asked.candidates[stop.candidate];
                seen.push(stop.candidate);
                prop_assert!(stop.begins >= before, "no overlap, in order");
                prop_assert_eq!(stop.ends - stop.begins, one.minutes);
                prop_assert_eq!(stop.begins % 5, 0);
                prop_assert!(stop.ends <= asked.hours.ends, "inside hours");
                let meets = |from: u32, until: u32| stop.begins < until && stop.ends > from;
                prop_assert!(asked.hours.lunch.is_none_or(|(from, until)| !meets(from, until)), "lunch");
                for (from, until) in held.iter().filter_map(|one| one.time) {
                    prop_assert!(!meets(from, until), "what is fixed stands alone");
                }
                prop_assert!(one.weekdays.is_empty() || one.weekdays.contains(&IsoWeekday::of(day.date)));
                let inside = |hours: &crate::domain::calendar::visiting::Hours| {
                    stop.begins >= minute_of(hours.from()) && stop.ends <= minute_of(hours.to())
                };
                prop_assert!(one.hours.is_empty() || one.hours.iter().any(inside), "hours of the client");
                before = stop.ends;
            }
        }
        prop_assert!(proposal.left_out.iter().all(|out| asked.candidates[out.candidate].planned.is_none()));
        let twice = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), twice, "nobody twice");
        let kept = asked.candidates.iter().enumerate().filter(|(at, one)| one.planned.is_some() && !seen.contains(at));
        prop_assert_eq!(seen.len() + kept.count(), asked.candidates.len(), "nobody forgotten");
    }
}

fn client_with(appointments: Vec<Appointment>, contacts: Vec<Interaction>) -> Portfolio {
    let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
    dossier.facts = appointments.into_iter().map(Into::into).collect();
    dossier.interactions = contacts.into_iter().collect();
    dossier.normalize();
    Portfolio::from_records([Record::Client(Box::new(dossier))])
}

fn appointment(id: u128, date: &str) -> Appointment {
    Appointment::new(AppointmentId::from_u128(id), Stamp::default(), d(date), Channel::Visit)
}

fn contact(date: &str, outcome: Outcome) -> Interaction {
    Interaction::new(InteractionId::from_u128(7), Stamp::default(), d(date), Channel::Visit, outcome)
}

#[test]
fn a_moved_appointment_keeps_its_history_and_is_confirmed_no_more() {
    let old = Appointment { time: Some(at(9, 0)), confirmed: true, ..appointment(1, "2026-11-24") };
    let moved_on = moved(&old, d("2026-11-26"), old.time, AppointmentId::from_u128(9));
    let [history, stands] = moved_on.as_slice() else { panic!("{moved_on:?}") };
    assert_eq!(
        (history.id, history.state, history.moved_to),
        (old.id, AppointmentState::Moved, Some(d("2026-11-26")))
    );
    assert_eq!(
        (stands.state, stands.date, stands.time),
        (AppointmentState::Planned, d("2026-11-26"), old.time)
    );
    assert_eq!((history.confirmed, stands.confirmed), (true, false));
    let same_day = moved(&old, old.date, Some(at(11, 0)), AppointmentId::from_u128(9));
    assert_eq!(
        same_day,
        [Appointment { time: Some(at(11, 0)), confirmed: false, ..old }],
        "another hour is no history"
    );
}

#[test]
fn the_agenda_says_what_became_of_each() {
    let dropped = Appointment { state: AppointmentState::Dropped, ..appointment(4, "2026-11-24") };
    let at_ten = Appointment { time: Some(at(10, 0)), ..appointment(3, "2026-11-25") };
    let portfolio = client_with(
        vec![
            appointment(1, "2026-11-23"),
            appointment(2, "2026-11-24"),
            at_ten,
            dropped,
            appointment(5, "2026-11-25"),
        ],
        vec![contact("2026-11-23", Outcome::Success)],
    );
    let found = entries(&portfolio, Period::new(week().monday(), week().sunday()), d("2026-11-25"));
    let said: Vec<_> =
        found.iter().map(|entry| (entry.date.to_string(), entry.standing, entry.time.is_some())).collect();
    assert_eq!(
        said,
        [
            ("2026-11-23".to_owned(), EntryStanding::Done, false),
            ("2026-11-24".to_owned(), EntryStanding::Missed, false),
            ("2026-11-25".to_owned(), EntryStanding::Planned, true),
            ("2026-11-25".to_owned(), EntryStanding::Planned, false),
        ]
    );
    assert_eq!(found[0].minutes, 30);
}

#[test]
fn what_is_dropped_begins_after_what_stands_before_it() {
    let timed =
        |id: u128, time: &str| Appointment { time: time.parse().ok(), ..appointment(id, "2026-11-25") };
    let of = |list: Vec<Appointment>| {
        entries(&client_with(list, vec![]), Period::new(d("2026-11-25"), d("2026-11-25")), d("2026-11-25"))
    };
    let hours = day::Hours::of(&Rules::default().visits);
    let day = of(vec![timed(1, "09:00:00"), timed(2, "11:12:00"), appointment(3, "2026-11-25")]);
    let was = Some(at(8, 15));
    for (before, was, begins) in [
        (0, was, at(8, 15)),
        (0, Some(at(15, 0)), at(8, 20)),
        (0, None, at(8, 20)),
        (1, was, at(9, 40)),
        // 11:42 and ten minutes would run into lunch.
        (2, was, at(13, 0)),
        (3, was, at(13, 0)),
        (99, was, at(13, 0)),
    ] {
        assert_eq!(dropped_at(&day, before, 30, was, &hours), begins, "{before} {was:?}");
    }
    assert_eq!(dropped_at(&[], 0, 30, was, &hours), at(8, 15));
    assert_eq!(dropped_at(&[], 0, 30, None, &hours), at(8, 0));
    assert_eq!(
        dropped_at(&of(vec![timed(1, "23:50:00")]), 1, 30, None, &hours),
        at(23, 59),
        "never the next day"
    );
}

#[test]
fn a_town_with_several_clients_beats_a_lonely_one_that_is_worth_more_alone() {
    let lonely = (0..5).map(|id| candidate(id, Some(place(400 * (id as i32 + 1), 0)), 1_500));
    let town = (5..11).map(|id| candidate(id, Some(place(id as i32, 300)), 1_000));
    let mut asked = ask(lonely.chain(town).collect(), vec![]);
    asked.home = None;
    asked.days.truncate(1);
    let mut made = of_day(&propose(&asked), 0);
    made.sort_unstable();
    assert_eq!(made, [5, 6, 7, 8, 9, 10]);
}
