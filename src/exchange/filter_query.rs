//! A filter as the query of an address, and back: what a user wants to find again after a reload, or send to a colleague.
//!
//! The words are those of the screen (`?classe=em-risco&dias=30&uf=SP`). What can not be read is left out.

use crate::domain::filter::Filter;
use crate::domain::indicator::status::character::Label;
use crate::domain::indicator::status::profile::Profile;
use crate::domain::indicator::status::risk::Standing;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::rfm::RfmSegment;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::segment::built_in::Named;
use crate::domain::value::id::ClientId;
use crate::domain::value::uf::Uf;
use crate::exchange::message_link::encoded;
use percent_encoding::percent_decode_str;
use std::collections::BTreeSet;

/// The name in the address of the profiles.
pub(crate) const PROFILE: &str = "perfil";
/// The key of the states of contact.
pub(crate) const STATE: &str = "estado";
/// A field of one's own: its heading, encoded once more, and its value after `=`; without it any value.
const OWN_FIELD: &str = "campo";
/// An area drawn on the map.
const AREA: &str = "area";
const NOBODY: &str = "ninguem";
const SALESPERSON: &str = "vendedor";
const PRINCIPAL: &str = "representada";
/// The keys of [`Filter::scope`].
pub(crate) const SCOPE: [&str; 2] = [SALESPERSON, PRINCIPAL];

/// Keys and values, not yet percent-encoded, in a fixed order. A key may occur more than once.
pub(crate) fn to_pairs(filter: &Filter) -> Vec<(&'static str, String)> {
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
        profiles,
        labels,
        segments,
        credit,
        cells,
        only,
        built_in,
        own_fields,
        gone,
        near,
        area,
    } = filter;
    let mut pairs = Vec::new();
    if !text.is_empty() {
        pairs.push(("busca", text.clone()));
    }
    pairs.extend(lifecycles.iter().map(|class| ("classe", lifecycle_word(*class).to_owned())));
    pairs.extend(states.iter().map(|state| (STATE, state_word(*state).to_owned())));
    pairs.extend(abc.iter().map(|class| ("abc", abc_word(*class).to_owned())));
    pairs.extend(days_at_least.map(|days| ("dias", days.to_string())));
    pairs.extend(days_at_most.map(|days| ("dias-ate", days.to_string())));
    let who = |id: &Option<_>| {
        id.map_or_else(|| NOBODY.to_owned(), |id: crate::domain::value::id::SalespersonId| id.to_string())
    };
    pairs.extend(salespeople.iter().map(|id| (SALESPERSON, who(id))));
    pairs.extend(ufs.iter().map(|uf| ("uf", uf.letters().to_owned())));
    pairs.extend(cities.iter().map(|code| ("municipio", code.to_string())));
    pairs.extend(principals.iter().map(|id| (PRINCIPAL, id.to_string())));
    pairs.extend(tags.iter().map(|tag| ("tag", tag.clone())));
    pairs.extend(industries.iter().map(|industry| ("ramo", industry.clone())));
    pairs.extend(profiles.iter().map(|profile| (PROFILE, profile_word(*profile).to_owned())));
    pairs.extend(labels.iter().map(|label| ("rotulo", label_word(*label).to_owned())));
    pairs.extend(segments.iter().map(|segment| ("rfm", segment_word(*segment).to_owned())));
    pairs.extend(credit.iter().map(|standing| ("credito", standing_word(*standing).to_owned())));
    pairs.extend(cells.iter().map(|(recency, frequency)| ("celula", format!("{recency}-{frequency}"))));
    pairs.extend(own_fields.iter().map(|(heading, value)| {
        let heading = encoded(heading).to_string();
        (OWN_FIELD, value.as_ref().map_or_else(|| heading.clone(), |value| format!("{heading}={value}")))
    }));
    pairs.extend(built_in.iter().map(|key| ("segmento", key.clone())));
    // Who is in a segment follows from its rule.
    if !only.is_empty() && built_in.is_none() {
        let short: Vec<String> = only.iter().map(|id| in_base_36(id.uuid().as_u128())).collect();
        pairs.push(("so", short.join(".")));
    }
    pairs.extend(gone.then(|| ("saiu", "sim".to_owned())));
    pairs.extend(near.map(|near| ("perto", near.to_string())));
    pairs.extend(area.as_ref().map(|area| (AREA, area.to_string())));
    pairs
}

