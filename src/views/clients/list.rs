//! The list: filters above, any number of rows below, the new client in the thumb's reach.
use leptos::prelude::*;

use super::form::ClientForm;
use super::row::{ClientRow, key_of};
use crate::domain::filter::Filter;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::{clients as words, filters};
use crate::ui::prelude::*;
use crate::views::filters::FilterBar;
use crate::views::nav::use_go;
use crate::views::sending::ShownMenu;
use crate::views::steady::{only_if_steady, steady};

#[component]
pub(super) fn List(selected: Memo<Option<ClientId>>) -> impl IntoView {
    let carteira = use_carteira();
    let view = carteira.view;
    let gone = Memo::new(move |_| carteira.gone());
    let visible = steady(
        move || carteira.derived.visible.with(|visible| visible.iter().copied().chain(gone.get()).collect()),
        move || (view.filter.get(), view.sort.get(), view.as_of.get()),
        move |slot| carteira.portfolio.with_untracked(|p| p.client_at(*slot).map(|client| client.id)),
        |slot| *slot,
    );
    let form = RwSignal::new(false);
    let go = use_go();
    let open = move |at: usize| {
        let slot = visible.with_untracked(|visible| visible.get(at).copied());
        let id = slot.and_then(|slot| {
            carteira.portfolio.with_untracked(|p| p.client_at(slot).map(|client| client.id))
        });
        if let Some(id) = id {
            go(&Route::Client(id.to_string()));
        }
    };
    let chosen = Signal::derive(move || {
        let slot = selected.get().and_then(|id| carteira.portfolio.with(|p| p.slot(id)))?;
        visible.with(|visible| visible.iter().position(|one| *one == slot))
    });
    let slot_at = move |at: usize| visible.with(|visible| visible.get(at).copied());
    view! {
        <div class="client-list">
            <FilterBar gone>
                <Show when=move || visible.with(|visible| !visible.is_empty())>
                    <ShownMenu/>
                </Show>
            </FilterBar>
            <div class="client-list__rows" on:click:capture=only_if_steady()>
                {move || {
                    if visible.with(|visible| visible.is_empty()) {
                        view! {
                            <Empty glyph=Glyph::Filter title=words::nothing::TITLE why=words::nothing::WHY>
                                <Button
                                    tone=Tone::Primary
                                    on_press=move || carteira.view.filter.set(Filter::default())
                                >
                                    {filters::CLEAR}
                                </Button>
                            </Empty>
                        }
                            .into_any()
                    } else {
                        let open = open.clone();
                        view! {
                            <VirtualList
                                label=words::LIST
                                count=Signal::derive(move || visible.with(|visible| visible.len()))
                                row=move |at: usize| match visible
                                    .with_untracked(|visible| visible.get(at).copied())
                                {
                                    Some(slot) => view! { <ClientRow client=slot/> }.into_any(),
                                    None => ().into_any(),
                                }
                                key=move |at: usize| slot_at(at).map(|slot| key_of(carteira, slot)).unwrap_or_default()
                                row_rem=4.75
                                on_open=move |at: usize| open(at)
                                selected=MaybeProp::derive(move || chosen.get())
                                memory="clientes"
                            />
                        }
                            .into_any()
                    }
                }}
            </div>
            // Who is registered now was not there on a past day.
            <Show when=move || view.as_of.with(Option::is_none)>
                <div class="client-list__new">
                    {move || {
                        // Beside a client the act on it is the one that is filled.
                        let tone = if selected.with(Option::is_some) { Tone::Secondary } else { Tone::Primary };
                        view! {
                            <Button tone glyph=Glyph::Plus on_press=move || form.set(true)>{words::NEW}</Button>
                        }
                    }}
                </div>
            </Show>
        </div>
        <ClientForm open=form/>
    }
}
