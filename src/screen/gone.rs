//! Who left the carteira, or enters it later: out of every list of the day, and yet to be found.

use super::passing::Known;
use crate::domain::calendar::day::Day;
use crate::domain::filter::Filter;
use crate::domain::indicator::status::gone_statuses;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use chrono::NaiveDate;

/// How many had left, or had not entered, on that day.
pub(crate) fn count(p: &Portfolio, on: NaiveDate) -> usize {
    let day = Day::of(on);
    let standing = p.columns().standing.iter().filter(|one| one.present);
    standing.filter(|one| one.absent_on(day).is_some()).count()
}

/// Only the chip or a search asks for them.
pub(crate) fn is_asked(filter: &Filter) -> bool {
    filter.gone || !filter.text.is_empty()
}

/// Slots of those who pass the filter, by name. Nothing is known of their character: a filter by it lets nobody through.
pub(crate) fn passing(known: &Known<'_>, filter: &Filter, on: NaiveDate) -> Vec<Slot> {
    if !is_asked(filter) {
        return Vec::new();
    }
    let (p, lets) = (known.portfolio, known.lets(filter));
    let gone = gone_statuses(p.columns(), p.rules(), on).into_iter();
    let gone = gone.filter(|(slot, status)| lets(*slot, status));
    let mut slots: Vec<Slot> = gone.map(|(slot, _)| slot).collect();
    slots.sort_by_key(|slot| known.names.get(*slot).map_or(u32::MAX, |name| name.rank));
    slots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::{Small, d, ranked};

    const DAY: &str = "2026-11-30";
    const NAMES: [&str; 4] = ["bia", "ana", "caio", "duda"];

    /// Bia left that day, Ana leaves the day after, Caio comes in then; Duda is there.
    fn four() -> Portfolio {
        Small::clients(&["Bia", "Ana", "Caio", "Duda"])
            .with(1, |one| one.left = Some(d(DAY)))
            .with(2, |one| one.left = Some(d("2026-12-01")))
            .with(3, |one| one.entered = Some(d("2026-12-01")))
            .portfolio()
    }

    fn of(filter: &Filter, on: &str) -> Vec<usize> {
        let p = four();
        let names = ranked(&NAMES);
        let known = Known { portfolio: &p, statuses: &[], names: &names, holders: &[], characters: None };
        passing(&known, filter, d(on)).into_iter().map(Slot::at).collect()
    }

    #[test]
    fn a_client_is_gone_from_its_last_day_on_and_until_its_first() {
        let on = |day: &str| count(&four(), d(day));
        assert_eq!([on("2026-11-29"), on(DAY), on("2026-12-01")], [1, 2, 2]);
        assert_eq!(count(&Small::clients(&[]).portfolio(), d(DAY)), 0);
    }

    #[test]
    fn nobody_gone_is_listed_unasked() {
        assert!(of(&Filter::default(), DAY).is_empty() && !is_asked(&Filter::default()));
    }

    #[test]
    fn the_chip_lists_all_of_them_and_a_search_those_it_names() {
        let chip = Filter { gone: true, ..Filter::default() };
        assert_eq!(of(&chip, DAY), [0, 2]);
        assert_eq!(of(&chip, "2026-12-01"), [0, 1]);
        let search = |text: &str| of(&Filter { text: text.to_owned(), ..Filter::default() }, DAY);
        assert_eq!((search("caio"), search("duda")), (vec![2], vec![]));
    }
}
