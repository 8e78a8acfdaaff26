//! *Vendedores* and *Representadas*: who there is, and how many clients of each.

use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::SalespersonId;
use crate::text::settings as words;
use std::collections::BTreeMap;

/// A name in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Named {
    pub id: String,
    pub name: String,
    /// "12 clientes".
    pub holds: String,
    /// What the button beside it is called.
    pub rename: String,
}

/// By name, then id. `holders`: by slot, as of the day shown.
pub(crate) fn salespeople(p: &Portfolio, holders: &[Option<SalespersonId>]) -> Vec<Named> {
    let held = counted(holders.iter().flatten());
    let all = p.catalog().salespeople_by_name();
    all.into_iter().map(|one| named(one.id, &one.name, &held)).collect()
}

/// By name, then id. A client may be of several.
pub(crate) fn principals(p: &Portfolio) -> Vec<Named> {
    let served = counted(p.clients().flat_map(|(_, client)| client.principals.iter()));
    let all = p.catalog().principals_by_name();
    all.into_iter().map(|one| named(one.id, &one.name, &served)).collect()
}

fn counted<'a, I: Copy + Ord + 'a>(ids: impl Iterator<Item = &'a I>) -> BTreeMap<I, usize> {
    let mut counts = BTreeMap::new();
    ids.for_each(|id| *counts.entry(*id).or_default() += 1);
    counts
}

fn named<I: Copy + Ord + ToString>(id: I, name: &str, counts: &BTreeMap<I, usize>) -> Named {
    Named {
        id: id.to_string(),
        name: name.to_owned(),
        holds: words::holds(counts.get(&id).copied().unwrap_or(0)),
        rename: format!("{} {name}", words::RENAME),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::value::id::PrincipalId;
    use crate::screen::small::{Small, edit};

    fn seller(p: &mut Portfolio, number: u128, name: &str) -> SalespersonId {
        let id = SalespersonId::from_u128(number);
        let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
        edit(p, CatalogEdit::Salesperson { id, value });
        id
    }

    fn said(all: &[Named]) -> Vec<(&str, &str)> {
        all.iter().map(|one| (one.name.as_str(), one.holds.as_str())).collect()
    }

    #[test]
    fn each_vendedor_stands_by_name_with_the_clients_held_on_the_day() {
        let mut p = Small::clients(&["Ana", "Bia", "Caio"]).portfolio();
        assert_eq!(salespeople(&p, &[None, None, None]), []);
        let (rui, gone) = (seller(&mut p, 1, "Rui"), SalespersonId::from_u128(9));
        seller(&mut p, 2, "Élida");
        let twin = seller(&mut p, 3, "rui");
        let list = salespeople(&p, &[Some(rui), Some(gone), Some(rui)]);
        assert_eq!(said(&list), [("Élida", "0 clientes"), ("Rui", "2 clientes"), ("rui", "0 clientes")]);
        assert_eq!((list[2].id.clone(), list[1].rename.as_str()), (twin.to_string(), "Renomear Rui"));
    }

    #[test]
    fn a_client_counts_for_each_of_its_representadas() {
        let (sol, lua) = (PrincipalId::from_u128(1), PrincipalId::from_u128(2));
        let mut p = Small::clients(&["Ana", "Bia"])
            .with(1, |one| one.principals = [sol, lua].into())
            .with(2, |one| one.principals = [sol].into())
            .portfolio();
        assert_eq!(principals(&p), []);
        for (id, name) in [(sol, "Sol"), (lua, "Lua"), (PrincipalId::from_u128(3), "Mar")] {
            edit(&mut p, CatalogEdit::Principal { id, value: Some(Principal { id, name: name.to_owned() }) });
        }
        assert_eq!(
            said(&principals(&p)),
            [("Lua", "1 cliente"), ("Mar", "0 clientes"), ("Sol", "2 clientes")]
        );
        // One that was removed is not listed, whoever still names it.
        edit(&mut p, CatalogEdit::Principal { id: sol, value: None });
        assert_eq!(said(&principals(&p)), [("Lua", "1 cliente"), ("Mar", "0 clientes")]);
    }
}
