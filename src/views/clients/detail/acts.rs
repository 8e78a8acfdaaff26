//! The two buttons, and the rarer acts behind a third.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shown;
use super::situation::SituationSheet;
use super::transfer::TransferSheet;
use crate::domain::client::numbers::whatsapp_of;
use crate::routes::Route;
use crate::state::notices::Notice;
use crate::text::clients::{self as words, card, erase, forget, whole};
use crate::text::{data, interaction, reactivation, sending as send};
use crate::ui::prelude::*;
use crate::views::clients::form::ClientForm as Editing;
use crate::views::interaction::{WhatsAppButton, use_interaction_sheet};
use crate::views::nav::use_go;
use crate::views::rescue::RescueDesk;
use crate::views::sending::{SendSheet, Sending};
use crate::workers::protocol::{ClientForm, Export};

#[component]
pub(super) fn Acts(shown: Shown, desk: RescueDesk) -> impl IntoView {
    let Shown { carteira, id, client, status: _ } = shown;
    let sheet = use_interaction_sheet();
    let (editing, moving, judging, erasing, forgetting) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    let sending = Sending::new();
    let forget = move || {
        spawn_local(async move {
            // The page that is loaded then says that it was done.
            if let Err(why) = carteira.forget_client(id).await {
                carteira.notice.set(Some(Notice::problem(data::failure(&why))));
            }
        });
    };
    // What is recorded happens today: the past is only looked at.
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let go = use_go();
    let phone = Memo::new(move |_| client.with(|client| client.as_ref().and_then(whatsapp_of).cloned()));
    let items = Signal::derive(move || {
        vec![
            MenuItem::new(reactivation::MESSAGE, move || desk.write(id, None)).glyph(Glyph::Email),
            MenuItem::new(card::ORDER, move || sheet.order(id)).glyph(Glyph::Money),
            MenuItem::new(card::EDIT, move || editing.set(true)).glyph(Glyph::Edit),
            MenuItem::new(words::transfer::TITLE, move || moving.set(true)).glyph(Glyph::Share),
            MenuItem::new(words::situation::TITLE, move || judging.set(true)).glyph(Glyph::Lock),
            MenuItem::new(whole::READABLE, move || {
                sending.give(Export::Client { client: id, form: ClientForm::Readable });
            })
            .glyph(Glyph::File),
            MenuItem::new(whole::SNAPSHOT, move || {
                sending.give(Export::Client { client: id, form: ClientForm::Snapshot });
            })
            .glyph(Glyph::Download),
            MenuItem::new(erase::ACTION, move || erasing.set(true)).glyph(Glyph::Trash).danger(),
            MenuItem::new(forget::ACTION, move || forgetting.set(true)).glyph(Glyph::Trash).danger(),
        ]
    });
    view! {
        <div class="client__acts">
            <Show when=move || !is_past.get()>
            <span class="client__main-act">
                <Button
                    tone=Tone::Primary
                    glyph=Glyph::Check
                    wide=true
                    label=Signal::derive(move || interaction::record_success(sheet.one_tap()))
                    on_press=move || sheet.succeed(id)
                >
                    <span class="act">
                        <span>{move || interaction::record(sheet.one_tap())}</span>
                        <span class="act__what">{interaction::WITH_SUCCESS}</span>
                    </span>
                </Button>
            </span>
            <Button glyph=Glyph::List on_press=move || sheet.open(id)>
                {interaction::OTHER_RESULT}
            </Button>
            </Show>
            {move || phone.get().map(|phone| view! { <WhatsAppButton client=id phone/> })}
            <Menu label=words::MORE_ACTS items/>
        </div>
        <SendSheet sending title=send::TITLE/>
        <Confirm
            open=forgetting
            title=Signal::derive(move || forget::title(&shown.name()))
            body=forget::BODY
            action=forget::ACTION
            danger=true
            on_confirm=forget
        />
        <Editing open=editing client=id/>
        <TransferSheet shown open=moving/>
        <SituationSheet shown open=judging/>
        <Confirm
            open=erasing
            title=Signal::derive(move || erase::title(&shown.name()))
            body=erase::BODY
            action=erase::ACTION
            danger=true
            on_confirm=move || {
                carteira.erase_client(id);
                go(&Route::Clients);
            }
        />
    }
}
