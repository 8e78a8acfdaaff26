//! The frame: skip link, navigation, header, the page itself, and above them all the toasts.
use leptos::{html::Main, prelude::*};

use super::around::use_around;
use super::header::Header;
use super::keys::Keys;
use super::navigation::Navigation;
use crate::routes::Route;
use crate::text::shell;
use crate::ui::toast::ToastRegion;
use crate::views::interaction::provide_interaction_sheet;
use crate::views::nav::{CurrentRoute, PageTitle, focus_title};
use crate::views::page_of;
use crate::views::standing::Standing;

/// Stands inside the router and shows the page of the address.
#[component]
pub fn Frame() -> impl IntoView {
    let around = use_around();
    let route = (around.route)();
    provide_context(CurrentRoute(route));
    provide_context(PageTitle(RwSignal::new(None)));
    (around.keep_address)(route);
    provide_interaction_sheet(around.has_sheets);
    let shortcuts = RwSignal::new(false);
    let content = NodeRef::<Main>::new();
    let page = Memo::new(move |_| route.with(|route| route.as_ref().map(Route::page)));

    Effect::new(move |before: Option<Option<Route>>| {
        let now = page.get();
        if before.is_some_and(|before| before != now) {
            if let Some(content) = content.get_untracked() {
                content.set_scroll_top(0);
            }
            focus_title();
        }
        now
    });

    view! {
        <div class="app">
            <a
                class="skip-link"
                href="#conteudo"
                on:click=move |event| {
                    event.prevent_default();
                    if let Some(content) = content.get_untracked() {
                        let _ = content.focus();
                    }
                }
            >
                {shell::SKIP_TO_CONTENT}
            </a>
            <Navigation/>
            <Header shortcuts/>
            <main class="content" id="conteudo" node_ref=content tabindex="-1">
                <Standing/>
                {(around.machine)()}
                {move || match page.get().and_then(|route| page_of(&route)) {
                    Some(page) => (page.view)(),
                    None => (around.no_page)(),
                }}
            </main>
        </div>
        {(around.sheets)()}
        <Keys open=shortcuts/>
        <ToastRegion/>
    }
}
