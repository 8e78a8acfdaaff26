//! The three rates of the chosen month, by vendedor, UF, class, ABC, ramo or representada.

use super::Asked;
use crate::screen::coverage::groups::{By, Group, grouped, sort_groups};
use crate::state::use_carteira;
use crate::text::{coverage as words, format};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Groups(asked: Asked) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let by = RwSignal::new(By::Salesperson);
    let groups = Memo::new(move |_| {
        let (window, by, today) = (asked.window(), by.get(), on.get());
        let held_by = carteira.view.held_by();
        carteira.portfolio.with(|p| grouped(p, &held_by, by, window, today))
    });
    let choices = By::ALL.map(|by| Choice::new(by.name(), by.name())).to_vec();
    let chosen = RwSignal::new(By::Salesperson.name().to_owned());
    let choose = move |name: String| {
        if let Some(found) = By::ALL.into_iter().find(|by| by.name() == name) {
            by.set(found);
        }
    };
    view! {
        <section class="card stack" data-gap="tight">
            <SelectField label=words::BY value=chosen choices on_change=choose/>
            {move || groups.with(|groups| table(by.get(), groups, asked))}
        </section>
    }
}

fn table(by: By, groups: &[Group], asked: Asked) -> impl IntoView + use<> {
    let sorted_by = asked.measure.get();
    let rates = asked.measures().iter().map(|measure| Column::number(measure.name()));
    let visits = asked.window().has_days();
    let effectiveness = visits.then(|| Column::number(words::EFFECTIVENESS));
    let columns: Vec<Column> =
        std::iter::once(Column::text(by.name())).chain(rates).chain(effectiveness).collect();
    let mut groups = groups.to_vec();
    sort_groups(&mut groups, sorted_by);
    let rows: Vec<Vec<Cell>> = groups
        .into_iter()
        .map(|group| {
            let cells: Vec<String> = asked.measures().iter().map(|measure| group.cell(*measure)).collect();
            let effectiveness = visits.then(|| words::cell(group.visits.effectiveness()));
            std::iter::once(group.name).chain(cells).chain(effectiveness).map(Cell::Text).collect()
        })
        .collect();
    let caption = format!("{} · {}", by.name(), format::count(rows.len()));
    view! { <DataTable caption columns rows/> }
}
