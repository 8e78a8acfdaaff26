//! Lists that keep still under the finger: who was just acted on stays in its place as done, with *Desfazer*, and a list
//! that moved anyway takes no tap for a moment.

use crate::domain::value::id::ClientId;
use crate::domain::value::steady::{has_moved, hold};
use crate::state::{Carteira, use_carteira};
use crate::text::{interaction as words, shell};
use crate::ui::prelude::*;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The acts of a row, where the focus goes on after one by key.
const ACT: &str = ":is(.contact-button, .today-row__acts) button";

/// The rows of `fresh` as they stand on the screen. A change of `scope`, which is what the person chose to see, moves
/// whatever it likes; any other change leaves those just acted on where they are. `client` of a row, `key` to tell rows apart.
pub(crate) fn steady<T, S, K>(
    fresh: impl Fn() -> Vec<T> + Send + Sync + 'static,
    scope: impl Fn() -> S + Send + Sync + 'static,
    client: impl Fn(&T) -> Option<ClientId> + Send + Sync + 'static,
    key: impl Fn(&T) -> K + Send + Sync + 'static,
) -> Memo<Vec<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    S: PartialEq + Send + Sync + 'static,
    K: PartialEq,
{
    let taps = use_carteira().taps;
    let known = Memo::new(move |before: Option<&(S, Vec<T>)>| {
        let (scope, fresh) = (scope(), fresh());
        let held = taps.all_held();
        let Some((_, shown)) = before.filter(|(chosen, _)| *chosen == scope) else {
            return (scope, fresh);
        };
        let is_held = |row: &T| client(row).is_some_and(|client| held.contains(&client));
        let rows = if held.is_empty() { fresh } else { hold(shown, &fresh, is_held, &key) };
        if has_moved(shown, &rows, &key) {
            taps.moved();
        }
        (scope, rows)
    });
    Memo::new(move |_| known.with(|(_, rows)| rows.clone()))
}

/// For `on:click:capture` of a list: swallows the taps that a list which just moved put on another row.
pub(crate) fn only_if_steady() -> impl Fn(MouseEvent) + Clone {
    let taps = use_carteira().taps;
    move |event: MouseEvent| {
        if !taps.is_steady() {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

/// An act by key leads the focus to the same act of the next row, or of the one before where there is none.
pub(crate) fn go_on_in_list(carteira: Carteira) {
    let Some(active) = document().active_element() else { return };
    if !active.matches(":focus-visible").unwrap_or(false) {
        return;
    }
    let Ok(Some(row)) = active.closest("li, [role='row']") else { return };
    let act = |row: Element| row.query_selector(ACT).ok().flatten()?.dyn_into::<HtmlElement>().ok();
    let after = std::iter::successors(row.next_element_sibling(), Element::next_element_sibling);
    let before = std::iter::successors(row.previous_element_sibling(), Element::previous_element_sibling);
    if let Some(next) = after.chain(before).find_map(act) {
        // Where the browser does not take the focus nothing is lost.
        let _ = next.focus();
        // The key that is still down hits another row now.
        carteira.taps.moved();
    }
}

/// What is said of the last act at a client: under way or, once it is kept and not before, done.
#[component]
pub(crate) fn Said(client: ClientId) -> impl IntoView {
    let taps = use_carteira().taps;
    let done = Memo::new(move |_| taps.is_done(client));
    view! {
        <span class="row-done__said">
            {move || done.get().then(|| view! { <Icon glyph=Glyph::Check/> })}
            {move || if done.get() { words::RECORDED } else { words::SAVING }}
        </span>
    }
}

/// What stands in the row of a client in place of its acts while it was just acted on.
#[component]
pub(crate) fn Done(
    client: ClientId,
    #[prop(into)] name: String,
    #[prop(optional)] small: bool,
) -> impl IntoView {
    let carteira = use_carteira();
    let undo = move || {
        if let Some(held) = untrack(|| carteira.taps.held(client)) {
            carteira.undo_held(held);
        }
    };
    let waits = Signal::derive(move || !carteira.taps.is_done(client));
    if small {
        return view! {
            <span class="row-done">
                <IconButton glyph=Glyph::Undo label=words::undo_with(&name) disabled=waits on_press=undo/>
            </span>
        }
        .into_any();
    }
    view! {
        <span class="row-done">
            <Said client/>
            <Button
                tone=Tone::Quiet
                glyph=Glyph::Undo
                label=words::undo_with(&name)
                disabled=waits
                on_press=undo
            >
                {shell::UNDO}
            </Button>
        </span>
    }
    .into_any()
}
