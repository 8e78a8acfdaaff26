//! The rarer actions, behind one button. The list opens below it or, where there is more room, above it, and always inside
//! the screen.
use leptos::{ev::KeyboardEvent, html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::icon::{Glyph, Icon};
use super::opens;

/// One line of a menu.
#[derive(Debug, Clone)]
pub(crate) struct MenuItem {
    pub label: String,
    pub glyph: Option<Glyph>,
    pub danger: bool,
    pub on_press: Callback<()>,
}

impl MenuItem {
    pub(crate) fn new(label: impl Into<String>, on_press: impl Into<Callback<()>>) -> Self {
        MenuItem { label: label.into(), glyph: None, danger: false, on_press: on_press.into() }
    }

    pub(crate) fn glyph(mut self, glyph: Glyph) -> Self {
        self.glyph = Some(glyph);
        self
    }

    pub(crate) fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

/// A button that opens a list of actions beside it.
#[component]
pub(crate) fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(default = Glyph::MoreVertical)] glyph: Glyph,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let host = NodeRef::<Div>::new();

    let close_to_button = move || {
        open.try_set(false);
        focus_at(host, ".icon-button", 0);
    };
    let list = NodeRef::<Div>::new();
    let stood = StoredValue::new(None::<(i32, i32)>);
    Effect::new(move |_| {
        if let (Some(list), Some(beside)) = (list.get(), element_of(host)) {
            opens::beside(&list, &beside);
            stood.set_value(Some(place_of(&beside)));
            request_animation_frame(move || focus_at(host, ITEM, 0));
        }
    });
    // What it stands beside moves away under it: it closes. The last frames of a scroll that ended before move nothing.
    opens::when_moved(list, move || {
        let now = element_of(host).map(|host| place_of(&host));
        if now.is_none() || now != stood.try_get_value().flatten() {
            open.try_set(false);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if open.try_get_untracked() != Some(true) {
            return;
        }
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Escape" => {
                event.prevent_default();
                close_to_button();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        move_focus(host, step);
    };
    // Focus that leaves the menu closes it.
    let on_leave = move |event: web_sys::FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = element_of(host).is_some_and(|host| host.contains(to.as_ref()));
        if !inside {
            open.try_set(false);
        }
    };

    view! {
        <div class="menu" node_ref=host on:keydown=on_key on:focusout=on_leave>
            <button
                class="icon-button"
                type="button"
                aria-label=move || label.get()
                title=move || label.get()
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon glyph/>
            </button>
            <Show when=move || open.get()>
                <div class="menu__list" popover="manual" node_ref=list role="menu" aria-label=move || label.get()>
                    {move || {
                        items
                            .get()
                            .into_iter()
                            .map(|item| {
                                view! {
                                    <button
                                        class="menu__item"
                                        type="button"
                                        role="menuitem"
                                        tabindex="-1"
                                        data-danger=item.danger.then_some("")
                                        on:click=move |_| {
                                            close_to_button();
                                            item.on_press.run(());
                                        }
                                    >
                                        {item.glyph.map(|glyph| view! { <Icon glyph/> })}
                                        <span>{item.label}</span>
                                    </button>
                                }
                            })
                            .collect_view()
                    }}
                </div>
            </Show>
        </div>
    }
}

const ITEM: &str = ".menu__item";

/// Where it stands on the screen, in whole pixels.
fn place_of(host: &web_sys::HtmlElement) -> (i32, i32) {
    let at = host.get_bounding_client_rect();
    (at.left().round() as i32, at.top().round() as i32)
}

/// The element while it is there: focus also leaves a menu that is taken away with its page.
fn element_of(host: NodeRef<Div>) -> Option<web_sys::HtmlDivElement> {
    host.try_get_untracked().flatten()
}

fn focus_at(host: NodeRef<Div>, selector: &str, at: u32) {
    let Some(host) = element_of(host) else { return };
    let Ok(found) = host.query_selector_all(selector) else { return };
    if let Some(element) = found.item(at).and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

fn move_focus(host: NodeRef<Div>, step: i32) {
    let Some(element) = element_of(host) else { return };
    let Ok(found) = element.query_selector_all(ITEM) else { return };
    let count = found.length();
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let now = (0..count)
        .find(|at| found.item(*at).as_ref() == active.as_ref().map(|element| element.as_ref()))
        .unwrap_or(0);
    let next = (i64::from(now) + i64::from(step)).rem_euclid(i64::from(count));
    focus_at(host, ITEM, u32::try_from(next).unwrap_or(0));
}
