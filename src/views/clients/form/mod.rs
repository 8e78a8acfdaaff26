//! The form of a client, new or known: every field, what is wrong beside the field, one button.

mod city;
mod fields;
mod follow;
mod lists;
mod values;
mod visiting;

use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::clients::form as words;
use crate::ui::prelude::*;
use crate::views::nav::use_go;
use fields::Fields;
use leptos::prelude::*;
use leptos::task::spawn_local;
use values::Values;

/// The draft of a new client; of a known one, with its id.
const NEW_DRAFT: &str = "cliente";

/// The sheet; `client` is who is edited, nobody for a new one.
#[component]
pub(crate) fn ClientForm(
    open: RwSignal<bool>,
    #[prop(optional, into)] client: Option<ClientId>,
    /// Where somebody new is, pointed at on a map.
    #[prop(optional, into)]
    place: MaybeProp<LatLon>,
) -> impl IntoView {
    let carteira = use_carteira();
    let values = StoredValue::new(None::<Values>);
    let refused = RwSignal::new(false);
    let draft = client.map_or_else(|| NEW_DRAFT.to_owned(), |id| format!("{NEW_DRAFT}.{id}"));
    let form = Form::new(Signal::derive(move || Some(draft.clone())));
    let go = use_go();
    let save = StoredValue::new_local(move || {
        let Some(values) = values.get_value() else { return };
        values.tried.set(true);
        if form.is_refused() || !values.is_fit() {
            refused.set(true);
            // What is wrong may stand among the fields that are folded; a name that is missing does not.
            if !values.name_is_missing() {
                values.rest.set(true);
            }
            form.focus_problem();
            return;
        }
        form.finish();
        open.set(false);
        if let Some(id) = client {
            carteira.edit_client(id, Deed::Edit, values.edits());
            return;
        }
        let written = values.to_client();
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
        <Sheet open title=if client.is_some() { words::EDIT } else { words::NEW } size=SheetSize::Large footer form>
            {
                let known = client.and_then(|id| carteira.portfolio.with_untracked(|p| p.client(id).cloned()));
                let fresh = Values::of(carteira, known);
                fresh.keep_in(form);
                if let Some(place) = place.get_untracked() {
                    fresh.stands_at(place);
                    form.filled();
                }
                fresh.follow(client);
                values.set_value(Some(fresh));
                refused.set(false);
                view! { <Fields values=fresh/> }
            }
        </Sheet>
    }
}
