//! What is chosen, each with its way out, and how many clients that leaves.
use leptos::prelude::*;

use crate::domain::filter::Filter;
use crate::domain::filter::facets::toggle;
use crate::domain::portfolio::slot::Slot;
use crate::screen::filters::active;
use crate::state::use_carteira;
use crate::text::filters;
use crate::ui::prelude::*;
use crate::views::segments::saved::SaveFilter;

/// `gone`: those whom only a list shows.
#[component]
pub(crate) fn FilterCount(#[prop(optional)] gone: Option<Memo<Vec<Slot>>>) -> impl IntoView {
    let c = use_carteira();
    view! {
        <div class="filter-count">
            <Left gone/>
            <ChosenFilters/>
            <Show when=move || c.view.filter.with(|filter| !filter.is_empty())>
                <Button
                    tone=Tone::Quiet
                    label=filters::CLEAR
                    on_press=move || c.view.filter.set(Filter::default())
                >
                    {filters::CLEAR_SHORT}
                </Button>
                <SaveFilter/>
            </Show>
        </div>
    }
}

/// "37 de 180 clientes".
#[component]
pub(super) fn Left(#[prop(optional_no_strip)] gone: Option<Memo<Vec<Slot>>>) -> impl IntoView {
    let c = use_carteira();
    let count = move || {
        let also = gone.map_or(0, |gone| gone.with(Vec::len));
        filters::shown_of(
            c.derived.visible.with(|visible| visible.len()) + also,
            c.derived.client_count.get(),
        )
    };
    view! { <p class="filter-count__words" role="status">{count}</p> }
}

/// Everything that is set, as chips that take it out.
#[component]
pub(super) fn ChosenFilters() -> impl IntoView {
    let c = use_carteira();
    // An act that changes no name leaves the chips as they are.
    let chosen = Memo::new(move |_| c.view.filter.with(|filter| c.portfolio.with(|p| active(p, filter))));
    let chips = move || {
        chosen
            .get()
            .into_iter()
            .map(|(value, label)| {
                let remove = move || c.view.filter.update(|filter| toggle(filter, &value));
                view! { <Chip label on_remove=Callback::new(move |()| remove())/> }
            })
            .collect_view()
    };
    let searched = move || {
        let text = c.view.filter.with(|filter| filter.text.clone());
        (!text.is_empty()).then(|| {
            let remove = Callback::new(move |()| c.view.filter.update(|filter| filter.text.clear()));
            view! { <Chip label=filters::searched(&text) on_remove=remove/> }
        })
    };
    let near = move || {
        let near = c.view.filter.with(|filter| filter.near)?;
        let remove = Callback::new(move |()| c.view.filter.update(|filter| filter.near = None));
        Some(view! { <Chip label=filters::near::within(near.radius_km) on_remove=remove/> })
    };
    let area = move || {
        let remove = Callback::new(move |()| c.view.filter.update(|filter| filter.area = None));
        let drawn = c.view.filter.with(|filter| filter.area.is_some());
        drawn.then(|| view! { <Chip label=filters::AREA on_remove=remove/> })
    };
    let is_gone = Memo::new(move |_| c.view.filter.with(|filter| filter.gone));
    let gone = move || {
        is_gone.get().then(|| {
            let remove = Callback::new(move |()| c.view.filter.update(|filter| filter.gone = false));
            view! { <Chip label=filters::GONE on_remove=remove/> }
        })
    };
    view! { {searched} {near} {area} {gone} {chips} }
}