/// Reads what [`to_pairs`] wrote; keys of other things are ignored.
pub(crate) fn from_pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Filter {
    let mut filter = Filter::default();
    for (key, value) in pairs {
        match key {
            "busca" => filter.text = value.to_owned(),
            "classe" => add(&mut filter.lifecycles, Lifecycle::ALL, lifecycle_word, value),
            STATE => add(&mut filter.states, ContactState::ALL, state_word, value),
            "abc" => add(&mut filter.abc, [AbcClass::A, AbcClass::B, AbcClass::C], abc_word, value),
            "dias" => filter.days_at_least = value.parse().ok(),
            "saiu" => filter.gone = value == "sim",
            "perto" => filter.near = value.parse().ok(),
            AREA => filter.area = value.parse().ok(),
            "dias-ate" => filter.days_at_most = value.parse().ok(),
            SALESPERSON if value == NOBODY => {
                filter.salespeople.insert(None);
            }
            SALESPERSON => filter.salespeople.extend(value.parse().ok().map(Some)),
            "uf" => filter.ufs.extend(Uf::parse(value)),
            "municipio" => filter.cities.extend(value.parse::<u32>()),
            PRINCIPAL => filter.principals.extend(value.parse::<crate::domain::value::id::PrincipalId>()),
            "tag" => filter.tags.extend([value.to_owned()]),
            "ramo" => filter.industries.extend([value.to_owned()]),
            PROFILE => add(&mut filter.profiles, Profile::ALL, profile_word, value),
            "rotulo" => add(&mut filter.labels, Label::ALL, label_word, value),
            "rfm" => add(&mut filter.segments, RfmSegment::ALL, segment_word, value),
            "credito" => add(&mut filter.credit, Standing::ALL, standing_word, value),
            "celula" => filter.cells.extend(cell(value)),
            OWN_FIELD => {
                let (heading, value) =
                    value.split_once('=').map_or((value, None), |(heading, value)| (heading, Some(value)));
                let heading = percent_decode_str(heading).decode_utf8_lossy().into_owned();
                filter.own_fields.insert((heading, value.map(str::to_owned)));
            }
            "segmento" => filter.built_in = Named::parse(value).map(|named| named.key()),
            "so" => {
                let ids = value.split('.').filter_map(|id| u128::from_str_radix(id, 36).ok());
                filter.only.extend(ids.map(ClientId::from_u128));
            }
            _ => {}
        }
    }
    filter
}

/// The same as one text, percent-encoded: what a segment keeps.
pub(crate) fn to_query(filter: &Filter) -> String {
    let pairs = to_pairs(filter);
    let texts: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={}", encoded(value))).collect();
    texts.join("&")
}

/// Reads what [`to_query`] wrote.
pub(crate) fn from_query(query: &str) -> Filter {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs: Vec<(&str, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (key, decoded(value)))
        .collect();
    from_pairs(pairs.iter().map(|(key, value)| (*key, value.as_str())))
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
        Lifecycle::NoOrders => "sem-compras",
        Lifecycle::Active => "ativo",
        Lifecycle::AtRisk => "em-risco",
        Lifecycle::Inactive => "inativo",
        Lifecycle::Former => "ex-cliente",
    }
}

/// The word of one of them.
pub(crate) fn state_word(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "em-dia",
        ContactState::Due => "na-hora",
        ContactState::Overdue => "atrasado",
        ContactState::Forgotten => "esquecido",
        ContactState::Never => "sem-registro",
    }
}

/// `4-5`: scores from 1 to 5.
fn cell(value: &str) -> Option<(u8, u8)> {
    let (recency, frequency) = value.split_once('-')?;
    let score = |text: &str| text.parse::<u8>().ok().filter(|score| (1..=5).contains(score));
    Some((score(recency)?, score(frequency)?))
}

/// A list of clients is long: 25 letters each instead of 36.
fn in_base_36(mut number: u128) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.is_empty() {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
    }
    digits.into_iter().rev().collect()
}

/// The word of a profile there.
pub(crate) fn profile_word(profile: Profile) -> &'static str {
    match profile {
        Profile::Detractor => "detrator",
        Profile::Inactive => "inativo",
        Profile::Hyperconsumer => "hiperconsumidor",
        Profile::Qualified => "qualificado",
        Profile::Regular => "regular",
    }
}

