//! The sheet in which an order of the history is told again.
use leptos::prelude::*;

use super::{Fields, Written};
use crate::domain::value::id::{ClientId, OrderId};
use crate::screen::order;
use crate::state::use_carteira;
use crate::text::clients::history as words;
use crate::ui::prelude::*;

/// Open while `edited` names an order of the client.
#[component]
pub(crate) fn CorrectOrder(
    client: ClientId,
    open: RwSignal<bool>,
    edited: RwSignal<Option<OrderId>>,
) -> impl IntoView {
    let carteira = use_carteira();
    let form = Form::new(Signal::derive(move || edited.get().map(|id| format!("corrigir.{id}"))));
    let written = StoredValue::new(None::<Written>);
    let old = move || {
        let id = edited.get_untracked()?;
        carteira.portfolio.with_untracked(|p| p.dossier(client)?.order(id).cloned())
    };
    let save = move || {
        let (Some(written), Some(old)) = (written.get_value(), old()) else { return };
        written.tried.set(true);
        if form.is_refused() {
            return;
        }
        let Some(told) = written.now().order(|date, value| order::of_day(&old, date, value)) else { return };
        form.finish();
        open.set(false);
        if told != old {
            carteira.correct_order(client, old.id, told);
        }
    };
    let footer = move || view! { <Button tone=Tone::Primary on_press=save>{words::SAVE_CORRECTION}</Button> };
    view! {
        <Sheet open title=words::CORRECT_ORDER footer form>
            {old()
                .map(|old| {
                    let fields = Written::of(&old);
                    written.set_value(Some(fields));
                    view! { <Fields client by=None form=fields/> }
                })}
        </Sheet>
    }
}
