//! The sheet of a contact: choose the channel, tap the result, done. Details are filled before the tap.
use leptos::prelude::*;

use super::answers::{AnswerReasons, Scores};
use super::desk::InteractionSheet;
use super::details::{DetailFields, Details};
use super::leaves::Leaving;
use super::message::{NotOfThisClient, take_message};
use super::reasons::ReasonChoices;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::status::satisfaction::asking::{Occasion, Question};
use crate::domain::portfolio::recording::Recording;
use crate::domain::value::id::ClientId;
use crate::screen::care::asked_now;
use crate::screen::interaction::details::{Beside, Problem};
use crate::screen::interaction::motives::Motive;
use crate::screen::interaction::offer::{Group, Offered, channels, groups};
use crate::state::clock;
use crate::text::{interaction as words, labels};
use crate::ui::prelude::*;
use crate::views::stock::CountsAtContact;

#[component]
pub(super) fn ContactSheet(sheet: InteractionSheet, leaving: RwSignal<Option<Leaving>>) -> impl IntoView {
    let name = move || {
        let id = sheet.subject.get()?;
        sheet.carteira.portfolio.with(|p| p.client(id).map(|client| client.display_name().to_owned()))
    };
    let title = Signal::derive(move || {
        name().map_or_else(|| words::RECORD.to_owned(), |name| words::record_with(&name))
    });
    let form = Form::new(Signal::derive(move || sheet.subject.get().map(|id| format!("contato.{id}"))));
    view! {
        <Sheet open=sheet.contact_open title form>
            {move || match sheet.subject.get() {
                Some(client) => view! { <Contact sheet client leaving form/> }.into_any(),
                None => view! { <p class="muted">{words::NO_CLIENT}</p> }.into_any(),
            }}
        </Sheet>
    }
}

