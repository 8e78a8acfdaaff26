//! Whom was the contact with: for the shortcut of the app's icon, which knows no client.
use leptos::prelude::*;

use super::desk::InteractionSheet;
use crate::domain::filter;
use crate::domain::id::ClientId;
use crate::text::interaction::pick as words;
use crate::ui::prelude::*;
use crate::views::marks;

/// So many are enough: more letters are quicker than more rows.
const SHOWN: usize = 30;

#[component]
pub(super) fn PickSheet(sheet: InteractionSheet) -> impl IntoView {
    view! {
        <Sheet open=sheet.pick_open title=words::TITLE>
            <Pick sheet/>
        </Sheet>
    }
}

#[component]
fn Pick(sheet: InteractionSheet) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let derived = sheet.carteira.derived;
    let found = Memo::new(move |_| text.with(|text| matches(sheet, &filter::words(text))));
    let choose = move |client: ClientId| {
        sheet.pick_open.set(false);
        sheet.open(client);
    };
    let rows = move || {
        found
            .get()
            .into_iter()
            .map(|Found { client, name, place, mark }| {
                view! {
                    <li>
                        <button class="choice" type="button" on:click=move |_| choose(client)>
                            {mark.map(|mark| view! { <StateMark mark/> })}
                            <span class="choice__name">{name}</span>
                            <span class="choice__count">{place}</span>
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div class="stack" data-gap="tight">
            <TextField
                label=words::TITLE
                value=text
                kind=TextKind::Search
                placeholder=words::SEARCH
                bare=true
                autofocus=true
            />
            <Show when=move || found.with(Vec::is_empty)>
                <p class="muted">
                    {if derived.client_count.get() == 0 { words::EMPTY } else { words::NOBODY }}
                </p>
            </Show>
            <ul class="choices">{rows}</ul>
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

/// The clients with all the words, longest waiting first.
fn matches(sheet: InteractionSheet, wanted: &[String]) -> Vec<Found> {
    let derived = sheet.carteira.derived;
    let (names, statuses) = (derived.names.get(), derived.statuses.get());
    sheet.carteira.portfolio.with(|p| {
        let waited = |slot: usize| {
            let status = statuses.get(slot).copied().flatten();
            status.and_then(|status| status.days_since_interaction).unwrap_or(i32::MAX)
        };
        let mut slots: Vec<usize> = p
            .clients()
            .map(|(slot, _)| slot)
            .filter(|slot| {
                names.get(*slot).is_some_and(|name| wanted.iter().all(|word| name.text.contains(word)))
            })
            .collect();
        slots.sort_by_key(|slot| {
            (std::cmp::Reverse(waited(*slot)), names.get(*slot).map_or(u32::MAX, |name| name.rank))
        });
        let found = |slot: usize| {
            let client = p.client_at(slot)?;
            let status = statuses.get(slot).copied().flatten();
            Some(Found {
                client: client.id,
                name: client.display_name().to_owned(),
                place: crate::views::clients::place_of(client),
                mark: status.map(|status| marks::of_state(status.state)),
            })
        };
        slots.into_iter().take(SHOWN).filter_map(found).collect()
    })
}
