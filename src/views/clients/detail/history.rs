//! Contacts, orders and eventualidades as one timeline, newest first, by month. A tap corrects one; each can be removed, and
//! either act taken back.
use leptos::prelude::*;

use super::Shown;
use super::correct::CorrectContact;
use crate::domain::fact::interaction::Channel;
use crate::domain::value::id::{IncidentId, InteractionId, OrderId};
use crate::screen::history::{self, Fact, OfMonth, Row, entries, summary};
use crate::text::clients::{history as words, street};
use crate::ui::prelude::*;
use crate::views::incidents::IncidentSheet;
use crate::views::order::CorrectOrder;

/// Entries that stand there before all are asked for.
const LAST: usize = 5;

#[component]
pub(super) fn History(shown: Shown) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let opened = RwSignal::new(false);
    let correcting = Correcting::new();
    // In the past only what was dated up to then is known; today also what is agreed for later.
    let until = Memo::new(move |_| carteira.view.as_of.get());
    let entries = Memo::new(move |_| carteira.portfolio.with(|p| entries(p, id, until.get())));
    let counts = move || entries.with(|entries| summary(entries));
    let months = move || {
        let today = carteira.derived.as_of.get();
        let most = if opened.get() { usize::MAX } else { LAST };
        let months = entries.with(|entries| {
            let drawn = &entries[..entries.len().min(most)];
            carteira.portfolio.with_untracked(|p| history::months(p, id, drawn, today))
        });
        let month = |OfMonth { heading, rows }: OfMonth| {
            let rows = rows.into_iter().map(|one| row(shown, correcting, one)).collect_view();
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
            <Show when=move || !opened.get() && entries.with(|entries| entries.len() > LAST)>
                <Button tone=Tone::Quiet on_press=move || opened.set(true)>
                    {move || street::see_all(entries.with(Vec::len))}
                </Button>
            </Show>
        </section>
        <CorrectContact client=id open=correcting.contact_open edited=correcting.contact/>
        <CorrectOrder client=id open=correcting.order_open edited=correcting.order/>
        <IncidentSheet client=id open=correcting.incident_open edited=correcting.incident/>
    }
}

/// What the open sheet corrects.
#[derive(Clone, Copy)]
struct Correcting {
    contact: RwSignal<Option<InteractionId>>,
    contact_open: RwSignal<bool>,
    order: RwSignal<Option<OrderId>>,
    order_open: RwSignal<bool>,
    incident: RwSignal<Option<IncidentId>>,
    incident_open: RwSignal<bool>,
}

impl Correcting {
    fn new() -> Correcting {
        Correcting {
            contact: RwSignal::new(None),
            contact_open: RwSignal::new(false),
            order: RwSignal::new(None),
            order_open: RwSignal::new(false),
            incident: RwSignal::new(None),
            incident_open: RwSignal::new(false),
        }
    }

    fn ask(self, fact: Fact) {
        match fact {
            Fact::Contact(contact, _) => {
                self.contact.set(Some(contact));
                self.contact_open.set(true);
            }
            Fact::Order(order) => {
                self.order.set(Some(order));
                self.order_open.set(true);
            }
            Fact::Incident(incident) => {
                self.incident.set(Some(incident));
                self.incident_open.set(true);
            }
            // Its card corrects it.
            Fact::Care(_) => {}
        }
    }
}

fn row(shown: Shown, correcting: Correcting, row: Row) -> impl IntoView {
    let Shown { carteira, id, client: _, status: _ } = shown;
    let Row { fact, what, money, lines, counts, not_counted, day, exact, time, remove } = row;
    let (glyph, order) = match fact {
        Fact::Contact(_, channel) => (glyph(channel), None),
        Fact::Order(_) => (Glyph::Money, Some("")),
        Fact::Incident(_) => (Glyph::Warning, None),
        Fact::Care(_) => (Glyph::Check, None),
    };
    let take_out = move || match fact {
        Fact::Contact(contact, _) => carteira.remove_interaction(id, contact),
        Fact::Order(order) => carteira.remove_order(id, order),
        Fact::Incident(incident) => carteira.remove_incident(id, incident),
        Fact::Care(event) => carteira.remove_care_event(id, event),
    };
    let lines = lines.into_iter().map(|line| view! { <p class="entry__line">{line}</p> });
    view! {
        <li class="entry" data-order=order data-counts=counts.then_some("")>
            <span class="entry__icon" aria-hidden="true">
                <Icon glyph/>
            </span>
            <div class="entry__body">
                <p class="entry__what">
                    {match fact {
                        Fact::Care(_) => view! { <span>{what}</span> }.into_any(),
                        Fact::Contact(..) | Fact::Order(_) | Fact::Incident(_) => view! {
                            <button
                                class="entry__open"
                                type="button"
                                aria-label=words::correct(&what)
                                on:click=move |_| correcting.ask(fact)
                            >
                                {what.clone()}
                                {money.map(|money| view! { " " <span class="private">{money}</span> })}
                            </button>
                        }
                            .into_any(),
                    }}
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
