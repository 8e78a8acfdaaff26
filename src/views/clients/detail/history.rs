//! Contacts and orders as one timeline, newest first, by month. Each can be removed, and the removal taken back.
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use std::cmp::Reverse;

use super::Shown;
use crate::domain::calendar::period::Month;
use crate::domain::fact::interaction::{Channel, Interaction};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::text::clients::history as words;
use crate::text::{format, interaction, labels, reasons};
use crate::ui::prelude::*;

/// Entries drawn at first, and added by *mostrar mais*.
const STEP: usize = 30;

#[derive(Clone, PartialEq)]
enum Entry {
    Contact(Box<Interaction>),
    Order(Box<Order>),
}

#[component]
pub(super) fn History(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let limit = RwSignal::new(STEP);
    // In the past only what was dated up to then is known; today also what is agreed for later.
    let until = Memo::new(move |_| carteira.view.as_of.get());
    let entries = Memo::new(move |_| carteira.portfolio.with(|p| entries(p, id, until.get())));
    let counts = move || {
        entries.with(|entries| {
            let orders = entries.iter().filter(|entry| matches!(entry, Entry::Order(_))).count();
            words::summary(entries.len() - orders, orders)
        })
    };
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
            let home =
                shown.client.with_untracked(|client| client.as_ref().and_then(|client| client.location));
            view! {
                <li class="entry" data-counts=counts.then_some("")>
                    <span class="entry__icon" aria-hidden="true">
                        <Icon glyph=glyph(contact.channel)/>
                    </span>
                    <div class="entry__body">
                        <p class="entry__what">
                            {interaction::channel_and_outcome(contact.channel, contact.outcome)}
                        </p>
                        {told(shown, contact, home)
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
            let principal = order.principal.and_then(|id| {
                carteira
                    .portfolio
                    .with_untracked(|p| p.catalog().principal(id).map(|principal| principal.name.clone()))
            });
            let number = order.number.as_deref().map(words::number);
            let status = (order.status != OrderStatus::Invoiced)
                .then(|| labels::order_status(order.status).to_owned());
            let below: Vec<String> =
                [status, principal, number, order.note.clone()].into_iter().flatten().collect();
            view! {
                <li class="entry" data-order="" data-counts=order.is_valid().then_some("")>
                    <span class="entry__icon" aria-hidden="true">
                        <Icon glyph=Glyph::Money/>
                    </span>
                    <div class="entry__body">
                        <p class="entry__what">
                            {words::ORDER} " " <span class="private">{format::money(order.value)}</span>
                        </p>
                        {(!below.is_empty()).then(|| view! { <p class="entry__line">{below.join(" · ")}</p> })}
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
    }
}

/// What a contact says beside channel and result.
fn told(shown: Shown, contact: &Interaction, home: Option<LatLon>) -> Vec<String> {
    let name = |key: &str| shown.carteira.portfolio.with_untracked(|p| reasons::name(p.catalog(), key));
    let reason = contact.reason.as_deref().map(|key| words::reason(&name(key)));
    let next = contact.next_step.as_ref().map(|step| words::next_step(&step.what, &format::date(step.date)));
    let away = contact.position.zip(home).map(|(stood, home)| words::away(stood.distance_km(home)));
    let nps = contact.nps.map(words::nps);
    let complaint = contact.complaint.as_deref().map(words::complaint);
    let resolved = contact.resolves.map(|_| words::RESOLVED.to_owned());
    [reason, contact.note.clone(), away, nps, complaint, resolved, next].into_iter().flatten().collect()
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

impl Entry {
    fn date(&self) -> NaiveDate {
        match self {
            Entry::Contact(contact) => contact.date,
            Entry::Order(order) => order.date,
        }
    }

    fn time(&self) -> Option<NaiveTime> {
        match self {
            Entry::Contact(contact) => contact.time,
            Entry::Order(_) => None,
        }
    }
}

fn entries(
    portfolio: &Portfolio,
    id: crate::domain::value::id::ClientId,
    until: Option<NaiveDate>,
) -> Vec<Entry> {
    let Some(dossier) = portfolio.dossier(id) else { return Vec::new() };
    let contacts = dossier.interactions.iter().rev().map(|one| Entry::Contact(Box::new(one.clone())));
    let orders = dossier.orders.iter().rev().map(|one| Entry::Order(Box::new(one.clone())));
    let mut all: Vec<Entry> = contacts.chain(orders).collect();
    all.retain(|entry| until.is_none_or(|until| entry.date() <= until));
    // Stable: of one day, contacts newest first, then orders newest first.
    all.sort_by_key(|entry| (Reverse(entry.date()), Reverse(entry.time())));
    all
}
