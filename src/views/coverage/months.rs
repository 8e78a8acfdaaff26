//! The rates of the last 24 months: bars with the goal across, and the table behind them.

use super::{Asked, palette};
use crate::charts::coverage_months::{MonthRate, coverage_months};
use crate::charts::json;
use crate::domain::coverage_history::{By, History, history};
use crate::domain::goals::coverage_percent;
use crate::domain::period::Month;
use crate::state::use_carteira;
use crate::text::{coverage as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use leptos::prelude::*;

const MONTHS: u32 = 24;

#[component]
pub(super) fn Months(asked: Asked) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let past = Memo::new(move |_| {
        let months: Vec<Month> = Month::of(on.get()).last_n(MONTHS).collect();
        carteira.portfolio.with(|p| history(p.columns(), p.rules(), &months, on.get(), By::Nothing))
    });
    let goal = Memo::new(move |_| {
        let month = asked.month.get();
        carteira.portfolio.with(|p| coverage_percent(p.catalog(), p.rules(), month))
    });
    let version = theme_version();
    let option = Signal::derive(move || {
        version.track();
        let measure = asked.measure.get();
        let rates = past.with(|past| rates(past, asked));
        let goal = (measure == super::Measure::Coverage).then(|| goal.get());
        json(&coverage_months(measure.name(), &rates, goal, &palette()))
    });
    let label = Signal::derive(move || {
        let measure = asked.measure.get();
        past.with(|past| {
            let rates = past.months.iter().copied().zip(past.totals.iter().map(|tally| measure.of(tally)));
            words::chart_words(measure.name(), &rates.collect::<Vec<_>>())
        })
    });
    let choose = move |tapped: Tapped| {
        if let Some(month) = past.with_untracked(|past| past.months.get(tapped.item).copied()) {
            asked.month.set(month);
        }
    };
    view! {
        <section class="card stack" data-gap="tight">
            <h2 class="card__title">{move || label.get()}</h2>
            <ChartBox label option on_tap=choose/>
            <Disclosure summary=words::MONTHS_TITLE>
                {move || past.with(table)}
            </Disclosure>
        </section>
    }
}

fn rates(past: &History, asked: Asked) -> Vec<MonthRate> {
    let measure = asked.measure.get();
    let chosen = asked.month.get();
    let rate = |(month, tally): (&Month, &crate::domain::coverage::Tally)| MonthRate {
        label: format::month_short(*month),
        tenths: measure.of(tally).percent_tenths(),
        chosen: *month == chosen,
    };
    past.months.iter().zip(&past.totals).map(rate).collect()
}

fn table(past: &History) -> impl IntoView + use<> {
    let columns = vec![
        Column::text(words::MONTH),
        Column::number(words::ELIGIBLE),
        Column::number(words::COVERAGE),
        Column::number(words::VISIT_RATE),
        Column::number(words::BUYER_RATE),
    ];
    let rows: Vec<Vec<Cell>> = past
        .months
        .iter()
        .zip(&past.totals)
        .rev()
        .map(|(month, tally)| {
            vec![
                format::month_year(*month).into(),
                format::integer(i64::from(tally.eligible)).into(),
                words::cell(tally.coverage()).into(),
                words::cell(tally.visit_rate()).into(),
                words::cell(tally.buyer_rate()).into(),
            ]
        })
        .collect();
    view! { <DataTable caption=words::MONTHS_TITLE columns rows/> }
}
