//! The máquina do tempo on the other pages: a key in the header opens it above the page, which stays in sight.

use crate::screen::rooms::goes_by_date;
use crate::text::timeline::machine as words;
use crate::ui::prelude::*;
use crate::views::nav::use_route;
use crate::views::parts::{Arriving, use_parts};
use leptos::prelude::*;

/// Whether the máquina do tempo stands above the page.
#[derive(Debug, Clone, Copy)]
struct Opened(RwSignal<bool>);

/// Stands once in the frame, before what reads it.
pub(crate) fn provide_time_machine() {
    provide_context(Opened(RwSignal::new(false)));
}

/// The key in the header.
#[component]
pub(crate) fn TimeMachineKey() -> impl IntoView {
    let Some(Opened(open)) = use_context() else { return ().into_any() };
    let route = use_route();
    let takes = Memo::new(move |_| route.with(|route| route.as_ref().is_some_and(goes_by_date)));
    view! {
        <Show when=move || takes.get()>
            <span class="time-machine-key">
                <IconButton
                    glyph=Glyph::History
                    label=words::NAME
                    pressed=open
                    on_press=move || open.update(|open| *open = !*open)
                />
            </span>
        </Show>
    }
    .into_any()
}

/// The opened control, between header and page.
#[component]
pub(crate) fn OpenedTimeMachine() -> impl IntoView {
    let Some(Opened(open)) = use_context() else { return ().into_any() };
    let route = use_route();
    let load = use_parts().machine;
    let shown =
        Memo::new(move |_| open.get() && route.with(|route| route.as_ref().is_some_and(goes_by_date)));
    view! {
        <Show when=move || shown.get()>
            <div class="opened-machine">
                <Arriving load/>
                <IconButton glyph=Glyph::Close label=words::CLOSE on_press=move || open.set(false)/>
            </div>
        </Show>
    }
    .into_any()
}
