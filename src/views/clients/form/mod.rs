//! The form of a client, new or known: every field, what is wrong beside the field, one button.

mod city;
mod fields;
mod lists;
mod values;
mod visiting;

use crate::domain::change::{Change, Deed, Step};
use crate::domain::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::clients::form as words;
use crate::ui::prelude::*;
use crate::views::nav::use_go;
use fields::Fields;
use leptos::prelude::*;
use leptos::task::spawn_local;
use values::Values;
use wasm_bindgen::JsCast;

/// The sheet; `client` is who is edited, nobody for a new one.
#[component]
pub fn ClientForm(open: RwSignal<bool>, #[prop(optional, into)] client: Option<ClientId>) -> impl IntoView {
    let carteira = use_carteira();
    let values = StoredValue::new(None::<Values>);
    let refused = RwSignal::new(false);
    let go = use_go();
    let save = StoredValue::new_local(move || {
        let Some(values) = values.get_value() else { return };
        values.tried.set(true);
        if !values.is_fit() {
            refused.set(true);
            request_animation_frame(focus_first_problem);
            return;
        }
        let written = values.to_client();
        open.set(false);
        if client.is_some() {
            carteira.save_client(written);
            return;
        }
        let (id, go) = (written.id, go.clone());
        spawn_local(async move {
            let change = Change::one(Deed::Register, Step::AddClient(Box::new(written)));
            if carteira.dispatch(change).await.is_ok() {
                go(&Route::Client(id.to_string()));
            }
        });
    });
    let footer = move || {
        view! {
            <p class="form__refused" role="alert">
                {move || refused.get().then_some(words::CHECK_FIELDS)}
            </p>
            <Button tone=Tone::Primary on_press=move || save.with_value(|save| save())>
                {words::SAVE}
            </Button>
        }
    };
    view! {
        <Sheet open title=if client.is_some() { words::EDIT } else { words::NEW } size=SheetSize::Large footer>
            {
                let known = client.and_then(|id| carteira.portfolio.with_untracked(|p| p.client(id).cloned()));
                let fresh = Values::of(carteira, known);
                values.set_value(Some(fresh));
                refused.set(false);
                view! { <Fields values=fresh/> }
            }
        </Sheet>
    }
}

fn focus_first_problem() {
    let found = document().query_selector(".sheet [aria-invalid='true']").ok().flatten();
    if let Some(field) = found.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
