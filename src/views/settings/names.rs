//! Vendedores and representadas: add and rename. Removing one is left to the day it holds nobody.

use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::state::{Carteira, use_carteira};
use crate::text::settings as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use std::collections::BTreeMap;

#[component]
pub(super) fn Salespeople() -> impl IntoView {
    let carteira = use_carteira();
    let rows = Memo::new(move |_| {
        let mut held: BTreeMap<SalespersonId, usize> = BTreeMap::new();
        for holder in carteira.derived.holders.get().iter().flatten() {
            *held.entry(*holder).or_default() += 1;
        }
        carteira.portfolio.with(|p| {
            let all = p.catalog().salespeople_by_name();
            all.into_iter()
                .map(|one| (one.id.to_string(), one.name.clone(), held.get(&one.id).copied().unwrap_or(0)))
                .collect::<Vec<_>>()
        })
    });
    let save = |carteira: Carteira, id: Option<String>, name: String| {
        carteira.save_salesperson(id.and_then(|id| id.parse().ok()), name);
    };
    view! { <Names rows save draft="vendedores"/> }
}

#[component]
pub(super) fn Principals() -> impl IntoView {
    let carteira = use_carteira();
    let rows = Memo::new(move |_| {
        carteira.portfolio.with(|p| {
            let mut served: BTreeMap<PrincipalId, usize> = BTreeMap::new();
            for id in p.clients().flat_map(|(_, client)| client.principals.iter()) {
                *served.entry(*id).or_default() += 1;
            }
            let all = p.catalog().principals_by_name();
            all.into_iter()
                .map(|one| (one.id.to_string(), one.name.clone(), served.get(&one.id).copied().unwrap_or(0)))
                .collect::<Vec<_>>()
        })
    });
    let save = |carteira: Carteira, id: Option<String>, name: String| {
        carteira.save_principal(id.and_then(|id| id.parse().ok()), name);
    };
    view! { <Names rows save draft="representadas"/> }
}

/// Rows of (id, name, clients), and a field to add one.
#[component]
fn Names(
    rows: Memo<Vec<(String, String, usize)>>,
    save: fn(Carteira, Option<String>, String),
    /// The name of the draft of the field.
    draft: &'static str,
) -> impl IntoView {
    let carteira = use_carteira();
    let form = Form::new(Signal::stored(Some(draft.to_owned())));
    let name = RwSignal::new(String::new());
    let editing = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let keep = move || {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            error.set(Some(words::NO_NAME.to_owned()));
            return form.focus_problem();
        }
        error.set(None);
        form.finish();
        save(carteira, editing.get_untracked(), typed);
        editing.set(None);
        name.set(String::new());
    };
    let row = move |(id, shown, clients): (String, String, usize)| {
        let (edited, initial) = (id.clone(), shown.clone());
        let rename = move || {
            editing.set(Some(edited.clone()));
            name.set(initial.clone());
        };
        view! {
            <li class="row-list__item settings__name">
                <span>{shown.clone()}</span>
                <span class="muted">{words::holds(clients)}</span>
                <IconButton glyph=Glyph::Edit label=format!("{} {shown}", words::RENAME) on_press=rename/>
            </li>
        }
    };
    view! {
        {move || rows.with(|rows| rows.is_empty().then(|| view! { <p class="muted">{words::NOBODY_YET}</p> }))}
        <ul class="row-list">
            <For each=move || rows.get() key=|row| row.clone() children=row/>
        </ul>
        <FormArea form>
            {form.keep(
                "editing",
                move || editing.get().unwrap_or_default(),
                move |kept| editing.set(Some(kept.to_owned()).filter(|kept| !kept.is_empty())),
            )}
            <div class="settings__add">
                <TextField label=words::NAME value=name error=Signal::derive(move || error.get())/>
                <Button tone=Tone::Secondary glyph=Glyph::Plus on_press=keep>
                    {move || if editing.get().is_some() { words::RENAME } else { words::ADD }}
                </Button>
            </div>
        </FormArea>
    }
}
