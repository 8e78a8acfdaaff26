//! One day of the week: why nobody works on it or how full it is, what its cards say, and where a held card would fall.

use crate::domain::plan::agenda::{Entry, EntryStanding, Hours, What, dropped_at};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{AppointmentId, ClientId};
use crate::text::agenda as words;
use chrono::{NaiveDate, NaiveTime};

/// Why it is no working day; `None`: it is one.
pub(crate) fn day_off(p: &Portfolio, day: NaiveDate) -> Option<&'static str> {
    let calendar = &p.rules().calendar;
    match calendar.day_off(day) {
        Some(off) => Some(words::day_off(off)),
        None => (!calendar.is_working_day(day)).then_some(words::NOT_WORKED),
    }
}

/// How many visits stand of those there is room for.
pub(crate) fn load(p: &Portfolio, entries: &[Entry]) -> String {
    let stands = |one: &&Entry| {
        matches!(one.standing, EntryStanding::Planned | EntryStanding::Done) && one.client().is_some()
    };
    words::load(entries.iter().filter(stands).count(), usize::from(p.rules().visits.visits_per_day))
}

/// What a card says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    pub hour: String,
    pub span: String,
    /// What is special about it and what became of it.
    pub notes: Vec<String>,
    /// The visit it is of; `None`: the rep's own.
    pub visit: Option<(ClientId, AppointmentId)>,
    /// It may be moved by hand.
    pub moves: bool,
    /// Nothing may move it.
    pub locked: bool,
}

pub(crate) fn card(entry: &Entry) -> Card {
    let visit = match entry.what {
        What::Client { slot: _, client, appointment } => Some((client, appointment)),
        What::Own { commitment: _ } => None,
    };
    let locked = entry.locked && visit.is_some();
    let moves = match entry.standing {
        EntryStanding::Planned | EntryStanding::Missed => visit.is_some(),
        EntryStanding::Done | EntryStanding::Moved { .. } => false,
    };
    let special = [
        locked.then_some(words::LOCKED),
        entry.repeats.then_some(words::REPEATS),
        entry.confirmed.then_some(words::CONFIRMED),
    ];
    let said = Some(words::standing(entry.standing)).filter(|said| !said.is_empty());
    let hour = match (entry.time, visit) {
        (None, None) => words::WHOLE_DAY.to_owned(),
        (time, _) => words::hour(time),
    };
    Card {
        hour,
        span: words::span(entry.time, entry.minutes, visit.is_none()),
        notes: special.into_iter().flatten().map(str::to_owned).chain(said).collect(),
        visit,
        moves,
        locked,
    }
}

/// When an entry begins that is dropped before the `at`-th of the day, without counting `moving` itself and what was moved
/// away; `entries` of any days. Without room it keeps the hour `was`.
pub(crate) fn time_at(
    p: &Portfolio,
    entries: &[Entry],
    day: NaiveDate,
    at: usize,
    moving: Option<AppointmentId>,
    minutes: u16,
    was: Option<NaiveTime>,
) -> NaiveTime {
    let others: Vec<Entry> =
        entries.iter().filter(|one| one.date == day && makes_room(one, moving)).copied().collect();
    dropped_at(&others, at, minutes, was, &Hours::of(&p.rules().visits))
}

/// Whether the gap at the `at`-th place opens before this entry of the day, while `held` is in the hand.
pub(crate) fn opens_before(day: &[Entry], what: What, at: usize, held: Option<AppointmentId>) -> bool {
    let Some(place) = day.iter().position(|one| one.what == what) else { return false };
    makes_room(&day[place], held) && room_makers(&day[..place], held) == at
}

/// Whether the gap opens behind all entries of the day.
pub(crate) fn opens_last(day: &[Entry], at: usize, held: Option<AppointmentId>) -> bool {
    at >= room_makers(day, held)
}

fn room_makers(entries: &[Entry], held: Option<AppointmentId>) -> usize {
    entries.iter().filter(|one| makes_room(one, held)).count()
}

