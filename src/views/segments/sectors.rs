//! Ramos that heat up, as a table, and who of them lies near the agenda.
use leptos::prelude::*;

use crate::routes::Route;
use crate::screen::segments::sectors::shown;
use crate::state::use_carteira;
use crate::text::segments::sectors as words;
use crate::ui::prelude::*;

#[component]
pub(super) fn Sectors() -> impl IntoView {
    let carteira = use_carteira();
    let found = Memo::new(move |_| {
        let seen = carteira.seen_now();
        carteira.portfolio.with(|p| shown(p, &seen))
    });
    let columns = [words::NOW, words::BEFORE, words::REST, words::GROWTH].map(Column::number);
    let columns: Vec<Column> = std::iter::once(Column::text(words::SECTOR)).chain(columns).collect();
    let columns = Signal::stored(columns);
    let rows = Signal::derive(move || {
        let cells = |row: &Vec<String>| row.iter().cloned().map(Cell::from).collect::<Vec<_>>();
        found.with(|found| found.rows.iter().map(cells).collect::<Vec<_>>())
    });
    let near = move || {
        let near = found.with(|found| found.near.clone());
        if near.is_empty() {
            return view! { <p class="muted">{words::NO_NEAR}</p> }.into_any();
        }
        let rows = near
            .into_iter()
            .map(|(client, name, how)| {
                view! {
                    <li class="rescue-row">
                        <a class="rescue-row__who" href=Route::Client(client.to_string()).href()>
                            <span class="rescue-row__name">{name}</span>
                            <span>{how}</span>
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="rescue__list">{rows}</ol> }.into_any()
    };
    view! {
        <div class="stack">
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{move || found.with(|found| found.finding.clone())}</h2>
                <p class="muted panel__note">{words::note()}</p>
                <Show when=move || found.with(|found| !found.rows.is_empty())>
                    <DataTable caption=words::TABLE columns rows bare=true/>
                </Show>
            </section>
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::NEAR}</h2>
                {near}
            </section>
        </div>
    }
}
