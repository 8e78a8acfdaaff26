//! A message that was shared with the app or pasted: whom it is of is found, offered or asked, and the sheet of a contact opens
//! with its text as the note. Nothing is kept before the result is tapped.

use super::desk::{InteractionSheet, Message};
use super::details::Details;
use crate::domain::value::id::ClientId;
use crate::exchange::received::received;
use crate::screen::interaction::details::Given;
use crate::screen::interaction::received::{Next, next};
use crate::state::clock;
use crate::text::import::chat as words;
use crate::ui::prelude::*;
use crate::views::pick::PickSheet;
use leptos::prelude::*;

#[component]
pub(super) fn ReceivedMessage(sheet: InteractionSheet) -> impl IntoView {
    let carteira = sheet.carteira;
    let asking = RwSignal::new(false);
    let offered = RwSignal::new(Vec::<ClientId>::new());
    let waiting = RwSignal::new(None::<Given>);
    let open_with = move |client: ClientId| {
        sheet.given.set(waiting.get_untracked());
        sheet.open(client);
    };
    Effect::new(move |_| {
        let Some(Message { text, asks }) = sheet.message.get() else { return };
        sheet.message.set(None);
        let received =
            carteira.portfolio.with_untracked(|portfolio| received(portfolio, &text, clock::today()));
        waiting.set(Some(Given::of(&received)));
        match next(received.whom, asks) {
            Next::Open(client) => open_with(client),
            Next::Ask(clients) => {
                offered.set(clients);
                asking.set(true);
            }
        }
    });
    // Another contact of the same sheet has nothing to do with the message, nor with a score.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = sheet.contact_open.get();
        if was_open == Some(true) && !is_open {
            sheet.given.set(None);
            sheet.score.set(None);
        }
        is_open
    });
    view! {
        <PickSheet
            open=asking
            title=words::WHOSE_MESSAGE
            label=words::FIND_CLIENT
            nobody=words::NOBODY
            offered
            on_pick=open_with
        />
    }
}

/// Fills the sheet once its fields stand, so that the text is kept like what is typed.
pub(super) fn take_message(details: Details, form: Form, given: Given) {
    request_animation_frame(move || {
        details.take(&given);
        form.filled();
    });
}

/// The client was found by what the message says, and may be another.
#[component]
pub(super) fn NotOfThisClient(sheet: InteractionSheet, client: ClientId, given: Given) -> impl IntoView {
    let name = sheet.carteira.portfolio.with_untracked(|portfolio| {
        portfolio.client(client).map(|client| client.display_name().to_owned()).unwrap_or_default()
    });
    let text = StoredValue::new(given.note);
    let ask_again = move || {
        sheet.contact_open.set(false);
        sheet.message.set(Some(Message { text: text.get_value(), asks: true }));
    };
    view! {
        <div class="cluster">
            <Button tone=Tone::Quiet glyph=Glyph::Search on_press=ask_again>
                {words::not_with(&name)}
            </Button>
        </div>
    }
}
