//! Who serves a client from when: what is chosen, what is missing, and what was before.

use crate::domain::client::{Client, Holding};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::fold;
use crate::domain::value::id::SalespersonId;
use crate::text::clients::{card, transfer as words};
use chrono::NaiveDate;

/// The choice of nobody, which is made and not fallen into.
pub(crate) const NOBODY: &str = "ninguem";

/// Why nothing is transferred yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    NobodyChosen,
    /// Somebody was chosen and another name typed.
    NameNotAdded,
    /// Without a day the new holding would stand in the place of who served before.
    NoDate,
}

/// Whether a name that was typed and not added is meant, or what is missing. `to`: what was chosen.
pub(crate) fn means_new_name(
    client: Option<&Client>,
    to: &str,
    new_name: &str,
    since: Option<NaiveDate>,
) -> Result<bool, Problem> {
    let is_served = client.is_some_and(|client| !client.holdings.is_empty());
    if is_served && since.is_none() {
        return Err(Problem::NoDate);
    }
    match (to.is_empty(), new_name.trim().is_empty()) {
        (true, false) => Ok(true),
        (true, true) => Err(Problem::NobodyChosen),
        (false, false) => Err(Problem::NameNotAdded),
        (false, true) => Ok(false),
    }
}

/// The vendedor of that name, as it is written or otherwise spelt.
pub(crate) fn named(p: &Portfolio, name: &str) -> Option<SalespersonId> {
    let wanted = fold::words(name);
    let mut all = p.catalog().salespeople_by_name().into_iter();
    all.find(|one| fold::words(&one.name) == wanted).map(|one| one.id)
}

/// The holdings with one more, oldest first; of one date the newer statement holds.
pub(crate) fn with_holding(mut holdings: Vec<Holding>, new: Holding) -> Vec<Holding> {
    holdings.retain(|holding| holding.since != new.since);
    holdings.push(new);
    holdings.sort_by_key(|holding| holding.since);
    holdings
}

/// A line each, the latest first.
pub(crate) fn history(p: &Portfolio, holdings: &[Holding]) -> Vec<String> {
    let name = |who: Option<SalespersonId>| {
        let known = who.and_then(|id| p.catalog().salesperson(id));
        known.map_or(words::NOBODY, |person| person.name.as_str())
    };
    holdings.iter().rev().map(|one| card::since(name(one.salesperson), one.since)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::screen::small::{d, id};

    fn held(since: Option<&str>, number: u128) -> Holding {
        let salesperson = (number > 0).then(|| SalespersonId::from_u128(number));
        Holding { since: since.map(d), salesperson }
    }

    fn with_rui() -> Portfolio {
        let mut p = Portfolio::default();
        let id = SalespersonId::from_u128(1);
        let rui = Salesperson { id, name: "Rui Brandão".to_owned(), email: None, phone: None };
        let step = Step::EditCatalog(CatalogEdit::Salesperson { id, value: Some(rui) });
        p.apply(&Change::one(Deed::SetGoals, step), Stamp::default()).unwrap();
        p
    }

    #[test]
    fn a_name_that_was_typed_is_meant_unless_somebody_else_was_chosen() {
        let day = Some(d("2026-11-18"));
        assert_eq!(means_new_name(None, "", " Rui ", day), Ok(true));
        assert_eq!(means_new_name(None, NOBODY, " ", day), Ok(false));
        assert_eq!(means_new_name(None, "", "", day), Err(Problem::NobodyChosen));
        assert_eq!(means_new_name(None, "x", "Rui", day), Err(Problem::NameNotAdded));
    }

    #[test]
    fn without_a_day_only_the_first_who_serves_can_be_said() {
        let bare = Client::new(id(1), Stamp::default());
        let served = Client { holdings: vec![held(None, 1)], ..bare.clone() };
        assert_eq!(means_new_name(Some(&served), "x", "", None), Err(Problem::NoDate));
        assert_eq!(means_new_name(Some(&bare), "x", "", None), Ok(false));
    }

    #[test]
    fn of_one_day_the_newer_statement_holds_and_the_oldest_stands_first() {
        let before = vec![held(None, 1), held(Some("2026-11-01"), 2)];
        let same = with_holding(before.clone(), held(Some("2026-11-01"), 3));
        assert_eq!(same, [held(None, 1), held(Some("2026-11-01"), 3)]);
        let between = with_holding(before, held(Some("2026-06-01"), 0));
        assert_eq!(between, [held(None, 1), held(Some("2026-06-01"), 0), held(Some("2026-11-01"), 2)]);
        assert_eq!(with_holding(Vec::new(), held(None, 1)), [held(None, 1)]);
    }

    #[test]
    fn a_vendedor_is_known_however_the_name_is_spelt() {
        let p = with_rui();
        assert_eq!(named(&p, "rui BRANDAO"), Some(SalespersonId::from_u128(1)));
        assert_eq!([named(&p, "Rui"), named(&p, "")], [None, None]);
    }

    #[test]
    fn the_history_stands_latest_first_and_says_nobody() {
        let lines = history(&with_rui(), &[held(None, 1), held(Some("2026-11-01"), 0)]);
        let day = Some(d("2026-11-01"));
        assert_eq!(lines, [card::since(words::NOBODY, day), card::since("Rui Brandão", None)]);
    }
}
