//! One entry of a day. Tapped it opens; held by its grip it moves to another day or hour.

use super::desk::AgendaDesk;
use super::drag::Fell;
use crate::domain::plan::agenda::{Entry, EntryStanding, What};
use crate::domain::value::id::{AppointmentId, ClientId};
use crate::screen::agenda::day::{Card as Shown, card};
use crate::screen::credit::flag;
use crate::text::agenda as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Card(desk: AgendaDesk, entry: Entry) -> impl IntoView {
    let name = Signal::derive(move || desk.name(entry.what));
    let mark = entry_mark(desk, entry);
    let Shown { hour, span, notes, visit, moves, locked } = card(&entry);
    let by = move || visit.and_then(|card| desk.drag.of(card));
    let credit = credit_of(desk, entry).map(str::to_owned);
    let notes: Vec<String> = notes.into_iter().chain(credit).collect();
    let notes = (!notes.is_empty()).then(|| notes.join(" · "));
    view! {
        <li
            class="agenda-card"
            data-card=(!matches!(entry.standing, EntryStanding::Moved { .. })).then_some("")
            data-held=move || by().map(|_| "")
            data-own=visit.is_none().then_some("")
            data-standing=standing_word(entry.standing)
            style:transform=move || by().map(|(x, y)| format!("translate({x}px, {y}px)")).unwrap_or_default()
        >
            <button
                class="agenda-card__open"
                type="button"
                aria-label=move || words::open(&name.get(), &span)
                on:click=move |_| desk.open(entry.what)
            >
                <span class="agenda-card__when number">
                    {hour}
                    {locked.then(|| view! { <Icon glyph=Glyph::Lock/> })}
                </span>
                <span class="agenda-card__name">
                    {mark.map(|mark| view! { <StateMark mark/> })}
                    <span>{move || name.get()}</span>
                </span>
                {notes.map(|notes| view! { <span class="agenda-card__note muted">{notes}</span> })}
            </button>
            {visit.filter(|_| moves).map(|card| view! { <Grip desk card name what=entry.what/> })}
        </li>
    }
}

#[component]
fn Grip(
    desk: AgendaDesk,
    card: (ClientId, AppointmentId),
    name: Signal<String>,
    what: What,
) -> impl IntoView {
    let fall = move || match desk.drag.end() {
        Fell::Tap => {}
        Fell::On(day, at) => {
            let (client, id) = card;
            if let Some(old) = untrack(|| desk.appointment(client, id)) {
                let minutes = old.minutes.unwrap_or_else(|| desk.visit_minutes());
                let time = desk.time_at(day, at, Some(id), minutes, old.time);
                desk.reschedule(client, id, day, Some(time));
            }
        }
        Fell::Nowhere => {}
    };
    // A card may leave the page while it is held.
    on_cleanup(move || desk.drag.cancel());
    view! {
        <Show when=move || desk.is_live()>
            <button
                class="agenda-card__grip"
                type="button"
                title=words::MOVE_HINT
                aria-label=move || words::grip(&name.get())
                on:pointerdown=move |event| desk.drag.start(card, &event)
                on:pointermove=move |event| desk.drag.go(&event)
                on:pointerup=move |_| fall()
                on:pointercancel=move |_| desk.drag.cancel()
                on:click=move |event| {
                    // A key or a tap writes day and hour in the sheet; the click that ends a move says nothing.
                    let by_key = event.detail() == 0;
                    if by_key || !desk.drag.has_just_moved() {
                        desk.open(what);
                    }
                }
            >
                <Icon glyph=Glyph::Drag/>
            </button>
        </Show>
    }
}

fn standing_word(standing: EntryStanding) -> &'static str {
    match standing {
        EntryStanding::Planned => "planned",
        EntryStanding::Done => "done",
        EntryStanding::Missed => "missed",
        EntryStanding::Moved { .. } => "moved",
    }
}

/// Blocked credit or high risk of the client behind the entry.
fn credit_of(desk: AgendaDesk, entry: Entry) -> Option<&'static str> {
    let What::Client { slot, .. } = entry.what else { return None };
    let today = desk.carteira.today.get_untracked();
    desk.carteira.portfolio.with_untracked(|p| flag(p, slot, today))
}

/// The contact state of the client behind the entry.
fn entry_mark(desk: AgendaDesk, entry: Entry) -> Option<Mark> {
    let What::Client { slot, .. } = entry.what else { return None };
    desk.carteira.derived.statuses.with_untracked(|all| {
        all.get(slot.at()).copied().flatten().map(|status| crate::views::marks::of_state(status.state))
    })
}
