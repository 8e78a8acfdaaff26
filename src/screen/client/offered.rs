//! What the form of a client offers: vendedores, representadas, sources, and the client that already has the number typed.

use super::name_of;
use crate::domain::client::Holding;
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::prospecting::SOURCES;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::{ClientId, PrincipalId, SalespersonId};
use crate::text::clients::card;
use crate::text::prospecting;

/// Another client with the same CNPJ or CPF: the first there is.
pub(crate) fn twin(p: &Portfolio, own: ClientId, tax_id: TaxId) -> Option<(ClientId, String)> {
    let mut same = p.clients().filter(|(_, client)| client.tax_id == Some(tax_id) && client.id != own);
    same.next().map(|(_, client)| (client.id, name_of(client).to_owned()))
}

/// Who serves whom is registered here, where there is no choice.
pub(crate) fn only_salesperson(p: &Portfolio) -> Option<SalespersonId> {
    match p.catalog().salespeople_by_name()[..] {
        [one] => Some(one.id),
        _ => None,
    }
}

/// Nobody first, then the vendedores by name: key and name.
pub(crate) fn salespeople(p: &Portfolio) -> Vec<(String, String)> {
    let own = p.catalog().salespeople_by_name().into_iter().map(|one| (one.id.to_string(), one.name.clone()));
    std::iter::once((String::new(), card::NO_SALESPERSON.to_owned())).chain(own).collect()
}

/// A new client is held from the beginning by who is chosen for it.
pub(crate) fn first_holding(chosen: &str) -> Vec<Holding> {
    let who = chosen.parse::<SalespersonId>().ok();
    who.map(|id| Holding { since: None, salesperson: Some(id) }).into_iter().collect()
}

pub(crate) fn principals(p: &Portfolio) -> Vec<(PrincipalId, String)> {
    p.catalog().principals_by_name().into_iter().map(|one| (one.id, one.name.clone())).collect()
}

/// None first, then the shipped sources; a word of the rep's own stays on offer.
pub(crate) fn sources(own: &str) -> Vec<(String, String)> {
    let none = (String::new(), prospecting::NO_SOURCE.to_owned());
    let shipped = SOURCES.map(|key| (key.to_owned(), prospecting::source(key)));
    let own = (!own.is_empty() && !SOURCES.contains(&own)).then(|| (own.to_owned(), own.to_owned()));
    std::iter::once(none).chain(shipped).chain(own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::screen::small::{Small, edit, id};

    #[test]
    fn a_twin_is_another_client_with_the_same_number() {
        let cnpj = TaxId::parse("11.222.333/0001-81").unwrap();
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(1, |one| one.tax_id = Some(cnpj))
            .with(3, |one| one.tax_id = Some(cnpj))
            .portfolio();
        assert_eq!(twin(&p, id(1), cnpj), Some((id(3), "Caio".to_owned())));
        assert_eq!(twin(&p, id(2), cnpj), Some((id(1), "Ana".to_owned())));
        assert_eq!(twin(&p, id(2), TaxId::parse("529.982.247-25").unwrap()), None);
    }

    #[test]
    fn the_only_vendedor_is_chosen_and_of_two_nobody() {
        let mut p = Small::clients(&[]).portfolio();
        assert_eq!((only_salesperson(&p), salespeople(&p).len()), (None, 1));
        let [rui, eva] = [1, 2].map(SalespersonId::from_u128);
        let mut add = |id, name: &str| {
            let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
            edit(&mut p, CatalogEdit::Salesperson { id, value });
            (only_salesperson(&p), salespeople(&p).into_iter().map(|(_, name)| name).collect::<Vec<_>>())
        };
        assert_eq!(add(rui, "Rui"), (Some(rui), vec!["sem vendedor".to_owned(), "Rui".to_owned()]));
        assert_eq!(add(eva, "Eva").0, None);
        assert_eq!(add(eva, "Eva").1[1..], ["Eva", "Rui"]);
        assert_eq!(first_holding(&rui.to_string()), [Holding { since: None, salesperson: Some(rui) }]);
        assert_eq!(first_holding(""), []);
    }

    #[test]
    fn representadas_by_name_and_sources_with_ones_own_last() {
        let mut p = Small::clients(&[]).portfolio();
        for (number, name) in [(1, "Sol"), (2, "Lua")] {
            let id = PrincipalId::from_u128(number);
            edit(&mut p, CatalogEdit::Principal { id, value: Some(Principal { id, name: name.to_owned() }) });
        }
        let names: Vec<String> = principals(&p).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["Lua", "Sol"]);
        assert_eq!(sources("").len(), SOURCES.len() + 1);
        assert_eq!(sources("feira").len(), SOURCES.len() + 1);
        assert_eq!(sources("rádio").last(), Some(&("rádio".to_owned(), "rádio".to_owned())));
    }
}
