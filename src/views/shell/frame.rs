//! The frame: skip link, navigation, header, the page itself, and above them all the toasts.
use leptos::{html::Main, prelude::*};

use super::address::{heal_address, keep_address};
use super::header::Header;
use super::keys::Keys;
use super::navigation::Navigation;
use super::not_found::NotFound;
use super::side::SeenAs;
use super::strip::RoomStrip;
use crate::routes::Route;
use crate::text::shell;
use crate::ui::prelude::Skeleton;
use crate::ui::toast::ToastRegion;
use crate::views::interaction::{InteractionHost, provide_interaction_sheet};
use crate::views::nav::{CurrentRoute, PageTitle, focus_title};
use crate::views::parts::{Arriving, fetch_when_idle, use_parts};
use crate::views::standing::OpeningNotices;
use crate::views::timeline::{OpenedTimeMachine, provide_time_machine};
use crate::views::today::TodayPage;
use crate::views::why;
use leptos_router::hooks::use_location;

/// Stands inside the router and shows the page of the address.
#[component]
pub(crate) fn Frame() -> impl IntoView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| Route::parse_full(path)));
    provide_context(CurrentRoute(route));
    provide_context(PageTitle(RwSignal::new(None)));
    keep_address(route);
    heal_address();
    provide_time_machine();
    provide_interaction_sheet();
    fetch_when_idle();
    let page_of = use_parts().page;
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
                <OpeningNotices/>
                <RoomStrip/>
                <OpenedTimeMachine/>
                <SeenAs/>
                {move || match page.get().map(|route| page_of(&route)) {
                    Some(None) => why::around(|| view! { <TodayPage/> }.into_any()),
                    Some(Some(load)) => view! { <Arriving load waiting=coming/> }.into_any(),
                    None => view! { <NotFound/> }.into_any(),
                }}
            </main>
        </div>
        <InteractionHost/>
        <Keys open=shortcuts/>
        <ToastRegion/>
    }
}

/// In place of a page whose part is on its way.
fn coming() -> AnyView {
    view! {
        <div class="page">
            <Skeleton rows=10/>
        </div>
    }
    .into_any()
}