/// Neither the one in the hand nor one that was moved away.
fn makes_room(entry: &Entry, held: Option<AppointmentId>) -> bool {
    let is_held = matches!(entry.what, What::Client { appointment, .. } if Some(appointment) == held);
    !is_held && !matches!(entry.standing, EntryStanding::Moved { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::portfolio::slot::Slot;
    use crate::domain::value::id::CommitmentId;
    use crate::screen::small::{d, id};

    const DAY: &str = "2026-11-18";

    fn hour(hour: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, 0, 0)
    }

    fn visit(number: u128, at: Option<NaiveTime>, standing: EntryStanding) -> Entry {
        let what = What::Client {
            slot: Slot::new(number as usize - 1),
            client: id(number),
            appointment: AppointmentId::from_u128(number),
        };
        let (locked, repeats, confirmed) = (false, false, false);
        Entry { date: d(DAY), time: at, minutes: 30, what, standing, locked, repeats, confirmed }
    }

    fn own(at: Option<NaiveTime>) -> Entry {
        let what = What::Own { commitment: CommitmentId::from_u128(1) };
        Entry { what, locked: true, ..visit(1, at, EntryStanding::Planned) }
    }

    #[test]
    fn a_day_says_why_nobody_works_on_it() {
        let p = Portfolio::default();
        assert_eq!(day_off(&p, d(DAY)), None);
        assert_eq!(day_off(&p, d("2026-11-22")), Some("dia sem trabalho"));
        let holiday = day_off(&p, d("2026-11-20"));
        assert!(holiday.is_some() && holiday != Some("dia sem trabalho"));
    }

    #[test]
    fn only_visits_that_stand_fill_a_day() {
        let p = Portfolio::default();
        let day = [
            visit(1, hour(9), EntryStanding::Planned),
            visit(2, hour(10), EntryStanding::Done),
            visit(3, hour(11), EntryStanding::Missed),
            visit(4, hour(12), EntryStanding::Moved { to: None }),
            own(hour(13)),
        ];
        let room = usize::from(p.rules().visits.visits_per_day);
        assert_eq!(load(&p, &day), words::load(2, room));
        assert_eq!(load(&p, &[]), words::load(0, room));
    }

    #[test]
    fn a_card_says_when_and_what_became_of_it() {
        let special = Entry {
            locked: true,
            repeats: true,
            confirmed: true,
            ..visit(1, hour(9), EntryStanding::Missed)
        };
        let one = card(&special);
        assert_eq!((one.hour.as_str(), one.span.as_str()), ("09:00", "09:00 às 09:30"));
        assert_eq!(one.notes, ["travado", "repete", "confirmada", "não feito"]);
        assert!(one.locked && one.moves);
        let plain = card(&visit(1, None, EntryStanding::Planned));
        assert_eq!((plain.hour.as_str(), plain.notes.len()), ("sem hora", 0));
    }

    #[test]
    fn ones_own_lasts_all_day_without_an_hour_and_is_not_called_locked() {
        let whole = card(&own(None));
        assert_eq!((whole.hour.as_str(), whole.span.as_str()), ("dia todo", "dia todo"));
        assert!(!whole.locked && !whole.moves && whole.visit.is_none() && whole.notes.is_empty());
        assert_eq!(card(&own(hour(14))).hour, "14:00");
    }

    #[test]
    fn what_is_done_or_moved_away_stays_where_it_is() {
        for standing in [EntryStanding::Done, EntryStanding::Moved { to: None }] {
            assert!(!card(&visit(1, None, standing)).moves);
        }
        assert!(card(&visit(1, None, EntryStanding::Planned)).moves);
    }

    #[test]
    fn the_gap_counts_neither_the_held_card_nor_what_was_moved_away() {
        let away = visit(2, hour(9), EntryStanding::Moved { to: None });
        let day = [
            visit(1, hour(8), EntryStanding::Planned),
            away,
            visit(3, hour(10), EntryStanding::Planned),
            own(hour(11)),
        ];
        let held = Some(AppointmentId::from_u128(1));
        let before = |at: usize| day.iter().position(|one| opens_before(&day, one.what, at, held));
        assert_eq!([before(0), before(1), before(2)], [Some(2), Some(3), None]);
        assert_eq!([1, 2].map(|at| opens_last(&day, at, held)), [false, true]);
        // Nothing in the hand: the first counts again.
        assert!(opens_before(&day, day[2].what, 1, None));
    }

    #[test]
    fn a_card_dropped_behind_another_begins_after_it() {
        let p = Portfolio::default();
        let other_day = Entry { date: d("2026-11-19"), ..visit(3, hour(8), EntryStanding::Planned) };
        let all = [
            visit(1, hour(9), EntryStanding::Planned),
            visit(2, hour(10), EntryStanding::Planned),
            other_day,
        ];
        let moving = Some(AppointmentId::from_u128(1));
        // After the second, which ends at 10:30, and ten minutes.
        assert_eq!(
            time_at(&p, &all, d(DAY), 1, moving, 30, hour(9)),
            NaiveTime::from_hms_opt(10, 40, 0).unwrap()
        );
        // Before it, where its own hour has room.
        assert_eq!(Some(time_at(&p, &all, d(DAY), 0, moving, 30, hour(9))), hour(9));
        // On a free day it keeps its hour.
        assert_eq!(Some(time_at(&p, &all, d("2026-11-17"), 0, moving, 30, hour(15))), hour(15));
    }
}
