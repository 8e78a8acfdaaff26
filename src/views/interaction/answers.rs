//! The questions of satisfaction in the sheet of a contact: a row of scores each, and why the score was given.

use super::details::Details;
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::indicator::status::satisfaction::asking::Question;
use crate::screen::care::scores;
use crate::text::satisfaction as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

impl Details {
    pub(super) fn score(self, question: Question) -> RwSignal<Option<u8>> {
        match question {
            Question::Nps => self.nps,
            Question::Csat => self.csat,
        }
    }
}

#[component]
pub(super) fn Scores(details: Details, question: Question) -> impl IntoView {
    let given = details.score(question);
    let chips = scores(question)
        .map(|score| {
            view! {
                <FilterChip
                    label=score.to_string()
                    pressed=Signal::derive(move || given.get() == Some(score))
                    on_toggle=move |on: bool| given.set(on.then_some(score))
                />
            }
        })
        .collect_view();
    view! {
        <fieldset class="scores">
            <legend class="field__label">{words::question(question)}</legend>
            <div class="cluster">{chips}</div>
        </fieldset>
    }
}

/// Asked once there is a score.
#[component]
pub(super) fn AnswerReasons(details: Details) -> impl IntoView {
    let answered = Memo::new(move |_| details.nps.get().is_some() || details.csat.get().is_some());
    let chips = move || {
        AnswerReason::ALL
            .map(|reason| {
                view! {
                    <FilterChip
                        label=words::reason(reason)
                        pressed=Signal::derive(move || details.because.get() == Some(reason))
                        on_toggle=move |on: bool| details.because.set(on.then_some(reason))
                    />
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || answered.get()>
            <fieldset class="scores">
                <legend class="field__label">{words::BECAUSE}</legend>
                <div class="cluster">{chips()}</div>
            </fieldset>
        </Show>
    }
}
