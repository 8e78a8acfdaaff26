//! Who left the carteira, or enters it later: out of every list of the day, and yet to be found.

use super::carteira::Carteira;
use crate::domain::portfolio::slot::Slot;
use crate::screen::gone::{self, is_asked};
use crate::screen::passing::Known;
use leptos::prelude::*;

impl Carteira {
    /// How many had left, or had not entered, on the day shown; read reactively.
    pub fn gone_count(self) -> usize {
        let on = self.derived.as_of.get();
        self.derived.but_contacts.track();
        self.portfolio.with_untracked(|p| gone::count(p, on))
    }

    /// Slots of those who pass the filter, by name: the chip or a search asks for them. Read reactively.
    pub fn gone(self) -> Vec<Slot> {
        let filter = self.derived.filter.get();
        if !is_asked(&filter) || self.gone_count() == 0 {
            return Vec::new();
        }
        let (on, names, holders) =
            (self.derived.as_of.get(), self.derived.names.get(), self.derived.holders.get());
        self.portfolio.with(|portfolio| {
            let known =
                Known { portfolio, statuses: &[], names: &names, holders: &holders, characters: None };
            gone::passing(&known, &filter, on)
        })
    }
}
