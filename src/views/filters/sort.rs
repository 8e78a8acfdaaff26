//! The order of the list.
use leptos::prelude::*;

use crate::state::{Sort, use_carteira};
use crate::text::filters::{self, sort};
use crate::ui::prelude::*;

/// A small button that opens the orders.
#[component]
pub(crate) fn SortMenu() -> impl IntoView {
    let view = use_carteira().view;
    let items = Signal::derive(move || {
        let now = view.sort.get();
        let near = view.filter.with(|filter| filter.near.is_some());
        Sort::ALL
            .into_iter()
            .filter(|order| near || *order != Sort::Distance)
            .map(|order| {
                let item = MenuItem::new(name(order), move || view.sort.set(order));
                if order == now { item.glyph(Glyph::Check) } else { item }
            })
            .collect::<Vec<_>>()
    });
    let label = Signal::derive(move || format!("{}: {}", filters::SORT, name(view.sort.get())));
    view! { <Menu label items glyph=Glyph::Sort/> }
}

fn name(order: Sort) -> &'static str {
    match order {
        Sort::Urgency => sort::URGENCY,
        Sort::Days => sort::DAYS,
        Sort::Name => sort::NAME,
        Sort::Revenue => sort::REVENUE,
        Sort::City => sort::CITY,
        Sort::Risk => sort::RISK,
        Sort::Distance => sort::DISTANCE,
    }
}
