//! The clients that pass a filter other than the one in force: for legends that count what a tap would show.

use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::character::Character;
use crate::domain::mended::NameIndex;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::SalespersonId;

/// What a filter is held against, all by slot. `characters`: `None` where the filter asks for none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    pub portfolio: &'a Portfolio,
    pub statuses: &'a [Option<Status>],
    pub names: &'a NameIndex,
    pub holders: &'a [Option<SalespersonId>],
    pub characters: Option<&'a [Option<Character>]>,
}

impl Known<'_> {
    /// Whether the client of a slot, of this status, passes.
    pub(crate) fn lets<'f>(&self, filter: &'f Filter) -> impl Fn(Slot, &Status) -> bool + use<'_, 'f> {
        let sieve = filter.sieve_on(self.portfolio.side());
        move |slot, status| {
            let Some(client) = self.portfolio.client_at(slot) else { return false };
            let text = self.names.get(slot).map_or(&[][..], |name| name.text);
            let like = self.characters.and_then(|all| all.get(slot.at())?.as_ref());
            sieve.lets(client, status, self.holder(slot), text) && filter.suits(like)
        }
    }

    pub(crate) fn holder(&self, slot: Slot) -> Option<SalespersonId> {
        self.holders.get(slot.at()).copied().flatten()
    }
}

/// Those who pass with their statuses, by slot.
pub(crate) fn passing<'a>(known: &Known<'a>, filter: &Filter) -> Vec<(Slot, &'a Status)> {
    let lets = known.lets(filter);
    let all = Slot::each(known.statuses).filter_map(|(slot, status)| Some((slot, status.as_ref()?)));
    all.filter(|(slot, status)| lets(*slot, status)).collect()
}
