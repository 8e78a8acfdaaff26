//! A page that the first app does not bring along: the browser opens it anew, and there the whole app starts.
//!
//! Two routers on one page would both hear every tap, so the page is loaded again rather than handed over.

use crate::state::{host, use_carteira};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

#[component]
pub fn Elsewhere() -> impl IntoView {
    let carteira = use_carteira();
    let here = use_location();
    let (path, query) = (here.pathname.get_untracked(), here.search.get_untracked());
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    leptos::task::spawn_local(async move {
        carteira.settled().await;
        host::open_anew(&address);
    });
    view! { <Skeleton rows=8/> }
}
