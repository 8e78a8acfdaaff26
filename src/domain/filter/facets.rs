//! The facets of a filter: what may be chosen in each, and how many clients each choice would leave.
//!
//! Counts of a facet hold every other facet of the filter as it is and let this one go, so that choosing a value always
//! leaves as many clients as its count says.

use crate::domain::client::Client;
use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::character::{Character, Label};
use crate::domain::indicator::status::profile::Profile;
use crate::domain::indicator::status::risk::Standing;
use crate::domain::measure::abc::AbcClass;
use crate::domain::measure::rfm::RfmSegment;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::domain::value::uf::Uf;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Facet {
    State,
    Lifecycle,
    Days,
    Abc,
    Salesperson,
    Uf,
    City,
    Principal,
    Industry,
    Tag,
    Profile,
    Label,
    Segment,
    Credit,
    OwnField,
    /// Clients that another page chose: a cell of a grid, a list by hand, a segment. Offered nowhere else.
    Chosen,
}

impl Facet {
    pub(crate) const ALL: [Facet; 16] = [
        Self::State,
        Self::Lifecycle,
        Self::Days,
        Self::Abc,
        Self::Salesperson,
        Self::Uf,
        Self::City,
        Self::Principal,
        Self::Industry,
        Self::Tag,
        Self::Profile,
        Self::Label,
        Self::Segment,
        Self::Credit,
        Self::OwnField,
        Self::Chosen,
    ];
}

/// One choice of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FacetValue {
    State(ContactState),
    Lifecycle(Lifecycle),
    /// At least so many days without contact.
    Days(u16),
    /// At most so many days without contact.
    DaysAtMost(u16),
    Abc(AbcClass),
    /// `None`: of nobody.
    Salesperson(Option<SalespersonId>),
    Uf(Uf),
    /// IBGE code.
    City(u32),
    Principal(PrincipalId),
    Industry(String),
    Tag(String),
    Profile(Profile),
    Label(Label),
    Segment(RfmSegment),
    Credit(Standing),
    /// Heading and value; `None`: any value.
    OwnField(String, Option<String>),
    /// R and F.
    Cell(u8, u8),
    /// So many clients chosen by hand.
    Only(usize),
    /// Key of a segment that comes with the app.
    BuiltIn(String),
}

/// A client as facets see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen<'a> {
    pub client: &'a Client,
    pub status: &'a Status,
    pub holder: Option<SalespersonId>,
    /// Folded search text.
    pub text: &'a [u8],
    /// `None` where nobody asks for it.
    pub character: Option<&'a Character>,
}

/// How many clients each value of `facet` would leave. `side`: that of the statuses, see [`Filter::sieve_on`]; `day_cuts`: the
/// counts of days that are offered.
pub(crate) fn counts<'a>(
    clients: impl Iterator<Item = Seen<'a>>,
    filter: &Filter,
    side: &BTreeSet<PrincipalId>,
    facet: Facet,
    day_cuts: &[u16],
) -> BTreeMap<FacetValue, usize> {
    let mut without = filter.clone();
    clear(&mut without, facet);
    let (sieve, mut counts) = (without.sieve_on(side), BTreeMap::new());
    for seen in clients {
        if sieve.lets(seen.client, seen.status, seen.holder, seen.text) && without.suits(seen.character) {
            for value in values(seen, facet, day_cuts) {
                *counts.entry(value).or_insert(0) += 1;
            }
        }
    }
    counts
}

/// The values chosen in `facet`, in order.
pub(crate) fn chosen(filter: &Filter, facet: Facet) -> Vec<FacetValue> {
    match facet {
        Facet::State => filter.states.iter().copied().map(FacetValue::State).collect(),
        Facet::Lifecycle => filter.lifecycles.iter().copied().map(FacetValue::Lifecycle).collect(),
        Facet::Days => {
            let least = filter.days_at_least.map(FacetValue::Days);
            least.into_iter().chain(filter.days_at_most.map(FacetValue::DaysAtMost)).collect()
        }
        Facet::Abc => filter.abc.iter().copied().map(FacetValue::Abc).collect(),
        Facet::Salesperson => filter.salespeople.iter().copied().map(FacetValue::Salesperson).collect(),
        Facet::Uf => filter.ufs.iter().copied().map(FacetValue::Uf).collect(),
        Facet::City => filter.cities.iter().copied().map(FacetValue::City).collect(),
        Facet::Principal => filter.principals.iter().copied().map(FacetValue::Principal).collect(),
        Facet::Industry => filter.industries.iter().cloned().map(FacetValue::Industry).collect(),
        Facet::Tag => filter.tags.iter().cloned().map(FacetValue::Tag).collect(),
        Facet::Profile => filter.profiles.iter().copied().map(FacetValue::Profile).collect(),
        Facet::Label => filter.labels.iter().copied().map(FacetValue::Label).collect(),
        Facet::Segment => filter.segments.iter().copied().map(FacetValue::Segment).collect(),
        Facet::Credit => filter.credit.iter().copied().map(FacetValue::Credit).collect(),
        Facet::OwnField => {
            let own = filter.own_fields.iter().cloned();
            own.map(|(heading, value)| FacetValue::OwnField(heading, value)).collect()
        }
        Facet::Chosen => {
            let cells = filter.cells.iter().map(|(r, f)| FacetValue::Cell(*r, *f));
            let only = match &filter.built_in {
                Some(key) => Some(FacetValue::BuiltIn(key.clone())),
                None => (!filter.only.is_empty()).then_some(FacetValue::Only(filter.only.len())),
            };
            cells.chain(only).collect()
        }
    }
}

