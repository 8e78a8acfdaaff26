//! The app as a program on the device: going over to a new version, installing.

use crate::state::host::{self, Version};
use crate::text::host as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Stands in the header while a new version waits. It never goes over by itself: the rep may be typing.
#[component]
pub(crate) fn NewVersion() -> impl IntoView {
    let version = host::version();
    move || {
        let word = match version.get() {
            Version::Current => return ().into_any(),
            Version::NewerReady => words::NEW_VERSION_READY,
            Version::NewerElsewhere => words::NEW_VERSION_ELSEWHERE,
        };
        view! {
            <Button on_press=move || host::apply_update(version.get_untracked())>
                {word}
            </Button>
        }
        .into_any()
    }
}

/// Offers installation where the browser does.
#[component]
pub(crate) fn Install() -> impl IntoView {
    let installable = host::installable();
    view! {
        <Show when=move || installable.get()>
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{words::INSTALL_TITLE}</h2>
                <p class="muted">{words::INSTALL_WHY}</p>
                <Button on_press=|()| host::install()>{words::INSTALL}</Button>
            </section>
        </Show>
    }
}
