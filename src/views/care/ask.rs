//! One quiet line with the question that may be put to the client now; a score opens the sheet of the contact with it.

use crate::domain::fact::care::kind::CareKind;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::satisfaction::asking::Occasion;
use crate::domain::value::id::ClientId;
use crate::screen::care::{asked_now, scores};
use crate::state::use_carteira;
use crate::text::satisfaction as words;
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use leptos::prelude::*;

#[component]
pub(crate) fn AskLine(client: ClientId, status: Memo<Option<Status>>) -> impl IntoView {
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let now = Memo::new(move |_| {
        if carteira.view.as_of.with(Option::is_some) {
            return None;
        }
        let today = carteira.today.get();
        carteira.portfolio.with(|p| status.with(|status| asked_now(p, client, status.as_ref(), today)))
    });
    let declined = move || {
        let event = carteira.new_care_event(CareKind::NotAnswered, None);
        carteira.put_care_event(client, event);
    };
    let line = move |occasion: Occasion| {
        let question = occasion.question();
        let all = scores(question)
            .map(|score| {
                view! {
                    <button
                        class="filter-chip"
                        type="button"
                        aria-label=words::score(question, score)
                        on:click=move |_| sheet.scored(client, question, score)
                    >
                        {score.to_string()}
                    </button>
                }
            })
            .collect_view();
        view! {
            <section class="ask" aria-label=words::ASK>
                <p class="muted">{words::ask(occasion)}</p>
                <fieldset class="scores">
                    <legend class="field__label">{words::question(question)}</legend>
                    <div class="cluster">
                        {all}
                        <Button tone=Tone::Quiet on_press=declined>{words::NOT_ANSWERED}</Button>
                    </div>
                </fieldset>
            </section>
        }
    };
    move || now.get().map(line)
}
