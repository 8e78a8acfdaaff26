//! Choosing one client by what is typed: one search and one list of choices, for every sheet that asks for somebody.

use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::ClientId;
use crate::screen::client::{name_of, place_of};
use crate::screen::finding::Finder;
use crate::state::{Carteira, Kept, use_carteira};
use crate::ui::prelude::*;
use crate::views::marks;
use leptos::prelude::*;

/// So many are enough: more letters are quicker than more rows.
const SHOWN: usize = 30;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub client: ClientId,
    pub name: String,
    pub place: String,
    pub mark: Option<Mark>,
}

/// Whom `text` finds, those who wait longest first, then by name: at most `most` of them, and how many there are.
pub(crate) fn found(carteira: Carteira, finder: &mut Finder, text: &str, most: usize) -> (Vec<Found>, usize) {
    let (names, statuses) = (carteira.derived.names.get(), carteira.derived.statuses.get());
    carteira.portfolio.with(|p| {
        let found = |slot: Slot| {
            let client = p.client_at(slot)?;
            Some(Found {
                client: client.id,
                name: name_of(client).to_owned(),
                place: place_of(client),
                mark: statuses.get(slot.at()).copied().flatten().map(|one| marks::of_state(one.state)),
            })
        };
        let (first, all) = finder.find(text, p, &statuses, &names, most);
        (first.into_iter().filter_map(found).collect(), all)
    })
}

/// These clients, in their order.
fn offered_ones(carteira: Carteira, clients: &[ClientId]) -> Vec<Found> {
    let statuses = carteira.derived.statuses.get();
    carteira.portfolio.with(|p| {
        let found = |id: &ClientId| {
            let client = p.client(*id)?;
            let status = p.slot(*id).and_then(|slot| statuses.get(slot.at()).copied().flatten());
            Some(Found {
                client: *id,
                name: name_of(client).to_owned(),
                place: place_of(client),
                mark: status.map(|one| marks::of_state(one.state)),
            })
        };
        clients.iter().filter_map(found).collect()
    })
}

/// The sheet that asks for one client, and closes once that is said unless it `keeps_open` for more. The search box is called
/// `label`, or as the sheet; `nobody` is said where it finds no one. Those `offered`, where there are any, stand for everybody
/// until something is looked for.
#[component]
pub(crate) fn PickSheet(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    #[prop(into)] nobody: Signal<String>,
    #[prop(default = false)] keeps_open: bool,
    #[prop(optional, into)] offered: Signal<Vec<ClientId>>,
    #[prop(into)] on_pick: Callback<(ClientId,)>,
) -> impl IntoView {
    let label = label.unwrap_or(title);
    let pick = move |client: ClientId| {
        if !keeps_open {
            open.set(false);
        }
        on_pick.run((client,));
    };
    view! {
        <Sheet open title>
            <ClientChoices label placeholder=placeholder nobody offered on_pick=pick/>
        </Sheet>
    }
}

/// A search box and whom it finds.
#[component]
fn ClientChoices(
    label: Signal<String>,
    placeholder: MaybeProp<String>,
    nobody: Signal<String>,
    offered: Signal<Vec<ClientId>>,
    #[prop(into)] on_pick: Callback<(ClientId,)>,
) -> impl IntoView {
    let carteira = use_carteira();
    let text = RwSignal::new(String::new());
    let finder = Kept::<Finder>::default();
    let found = Memo::new(move |_| {
        let chosen = offered.get();
        match text.with(|text| text.trim().is_empty()) && !chosen.is_empty() {
            true => offered_ones(carteira, &chosen),
            false => finder.with(|finder| text.with(|text| found(carteira, finder, text, SHOWN).0)),
        }
    });
    let row = move |Found { client, name, place, mark }: Found| {
        view! {
            <li>
                <button class="choice" type="button" on:click=move |_| on_pick.run((client,))>
                    {mark.map(|mark| view! { <StateMark mark/> })}
                    <span class="choice__name">{name}</span>
                    <span class="choice__count">{place}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="stack" data-gap="tight">
            <TextField label value=text kind=TextKind::Search placeholder bare=true autofocus=true/>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="muted">{move || nobody.get()}</p>
            </Show>
            <ul class="choices">{move || found.get().into_iter().map(row).collect_view()}</ul>
        </div>
    }
}
