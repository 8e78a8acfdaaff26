//! The acts as buttons, for rows, pins and pages.
use leptos::prelude::*;

use super::desk::use_interaction_sheet;
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::Phone;
use crate::text::interaction as words;
use crate::ui::prelude::*;
use crate::views::steady::{Done, go_on_in_list};

/// One tap: contact with success. An icon, for rows; once it was tapped it takes the contact back while the row stays.
#[component]
pub(crate) fn ContactButton(client: ClientId, #[prop(into)] name: String) -> impl IntoView {
    let sheet = use_interaction_sheet();
    let done = Memo::new(move |_| sheet.carteira().taps.held(client).is_some());
    let succeed = move || {
        go_on_in_list(sheet.carteira());
        sheet.succeed(client);
    };
    move || {
        if done.get() {
            return view! { <Done client name=name.clone() small=true/> }.into_any();
        }
        let name = name.clone();
        let label = Signal::derive(move || words::record_by(sheet.one_tap(), &name));
        view! {
            <span class="contact-button">
                <IconButton glyph=Glyph::Check label on_press=succeed/>
            </span>
        }
        .into_any()
    }
}

/// Opens WhatsApp outside the app; on return the app asks for the answer. Nothing without a number.
#[component]
pub(crate) fn WhatsAppButton(
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
