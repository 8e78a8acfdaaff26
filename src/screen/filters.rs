//! The choices of a facet with the clients each would leave, and what is chosen, in words.

use crate::domain::filter::Filter;
use crate::domain::filter::facets::{self, Facet, FacetValue, Seen, chosen};
use crate::domain::filter::near::Near;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::character::Character;
use crate::domain::mended::NameIndex;
use crate::domain::portfolio::Portfolio;
use crate::domain::segment::built_in::Named;
use crate::domain::value::fold::fold;
use crate::domain::value::id::SalespersonId;
use crate::text::{analysis, filters as words, format, labels, risk, segments};
use std::cmp::Reverse;

/// Above this many choices there is a box to find one.
const FIND_ABOVE: usize = 12;

/// What is known of every client, by slot.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub statuses: &'a [Option<Status>],
    pub names: &'a NameIndex,
    pub holders: &'a [Option<SalespersonId>],
    /// `None` where nobody asks for them: see [`asks_character`].
    pub characters: Option<&'a [Option<Character>]>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub value: FacetValue,
    pub name: String,
    /// Clients that it would leave.
    pub count: usize,
}

/// The choices of the facet can not be counted without the characters of the clients.
pub(crate) fn asks_character(facet: Facet, filter: &Filter) -> bool {
    matches!(facet, Facet::Profile | Facet::Label | Facet::Segment | Facet::Credit) || filter.asks_character()
}

/// The choices of a facet in the order of the screen; chosen ones stay in sight even when they leave nobody.
pub(crate) fn choices(p: &Portfolio, filter: &Filter, facet: Facet, known: Known<'_>) -> Vec<Choice> {
    let seen = p.clients().filter_map(|(slot, client)| {
        let status = known.statuses.get(slot.at())?.as_ref()?;
        let text = known.names.get(slot).map_or(&[][..], |name| name.text);
        let holder = known.holders.get(slot.at()).copied().flatten();
        let character = known.characters.and_then(|all| all.get(slot.at())?.as_ref());
        Some(Seen { client, status, holder, text, character })
    });
    let mut counts = facets::counts(seen, filter, p.side(), facet, &p.rules().cadence.day_cuts);
    for value in chosen(filter, facet) {
        counts.entry(value).or_insert(0);
    }
    let choice = |(value, count): (FacetValue, usize)| Choice { name: named(p, &value), value, count };
    let mut all: Vec<Choice> = counts.into_iter().map(choice).collect();
    if !has_own_order(facet) {
        all.sort_by_cached_key(|choice| (Reverse(choice.count), fold(&choice.name).into_owned()));
    }
    all
}

/// Whether the choices stand in an order of their own rather than by how many clients they leave.
fn has_own_order(facet: Facet) -> bool {
    match facet {
        Facet::State | Facet::Lifecycle | Facet::Days | Facet::Abc => true,
        Facet::Profile | Facet::Label | Facet::Segment | Facet::Credit | Facet::Chosen => true,
        Facet::Salesperson | Facet::Uf | Facet::City | Facet::Principal => false,
        Facet::Industry | Facet::Tag | Facet::OwnField => false,
    }
}

/// There are so many that one is looked for.
pub(crate) fn can_find(all: &[Choice]) -> bool {
    all.len() > FIND_ABOVE
}

/// Those whose name has the text, blind to accents and case.
pub(crate) fn found(all: &[Choice], text: &str) -> Vec<Choice> {
    let wanted = fold(text.trim()).into_owned();
    all.iter().filter(|choice| fold(&choice.name).contains(&wanted)).cloned().collect()
}

pub(crate) fn is_chosen(filter: &Filter, value: &FacetValue) -> bool {
    Facet::ALL.into_iter().any(|facet| chosen(filter, facet).contains(value))
}

