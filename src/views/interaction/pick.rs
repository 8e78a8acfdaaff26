//! Whom was the contact with: for the shortcut of the app's icon, which knows no client.
use leptos::prelude::*;

use super::desk::InteractionSheet;
use crate::domain::value::id::ClientId;
use crate::text::interaction::pick as words;
use crate::ui::prelude::*;
use crate::views::pick::ClientChoices;

#[component]
pub(super) fn PickSheet(sheet: InteractionSheet) -> impl IntoView {
    view! {
        <Sheet open=sheet.pick_open title=words::TITLE>
            <Pick sheet/>
        </Sheet>
    }
}

#[component]
fn Pick(sheet: InteractionSheet) -> impl IntoView {
    let count = sheet.carteira.derived.client_count;
    let nobody =
        Signal::derive(move || if count.get() == 0 { words::EMPTY } else { words::NOBODY }.to_owned());
    let choose = move |client: ClientId| {
        sheet.pick_open.set(false);
        sheet.open(client);
    };
    view! { <ClientChoices label=words::TITLE placeholder=words::SEARCH nobody on_pick=choose/> }
}
