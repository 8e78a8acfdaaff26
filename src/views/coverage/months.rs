//! The rates of the last 24 months: bars with the goal across, and the table behind them. A closed month stands at what it
//! closed with; where that changed, the revised rate is marked beside it.

use super::{Asked, palette};
use crate::charts::coverage_months::{MonthRate, coverage_months};
use crate::charts::{json, running_json};
use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::coverage_percent;
use crate::screen::coverage::{Measure, Past, past};
use crate::state::use_carteira;
use crate::text::{coverage as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use chrono::NaiveDate;
use leptos::prelude::*;

const MONTHS: u32 = 24;

#[component]
pub(super) fn Months(asked: Asked) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let past = Memo::new(move |_| {
        let held_by = carteira.view.held_by();
        carteira.portfolio.with(|p| past(p, &held_by, MONTHS, on.get()))
    });
    let goal = Memo::new(move |_| {
        let month = asked.month.get();
        let only = carteira.view.held_by().only();
        carteira.portfolio.with(|p| coverage_percent(p.catalog(), p.rules(), month, only, p.one_side()))
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let (on, measure) = (on.get(), asked.measure.get());
        let rates = past.with(|past| rates(past, asked));
        let goal = (measure == Measure::Coverage).then(|| goal.get());
        let palette = palette();
        let chart = coverage_months(measure.name(), words::REVISED, &rates, goal, &palette);
        if runs(past.with(|past| past.last().map(|one| one.month)), on) {
            running_json(&chart, format::RUNNING, &palette)
        } else {
            json(&chart, &palette)
        }
    });
    let label = Signal::derive(move || {
        // Before what follows it: the last day of a month changes no rate.
        let (on, measure) = (on.get(), asked.measure.get());
        past.with(|past| {
            // What is not over is compared with nothing.
            let over = past.iter().filter(|one| past.len() < 2 || !runs(Some(one.month), on));
            let rates = over.map(|one| (one.month, one.figure(measure)));
            words::chart_words(measure.name(), &rates.collect::<Vec<_>>())
        })
    });
    let choose = move |tapped: Tapped| {
        if let Some(month) = past.with_untracked(|past| past.get(tapped.item).map(|one| one.month)) {
            asked.month.set(month);
        }
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{move || label.get()}</h2>
            <ChartBox label option on_tap=choose/>
            <Disclosure summary=words::MONTHS_TITLE>
                {move || past.with(|past| table(past))}
                <p class="muted">{words::CLOSED_NOTE}</p>
            </Disclosure>
        </section>
    }
}

/// Whether the month is not over on that day.
fn runs(month: Option<Month>, on: NaiveDate) -> bool {
    month.is_some_and(|month| month.contains(on) && on < month.last_day())
}

fn rates(past: &[Past], asked: Asked) -> Vec<MonthRate> {
    let measure = asked.measure.get();
    let chosen = asked.month.get();
    let rate = |one: &Past| MonthRate {
        label: format::month_short(one.month),
        tenths: one.figure(measure).percent_tenths(),
        revised: one.revised_tenths(measure),
        chosen: one.month == chosen,
    };
    past.iter().map(rate).collect()
}

fn table(past: &[Past]) -> impl IntoView + use<> {
    let columns = vec![
        Column::text(words::MONTH),
        Column::number(words::ELIGIBLE),
        Column::number(words::COVERAGE),
        Column::number(words::VISIT_RATE),
        Column::number(words::BUYER_RATE),
        Column::number(words::EFFECTIVENESS),
        Column::text(words::CLOSING),
    ];
    let rows: Vec<Vec<Cell>> = past.iter().rev().map(|one| one.cells().map(Cell::Text).to_vec()).collect();
    view! { <DataTable caption=words::MONTHS_TITLE columns rows/> }
}
