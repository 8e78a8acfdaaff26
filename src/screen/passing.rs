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

/// Statuses of those who pass, by slot.
pub(crate) fn passing<'a>(known: &Known<'a>, filter: &Filter) -> Vec<&'a Status> {
    let sieve = filter.sieve_on(known.portfolio.side());
    let passes = |(slot, status): (Slot, &'a Option<Status>)| {
        let (status, client) = status.as_ref().zip(known.portfolio.client_at(slot))?;
        let holder = known.holders.get(slot.at()).copied().flatten();
        let text = known.names.get(slot).map_or(&[][..], |name| name.text);
        let like = known.characters.and_then(|all| all.get(slot.at())?.as_ref());
        (sieve.lets(client, status, holder, text) && filter.suits(like)).then_some(status)
    };
    Slot::each(known.statuses).filter_map(passes).collect()
}
