//! Contacts, orders and eventualidades as one timeline, newest first, by month. Each can be removed, and the removal taken back.
use leptos::prelude::*;

use super::Shown;
use crate::domain::fact::interaction::Channel;
use crate::screen::history::{self, Fact, OfMonth, Row, entries, summary};
use crate::text::clients::history as words;
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
        let months = entries.with(|entries| {
            let drawn = &entries[..entries.len().min(limit.get())];
            carteira.portfolio.with_untracked(|p| history::months(p, id, drawn, today))
        });
        let month = |OfMonth { heading, rows }: OfMonth| {
            let rows = rows.into_iter().map(|one| row(shown, one)).collect_view();
            view! {
                <section class="history__month">
                    <h4 class="history__heading">{heading}</h4>
                    <ol class="history__entries">{rows}</ol>
                </section>
            }
        };
        months.into_iter().map(month).collect_view()
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

fn row(shown: Shown, row: Row) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let Row { fact, what, money, lines, counts, not_counted, day, exact, time, remove } = row;
    let (glyph, order) = match fact {
        Fact::Contact(_, channel) => (glyph(channel), None),
        Fact::Order(_) => (Glyph::Money, Some("")),
        Fact::Incident(_) => (Glyph::Warning, None),
    };
    let take_out = move || match fact {
        Fact::Contact(contact, _) => carteira.remove_interaction(id, contact),
        Fact::Order(order) => carteira.remove_order(id, order),
        Fact::Incident(incident) => carteira.remove_incident(id, incident),
    };
    let lines = lines.into_iter().map(|line| view! { <p class="entry__line">{line}</p> });
    view! {
        <li class="entry" data-order=order data-counts=counts.then_some("")>
            <span class="entry__icon" aria-hidden="true">
                <Icon glyph/>
            </span>
            <div class="entry__body">
                <p class="entry__what">
                    {what} {money.map(|money| view! { " " <span class="private">{money}</span> })}
                </p>
                {lines.collect_view()}
                {not_counted.map(|why| view! { <p class="entry__line muted">{why}</p> })}
            </div>
            <p class="entry__when">
                <time title=exact>{day}</time>
                {time.map(|time| view! { <span class="muted">{time}</span> })}
            </p>
            <IconButton glyph=Glyph::Trash label=remove on_press=take_out/>
        </li>
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
