//! The mark of a client's state as the way to its reasons.

use crate::domain::value::id::ClientId;
use crate::text::why_mark as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Asks the sheet about a client; copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub struct Why {
    pub(super) asked: RwSignal<Option<ClientId>>,
}

pub(super) fn provide_why() -> Why {
    let why = Why { asked: RwSignal::new(None) };
    provide_context(why);
    why
}

#[allow(clippy::expect_used)]
pub(crate) fn use_why() -> Why {
    use_context().expect("every page stands around its reasons")
}

impl Why {
    pub fn ask(self, client: ClientId) {
        self.asked.set(Some(client));
    }
}

/// The state's shape, with room for a thumb around it.
#[component]
pub(crate) fn WhyMark(
    client: ClientId,
    #[prop(into)] mark: Signal<Mark>,
    /// The state in a word.
    #[prop(into)]
    state: String,
    #[prop(optional)] large: bool,
) -> impl IntoView {
    let why = use_why();
    view! {
        <button
            class="why-mark"
            type="button"
            aria-label=words::of_state(&state)
            title=words::WHY
            on:click=move |_| why.ask(client)
        >
            <StateMark mark large/>
        </button>
    }
}

/// The question in words, beside a class or a chance.
#[component]
pub(crate) fn WhyButton(client: ClientId, #[prop(into)] name: String) -> impl IntoView {
    let why = use_why();
    view! {
        <button class="fact__why" type="button" aria-label=words::of_client(&name) on:click=move |_| why.ask(client)>
            {words::WHY}
        </button>
    }
}
