use super::*;
use crate::domain::calendar::business_days::OwnDay;
use crate::domain::client::Client;
use crate::domain::fact::appointment::AppointmentState;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::plan::agenda::{Edit, EntryStanding, What, Which, becomes_moved, changed, entries};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::recording::Recording;
use crate::domain::record::Record;
use crate::domain::value::id::{ClientId, InteractionId};
use chrono::NaiveTime;
use proptest::prelude::*;

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

struct Book {
    portfolio: Portfolio,
    clock: u64,
}

impl Book {
    fn new(rule: Appointment) -> Self {
        let record = Record::Client(Box::new(known(vec![rule])));
        Self { portfolio: Portfolio::from_records([record]), clock: 10 }
    }

    fn dossier(&self) -> &Dossier {
        self.portfolio.dossier(CLIENT).unwrap()
    }

    fn apply(&mut self, steps: Vec<Step>) -> Change {
        self.clock += 1;
        let stamp = Stamp { millis: self.clock, counter: 0, device: DeviceId(1) };
        self.portfolio.apply(&Change { deed: Deed::PlanVisit, steps }, stamp).unwrap().inverse
    }

    fn one(&self, on: &str) -> Appointment {
        let id = occurrence_id(SERIES, d(on));
        self.dossier().planned(id, &Calendar::default()).unwrap().into_owned()
    }

    fn edit(&mut self, on: &str, edit: Edit, which: Which, today: &str) -> Change {
        let put = changed(self.dossier(), &self.one(on), &edit, which, d(today));
        let step = |one: Appointment| Step::PutFact { client: CLIENT, fact: Box::new(KeptFact::from(one)) };
        self.apply(put.into_iter().map(step).collect())
    }

    fn moves(&mut self, on: &str, to: &str, which: Which, today: &str) -> Change {
        let one = self.one(on);
        let repeat = self.dossier().appointment(SERIES).unwrap().repeat;
        let new = Appointment { repeat, ..becomes_moved(&one, d(to), one.time) };
        self.edit(on, Edit::Become(new), which, today)
    }

    fn visited(&mut self, date: &str) {
        let id = InteractionId::from_u128(u128::from(self.clock));
        let said = Interaction::new(id, Stamp::default(), d(date), Channel::Visit, Outcome::Success);
        let recording = Recording::new(said, AppointmentId::from_u128(99));
        let steps = recording.steps(CLIENT, Some(self.dossier()), &Calendar::default(), None);
        self.apply(steps);
    }

    /// Days that stand, as the agenda shows them on `today`.
    fn agenda(&self, from: &str, to: &str, today: &str) -> Vec<(String, EntryStanding)> {
        let found = entries(&self.portfolio, Period::new(d(from), d(to)), d(today));
        found.iter().map(|entry| (entry.date.to_string(), entry.standing)).collect()
    }

    fn days(&self, from: &str, to: &str) -> Vec<String> {
        days_of(self.dossier(), from, to, &Calendar::default())
    }
}

fn monday() -> Book {
    Book::new(rule("2026-11-23", Repeat::EveryWeeks(1)))
}

fn said(all: &[(&str, EntryStanding)]) -> Vec<(String, EntryStanding)> {
    all.iter().map(|(day, standing)| ((*day).to_owned(), *standing)).collect()
}

#[test]
fn missed_on_monday_and_made_on_tuesday_the_next_monday_stands() {
    let mut book = monday();
    let expected = said(&[("2026-11-23", EntryStanding::Missed), ("2026-11-30", EntryStanding::Planned)]);
    assert_eq!(book.agenda("2026-11-23", "2026-12-06", "2026-11-26"), expected);
    book.visited("2026-11-24");
    assert_eq!(book.agenda("2026-11-23", "2026-12-06", "2026-11-26"), expected);
}

#[test]
fn made_it_is_done_and_the_others_stand() {
    let mut book = monday();
    book.visited("2026-11-30");
    let expected = said(&[
        ("2026-11-23", EntryStanding::Missed),
        ("2026-11-30", EntryStanding::Done),
        ("2026-12-07", EntryStanding::Planned),
    ]);
    assert_eq!(book.agenda("2026-11-23", "2026-12-13", "2026-11-30"), expected);
}

