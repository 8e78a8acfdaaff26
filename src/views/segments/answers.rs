//! *Respondeu?* of each client that a message to many went to, while it is not known.
use leptos::prelude::*;

use crate::domain::value::id::MailingId;
use crate::screen::segments::mail::unanswered;
use crate::state::use_carteira;
use crate::text::segments::sent as words;
use crate::views::interaction::{AnswerNote, use_interaction_sheet};

#[component]
pub(super) fn Answers(id: MailingId) -> impl IntoView {
    let carteira = use_carteira();
    let desk = use_interaction_sheet();
    let asked = Memo::new(move |_| {
        carteira.portfolio.with(|p| unanswered(p, id, |client| desk.awaited_of(client).is_some()))
    });
    let is_past = Memo::new(move |_| carteira.view.as_of.with(Option::is_some));
    view! {
        <Show when=move || !is_past.get() && !asked.with(Vec::is_empty)>
            <section class="stack" data-gap="tight">
                <h3>{words::ANSWERS}</h3>
                <For each=move || asked.get() key=|client| *client let(client)>
                    <AnswerNote client/>
                </For>
            </section>
        </Show>
    }
}
