//! On the page of a client of several representadas: a row each.

use crate::domain::indicator::analysis::by_principal::sides;
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::fold::fold;
use crate::domain::value::id::{ClientId, PrincipalId};
use crate::domain::value::money::Centavos;
use crate::text::clients::by_principal as words;
use crate::text::{filters, format, labels};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PrincipalRow {
    pub name: String,
    pub class: &'static str,
    pub last_order: String,
    pub cycle: String,
    pub abc: String,
    pub bought: String,
}

/// By name. `abc`: the class of the client in the curve of a representada; `None` while nobody has looked.
pub(crate) fn rows(
    p: &Portfolio,
    client: ClientId,
    on: NaiveDate,
    abc: Option<&dyn Fn(PrincipalId) -> Option<AbcClass>>,
) -> Vec<PrincipalRow> {
    let Some(slot) = p.slot(client) else { return Vec::new() };
    let none = || format::NONE.to_owned();
    let mut rows: Vec<PrincipalRow> = sides(p, slot, on)
        .into_iter()
        .map(|side| PrincipalRow {
            name: p.catalog().principal(side.principal).map_or_else(none, |one| one.name.clone()),
            class: labels::lifecycle(side.class.class),
            last_order: side.class.order_dates.last().map_or_else(none, |day| format::date(*day)),
            cycle: side.class.cycle_days.map_or_else(none, |days| format::days(days.into())),
            abc: match abc {
                None => words::COUNTING.to_owned(),
                Some(abc) => abc(side.principal).map_or_else(none, |class| filters::abc(class).to_owned()),
            },
            bought: format::money(Centavos::new(side.revenue_12m)),
        })
        .collect();
    rows.sort_by_cached_key(|row| fold(&row.name).into_owned());
    rows
}

/// Why the client is in no list of the side looked at; `None`: it is in them.
pub(crate) fn outside(p: &Portfolio, client: ClientId) -> Option<String> {
    let slot = p.slot(client)?;
    let is_client = |standing: &crate::domain::portfolio::columns::Standing| standing.present;
    let is_theirs = p.columns().standing.get(slot.at()).is_some_and(is_client);
    if is_theirs || !p.whole_columns().standing.get(slot.at()).is_some_and(is_client) {
        return None;
    }
    let names: Vec<String> =
        p.side().iter().filter_map(|id| Some(p.catalog().principal(*id)?.name.clone())).collect();
    Some(words::outside(&names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-18";

    fn two() -> Portfolio {
        let principal = PrincipalId::from_u128;
        let mut p = Small::clients(&["Ana", "Bia"])
            .with(1, |one| one.principals = [principal(1), principal(2)].into())
            .order_with(1, "2026-07-01", 10_000, |order| order.principal = Some(principal(2)))
            .order_with(1, "2026-11-10", 70_000, |order| order.principal = Some(principal(1)))
            .order_with(2, "2026-11-10", 5_000, |order| order.principal = Some(principal(1)))
            .portfolio();
        for (number, name) in [(1, "Sul"), (2, "Norte")] {
            let value = Some(Principal { id: principal(number), name: name.to_owned() });
            let edit = CatalogEdit::Principal { id: principal(number), value };
            p.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), Stamp::default()).unwrap();
        }
        p
    }

    #[test]
    fn a_client_of_two_has_a_row_each_and_of_one_none() {
        let p = two();
        let abc = |of: PrincipalId| (of == PrincipalId::from_u128(1)).then_some(AbcClass::A);
        let said = |row: PrincipalRow| {
            [row.name, row.class.to_owned(), row.last_order, row.cycle, row.abc, row.bought]
                .join("|")
                .replace('\u{a0}', " ")
        };
        let rows: Vec<String> = rows(&p, id(1), d(DAY), Some(&abc)).into_iter().map(said).collect();
        assert_eq!(
            rows,
            ["Norte|inativo|01/07/2026|30 dias|—|R$ 100,00", "Sul|ativo|10/11/2026|30 dias|A|R$ 700,00"]
        );
        assert_eq!(super::rows(&p, id(2), d(DAY), None), []);
        assert_eq!(super::rows(&p, id(1), d(DAY), None)[0].abc, words::COUNTING);
    }

    #[test]
    fn who_is_no_client_of_the_side_is_told_so() {
        let mut p = two();
        assert_eq!(outside(&p, id(2)), None);
        p.look_at(&[PrincipalId::from_u128(2)].into());
        assert_eq!(outside(&p, id(1)), None);
        assert_eq!(outside(&p, id(2)), Some(words::outside(&["Norte".to_owned()])));
        assert_eq!(outside(&p, id(9)), None);
    }
}
