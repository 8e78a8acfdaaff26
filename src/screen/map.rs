//! *Mapa*: the legend that is the filter, whom the card shows first, and the areas of the coverage layer.

use super::passing::{Known, passing};
use super::scale::{BANDS, Scale, Shade, legend_place};
use crate::domain::calendar::period::{Month, Period};
use crate::domain::client::whereabouts::city_of;
use crate::domain::filter::Filter;
use crate::domain::indicator::coverage::area_coverage::{AreaCoverage, AreaOf, area_coverage};
use crate::domain::measure::tally::Tally;
use crate::domain::place::cities::Cities;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rules::CadenceRules;
use crate::domain::value::uf::Uf;
use crate::text::{labels, map as words};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub shade: Shade,
    pub name: String,
    /// From where to where; empty where the name says it.
    pub cut: String,
    pub count: usize,
    pub pressed: bool,
    pub keeps: Keeps,
}

/// What a tap leaves visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeps {
    State(ContactState),
    /// Days without contact, both ends inside; contacted at least once.
    Days(u16, u16),
}

impl Keeps {
    pub(crate) fn holds(self, filter: &Filter) -> bool {
        match self {
            Keeps::State(state) => filter.states.contains(&state),
            Keeps::Days(from, to) => (filter.days_at_least, filter.days_at_most) == (Some(from), Some(to)),
        }
    }

    /// States add up; a range of days stands alone, because days have one range.
    pub(crate) fn toggle(self, filter: &mut Filter) {
        let on = !self.holds(filter);
        match self {
            Keeps::State(state) => {
                if on {
                    filter.states.insert(state);
                } else {
                    filter.states.remove(&state);
                }
            }
            Keeps::Days(from, to) => {
                filter.states.clear();
                (filter.days_at_least, filter.days_at_most) =
                    if on { (Some(from), Some(to)) } else { (None, None) };
            }
        }
    }
}

/// The legend of a scale, with how many there are of each entry.
pub(crate) fn legend(rules: &CadenceRules, filter: &Filter, scale: Scale, counts: &[usize]) -> Vec<Entry> {
    let state = |state: ContactState| {
        (
            Shade::State(state),
            labels::state(state).to_owned(),
            words::relative_cut(state, rules),
            Keeps::State(state),
        )
    };
    let band = |band: usize| {
        let (from, to) = band_days(band, &rules.day_cuts);
        (Shade::Band(band), words::day_band(band, &rules.day_cuts), String::new(), Keeps::Days(from, to))
    };
    let all: Vec<_> = match scale {
        Scale::Relative => ContactState::ALL.into_iter().map(state).collect(),
        Scale::Days => (0..BANDS).map(band).chain([state(ContactState::Never)]).collect(),
    };
    let entry = |(at, (shade, name, cut, keeps)): (usize, (Shade, String, String, Keeps))| Entry {
        shade,
        name,
        cut,
        count: counts.get(at).copied().unwrap_or_default(),
        pressed: keeps.holds(filter),
        keeps,
    };
    all.into_iter().enumerate().map(entry).collect()
}

/// The filter in force without the legend's own part of it.
pub(crate) fn without_legend(filter: &Filter, scale: Scale) -> Filter {
    let mut open = filter.clone();
    open.states.clear();
    if scale == Scale::Days {
        (open.days_at_least, open.days_at_most) = (None, None);
    }
    open
}

/// How many clients pass the `open` filter, by place in the legend.
pub(crate) fn counted(known: &Known<'_>, open: &Filter, scale: Scale) -> Vec<usize> {
    let mut counts = vec![0; BANDS + 1];
    for (_, status) in passing(known, open) {
        let place = legend_place(status, scale, &known.portfolio.rules().cadence);
        if let Some(count) = counts.get_mut(usize::from(place)) {
            *count += 1;
        }
    }
    counts
}

fn band_days(band: usize, cuts: &[u16; 5]) -> (u16, u16) {
    let from = band.checked_sub(1).and_then(|before| cuts.get(before)).map_or(0, |cut| cut + 1);
    (from, cuts.get(band).copied().unwrap_or(u16::MAX))
}

