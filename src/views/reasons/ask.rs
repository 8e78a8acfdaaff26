//! Asking why, in one tap: the motivos given most, the whole list behind *outro motivo*, and *pular*.

use crate::domain::client::Situation;
use crate::domain::rescue::reason_pareto::About;
use crate::domain::value::id::ClientId;
use crate::screen::interaction::motives::{self, Motive};
use crate::screen::reasons;
use crate::state::{Carteira, use_carteira};
use crate::text::reason_ask as words;
use crate::ui::prelude::*;
use crate::views::interaction::{LeavesQuestion, Leaving, ReasonChoices};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is asked, and about whom.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Question {
    pub client: ClientId,
    pub name: String,
    pub about: About,
    /// Of the contact, or the first day inativo.
    pub date: NaiveDate,
}

/// Asks and keeps the answers; copy it anywhere below its [`AskHost`].
#[derive(Clone, Copy)]
pub(crate) struct Asking {
    carteira: Carteira,
    /// The question whose whole list is open.
    whole: RwSignal<Option<Question>>,
    leaving: RwSignal<Option<Leaving>>,
}

pub(crate) fn use_asking() -> Asking {
    let carteira = use_carteira();
    Asking { carteira, whole: RwSignal::new(None), leaving: RwSignal::new(None) }
}

impl Asking {
    fn give(self, question: &Question, reason: Motive, note: Option<String>) {
        let Question { client, name: _, about, date } = *question;
        let key = reason.key.clone();
        match about {
            About::Contact(contact) => self.carteira.give_contact_reason(client, contact, &key, note),
            About::Departure { after, was_asked: _ } => {
                self.carteira.answer_departure(client, after, date, Some(key), note);
            }
        }
        let is_former = self
            .carteira
            .portfolio
            .with_untracked(|p| p.client(client).is_some_and(|client| client.situation == Situation::Former));
        if reason.leaves() && !is_former {
            self.leaving.set(Some(Leaving { client, reason: reason.key, date }));
        }
    }

    fn skip(self, question: &Question) {
        match question.about {
            About::Contact(_) => {}
            About::Departure { after, was_asked: _ } => {
                self.carteira.answer_departure(question.client, after, question.date, None, None);
            }
        }
    }
}

/// The motivos in one tap. A question that was not asked yet can be skipped.
#[component]
pub(crate) fn QuickReasons(asking: Asking, question: Question) -> impl IntoView {
    let can_skip = reasons::can_skip(question.about);
    let (client, days) = (question.client, reasons::looked_at(question.about, question.date));
    let quick = Memo::new(move |_| {
        asking.carteira.portfolio.with(|p| motives::quick(p, client, days.start, days.end))
    });
    let question = StoredValue::new(question);
    let name = question.with_value(|question| question.name.clone());
    let chips = move || {
        let name = question.with_value(|question| question.name.clone());
        quick
            .get()
            .into_iter()
            .map(|reason| {
                let label = reason.name.clone();
                let spoken = words::about(&label, &name);
                let give =
                    move || question.with_value(|question| asking.give(question, reason.clone(), None));
                view! { <Button label=spoken on_press=give>{label}</Button> }
            })
            .collect_view()
    };
    view! {
        <div class="cluster quick-reasons">
            {chips}
            <Button
                label=words::about(words::OTHER, &name)
                on_press=move || asking.whole.set(Some(question.get_value()))
            >
                {words::OTHER}
            </Button>
            {can_skip
                .then(|| {
                    view! {
                        <Button
                            tone=Tone::Quiet
                            label=words::about(words::SKIP, &name)
                            on_press=move || question.with_value(|question| asking.skip(question))
                        >
                            {words::SKIP}
                        </Button>
                    }
                })}
        </div>
    }
}

/// The sheet with the whole list, once for a page.
#[component]
pub(crate) fn AskHost(asking: Asking) -> impl IntoView {
    let open = RwSignal::new(false);
    let note = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if asking.whole.with(Option::is_some) {
            note.set(String::new());
            error.set(None);
            open.set(true);
        }
    });
    let form = Form::new(Signal::derive(move || {
        asking.whole.with(|question| {
            question.as_ref().map(|question| format!("motivo-de.{}.{}", question.client, question.date))
        })
    }));
    let title = Signal::derive(move || {
        asking.whole.with(|question| {
            question
                .as_ref()
                .map(|question| reasons::title(&question.name, question.about))
                .unwrap_or_default()
        })
    });
    let choose = move |reason: Motive| {
        let said = note.with_untracked(|note| Some(note.trim().to_owned()).filter(|note| !note.is_empty()));
        if reason.needs_note() && said.is_none() {
            error.set(Some(words::NOTE_NEEDED.to_owned()));
            return form.focus_problem();
        }
        form.finish();
        if let Some(question) = asking.whole.get_untracked() {
            asking.give(&question, reason, said);
        }
        open.set(false);
    };
    view! {
        <Sheet open title form on_close=move || asking.whole.set(None)>
            <div class="stack">
                <TextField
                    label=words::NOTE
                    value=note
                    error=Signal::derive(move || error.get().filter(|_| note.with(|note| note.trim().is_empty())))
                    optional=true
                />
                <h3 class="results__heading">{words::CHOOSE}</h3>
                <ReasonChoices on_choose=choose/>
            </div>
        </Sheet>
        <LeavesQuestion leaving=asking.leaving/>
    }
}

/// Opens the whole list for a question that has its own place.
pub(crate) fn ask_again(asking: Asking, question: Question) {
    asking.whole.set(Some(question));
}
