//! The rates of the last 24 months: bars with the goal across, and the table behind them. A closed month stands at what it
//! closed with; where that changed, the revised rate is marked beside it.

use super::{Asked, palette};
use crate::charts::coverage_months::{MonthRate, coverage_months};
use crate::charts::json;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::coverage_percent;
use crate::domain::indicator::coverage::coverage_history::{By, history};
use crate::domain::indicator::coverage::month_closing::{Revision, revision};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, all_visits};
use crate::domain::measure::tally::Tally;
use crate::domain::value::ratio::Ratio;
use crate::state::use_carteira;
use crate::text::{coverage as words, format};
use crate::ui::prelude::*;
use crate::ui::theme::theme_version;
use leptos::prelude::*;

const MONTHS: u32 = 24;

/// What is known of a month, and what it was closed at.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Past {
    month: Month,
    now: Tally,
    closed: Option<Revision>,
    visits: Visits,
}

impl Past {
    /// The closed figure where there is one.
    fn figure(&self, of: impl Fn(&Tally) -> Ratio) -> Ratio {
        of(self.closed.as_ref().map_or(&self.now, |revision| &revision.closed.tally))
    }
}

#[component]
pub(super) fn Months(asked: Asked) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let past = Memo::new(move |_| {
        let on = on.get();
        let months: Vec<Month> = Month::of(on).last_n(MONTHS).collect();
        carteira.portfolio.with(|p| {
            let known = history(p.columns(), p.rules(), &months, on, By::Nothing);
            let of = |(month, now): (&Month, &Tally)| Past {
                month: *month,
                now: *now,
                closed: revision(p, *month, on, *now),
                visits: all_visits(p.columns(), month.period(), on),
            };
            known.months.iter().zip(&known.totals).map(of).collect::<Vec<_>>()
        })
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
        json(&coverage_months(measure.name(), words::REVISED, &rates, goal, &palette()))
    });
    let label = Signal::derive(move || {
        let measure = asked.measure.get();
        past.with(|past| {
            let rates = past.iter().map(|one| (one.month, one.figure(|tally| measure.of(tally))));
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

fn rates(past: &[Past], asked: Asked) -> Vec<MonthRate> {
    let measure = asked.measure.get();
    let chosen = asked.month.get();
    let rate = |one: &Past| {
        let revised = one.closed.as_ref().map(|revision| measure.revised(revision));
        let changed = revised.filter(|rate| rate.is_changed());
        MonthRate {
            label: format::month_short(one.month),
            tenths: one.figure(|tally| measure.of(tally)).percent_tenths(),
            revised: changed.and_then(|rate| rate.now.percent_tenths()),
            chosen: one.month == chosen,
        }
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
    let rows: Vec<Vec<Cell>> = past
        .iter()
        .rev()
        .map(|one| {
            let figure = |measure: super::Measure| match &one.closed {
                Some(revision) => words::revised_cell(&measure.revised(revision)),
                None => words::cell(measure.of(&one.now)),
            };
            let eligible = one.closed.as_ref().map_or(one.now, |revision| revision.closed.tally).eligible;
            let closed = one.closed.as_ref().map(|revision| format::date(revision.closed.on));
            let [coverage, visits, buyers] = super::Measure::ALL.map(figure);
            vec![
                format::month_year(one.month).into(),
                format::integer(i64::from(eligible)).into(),
                coverage.into(),
                visits.into(),
                buyers.into(),
                words::cell(one.visits.effectiveness()).into(),
                closed.unwrap_or_else(|| words::OPEN.to_owned()).into(),
            ]
        })
        .collect();
    view! { <DataTable caption=words::MONTHS_TITLE columns rows/> }
}
