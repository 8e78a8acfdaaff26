//! The sheet of a contact: choose the channel, tap the result, done. Details are filled before the tap.
use leptos::prelude::*;

use super::desk::InteractionSheet;
use super::details::{DetailFields, Details, Problem};
use super::leaves::Leaving;
use super::message::{NotOfThisClient, take_message};
use super::offer::{channels, groups};
use super::reasons::{ReasonChoices, Tapped};
use crate::domain::catalog::reasons::{OTHER, ReasonEffect};
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::stock_count::StockCount;
use crate::domain::value::id::ClientId;
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
    details.keep_in(form);
    // A draft was written in what is else closed, and what a message says is to be seen.
    let opened = RwSignal::new(form.is_restored() || given.is_some());
    if let Some(given) = given.clone() {
        take_message(details, form, given);
    }
    let counts = RwSignal::new(Vec::<StockCount>::new());

    let keep = move |outcome: Outcome, reason: Option<Tapped>| {
        // The second tap of a double one finds the sheet closing.
        if !sheet.contact_open.get_untracked() {
            return;
        }
        if form.is_refused() {
            return opened.set(true);
        }
        let mut contact = carteira.new_interaction(client, channel.get_untracked(), outcome);
        contact.reason = reason.as_ref().map(|reason| reason.key.clone());
        let needs_note = reason.as_ref().is_some_and(|reason| reason.key == OTHER);
        let holder = move |p: &crate::domain::portfolio::Portfolio, date| {
            p.client(client).and_then(|client| client.holder_on(date))
        };
        match details.complete(carteira, contact, outcome.needs_next_date(), needs_note, holder) {
            Err(problem) => {
                opened.set(true);
                details.problem.set(Some(problem));
            }
            Ok(contact) => {
                let value = match details.order_value(outcome) {
                    Ok(value) => value,
                    Err(problem) => {
                        opened.set(true);
                        return details.problem.set(Some(problem));
                    }
                };
                let date = contact.date;
                let mut recording = carteira.recording(contact);
                recording.counts = counts.get_untracked();
                recording.counts.iter_mut().for_each(|count| count.date = date);
                if let Some(value) = value {
                    let mut order = carteira.new_order(client, date, value);
                    order.principal = recording.contact.principal;
                    recording.contact.order = Some(order.id);
                    recording.contact.outcome = Outcome::Order;
                    recording.order = Some(order);
                }
                form.finish();
                sheet.contact_open.set(false);
                sheet.keep(client, recording);
                if let Some(reason) = reason.filter(|reason| reason.effect == ReasonEffect::Leaves) {
                    leaving.set(Some(Leaving { client, reason: reason.key, date }));
                }
            }
        }
    };
    let choose = move |outcome: Outcome| {
        // A value that was written already needs no second sheet.
        if outcome == Outcome::Order
            && !form.is_refused()
            && details.order_value(outcome).is_ok_and(|value| value.is_none())
        {
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
            let now = channel.get();
            groups(now).into_iter().nth(at).map(|(heading, mut outcomes)| {
                // What was used last stands first; the rest keeps its order.
                let last = sheet.outcome.get_untracked();
                outcomes.sort_by_key(|outcome| *outcome != last);
                let buttons =
                    outcomes.into_iter().map(|outcome| result(sheet, now, outcome, choose)).collect_view();
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
            <details class="disclosure" prop:open=move || opened.get()>
                <summary class="disclosure__summary">
                    <Icon glyph=Glyph::ChevronRight/>
                    <span class="disclosure__title">{words::DETAILS}</span>
                </summary>
                <div class="disclosure__body">
                    <DetailFields details/>
                </div>
            </details>
            <CountsAtContact client counts/>
            <p class="muted">{words::COUNTS_WHERE}</p>
            {results(0)}
            {results(1)}
            <section class="results">
                <h3 class="results__heading">{words::WHY_NO_ORDER}</h3>
                <p class="muted">{words::WHY_NO_ORDER_HINT}</p>
                <ReasonChoices on_choose=move |reason: Tapped| keep(Outcome::NoOrder, Some(reason))/>
            </section>
            {results(2)}
        </div>
    }
}

/// One result: a tap records it. It says whether it counts.
fn result(
    sheet: InteractionSheet,
    channel: Channel,
    outcome: Outcome,
    choose: impl Fn(Outcome) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let counts = sheet.carteira.portfolio.with_untracked(|p| p.rules().coverage.counts(channel, outcome));
    let last = sheet.outcome.get_untracked() == outcome;
    view! {
        <button
            class="result"
            type="button"
            data-last=last.then_some("")
            data-counts=counts.then_some("")
            on:click=move |_| choose(outcome)
        >
            <span class="result__name">{labels::outcome(outcome)}</span>
            <span class="result__counts">{if counts { words::COUNTS } else { words::DOES_NOT_COUNT }}</span>
        </button>
    }
}
