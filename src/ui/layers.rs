//! What lies above the page. The top layer alone can be reached; Esc and the back button close it; focus returns
//! to where it was. Toasts stay outside and reachable, so that *undo* works over an open sheet.
//!
//! The back button works through one extra history entry a layer, marked in its state. It is taken back when the
//! layer closes by other means, unless the person has meanwhile gone to another page. One more such entry, the guard,
//! stands above them all while the app is locked.
use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement};

use super::tremble;

/// The class of the element that holds the page below all layers.
const PAGE: &str = ".app";
const MARK: &str = "carteira-layer";
/// The number of the guard: no layer has it.
const GUARD: usize = 0;
/// A navigation started by the same press must be over before the extra entry is taken back.
const SETTLE: Duration = Duration::from_millis(60);
/// A *back* that is still to come is over by then.
const LATEST: Duration = Duration::from_millis(800);

struct Layer {
    id: usize,
    panel: HtmlElement,
    opener: Option<HtmlElement>,
    close: Callback<()>,
}

thread_local! {
    static LAYERS: RefCell<Vec<Layer>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<usize> = const { Cell::new(1) };
    static OWN_BACKS: Cell<u32> = const { Cell::new(0) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    static ROOT: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// Where to go once no back of ours is under way.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// A field says what was typed when it loses the focus. It loses it before it is taken away, while somebody listens.
pub(crate) fn hear_out() {
    let active = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) =
        active.filter(|one| matches!(one.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
    {
        let _ = field.blur();
    }
}

/// Called once, before there is a router. Makes the place of layers; has fields heard out before the back button takes a
/// page away; the entry of a layer that a reload closed becomes one of its page.
pub(crate) fn begin() {
    if let Ok(history) = window().history()
        && holds_entry()
    {
        let _ = history.replace_state(&JsValue::NULL, "");
    }
    // Before anything can put the page away.
    root();
    tremble::begin();
    let before = Closure::<dyn Fn()>::new(|| {
        // The entry of a closed layer takes nothing away: who types goes on typing.
        if OWN_BACKS.get() == 0 {
            hear_out();
        }
    });
    // Capturing: the router listens to the same event and is told after this.
    let _ =
        window().add_event_listener_with_callback_and_bool("popstate", before.as_ref().unchecked_ref(), true);
    before.forget();
}

/// Where layers stand: one element, so that they are put away with the page, and one that opens meanwhile as well.
pub(super) fn root() -> Option<Element> {
    ROOT.with_borrow_mut(|root| {
        if root.is_none() {
            let made = document().create_element("div").ok()?;
            document().body()?.append_child(&made).ok()?;
            *root = Some(made);
        }
        root.clone()
    })
}

/// *Back* leads to this place once more, whatever stands in it.
pub(crate) fn push_guard() {
    if let Ok(history) = window().history()
        && shown_entry(&history) != Some(GUARD)
    {
        let _ = history.push_state(&JsValue::from_str(&entry_state(GUARD)), "");
    }
}

/// Takes the guard's entry back, unless the person has gone on from there.
pub(crate) fn take_guard_back() {
    take_entry_back(GUARD);
}

/// Puts a panel above everything and moves focus into it; the number is for [`leave`].
pub(super) fn enter(panel: HtmlElement, close: Callback<()>) -> usize {
    listen();
    let id = NEXT.replace(NEXT.get() + 1);
    let opener = document().active_element().and_then(|element| element.dyn_into().ok());
    LAYERS.with_borrow_mut(|layers| layers.push(Layer { id, panel: panel.clone(), opener, close }));
    keep_only_top_reachable();
    // A *back* under way would take the new entry along.
    once_settled(move || give_entry(id));
    focus_into(&panel);
    id
}

/// Takes a layer away, wherever it stands, and gives focus back.
pub(super) fn leave(id: usize) {
    let left = LAYERS
        .with_borrow_mut(|layers| layers.iter().position(|layer| layer.id == id).map(|at| layers.remove(at)));
    let Some(layer) = left else { return };
    keep_only_top_reachable();
    if let Some(opener) = layer.opener.filter(|opener| opener.is_connected()) {
        let _ = opener.focus();
    }
    set_timeout(move || take_entry_back(id), SETTLE);
}

/// The top layer alone can be reached, of those that came or went while the page was put away as well.
pub(crate) fn keep_only_top_reachable() {
    LAYERS.with_borrow(|layers| {
        let page = document().query_selector(PAGE).ok().flatten();
        if let Some(page) = page {
            let _ = page.toggle_attribute_with_force("inert", !layers.is_empty());
        }
        let top = layers.len().saturating_sub(1);
        for (at, layer) in layers.iter().enumerate() {
            let _ = layer.panel.toggle_attribute_with_force("inert", at != top);
        }
    });
}

fn focus_into(panel: &HtmlElement) {
    let wanted = ["[data-autofocus]", "[tabindex='-1']"];
    for selector in wanted {
        if let Ok(Some(element)) = panel.query_selector(selector)
            && let Some(element) = element.dyn_ref::<HtmlElement>()
        {
            let _ = element.focus();
            return;
        }
    }
}

fn listen() {
    if LISTENING.replace(true) {
        return;
    }
    let on_key = window_event_listener(leptos::ev::keydown, |event| {
        if event.key() == "Escape"
            && !event.default_prevented()
            && let Some(close) = top_close()
        {
            event.prevent_default();
            close.try_run(());
        }
    });
    let on_back = window_event_listener(leptos::ev::popstate, |_| {
        if OWN_BACKS.get() > 0 {
            OWN_BACKS.set(OWN_BACKS.get() - 1);
            if OWN_BACKS.get() == 0 {
                // The router hears of this entry first.
                set_timeout(go_on, Duration::ZERO);
            }
        } else if let Some(close) = top_close() {
            close.try_run(());
        }
    });
    // Both live as long as the page: layers come and go.
    std::mem::forget(on_key);
    std::mem::forget(on_back);
}

/// Goes on to another address once the entries of closed layers are taken back: a *back* under way would land on the entry
/// before the new one.
pub(crate) fn once_settled(go: impl FnOnce() + 'static) {
    if OWN_BACKS.get() == 0 {
        return go();
    }
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(go)));
    // A browser may give up a *back* without a word: nobody waits for it for ever.
    set_timeout(go_on, LATEST);
}

/// The entry of the history that is shown is that of a layer.
pub(crate) fn holds_entry() -> bool {
    let state = window().history().and_then(|history| history.state()).ok();
    state.and_then(|state| state.as_string()).is_some_and(|state| state.starts_with(MARK))
}

fn go_on() {
    WAITING.take().into_iter().for_each(|go| go());
}

/// The number of the layer above all, where there is one.
pub(super) fn top() -> Option<usize> {
    LAYERS.with_borrow(|layers| layers.last().map(|layer| layer.id))
}

fn top_close() -> Option<Callback<()>> {
    LAYERS.with_borrow(|layers| layers.last().map(|layer| layer.close))
}

/// Gives a layer its entry. One that closed a moment ago still has its own, which nothing would take back from under the new
/// one: that becomes the new layer's.
fn give_entry(id: usize) {
    let is_open = |id: usize| LAYERS.with_borrow(|layers| layers.iter().any(|layer| layer.id == id));
    if !is_open(id) {
        return;
    }
    let Ok(history) = window().history() else { return };
    let state = JsValue::from_str(&entry_state(id));
    let _ = match shown_entry(&history) {
        Some(other) if other != GUARD && !is_open(other) => history.replace_state(&state, ""),
        _ => history.push_state(&state, ""),
    };
}

/// The layer whose entry the page stands on.
fn shown_entry(history: &web_sys::History) -> Option<usize> {
    let state = history.state().ok()?.as_string()?;
    state.strip_prefix(MARK)?.strip_prefix('-')?.parse().ok()
}

fn take_entry_back(id: usize) {
    let Ok(history) = window().history() else { return };
    if shown_entry(&history) == Some(id) && history.back().is_ok() {
        OWN_BACKS.set(OWN_BACKS.get() + 1);
    }
}

fn entry_state(id: usize) -> String {
    format!("{MARK}-{id}")
}
