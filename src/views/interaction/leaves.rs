//! After a reason that says the client is gone: offers to mark it as ex-cliente.
use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::client::{Situation, SituationHeld};
use crate::domain::portfolio::change::Deed;
use crate::domain::value::id::ClientId;
use crate::state::use_carteira;
use crate::text::interaction::leaves as words;
use crate::text::reasons;
use crate::ui::prelude::*;

/// Who seems to have left, why, and when that was said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Leaving {
    pub client: ClientId,
    /// Key of the motivo.
    pub reason: String,
    pub date: NaiveDate,
}

#[component]
pub(crate) fn LeavesQuestion(leaving: RwSignal<Option<Leaving>>) -> impl IntoView {
    let carteira = use_carteira();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if leaving.get().is_some() {
            open.set(true);
        }
    });
    let name = move || {
        let id = leaving.with(|leaving| leaving.as_ref().map(|leaving| leaving.client));
        carteira.portfolio.with(|p| {
            id.and_then(|id| p.client(id)).map(|client| client.display_name().to_owned()).unwrap_or_default()
        })
    };
    let reason = move || {
        let key = leaving.with(|leaving| leaving.as_ref().map(|leaving| leaving.reason.clone()));
        let name = |key: String| carteira.portfolio.with(|p| reasons::name(p.catalog(), &key));
        key.map(name).unwrap_or_default()
    };
    let mark = move || {
        let Some(Leaving { client, reason, date }) = leaving.get_untracked() else { return };
        let gone = SituationHeld::new(Situation::Former, Some(date), Some(reason));
        let edits =
            carteira.portfolio.with_untracked(|p| p.client(client).map(|one| one.situation_edits(gone)));
        carteira.edit_client(client, Deed::Classify, edits.unwrap_or_default());
    };
    view! {
        <Confirm
            open
            title=Signal::derive(move || words::title(&name()))
            body=Signal::derive(move || words::body(&reason()))
            action=words::ACTION
            on_confirm=mark
        />
    }
}