/// All that is chosen, facet by facet, each with its words.
pub(crate) fn active(p: &Portfolio, filter: &Filter) -> Vec<(FacetValue, String)> {
    let values = Facet::ALL.into_iter().flat_map(|facet| chosen(filter, facet));
    let with_name = |value: FacetValue| {
        let name = named(p, &value);
        (value, name)
    };
    values.map(with_name).collect()
}

/// Near the place and, where so many days are asked for, only who waits for so long; 0 asks for nobody.
pub(crate) fn come_near(filter: &mut Filter, near: Near, days: Option<i64>) {
    filter.near = Some(near);
    filter.days_at_least = days.and_then(|days| u16::try_from(days).ok()).filter(|days| *days > 0);
}

pub(crate) fn named(p: &Portfolio, value: &FacetValue) -> String {
    let none = || format::NONE.to_owned();
    match value {
        FacetValue::State(state) => labels::state(*state).to_owned(),
        FacetValue::Lifecycle(class) => labels::lifecycle(*class).to_owned(),
        FacetValue::Days(days) => words::days_at_least(*days),
        FacetValue::DaysAtMost(days) => words::days_at_most(*days),
        FacetValue::Abc(class) => words::abc_long(*class),
        FacetValue::Salesperson(None) => words::NOBODY.to_owned(),
        FacetValue::Salesperson(Some(id)) => {
            p.catalog().salesperson(*id).map_or_else(none, |person| person.name.clone())
        }
        FacetValue::Uf(uf) => uf.letters().to_owned(),
        FacetValue::City(code) => city(p, *code),
        FacetValue::Principal(id) => p.catalog().principal(*id).map_or_else(none, |found| found.name.clone()),
        FacetValue::Industry(industry) => industry.clone(),
        FacetValue::Tag(tag) => tag.clone(),
        FacetValue::Profile(profile) => labels::profile(*profile).to_owned(),
        FacetValue::Label(label) => labels::label(*label).to_owned(),
        FacetValue::Segment(segment) => analysis::rfm::segment(*segment).to_owned(),
        FacetValue::Credit(standing) => risk::standing(*standing).to_owned(),
        FacetValue::OwnField(heading, value) => words::own_field(heading, value.as_deref()),
        FacetValue::Cell(recency, frequency) => words::cell(*recency, *frequency),
        FacetValue::Only(clients) => words::only(*clients),
        FacetValue::BuiltIn(key) => Named::parse(key).map_or_else(none, |named| segments::named(&named)),
    }
}

