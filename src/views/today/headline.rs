//! The one number of the day: coverage of the month, what the goal still lacks, and who is left out.

use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::coverage_percent;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::pace::{out_of_reach, pace};
use crate::domain::mended::CoverageCount;
use crate::domain::value::ratio::Ratio;
use crate::routes::Route;
use crate::state::{Kept, use_carteira};
use crate::text::{format, today as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Headline() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let goal = Memo::new(move |_| {
        let month = Month::of(derived.as_of.get());
        carteira.portfolio.with(|p| coverage_percent(p.catalog(), p.rules(), month))
    });
    let standing = Memo::new(move |_| {
        let coverage = derived.coverage.get();
        let on = derived.as_of.get();
        carteira.portfolio.with(|p| pace(&coverage.tally, goal.get(), &p.rules().calendar, on))
    });
    let beyond = Memo::new(move |_| {
        let (tally, on) = (derived.coverage.with(|coverage| coverage.tally), derived.as_of.get());
        let pace = standing.get();
        let (a_day, works_today) = carteira.portfolio.with(|p| {
            let people = p.columns().salespeople.len().max(1) as u64;
            let rules = p.rules();
            (people * u64::from(rules.visits.visits_per_day), rules.calendar.is_working_day(on))
        });
        let (done, whole) = (tally.covered.into(), tally.eligible.into());
        let found = out_of_reach(done, whole, pace.missing.into(), pace.working_days_left, a_day)?;
        Some(words::out_of_reach(&found, goal.get().into(), works_today))
    });
    let count = Kept::<CoverageCount>::default();
    let before = Memo::new(move |_| {
        let on = derived.as_of.get();
        let month = Month::of(on).prev();
        carteira.portfolio.with(|p| {
            let closed = p.catalog().closed(month, Cut::Total, on)?.tally.coverage();
            let known = count.with(|count| count.follow(p, month.period(), on).tally.coverage());
            Some((month, closed, known))
        })
    });
    let ratio = Memo::new(move |_| derived.coverage.with(|coverage| coverage.tally.coverage()));
    let expected = move || {
        let eligible = ratio.get().den;
        Ratio::new(i64::from(standing.get().expected_today), eligible).value()
    };
    view! {
        <section class="headline card">
            <h2 class="headline__title">
                {move || words::coverage_of(Month::of(derived.as_of.get()))}
            </h2>
            <p class="headline__figure">
                <strong class="headline__percent number">{move || format::percent(ratio.get())}</strong>
                <span class="headline__whole number">{move || words::covered_of(ratio.get())}</span>
            </p>
            <Bar
                label=Signal::derive(move || words::bar(ratio.get(), goal.get()))
                share=Signal::derive(move || ratio.get().value())
                pace=Signal::derive(expected)
                goal=Signal::derive(move || Some(f64::from(goal.get()) / 100.0))
            />
            <p class="headline__next">
                {move || {
                    let eligible = derived.coverage.with(|coverage| coverage.tally.eligible);
                    let said = beyond.get();
                    said.unwrap_or_else(|| words::missing(&standing.get(), goal.get(), eligible))
                }}
            </p>
            <p class="headline__rest muted">
                {move || {
                    let eligible = derived.coverage.with(|coverage| coverage.tally.eligible);
                    words::projection(&standing.get(), eligible)
                }} " " {move || derived.coverage.with(words::left_out)} " "
                {move || before.get().map(|(month, closed, now)| words::month_before(month, closed, now))} " "
                <a class="headline__more" href=Route::Coverage.href()>
                    {words::SEE_COVERAGE}
                </a>
            </p>
        </section>
    }
}
