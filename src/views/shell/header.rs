//! The one line above every page: title, as-of date, search, hidden values, state of the last copy.
use leptos::prelude::*;

use super::address::{Shows, shows};
use super::as_of::AsOf;
use super::place::name;
use super::side::SideSwitch;
use crate::routes::{Route, SEARCH_PARAM};
use crate::screen::finding::Finder;
use crate::state::lock::use_lock;
use crate::state::{Kept, use_carteira};
use crate::text::shell::{self, header};
use crate::ui::prelude::*;
use crate::ui::private::ValuesHidden;
use crate::views::header_slots;
use crate::views::nav::{PageTitle, TITLE_ID, use_go_with, use_route};
use crate::views::pick::{Found, found};

/// The id of the search box, for the `/` key.
pub(super) const SEARCH_ID: &str = "busca-geral";

#[component]
pub(super) fn Header(shortcuts: RwSignal<bool>) -> impl IntoView {
    let title = title_now();
    let route = use_route();
    // Pages with filters have their own search.
    let searches = Memo::new(move |_| {
        !route.with(|route| route.as_ref().is_some_and(|route| shows(route) == Shows::Filters))
    });
    let view = use_carteira().view;
    view! {
        <header class="header">
            <h1 class="header__title" id=TITLE_ID tabindex="-1">{move || title.get()}</h1>
            <div class="header__slots"><AsOf/>{header_slots()}</div>
            <Show when=move || searches.get()>
                <SearchBox/>
            </Show>
            <div class="header__actions">
                <SideSwitch/>
                <a
                    class="icon-button header__search-link"
                    hidden=move || !searches.get()
                    href=move || view.href(&Route::Clients, &[(SEARCH_PARAM, "")])
                    aria-label=header::SEARCH
                    title=header::SEARCH
                >
                    <Icon glyph=Glyph::Search/>
                </a>
                <HideValues/>
                <span class="header__keys">
                    <IconButton
                        glyph=Glyph::Keyboard
                        label=header::SHORTCUTS
                        on_press=move || shortcuts.set(true)
                    />
                </span>
            </div>
        </header>
    }
}

/// The title of the page shown, and the window's title in step with it.
fn title_now() -> Memo<String> {
    let route = use_route();
    let own = use_context::<PageTitle>();
    let title = Memo::new(move |_| {
        let own = own.and_then(|PageTitle(own)| own.get());
        own.unwrap_or_else(|| {
            route.with(|route| route.as_ref().map_or(shell::page::NOT_FOUND, name)).to_owned()
        })
    });
    let is_locked = use_lock().is_locked;
    // Behind the lock it names nobody.
    Effect::new(move |_| {
        if !is_locked.get() {
            document().set_title(&shell::window_title(&title.get()));
        }
    });
    title
}

/// So many are shown below the box; all of them are one key away, in the list.
const FOUND: usize = 6;

/// Looks for a client from any page, as one types; Enter opens the list of clients, filtered.
#[component]
fn SearchBox() -> impl IntoView {
    let carteira = use_carteira();
    let go = use_go_with();
    let text = RwSignal::new(String::new());
    let finder = Kept::<Finder>::default();
    let answers = Memo::new(move |_| {
        let look = |text: &String| {
            let find = |finder: &mut Finder| found(carteira, finder, text, FOUND);
            (!text.trim().is_empty()).then(|| finder.with(find))
        };
        text.with(look)
    });
    view! {
        <form
            class="header__search"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                let wanted = text.get_untracked();
                go(&Route::Clients, &[(SEARCH_PARAM, wanted.trim())], false);
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    text.set(String::new());
                }
            }
        >
            <Icon glyph=Glyph::Search/>
            <input
                class="header__search-box"
                id=SEARCH_ID
                type="search"
                enterkeyhint="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=header::SEARCH
                placeholder=header::SEARCH_PLACEHOLDER
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
            {move || answers.get().map(|(found, total)| view! { <Answers found total text/> })}
        </form>
    }
}

/// Whom the search finds, below its box, while the focus is there.
#[component]
fn Answers(found: Vec<Found>, total: usize, text: RwSignal<String>) -> impl IntoView {
    let rows = found.into_iter().map(|Found { client, name, place, mark }| {
        view! {
            <li>
                <a class="choice" href=Route::Client(client.to_string()).href() on:click=move |_| text.set(String::new())>
                    {mark.map(|mark| view! { <StateMark mark/> })}
                    <span class="choice__name">{name}</span>
                    <span class="choice__count">{place}</span>
                </a>
            </li>
        }
    });
    view! {
        <div class="header__found">
            <p class="header__count muted" role="status">{header::found(total)}</p>
            <ul class="choices">{rows.collect_view()}</ul>
        </div>
    }
}

/// The eye: covers every figure of money on the screen.
#[component]
fn HideValues() -> impl IntoView {
    let Some(ValuesHidden(hidden)) = use_context() else { return ().into_any() };
    view! {
        <IconButton
            glyph=Signal::derive(move || if hidden.get() { Glyph::EyeOff } else { Glyph::Eye })
            label=Signal::derive(move || {
                if hidden.get() { header::SHOW_VALUES } else { header::HIDE_VALUES }.to_owned()
            })
            on_press=move || hidden.update(|hidden| *hidden = !*hidden)
        />
    }
    .into_any()
}