/// Chooses a value, or lets it go where it was chosen. Days hold one value at a time.
pub(crate) fn toggle(filter: &mut Filter, value: &FacetValue) {
    match value {
        FacetValue::State(state) => flip(&mut filter.states, state),
        FacetValue::Lifecycle(class) => flip(&mut filter.lifecycles, class),
        FacetValue::Days(days) => {
            filter.days_at_least = if filter.days_at_least == Some(*days) { None } else { Some(*days) };
            filter.days_at_most = None;
        }
        FacetValue::DaysAtMost(days) => {
            filter.days_at_most = if filter.days_at_most == Some(*days) { None } else { Some(*days) };
        }
        FacetValue::Abc(class) => flip(&mut filter.abc, class),
        FacetValue::Salesperson(who) => flip(&mut filter.salespeople, who),
        FacetValue::Uf(uf) => flip(&mut filter.ufs, uf),
        FacetValue::City(code) => flip(&mut filter.cities, code),
        FacetValue::Principal(id) => flip(&mut filter.principals, id),
        FacetValue::Industry(industry) => flip(&mut filter.industries, industry),
        FacetValue::Tag(tag) => flip(&mut filter.tags, tag),
        FacetValue::Profile(profile) => flip(&mut filter.profiles, profile),
        FacetValue::Label(label) => flip(&mut filter.labels, label),
        FacetValue::Segment(segment) => flip(&mut filter.segments, segment),
        FacetValue::Credit(standing) => flip(&mut filter.credit, standing),
        FacetValue::OwnField(heading, value) => {
            flip(&mut filter.own_fields, &(heading.clone(), value.clone()));
        }
        FacetValue::Cell(recency, frequency) => flip(&mut filter.cells, &(*recency, *frequency)),
        // Who they were is not known here: they can only be let go.
        FacetValue::Only(_) => filter.only.clear(),
        FacetValue::BuiltIn(_) => (filter.built_in, filter.only) = Default::default(),
    }
}

/// Lets go of whatever is chosen in `facet`.
pub(crate) fn clear(filter: &mut Filter, facet: Facet) {
    match facet {
        Facet::State => filter.states.clear(),
        Facet::Lifecycle => filter.lifecycles.clear(),
        Facet::Days => (filter.days_at_least, filter.days_at_most) = (None, None),
        Facet::Abc => filter.abc.clear(),
        Facet::Salesperson => filter.salespeople.clear(),
        Facet::Uf => filter.ufs.clear(),
        Facet::City => filter.cities.clear(),
        Facet::Principal => filter.principals.clear(),
        Facet::Industry => filter.industries.clear(),
        Facet::Tag => filter.tags.clear(),
        Facet::Profile => filter.profiles.clear(),
        Facet::Label => filter.labels.clear(),
        Facet::Segment => filter.segments.clear(),
        Facet::Credit => filter.credit.clear(),
        Facet::OwnField => filter.own_fields.clear(),
        Facet::Chosen => {
            filter.cells.clear();
            filter.only.clear();
            filter.built_in = None;
        }
    }
}

fn values(seen: Seen<'_>, facet: Facet, day_cuts: &[u16]) -> Vec<FacetValue> {
    let Seen { client, status, holder, text: _, character } = seen;
    match facet {
        Facet::State => vec![FacetValue::State(status.state)],
        Facet::Lifecycle => vec![FacetValue::Lifecycle(status.lifecycle)],
        Facet::Days => {
            let reached =
                |cut: &&u16| status.days_since_interaction.is_none_or(|days| days >= i32::from(**cut));
            day_cuts.iter().filter(reached).map(|cut| FacetValue::Days(*cut)).collect()
        }
        Facet::Abc => status.abc.map(FacetValue::Abc).into_iter().collect(),
        Facet::Salesperson => vec![FacetValue::Salesperson(holder)],
        Facet::Uf => client.uf.map(FacetValue::Uf).into_iter().collect(),
        Facet::City => client.city_code.map(FacetValue::City).into_iter().collect(),
        Facet::Principal => client.principals.iter().copied().map(FacetValue::Principal).collect(),
        Facet::Industry => client.industry.iter().cloned().map(FacetValue::Industry).collect(),
        Facet::Tag => client.tags.iter().cloned().map(FacetValue::Tag).collect(),
        Facet::Profile => character.map(|one| FacetValue::Profile(one.profile)).into_iter().collect(),
        Facet::Label => character.into_iter().flat_map(Character::has).map(FacetValue::Label).collect(),
        Facet::Segment => {
            let rfm = character.and_then(|one| one.rfm);
            rfm.map(|rfm| FacetValue::Segment(rfm.segment())).into_iter().collect()
        }
        Facet::Credit => {
            character.into_iter().flat_map(|one| one.credit.has()).map(FacetValue::Credit).collect()
        }
        Facet::OwnField => {
            let filled = client.extra.iter().map(|(heading, value)| (heading, value.trim()));
            let filled = filled.filter(|(_, value)| !value.is_empty());
            let both = |(heading, value): (&String, &str)| {
                [None, Some(value.to_owned())].map(|value| FacetValue::OwnField(heading.clone(), value))
            };
            filled.flat_map(both).collect()
        }
        Facet::Chosen => Vec::new(),
    }
}

fn flip<T: Ord + Clone>(set: &mut std::collections::BTreeSet<T>, value: &T) {
    if !set.remove(value) {
        set.insert(value.clone());
    }
}

#[cfg(test)]
mod tests;
