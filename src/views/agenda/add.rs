//! Which client to put on a day: those that wait longest first, then by letters.

use super::desk::AgendaDesk;
use crate::domain::value::id::ClientId;
use crate::text::agenda as words;
use crate::views::pick::PickSheet;
use leptos::prelude::*;

#[component]
pub(super) fn AddSheet(desk: AgendaDesk) -> impl IntoView {
    let title =
        Signal::derive(move || desk.add_to.get().map_or(words::WHICH_CLIENT.to_owned(), words::add_to));
    let choose = move |client: ClientId| {
        if let Some(day) = desk.add_to.get_untracked() {
            desk.add(client, day);
        }
    };
    view! {
        <PickSheet
            open=desk.add_open
            title
            label=words::WHICH_CLIENT
            placeholder=words::SEARCH_CLIENT
            nobody=words::NOBODY_FOUND
            on_pick=choose
        />
    }
}
