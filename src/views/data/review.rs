//! What an import would do, by verdict, before it is applied.

use super::wizard::Wizard;
use crate::domain::client::ClientField;
use crate::exchange::import::{Conflict, RowChoice};
use crate::text::format::{self, list};
use crate::text::{data as words, import};
use crate::ui::prelude::*;
use crate::workers::protocol::PlanView;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    New,
    Updates,
    Conflicts,
    Refused,
    Notes,
    Ignored,
}

#[component]
pub(super) fn Review(wizard: Wizard, plan: PlanView) -> impl IntoView {
    let counts = plan.counts;
    let changes = plan.changes;
    let refused = counts.refused + counts.conflicts > 0;
    let lists = [
        (List::Refused, words::REFUSED, counts.refused),
        (List::Conflicts, words::CONFLICTS, counts.conflicts),
        (List::New, words::NEW, counts.new),
        (List::Updates, words::UPDATES, counts.updates),
        (List::Notes, import::NOTES, counts.notes),
        (List::Ignored, words::IGNORED, counts.ignored),
    ];
    let shown =
        RwSignal::new(lists.iter().find(|(_, _, count)| *count > 0).map_or(List::New, |(list, _, _)| *list));
    let chips = lists.map(|(list, label, count)| {
        view! {
            <FilterChip
                label
                count=format::count(count)
                pressed=Signal::derive(move || shown.get() == list)
                on_toggle=move |_: bool| shown.set(list)
            />
        }
    });
    let names: Vec<String> = plan.new_salespeople.iter().chain(&plan.new_principals).cloned().collect();
    let name = |column: u32| plan.headings.get(column as usize).cloned().unwrap_or_default();
    let columns =
        plan.columns.iter().map(|note| format!("{}: {}.", name(note.column), import::column_reason(note)));
    let problems: Vec<String> = plan.problems.iter().map(import::table_problem).chain(columns).collect();
    let nothing = import::nothing_to_do(counts.same, counts.refused, counts.conflicts);
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
            {problems.into_iter().map(|problem| view! { <p class="muted">{problem}</p> }).collect_view()}
            {(!names.is_empty())
                .then(|| view! { <p class="muted">{format!("{}: {}.", words::NEW_NAMES, names.join(", "))}</p> })}
            {(!changes).then(|| view! { <p role="status">{nothing}</p> })}
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
                {refused
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
    let entry = |line: u32, label: &str, note: String| -> Vec<Cell> {
        vec![place(plan, line).into(), label.to_owned().into(), note.into()]
    };
    let brought = |line: u32| of_line(&plan.brought, line).unwrap_or_default();
    let (rows, total): (Vec<Vec<Cell>>, usize) = match list {
        List::New => (
            plan.new.iter().map(|row| entry(row.line, &row.label, brought(row.line))).collect(),
            plan.counts.new,
        ),
        List::Updates => (
            plan.updates
                .iter()
                .enumerate()
                .map(|(at, row)| {
                    let replaced = plan.replaced.get(at).filter(|replaced| !replaced.is_empty()).cloned();
                    let said = replaced.or_else(|| of_line(&plan.brought, row.line));
                    entry(row.line, &row.label, said.unwrap_or_else(|| fields(&row.fields)))
                })
                .collect(),
            plan.counts.updates,
        ),
        List::Conflicts => (
            plan.conflicts
                .iter()
                .map(|row| entry(row.line, &row.label, import::conflict(&row.kind)))
                .collect(),
            plan.counts.conflicts,
        ),
        List::Refused => (
            plan.refused
                .iter()
                .map(|row| entry(row.line, &row.label, import::refusal(&row.problems)))
                .collect(),
            plan.counts.refused,
        ),
        List::Notes => (
            plan.notes
                .iter()
                .map(|note| {
                    let column = plan.headings.get(note.column as usize).map_or("", String::as_str);
                    entry(note.line, &format!("{column}: {}", note.cell), import::note(note.reason))
                })
                .collect(),
            plan.counts.notes,
        ),
        List::Ignored => (
            plan.ignored.iter().map(|row| entry(row.line, "", import::ignored(row.reason))).collect(),
            plan.counts.ignored,
        ),
    };
    let hidden = total.saturating_sub(rows.len());
    let first = if plan.files.is_empty() { Column::number(words::LINE) } else { Column::text(words::FILE) };
    let says = if plan.brought.is_empty() { words::REASON } else { words::BROUGHT };
    let columns = vec![first, Column::text(words::CLIENT), Column::text(says)];
    let caption = says;
    view! {
        {(!rows.is_empty()).then(|| view! { <DataTable caption columns rows/> })}
        {(hidden > 0).then(|| view! { <p class="muted">{words::and_more(hidden)}</p> })}
    }
}

/// Where a row stands: its line, or the file that it came in.
fn place(plan: &PlanView, line: u32) -> String {
    of_line(&plan.files, line).unwrap_or_else(|| line.to_string())
}

/// What is said of the row on this line; the lines are sorted.
fn of_line(said: &[(u32, String)], line: u32) -> Option<String> {
    let at = said.binary_search_by_key(&line, |(line, _)| *line).ok()?;
    said.get(at).map(|(_, said)| said.clone())
}

fn fields(fields: &[ClientField]) -> String {
    list(&fields.iter().map(|field| import::client_field(*field)).collect::<Vec<_>>())
}

/// Rows that only a person can settle, each with its choices.
fn conflicts(wizard: Wizard, plan: &PlanView) -> impl IntoView + use<> {
    let hidden = plan.counts.conflicts.saturating_sub(plan.conflicts.len());
    let rows = plan.conflicts.iter().map(|row| conflict(wizard, plan, row)).collect_view();
    view! {
        <ul class="row-list">{rows}</ul>
        {(hidden > 0).then(|| view! { <p class="muted">{words::and_more(hidden)}</p> })}
    }
}

fn conflict(wizard: Wizard, plan: &PlanView, row: &Conflict) -> impl IntoView + use<> {
    let line = row.line;
    let place = of_line(&plan.files, line).unwrap_or_else(|| format!("{} {line}", words::LINE));
    let known = row.candidates.iter().map(|candidate| {
        let (client, label) = (candidate.client, import::choose_update(&candidate.label));
        (label, RowChoice::Update(client))
    });
    let new = row.may_be_new.then(|| (import::CHOOSE_NEW.to_owned(), RowChoice::New));
    let out = (import::CHOOSE_LEAVE_OUT.to_owned(), RowChoice::LeaveOut);
    let choices: Vec<_> = known.chain(new).chain([out]).collect();
    let choices = choices.into_iter().map(|(label, choice)| {
        view! {
            <Button tone=Tone::Secondary on_press=move || wizard.settle(line, choice)>
                {label}
            </Button>
        }
    });
    view! {
        <li class="row-list__item stack">
            <span>
                {format!("{place}: ")} <strong>{row.label.to_string()}</strong>
                {format!(": {}", import::conflict(&row.kind))}
            </span>
            <span class="cluster">{choices.collect_view()}</span>
        </li>
    }
}
