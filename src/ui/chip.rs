//! A word in a box: a filter that is on or off, a class, a state.
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::locale::locale;
use super::state_mark::{Mark, StateMark};

/// Turns one filter on and off; shows how many it would leave.
#[component]
pub(crate) fn FilterChip(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] pressed: Signal<bool>,
    /// Called with the wanted state.
    #[prop(into)]
    on_toggle: Callback<(bool,)>,
    /// Already formatted.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    #[prop(optional, into)] mark: MaybeProp<Mark>,
    /// Ends in a chevron: it opens a list of choices instead of toggling.
    #[prop(optional)]
    opens: bool,
) -> impl IntoView {
    view! {
        <button
            class="filter-chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            aria-haspopup=opens.then_some("dialog")
            on:click=move |_| on_toggle.run((!pressed.get_untracked(),))
        >
            {move || mark.get().map(|mark| view! { <StateMark mark/> })}
            <span>{move || label.get()}</span>
            {move || count.get().map(|count| view! { <span class="filter-chip__count">{count}</span> })}
            {opens.then(|| view! { <Icon glyph=Glyph::ChevronDown/> })}
        </button>
    }
}

/// A word in a box. With `on_remove` it ends in a button that takes it away.
#[component]
pub(crate) fn Chip(
    #[prop(into)] label: Signal<String>,
    /// Draws attention: for what changes a decision.
    #[prop(optional)]
    strong: bool,
    #[prop(optional)] glyph: Option<Glyph>,
    #[prop(optional, into)] on_remove: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <span class="chip" data-strong=strong.then_some("")>
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            <span>{move || label.get()}</span>
            {on_remove
                .map(|on_remove| {
                    view! {
                        <button
                            class="chip__remove"
                            type="button"
                            aria-label=move || format!("{} {}", locale().remove, label.get())
                            on:click=move |_| on_remove.run(())
                        >
                            <Icon glyph=Glyph::Close/>
                        </button>
                    }
                })}
        </span>
    }
}

/// A contact state in words beside its shape.
#[component]
pub(crate) fn StateChip(
    #[prop(into)] mark: Signal<Mark>,
    #[prop(into)] label: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="chip" data-state="">
            <StateMark mark/>
            <span>{move || label.get()}</span>
        </span>
    }
}