#[test]
fn moved_alone_it_is_made_on_the_other_day_and_next_week_is_monday_again() {
    let mut book = monday();
    let undo = book.moves("2026-11-23", "2026-11-25", Which::Only, "2026-11-23");
    let moved = EntryStanding::Moved { to: Some(d("2026-11-25")) };
    let week = |standing| said(&[("2026-11-23", moved), ("2026-11-25", standing)]);
    assert_eq!(book.agenda("2026-11-23", "2026-11-29", "2026-11-23"), week(EntryStanding::Planned));
    assert_eq!(book.days("2026-11-30", "2026-12-06"), ["2026-11-30"]);
    let before = book.portfolio.clone();
    book.visited("2026-11-25");
    assert_eq!(book.agenda("2026-11-23", "2026-11-29", "2026-11-25"), week(EntryStanding::Done));
    assert_eq!(book.days("2026-11-30", "2026-12-06"), ["2026-11-30"]);
    book.portfolio = before;
    book.moves("2026-11-23", "2026-11-24", Which::Only, "2026-11-23");
    assert_eq!(book.days("2026-11-23", "2026-11-29"), ["2026-11-24"], "moved twice it is one visit");
    book.moves("2026-11-23", "2026-11-23", Which::Only, "2026-11-23");
    assert_eq!(
        book.agenda("2026-11-23", "2026-11-29", "2026-11-23"),
        said(&[("2026-11-23", EntryStanding::Planned)])
    );
    let mut book = monday();
    book.moves("2026-11-23", "2026-11-25", Which::Only, "2026-11-23");
    book.apply(undo.steps);
    assert_eq!(book.days("2026-11-23", "2026-11-29"), ["2026-11-23"]);
}

#[test]
fn moved_with_the_next_ones_the_earlier_stay() {
    let mut book = monday();
    let undo = book.moves("2026-12-07", "2026-12-09", Which::Onwards, "2026-11-26");
    let moved = ["2026-11-23", "2026-11-30", "2026-12-09", "2026-12-16"];
    assert_eq!(book.days("2026-11-23", "2026-12-20"), moved);
    book.apply(undo.steps);
    assert_eq!(book.days("2026-11-23", "2026-12-13"), ["2026-11-23", "2026-11-30", "2026-12-07"]);
}

#[test]
fn all_are_those_that_are_not_over() {
    let mut book = monday();
    book.visited("2026-11-23");
    book.moves("2026-12-07", "2026-12-09", Which::All, "2026-11-26");
    assert_eq!(book.days("2026-11-24", "2026-12-13"), ["2026-12-02", "2026-12-09"]);
    let agenda = book.agenda("2026-11-23", "2026-11-29", "2026-11-26");
    assert_eq!(agenda, said(&[("2026-11-23", EntryStanding::Done)]), "what was stays what it was");
    // Moved back to a Monday on a Tuesday, the one of this week keeps its day.
    let mut book = Book::new(rule("2026-11-25", Repeat::EveryWeeks(1)));
    book.moves("2026-12-02", "2026-11-30", Which::All, "2026-11-24");
    assert_eq!(book.days("2026-11-23", "2026-12-13"), ["2026-11-25", "2026-11-30", "2026-12-07"]);
}

#[test]
fn from_the_first_on_the_rule_itself_is_another_and_what_was_made_does_not_come_again() {
    let mut book = monday();
    book.visited("2026-11-30");
    book.moves("2026-11-23", "2026-11-25", Which::Onwards, "2026-11-23");
    assert_eq!(book.days("2026-11-23", "2026-12-13"), ["2026-11-25", "2026-12-09"]);
    assert_eq!(book.dossier().appointment(SERIES).unwrap().date, d("2026-11-25"));
}

