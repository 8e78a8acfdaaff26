//! Who left the carteira, or enters it later: out of every list of the day, and yet to be found.

use super::carteira::Carteira;
use crate::domain::calendar::day::Day;
use crate::domain::indicator::status::{Status, gone_statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use leptos::prelude::*;

impl Carteira {
    /// How many had left, or had not entered, on the day shown; read reactively.
    pub fn gone_count(self) -> usize {
        let day = Day::of(self.derived.as_of.get());
        self.derived.but_contacts.track();
        self.portfolio.with_untracked(|p| {
            let standing = p.columns().standing.iter().filter(|one| one.present);
            standing.filter(|one| one.absent_on(day).is_some()).count()
        })
    }

    /// Slots of those who pass the filter, by name: the chip or a search asks for them. Read reactively.
    pub fn gone(self) -> Vec<Slot> {
        let filter = self.derived.filter.get();
        if (!filter.gone && filter.text.is_empty()) || self.gone_count() == 0 {
            return Vec::new();
        }
        let (on, names, holders) =
            (self.derived.as_of.get(), self.derived.names.get(), self.derived.holders.get());
        self.portfolio.with(|p: &Portfolio| {
            let sieve = filter.sieve_on(p.side());
            let passes = |slot: Slot, status: &Status| {
                let Some(client) = p.client_at(slot) else { return false };
                let text = names.get(slot).map_or(&[][..], |name| name.text);
                let holder = holders.get(slot.at()).copied().flatten();
                sieve.lets(client, status, holder, text) && filter.suits(None)
            };
            let gone = gone_statuses(p.columns(), p.rules(), on).into_iter();
            let mut slots: Vec<Slot> =
                gone.filter(|(slot, status)| passes(*slot, status)).map(|(slot, _)| slot).collect();
            slots.sort_by_key(|slot| names.get(*slot).map_or(u32::MAX, |name| name.rank));
            slots
        })
    }
}
