//! The rest, one tap away, in place.
use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A line that opens to show its children below it.
#[component]
pub(crate) fn Disclosure(
    #[prop(into)] summary: Signal<String>,
    /// Said at the right of the line, like a count.
    #[prop(optional, into)]
    note: MaybeProp<String>,
    #[prop(optional)] open: bool,
    /// Follows whether it is open, and opens or closes it.
    #[prop(optional, into)]
    opened: Option<RwSignal<bool>>,
    children: Children,
) -> impl IntoView {
    view! {
        <details
            class="disclosure"
            open=open
            prop:open=move || opened.map_or(open, |opened| opened.get())
            on:toggle=move |event| {
                let is_open = event_target::<web_sys::Element>(&event).has_attribute("open");
                // Told by a task of its own: the line may be gone by then.
                if let Some(opened) = opened.filter(|opened| opened.try_get_untracked() == Some(!is_open)) {
                    opened.set(is_open);
                }
            }
        >
            <summary class="disclosure__summary">
                <Icon glyph=Glyph::ChevronRight/>
                <span class="disclosure__title">{move || summary.get()}</span>
                {move || note.get().map(|note| view! { <span class="disclosure__note">{note}</span> })}
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}
