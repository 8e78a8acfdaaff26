//! A file for each vendedor, with the clients served today.

use super::desk::SharingDesk;
use crate::domain::value::id::SalespersonId;
use crate::text::sharing as words;
use crate::ui::prelude::*;
use crate::views::sending::{SendSheet, Sending};
use crate::workers::protocol::Export;
use leptos::prelude::*;

#[component]
pub(super) fn Files(desk: SharingDesk) -> impl IntoView {
    let carteira = desk.carteira;
    let sending = Sending::new();
    let rows = Memo::new(move |_| {
        let held = desk.held();
        carteira.portfolio.with(|p| {
            let all = p.catalog().salespeople_by_name().into_iter();
            let row = |one: &crate::domain::catalog::salesperson::Salesperson| {
                Some((one.id, one.name.clone(), *held.get(&one.id)?))
            };
            all.filter_map(row).collect::<Vec<_>>()
        })
    });
    let give = move |salesperson: SalespersonId| {
        sending.give(Export::Part { salesperson, on: carteira.today.get_untracked() });
    };
    let row = move |(id, name, clients): (SalespersonId, String, usize)| {
        let label = words::file_of(&name, clients);
        view! {
            <li class="sharing__person">
                <span>{name} <span class="muted sharing__hands">{words::many(clients)}</span></span>
                <Button glyph=Glyph::Download label busy=sending.busy on_press=move || give(id)>
                    {words::FILE}
                </Button>
            </li>
        }
    };
    view! {
        <section class="card stack" data-gap="tight" aria-label=words::FILES>
            <h2 class="card__title">{words::FILES}</h2>
            <p class="muted">{words::FILES_NOTE}</p>
            <Show when=move || rows.with(Vec::is_empty)>
                <p class="muted">{words::FILES_NONE}</p>
            </Show>
            <ul class="plain-list">
                <For each=move || rows.get() key=|row| row.clone() children=row/>
            </ul>
        </section>
        <SendSheet sending title=words::FILES/>
    }
}
