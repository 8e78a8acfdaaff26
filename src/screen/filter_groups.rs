//! What the sheet of filters is made of: the facets in groups, the quick ones beside its button, and how many are set.

use crate::domain::filter::Filter;
use crate::domain::filter::facets::{Facet, chosen};
use crate::domain::portfolio::Portfolio;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::screen::filters::named;
use crate::text::filters::{group as group_words, quick as quick_words};

/// Facets that answer one question of the rep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Contact,
    Buying,
    Place,
    Service,
    Register,
}

impl Group {
    pub(crate) const ALL: [Group; 5] =
        [Group::Contact, Group::Buying, Group::Place, Group::Service, Group::Register];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Group::Contact => group_words::CONTACT,
            Group::Buying => group_words::BUYING,
            Group::Place => group_words::PLACE,
            Group::Service => group_words::SERVICE,
            Group::Register => group_words::REGISTER,
        }
    }

    pub(crate) fn facets(self) -> &'static [Facet] {
        match self {
            Group::Contact => &[Facet::State, Facet::Days],
            Group::Buying => &[Facet::Lifecycle, Facet::Abc, Facet::Segment, Facet::Profile, Facet::Label],
            Group::Place => &[Facet::City, Facet::Uf],
            Group::Service => &[Facet::Salesperson, Facet::Principal],
            Group::Register => &[Facet::Industry, Facet::Tag, Facet::Credit, Facet::OwnField],
        }
    }
}

/// What is asked for most, one tap away from every list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quick {
    /// Late and forgotten.
    Waiting,
    Inactive,
}

impl Quick {
    pub(crate) const ALL: [Quick; 2] = [Quick::Waiting, Quick::Inactive];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Quick::Waiting => quick_words::WAITING,
            Quick::Inactive => quick_words::INACTIVE,
        }
    }

    pub(crate) fn is_on(self, filter: &Filter) -> bool {
        match self {
            Quick::Waiting => filter.states == WAITING.into(),
            Quick::Inactive => filter.lifecycles == [Lifecycle::Inactive].into(),
        }
    }

    /// What else is chosen of the same facet gives way; other facets stay.
    pub(crate) fn turn(self, filter: &mut Filter) {
        let is_on = self.is_on(filter);
        match self {
            Quick::Waiting => filter.states = if is_on { [].into() } else { WAITING.into() },
            Quick::Inactive => {
                filter.lifecycles = if is_on { [].into() } else { [Lifecycle::Inactive].into() }
            }
        }
    }
}

const WAITING: [ContactState; 2] = [ContactState::Overdue, ContactState::Forgotten];

/// How many conditions the filter has: each choice, the words searched for, the place, those who left.
pub(crate) fn set(filter: &Filter) -> usize {
    let choices: usize = Facet::ALL.into_iter().map(|facet| chosen(filter, facet).len()).sum();
    let others = [!filter.text.is_empty(), filter.near.is_some(), filter.gone];
    choices + others.into_iter().filter(|is_set| *is_set).count()
}

/// What is chosen of a facet, in words: "SP, MG"; `None` where nothing is.
pub(crate) fn said(p: &Portfolio, filter: &Filter, facet: Facet) -> Option<String> {
    let names: Vec<String> = chosen(filter, facet).iter().map(|value| named(p, value)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::near::Near;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::uf::Uf;
    use crate::screen::small::Small;

    #[test]
    fn every_facet_stands_in_one_group_but_what_another_page_chose() {
        let mut grouped: Vec<Facet> = Group::ALL.into_iter().flat_map(Group::facets).copied().collect();
        grouped.sort_unstable();
        let offered = Facet::ALL.into_iter().filter(|facet| *facet != Facet::Chosen);
        assert_eq!(grouped, offered.collect::<Vec<_>>());
    }

    #[test]
    fn a_quick_one_takes_the_place_of_its_facet_and_leaves_the_others() {
        let before =
            Filter { states: [ContactState::Never].into(), ufs: [Uf::SP].into(), ..Filter::default() };
        let mut filter = before.clone();
        Quick::Waiting.turn(&mut filter);
        assert_eq!((filter.states.len(), filter.ufs == before.ufs), (2, true));
        assert!(Quick::Waiting.is_on(&filter) && !Quick::Inactive.is_on(&filter));
        filter.states.insert(ContactState::Due);
        assert!(!Quick::Waiting.is_on(&filter));
        Quick::Waiting.turn(&mut filter);
        Quick::Waiting.turn(&mut filter);
        assert_eq!(filter, Filter { states: [].into(), ..before });
        Quick::Inactive.turn(&mut filter);
        assert!(Quick::Inactive.is_on(&filter));
    }

    #[test]
    fn every_condition_counts_once() {
        assert_eq!(set(&Filter::default()), 0);
        let filter = Filter {
            text: "sol".to_owned(),
            ufs: [Uf::SP, Uf::MG].into(),
            days_at_least: Some(30),
            near: Some(Near::new(LatLon::new(-23.5, -46.6).unwrap(), 5)),
            gone: true,
            ..Filter::default()
        };
        assert_eq!(set(&filter), 6);
    }

    #[test]
    fn what_is_chosen_of_a_facet_is_said_in_one_line() {
        let p = Small::clients(&["Ana"]).portfolio();
        let filter = Filter { ufs: [Uf::SP, Uf::MG].into(), ..Filter::default() };
        assert_eq!(said(&p, &filter, Facet::Uf).map(|said| said.len()), Some("SP, MG".len()));
        assert_eq!(said(&p, &filter, Facet::City), None);
    }
}
