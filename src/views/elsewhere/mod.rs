//! Leaving the first app: every page but *Hoje* is an address that loads the whole app, and no router stands in between.
//! A page is not left before what was sent is kept or refused.

use crate::routes::{Route, base};
use crate::state::{Carteira, host, use_carteira};
use crate::views::nav::Go;
use leptos::ev::{MouseEvent, click};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

/// The only route of the first app.
pub(super) fn only_route() -> Memo<Option<Route>> {
    hold_links(use_carteira());
    Memo::new(|_| Some(Route::Today))
}

/// Goes on by loading the page of the address.
pub(super) fn go() -> Go {
    let carteira = use_carteira();
    Arc::new(move |path, _| leave_for(carteira, format!("{}{path}", base())))
}

/// Opens an address of the app once nothing is under way.
pub(super) fn leave_for(carteira: Carteira, address: String) {
    leptos::task::spawn_local(async move {
        carteira.settled().await;
        host::go_on(&address);
    });
}

/// A tap on a link while something is being kept waits for it; at any other time the browser follows it by itself.
fn hold_links(carteira: Carteira) {
    let listener = window_event_listener(click, move |event| {
        if let Some(link) = followed(&event).filter(|_| !carteira.is_settled()) {
            event.prevent_default();
            leave_for(carteira, link.href());
        }
    });
    on_cleanup(move || listener.remove());
}

/// The link that a click opens in this very window.
fn followed(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
        && !event.default_prevented();
    let tapped = event.target().filter(|_| plain)?.dyn_into::<Element>().ok()?;
    let link = tapped.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    (link.target().is_empty() && !link.has_attribute("download")).then_some(link)
}
