//! How a page asks where it is, goes elsewhere and names itself.
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::params::ParamsMap;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::routes::Route;
use crate::state::use_carteira;
use crate::ui::layers::once_settled;
use crate::views::shell::address::link;

/// The id of the heading of the page.
pub(crate) const TITLE_ID: &str = "titulo";

/// The route shown now; `None` for an address that leads nowhere.
#[allow(clippy::expect_used)]
pub(crate) fn use_route() -> Memo<Option<Route>> {
    use_context::<CurrentRoute>().expect("the frame provides the route before any page").0
}

/// What the address asks of the page that calls this, read reactively until another page is shown. The router's own
/// `use_query_map` goes on giving that of the page before where one route takes every address, as here.
pub(crate) fn use_query() -> Memo<ParamsMap> {
    let (route, query) = (use_route(), use_location().query);
    let page = move || route.with(|route| route.as_ref().map(Route::page));
    let own = untrack(page);
    Memo::new(move |before: Option<&ParamsMap>| match before {
        Some(before) if page() != own => before.clone(),
        Some(_) | None => query.get(),
    })
}

/// Goes to a route, adding to the history.
pub(crate) fn use_go() -> impl Fn(&Route) + Clone {
    let go = use_go_with();
    move |route| go(route, &[], false)
}

/// Goes to a route with its query. `replace` keeps the history short while filters change.
pub(crate) fn use_go_with() -> impl Fn(&Route, &[(&str, &str)], bool) + Clone {
    let navigate = use_navigate();
    move |route, query, replace| {
        let (navigate, path) = (navigate.clone(), route.path_with(query));
        let options = NavigateOptions { replace, scroll: !replace, ..NavigateOptions::default() };
        once_settled(move || navigate(&path, options));
    }
}

/// The address of a route with the filter, order and date chosen now, where its page shows them; read reactively.
pub(crate) fn use_link() -> impl Fn(&Route) -> String + Copy {
    let view = use_carteira().view;
    move |route| link(route, &view)
}

/// Names the page in the header and in the window while the calling component lives; `None` is the page's own name.
pub(crate) fn set_title(title: impl Into<Signal<Option<String>>>) {
    let Some(PageTitle(shown)) = use_context() else { return };
    let title = title.into();
    Effect::new(move |_| shown.set(title.get()));
    on_cleanup(move || {
        shown.try_set(None);
    });
}

/// Moves focus to the heading of the page, as every navigation does.
pub(crate) fn focus_title() {
    let Some(heading) = document().get_element_by_id(TITLE_ID) else { return };
    if let Ok(heading) = heading.dyn_into::<HtmlElement>() {
        let _ = heading.focus();
    }
}

/// The one reading of the address, shared by all.
#[derive(Clone, Copy)]
pub(super) struct CurrentRoute(pub(super) Memo<Option<Route>>);

/// The title a page gave itself.
#[derive(Clone, Copy)]
pub(super) struct PageTitle(pub(super) RwSignal<Option<String>>);
