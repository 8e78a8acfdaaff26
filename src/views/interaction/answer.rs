//! *Respondeu?*: asked when the person comes back from WhatsApp, and again on the client's page when put off.
use leptos::prelude::*;

use super::desk::{InteractionSheet, use_interaction_sheet};
use crate::domain::value::id::ClientId;
use crate::screen::interaction::awaited::{Awaited, asked_on_return, question};
use crate::state::clock;
use crate::text::interaction::answer as words;
use crate::ui::prelude::*;

/// The sheet that asks on return.
#[component]
pub(super) fn AnswerSheet(sheet: InteractionSheet) -> impl IntoView {
    let asked = RwSignal::new(None::<Awaited>);
    let came_back = move || {
        if document().hidden() || sheet.answer_open.get_untracked() {
            return;
        }
        let now = clock::now_millis();
        if let Some(one) = sheet.awaited.with_untracked(|awaited| asked_on_return(awaited, now)) {
            asked.set(Some(one));
            sheet.answer_open.set(true);
        }
    };
    let shown = window_event_listener_untyped("visibilitychange", move |_| came_back());
    let focused = window_event_listener(leptos::ev::focus, move |_| came_back());
    on_cleanup(move || {
        shown.remove();
        focused.remove();
    });
    // Closed without an answer is *later*.
    let put_off = move || {
        if let Some(one) = asked.get_untracked() {
            sheet.later(one.client);
        }
    };
    view! {
        <Sheet open=sheet.answer_open title=words::TITLE size=SheetSize::Small on_close=put_off>
            {move || {
                asked
                    .get()
                    .map(|one| {
                        view! {
                            <div class="stack">
                                <p>{about(sheet, one)}</p>
                                <div class="cluster">
                                    <Button
                                        tone=Tone::Primary
                                        on_press=move || {
                                            sheet.answered(one, true);
                                            sheet.answer_open.set(false);
                                        }
                                    >
                                        {words::YES}
                                    </Button>
                                    <Button on_press=move || {
                                        sheet.answered(one, false);
                                        sheet.answer_open.set(false);
                                    }>{words::NO}</Button>
                                    <Button tone=Tone::Quiet on_press=move || sheet.answer_open.set(false)>
                                        {words::LATER}
                                    </Button>
                                </div>
                            </div>
                        }
                    })
            }}
        </Sheet>
    }
}

/// The question on the client's page, while it is open.
#[component]
pub(crate) fn AnswerNote(client: ClientId) -> impl IntoView {
    let sheet = use_interaction_sheet();
    move || {
        sheet.awaited_of(client).map(|one| {
            view! {
                <aside class="card note-card">
                    <p>{about(sheet, one)}</p>
                    <div class="cluster">
                        <Button on_press=move || sheet.answered(one, true)>{words::YES}</Button>
                        <Button on_press=move || sheet.answered(one, false)>{words::NO}</Button>
                    </div>
                </aside>
            }
        })
    }
}

fn about(sheet: InteractionSheet, one: Awaited) -> String {
    sheet.carteira.portfolio.with(|p| question(p, one, clock::now_millis()))
}
