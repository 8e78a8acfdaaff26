//! The pages: a folder an area, each exporting one page component, and the shell around them.
//!
//! To add a page: write `src/views/<area>/mod.rs` with its component, declare it below, and give it one line in
//! [`PAGES`]. Navigation, title and not-found follow from that list.

pub mod analysis;
pub mod clients;
pub mod coverage;
pub mod data;
pub mod filters;
pub mod host;
pub mod interaction;
pub mod map;
pub mod marks;
pub mod nav;
pub mod notices;
pub mod order;
pub mod settings;
pub mod shell;
pub mod standing;
pub mod timeline;
pub mod today;

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

/// Every page, in the order of the navigation.
#[rustfmt::skip]
pub static PAGES: &[Page] = &[
    Page { route: &Route::Today, view: || view! { <today::TodayPage/> }.into_any() },
    Page { route: &Route::Clients, view: || view! { <clients::ClientsPage/> }.into_any() },
    Page { route: &Route::Map, view: || view! { <map::MapPage/> }.into_any() },
    Page { route: &Route::Timeline, view: || view! { <timeline::TimelinePage/> }.into_any() },
    Page { route: &Route::Coverage, view: || view! { <coverage::CoveragePage/> }.into_any() },
    Page { route: &Route::Data, view: || view! { <data::DataPage/> }.into_any() },
    Page { route: &Route::Analysis, view: || view! { <analysis::AnalysisPage/> }.into_any() },
    Page { route: &Route::Settings, view: || view! { <settings::SettingsPage/> }.into_any() },
    Page { route: &Route::More, view: || view! { <shell::MorePage/> }.into_any() },
];

/// The page that answers a route, if it exists.
pub fn page_of(route: &Route) -> Option<Page> {
    let wanted = route.page();
    PAGES.iter().find(|page| *page.route == wanted).copied()
}

/// What areas put into the header, after the as-of date: the state of the last copy. One line each.
pub fn header_slots() -> AnyView {
    view! {
        <data::LastCopy/>
        <host::NewVersion/>
    }
    .into_any()
}
