//! Keeps filter, order and date in the address: reload, back and a sent link bring them back, and they hold from
//! list to map to timeline.
//!
//! A new address wins over what is chosen; otherwise what is chosen is written into the address, in place, once the
//! person pauses: browsers refuse a page that rewrites its address at every key.
use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsValue;

use crate::routes::Route;
use crate::state::{View, use_carteira};

/// A navigation is over by then.
const SETTLE: Duration = Duration::from_millis(120);
const PAUSE: Duration = Duration::from_millis(300);

/// Whether a page shows what the filters choose.
pub(super) fn has_filters(route: &Route) -> bool {
    match route {
        Route::Clients | Route::Client(_) | Route::Map | Route::Timeline | Route::Coverage => true,
        // What the tables of *Dados* are exported of.
        Route::Analysis | Route::Rescue | Route::Reasons | Route::Data => true,
        Route::Today
        | Route::Agenda
        | Route::Alerts
        | Route::Closing
        | Route::Prospecting
        | Route::Segments
        | Route::DayRoute
        | Route::Goals
        | Route::Simulator
        | Route::Sharing
        | Route::Team
        | Route::Settings
        | Route::About
        | Route::More => false,
    }
}

/// The address of a page, with what is chosen now where the page shows it.
pub(in crate::views) fn link(route: &Route, view: &View) -> String {
    if has_filters(route) { format!("{}{}", route.href(), question(&view.query())) } else { route.href() }
}

/// Stands once in the frame.
pub(super) fn keep_address(route: Memo<Option<Route>>) {
    let view = use_carteira().view;
    let search = use_location().search;
    let writing = StoredValue::new(None::<TimeoutHandle>);
    let navigate = use_navigate();
    let write = move || {
        let Some(Some(now)) = route.try_get_untracked() else { return };
        let query = view.query();
        if has_filters(&now) && search.get_untracked() != query {
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&format!("{}{}", now.path(), question(&query)), options);
        }
    };
    Effect::new(move |before: Option<(Option<Route>, String)>| {
        let here = (route.get(), search.get());
        let chosen = view.query();
        let moved = before.as_ref() != Some(&here);
        let Some(now) = here.0.as_ref().filter(|now| has_filters(now)) else { return here };
        // A link to one client says nothing of filters: the list behind it stays as it was.
        let silent = matches!(now, Route::Client(_)) && before.is_some() && here.1.is_empty();
        if moved && !silent {
            view.read(&here.1);
        } else if chosen != here.1 {
            let write = write.clone();
            let pending = set_timeout_with_handle(move || write_when_free(write), PAUSE).ok();
            if let Some(earlier) =
                writing.try_update_value(|writing| std::mem::replace(writing, pending)).flatten()
            {
                earlier.clear();
            }
        }
        here
    });
}

/// leptos_router 0.8.17 remembers the last address it wrote, also when *back* has since left it, and then shows a page
/// without writing its address. What is shown and what the address says are compared once each navigation is over.
pub(super) fn heal_address() {
    let location = use_location();
    let shown =
        Memo::new(move |_| format!("{}{}", location.pathname.get(), question(&location.search.get())));
    Effect::new(move |_| {
        let wanted = shown.get();
        let heal = move || {
            if shown.try_get_untracked().as_ref() == Some(&wanted) && written_address() != readable(&wanted) {
                let history = window().history();
                let _ = history
                    .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&wanted)));
            }
        };
        set_timeout(heal, SETTLE);
    });
}

fn written_address() -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    readable(&(path + &location.search().unwrap_or_default()))
}

/// The same address may be percent-encoded more or less.
fn readable(address: &str) -> String {
    js_sys::decode_uri(address).map_or_else(|_| address.to_owned(), String::from)
}

/// An open sheet holds the address; the change waits until it is closed.
fn write_when_free(write: impl Fn() + 'static) {
    let under_sheet = document().query_selector(".app[inert]").is_ok_and(|found| found.is_some());
    if under_sheet {
        set_timeout(move || write_when_free(write), PAUSE);
    } else {
        write();
    }
}

fn question(query: &str) -> String {
    if query.is_empty() { String::new() } else { format!("?{query}") }
}