fn label_word(label: Label) -> &'static str {
    match label {
        Label::New => "novo",
        Label::Reactivated => "reativado",
        Label::Seasonal => "sazonal",
        Label::Irregular => "ciclo-irregular",
    }
}

fn segment_word(segment: RfmSegment) -> &'static str {
    match segment {
        RfmSegment::Champions => "campeoes",
        RfmSegment::PotentialLoyalist => "quase-fieis",
        RfmSegment::Loyal => "fieis",
        RfmSegment::Promising => "promissores",
        RfmSegment::New => "recentes",
        RfmSegment::CannotLose => "nao-pode-perder",
        RfmSegment::AtRisk => "em-queda",
        RfmSegment::NeedAttention => "pedem-atencao",
        RfmSegment::AboutToSleep => "adormecendo",
        RfmSegment::Lost => "sumidos",
        RfmSegment::Other => "outros",
    }
}

fn standing_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Blocked => "bloqueado",
        Standing::Critical => "critico",
        Standing::High => "alto",
        Standing::Moderate => "moderado",
        Standing::Low => "baixo",
        Standing::Unknown => "sem-dados",
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
    use crate::domain::value::id::{PrincipalId, SalespersonId};

    fn round_trip(filter: &Filter) -> Filter {
        let pairs = to_pairs(filter);
        from_pairs(pairs.iter().map(|(key, value)| (*key, value.as_str())))
    }

    #[test]
    fn every_field_round_trips() {
        let filter = Filter {
            near: "-23.5503,-46.6339,5".parse().ok(),
            area: "-23.5,-46.6;-23.6,-46.7;-23.6,-46.5~3509502.3550308".parse().ok(),
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
            profiles: Profile::ALL.into_iter().collect(),
            labels: Label::ALL.into_iter().collect(),
            segments: RfmSegment::ALL.into_iter().collect(),
            credit: Standing::ALL.into_iter().collect(),
            cells: [(1, 5), (4, 2)].into(),
            only: [0, 35, 36, u128::MAX].map(ClientId::from_u128).into(),
            built_in: None,
            own_fields: [
                ("Rota = dia".to_owned(), Some("3=quarta & 100%".to_owned())),
                ("Câmara fria".to_owned(), None),
            ]
            .into(),
            gone: true,
        };
        assert_eq!(round_trip(&filter), filter);
        assert_eq!(from_query(&to_query(&filter)), filter);
        assert_eq!((to_query(&Filter::default()).as_str(), from_query("")), ("", Filter::default()));
        assert_eq!(round_trip(&Filter::default()), Filter::default());
        assert!(to_pairs(&Filter::default()).is_empty());
    }

    #[test]
    fn the_scope_of_a_filter_is_said_by_its_own_keys() {
        let filter = Filter {
            ufs: [Uf::SP].into(),
            salespeople: [None].into(),
            principals: [PrincipalId::from_u128(9)].into(),
            ..Filter::default()
        };
        let keys: Vec<&str> = to_pairs(&filter.scope()).iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, SCOPE);
    }

    #[test]
    fn a_segment_is_named_and_its_clients_are_not() {
        let named = Filter { built_in: Some("pos-venda".to_owned()), ..Filter::default() };
        let known = Filter { only: [ClientId::from_u128(7)].into(), ..named.clone() };
        assert_eq!((to_query(&known).as_str(), round_trip(&known)), ("segmento=pos-venda", named));
    }

    #[test]
    fn one_pair_of_products_is_named_in_the_address() {
        let pair =
            Filter { built_in: Some(Named::missing("café & leite", "açúcar").key()), ..Filter::default() };
        assert_eq!(to_query(&pair), "segmento=sem-o-par%09caf%C3%A9%20%26%20leite%09a%C3%A7%C3%BAcar");
        assert_eq!(round_trip(&pair), pair);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let pairs = [
            ("classe", "rico"),
            ("dias", "muitos"),
            ("vendedor", "x"),
            ("uf", "ZZ"),
            ("outra", "1"),
            ("celula", "0-6"),
            ("celula", "4"),
            ("so", "."),
            ("rfm", "ricos"),
            ("segmento", "ricos"),
            ("segmento", "sem-o-par\tsó um"),
            ("segmento", "pos-venda\tum\toutro"),
        ];
        assert_eq!(from_pairs(pairs.into_iter()), Filter::default());
    }
}