/// The slots in the order of the list; who is not in it comes last.
pub(crate) fn in_list_order(slots: &[Slot], list: &[Slot]) -> Vec<Slot> {
    let place = |slot: &Slot| list.iter().position(|seen| seen == slot).unwrap_or(usize::MAX);
    let mut ranked: Vec<(usize, Slot)> = slots.iter().map(|slot| (place(slot), *slot)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, slot)| slot).collect()
}

/// An area of the coverage layer was tapped: the filter keeps its clients, or lets them go again. `area`: the IBGE code of a UF
/// or a município.
pub(crate) fn toggle_area(filter: &mut Filter, area: u32) {
    match uf_of(area) {
        Some(uf) if filter.ufs.len() == 1 && filter.ufs.contains(&uf) => filter.ufs.clear(),
        Some(uf) => filter.ufs = [uf].into(),
        None if filter.cities.len() == 1 && filter.cities.contains(&area) => filter.cities.clear(),
        None => filter.cities = [area].into(),
    }
}

/// Coverage of the month so far by area, of the `visible` slots: by município where `by_city`, else by UF.
pub(crate) fn coverage_by_area(
    p: &Portfolio,
    visible: &[Slot],
    cities: Option<&Cities>,
    by_city: bool,
    on: NaiveDate,
) -> AreaCoverage {
    let mut shown = vec![false; p.dossiers().len()];
    for slot in visible {
        if let Some(flag) = shown.get_mut(slot.at()) {
            *flag = true;
        }
    }
    let period = Period::new(Month::of(on).first_day(), on);
    area_coverage(p.columns(), p.rules(), period, on, |slot| {
        if !shown.get(slot.at()).copied().unwrap_or_default() {
            return AreaOf::Hidden;
        }
        let Some(client) = p.client_at(slot) else { return AreaOf::Hidden };
        let area = if by_city {
            cities.and_then(|cities| city_of(client, cities)).map(|city| city.code)
        } else {
            client.uf.map(|uf| u32::from(uf.ibge()))
        };
        area.map_or(AreaOf::Nowhere, AreaOf::Area)
    })
}

/// "SP", or the name of the município; empty while it is not known.
pub(crate) fn area_name(area: u32, cities: Option<&Cities>) -> String {
    match uf_of(area) {
        Some(uf) => uf.letters().to_owned(),
        None => {
            cities.and_then(|cities| cities.by_code(area)).map(|city| city.name.clone()).unwrap_or_default()
        }
    }
}

/// All areas together, with who is in none.
pub(crate) fn whole(coverage: &AreaCoverage) -> Tally {
    coverage.areas.values().fold(coverage.nowhere, |sum, tally| sum.plus(*tally))
}

