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

use crate::exchange::filter_query::SCOPE;
use crate::routes::Route;
use crate::state::view::pairs_of;
use crate::state::{View, use_carteira};
use crate::ui::layers::{holds_entry, once_settled};

/// A navigation is over by then.
const SETTLE: Duration = Duration::from_millis(120);
const PAUSE: Duration = Duration::from_millis(300);

/// What of the view a page shows, and its address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// All that the filters choose.
    Filters,
    /// As whose the carteira is seen: vendedor and representada.
    Scope,
    Nothing,
}

pub(super) fn shows(route: &Route) -> Shows {
    match route {
        Route::Clients | Route::Client(_) | Route::Map | Route::Timeline | Route::Coverage => Shows::Filters,
        // What the tables of *Dados* are exported of.
        Route::Analysis | Route::Rescue | Route::Reasons | Route::Data => Shows::Filters,
        Route::Today
        | Route::Agenda
        | Route::Prospecting
        | Route::Segments
        | Route::DayRoute
        | Route::Goals
        | Route::Simulator
        | Route::Team => Shows::Scope,
        // These are of the whole carteira, whoever looks.
        Route::Alerts | Route::Closing | Route::Sharing | Route::Settings | Route::About | Route::More => {
            Shows::Nothing
        }
    }
}

/// The address of a page, with what is chosen now where the page shows it.
pub(in crate::views) fn link(route: &Route, view: &View) -> String {
    match shows(route) {
        Shows::Filters => format!("{}{}", route.href(), question(&view.query())),
        Shows::Scope => route.href_with(&texts(&view.scope())),
        Shows::Nothing => route.href(),
    }
}

/// What the address of the page should say; `search` is what it says.
fn said(route: &Route, view: &View, search: &str) -> Option<String> {
    match shows(route) {
        Shows::Filters => Some(view.query()),
        Shows::Scope => Some(with_scope(search, &view.scope())),
        Shows::Nothing => None,
    }
}

/// The query of a page without filters, with `scope` in it; what else it says is the page's own.
fn with_scope(search: &str, scope: &[(&'static str, String)]) -> String {
    let (said, own): (Vec<_>, Vec<_>) =
        pairs_of(search).into_iter().partition(|(key, _)| SCOPE.contains(&key.as_str()));
    let is_said = said.iter().map(pair).eq(scope.iter().map(|(key, value)| (*key, value.as_str())));
    let Some(params) = web_sys::UrlSearchParams::new().ok().filter(|_| !is_said) else {
        return search.to_owned();
    };
    let own = own.iter().map(pair);
    own.chain(texts(scope)).for_each(|(key, value)| params.append(key, value));
    params.to_string().into()
}

fn names_scope(search: &str) -> bool {
    pairs_of(search).iter().any(|(key, _)| SCOPE.contains(&key.as_str()))
}

fn pair((key, value): &(String, String)) -> (&str, &str) {
    (key, value)
}

fn texts<'a>(pairs: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    pairs.iter().map(|(key, value)| (*key, value.as_str())).collect()
}

/// The router drops the slash after the base before a query, and the app is only served below it. A dot keeps the slash, and
/// the browser takes the dot away.
fn path_to(route: &Route) -> String {
    if *route == Route::Today { "/./".to_owned() } else { route.path() }
}

/// Stands once in the frame.
pub(super) fn keep_address(route: Memo<Option<Route>>) {
    let view = use_carteira().view;
    let search = use_location().search;
    let writing = StoredValue::new(None::<TimeoutHandle>);
    let navigate = use_navigate();
    let write = move || {
        let Some(Some(now)) = route.try_get_untracked() else { return };
        let here = search.get_untracked();
        if let Some(query) = said(&now, &view, &here).filter(|query| *query != here) {
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&format!("{}{}", path_to(&now), question(&query)), options);
        }
    };
    Effect::new(move |before: Option<(Option<Route>, String)>| {
        let here = (route.get(), search.get());
        let moved = before.as_ref() != Some(&here);
        let Some(now) = here.0.as_ref() else { return here };
        let Some(chosen) = said(now, &view, &here.1) else { return here };
        let has_filters = shows(now) == Shows::Filters;
        // A link to one client says nothing of filters: the list behind it stays as it was. So it is with whose carteira it
        // is seen as, on pages that show nothing else of the filters.
        let silent = before.is_some()
            && if has_filters {
                matches!(now, Route::Client(_)) && here.1.is_empty()
            } else {
                !names_scope(&here.1)
            };
        if moved && !silent {
            if has_filters { view.read(&here.1) } else { view.read_scope(&here.1) }
        } else if chosen != here.1 {
            let write = write.clone();
            let pending = set_timeout_with_handle(move || write_when_free(write, PATIENCE), PAUSE).ok();
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

/// How often a write waits for the entry of a closed sheet to be taken back.
const PATIENCE: u8 = 5;

/// An open sheet holds the address; the change waits until it is closed. What is written on the entry of one that has just closed
/// would be gone with it.
fn write_when_free(write: impl Fn() + 'static, patience: u8) {
    let under_sheet = document().query_selector(".app[inert]").is_ok_and(|found| found.is_some());
    if under_sheet {
        set_timeout(move || write_when_free(write, patience), PAUSE);
    } else if let Some(left) = patience.checked_sub(1).filter(|_| holds_entry()) {
        set_timeout(move || write_when_free(write, left), PAUSE);
    } else {
        once_settled(write);
    }
}

fn question(query: &str) -> String {
    if query.is_empty() { String::new() } else { format!("?{query}") }
}
