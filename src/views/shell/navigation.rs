//! The rail at the left of a lying tablet and a desktop, and the bar below on everything that stands.
use leptos::prelude::*;

use super::address::link;
use super::place::{glyph, key, name};
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::shell;
use crate::ui::icon::Icon;
use crate::views::nav::use_route;

/// On the rail, from the top.
const RAIL: [Route; 7] = [
    Route::Today,
    Route::Clients,
    Route::Map,
    Route::Timeline,
    Route::Coverage,
    Route::Agenda,
    Route::Analysis,
];
/// At the foot of the rail.
const RAIL_FOOT: [Route; 3] = [Route::Data, Route::Settings, Route::More];
/// The bar has five places: these and *Mais*.
const BAR: [Route; 4] = [Route::Today, Route::Clients, Route::Map, Route::Agenda];

/// The way between pages, with what is chosen now in its links.
#[component]
pub(super) fn Navigation() -> impl IntoView {
    let view = use_carteira().view;
    let now = use_route();
    let is_here = move |route: &Route| now.with(|now| now.as_ref().is_some_and(|now| now.page() == *route));
    places(move |route| link(route, &view), is_here)
}

/// The way between pages. One list of links serves as rail and as bar: the style decides.
pub(crate) fn places(
    link: impl Fn(&Route) -> String + Copy + Send + Sync + 'static,
    is_here: impl Fn(&Route) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let in_bar = |route: &Route| *route == Route::More || BAR.contains(route);
    let links = |routes: &[Route], in_bar: &dyn Fn(&Route) -> bool| {
        routes.iter().map(|route| place(route.clone(), in_bar(route), link, is_here)).collect_view()
    };
    view! {
        <nav class="navigation" aria-label=shell::MAIN_NAVIGATION>
            <span class="navigation__brand" aria-hidden="true">{shell::APP_NAME}</span>
            <ul class="navigation__list">{links(&RAIL, &in_bar)}</ul>
            <ul class="navigation__list" data-foot="">{links(&RAIL_FOOT, &in_bar)}</ul>
        </nav>
    }
}

fn place(
    route: Route,
    in_bar: bool,
    link: impl Fn(&Route) -> String + Copy + Send + Sync + 'static,
    is_here: impl Fn(&Route) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (own, address) = (route.clone(), route.clone());
    let href = move || link(&address);
    view! {
        <li class="navigation__item" data-bar=in_bar.then_some("")>
            <a
                class="navigation__link"
                href=href
                aria-current=move || is_here(&own).then_some("page")
            >
                <Icon glyph=glyph(&route)/>
                <span class="navigation__word">{name(&route)}</span>
                {key(&route).map(|key| view! { <kbd class="navigation__key" aria-hidden="true">"g " {key}</kbd> })}
            </a>
        </li>
    }
}
