//! What became of the tries, in the two labelled forms, as a table.
use leptos::prelude::*;

use crate::domain::prospect::conversion::{Cut, Tried};
use crate::screen::prospecting::result::{cut_name, shown};
use crate::state::use_carteira;
use crate::text::prospecting::result as words;
use crate::ui::prelude::*;

const CUTS: [Cut; 3] = [Cut::Source, Cut::Stage, Cut::Salesperson];

#[component]
pub(super) fn ResultPanel(tried: Memo<Vec<Tried>>) -> impl IntoView {
    let carteira = use_carteira();
    let cut = RwSignal::new(Cut::Source);
    let found = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| tried.with(|tried| shown(p, tried, cut.get(), on)))
    });
    let choices: Vec<(Cut, String)> = CUTS.map(|cut| (cut, cut_name(cut).to_owned())).to_vec();
    let columns = Signal::derive(move || {
        found.with(|found| {
            let numeric = |(at, label): (usize, &&str)| match at {
                0 => Column::text(*label),
                _ => Column::number(*label),
            };
            found.headings.iter().enumerate().map(numeric).collect::<Vec<_>>()
        })
    });
    let rows = Signal::derive(move || {
        let cells = |row: &Vec<String>| {
            // What was spent stands in the last one.
            let last = row.len().saturating_sub(1);
            let cell = |(at, text): (usize, &String)| match at == last {
                true => Cell::Private(text.clone()),
                false => Cell::from(text.clone()),
            };
            row.iter().enumerate().map(cell).collect::<Vec<_>>()
        };
        found.with(|found| found.rows.iter().map(cells).collect::<Vec<_>>())
    });
    view! {
        <section class="stack" data-gap="tight">
            <h2 class="panel__finding">{move || found.with(|found| found.finding.clone())}</h2>
            <p class="muted panel__note">{words::NOTE}</p>
            <Segmented label=words::BY choices value=cut/>
            <Show when=move || found.with(|found| !found.rows.is_empty())>
                <DataTable caption=Signal::derive(move || cut_name(cut.get()).to_owned()) columns rows bare=true/>
            </Show>
        </section>
    }
}