#[test]
fn dropped_alone_with_the_next_ones_or_all() {
    let mut book = monday();
    book.edit("2026-11-30", Edit::Drop, Which::Only, "2026-11-26");
    assert_eq!(book.days("2026-11-23", "2026-12-13"), ["2026-11-23", "2026-12-07"]);
    book.moves("2026-12-21", "2026-12-22", Which::Only, "2026-11-26");
    book.edit("2026-12-07", Edit::Drop, Which::Onwards, "2026-11-26");
    assert_eq!(book.days("2026-11-23", "2027-03-31"), ["2026-11-23"], "those moved alone go too");
    let mut book = monday();
    book.edit("2026-12-14", Edit::Drop, Which::All, "2026-11-26");
    assert_eq!(book.days("2026-11-23", "2027-03-31"), ["2026-11-23"]);
    let mut book = monday();
    book.edit("2026-11-23", Edit::Drop, Which::All, "2026-11-26");
    assert_eq!(
        book.days("2026-11-23", "2027-03-31"),
        [] as [&str; 0],
        "the missed one that was meant goes too"
    );
}

#[test]
fn another_hour_for_all_leaves_alone_what_was_moved_alone() {
    let mut book = monday();
    book.moves("2026-12-07", "2026-12-09", Which::Only, "2026-11-23");
    book.edit("2026-12-14", Edit::Drop, Which::Only, "2026-11-23");
    let at = NaiveTime::from_hms_opt(10, 0, 0);
    for (on, which) in [("2026-11-30", Which::Onwards), ("2026-11-23", Which::All)] {
        let mut book = Book { portfolio: book.portfolio.clone(), clock: book.clock };
        let new = Appointment { time: at, repeat: Some(Repeat::EveryWeeks(1)), ..book.one(on) };
        book.edit(on, Edit::Become(new), which, "2026-11-23");
        assert_eq!(
            book.days("2026-11-23", "2026-12-27"),
            ["2026-11-23", "2026-11-30", "2026-12-09", "2026-12-21"]
        );
        let all = book.dossier().planned_in(Period::day(d("2026-12-21")), &Calendar::default());
        assert_eq!(all[0].time, at, "{which:?}");
    }
}

#[test]
fn a_series_that_repeats_no_more_leaves_the_one_that_was_meant() {
    let mut book = monday();
    let new = Appointment { repeat: None, ..book.one("2026-12-07") };
    book.edit("2026-12-07", Edit::Become(new), Which::Onwards, "2026-11-23");
    assert_eq!(book.days("2026-11-23", "2027-03-31"), ["2026-11-23", "2026-11-30", "2026-12-07"]);
}

#[test]
fn an_entry_of_a_series_says_so_and_opens_its_own_occurrence() {
    let book = monday();
    let found = entries(&book.portfolio, Period::day(d("2026-11-30")), d("2026-11-23"));
    let What::Client { appointment, .. } = found[0].what else { panic!("{found:?}") };
    assert_eq!((appointment, found[0].repeats), (occurrence_id(SERIES, d("2026-11-30")), true));
}

fn states() -> impl Strategy<Value = AppointmentState> {
    prop::sample::select(vec![
        AppointmentState::Planned,
        AppointmentState::Done,
        AppointmentState::Missed,
        AppointmentState::Moved,
        AppointmentState::Dropped,
    ])
}

fn repeats() -> impl Strategy<Value = Repeat> {
    prop_oneof![(1..9u8).prop_map(Repeat::EveryWeeks), (1..14u8).prop_map(Repeat::EveryMonths)]
}

fn anchors() -> impl Strategy<Value = NaiveDate> {
    (0..3_000i32).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(739_000 + day).unwrap())
}

