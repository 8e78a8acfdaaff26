//! The same rows as text, for screen readers and for whoever reads figures faster than bars.

use super::desk::TimelineDesk;
use crate::domain::portfolio::slot::Slot;
use crate::screen::timeline::HEADINGS;
use crate::text::timeline::{self as words, column};
use crate::ui::prelude::*;
use crate::views::marks;
use leptos::prelude::*;

#[component]
pub(super) fn Table(desk: TimelineDesk) -> impl IntoView {
    let count = Signal::derive(move || desk.rows.with(|rows| rows.slots.len()));
    let key = move |(at,): (usize,)| {
        line(desk, at).map(|line| format!("{}·{}", line.slot, line.cells.join("·"))).unwrap_or_default()
    };
    let row = move |(at,): (usize,)| {
        let line = untrack(|| line(desk, at));
        line.map(|line| view! { <LineRow line/> }).into_any()
    };
    view! {
        <div class="timeline-table">
            <div class="timeline-table__row timeline-table__head" aria-hidden="true">
                {HEADINGS.into_iter().map(|heading| view! { <span>{heading}</span> }).collect_view()}
            </div>
            <div class="timeline-table__rows">
                <VirtualList
                    label=words::NAME
                    count
                    row=Callback::new(row)
                    key=Callback::new(key)
                    row_rem=3.0
                    on_open=Callback::new(move |(at,): (usize,)| {
                        desk.chosen.set(desk.rows.with_untracked(|rows| rows.slots.get(at).copied()));
                    })
                    selected=MaybeProp::derive(move || {
                        let chosen = desk.chosen.get()?;
                        desk.rows.with(|rows| rows.slots.iter().position(|slot| *slot == chosen))
                    })
                    memory="linha-do-tempo"
                />
            </div>
        </div>
    }
}

/// A row as words, in the order of the headings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub slot: Slot,
    pub mark: Mark,
    pub cells: [String; 6],
}

pub(super) fn line(desk: TimelineDesk, at: usize) -> Option<Line> {
    let (slot, status) = desk.row_at(at)?;
    let cells = desk.carteira.portfolio.with(|p| crate::screen::timeline::line(p, slot, &status))?;
    Some(Line { slot, mark: marks::of_state(status.state), cells })
}

#[component]
fn LineRow(line: Line) -> impl IntoView {
    let [name, state, days, interval, contact, order] = line.cells;
    let named = |heading: &'static str| view! { <span class="timeline-table__label">{heading}": "</span> };
    view! {
        <div class="timeline-table__row">
            <span class="timeline-table__name">{name}</span>
            <span class="timeline-table__state"><StateMark mark=line.mark/>{state}</span>
            <span class="number timeline-table__days">{named(column::DAYS)}{days}</span>
            <span class="number">{named(column::INTERVAL)}{interval}</span>
            <span class="number">{named(column::LAST_CONTACT)}{contact}</span>
            <span class="number">{named(column::LAST_ORDER)}{order}</span>
        </div>
    }
}
