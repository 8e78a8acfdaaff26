//! Choosing a client: a stop to add, or the place where the day starts.

use crate::domain::filter;
use crate::domain::id::ClientId;
use crate::state::use_carteira;
use crate::text::day_route as words;
use crate::ui::prelude::*;
use crate::views::clients::{name_of, place_of};
use crate::views::marks;
use leptos::prelude::*;

const SHOWN: usize = 30;

/// Asks for one client; `on_pick` hears whom. Stays open for more when `keeps_open`.
#[component]
pub(super) fn PickSheet(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(default = false)] keeps_open: bool,
    #[prop(into)] on_pick: Callback<(ClientId,)>,
) -> impl IntoView {
    let pick = move |client: ClientId| {
        if !keeps_open {
            open.set(false);
        }
        on_pick.run((client,));
    };
    view! {
        <Sheet open title>
            <Pick title on_pick=Callback::new(move |(client,): (ClientId,)| pick(client))/>
        </Sheet>
    }
}

#[component]
fn Pick(title: Signal<String>, on_pick: Callback<(ClientId,)>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| text.with(|text| matches(&filter::words(text))));
    let rows = move || {
        found
            .get()
            .into_iter()
            .map(|(client, name, place, mark)| {
                view! {
                    <li>
                        <button class="choice" type="button" on:click=move |_| on_pick.run((client,))>
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
            <TextField label=title value=text kind=TextKind::Search bare=true autofocus=true/>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="muted">{words::NOBODY}</p>
            </Show>
            <ul class="choices">{rows}</ul>
        </div>
    }
}

type Found = (ClientId, String, String, Option<Mark>);

/// The clients with all the words, those who wait longest first.
fn matches(wanted: &[String]) -> Vec<Found> {
    let carteira = use_carteira();
    let (names, statuses) = (carteira.derived.names.get(), carteira.derived.statuses.get());
    let status = |slot: usize| statuses.get(slot).copied().flatten();
    carteira.portfolio.with(|p| {
        let mut slots: Vec<usize> = p.clients().map(|(slot, _)| slot).collect();
        slots.retain(|slot| {
            names.get(*slot).is_some_and(|name| wanted.iter().all(|word| name.text.contains(word)))
        });
        slots.sort_by_key(|slot| {
            let waited = status(*slot).and_then(|status| status.days_since_interaction).unwrap_or(i32::MAX);
            (std::cmp::Reverse(waited), names.get(*slot).map_or(u32::MAX, |name| name.rank))
        });
        let found = |slot: usize| {
            let client = p.client_at(slot)?;
            let mark = status(slot).map(|status| marks::of_state(status.state));
            Some((client.id, name_of(client).to_owned(), place_of(client), mark))
        };
        slots.into_iter().take(SHOWN).filter_map(found).collect()
    })
}