proptest! {
    /// Whatever became of some occurrences, all others stand where they stood.
    #[test]
    fn an_occurrence_does_not_depend_on_the_others(
        anchor in anchors(),
        repeat in repeats(),
        known_ones in prop::collection::btree_map(0..30u32, (states(), -3..4i64), 0..12),
    ) {
        let calendar = Calendar::default();
        let rule = Appointment { date: anchor, ..rule("2026-11-23", repeat) };
        let period = Period::new(anchor, crate::domain::calendar::period::step_days(anchor, 900));
        let free = known(vec![rule.clone()]);
        let facts = known_ones.iter().filter_map(|(nth, (state, by))| {
            let on = repeat.time(anchor, *nth)?;
            Some(Appointment {
                id: occurrence_id(SERIES, on),
                date: crate::domain::calendar::period::step_days(on, *by),
                occurrence: Some(Occurrence { series: SERIES, on }),
                state: *state,
                repeat: None,
                ..rule.clone()
            })
        });
        let lived = known([rule.clone()].into_iter().chain(facts).collect());
        let touched: Vec<NaiveDate> = known_ones.keys().filter_map(|nth| repeat.time(anchor, *nth)).collect();
        let untouched = |dossier: &Dossier| -> Vec<Appointment> {
            let all = dossier.planned_in(period, &calendar);
            let all = all.into_iter().filter(|one| one.occurrence.is_some_and(|known| !touched.contains(&known.on)));
            all.map(Cow::into_owned).collect()
        };
        prop_assert_eq!(untouched(&free), untouched(&lived));
    }

    #[test]
    fn slots_cut_into_weeks_are_the_slots_of_the_whole(anchor in anchors(), repeat in repeats(), off in prop::collection::vec((0..400i64, 0..40i64), 0..4)) {
        let start = crate::domain::calendar::period::step_days(anchor, -10);
        let own_days = off.iter().map(|(from, days)| {
            let from = crate::domain::calendar::period::step_days(anchor, *from);
            OwnDay::Days(Period::new(from, crate::domain::calendar::period::step_days(from, *days)))
        });
        let calendar = Calendar { own_days: own_days.collect(), ..Calendar::default() };
        let dossier = known(vec![Appointment { date: anchor, ..rule("2026-11-23", repeat) }]);
        let series = dossier.series().next().unwrap();
        let whole: Vec<Slot> = series.slots(Period::new(start, crate::domain::calendar::period::step_days(start, 419)), &calendar).collect();
        let weeks = (0..60i64).map(|week| {
            let from = crate::domain::calendar::period::step_days(start, week * 7);
            Period::new(from, crate::domain::calendar::period::step_days(from, 6))
        });
        let cut: Vec<Slot> = weeks.flat_map(|week| series.slots(week, &calendar).collect::<Vec<_>>()).collect();
        prop_assert_eq!(&whole, &cut);
        prop_assert!(whole.windows(2).all(|pair| pair[0].kept_on < pair[1].kept_on), "never two on a day");
        for slot in &whole {
            prop_assert!(slot.on <= slot.kept_on);
            prop_assert_eq!(series.slot(slot.on, &calendar), Some(*slot));
            let id = occurrence_id(SERIES, slot.on);
            prop_assert_eq!(dossier.planned(id, &calendar).map(|one| one.date), Some(slot.kept_on));
            prop_assert_eq!(series.last_up_to(slot.kept_on, &calendar), Some(*slot));
        }
    }

    #[test]
    fn two_devices_that_say_what_became_of_one_agree(
        mine in (states(), 0..3u64), theirs in (states(), 0..3u64), on in 0..20u32,
    ) {
        let rule = rule("2026-01-31", Repeat::EveryMonths(1));
        let on = Repeat::EveryMonths(1).time(rule.date, on).unwrap();
        let of = |(state, millis): (AppointmentState, u64)| {
            let recorded = Stamp { millis, counter: 0, device: DeviceId(millis) };
            let one = Appointment { recorded, occurrence: Some(Occurrence { series: SERIES, on }), state, repeat: None, id: occurrence_id(SERIES, on), ..rule.clone() };
            known(vec![rule.clone(), one])
        };
        let (mine, theirs) = (of(mine), of(theirs));
        let merged = mine.merged(&theirs);
        prop_assert_eq!(&merged, &theirs.merged(&mine));
        prop_assert_eq!(merged.appointments().filter(|one| one.occurrence.is_some()).count(), 1);
    }
}
