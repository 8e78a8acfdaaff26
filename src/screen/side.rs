//! As whose the carteira is seen: what the switch of the header offers, and how it is said on every page.

use crate::domain::filter::Filter;
use crate::domain::filter::facets::{Facet, FacetValue, chosen, clear, toggle};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::SalespersonId;
use crate::routes::Route;
use crate::screen::filters::named;
use crate::screen::goals::holders;
use crate::text::shell::side as words;

/// One choice of the switch; `None` is all.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    pub value: Option<FacetValue>,
    pub name: String,
}

/// What there is to choose, *all* first: nothing where there is only one.
pub(crate) fn principals(p: &Portfolio, filter: &Filter) -> Vec<Choice> {
    let all = p.catalog().principals_by_name();
    let values = all.into_iter().map(|one| FacetValue::Principal(one.id)).collect();
    offered(p, filter, Facet::Principal, words::ALL_PRINCIPALS, values)
}

/// The same of the vendedores. `held`: by slot, who holds the client on the day shown.
pub(crate) fn salespeople(p: &Portfolio, held: &[Option<SalespersonId>], filter: &Filter) -> Vec<Choice> {
    let values = holders(p, held, &[]).into_iter().map(|id| FacetValue::Salesperson(Some(id))).collect();
    offered(p, filter, Facet::Salesperson, words::ALL_SALESPEOPLE, values)
}

fn offered(
    p: &Portfolio,
    filter: &Filter,
    facet: Facet,
    all: &str,
    mut values: Vec<FacetValue>,
) -> Vec<Choice> {
    // What an address chose stays in sight, so that it can be let go.
    let elsewhere: Vec<FacetValue> =
        chosen(filter, facet).into_iter().filter(|value| !values.contains(value)).collect();
    if values.len() < 2 && elsewhere.is_empty() {
        return Vec::new();
    }
    values.extend(elsewhere);
    let all = Choice { value: None, name: all.to_owned() };
    let named = values.into_iter().map(|value| Choice { name: named(p, &value), value: Some(value) });
    std::iter::once(all).chain(named).collect()
}

/// The filter with this choice of the facet and no other.
pub(crate) fn choose(filter: &mut Filter, facet: Facet, choice: &Choice) {
    clear(filter, facet);
    if let Some(value) = &choice.value {
        toggle(filter, value);
    }
}

/// Whether the filter asks for this choice and no other.
pub(crate) fn is_chosen(filter: &Filter, facet: Facet, choice: &Choice) -> bool {
    chosen(filter, facet) == choice.value.iter().cloned().collect::<Vec<_>>()
}

/// Which facets of the filter a page goes by.
pub(crate) fn goes_by(route: &Route) -> &'static [Facet] {
    match route {
        Route::Clients
        | Route::Client(_)
        | Route::Map
        | Route::Timeline
        | Route::Analysis
        | Route::Reasons
        | Route::Rescue
        | Route::Today
        | Route::Coverage
        | Route::Agenda
        | Route::Prospecting
        | Route::Segments => &[Facet::Principal, Facet::Salesperson],
        // The road is the rep's, a rule is everybody's, and *Equipe* has a row of each.
        Route::DayRoute | Route::Simulator | Route::Team => &[Facet::Principal],
        // These are of everything, and what needs it says so.
        Route::Alerts
        | Route::Closing
        | Route::Goals
        | Route::Sharing
        | Route::Data
        | Route::Settings
        | Route::About
        | Route::More => &[],
    }
}

/// "Representada: Norte", "Vendedor: Ana": what of the filter a page goes by, each with its facet.
pub(crate) fn seen_as(p: &Portfolio, filter: &Filter, route: &Route) -> Vec<(Facet, String)> {
    let said = |facet: &Facet| {
        let names: Vec<String> = chosen(filter, *facet).iter().map(|value| named(p, value)).collect();
        (!names.is_empty()).then(|| (*facet, words::seen_as(*facet, &names)))
    };
    goes_by(route).iter().filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::value::id::PrincipalId;
    use crate::screen::small::Small;

    fn apply(p: &mut Portfolio, edit: CatalogEdit) {
        p.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), Stamp::default()).unwrap();
    }

    fn of(principals: &[&str], salespeople: &[&str]) -> Portfolio {
        let mut p = Small::clients(&["Ana", "Bia"]).portfolio();
        for (number, name) in (1..).zip(principals) {
            let id = PrincipalId::from_u128(number);
            let value = Some(Principal { id, name: (*name).to_owned() });
            apply(&mut p, CatalogEdit::Principal { id, value });
        }
        for (number, name) in (1..).zip(salespeople) {
            let id = SalespersonId::from_u128(number);
            let value = Some(Salesperson { id, name: (*name).to_owned(), email: None, phone: None });
            apply(&mut p, CatalogEdit::Salesperson { id, value });
        }
        p
    }

    fn names(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.name.as_str()).collect()
    }

    #[test]
    fn there_is_a_choice_only_among_two_or_more() {
        let open = Filter::default();
        assert_eq!(principals(&of(&[], &[]), &open), []);
        assert_eq!(principals(&of(&["Sul"], &[]), &open), []);
        let two = of(&["Sul", "Norte"], &["Rui", "Iara"]);
        assert_eq!(names(&principals(&two, &open)), [words::ALL_PRINCIPALS, "Norte", "Sul"]);
        let [rui, iara] = [1, 2].map(SalespersonId::from_u128);
        assert_eq!(salespeople(&two, &[Some(rui), Some(rui)], &open), []);
        let both = salespeople(&two, &[Some(rui), Some(iara)], &open);
        assert_eq!(names(&both), [words::ALL_SALESPEOPLE, "Iara", "Rui"]);
    }

    #[test]
    fn what_an_address_chose_can_be_let_go_although_it_is_the_only_one() {
        let p = of(&["Sul"], &[]);
        let filter = Filter { principals: [PrincipalId::from_u128(7)].into(), ..Filter::default() };
        assert_eq!(names(&principals(&p, &filter)), [words::ALL_PRINCIPALS, "Sul", "—"]);
    }

    #[test]
    fn one_is_chosen_and_all_again() {
        let p = of(&["Norte", "Sul"], &[]);
        let mut filter = Filter::default();
        let choices = principals(&p, &filter);
        let chosen = |filter: &Filter| -> Vec<bool> {
            choices.iter().map(|choice| is_chosen(filter, Facet::Principal, choice)).collect()
        };
        assert_eq!(chosen(&filter), [true, false, false]);
        choose(&mut filter, Facet::Principal, &choices[1]);
        choose(&mut filter, Facet::Principal, &choices[2]);
        assert_eq!(filter.principals, [PrincipalId::from_u128(2)].into());
        assert_eq!(chosen(&filter), [false, false, true]);
        choose(&mut filter, Facet::Principal, &choices[0]);
        assert!(filter.is_empty());
    }

    #[test]
    fn a_page_says_what_it_goes_by_and_nothing_else() {
        let p = of(&["Norte", "Sul"], &["Rui", "Iara"]);
        let filter = Filter {
            principals: [PrincipalId::from_u128(1)].into(),
            salespeople: [Some(SalespersonId::from_u128(1)), None].into(),
            ..Filter::default()
        };
        let said = |route: Route| -> Vec<String> {
            seen_as(&p, &filter, &route).into_iter().map(|(_, said)| said).collect()
        };
        assert_eq!(said(Route::Map), ["Representada: Norte", "Vendedor: sem vendedor, Rui"]);
        assert_eq!(said(Route::Team), ["Representada: Norte"]);
        assert!(said(Route::Alerts).is_empty());
    }
}