#[component]
fn Contact(
    sheet: InteractionSheet,
    client: ClientId,
    leaving: RwSignal<Option<Leaving>>,
    form: Form,
) -> impl IntoView {
    let carteira = sheet.carteira;
    let given = sheet.given.get_untracked();
    let last = if given.is_some() { Channel::WhatsApp } else { sheet.channel.get_untracked() };
    let channel = RwSignal::new(last);
    let details = Details::new();
    carteira.follow_today(details.date);
    let score = sheet.score.get_untracked();
    let asked = score.map(|(question, _)| question).or_else(|| question_now(sheet, client));
    details.keep_in(form);
    // A draft was written in what is else closed, and what a message says is to be seen.
    let opened = RwSignal::new(form.is_restored() || given.is_some());
    if let Some(given) = given.clone() {
        take_message(details, form, given);
    }
    if let Some((question, score)) = score {
        take_score(details, form, question, score);
    }
    let counts = RwSignal::new(Vec::<StockCount>::new());

    let keep = move |outcome: Outcome, reason: Option<Motive>| {
        // The second tap of a double one finds the sheet closing.
        if !sheet.contact_open.get_untracked() {
            return;
        }
        if form.is_refused() {
            return opened.set(true);
        }
        let contact = carteira.new_interaction(client, channel.get_untracked(), outcome);
        let recording = Recording { counts: counts.get_untracked(), ..carteira.recording(contact) };
        let new = Beside {
            order: move |date, value| carteira.new_order(client, date, value),
            agreed: move |about| carteira.new_care_event(CareKind::Agreed, Some(about)),
        };
        let completed = carteira.portfolio.with_untracked(|p| {
            let (filled, today) = (details.filled(), clock::today());
            filled.complete(recording, client, reason.as_ref(), today, p, new)
        });
        match completed {
            Err(problem) => {
                opened.set(true);
                details.problem.set(Some(problem));
            }
            Ok(recording) => {
                let date = recording.contact.date;
                form.finish();
                sheet.contact_open.set(false);
                sheet.keep(client, recording);
                if let Some(reason) = reason.filter(Motive::leaves) {
                    leaving.set(Some(Leaving { client, reason: reason.key, date }));
                }
            }
        }
    };
    let choose = move |outcome: Outcome| {
        // A value that was written already needs no second sheet.
        if details.filled().asks_order(outcome) && !form.is_refused() {
            sheet.contact_open.set(false);
            sheet.order_by.set(Some(channel.get_untracked()));
            sheet.order_open.set(true);
        } else {
            keep(outcome, None);
        }
    };
    // Whatever is typed answers the problem, or the next tap asks again.
    Effect::new(move |_| {
        if details.problem.get() == Some(Problem::InTheFuture) {
            opened.set(true);
        }
    });

    let channel_chips = channels(last)
        .into_iter()
        .map(|own| {
            view! {
                <FilterChip
                    label=labels::channel(own)
                    pressed=Signal::derive(move || channel.get() == own)
                    on_toggle=move |_: bool| channel.set(own)
                />
            }
        })
        .collect_view();
    let results = move |at: usize| {
        move || {
            let (now, last) = (channel.get(), sheet.outcome.get_untracked());
            let groups = carteira.portfolio.with_untracked(|p| groups(now, last, p.rules()));
            groups.into_iter().nth(at).map(|Group { heading, results }| {
                let buttons = results.into_iter().map(|offered| result(offered, choose)).collect_view();
                view! {
                    <section class="results">
                        <h3 class="results__heading">{heading}</h3>
                        <div class="results__grid">{buttons}</div>
                    </section>
                }
            })
        }
    };
    view! {
           <div class="stack contact-sheet">
               {given.map(|given| view! { <NotOfThisClient sheet client given/> })}
               <div class="cluster" data-scroll="" role="group" aria-label=words::CHANNEL>
                   {channel_chips}
               </div>
    {asked
                   .map(|question| {
                       view! {
                           <Scores details question/>
                           <AnswerReasons details/>
                       }
                   })}
               <details class="disclosure" prop:open=move || opened.get()>
                   <summary class="disclosure__summary">
                       <Icon glyph=Glyph::ChevronRight/>
                       <span class="disclosure__title">{words::DETAILS}</span>
                   </summary>
                   <div class="disclosure__body">
                       <DetailFields details asked/>
                   </div>
               </details>
               <CountsAtContact client counts/>
               <p class="muted">{words::COUNTS_WHERE}</p>
               {results(0)}
               {results(1)}
               <section class="results">
                   <h3 class="results__heading">{words::WHY_NO_ORDER}</h3>
                   <p class="muted">{words::WHY_NO_ORDER_HINT}</p>
                   <ReasonChoices on_choose=move |reason: Motive| keep(Outcome::NoOrder, Some(reason))/>
               </section>
               {results(2)}
           </div>
       }
}

/// What is asked at this contact, as on the client's page.
fn question_now(sheet: InteractionSheet, client: ClientId) -> Option<Question> {
    let carteira = sheet.carteira;
    let today = carteira.today.get_untracked();
    let now = carteira.portfolio.with_untracked(|p| {
        let slot = p.slot(client)?;
        carteira
            .derived
            .statuses
            .with_untracked(|all| asked_now(p, client, all.get(slot.at()).and_then(Option::as_ref), today))
    });
    now.map(Occasion::question)
}

/// Once the fields stand, so that the score is kept like what is typed.
fn take_score(details: Details, form: Form, question: Question, score: u8) {
    request_animation_frame(move || {
        details.score(question).set(Some(score));
        form.filled();
    });
}

/// One result: a tap records it. It says whether it counts.
fn result(offered: Offered, choose: impl Fn(Outcome) + Copy + Send + Sync + 'static) -> impl IntoView {
    let Offered { outcome, counts, is_last } = offered;
    view! {
        <button
            class="result"
            type="button"
            data-last=is_last.then_some("")
            data-counts=counts.then_some("")
            on:click=move |_| choose(outcome)
        >
            <span class="result__name">{labels::outcome(outcome)}</span>
            <span class="result__counts">{if counts { words::COUNTS } else { words::DOES_NOT_COUNT }}</span>
        </button>
    }
}
