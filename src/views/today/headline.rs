//! The one number of the day: coverage of the month, what the goal still lacks, and who is left out.

use crate::domain::calendar::period::Month;
use crate::domain::mended::CoverageCount;
use crate::routes::Route;
use crate::screen::today::{Headline, headline};
use crate::state::{Kept, use_carteira};
use crate::text::{format, today as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn HeadlineCard() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let shown = Memo::new(move |_| {
        let on = derived.as_of.get();
        let held_by = carteira.view.held_by();
        carteira.portfolio.with(|p| derived.coverage.with(|coverage| headline(p, coverage, &held_by, on)))
    });
    let count = Kept::<CoverageCount>::default();
    let before = Memo::new(move |_| {
        let on = derived.as_of.get();
        let month = Month::of(on).prev();
        let held_by = carteira.view.held_by();
        carteira.portfolio.with(|p| {
            let now = count.with(|count| count.follow(p, month.period(), on, &held_by).tally);
            let closed = p.closed_like(&held_by, month, on)?.tally.coverage();
            let known = now.coverage();
            Some((month, closed, known))
        })
    });
    // On a phone the figure stands in one line, and what it means opens below.
    let open = RwSignal::new(false);
    let ratio = move || shown.with(|shown| shown.coverage);
    let goal = move || shown.with(|shown| shown.goal_percent);
    view! {
        <section class="headline card" data-open=move || open.get().then_some("")>
            <h2 class="headline__title">
                {move || words::coverage_of(Month::of(derived.as_of.get()))}
            </h2>
            <p class="headline__figure">
                <strong class="headline__percent number">{move || format::percent(ratio())}</strong>
                <span class="headline__whole number">{move || words::covered_of(ratio())}</span>
            </p>
            <button
                class="headline__open icon-button"
                type="button"
                aria-label=words::MORE_OF_COVERAGE
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon glyph=Glyph::ChevronDown/>
            </button>
            <Bar
                label=Signal::derive(move || words::bar(ratio(), goal()))
                share=Signal::derive(move || ratio().value())
                pace=Signal::derive(move || shown.with(Headline::expected))
                goal=Signal::derive(move || Some(f64::from(goal()) / 100.0))
            />
            <p class="headline__next">{move || shown.with(|shown| shown.next.clone())}</p>
            <p class="headline__rest muted">
                {move || shown.with(|shown| shown.projection.clone())} " " {move || derived.coverage.with(words::left_out)} " "
                {move || before.get().map(|(month, closed, now)| words::month_before(month, closed, now))} " "
                <a class="headline__more" href=move || carteira.view.href(&Route::Coverage, &[])>
                    {words::SEE_COVERAGE}
                </a>
            </p>
        </section>
    }
}
