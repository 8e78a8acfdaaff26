//! The page's one program, and the parts of it that are loaded when they are needed (`carteira::views::parts`).
//!
//! They are named here and not in the library: a linker keeps them in every program that has them, and the worker needs
//! none. To add a page: write `src/views/<area>/mod.rs` with its component and give it one line in `pages!`.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(program::App);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
#[allow(unreachable_pub, reason = "the function that a component wraps is written `pub` by its macro")]
mod program {
    use carteira::app;
    use carteira::routes::Route;
    use carteira::storage::inverse::Inverse;
    use carteira::views::parts::{Draw, Load, Parts, ReadInverse, furnished};
    use carteira::views::{
        about, agenda, alerts, analysis, clients, closing, coverage, data, day_route, goals, interaction,
        lock, map, prospecting, reasons, rescue, segments, settings, sharing, shell, simulator, team,
        timeline, why,
    };
    use leptos::prelude::*;
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    #[component]
    pub(crate) fn App() -> impl IntoView {
        view! { <app::App parts=&PARTS/> }
    }

    static PARTS: Parts = Parts {
        opened: || Box::pin(opened()),
        lock: || Box::pin(guard()),
        page,
        sheets: || Box::pin(sheets()),
        why: || Box::pin(reasons()),
        today: || Box::pin(today()),
        machine: || Box::pin(machine()),
        reader: || Box::pin(async { reader().await.ok() }),
        likely: LIKELY,
    };

    /// The part that opens the store and shows *Hoje*: the first that is loaded.
    #[wasm_split(opened, wasm_split_path = leptos::wasm_split, fallible)]
    fn opened() -> Result<Draw, SplitLoaderError> {
        Ok(|| view! { <app::Opened/> }.into_any())
    }

    /// The part that asks for the PIN: nobody else loads it.
    #[wasm_split(lock, wasm_split_path = leptos::wasm_split, fallible)]
    fn guard() -> Result<Draw, SplitLoaderError> {
        Ok(|| view! { <lock::Guard/> }.into_any())
    }

    // What a tap may ask for next lies with the likeliest pages: both are fetched as soon as *Hoje* stands.
    #[wasm_split(clients, wasm_split_path = leptos::wasm_split, fallible)]
    fn sheets() -> Result<Draw, SplitLoaderError> {
        Ok(|| view! { <interaction::host::InteractionSheets/> }.into_any())
    }

    #[wasm_split(clients, wasm_split_path = leptos::wasm_split, fallible)]
    fn reasons() -> Result<Draw, SplitLoaderError> {
        Ok(|| view! { <why::Reasons/> }.into_any())
    }

    #[wasm_split(clients, wasm_split_path = leptos::wasm_split, fallible)]
    fn reader() -> Result<ReadInverse, SplitLoaderError> {
        Ok(Inverse::read)
    }

    #[wasm_split(clients, wasm_split_path = leptos::wasm_split, fallible)]
    fn today() -> Result<Draw, SplitLoaderError> {
        Ok(|| furnished(|| view! { <alerts::QueueLine/> <prospecting::RoutineLine/> }.into_any()))
    }

    #[wasm_split(clients, wasm_split_path = leptos::wasm_split, fallible)]
    fn machine() -> Result<Draw, SplitLoaderError> {
        Ok(|| view! { <timeline::machine::TimeMachine/> }.into_any())
    }

    /// Who keeps streets has their reader at work before the map is opened.
    #[wasm_split(clients, wasm_split_path = leptos::wasm_split, fallible)]
    fn streets() -> Result<Draw, SplitLoaderError> {
        map::read_streets_ahead();
        Ok(|| ().into_any())
    }

    macro_rules! pages {
        ($($route:ident => $part:ident, $load:ident: $page:path);* $(;)?) => {
            $(
                #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
                fn $load() -> Result<Draw, SplitLoaderError> {
                    Ok(|| furnished(|| leptos::tachys::view::any_view::IntoAny::into_any($page())))
                }
            )*

            fn page(route: &Route) -> Option<Load> {
                match route.page() {
                    Route::Today => None,
                    // One client is shown by the page of all.
                    Route::Client(_) => page(&Route::Clients),
                    $(Route::$route => Some(|| Box::pin($load())),)*
                }
            }
        };
    }

    // Few parts, and pages that share code together: every set of parts that shares some makes a file of its own.
    pages! {
        Clients => clients, clients_page: clients::ClientsPage;
        Map => clients, map_page: map::MapPage;
        Timeline => clients, timeline_page: timeline::TimelinePage;
        Coverage => clients, coverage_page: coverage::CoveragePage;
        DayRoute => plan, day_route_page: day_route::DayRoutePage;
        Agenda => plan, agenda_page: agenda::AgendaPage;
        Closing => plan, closing_page: closing::ClosingPage;
        Prospecting => plan, prospecting_page: prospecting::ProspectingPage;
        Sharing => plan, sharing_page: sharing::SharingPage;
        Analysis => analysis, analysis_page: analysis::AnalysisPage;
        Alerts => analysis, alerts_page: alerts::AlertsPage;
        Rescue => analysis, rescue_page: rescue::RescuePage;
        Segments => analysis, segments_page: segments::SegmentsPage;
        Reasons => analysis, reasons_page: reasons::ReasonsPage;
        Goals => analysis, goals_page: goals::GoalsPage;
        Team => analysis, team_page: team::TeamPage;
        Simulator => analysis, simulator_page: simulator::SimulatorPage;
        Data => house, data_page: data::DataPage;
        Settings => house, settings_page: settings::SettingsPage;
        About => house, about_page: about::AboutPage;
        More => house, more_page: shell::more::MorePage;
    }

    /// A page of each part, the likeliest next first.
    static LIKELY: &[Load] = &[
        || Box::pin(clients_page()),
        || Box::pin(agenda_page()),
        || Box::pin(data_page()),
        || Box::pin(analysis_page()),
        || Box::pin(streets()),
    ];
}
