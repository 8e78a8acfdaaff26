//! The mark of a client's state as the way to its reasons.

use crate::domain::id::ClientId;
use crate::routes::Route;
use crate::text::why_mark as words;
use crate::ui::prelude::*;
use crate::views::nav::use_query;
use leptos::prelude::*;

/// Asks the sheet about a client; copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub struct Why {
    pub(super) asked: RwSignal<Option<ClientId>>,
}

/// In the address of a client: open with its reasons.
const PARAM: &str = "por-que";

pub(super) fn provide_why() -> Why {
    let why = Why { asked: RwSignal::new(None) };
    provide_context(why);
    why
}

/// `None` in the first app.
pub fn use_why() -> Option<Why> {
    use_context()
}

impl Why {
    pub fn ask(self, client: ClientId) {
        self.asked.set(Some(client));
    }
}

/// Whether the address asks for the reasons of the client it names.
pub fn is_asked() -> bool {
    use_query().with_untracked(|query| query.get_str(PARAM).is_some())
}

/// The state's shape, with room for a thumb around it.
#[component]
pub fn WhyMark(
    client: ClientId,
    #[prop(into)] mark: Signal<Mark>,
    /// The state in a word.
    #[prop(into)]
    state: String,
    #[prop(optional)] large: bool,
) -> impl IntoView {
    let label = words::of_state(&state);
    match use_why() {
        Some(why) => view! {
            <button class="why-mark" type="button" aria-label=label title=words::WHY on:click=move |_| why.ask(client)>
                <StateMark mark large/>
            </button>
        }
        .into_any(),
        None => view! {
            <a
                class="why-mark"
                href=Route::Client(client.to_string()).href_with(&[(PARAM, "sim")])
                aria-label=label
                title=words::WHY
            >
                <StateMark mark large/>
            </a>
        }
        .into_any(),
    }
}

/// The question in words, beside a class or a chance.
#[component]
pub fn WhyButton(client: ClientId, #[prop(into)] name: String) -> impl IntoView {
    use_why().map(|why| {
        view! {
            <button
                class="fact__why"
                type="button"
                aria-label=words::of_client(&name)
                on:click=move |_| why.ask(client)
            >
                {words::WHY}
            </button>
        }
    })
}
