//! The município that a vendedor leaves from.

use super::desk::SharingDesk;
use crate::domain::place::cities::City;
use crate::domain::place::city_search::search;
use crate::domain::value::id::SalespersonId;
use crate::text::sharing as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

const SHOWN: usize = 12;

#[component]
pub(super) fn BaseSheet(
    desk: SharingDesk,
    who: RwSignal<Option<(SalespersonId, String)>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let title = Signal::derive(move || {
        who.with(|who| {
            who.as_ref().map_or_else(|| words::BASE_TITLE.to_owned(), |(_, name)| words::base_of(name))
        })
    });
    let keep = move |code: Option<u32>| {
        let Some((id, _)) = who.get_untracked() else { return };
        let mut rules = desk.carteira.portfolio.with_untracked(|p| p.rules().clone());
        match code {
            Some(code) => drop(rules.sharing.bases.insert(id, code)),
            None => drop(rules.sharing.bases.remove(&id)),
        }
        open.set(false);
        desk.carteira.change_rules(&rules);
    };
    let found = Memo::new(move |_| {
        let (cities, typed) = (desk.cities.get().ready(), text.get());
        let line = |city: &City| (city.code, format!("{}/{}", city.name, city.uf.letters()));
        let found =
            cities.map(|cities| search(&cities, &typed, SHOWN).into_iter().map(line).collect::<Vec<_>>());
        found.unwrap_or_default()
    });
    let has_base = move || {
        let id = who.with(|who| who.as_ref().map(|(id, _)| *id));
        desk.carteira.portfolio.with(|p| id.is_some_and(|id| p.rules().sharing.bases.contains_key(&id)))
    };
    view! {
        <Sheet open title>
            {
                text.set(String::new());
                view! {
                    <div class="stack" data-gap="tight">
                        <TextField label=words::BASE_CITY value=text kind=TextKind::Search hint=words::BASE_HINT autofocus=true/>
                        <ul class="choices">
                            {move || {
                                found
                                    .get()
                                    .into_iter()
                                    .map(|(code, name)| {
                                        view! {
                                            <li>
                                                <button class="choice" type="button" on:click=move |_| keep(Some(code))>
                                                    <span class="choice__name">{name}</span>
                                                </button>
                                            </li>
                                        }
                                    })
                                    .collect_view()
                            }}
                        </ul>
                        <Show when=has_base>
                            <Button tone=Tone::Quiet on_press=move || keep(None)>{words::BASE_NONE}</Button>
                        </Show>
                    </div>
                }
            }
        </Sheet>
    }
}
