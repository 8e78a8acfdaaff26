//! The rail at the left of a lying tablet and a desktop, and the bar below on everything that stands.
use leptos::prelude::*;

use super::address::link;
use super::place::{glyph, key, name};
use crate::routes::Route;
use crate::screen::rooms::{BAR, Room, in_bar};
use crate::state::use_carteira;
use crate::text::shell;
use crate::ui::icon::Icon;
use crate::views::nav::use_route;

/// The way between pages, with what is chosen now in its links.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let view = use_carteira().view;
    let now = use_route();
    places(move |route| link(route, &view), move || now.get())
}

/// The way between pages: as rail room by room, as bar in five places. The style shows the one or the other.
pub(crate) fn places(
    link: impl Fn(&Route) -> String + Copy + Send + Sync + 'static,
    now: impl Fn() -> Option<Route> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let rail = move |route: &'static Route| {
        let current = move || match now()?.page() {
            page if page == *route => Some("page"),
            // A page that is not on the rail is one of those that *Mais* lists.
            page => (*route == Route::More && !Room::of(&page).views().contains(&page)).then_some("true"),
        };
        view! { <li class="navigation__item">{place(route.clone(), link, current)}</li> }
    };
    let bar = move |route: Route| {
        let own = route.clone();
        let current = move || match now() {
            Some(now) if now.page() == own => Some("page"),
            Some(now) => (in_bar(&now) == own).then_some("true"),
            None => None,
        };
        view! { <li class="navigation__item">{place(route, link, current)}</li> }
    };
    let rooms = Room::ALL.map(|room| {
        // A page that is called like its room is heading enough.
        let says_it = room.views().iter().any(|route| name(route) == room.name());
        let heading = (room != Room::House && !says_it)
            .then(|| view! { <span class="navigation__room" aria-hidden="true">{room.name()}</span> });
        view! {
            <div class="navigation__group" data-foot=(room == Room::House).then_some("")>
                {heading}
                <ul class="navigation__list" aria-label=room.name()>
                    {room.views().iter().map(rail).collect_view()}
                </ul>
            </div>
        }
    });
    view! {
        <nav class="navigation" aria-label=shell::MAIN_NAVIGATION>
            <span class="navigation__brand" aria-hidden="true">{shell::APP_NAME}</span>
            {rooms.collect_view()}
            <ul class="navigation__bar">{BAR.map(bar).collect_view()}</ul>
        </nav>
    }
}

fn place(
    route: Route,
    link: impl Fn(&Route) -> String + Copy + Send + Sync + 'static,
    current: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
) -> impl IntoView {
    let address = route.clone();
    view! {
        <a class="navigation__link" href=move || link(&address) aria-current=current>
            <Icon glyph=glyph(&route)/>
            <span class="navigation__word">{name(&route)}</span>
            {key(&route).map(|key| view! { <kbd class="navigation__key" aria-hidden="true">"g " {key}</kbd> })}
        </a>
    }
}
