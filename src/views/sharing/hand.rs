//! A client said by hand: found by name or on the map, then who serves it.

use super::desk::SharingDesk;
use crate::domain::value::id::ClientId;
use crate::screen::client::name_of;
use crate::state::notices::Notice;
use crate::text::sharing as words;
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::pick::PickSheet;
use leptos::prelude::*;

/// Of whom the sheet is, and where each would go.
#[derive(Clone, PartialEq)]
struct Subject {
    slot: u32,
    client: ClientId,
    name: String,
    seat: usize,
    pinned: bool,
}

#[component]
pub(super) fn HandSheets(desk: SharingDesk, picking: RwSignal<bool>) -> impl IntoView {
    let carteira = desk.carteira;
    let subjects = Memo::new(move |_| {
        let (slots, found) = (desk.subject.get(), desk.found.get());
        let Some(found) = found else { return Vec::new() };
        carteira.portfolio.with(|p| {
            let pairs = found.asked.members.iter().zip(&found.division.seats);
            let meant = pairs.filter(|(member, _)| slots.contains(&member.slot.into()));
            let subject = |(member, seat): (&crate::domain::plan::sharing::Member, &usize)| {
                Some(Subject {
                    slot: member.slot.into(),
                    client: member.client,
                    name: name_of(p.client(member.client)?).to_owned(),
                    seat: *seat,
                    pinned: member.pinned.is_some(),
                })
            };
            meant.filter_map(subject).collect::<Vec<_>>()
        })
    });
    let title = Signal::derive(move || {
        subjects.with(|all| match &all[..] {
            [one] => one.name.clone(),
            _ => words::HAND_WHICH.to_owned(),
        })
    });
    let pick = move |client: ClientId| {
        let slot = carteira.portfolio.with_untracked(|p| p.slot(client)).map(u32::from);
        let is_in = |slot: &u32| {
            desk.found
                .with_untracked(|found| found.as_ref().is_some_and(|found| found.seat_of(*slot).is_some()))
        };
        match slot.filter(is_in) {
            Some(slot) => desk.open(vec![slot]),
            None => carteira.notice.set(Some(Notice::problem(words::NOT_DIVIDED.to_owned()))),
        }
    };
    view! {
        <PickSheet
            open=picking
            title=words::HAND
            nobody=words::HAND_NOBODY
            on_pick=Callback::new(move |(client,): (ClientId,)| pick(client))
        />
        <Sheet open=desk.subject_open title>
            {move || {
                let all = subjects.get();
                match &all[..] {
                    [one] => view! { <Who desk one=one.clone()/> }.into_any(),
                    _ => view! { <Which desk all/> }.into_any(),
                }
            }}
        </Sheet>
    }
}

#[component]
fn Which(desk: SharingDesk, all: Vec<Subject>) -> impl IntoView {
    let row = move |one: Subject| {
        let Subject { slot, client: _, name, seat, pinned: _ } = one;
        view! {
            <li>
                <button class="choice" type="button" on:click=move |_| desk.subject.set(vec![slot])>
                    <StateMark mark=marks::of_part(seat)/>
                    <span class="choice__name">{name}</span>
                </button>
            </li>
        }
    };
    view! { <ul class="choices">{all.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn Who(desk: SharingDesk, one: Subject) -> impl IntoView {
    let Subject { slot, client, name: _, seat: now, pinned } = one;
    let found = desk.found.get_untracked();
    let (said, names) = found
        .map(|found| {
            desk.carteira.portfolio.with_untracked(|p| {
                let names = (0..found.asked.seats.len()).map(|seat| found.name(p, seat)).collect::<Vec<_>>();
                (found.spoken(p, &[slot]), names)
            })
        })
        .unwrap_or_default();
    let row = move |(seat, name): (usize, String)| {
        view! {
            <li>
                <button
                    class="choice"
                    type="button"
                    aria-pressed=if seat == now { "true" } else { "false" }
                    on:click=move |_| desk.say(client, Some(seat))
                >
                    <StateMark mark=marks::of_part(seat)/>
                    <span class="choice__name">{name}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="stack" data-gap="tight">
            <p>{said}</p>
            <h3 class="results__heading">{words::HAND_WHO}</h3>
            <ul class="choices">{names.into_iter().enumerate().map(row).collect_view()}</ul>
            <p class="muted">{words::HAND_NOTE}</p>
            {pinned
                .then(|| {
                    view! {
                        <Button tone=Tone::Quiet on_press=move || desk.say(client, None)>{words::HAND_FREE}</Button>
                    }
                })}
        </div>
    }
}
