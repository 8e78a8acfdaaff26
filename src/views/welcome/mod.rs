//! The first visit: the frame of the app and the ways to begin, with nothing opened, read or kept yet.
//!
//! It stands in the app's main part, so nothing here may lead to the store, the rules or the router: every way on is an
//! address, at which the rest of the app opens ([why](../../../docs/decisions/0009-one-app-in-parts.md)).
mod offers;
mod picture;
mod tour;

pub(crate) use offers::{Offers, Way};
pub(crate) use tour::Tour;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use crate::routes::Route;
use crate::state::{clock, host};
use crate::text::shell;
use crate::views::clients::REGISTER_PARAM;
use crate::views::host::{Install, NewVersion};
use crate::views::nav::TITLE_ID;
use crate::views::shell::places;

/// What a spreadsheet may be saved as, and a snapshot.
const TABLES: &str = ".xlsx,.xlsm,.csv,.txt,.tsv,.xml,.zip,.vcf,text/csv,text/plain";
const SNAPSHOTS: &str = ".carteira,.json,.txt,application/json,text/plain";
/// Asks *Hoje* for the sample carteira.
const SAMPLE: &str = "exemplo";

/// Stands until somebody begins: then the address is where the app is to open.
#[component]
pub(crate) fn WelcomePage(#[prop(into)] begin: Callback<()>) -> impl IntoView {
    document().set_title(&shell::window_title(shell::page::TODAY));
    Effect::new(|_| host::stands());
    let begin_at = move |address: &str| {
        host::begin(address);
        begin.run(());
    };
    let take = Callback::new(move |files| {
        host::hand_over(files);
        begin_at(&Route::Data.href());
    });
    let follow = move |event: MouseEvent| {
        if let Some(link) = followed(&event) {
            event.prevent_default();
            begin_at(&link.href());
        }
    };
    view! {
        <div class="app" on:click=follow>
            <a class="skip-link" href="#conteudo">
                {shell::SKIP_TO_CONTENT}
            </a>
            {places(Route::href, || Some(Route::Today))}
            <header class="header">
                <h1 class="header__title" id=TITLE_ID tabindex="-1">
                    {shell::page::TODAY}
                </h1>
                <div class="header__slots">
                    <span class="as-of">{shell::as_of::today(clock::today())}</span>
                    <NewVersion/>
                </div>
            </header>
            <main class="content" id="conteudo" tabindex="-1">
                <div class="page today">
                    <Offers
                        import=Way::Picks(TABLES, take)
                        open=Way::Picks(SNAPSHOTS, take)
                        register=Way::Goes(Route::Clients.href_with(&[(REGISTER_PARAM, "")]))
                        sample=Way::Goes(Route::Today.href_with(&[(SAMPLE, "")]))
                    />
                    <div class="start__after">
                        <Tour/>
                        <Install/>
                    </div>
                </div>
            </main>
        </div>
    }
}

/// The link to another place of the app that a click opens in this very window.
fn followed(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
        && !event.default_prevented();
    let tapped = event.target().filter(|_| plain)?.dyn_into::<Element>().ok()?;
    let link = tapped.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let leads_on = link.target().is_empty() && link.hash().is_empty();
    leads_on.then_some(link)
}
