//! Segments among the filters: one tap takes a saved filter, another keeps the one that is chosen.
use leptos::prelude::*;

use super::edit::{Edited, SegmentSheet};
use crate::exchange::filter_query::{from_query, to_query};
use crate::routes::Route;
use crate::screen::segments::list::own_by_name;
use crate::screen::segments::own;
use crate::state::use_carteira;
use crate::text::segments::edit as words;
use crate::ui::layers::once_settled;
use crate::ui::prelude::*;
use std::time::Duration;

/// The sheet begins to close.
const AFTER_SHEET: Duration = Duration::from_millis(50);

/// The chip that opens the saved ones.
#[component]
pub(crate) fn SegmentsChip() -> impl IntoView {
    let c = use_carteira();
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| c.portfolio.with(own_by_name));
    let is_one = Memo::new(move |_| {
        let query = c.view.filter.with(to_query);
        !query.is_empty()
            && c.portfolio.with(|p| {
                all.with(|all| all.iter().any(|(id, _)| own(p, *id).is_some_and(|one| one.query == query)))
            })
    });
    let list = move || {
        let rows = all
            .get()
            .into_iter()
            .map(|(id, name)| {
                let take = move |_| {
                    let query = c.portfolio.with_untracked(|p| own(p, id).map(|one| one.query.clone()));
                    if let Some(query) = query {
                        open.set(false);
                        // The sheet goes back over its entry first, to the address of the filter before.
                        set_timeout(
                            move || once_settled(move || c.view.filter.set(from_query(&query))),
                            AFTER_SHEET,
                        );
                    }
                };
                view! {
                    <li>
                        <button class="choice" type="button" on:click=take>
                            <span class="choice__tick" aria-hidden="true"></span>
                            <span class="choice__name">{name}</span>
                        </button>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="choices">{rows}</ul> }
    };
    view! {
        <FilterChip label=words::SAVED pressed=is_one on_toggle=move |_: bool| open.set(true) opens=true/>
        <Sheet open title=words::USE size=SheetSize::Small>
            <div class="stack" data-gap="tight">
                {move || {
                    match all.with(Vec::is_empty) {
                        true => view! { <p class="muted">{words::NONE}</p> }.into_any(),
                        false => list().into_any(),
                    }
                }}
                <p>
                    <a class="more__link" href=Route::Segments.href()>
                        <span>{words::ALL}</span>
                        <Icon glyph=Glyph::ChevronRight/>
                    </a>
                </p>
            </div>
        </Sheet>
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
