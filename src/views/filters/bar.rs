//! Search, the three quick filters, the way to all others, what is chosen and the count.
use crate::domain::portfolio::slot::Slot;
use leptos::prelude::*;

use super::chosen::FilterCount;
use super::near::NearChip;
use super::sheet::FilterSheet;
use super::sort::SortMenu;
use crate::screen::filter_groups::{Quick, set};
use crate::state::use_carteira;
use crate::text::{filters, format};
use crate::ui::prelude::*;

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
            <FilterChips gone/>
            <FilterCount gone/>
        </div>
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

/// The way to every filter, with how many are set, and beside it what is asked for most.
#[component]
pub(crate) fn FilterChips(#[prop(optional)] gone: Option<Memo<Vec<Slot>>>) -> impl IntoView {
    let c = use_carteira();
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| c.view.filter.with(set));
    view! {
        <div class="cluster" data-scroll="" role="group" aria-label=filters::CHIPS>
            <FilterChip
                label=filters::CHIPS
                pressed=Signal::derive(move || count.get() > 0)
                on_toggle=move |_: bool| open.set(true)
                count=MaybeProp::derive(move || Some(count.get()).filter(|set| *set > 0).map(format::count))
                opens=true
            />
            <QuickChips/>
        </div>
        <FilterSheet open gone/>
    }
}

#[component]
pub(super) fn QuickChips() -> impl IntoView {
    let c = use_carteira();
    let chip = |quick: Quick| {
        view! {
            <FilterChip
                label=quick.name()
                pressed=Memo::new(move |_| c.view.filter.with(|filter| quick.is_on(filter)))
                on_toggle=move |_: bool| c.view.filter.update(|filter| quick.turn(filter))
            />
        }
    };
    let [first, second] = Quick::ALL.map(chip);
    view! { {first} <NearChip/> {second} }
}
