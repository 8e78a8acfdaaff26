//! Whom was the contact with: for the shortcut of the app's icon, which knows no client.

use super::desk::InteractionSheet;
use crate::domain::value::id::ClientId;
use crate::text::interaction::pick as words;
use crate::views::pick::PickSheet;
use leptos::prelude::*;

#[component]
pub(super) fn WhomSheet(sheet: InteractionSheet) -> impl IntoView {
    let count = sheet.carteira.derived.client_count;
    let nobody =
        Signal::derive(move || if count.get() == 0 { words::EMPTY } else { words::NOBODY }.to_owned());
    let choose = move |client: ClientId| sheet.open(client);
    view! {
        <PickSheet open=sheet.pick_open title=words::TITLE placeholder=words::SEARCH nobody on_pick=choose/>
    }
}
