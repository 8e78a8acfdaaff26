//! Keys of a desktop: `/` searches, `g` and a letter goes to a page, `v` covers values, `?` shows them all.
//! They are silent while the person types or a sheet is open.
use std::time::Duration;

use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::header::SEARCH_ID;
use super::place::{key, name};
use crate::screen::rooms::pages;
use crate::text::shell::keys;
use crate::ui::prelude::*;
use crate::ui::private::ValuesHidden;
use crate::views::nav::use_go;

/// How long `g` waits for its letter.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Listens to the keys and holds the sheet that lists them.
#[component]
pub(super) fn Keys(open: RwSignal<bool>) -> impl IntoView {
    let go = use_go();
    let hidden = use_context::<ValuesHidden>();
    let going = StoredValue::new(false);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || is_busy(&event) {
            return;
        }
        let pressed = event.key();
        let mut letters = pressed.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return };
        if going.get_value() {
            going.set_value(false);
            let page = pages().find(|route| key(route) == Some(letter.to_ascii_lowercase()));
            if let Some(page) = page {
                event.prevent_default();
                go(page);
                return;
            }
        }
        match letter {
            'g' => {
                going.set_value(true);
                set_timeout(
                    move || {
                        going.try_set_value(false);
                    },
                    PATIENCE,
                );
            }
            '/' => {
                event.prevent_default();
                focus_search();
            }
            'v' => {
                if let Some(ValuesHidden(hidden)) = hidden {
                    hidden.update(|hidden| *hidden = !*hidden);
                }
            }
            '?' => open.set(true),
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());

    let rows = move || {
        let pages =
            pages().filter_map(|route| key(route).map(|key| (format!("g {key}"), keys::go_to(name(route)))));
        let others = [
            ("/", keys::SEARCH),
            ("v", keys::HIDE_VALUES),
            (keys::ARROWS, keys::LIST),
            (keys::ESCAPE, keys::CLOSE),
            ("?", keys::HELP),
        ]
        .map(|(key, words)| (key.to_owned(), words.to_owned()));
        pages
            .chain(others)
            .map(|(key, words)| {
                view! {
                    <dt class="keys__key">
                        <kbd>{key}</kbd>
                    </dt>
                    <dd class="keys__words">{words}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <Sheet open title=keys::TITLE size=SheetSize::Small>
            <dl class="keys">{rows()}</dl>
        </Sheet>
    }
}

/// Whether the key belongs to something else: a field, or an open sheet.
fn is_busy(event: &KeyboardEvent) -> bool {
    let in_field = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("input,select,textarea,[contenteditable]").ok().flatten())
        .is_some();
    let under_sheet = document().query_selector(".app[inert]").is_ok_and(|found| found.is_some());
    in_field || under_sheet
}

fn focus_search() {
    let box_ = document().get_element_by_id(SEARCH_ID).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(box_) = box_ {
        let _ = box_.focus();
    }
}
