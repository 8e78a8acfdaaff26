//! The first visit: the frame of the app and the ways to begin, with nothing opened, read or kept yet.
//!
//! It stands alone in a binary of its own, so nothing here may lead to the store, the rules or the router: every way on
//! is an address that loads the app ([why](../../../docs/decisions/0022-welcome-of-its-own.md)).
mod offers;

pub use offers::{Offers, Way};

use leptos::prelude::*;

use crate::routes::Route;
use crate::state::{clock, host};
use crate::text::shell;
use crate::views::clients::REGISTER_PARAM;
use crate::views::host::NewVersion;
use crate::views::nav::TITLE_ID;
use crate::views::shell::places;

/// What a spreadsheet may be saved as, and a snapshot.
const TABLES: &str = ".csv,.txt,.tsv,text/csv,text/plain";
const SNAPSHOTS: &str = ".json,application/json";
/// Asks *Hoje* for the sample carteira.
const SAMPLE: &str = "exemplo";

#[component]
pub fn WelcomePage() -> impl IntoView {
    document().set_title(&shell::window_title(shell::page::TODAY));
    let take = |files| host::hand_over(files, Route::Data.href());
    view! {
        <div class="app">
            <a class="skip-link" href="#conteudo">
                {shell::SKIP_TO_CONTENT}
            </a>
            {places(Route::href, |route| *route == Route::Today)}
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
                </div>
            </main>
        </div>
    }
}
