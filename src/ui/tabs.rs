//! Two ways of choosing one of few: tabs show parts of a page, a segmented control sets a value.
use leptos::{ev::KeyboardEvent, html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::form::{self, Means};
use super::ids;

/// One part of a page.
#[derive(Clone)]
pub(crate) struct Tab {
    /// Kept in `selected`, and in the address when the caller wants it.
    pub id: String,
    pub label: String,
    pub view: ViewFn,
}

impl std::fmt::Debug for Tab {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tab").field("id", &self.id).field("label", &self.label).finish_non_exhaustive()
    }
}

impl Tab {
    pub(crate) fn new(id: impl Into<String>, label: impl Into<String>, view: impl Into<ViewFn>) -> Self {
        Tab { id: id.into(), label: label.into(), view: view.into() }
    }
}

/// Parts of a page, one at a time.
#[component]
pub(crate) fn Tabs(
    #[prop(into)] label: Signal<String>,
    tabs: Vec<Tab>,
    selected: RwSignal<String>,
) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let group = ids::unique("tabs");
    let known: Vec<String> = tabs.iter().map(|tab| tab.id.clone()).collect();
    let heads = tabs
        .iter()
        .map(|tab| {
            let id = tab.id.clone();
            let chosen = id.clone();
            let is_on = Signal::derive(move || selected.with(|now| *now == id));
            view! {
                <button
                    class="tabs__tab"
                    type="button"
                    role="tab"
                    id=format!("{group}-{}", tab.id)
                    aria-controls=format!("{group}-panel")
                    aria-selected=move || if is_on.get() { "true" } else { "false" }
                    tabindex=move || if is_on.get() { "0" } else { "-1" }
                    on:click=move |_| selected.set(chosen.clone())
                >
                    {tab.label.clone()}
                </button>
            }
        })
        .collect_view();
    let (panel_group, order) = (group.clone(), known.clone());
    // A strip wider than its screen shows the chosen one.
    Effect::new(move |_| {
        let place = selected.with(|now| order.iter().position(|id| id == now));
        if let (Some(strip), Some(place)) = (host.get(), place) {
            show_in_strip(&strip, place);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let now = known.iter().position(|id| selected.with_untracked(|now| now == id)).unwrap_or(0);
        if let Some(next) = stepped(&event, now, known.len()) {
            event.prevent_default();
            if let Some(id) = known.get(next) {
                selected.set(id.clone());
                focus_child(host, next);
            }
        }
    };
    view! {
        <div class="tabs">
            <div class="tabs__list" node_ref=host role="tablist" aria-label=move || label.get() on:keydown=on_key>
                {heads}
            </div>
            <div
                class="tabs__panel"
                role="tabpanel"
                id=format!("{group}-panel")
                aria-labelledby=move || format!("{panel_group}-{}", selected.get())
                tabindex="0"
            >
                {move || {
                    let now = selected.get();
                    tabs.iter().find(|tab| tab.id == now).map(|tab| tab.view.run())
                }}
            </div>
        </div>
    }
}

/// Scrolls a strip sideways until the child at a place stands in its middle, as far as it goes.
pub(crate) fn show_in_strip(strip: &Element, place: usize) {
    let Some(child) = u32::try_from(place).ok().and_then(|place| strip.children().item(place)) else {
        return;
    };
    let (strip_at, child_at) = (strip.get_bounding_client_rect(), child.get_bounding_client_rect());
    let ahead = child_at.left() - strip_at.left() - (strip_at.width() - child_at.width()) / 2.0;
    strip.set_scroll_left(strip.scroll_left() + ahead as i32);
}

/// One of two to four values, all in sight.
#[component]
pub(crate) fn Segmented<T>(
    #[prop(into)] label: Signal<String>,
    choices: Vec<(T, String)>,
    value: RwSignal<T>,
    #[prop(optional, into)] on_change: Option<Callback<(T,)>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let host = NodeRef::<Div>::new();
    // A draft writes the place of the choice.
    let own: StoredValue<Vec<T>> = StoredValue::new(choices.iter().map(|(value, _)| value.clone()).collect());
    let place = move || {
        let value = value.try_get_untracked()?;
        own.try_with_value(|own| own.iter().position(|one| *one == value)).flatten()
    };
    let told = form::join(&label.get_untracked(), || Means {
        text: Box::new(move || place().map(|at| at.to_string())),
        put: Box::new(move |kept| {
            let chosen = kept.parse().ok().and_then(|at: usize| own.with_value(|own| own.get(at).cloned()));
            if let Some(chosen) = chosen {
                value.set(chosen);
            }
        }),
        is_wrong: Box::new(|| false),
    });
    let choose = move |chosen: T| {
        value.set(chosen.clone());
        if let Some(on_change) = on_change {
            on_change.run((chosen,));
        }
        // After what follows from the choice, so that the draft holds that too.
        told.typed();
    };
    let values: Vec<T> = choices.iter().map(|(value, _)| value.clone()).collect();
    let buttons = choices
        .into_iter()
        .map(|(own, words)| {
            let compared = own.clone();
            let is_on = Signal::derive(move || value.with(|now| *now == compared));
            view! {
                <button
                    class="segmented__choice"
                    type="button"
                    role="radio"
                    aria-checked=move || if is_on.get() { "true" } else { "false" }
                    tabindex=move || if is_on.get() { "0" } else { "-1" }
                    on:click=move |_| choose(own.clone())
                >
                    {words}
                </button>
            }
        })
        .collect_view();
    let on_key = move |event: KeyboardEvent| {
        let now = values.iter().position(|own| value.with_untracked(|now| now == own)).unwrap_or(0);
        if let Some(next) = stepped(&event, now, values.len()) {
            event.prevent_default();
            if let Some(own) = values.get(next) {
                choose(own.clone());
                focus_child(host, next);
            }
        }
    };
    view! {
        <div class="segmented" node_ref=host role="radiogroup" aria-label=move || label.get() on:keydown=on_key>
            {buttons}
        </div>
    }
}

fn stepped(event: &KeyboardEvent, now: usize, count: usize) -> Option<usize> {
    if count == 0 {
        return None;
    }
    match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => Some((now + 1) % count),
        "ArrowLeft" | "ArrowUp" => Some((now + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

fn focus_child(host: NodeRef<Div>, at: usize) {
    let Some(host) = host.get_untracked() else { return };
    let Ok(at) = u32::try_from(at) else { return };
    if let Some(child) = host.children().item(at).and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        let _ = child.focus();
    }
}
