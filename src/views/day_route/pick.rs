//! Choosing a client: a stop to add, or the place where the day starts.

use crate::domain::value::id::ClientId;
use crate::text::day_route as words;
use crate::ui::prelude::*;
use crate::views::pick::ClientChoices;
use leptos::prelude::*;

/// Asks for one client; `on_pick` hears whom. Stays open for more when `keeps_open`.
#[component]
pub(super) fn PickSheet(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(default = false)] keeps_open: bool,
    #[prop(into)] on_pick: Callback<(ClientId,)>,
) -> impl IntoView {
    let pick = move |client: ClientId| {
        if !keeps_open {
            open.set(false);
        }
        on_pick.run((client,));
    };
    view! {
        <Sheet open title>
            <ClientChoices label=title nobody=words::NOBODY on_pick=pick/>
        </Sheet>
    }
}
