//! Vendedores and representadas: add and rename. Removing one is left to the day it holds nobody.

use crate::screen::settings::names::{Named, principals, salespeople};
use crate::state::{Carteira, use_carteira};
use crate::text::settings as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Salespeople() -> impl IntoView {
    let carteira = use_carteira();
    let rows = Memo::new(move |_| {
        let holders = carteira.derived.holders.get();
        carteira.portfolio.with(|p| salespeople(p, &holders))
    });
    let save = |carteira: Carteira, id: Option<String>, name: String| {
        carteira.save_salesperson(id.and_then(|id| id.parse().ok()), name);
    };
    view! { <Names rows save draft="vendedores"/> }
}

#[component]
pub(super) fn Principals() -> impl IntoView {
    let carteira = use_carteira();
    let rows = Memo::new(move |_| carteira.portfolio.with(principals));
    let save = |carteira: Carteira, id: Option<String>, name: String| {
        carteira.save_principal(id.and_then(|id| id.parse().ok()), name);
    };
    view! { <Names rows save draft="representadas"/> }
}

/// The rows, and a field to add one.
#[component]
fn Names(
    rows: Memo<Vec<Named>>,
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
    let row = move |row: Named| {
        let Named { id, name: shown, holds, rename: label } = row;
        let initial = shown.clone();
        let rename = move || {
            editing.set(Some(id.clone()));
            name.set(initial.clone());
        };
        view! {
            <li class="row-list__item settings__name">
                <span>{shown}</span>
                <span class="muted">{holds}</span>
                <IconButton glyph=Glyph::Edit label on_press=rename/>
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
