//! Profile, labels and RFM of each client, for chips and filters.
//!
//! *Hoje* shows none of it: they are known once a page that does [`provide_characters`].

use super::carteira::Carteira;
use crate::domain::filter::Filter;
use crate::domain::indicator::status::character::{Character, character, characters, scores};
use crate::domain::measure::rfm::Rfm;
use crate::domain::portfolio::slot::Slot;
use leptos::prelude::*;
use std::sync::Arc;

/// By slot, as of the day shown.
type All = Memo<Arc<Vec<Option<Character>>>>;
type Scores = Memo<Arc<Vec<Option<Rfm>>>>;

#[derive(Clone, Copy, Debug)]
pub struct Characters {
    memos: RwSignal<Option<(All, Scores)>>,
}

impl Characters {
    pub(super) fn none() -> Self {
        Self { memos: RwSignal::new(None) }
    }

    /// Those of every client, where `filter` asks for them: it is a look at all their orders.
    pub fn asked_by(self, filter: &Filter) -> Option<Arc<Vec<Option<Character>>>> {
        if filter.asks_character() { self.all() } else { None }
    }

    pub fn all(self) -> Option<Arc<Vec<Option<Character>>>> {
        self.memos.get().map(|(all, _)| all.get())
    }

    /// That of one client, without looking at the history of the others.
    pub fn of(self, carteira: Carteira, slot: Slot) -> Option<Character> {
        let (_, scores) = self.memos.get()?;
        let on = carteira.derived.as_of.get();
        let status = carteira.derived.statuses.with(|all| all.get(slot.at()).copied().flatten())?;
        let rfm = scores.with(|all| all.get(slot.at()).copied().flatten());
        carteira.portfolio.with(|p| character(p, slot, &status, rfm, on))
    }
}

/// From now on characters are known.
pub(crate) fn provide_characters(carteira: Carteira) {
    let derived = carteira.derived;
    let all = Memo::new(move |_| {
        let (on, statuses) = (derived.as_of.get(), derived.statuses.get());
        Arc::new(carteira.portfolio.with(|p| characters(p, &statuses, on)))
    });
    let scores = Memo::new(move |_| {
        // They rank orders: a contact leaves them as they are.
        derived.but_contacts.track();
        let (on, statuses) = (derived.as_of.get(), derived.statuses.get_untracked());
        Arc::new(carteira.portfolio.with_untracked(|p| scores(p.columns(), &statuses, on)))
    });
    derived.characters.memos.set(Some((all, scores)));
}