fn uf_of(area: u32) -> Option<Uf> {
    u8::try_from(area).ok().and_then(Uf::from_ibge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::{Small, d, ranked, seen};

    const DAY: &str = "2026-11-18";
    const NAMES: [&str; 4] = ["Ana", "Bia", "Caio", "Duda"];

    /// Contacted today, 8 days ago, long ago, never.
    fn four() -> Portfolio {
        Small::clients(&NAMES)
            .with(1, |one| one.uf = Some(Uf::SP))
            .with(2, |one| (one.uf, one.city) = (Some(Uf::SP), Some("Campinas".to_owned())))
            .with(3, |one| one.uf = Some(Uf::MG))
            .visit(1, DAY)
            .visit(2, "2026-11-10")
            .visit(3, "2026-01-10")
            .portfolio()
    }

    fn shown(p: &Portfolio, filter: &Filter, scale: Scale) -> Vec<Entry> {
        let (statuses, names) = (seen(p, DAY), ranked(&NAMES));
        let known =
            Known { portfolio: p, statuses: &statuses, names: &names, holders: &[], characters: None };
        let counts = counted(&known, &without_legend(filter, scale), scale);
        legend(&p.rules().cadence, filter, scale, &counts)
    }

    fn counts(entries: &[Entry]) -> Vec<usize> {
        entries.iter().map(|entry| entry.count).collect()
    }

    #[test]
    fn the_legend_counts_each_client_once_in_both_scales() {
        let p = four();
        let states = shown(&p, &Filter::default(), Scale::Relative);
        assert_eq!(
            states.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            ["em dia", "na hora", "atrasado", "esquecido", "sem registro"]
        );
        assert_eq!(counts(&states), [2, 0, 0, 1, 1]);
        let days = shown(&p, &Filter::default(), Scale::Days);
        assert_eq!(counts(&days), [1, 1, 0, 0, 0, 1, 1]);
        assert_eq!(days[1].keeps, Keeps::Days(8, 15));
        assert_eq!((days[0].keeps, days[5].keeps), (Keeps::Days(0, 7), Keeps::Days(91, u16::MAX)));
    }

    #[test]
    fn the_legends_own_filter_does_not_empty_it_and_others_do() {
        let p = four();
        let mut filter = Filter::default();
        Keeps::State(ContactState::Never).toggle(&mut filter);
        let entries = shown(&p, &filter, Scale::Relative);
        assert_eq!(counts(&entries), [2, 0, 0, 1, 1]);
        assert_eq!(entries.iter().filter(|one| one.pressed).count(), 1);
        filter.ufs = [Uf::SP].into();
        assert_eq!(counts(&shown(&p, &filter, Scale::Relative)), [2, 0, 0, 0, 0]);
    }

    #[test]
    fn states_add_up_and_days_have_one_range() {
        let mut filter = Filter::default();
        let (due, never) = (Keeps::State(ContactState::Due), Keeps::State(ContactState::Never));
        due.toggle(&mut filter);
        never.toggle(&mut filter);
        assert!(due.holds(&filter) && never.holds(&filter));
        due.toggle(&mut filter);
        assert!(!due.holds(&filter) && never.holds(&filter));
        Keeps::Days(0, 7).toggle(&mut filter);
        assert!(filter.states.is_empty() && Keeps::Days(0, 7).holds(&filter));
        Keeps::Days(8, 15).toggle(&mut filter);
        assert!(!Keeps::Days(0, 7).holds(&filter) && Keeps::Days(8, 15).holds(&filter));
        Keeps::Days(8, 15).toggle(&mut filter);
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn the_card_stands_in_the_order_of_the_list() {
        assert_eq!(
            in_list_order(&[Slot::new(1), Slot::new(2), Slot::new(3)], &[Slot::new(3), Slot::new(1)]),
            [3, 1, 2]
        );
        assert_eq!(in_list_order(&[], &[Slot::new(3), Slot::new(1)]), Vec::<usize>::new());
    }

    #[test]
    fn an_area_tapped_twice_lets_go_and_another_takes_its_place() {
        let (sp, campinas) = (u32::from(Uf::SP.ibge()), 3_509_502);
        let mut filter = Filter::default();
        toggle_area(&mut filter, sp);
        assert_eq!(filter.ufs, [Uf::SP].into());
        toggle_area(&mut filter, u32::from(Uf::MG.ibge()));
        assert_eq!(filter.ufs, [Uf::MG].into());
        toggle_area(&mut filter, u32::from(Uf::MG.ibge()));
        assert!(filter.ufs.is_empty());
        toggle_area(&mut filter, campinas);
        assert_eq!(filter.cities, [campinas].into());
        toggle_area(&mut filter, campinas);
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn coverage_by_area_is_of_whoever_is_visible() {
        let p = four();
        let sp = u32::from(Uf::SP.ibge());
        let all = coverage_by_area(
            &p,
            &[Slot::new(0), Slot::new(1), Slot::new(2), Slot::new(3)],
            None,
            false,
            d(DAY),
        );
        assert_eq!((all.areas[&sp].covered, all.areas[&sp].eligible), (2, 2));
        assert_eq!((all.nowhere.eligible, whole(&all).eligible), (1, 4));
        let some = coverage_by_area(&p, &[Slot::new(1), Slot::new(9)], None, false, d(DAY));
        assert_eq!((some.areas[&sp].eligible, whole(&some).eligible), (1, 1));
        // Without the list of places no município is known.
        assert_eq!(
            coverage_by_area(&p, &[Slot::new(0), Slot::new(1)], None, true, d(DAY)).nowhere.eligible,
            2
        );
    }

    #[test]
    fn an_area_is_called_by_its_letters_or_its_name() {
        let cities = Cities::parse(include_str!("../../public/data/municipios.txt")).unwrap();
        assert_eq!(area_name(u32::from(Uf::SP.ibge()), None), "SP");
        assert_eq!(area_name(3_509_502, Some(&cities)), "Campinas");
        assert_eq!((area_name(3_509_502, None), area_name(1, Some(&cities))), (String::new(), String::new()));
    }
}
