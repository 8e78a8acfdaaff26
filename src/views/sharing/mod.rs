//! *Dividir a carteira*: who serves, on which terms, the proposal, and a file for each.

mod base;
mod choose;
mod desk;
mod files;
mod hand;
mod picture;
mod result;
mod terms;

use crate::text::sharing as words;
use crate::views::day_route::search::Searching;
use crate::views::standing::WhenReady;
use choose::Choose;
use desk::SharingDesk;
use files::Files;
use leptos::prelude::*;
use result::Proposed;
use terms::TermsCard;

#[component]
pub fn SharingPage() -> impl IntoView {
    view! {
        <div class="page sharing">
            <WhenReady>
                <Sharing/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Sharing() -> impl IntoView {
    let desk = SharingDesk::new();
    view! {
        <div class="stack">
            <p class="muted">{words::INTRO}</p>
            {move || (!desk.is_live()).then(|| view! { <p role="status">{words::PAST}</p> })}
            <div class="sharing__ask">
                <Choose desk/>
                <TermsCard desk/>
            </div>
            <Searching search=desk.search/>
            {move || desk.problem.get().map(|why| view! { <p role="alert">{why}</p> })}
            <Show when=move || desk.has_found()>
                <Proposed desk/>
            </Show>
            <Show when=move || desk.is_live()>
                <Files desk/>
            </Show>
        </div>
    }
}
