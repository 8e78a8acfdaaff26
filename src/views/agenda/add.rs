//! Which client to put on a day: those that wait longest first, then by letters.

use super::desk::Desk;
use crate::domain::filter;
use crate::domain::id::ClientId;
use crate::text::agenda as words;
use crate::ui::prelude::*;
use crate::views::marks;
use leptos::prelude::*;
use std::cmp::Reverse;

const SHOWN: usize = 30;

#[component]
pub(super) fn AddSheet(desk: Desk) -> impl IntoView {
    let title =
        Signal::derive(move || desk.add_to.get().map_or(words::WHICH_CLIENT.to_owned(), words::add_to));
    view! {
        <Sheet open=desk.add_open title>
            <Pick desk/>
        </Sheet>
    }
}

#[component]
fn Pick(desk: Desk) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| text.with(|text| matches(desk, &filter::words(text))));
    let choose = move |client: ClientId| {
        desk.add_open.set(false);
        if let Some(day) = desk.add_to.get_untracked() {
            desk.add(client, day);
        }
    };
    let row = move |Found { client, name, place, mark }: Found| {
        view! {
            <li>
                <button class="choice" type="button" on:click=move |_| choose(client)>
                    {mark.map(|mark| view! { <StateMark mark/> })}
                    <span class="choice__name">{name}</span>
                    <span class="choice__count">{place}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="stack" data-gap="tight">
            <TextField
                label=words::WHICH_CLIENT
                value=text
                kind=TextKind::Search
                placeholder=words::SEARCH_CLIENT
                bare=true
                autofocus=true
            />
            <Show when=move || found.with(Vec::is_empty)>
                <p class="muted">{words::NOBODY_FOUND}</p>
            </Show>
            <ul class="choices">{move || found.get().into_iter().map(row).collect_view()}</ul>
        </div>
    }
}

#[derive(Clone, PartialEq)]
struct Found {
    client: ClientId,
    name: String,
    place: String,
    mark: Option<Mark>,
}

fn matches(desk: Desk, wanted: &[String]) -> Vec<Found> {
    let derived = desk.carteira.derived;
    let (names, statuses) = (derived.names.get(), derived.statuses.get());
    let status = |slot: usize| statuses.get(slot).copied().flatten();
    desk.carteira.portfolio.with(|p| {
        let waited =
            |slot: usize| status(slot).and_then(|one| one.days_since_interaction).unwrap_or(i32::MAX);
        let has_all = |slot: &usize| {
            names.get(*slot).is_some_and(|name| wanted.iter().all(|word| name.text.contains(word)))
        };
        let mut slots: Vec<usize> = p.clients().map(|(slot, _)| slot).filter(has_all).collect();
        slots.sort_by_key(|slot| {
            (Reverse(waited(*slot)), names.get(*slot).map_or(u32::MAX, |name| name.rank))
        });
        let found = |slot: usize| {
            let client = p.client_at(slot)?;
            Some(Found {
                client: client.id,
                name: crate::views::clients::name_of(client).to_owned(),
                place: crate::views::clients::place_of(client),
                mark: status(slot).map(|one| marks::of_state(one.state)),
            })
        };
        slots.into_iter().take(SHOWN).filter_map(found).collect()
    })
}
