//! What a rep does with one visit of a series, and what becomes of the others.

use super::*;
use crate::domain::fact::interaction::{Interaction, Outcome};
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::plan::agenda::{Edit, EntryStanding, What, Which, becomes_moved, changed, entries};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::recording::Recording;
use crate::domain::record::Record;
use crate::domain::value::id::InteractionId;

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
