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

/// Offers installation where the browser does, and says how where the rep does it by hand.
#[component]
pub(crate) fn Install() -> impl IntoView {
    let installable = host::installable();
    let by_hand = host::is_installed_by_hand();
    move || {
        let says = match (installable.get(), by_hand) {
            (true, _) => words::INSTALL_WHY,
            (false, true) => words::INSTALL_BY_HAND,
            (false, false) => return ().into_any(),
        };
        let button = installable.get();
        view! {
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{words::INSTALL_TITLE}</h2>
                <p class="muted">{says}</p>
                {button.then(|| view! { <Button on_press=|()| host::install()>{words::INSTALL}</Button> })}
            </section>
        }
        .into_any()
    }
}
