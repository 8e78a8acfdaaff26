//! The sheet of the *Reunião comercial*: opened on the screen, or printed with nothing else on the paper.

use super::TeamDesk;
use crate::domain::catalog::goals::Measure;
use crate::screen::goals::is_private;
use crate::screen::team::help;
use crate::screen::team::meeting::{FORGOTTEN, Meeting, PEOPLE, REASONS, meeting};
use crate::text::{goals, team as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn MeetingCard(desk: TeamDesk) -> impl IntoView {
    let (open, printing) = (RwSignal::new(false), printing());
    let print = move || {
        let _ = window().print();
    };
    view! {
        <section class="card stack team__meeting" data-gap="tight" aria-label=words::MEETING>
            <h2 class="card__title">{words::MEETING}</h2>
            <p class="muted team__screen">{words::MEETING_WHY}</p>
            <div class="cluster team__screen">
                <Button
                    glyph=Glyph::List
                    on_press=move || open.update(|open| *open = !*open)
                >
                    {move || if open.get() { words::HIDE_SHEET } else { words::SEE_SHEET }}
                </Button>
                <Button glyph=Glyph::Print on_press=print>{words::PRINT}</Button>
            </div>
            <Show when=move || open.get() || printing.get()>
                <Sheet desk/>
            </Show>
        </section>
    }
}

#[component]
fn Sheet(desk: TeamDesk) -> impl IntoView {
    let found = Memo::new(move |_| {
        let rows = desk.rows.get();
        desk.look(|p, seen| meeting(p, seen, &rows))
    });
    let goal_headings = || {
        let measures = Measure::ALL.map(|measure| goals::measure(measure).to_owned());
        std::iter::once(words::SALESPERSON.to_owned()).chain(measures).map(Column::text).collect::<Vec<_>>()
    };
    let revenue = Measure::ALL.iter().position(|measure| is_private(*measure)).map(|at| at + 1);
    move || {
        let Meeting { week, people, reasons, forgotten, goals } = found.get();
        view! {
            <p class="number">{week}</p>
            <p class="private">{desk.rows.with(|rows| help(rows))}</p>
            <DataTable
                caption=words::BY_SALESPERSON
                columns=headings(&PEOPLE)
                rows=cells(people, &[4, 5])
            />
            {if reasons.is_empty() {
                view! { <p>{words::NO_REASONS}</p> }.into_any()
            } else {
                view! { <DataTable caption=words::REASONS columns=headings(&REASONS) rows=cells(reasons, &[2])/> }
                    .into_any()
            }}
            {if forgotten.is_empty() {
                view! { <p>{words::NONE_FORGOTTEN}</p> }.into_any()
            } else {
                view! {
                    <DataTable
                        caption=words::MOST_FORGOTTEN
                        columns=headings(&FORGOTTEN)
                        rows=cells(forgotten, &[4])
                    />
                }
                    .into_any()
            }}
            <DataTable caption=words::GOALS columns=goal_headings() rows=cells(goals, revenue.as_slice())/>
        }
    }
}

fn headings(of: &[&'static str]) -> Vec<Column> {
    of.iter().map(|word| Column::text(*word)).collect()
}

/// `money`: the columns that are covered while values are hidden.
fn cells<const N: usize>(rows: Vec<[String; N]>, money: &[usize]) -> Vec<Vec<Cell>> {
    let cell = |(at, text): (usize, String)| {
        if money.contains(&at) { Cell::Private(text) } else { Cell::Text(text) }
    };
    rows.into_iter().map(|row| row.into_iter().enumerate().map(cell).collect()).collect()
}
