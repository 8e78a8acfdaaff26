//! *Usar este ponto como endereço*: offered when the first success is recorded at a client without a place, and kept on
//! offer on its page as long as it has none.
use leptos::prelude::*;

use super::desk::{InteractionSheet, use_interaction_sheet};
use crate::domain::value::id::ClientId;
use crate::screen::interaction::place::offered;
use crate::state::use_carteira;
use crate::text::interaction::place as words;
use crate::ui::prelude::*;

/// Asked once, after the first success there.
#[component]
pub(super) fn PlaceQuestion(sheet: InteractionSheet) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if sheet.placing.with(Option::is_some) {
            open.set(true);
        }
    });
    // Answered or not, it is asked once.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            sheet.placing.set(None);
        }
        is
    });
    let name = move || {
        let id = sheet.placing.get().map(|(client, _)| client);
        sheet.carteira.portfolio.with(|p| {
            id.and_then(|id| p.client(id)).map(|client| client.display_name().to_owned()).unwrap_or_default()
        })
    };
    let place = move || {
        if let Some((client, place)) = sheet.placing.get_untracked() {
            sheet.carteira.locate(client, place);
        }
    };
    view! {
        <Confirm
            open
            title=Signal::derive(move || words::title(&name()))
            body=words::BODY
            action=words::ACTION
            on_confirm=place
        />
    }
}

/// The offer on the client's page.
#[component]
pub(crate) fn PlaceNote(client: ClientId) -> impl IntoView {
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let found = Memo::new(move |_| carteira.portfolio.with(|p| offered(p, client)));
    move || {
        found.get().filter(|_| sheet.placing.with(Option::is_none)).map(|place| {
            view! {
                <aside class="card note-card">
                    <p>{words::NOTE}</p>
                    <div class="cluster">
                        <Button glyph=Glyph::Location on_press=move || carteira.locate(client, place)>
                            {words::ACTION}
                        </Button>
                    </div>
                </aside>
            }
        })
    }
}
