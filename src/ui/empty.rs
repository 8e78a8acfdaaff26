//! Nothing here, or something failed: what it is, why, and the one thing to do.
use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// Whether the block explains an absence or a failure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum EmptyTone {
    #[default]
    Calm,
    /// Something failed; it is announced.
    Problem,
}

/// The block in place of content. Children are the actions: one primary button, at most two others.
#[component]
pub(crate) fn Empty(
    glyph: Glyph,
    #[prop(into)] title: Signal<String>,
    /// Why it is empty and what is safe.
    #[prop(into)]
    why: Signal<String>,
    #[prop(optional)] tone: EmptyTone,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let problem = tone == EmptyTone::Problem;
    view! {
        <section class="empty" data-problem=problem.then_some("") role=problem.then_some("alert")>
            <span class="empty__picture">
                <Icon glyph/>
            </span>
            <h2 class="empty__title">{move || title.get()}</h2>
            <p class="empty__why">{move || why.get()}</p>
            {children.map(|children| view! { <div class="empty__actions">{children()}</div> })}
        </section>
    }
}
