//! The acts as buttons, for rows, pins and pages.
use leptos::prelude::*;

use super::desk::use_interaction_sheet;
use crate::domain::client::Client;
use crate::domain::id::ClientId;
use crate::domain::phone::Phone;
use crate::text::interaction as words;
use crate::ui::prelude::*;

/// One tap: contact with success by the channel used last. An icon, for rows.
#[component]
pub fn ContactButton(client: ClientId, #[prop(into)] name: String) -> impl IntoView {
    let sheet = use_interaction_sheet();
    view! {
        <span class="contact-button">
            <IconButton glyph=Glyph::Check label=words::record_with(&name) on_press=move || sheet.succeed(client)/>
        </span>
    }
}

/// Opens WhatsApp outside the app; on return the app asks for the answer. Nothing without a number.
#[component]
pub fn WhatsAppButton(
    client: ClientId,
    phone: Phone,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] name: MaybeProp<String>,
) -> impl IntoView {
    let sheet = use_interaction_sheet();
    phone.whatsapp_link().map(|href| {
        let label = MaybeProp::derive(move || name.get().map(|name| words::whatsapp_of(&name)));
        view! {
            <LinkButton
                href
                tone
                glyph=Glyph::WhatsApp
                external=true
                label
                on_press=Callback::new(move |()| sheet.sent(client))
            >
                {words::WHATSAPP}
            </LinkButton>
        }
    })
}

/// The number to write to: the client's WhatsApp, else its first mobile, else a person's.
pub fn whatsapp_of(client: &Client) -> Option<&Phone> {
    let people = client.people.iter().filter_map(|person| person.phone.as_ref());
    let mobiles = client.phones.iter().chain(people).filter(|phone| phone.is_mobile());
    client.whatsapp.iter().chain(mobiles).find(|phone| phone.whatsapp_digits().is_some())
}
