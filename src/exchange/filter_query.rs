//! A filter as the query of an address, and back: what a user wants to find again after a reload, or send to a colleague.
//!
//! The words are those of the screen (`?classe=em-risco&dias=30&uf=SP`). What can not be read is left out.

use crate::domain::abc::AbcClass;
use crate::domain::cadence::ContactState;
use crate::domain::filter::Filter;
use crate::domain::lifecycle::Lifecycle;
use crate::domain::uf::Uf;
use std::collections::BTreeSet;

const NOBODY: &str = "ninguem";

/// Keys and values, not yet percent-encoded, in a fixed order. A key may occur more than once.
pub fn to_pairs(filter: &Filter) -> Vec<(&'static str, String)> {
    let Filter {
        text,
        lifecycles,
        states,
        abc,
        days_at_least,
        days_at_most,
        salespeople,
        ufs,
        cities,
        principals,
        tags,
        industries,
    } = filter;
    let mut pairs = Vec::new();
    if !text.is_empty() {
        pairs.push(("busca", text.clone()));
    }
    pairs.extend(lifecycles.iter().map(|class| ("classe", lifecycle_word(*class).to_owned())));
    pairs.extend(states.iter().map(|state| ("estado", state_word(*state).to_owned())));
    pairs.extend(abc.iter().map(|class| ("abc", abc_word(*class).to_owned())));
    pairs.extend(days_at_least.map(|days| ("dias", days.to_string())));
    pairs.extend(days_at_most.map(|days| ("dias-ate", days.to_string())));
    let who = |id: &Option<_>| {
        id.map_or_else(|| NOBODY.to_owned(), |id: crate::domain::id::SalespersonId| id.to_string())
    };
    pairs.extend(salespeople.iter().map(|id| ("vendedor", who(id))));
    pairs.extend(ufs.iter().map(|uf| ("uf", uf.letters().to_owned())));
    pairs.extend(cities.iter().map(|code| ("municipio", code.to_string())));
    pairs.extend(principals.iter().map(|id| ("representada", id.to_string())));
    pairs.extend(tags.iter().map(|tag| ("tag", tag.clone())));
    pairs.extend(industries.iter().map(|industry| ("ramo", industry.clone())));
    pairs
}

/// Reads what [`to_pairs`] wrote; keys of other things are ignored.
pub fn from_pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Filter {
    let mut filter = Filter::default();
    for (key, value) in pairs {
        match key {
            "busca" => filter.text = value.to_owned(),
            "classe" => add(&mut filter.lifecycles, Lifecycle::ALL, lifecycle_word, value),
            "estado" => add(&mut filter.states, ContactState::ALL, state_word, value),
            "abc" => add(&mut filter.abc, [AbcClass::A, AbcClass::B, AbcClass::C], abc_word, value),
            "dias" => filter.days_at_least = value.parse().ok(),
            "dias-ate" => filter.days_at_most = value.parse().ok(),
            "vendedor" if value == NOBODY => {
                filter.salespeople.insert(None);
            }
            "vendedor" => filter.salespeople.extend(value.parse().ok().map(Some)),
            "uf" => filter.ufs.extend(Uf::parse(value)),
            "municipio" => filter.cities.extend(value.parse::<u32>()),
            "representada" => filter.principals.extend(value.parse::<crate::domain::id::PrincipalId>()),
            "tag" => filter.tags.extend([value.to_owned()]),
            "ramo" => filter.industries.extend([value.to_owned()]),
            _ => {}
        }
    }
    filter
}

fn add<T: Copy + Ord, const N: usize>(
    set: &mut BTreeSet<T>,
    all: [T; N],
    word: fn(T) -> &'static str,
    value: &str,
) {
    set.extend(all.into_iter().find(|one| word(*one) == value));
}

fn lifecycle_word(class: Lifecycle) -> &'static str {
    match class {
        Lifecycle::Prospect => "potencial",
        Lifecycle::Active => "ativo",
        Lifecycle::AtRisk => "em-risco",
        Lifecycle::Inactive => "inativo",
        Lifecycle::Former => "ex-cliente",
    }
}

fn state_word(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "em-dia",
        ContactState::Due => "na-hora",
        ContactState::Overdue => "atrasado",
        ContactState::Forgotten => "esquecido",
        ContactState::Never => "sem-registro",
    }
}

fn abc_word(class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => "A",
        AbcClass::B => "B",
        AbcClass::C => "C",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PrincipalId, SalespersonId};

    fn round_trip(filter: &Filter) -> Filter {
        let pairs = to_pairs(filter);
        from_pairs(pairs.iter().map(|(key, value)| (*key, value.as_str())))
    }

    #[test]
    fn every_field_round_trips() {
        let filter = Filter {
            text: "padaria são".to_owned(),
            lifecycles: Lifecycle::ALL.into_iter().collect(),
            states: ContactState::ALL.into_iter().collect(),
            abc: [AbcClass::A, AbcClass::C].into(),
            days_at_least: Some(30),
            days_at_most: Some(60),
            salespeople: [None, Some(SalespersonId::from_u128(7))].into(),
            ufs: [Uf::SP, Uf::AC].into(),
            cities: [3_550_308].into(),
            principals: [PrincipalId::from_u128(9)].into(),
            tags: ["a&b=c".to_owned()].into(),
            industries: ["Padaria".to_owned()].into(),
        };
        assert_eq!(round_trip(&filter), filter);
        assert_eq!(round_trip(&Filter::default()), Filter::default());
        assert!(to_pairs(&Filter::default()).is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let pairs = [("classe", "rico"), ("dias", "muitos"), ("vendedor", "x"), ("uf", "ZZ"), ("outra", "1")];
        assert_eq!(from_pairs(pairs.into_iter()), Filter::default());
    }
}
