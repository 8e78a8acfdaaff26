//! What is always in reach: to call, to write, to go there, to record it; and the rarer acts behind a menu.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Shown;
use super::situation::SituationSheet;
use super::transfer::TransferSheet;
use crate::domain::client::numbers::whatsapp_of;
use crate::routes::Route;
use crate::screen::client::links::{first_call, place};
use crate::state::notices::Notice;
use crate::text::clients::{self as words, card, erase, forget, street, whole};
use crate::text::{data, interaction, reactivation, sending as send};
use crate::ui::prelude::*;
use crate::views::clients::form::ClientForm as Editing;
use crate::views::interaction::use_interaction_sheet;
use crate::views::nav::use_go;
use crate::views::rescue::RescueDesk;
use crate::views::sending::{SendSheet, Sending};
use crate::workers::protocol::{ClientForm, Export};

/// Four acts in one row, below the name or at the foot of a narrow screen. `editing` opens the form, where what is missing is
/// written.
#[component]
pub(super) fn Acts(shown: Shown, editing: RwSignal<bool>) -> impl IntoView {
    let Shown { carteira, id, client, status: _ } = shown;
    let sheet = use_interaction_sheet();
    // What is recorded happens today: the past is only looked at.
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    let phone = Memo::new(move |_| client.with(|client| client.as_ref().and_then(first_call)));
    let mobile = Memo::new(move |_| {
        client.with(|client| client.as_ref().and_then(whatsapp_of).and_then(|phone| phone.whatsapp_link()))
    });
    let way =
        Memo::new(move |_| client.with(|client| client.as_ref().and_then(place)).map(|place| place.waze));
    let missing = move |glyph, word, why| Missing { glyph, word, why, editing };
    view! {
        <div class="client__acts" role="group" aria-label=street::ACTS>
            {move || match phone.get() {
                Some(phone) => view! {
                    <a class="way" href=phone.href rel="external" aria-label=street::call(&phone.words)>
                        <Icon glyph=Glyph::Phone/>
                        <span>{street::CALL}</span>
                    </a>
                }
                .into_any(),
                None => missing(Glyph::Phone, street::CALL, street::NO_PHONE).draw(),
            }}
            {move || match mobile.get() {
                Some(href) => view! {
                    <a
                        class="way"
                        href=href
                        target="_blank"
                        rel="noopener noreferrer external"
                        on:click=move |_| sheet.sent(id)
                    >
                        <Icon glyph=Glyph::WhatsApp/>
                        <span>{interaction::WHATSAPP}</span>
                    </a>
                }
                .into_any(),
                None => missing(Glyph::WhatsApp, interaction::WHATSAPP, street::NO_WHATSAPP).draw(),
            }}
            {move || match way.get() {
                Some(href) => view! {
                    <a
                        class="way"
                        href=href
                        target="_blank"
                        rel="noopener noreferrer external"
                        aria-label=street::GO_BY
                    >
                        <Icon glyph=Glyph::Route/>
                        <span>{street::GO}</span>
                    </a>
                }
                .into_any(),
                None => missing(Glyph::Route, street::GO, street::NO_PLACE).draw(),
            }}
            <Show when=move || !is_past.get()>
                <span class="client__main-act">
                    <Button
                        tone=Tone::Primary
                        glyph=Glyph::Check
                        wide=true
                        label=Signal::derive(move || interaction::record_success(sheet.one_tap()))
                        on_press=move || sheet.succeed(id)
                    >
                        {move || interaction::record(sheet.one_tap())}
                    </Button>
                </span>
                <IconButton glyph=Glyph::List label=interaction::OTHER_RESULT on_press=move || sheet.open(id)/>
            </Show>
        </div>
    }
}

/// A way that the register has no number or address for: it leads to writing it.
struct Missing {
    glyph: Glyph,
    word: &'static str,
    why: &'static str,
    editing: RwSignal<bool>,
}

impl Missing {
    fn draw(self) -> AnyView {
        let Missing { glyph, word, why, editing } = self;
        view! {
            <button
                class="way"
                type="button"
                data-missing=""
                aria-label=why
                title=why
                on:click=move |_| editing.set(true)
            >
                <Icon glyph/>
                <span>{word}</span>
            </button>
        }
        .into_any()
    }
}

/// The rarer acts, with their sheets.
#[component]
pub(super) fn MoreActs(shown: Shown, desk: RescueDesk, editing: RwSignal<bool>) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let sheet = use_interaction_sheet();
    let (moving, judging, erasing, forgetting) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let sending = Sending::new();
    let forget = move || {
        spawn_local(async move {
            // The page that is loaded then says that it was done.
            if let Err(why) = carteira.forget_client(id).await {
                carteira.notice.set(Some(Notice::problem(data::failure(&why))));
            }
        });
    };
    let go = use_go();
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
        <Menu label=words::MORE_ACTS items/>
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
