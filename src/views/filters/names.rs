//! What a choice is called on the screen.
use leptos::prelude::*;

use crate::domain::filter::facets::{Facet, FacetValue};
use crate::state::Carteira;
use crate::text::{analysis, filters, format, labels};
use crate::ui::state_mark::Mark;
use crate::views::marks;

/// The words of a choice. Reads the carteira reactively, for names of vendedores and municípios.
pub(super) fn name(c: Carteira, value: &FacetValue) -> String {
    match value {
        FacetValue::State(state) => labels::state(*state).to_owned(),
        FacetValue::Lifecycle(class) => labels::lifecycle(*class).to_owned(),
        FacetValue::Days(days) => filters::days_at_least(*days),
        FacetValue::DaysAtMost(days) => filters::days_at_most(*days),
        FacetValue::Abc(class) => filters::abc_long(*class),
        FacetValue::Salesperson(None) => filters::NOBODY.to_owned(),
        FacetValue::Salesperson(Some(id)) => c.portfolio.with(|p| {
            p.catalog().salesperson(*id).map_or_else(|| format::NONE.to_owned(), |person| person.name.clone())
        }),
        FacetValue::Uf(uf) => uf.letters().to_owned(),
        FacetValue::City(code) => city(c, *code),
        FacetValue::Principal(id) => c.portfolio.with(|p| {
            p.catalog().principal(*id).map_or_else(|| format::NONE.to_owned(), |found| found.name.clone())
        }),
        FacetValue::Industry(industry) => industry.clone(),
        FacetValue::Tag(tag) => tag.clone(),
        FacetValue::Profile(profile) => labels::profile(*profile).to_owned(),
        FacetValue::Label(label) => labels::label(*label).to_owned(),
        FacetValue::Segment(segment) => analysis::rfm::segment(*segment).to_owned(),
        FacetValue::Cell(recency, frequency) => filters::cell(*recency, *frequency),
        FacetValue::Only(clients) => filters::only(*clients),
    }
}

/// The shape beside a choice, for contact states.
pub(super) fn mark(value: &FacetValue) -> Option<Mark> {
    match value {
        FacetValue::State(state) => Some(marks::of_state(*state)),
        FacetValue::Lifecycle(_)
        | FacetValue::Days(_)
        | FacetValue::DaysAtMost(_)
        | FacetValue::Abc(_)
        | FacetValue::Salesperson(_)
        | FacetValue::Uf(_)
        | FacetValue::City(_)
        | FacetValue::Principal(_)
        | FacetValue::Industry(_)
        | FacetValue::Tag(_)
        | FacetValue::Profile(_)
        | FacetValue::Label(_)
        | FacetValue::Segment(_)
        | FacetValue::Cell(..)
        | FacetValue::Only(_) => None,
    }
}

/// Whether the choices stand in an order of their own rather than by how many clients they leave.
pub(super) fn has_own_order(facet: Facet) -> bool {
    match facet {
        Facet::State | Facet::Lifecycle | Facet::Days | Facet::Abc => true,
        Facet::Profile | Facet::Label | Facet::Segment | Facet::Chosen => true,
        Facet::Salesperson | Facet::Uf | Facet::City | Facet::Principal | Facet::Industry | Facet::Tag => {
            false
        }
    }
}

fn city(c: Carteira, code: u32) -> String {
    let named = c.portfolio.with(|p| {
        p.clients().find(|(_, client)| client.city_code == Some(code)).map(|(_, client)| {
            let city = client.city.clone().unwrap_or_else(|| code.to_string());
            match client.uf {
                Some(uf) => format!("{city}/{uf}"),
                None => city,
            }
        })
    });
    named.unwrap_or_else(|| code.to_string())
}
