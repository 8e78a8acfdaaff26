//! The pages: a folder an area, each exporting one page component, and the shell around them.
//!
//! To add a page: write `src/views/<area>/mod.rs` with its component, declare it below, and give it one line in
//! `pages!`. Navigation, title and not-found follow from that list.

pub mod about;
pub mod agenda;
pub mod alerts;
pub mod analysis;
pub mod clients;
pub mod closing;
pub mod coverage;
pub mod data;
pub mod day_route;
pub mod elsewhere;
pub mod filters;
pub mod goals;
pub mod host;
pub mod interaction;
pub mod map;
pub mod marks;
pub mod message;
pub mod nav;
pub mod notices;
pub mod order;
pub mod pick;
pub mod reasons;
pub mod rescue;
pub mod series;
pub mod settings;
pub mod shell;
pub mod simulator;
pub mod standing;
pub mod steady;
pub mod stock;
pub mod timeline;
pub mod today;
pub mod welcome;
pub mod why;

use leptos::prelude::*;

use crate::routes::Route;

/// A page that exists.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The address it answers; `Client` addresses belong to `Clients`.
    pub route: &'static Route,
    /// Draws it. It stays while the address stays inside the page.
    pub view: fn() -> AnyView,
}

/// What a binary brings along: see [`FIRST`] and [`PAGES`].
#[derive(Debug, Clone, Copy)]
pub struct Pages(pub &'static [Page]);

macro_rules! pages {
    ($($route:ident => $page:path),* $(,)?) => {
        /// Every page there is, in the order of the navigation.
        pub static ROUTES: &[Route] = &[$(Route::$route),*];

        /// Every page with its code: the whole app.
        pub static PAGES: &[Page] = &[$(
            Page {
                route: &Route::$route,
                view: || why::around(|| leptos::tachys::view::any_view::IntoAny::into_any($page())),
            },
        )*];
    };
}

pages! {
    Today => today::TodayPage,
    Clients => clients::ClientsPage,
    Map => map::MapPage,
    Timeline => timeline::TimelinePage,
    Coverage => coverage::CoveragePage,
    DayRoute => day_route::DayRoutePage,
    Agenda => agenda::AgendaPage,
    Data => data::DataPage,
    Closing => closing::ClosingPage,
    Analysis => analysis::AnalysisPage,
    Alerts => alerts::AlertsPage,
    Rescue => rescue::RescuePage,
    Reasons => reasons::ReasonsPage,
    Goals => goals::GoalsPage,
    Simulator => simulator::SimulatorPage,
    Settings => settings::SettingsPage,
    About => about::AboutPage,
    More => shell::MorePage,
}

/// The page that a first visit opens, alone: the start stays small, and the whole app is loaded when another is asked for.
pub static FIRST: &[Page] =
    &[Page { route: &Route::Today, view: || view! { <today::TodayPage/> }.into_any() }];

/// Whether there is a page for the route, here or in the whole app.
pub fn exists(route: &Route) -> bool {
    ROUTES.contains(&route.page())
}

/// The page that answers a route, if this binary has it.
pub fn page_of(route: &Route) -> Option<Page> {
    let wanted = route.page();
    use_context::<Pages>().and_then(|Pages(pages)| pages.iter().find(|page| *page.route == wanted).copied())
}

/// What areas put into the header, after the as-of date: the state of the last copy. One line each.
pub fn header_slots() -> AnyView {
    view! {
        <data::LastCopy/>
        <host::NewVersion/>
    }
    .into_any()
}
