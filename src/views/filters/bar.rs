//! Search, the row of chips, what is chosen and the count.
use crate::domain::portfolio::slot::Slot;
use leptos::prelude::*;

use super::choices::Choices;
use super::near::NearChip;
use super::sort::SortMenu;
use crate::domain::filter::Filter;
use crate::domain::filter::facets::{Facet, chosen, toggle};
use crate::screen::filters::{active, offered};
use crate::state::use_carteira;
use crate::text::{filters, format};
use crate::ui::prelude::*;
use crate::views::segments::saved::{SaveFilter, SegmentsChip};

/// Everything above a list of clients. `gone`: whom of those who left it lists as well.
#[component]
pub(crate) fn FilterBar(
    gone: Memo<Vec<Slot>>,
    /// Beside the search.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="filter-bar">
            <div class="filter-bar__line">
                <FilterSearch/>
                <SortMenu/>
                {children()}
            </div>
            <FilterChips/>
            <GoneChip/>
            <FilterCount also=Signal::derive(move || gone.with(Vec::len))/>
        </div>
    }
}

/// Those who left the carteira, where there are any.
#[component]
fn GoneChip() -> impl IntoView {
    let c = use_carteira();
    let count = Memo::new(move |_| c.gone_count());
    let chosen = Memo::new(move |_| c.view.filter.with(|filter| filter.gone));
    view! {
        <Show when=move || count.get() != 0 || chosen.get()>
            <div class="cluster">
                <FilterChip
                    label=filters::GONE
                    pressed=chosen
                    on_toggle=move |on: bool| c.view.filter.update(|filter| filter.gone = on)
                    count=Signal::derive(move || format::count(count.get()))
                />
            </div>
        </Show>
    }
}

/// Finds as one types, blind to accents and case.
#[component]
pub(crate) fn FilterSearch() -> impl IntoView {
    let filter = use_carteira().view.filter;
    let text = RwSignal::new(filter.with_untracked(|filter| filter.text.clone()));
    // The filter also changes by back, by a link and by its chip.
    Effect::new(move |_| {
        let kept = filter.with(|filter| filter.text.clone());
        if text.with_untracked(|text| text.trim() != kept) {
            text.set(kept);
        }
    });
    Effect::new(move |_| {
        let typed = text.with(|text| text.trim().to_owned());
        if filter.with_untracked(|filter| filter.text != typed) {
            filter.update(|filter| filter.text = typed);
        }
    });
    view! {
        <div class="filter-bar__search">
            <TextField
                label=filters::SEARCH
                value=text
                kind=TextKind::Search
                placeholder=filters::SEARCH_PLACEHOLDER
                bare=true
            />
        </div>
    }
}

/// One chip a facet; each opens its choices.
#[component]
pub(crate) fn FilterChips() -> impl IntoView {
    let c = use_carteira();
    let open = RwSignal::new(false);
    let facet = RwSignal::new(Facet::State);
    let chips = offered()
        .map(|own| {
            let chosen = Memo::new(move |_| c.view.filter.with(|filter| chosen(filter, own).len()));
            view! {
                <FilterChip
                    label=filters::facet(own)
                    pressed=Signal::derive(move || chosen.get() > 0)
                    on_toggle=move |_: bool| {
                        facet.set(own);
                        open.set(true);
                    }
                    opens=true
                />
            }
        })
        .collect_view();
    view! {
        <div class="cluster" data-scroll="" role="group" aria-label=filters::CHIPS>
            <SegmentsChip/>
            <NearChip/>
            {chips}
        </div>
        <Choices open facet/>
    }
}

/// What is chosen, each removable, and how many clients that leaves, `also` those that only a list shows.
#[component]
pub(crate) fn FilterCount(#[prop(optional, into)] also: MaybeProp<usize>) -> impl IntoView {
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
    let count = move || {
        let shown = c.derived.visible.with(|visible| visible.len()) + also.get().unwrap_or(0);
        filters::shown_of(shown, c.derived.client_count.get())
    };
    view! {
        <div class="filter-count">
            <p class="filter-count__words" role="status">{count}</p>
            {searched}
            {near}
            {chips}
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
