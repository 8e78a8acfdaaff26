//! Which targets of the last twelve months were reached.

use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::Measure;
use crate::domain::value::id::SalespersonId;
use crate::screen::goals::{is_private, outcome, past, tally};
use crate::state::use_carteira;
use crate::text::{format, goals as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

const MONTHS: i32 = 12;

#[component]
pub(super) fn PastMonths(month: Memo<Month>, holders: Memo<Vec<SalespersonId>>) -> impl IntoView {
    let carteira = use_carteira();
    let opened = RwSignal::new(false);
    let whose = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let whole = Choice::new("", words::WHOLE);
        let named = holders.with(|holders| {
            carteira.portfolio.with(|p| {
                let named = |id: &SalespersonId| {
                    Some(Choice::new(id.to_string(), &p.catalog().salesperson(*id)?.name))
                };
                holders.iter().filter_map(named).collect::<Vec<_>>()
            })
        });
        std::iter::once(whole).chain(named).collect::<Vec<_>>()
    });
    let rows = Memo::new(move |_| {
        let salesperson = whose.with(|id| id.parse().ok());
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| past(p, month.get(), MONTHS, on, salesperson))
    });
    let table = move || {
        rows.with(|rows| {
            let (reached, goals) = tally(rows);
            let columns: Vec<Column> = std::iter::once(Column::text(words::MONTH))
                .chain(Measure::ALL.map(|measure| Column::text(words::measure(measure))))
                .collect();
            let cells: Vec<Vec<Cell>> = rows
                .iter()
                .map(|(month, of)| {
                    let said = of.iter().zip(Measure::ALL).map(|(of, measure)| match outcome(of, measure) {
                        said if of.is_some() && is_private(measure) => Cell::Private(said),
                        said => Cell::Text(said),
                    });
                    std::iter::once(Cell::Text(format::month_year(*month))).chain(said).collect()
                })
                .collect();
            view! {
                <p>{words::tally(reached, goals)}</p>
                <DataTable caption=words::HISTORY columns rows=cells/>
            }
        })
    };
    view! {
        <details class="disclosure card" on:toggle=move |_| opened.update(|opened| *opened = !*opened)>
            <summary class="disclosure__summary">
                <Icon glyph=Glyph::ChevronRight/>
                <span class="disclosure__title">{words::HISTORY}</span>
            </summary>
            <div class="disclosure__body stack" data-gap="tight">
                <Show when=move || opened.get()>
                    <Show when=move || choices.with(|choices| choices.len() > 1)>
                        <SelectField label=words::WHOLE value=whose choices bare=true/>
                    </Show>
                    {table}
                </Show>
            </div>
        </details>
    }
}
