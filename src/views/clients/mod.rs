//! *Clientes*: the list and, beside it or in its place, the page of one client.

mod chips;
mod detail;
mod first_start;
mod form;
mod list;
mod row;

pub(crate) use chips::{CharacterChips, CreditChip};
pub(crate) use first_start::{FirstStart, REGISTER_PARAM};
pub(crate) use form::ClientForm;

use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::clients as words;
use crate::ui::prelude::*;
use crate::views::nav::{use_query, use_route};
use crate::views::standing::WhenReady;
use detail::{ClientDetail, Missing};
use leptos::prelude::*;
use list::List;

/// List and detail; on a narrow screen the one or the other.
#[component]
pub fn ClientsPage() -> impl IntoView {
    let carteira = use_carteira();
    let empty = Memo::new(move |_| carteira.derived.client_count.get() == 0);
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| query.get(REGISTER_PARAM).is_some()));
    let form = RwSignal::new(asked.get_untracked());
    Effect::new(move |_| {
        if asked.get() {
            form.set(true);
        }
    });
    view! {
        <div class="page clients" data-edge="" data-fill="">
            <WhenReady rows=10>
                {move || {
                    if empty.get() {
                        view! { <FirstStart on_register=move || form.set(true)/> }.into_any()
                    } else {
                        view! { <ListAndDetail/> }.into_any()
                    }
                }}
            </WhenReady>
            // Outlives the empty carteira: saving the first client ends that view.
            <ClientForm open=form/>
        </div>
    }
}

#[component]
fn ListAndDetail() -> impl IntoView {
    let route = use_route();
    let shown = Memo::new(move |_| {
        route.with(|route| match route {
            Some(Route::Client(id)) => Some(id.clone()),
            _ => None,
        })
    });
    let selected = Memo::new(move |_| shown.get().and_then(|id| id.parse::<ClientId>().ok()));
    let has_detail = move || if shown.with(Option::is_some) { "detail" } else { "list" };
    view! {
        <div class="split clients__split" data-shows=has_detail>
            <div class="clients__list">
                <List selected/>
            </div>
            <div class="clients__detail">
                {move || {
                    match (shown.get(), selected.get()) {
                        (Some(_), Some(id)) => view! { <ClientDetail id/> }.into_any(),
                        (Some(_), None) => {
                            view! {
                                <Missing/>
                            }
                                .into_any()
                        }
                        (None, _) => {
                            view! {
                                <Empty glyph=Glyph::Person title=words::CHOOSE_ONE why=words::CHOOSE_ONE_WHY>
                                    ""
                                </Empty>
                            }
                                .into_any()
                        }
                    }
                }}
            </div>
        </div>
    }
}
