//! Commitments of one's own that a calendar was told of and that stand no more: it is told to take them out. A removed
//! commitment leaves nothing behind but its id, so that what was told is remembered apart, without its words.

use super::Event;
use super::agenda::{sequence, uid_of};
use crate::domain::plan::agenda::{Entry, What};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::CommitmentId;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One event of a commitment, as a calendar got it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    commitment: CommitmentId,
    uid: String,
    sequence: u32,
    date: NaiveDate,
    /// Start and length in minutes.
    time: Option<(NaiveTime, u16)>,
}

/// What is remembered once a file with `standing` and what was [`withdrawn`] is written. What is past is forgotten.
pub(crate) fn remembered(
    portfolio: &Portfolio,
    before: &[Told],
    standing: &[Entry],
    today: NaiveDate,
) -> Vec<Told> {
    let mut all: BTreeMap<&str, Told> = before.iter().map(|told| (told.uid.as_str(), told.clone())).collect();
    let now: Vec<Told> = standing.iter().filter_map(|entry| told(portfolio, entry)).collect();
    all.extend(now.iter().map(|told| (told.uid.as_str(), told.clone())));
    all.into_values().filter(|told| told.date >= today).collect()
}

/// What a calendar was told of and that does not stand any more; `title` in place of the words, which are gone.
pub(crate) fn withdrawn(portfolio: &Portfolio, told: &[Told], title: &str) -> Vec<Event> {
    let gone = told.iter().filter(|told| !stands(portfolio, told));
    gone.map(|told| {
        let register = portfolio.catalog().commitments.get(&told.commitment);
        let removed = register.map_or(0, |register| sequence(register.at));
        Event {
            uid: told.uid.clone(),
            sequence: removed.max(told.sequence.saturating_add(1)),
            cancelled: true,
            date: told.date,
            time: told.time,
            summary: title.to_owned(),
            description: None,
            location: None,
            place: None,
        }
    })
    .collect()
}

/// One that does not repeat stands on whatever day it was moved to: its name stays.
fn stands(portfolio: &Portfolio, told: &Told) -> bool {
    let register = portfolio.catalog().commitments.get(&told.commitment);
    register.and_then(|register| register.value.as_ref()).is_some_and(|commitment| {
        uid_of(commitment, told.date) == told.uid
            && (commitment.repeat.is_none() || commitment.falls_on(told.date))
    })
}

fn told(portfolio: &Portfolio, entry: &Entry) -> Option<Told> {
    let What::Own { commitment: id } = entry.what else { return None };
    let register = portfolio.catalog().commitments.get(&id)?;
    Some(Told {
        commitment: id,
        uid: uid_of(register.value.as_ref()?, entry.date),
        sequence: sequence(register.at),
        date: entry.date,
        time: entry.time.map(|time| (time, entry.minutes)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::Period;
    use crate::domain::catalog::CatalogEntry;
    use crate::domain::fact::appointment::Repeat;
    use crate::domain::fact::commitment::Commitment;
    use crate::domain::keeping::register::Register;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::plan::agenda::entries;
    use crate::domain::record::Record;

    const TITLE: &str = "Compromisso removido";

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn meeting(date: &str, repeat: Option<Repeat>) -> Commitment {
        Commitment {
            id: CommitmentId::from_u128(3),
            title: "Dentista".to_owned(),
            date: d(date),
            time: NaiveTime::from_hms_opt(9, 0, 0),
            minutes: 45,
            repeat,
            until: None,
        }
    }

    fn carteira(value: Option<Commitment>, edited_millis: u64) -> Portfolio {
        let at = Stamp { millis: edited_millis, ..Stamp::default() };
        let id = CommitmentId::from_u128(3);
        let entry = CatalogEntry::Commitment { id, register: Register { value, at } };
        Portfolio::from_records([Record::Catalog(entry)])
    }

    fn week_of(portfolio: &Portfolio) -> Vec<Entry> {
        let week = Period::new(d("2026-11-30"), d("2026-12-06"));
        entries(portfolio, week, week.start)
    }

    fn after_export(portfolio: &Portfolio) -> Vec<Told> {
        remembered(portfolio, &[], &week_of(portfolio), d("2026-11-30"))
    }

    #[test]
    fn a_commitment_removed_after_a_calendar_got_it_is_taken_out_of_it() {
        let with = carteira(Some(meeting("2026-12-02", None)), 1_700_000_000_000);
        let told = after_export(&with);
        assert_eq!(told.len(), 1);
        assert_eq!(withdrawn(&with, &told, TITLE), []);

        let without = carteira(None, 1_700_000_009_000);
        let events = withdrawn(&without, &told, TITLE);
        assert_eq!(events.len(), 1);
        let event = &events[0];
        assert!(event.cancelled && event.sequence > told[0].sequence);
        assert_eq!((event.uid.as_str(), event.date), (told[0].uid.as_str(), d("2026-12-02")));
        assert_eq!((event.summary.as_str(), event.time), (TITLE, told[0].time));
        let written =
            crate::exchange::ics::calendar(&events, "America/Sao_Paulo", Default::default()).unwrap();
        let text = String::from_utf8(written).unwrap();
        assert!(text.contains("STATUS:CANCELLED") && !text.contains("Dentista"));

        let again = remembered(&without, &told, &week_of(&without), d("2026-11-30"));
        assert_eq!(again, told, "a file that was not opened is no loss: the next says it again");
        assert_eq!(remembered(&without, &told, &[], d("2026-12-03")), [], "what is past stays where it is");
    }

    #[test]
    fn what_a_calendar_never_got_is_not_told_to_it() {
        assert_eq!(withdrawn(&carteira(None, 9), &[], TITLE), []);
    }

    #[test]
    fn taken_out_within_the_same_second_it_is_still_the_later_state() {
        let told = after_export(&carteira(Some(meeting("2026-12-02", None)), 1_700_000_000_000));
        let events = withdrawn(&carteira(None, 1_700_000_000_001), &told, TITLE);
        assert_eq!(events[0].sequence, told[0].sequence + 1);
    }

    #[test]
    fn one_that_was_moved_keeps_its_name_and_is_not_taken_out() {
        let told = after_export(&carteira(Some(meeting("2026-12-02", None)), 1));
        let moved = carteira(Some(meeting("2026-12-20", None)), 2);
        assert_eq!(withdrawn(&moved, &told, TITLE), []);
    }

    #[test]
    fn days_on_which_a_series_falls_no_more_are_taken_out() {
        let daily = carteira(Some(meeting("2026-11-30", Some(Repeat::EveryWeeks(1)))), 1);
        let told = after_export(&daily);
        assert_eq!(told.len(), 1);
        let on_tuesdays = carteira(Some(meeting("2026-12-01", Some(Repeat::EveryWeeks(1)))), 2);
        assert_eq!(withdrawn(&on_tuesdays, &told, TITLE).len(), 1);
        let once = carteira(Some(meeting("2026-11-30", None)), 2);
        assert_eq!(withdrawn(&once, &told, TITLE).len(), 1, "another name, so another event");
    }
}
