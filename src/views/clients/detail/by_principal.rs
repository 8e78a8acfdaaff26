//! The client as each of its representadas sees it.
use leptos::prelude::*;

use super::Shown;
use crate::domain::value::id::PrincipalId;
use crate::screen::by_principal::{PrincipalRow, rows};
use crate::text::clients::by_principal as words;
use crate::ui::prelude::*;

#[component]
pub(super) fn ByPrincipal(shown: Shown) -> impl IntoView {
    let carteira = shown.carteira;
    let curves = carteira.curves_by_principal();
    let found = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        // Follows what happens at the client.
        let found = |p: &crate::domain::portfolio::Portfolio| {
            let slot = p.slot(shown.id);
            curves.with(|curves| {
                let abc = |of: PrincipalId| curves.as_ref()?.get(&of)?.get(slot?.at()).copied().flatten();
                rows(p, shown.id, on, curves.is_some().then_some(&abc))
            })
        };
        carteira.portfolio.with(found)
    });
    let columns = vec![
        Column::text(words::PRINCIPAL),
        Column::text(words::CLASS),
        Column::number(words::LAST_ORDER),
        Column::number(words::CYCLE),
        Column::text(words::ABC),
        Column::number(words::BOUGHT),
    ];
    let cells = move || {
        let row = |row: PrincipalRow| {
            let PrincipalRow { name, class, last_order, cycle, abc, bought } = row;
            let texts = [name, class.to_owned(), last_order, cycle, abc].map(Cell::Text);
            texts.into_iter().chain([Cell::Private(bought)]).collect::<Vec<_>>()
        };
        found.get().into_iter().map(row).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <section class="card stack" data-gap="tight">
                <DataTable caption=words::TITLE columns=columns.clone() rows=Signal::derive(cells)/>
                <p class="muted">{words::WHY}</p>
            </section>
        </Show>
    }
}
