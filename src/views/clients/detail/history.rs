//! Contacts, orders and eventualidades as one timeline, newest first, by month. Each can be removed, and the removal taken back.
use chrono::NaiveDate;
use leptos::prelude::*;

use super::Shown;
use crate::domain::calendar::period::Month;
use crate::domain::fact::interaction::Channel;
use crate::screen::history::{Entry, entries, order_line, summary, told};
use crate::text::clients::history as words;
use crate::text::{format, incidents, interaction};
use crate::ui::prelude::*;

/// Entries drawn at first, and added by *mostrar mais*.
const STEP: usize = 30;

#[component]
pub(super) fn History(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let limit = RwSignal::new(STEP);
    // In the past only what was dated up to then is known; today also what is agreed for later.
    let until = Memo::new(move |_| carteira.view.as_of.get());
    let entries = Memo::new(move |_| carteira.portfolio.with(|p| entries(p, id, until.get())));
    let counts = move || entries.with(|entries| summary(entries));
    let months = move || {
        let today = carteira.derived.as_of.get();
        let drawn: Vec<Entry> = entries.with(|entries| entries.iter().take(limit.get()).cloned().collect());
        drawn
            .chunk_by(|a, b| Month::of(a.date()) == Month::of(b.date()))
            .map(|entries| {
                let heading = entries.first().map(|first| format::month_year(Month::of(first.date())));
                let rows = entries.iter().map(|entry| row(shown, entry, today)).collect_view();
                view! {
                    <section class="history__month">
                        <h4 class="history__heading">{heading}</h4>
                        <ol class="history__entries">{rows}</ol>
                    </section>
                }
            })
            .collect_view()
    };
    view! {
        <section class="history">
            <header class="cluster" data-spread="">
                <h3 class="card__title">{words::TITLE}</h3>
                <span class="muted">{counts}</span>
            </header>
            <Show when=move || entries.with(Vec::is_empty)>
                <p class="muted">{words::EMPTY}</p>
            </Show>
            {months}
            <Show when=move || entries.with(|entries| entries.len() > limit.get())>
                <Button tone=Tone::Quiet on_press=move || limit.update(|limit| *limit += STEP)>
                    {words::MORE}
                </Button>
            </Show>
        </section>
    }
}

fn row(shown: Shown, entry: &Entry, today: NaiveDate) -> AnyView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let day = format::near(entry.date(), today);
    let exact = format::date(entry.date());
    match entry {
        Entry::Contact(contact) => {
            let counts = carteira
                .portfolio
                .with_untracked(|p| p.rules().coverage.counts(contact.channel, contact.outcome));
            let fact = contact.id;
            let told = carteira.portfolio.with_untracked(|p| told(p, id, contact));
            view! {
                <li class="entry" data-counts=counts.then_some("")>
                    <span class="entry__icon" aria-hidden="true">
                        <Icon glyph=glyph(contact.channel)/>
                    </span>
                    <div class="entry__body">
                        <p class="entry__what">
                            {interaction::channel_and_outcome(contact.channel, contact.outcome)}
                        </p>
                        {told
                            .into_iter()
                            .map(|line| view! { <p class="entry__line">{line}</p> })
                            .collect_view()}
                        {(!counts).then(|| view! { <p class="entry__line muted">{words::DOES_NOT_COUNT}</p> })}
                    </div>
                    <p class="entry__when">
                        <time title=exact>{day}</time>
                        {contact.time.map(|time| view! { <span class="muted">{format::time(time)}</span> })}
                    </p>
                    <IconButton
                        glyph=Glyph::Trash
                        label=words::REMOVE_CONTACT
                        on_press=move || carteira.remove_interaction(id, fact)
                    />
                </li>
            }
            .into_any()
        }
        Entry::Order(order) => {
            let fact = order.id;
            let below = carteira.portfolio.with_untracked(|p| order_line(p, order));
            view! {
                <li class="entry" data-order="" data-counts=order.is_valid().then_some("")>
                    <span class="entry__icon" aria-hidden="true">
                        <Icon glyph=Glyph::Money/>
                    </span>
                    <div class="entry__body">
                        <p class="entry__what">
                            {words::ORDER} " " <span class="private">{format::money(order.value)}</span>
                        </p>
                        {below.map(|below| view! { <p class="entry__line">{below}</p> })}
                    </div>
                    <p class="entry__when">
                        <time title=exact>{day}</time>
                    </p>
                    <IconButton
                        glyph=Glyph::Trash
                        label=words::REMOVE_ORDER
                        on_press=move || carteira.remove_order(id, fact)
                    />
                </li>
            }
            .into_any()
        }
        Entry::Incident(incident) => {
            let fact = incident.id;
            let state = incidents::state(incident, today);
            view! {
                <li class="entry">
                    <span class="entry__icon" aria-hidden="true">
                        <Icon glyph=Glyph::Warning/>
                    </span>
                    <div class="entry__body">
                        <p class="entry__what">{incidents::kind(incident.kind)}</p>
                        <p class="entry__line">{state}</p>
                        {incident.note.clone().map(|note| view! { <p class="entry__line">{note}</p> })}
                    </div>
                    <p class="entry__when">
                        <time title=exact>{day}</time>
                    </p>
                    <IconButton
                        glyph=Glyph::Trash
                        label=incidents::REMOVE_FROM_HISTORY
                        on_press=move || carteira.remove_incident(id, fact)
                    />
                </li>
            }
            .into_any()
        }
    }
}

fn glyph(channel: Channel) -> Glyph {
    match channel {
        Channel::Visit => Glyph::Visit,
        Channel::Call => Glyph::Phone,
        Channel::WhatsApp => Glyph::WhatsApp,
        Channel::Email => Glyph::Email,
        Channel::Video => Glyph::Video,
        Channel::Event => Glyph::Calendar,
    }
}