/// As its first client writes it.
fn city(p: &Portfolio, code: u32) -> String {
    let named = p.clients().find(|(_, client)| client.city_code == Some(code)).map(|(_, client)| {
        let city = client.city.clone().unwrap_or_else(|| code.to_string());
        match client.uf {
            Some(uf) => format!("{city}/{uf}"),
            None => city,
        }
    });
    named.unwrap_or_else(|| code.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::abc::AbcClass;
    use crate::domain::place::geo::LatLon;
    use crate::domain::rhythm::cadence::ContactState;
    use crate::domain::value::id::PrincipalId;
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, id, ranked, seen};

    const DAY: &str = "2026-11-18";

    /// Three of SP, two of MG, one of nowhere; Ana was visited.
    fn six() -> Portfolio {
        let mut small = Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva", "Rui"]).visit(1, "2026-11-17");
        for (client, uf) in [(1, Uf::SP), (2, Uf::SP), (3, Uf::MG), (4, Uf::MG), (5, Uf::SP)] {
            small = small.with(client, |one| one.uf = Some(uf));
        }
        small
            .with(1, |one| (one.city, one.city_code) = (Some("Campinas".to_owned()), Some(3_509_502)))
            .with(3, |one| one.tags = ["rede".to_owned()].into())
            .portfolio()
    }

    fn of(p: &Portfolio, filter: &Filter, facet: Facet) -> Vec<(String, usize)> {
        let (statuses, names) = (seen(p, DAY), ranked(&["ana", "bia", "caio", "duda", "eva", "rui"]));
        let known = Known { statuses: &statuses, names: &names, holders: &[None; 6], characters: None };
        choices(p, filter, facet, known).into_iter().map(|one| (one.name, one.count)).collect()
    }

    fn pairs(of: &[(&str, usize)]) -> Vec<(String, usize)> {
        of.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn whoever_leaves_most_stands_first_and_states_keep_their_own_order() {
        let p = six();
        assert_eq!(of(&p, &Filter::default(), Facet::Uf), pairs(&[("SP", 3), ("MG", 2)]));
        let states = of(&p, &Filter::default(), Facet::State);
        let [on_track, never] = [ContactState::OnTrack, ContactState::Never].map(labels::state);
        assert_eq!(states, pairs(&[(on_track, 1), (never, 5)]));
        assert_eq!(of(&p, &Filter::default(), Facet::City), pairs(&[("Campinas/SP", 1)]));
    }

    #[test]
    fn a_choice_that_leaves_nobody_stays_in_sight_while_it_is_chosen() {
        let p = six();
        let filter = Filter { ufs: [Uf::RJ].into(), ..Filter::default() };
        assert_eq!(of(&p, &filter, Facet::Uf).last(), Some(&("RJ".to_owned(), 0)));
        // Another facet counts only whom the UF lets through: nobody.
        assert_eq!(of(&p, &filter, Facet::Tag), []);
        assert!(is_chosen(&filter, &FacetValue::Uf(Uf::RJ)) && !is_chosen(&filter, &FacetValue::Uf(Uf::SP)));
    }

    #[test]
    fn what_is_chosen_is_said_and_who_is_gone_has_a_dash() {
        let p = six();
        let filter = Filter {
            ufs: [Uf::SP].into(),
            cities: [3_509_502, 1].into(),
            abc: [AbcClass::A].into(),
            salespeople: [None].into(),
            principals: [PrincipalId::from_u128(9)].into(),
            only: [id(1), id(2)].into(),
            ..Filter::default()
        };
        let said: Vec<String> = active(&p, &filter).into_iter().map(|(_, name)| name).collect();
        let expected = [
            words::abc_long(AbcClass::A),
            words::NOBODY.to_owned(),
            "SP".to_owned(),
            "1".to_owned(),
            "Campinas/SP".to_owned(),
            format::NONE.to_owned(),
            words::only(2),
        ];
        assert_eq!(said, expected);
        assert!(active(&p, &Filter::default()).is_empty());
    }

    #[test]
    fn one_of_many_is_found_without_accents() {
        let choice = |name: &str| Choice { value: FacetValue::Tag(name.into()), name: name.into(), count: 1 };
        let many: Vec<Choice> = (0..13).map(|at| choice(&format!("Região {at}"))).collect();
        assert_eq!([can_find(&many), can_find(&many[1..])], [true, false]);
        let names: Vec<String> = found(&many, " regiao 12").into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Região 12"]);
        assert_eq!((found(&many, "").len(), found(&many, "x").len()), (13, 0));
    }

    #[test]
    fn zero_days_ask_for_nobody_in_particular() {
        let near = Near::new(LatLon::new(-23.5, -46.6).unwrap(), 5);
        for (days, expected) in [(None, None), (Some(0), None), (Some(-1), None), (Some(15), Some(15))] {
            let mut filter = Filter { days_at_least: Some(99), ..Filter::default() };
            come_near(&mut filter, near, days);
            assert_eq!((filter.near, filter.days_at_least), (Some(near), expected));
        }
    }

    #[test]
    fn characters_are_asked_for_only_where_they_decide() {
        let open = Filter::default();
        assert!(asks_character(Facet::Profile, &open) && !asks_character(Facet::Uf, &open));
        let filtered = Filter { cells: [(1, 1)].into(), ..open };
        assert_eq!(asks_character(Facet::Uf, &filtered), filtered.asks_character());
    }
}
