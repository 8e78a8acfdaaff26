//! Who is in the built-in segment that the filter names.
//!
//! *Hoje* filters by none: they are known once a page that may does [`provide_segment_members`].

use super::baskets::use_baskets_if;
use super::carteira::Carteira;
use crate::domain::filter::Filter;
use crate::domain::segment::built_in::{BuiltIn, Named};
use crate::domain::segment::matched::Seen;
use crate::domain::segment::together::Baskets;
use crate::domain::value::id::ClientId;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

type Members = Memo<Arc<BTreeSet<ClientId>>>;

#[derive(Clone, Copy, Debug)]
pub(crate) struct SegmentMembers {
    memo: RwSignal<Option<Members>>,
}

impl SegmentMembers {
    pub(super) fn none() -> Self {
        Self { memo: RwSignal::new(None) }
    }

    /// The filter with the clients that its segment means; read reactively.
    pub(super) fn named_in(self, filter: &Filter) -> Filter {
        let members = filter.built_in.is_some().then(|| self.memo.get().map(|members| members.get()));
        match members.flatten() {
            Some(members) => Filter { only: members.as_ref().clone(), ..filter.clone() },
            None => filter.clone(),
        }
    }
}

/// From now on they are known.
pub(crate) fn provide_segment_members(carteira: Carteira) {
    let derived = carteira.derived;
    let named = Memo::new(move |_| {
        let key = carteira.view.filter.with(|filter| filter.built_in.clone());
        key.and_then(|key| Named::parse(&key))
    });
    let baskets = use_baskets_if(move || {
        named.with(|named| named.as_ref().is_some_and(|named| named.one == BuiltIn::MissingPair))
    });
    let found = Memo::new(move |_| {
        let Some(named) = named.get() else { return Arc::default() };
        let (on, statuses) = (derived.as_of.get(), derived.statuses.get());
        let seen = Seen { on, statuses: statuses.as_ref().clone() };
        carteira.portfolio.with(|p| {
            let none = Baskets::default();
            let slots = baskets.with(|baskets| named.members(p, &seen, baskets.as_deref().unwrap_or(&none)));
            Arc::new(slots.into_iter().filter_map(|slot| Some(p.client_at(slot)?.id)).collect())
        })
    });
    derived.segments.memo.set(Some(found));
}
