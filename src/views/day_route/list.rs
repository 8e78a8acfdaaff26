//! The stops in order: what was made, what is left with its times, what has no place.

use super::desk::RouteDesk;
use super::drag::Drag;
use super::row::{MadeRow, StopRow, UnplacedRow};
use crate::screen::day_route::plan::cost_words;
use crate::text::day_route as words;
use leptos::prelude::*;

#[component]
pub(super) fn StopList(desk: RouteDesk) -> impl IntoView {
    let drag = Drag::new(desk);
    let left = Memo::new(move |_| {
        desk.plan.with(|plan| plan.left.iter().map(|stop| stop.client).collect::<Vec<_>>())
    });
    let made = Memo::new(move |_| desk.plan.with(|plan| plan.made.clone()));
    let unplaced = Memo::new(move |_| desk.plan.with(|plan| plan.unplaced.clone()));
    let back = move || desk.plan.with(|plan| desk.table.with(|table| plan.way_back(table)));
    let dragged = move || drag.cost().map(|(before, after)| cost_words(&before, &after));
    view! {
        {move || {
            made.with(|made| !made.is_empty())
                .then(|| {
                    view! {
                        <section aria-label=words::MADE>
                            <h2 class="day-route__group">{words::MADE}</h2>
                            <ol class="day-route__list">
                                {made
                                    .get()
                                    .into_iter()
                                    .enumerate()
                                    .map(|(at, stop)| view! { <MadeRow desk number=at + 1 stop/> })
                                    .collect_view()}
                            </ol>
                        </section>
                    }
                })
        }}
        <ol class="day-route__list" aria-label=words::STOPS node_ref=drag.list>
            <For each=move || left.get() key=|client| *client children=move |client| {
                view! { <StopRow desk drag client/> }
            }/>
        </ol>
        {move || back().map(|words| view! { <p class="day-route__back muted number">{words}</p> })}
        {move || {
            unplaced
                .with(|unplaced| !unplaced.is_empty())
                .then(|| {
                    view! {
                        <section aria-label=words::UNPLACED>
                            <h2 class="day-route__group">{words::UNPLACED}</h2>
                            <p class="muted">{words::UNPLACED_WHY}</p>
                            <ol class="day-route__list">
                                {unplaced
                                    .get()
                                    .into_iter()
                                    .map(|stop| view! { <UnplacedRow desk stop/> })
                                    .collect_view()}
                            </ol>
                        </section>
                    }
                })
        }}
        {move || dragged().map(|cost| view! { <p class="day-route__dragged number" aria-hidden="true">{cost}</p> })}
    }
}
