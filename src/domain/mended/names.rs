//! What each client is found by, and its place in the order of names.

use super::name_index::{Name, NameIndex};
use crate::domain::filter::search::{add_search_text, search_text};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::value::fold::fold;
use crate::domain::value::id::ClientId;
use std::sync::Arc;

/// By slot.
pub(crate) type All = Arc<NameIndex>;

#[derive(Debug, Default)]
pub struct Names {
    known: Option<Mark>,
    /// Slots in the order of names.
    order: Vec<Slot>,
}

impl Names {
    /// Everybody's name, from those of the last call; and whether that changed any.
    pub fn follow(&mut self, all: Option<All>, portfolio: &Portfolio) -> (All, bool) {
        let known = self.known.replace(portfolio.mark());
        let touched = known.and_then(|mark| portfolio.touched_since(&mark));
        match (all, touched) {
            (Some(mut all), Some(touched)) => {
                let changed = self.mend(&mut all, &touched, portfolio);
                (all, changed)
            }
            (Some(_) | None, _) => (Arc::new(self.make(portfolio)), true),
        }
    }

    fn make(&mut self, portfolio: &Portfolio) -> NameIndex {
        let mut names = NameIndex::default();
        let mut order: Vec<(String, ClientId, Slot)> = Vec::with_capacity(portfolio.dossiers().len());
        let mut text = String::new();
        for slot in portfolio.slots() {
            text.clear();
            if let Some(client) = portfolio.client_at(slot) {
                add_search_text(client, &mut text);
                order.push((fold(client.display_name()).into_owned(), client.id, slot));
            }
            names.push(Name { text: text.as_bytes(), rank: 0 });
        }
        order.sort_unstable();
        self.order = order.into_iter().map(|(_, _, slot)| slot).collect();
        self.rank(&mut names, 0);
        names
    }

    fn mend(&mut self, all: &mut All, touched: &[Slot], portfolio: &Portfolio) -> bool {
        let mut changed = false;
        for slot in touched {
            let text = portfolio.client_at(*slot).map(search_text).unwrap_or_default();
            if all.get(*slot).is_none_or(|name| name.text != text.as_bytes()) {
                Arc::make_mut(all).set_text(*slot, text);
                changed = true;
            }
        }
        // The usual act is at one client, and leaves its name alone.
        let stays = |slot: &Slot| self.stands_well(*slot, all, portfolio);
        if touched.len() <= 1 && touched.iter().all(stays) {
            return changed;
        }
        self.move_in_order(Arc::make_mut(all), touched, portfolio);
        true
    }

    /// The slot lies in the order where its name belongs, or, without a client, nowhere.
    fn stands_well(&self, slot: Slot, names: &NameIndex, portfolio: &Portfolio) -> bool {
        let rank = names.get(slot).map_or(0, |name| name.rank as usize);
        let at = |rank: usize| self.order.get(rank).copied();
        let is_listed = at(rank) == Some(slot);
        let key = |slot: Slot| key_of(portfolio, slot);
        match key(slot) {
            None => !is_listed,
            Some(own) => {
                let before = rank.checked_sub(1).and_then(at).and_then(key);
                let after = at(rank + 1).and_then(key);
                is_listed && before.is_none_or(|before| before < own) && after.is_none_or(|after| own < after)
            }
        }
    }

    fn move_in_order(&mut self, names: &mut NameIndex, touched: &[Slot], portfolio: &Portfolio) {
        let is_touched = |slot: &Slot| touched.binary_search(slot).is_ok();
        let mut first = self.order.iter().position(is_touched).unwrap_or(self.order.len());
        self.order.retain(|slot| !is_touched(slot));
        for slot in touched {
            let Some(own) = key_of(portfolio, *slot) else {
                if let Some(rank) = names.ranks.get_mut(slot.at()) {
                    *rank = 0;
                }
                continue;
            };
            let goes_before = |other: &Slot| key_of(portfolio, *other).is_none_or(|other| other < own);
            let at = self.order.partition_point(goes_before);
            self.order.insert(at, *slot);
            first = first.min(at);
        }
        self.rank(names, first);
    }

    fn rank(&self, names: &mut NameIndex, first: usize) {
        for (rank, slot) in self.order.iter().enumerate().skip(first) {
            if let Some(own) = names.ranks.get_mut(slot.at()) {
                *own = rank as u32;
            }
        }
    }
}

fn key_of(portfolio: &Portfolio, slot: Slot) -> Option<(std::borrow::Cow<'_, str>, ClientId)> {
    portfolio.client_at(slot).map(|client| (fold(client.display_name()), client.id))
}
