//! Words for screen readers only.
use leptos::prelude::*;

/// Read aloud, not drawn.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }
}
