//! Segments among the filters: one tap takes a saved filter, and one keeps the one that is chosen.
use leptos::prelude::*;

use super::edit::{Edited, SegmentSheet};
use crate::domain::value::id::SegmentId;
use crate::exchange::filter_query::{from_query, to_query};
use crate::screen::segments::list::own_by_name;
use crate::screen::segments::own;
use crate::state::use_carteira;
use crate::text::segments::edit as words;
use crate::ui::prelude::*;
/// The saved ones; the one that is chosen now is ticked.
#[component]
pub(crate) fn SavedSegments() -> impl IntoView {
    let c = use_carteira();
    let all = Memo::new(move |_| c.portfolio.with(own_by_name));
    let chosen = Memo::new(move |_| c.view.filter.with(to_query));
    let row = move |(id, name): (SegmentId, String)| {
        let query = move || c.portfolio.with_untracked(|p| own(p, id).map(|one| one.query.clone()));
        let is_on = Memo::new(move |_| {
            c.portfolio.with(|p| own(p, id).is_some_and(|one| chosen.with(|chosen| one.query == *chosen)))
        });
        let take = move |_| {
            if let Some(query) = query() {
                c.view.filter.set(from_query(&query));
            }
        };
        view! {
            <li>
                <button
                    class="choice"
                    type="button"
                    aria-pressed=move || if is_on.get() { "true" } else { "false" }
                    on:click=take
                >
                    <span class="choice__tick" aria-hidden="true">
                        {move || is_on.get().then(|| view! { <Icon glyph=Glyph::Check/> })}
                    </span>
                    <span class="choice__name">{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || !all.with(Vec::is_empty)>
            <section aria-label=words::SAVED>
                <h3 class="card__title">{words::SAVED}</h3>
                <ul class="choices">{move || all.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// Keeps the filter that is chosen under a name.
#[component]
pub(crate) fn SaveFilter() -> impl IntoView {
    let c = use_carteira();
    let edited = RwSignal::new(None::<Edited>);
    let keep = move || edited.set(Some(Edited::New(c.view.filter.with_untracked(to_query))));
    view! {
        <Button tone=Tone::Quiet glyph=Glyph::Star on_press=keep>{words::SAVE_FILTER}</Button>
        <SegmentSheet edited/>
    }
}
