//! What an import would do, by verdict, before it is applied.

use super::wizard::Wizard;
use crate::exchange::import::RowChoice;
use crate::screen::data::review::{self, List, Question};
use crate::text::format;
use crate::text::{data as words, import};
use crate::ui::prelude::*;
use crate::workers::protocol::PlanView;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub(super) fn Review(wizard: Wizard, plan: PlanView) -> impl IntoView {
    let (counts, changes) = (plan.counts, plan.changes);
    let shown = RwSignal::new(review::shown_first(&counts));
    let chips = List::ALL.map(|list| {
        view! {
            <FilterChip
                label=list.name()
                count=format::count(list.count(&counts))
                pressed=Signal::derive(move || shown.get() == list)
                on_toggle=move |_: bool| shown.set(list)
            />
        }
    });
    let problems =
        review::problems(&plan).into_iter().map(|problem| view! { <p class="muted">{problem}</p> });
    let names = review::new_names(&plan).map(|names| view! { <p class="muted">{names}</p> });
    let nothing = review::nothing(&plan).map(|nothing| view! { <p role="status">{nothing}</p> });
    let plan = StoredValue::new(plan);
    view! {
        <div class="stack wizard">
            <div class="figures">
                <Stat label=words::NEW value=format::count(counts.new)/>
                <Stat label=words::UPDATES value=format::count(counts.updates)/>
                <Stat label=words::SAME value=format::count(counts.same)/>
                <Stat label=words::CONFLICTS value=format::count(counts.conflicts)/>
                <Stat label=words::REFUSED value=format::count(counts.refused)/>
            </div>
            {problems.collect_view()}
            {names}
            {nothing}
            <div class="cluster">{chips.collect_view()}</div>
            {move || match shown.get() {
                List::Conflicts => plan.with_value(|plan| conflicts(wizard, plan)).into_any(),
                list => plan.with_value(|plan| rows(plan, list)).into_any(),
            }}
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {words::CANCEL}
                </Button>
                <Button tone=Tone::Quiet on_press=move || wizard.back_to_columns()>
                    {import::BACK_TO_COLUMNS}
                </Button>
                {review::leaves_rows_out(&counts)
                    .then(|| {
                        view! {
                            <Button
                                tone=Tone::Secondary
                                glyph=Glyph::Download
                                on_press=move || wizard.save_refused()
                            >
                                {words::SAVE_REFUSED}
                            </Button>
                        }
                    })}
                {if changes {
                    view! {
                        <Button tone=Tone::Primary glyph=Glyph::Check on_press=move || wizard.commit(BTreeSet::new())>
                            {words::apply(&counts)}
                        </Button>
                    }
                        .into_any()
                } else {
                    view! {
                        <Button tone=Tone::Primary on_press=move || wizard.next_file()>
                            {words::CLOSE}
                        </Button>
                    }
                        .into_any()
                }}
            </div>
        </div>
    }
}

fn rows(plan: &PlanView, list: List) -> impl IntoView + use<> {
    let review::Table { by_line, headings: [first, client, says], rows, more } = review::table(plan, list);
    let first = if by_line { Column::number(first) } else { Column::text(first) };
    let columns = vec![first, Column::text(client), Column::text(says)];
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(|row| row.map(Cell::from).into()).collect();
    let caption = says;
    view! {
        {(!rows.is_empty()).then(|| view! { <DataTable caption columns rows/> })}
        {more.map(|more| view! { <p class="muted">{more}</p> })}
    }
}

/// Rows that only a person can settle, each with its choices.
fn conflicts(wizard: Wizard, plan: &PlanView) -> impl IntoView + use<> {
    let (questions, more) = review::questions(plan);
    let rows = questions.into_iter().map(|question| conflict(wizard, question)).collect_view();
    view! {
        <ul class="row-list">{rows}</ul>
        {more.map(|more| view! { <p class="muted">{more}</p> })}
    }
}

fn conflict(wizard: Wizard, question: Question) -> impl IntoView + use<> {
    let Question { line, place, label, said, choices } = question;
    let choices = choices.into_iter().map(|(label, choice): (String, RowChoice)| {
        view! {
            <Button tone=Tone::Secondary on_press=move || wizard.settle(line, choice)>
                {label}
            </Button>
        }
    });
    view! {
        <li class="row-list__item stack">
            <span>
                {format!("{place}: ")} <strong>{label}</strong>
                {format!(": {said}")}
            </span>
            <span class="cluster">{choices.collect_view()}</span>
        </li>
    }
}
