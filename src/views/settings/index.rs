//! The index of *Ajustes* and its search: each leads to a section or a field, and marks it.
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::screen::settings::index::{Hit, Part, find};
use crate::text::settings as words;
use crate::ui::prelude::*;

/// What may carry the words of a field.
const LABELS: &str =
    "label, legend, .field__label, .toggle__label, h2, h3, button, [role='radiogroup'], [role='group']";
/// What is marked around them.
const FIELD: &str = ".field, .toggle, [role='radiogroup'], [role='group'], .settings__section";
const CONTROL: &str = "input, select, textarea, button";
const FOUND: &str = "data-found";
/// The eye has found it by then.
const MARKED: Duration = Duration::from_secs(4);

#[component]
pub(super) fn Index() -> impl IntoView {
    let text = RwSignal::new(String::new());
    let hits = Memo::new(move |_| text.with(|text| find(text)));
    let is_asked = Memo::new(move |_| text.with(|text| !text.trim().is_empty()));
    let parts = Part::ALL.map(|part| {
        view! {
            <li>
                <button class="settings__place" type="button" on:click=move |_| go_to(Hit { part, label: None })>
                    {part.said().0}
                </button>
            </li>
        }
    });
    let hit = |hit: Hit| {
        let title = hit.part.said().0;
        view! {
            <li>
                <button class="choice" type="button" on:click=move |_| go_to(hit)>
                    <span class="choice__name">{hit.label.unwrap_or(title)}</span>
                    {hit.label.map(|_| view! { <span class="choice__count">{title}</span> })}
                </button>
            </li>
        }
    };
    view! {
        <aside class="settings__index">
            <TextField label=words::FIND value=text kind=TextKind::Search placeholder=words::FIND bare=true/>
            <p class="settings__found muted" role="status">
                {move || is_asked.get().then(|| words::found(hits.with(Vec::len)))}
            </p>
            <Show when=move || is_asked.get()>
                <ul class="choices settings__hits">{move || hits.get().into_iter().map(hit).collect_view()}</ul>
            </Show>
            <nav aria-label=words::INDEX hidden=move || is_asked.get()>
                <ul class="settings__places">{parts.collect_view()}</ul>
            </nav>
        </aside>
    }
}

/// Brings it into sight, takes the focus there and marks it for a while. A field that is not shown now leads to its section.
fn go_to(hit: Hit) {
    let Some(section) = document().get_element_by_id(&hit.part.anchor()) else { return };
    let label = hit.label.and_then(|label| labelled(&section, label));
    let field = label.and_then(|label| label.closest(FIELD).ok().flatten()).unwrap_or(section);
    let options = ScrollIntoViewOptions::new();
    let is_section = hit.label.is_none();
    options.set_block(if is_section { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Center });
    field.scroll_into_view_with_scroll_into_view_options(&options);
    let target = if is_section { Some(field.clone()) } else { field.query_selector(CONTROL).ok().flatten() };
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        // What takes no focus is in sight all the same.
        let _ = target.focus();
    }
    unmark();
    // The mark is a matter of sight: a page that is gone needs none.
    let _ = field.set_attribute(FOUND, "");
    set_timeout(
        move || {
            let _ = field.remove_attribute(FOUND);
        },
        MARKED,
    );
}

/// Only one is marked.
fn unmark() {
    if let Ok(Some(marked)) = document().query_selector("[data-found]") {
        let _ = marked.remove_attribute(FOUND);
    }
}

/// The element of the section that carries these words; *opcional* may follow them.
fn labelled(section: &Element, words: &str) -> Option<Element> {
    let all = section.query_selector_all(LABELS).ok()?;
    let elements = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    let says = |element: &Element| {
        element.text_content().is_some_and(|text| text.trim_start().starts_with(words))
            || element.get_attribute("aria-label").is_some_and(|label| label == words)
    };
    elements.into_iter().find(says)
}
