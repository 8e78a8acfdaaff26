//! *Filtros*: the saved segments, then every facet in its group. What is chosen holds at once, however the sheet is left.
use leptos::prelude::*;

use super::bar::{FilterSearch, QuickChips};
use super::choices::Choices;
use super::chosen::{ChosenFilters, Left};
use crate::domain::filter::Filter;
use crate::domain::filter::facets::{Facet, chosen};
use crate::domain::portfolio::slot::Slot;
use crate::screen::filter_groups::{Group, said, set};
use crate::state::use_carteira;
use crate::text::{filters as words, format};
use crate::ui::prelude::*;
use crate::views::segments::saved::{SaveFilter, SavedSegments};

/// `gone`: those whom only a list shows; elsewhere nobody who left is to be seen.
#[component]
pub(crate) fn FilterSheet(
    open: RwSignal<bool>,
    #[prop(optional_no_strip)] gone: Option<Memo<Vec<Slot>>>,
    /// Stands for the whole bar of a list: search and quick filters are in it too.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let c = use_carteira();
    let left =
        move || c.derived.visible.with(|visible| visible.len()) + gone.map_or(0, |gone| gone.with(Vec::len));
    let footer = move || {
        view! {
            <Button
                disabled=Signal::derive(move || c.view.filter.with(Filter::is_empty))
                on_press=move || c.view.filter.set(Filter::default())
            >
                {words::CLEAR_SHORT}
            </Button>
            <Button tone=Tone::Primary on_press=move || open.set(false)>
                {move || words::see(left())}
            </Button>
        }
    };
    let any = Memo::new(move |_| c.view.filter.with(set) > 0);
    view! {
        <Sheet open title=words::CHIPS footer>
            <div class="stack">
                {whole
                    .then(|| {
                        view! {
                            <FilterSearch/>
                            <div class="cluster" role="group" aria-label=words::QUICK>
                                <QuickChips/>
                            </div>
                        }
                    })}
                <Show when=move || whole || any.get()>
                    <div class="filter-count">
                        {whole.then(|| view! { <Left gone=None/> })}
                        <ChosenFilters/>
                        <Show when=move || whole && any.get()>
                            <SaveFilter/>
                        </Show>
                    </div>
                </Show>
                <SavedSegments/>
                {Group::ALL.map(|group| view! { <Facets group/> }).collect_view()}
                {gone.map(|_| view! { <Gone/> })}
            </div>
        </Sheet>
    }
}

#[component]
fn Facets(group: Group) -> impl IntoView {
    let row = |facet: &'static Facet| view! { <OneFacet facet=*facet/> };
    view! {
        <section aria-label=group.name()>
            <h3 class="card__title">{group.name()}</h3>
            {group.facets().iter().map(row).collect_view()}
        </section>
    }
}

/// Open while something of it is chosen; its choices are counted only then.
#[component]
fn OneFacet(facet: Facet) -> impl IntoView {
    let c = use_carteira();
    let opened = RwSignal::new(c.view.filter.with_untracked(|filter| !chosen(filter, facet).is_empty()));
    let note = Memo::new(move |_| c.view.filter.with(|filter| c.portfolio.with(|p| said(p, filter, facet))));
    view! {
        <Disclosure summary=words::facet(facet) note=MaybeProp::derive(move || note.get()) opened>
            <Show when=move || opened.get()>
                <Choices facet/>
            </Show>
        </Disclosure>
    }
}

/// Those who left the carteira, where there are any.
#[component]
fn Gone() -> impl IntoView {
    let c = use_carteira();
    let count = Memo::new(move |_| c.gone_count());
    let chosen = Memo::new(move |_| c.view.filter.with(|filter| filter.gone));
    view! {
        <Show when=move || count.get() != 0 || chosen.get()>
            <div class="cluster">
                <FilterChip
                    label=words::GONE
                    pressed=chosen
                    on_toggle=move |on: bool| c.view.filter.update(|filter| filter.gone = on)
                    count=Signal::derive(move || format::count(count.get()))
                />
            </div>
        </Show>
    }
}
