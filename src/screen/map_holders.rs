//! *Mapa* coloured by vendedor: each has a shape and a colour of its own, and the legend says whose it is and how many.

use super::passing::{Known, passing};
use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::SalespersonId;
use crate::text::filters as words;

/// One vendedor of the legend, or nobody.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct HolderEntry {
    pub who: Option<SalespersonId>,
    pub name: String,
    /// That pass all other filters.
    pub count: usize,
    pub pressed: bool,
}

/// Who holds clients of the day, by name, nobody last: the place is the shape and the colour, whatever is filtered. Both by
/// slot.
pub(crate) fn holders(
    p: &Portfolio,
    held: &[Option<SalespersonId>],
    statuses: &[Option<Status>],
) -> Vec<Option<SalespersonId>> {
    let holds = |who: Option<SalespersonId>| {
        held.iter().zip(statuses).any(|(held, status)| *held == who && status.is_some())
    };
    let named = p.catalog().salespeople_by_name().into_iter().map(|one| Some(one.id));
    named.chain([None]).filter(|who| holds(*who)).collect()
}

/// The place of a client's holder among them.
pub(crate) fn place(holders: &[Option<SalespersonId>], who: Option<SalespersonId>) -> u8 {
    let at = holders.iter().position(|one| *one == who).unwrap_or(holders.len());
    u8::try_from(at).unwrap_or(u8::MAX)
}

/// The legend, counted over what passes all other filters.
pub(crate) fn entries(
    known: &Known<'_>,
    filter: &Filter,
    holders: &[Option<SalespersonId>],
) -> Vec<HolderEntry> {
    let open = Filter { salespeople: Default::default(), ..filter.clone() };
    let mut counts = vec![0; holders.len()];
    for (slot, _) in passing(known, &open) {
        if let Some(count) = counts.get_mut(usize::from(place(holders, known.holder(slot)))) {
            *count += 1;
        }
    }
    let name = |who: Option<SalespersonId>| {
        let named = who.and_then(|id| known.portfolio.catalog().salesperson(id));
        named.map_or_else(|| words::NOBODY.to_owned(), |one| one.name.clone())
    };
    holders
        .iter()
        .zip(counts)
        .map(|(who, count)| HolderEntry {
            who: *who,
            name: name(*who),
            count,
            pressed: filter.salespeople.contains(who),
        })
        .collect()
}

/// A tap on the legend keeps only these, or lets them go again.
pub(crate) fn toggle(filter: &mut Filter, who: Option<SalespersonId>) {
    if !filter.salespeople.remove(&who) {
        filter.salespeople.insert(who);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, ranked, seen};

    const DAY: &str = "2026-11-18";
    const NAMES: [&str; 4] = ["Ana", "Bia", "Caio", "Duda"];

    fn team() -> Portfolio {
        let mut p = Small::clients(&NAMES).with(1, |one| one.uf = Some(Uf::SP)).portfolio();
        for (number, name) in [(1, "Rui"), (2, "Iara"), (3, "Zeca")] {
            let id = SalespersonId::from_u128(number);
            let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
            let edit = CatalogEdit::Salesperson { id, value };
            p.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), Stamp::default()).unwrap();
        }
        p
    }

    #[test]
    fn each_holder_has_a_place_by_name_and_a_count_that_only_other_filters_change() {
        let p = team();
        let [rui, iara] = [1, 2].map(|number| Some(SalespersonId::from_u128(number)));
        let held = [rui, rui, iara, None];
        let (statuses, names) = (seen(&p, DAY), ranked(&NAMES));
        let list = holders(&p, &held, &statuses);
        // Zeca holds nobody.
        assert_eq!(list, [iara, rui, None]);
        assert_eq!([rui, iara, None].map(|who| place(&list, who)), [1, 0, 2]);
        let known =
            Known { portfolio: &p, statuses: &statuses, names: &names, holders: &held, characters: None };
        let said = |filter: &Filter| -> Vec<(String, usize, bool)> {
            let all = entries(&known, filter, &list);
            all.into_iter().map(|one| (one.name, one.count, one.pressed)).collect()
        };
        let row = |name: &str, count, pressed| (name.to_owned(), count, pressed);
        let mut filter = Filter::default();
        toggle(&mut filter, rui);
        assert_eq!(said(&filter), [row("Iara", 1, false), row("Rui", 2, true), row(words::NOBODY, 1, false)]);
        toggle(&mut filter, rui);
        assert!(filter.is_empty());
        filter.ufs = [Uf::SP].into();
        assert_eq!(
            said(&filter),
            [row("Iara", 0, false), row("Rui", 1, false), row(words::NOBODY, 0, false)]
        );
    }
}
