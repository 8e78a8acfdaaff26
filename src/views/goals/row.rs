//! One measure of a scope: how much of its target, whether that is early or late, and what is missing.

use crate::domain::indicator::coverage::goal_progress::{GoalStanding, Progress};
use crate::screen::goals::{GoalRow, is_private, lengths, sentence};
use crate::state::use_carteira;
use crate::text::{coverage, goals as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn GoalRow(row: Memo<Option<GoalRow>>) -> impl IntoView {
    move || {
        row.get().map(|row| match row.progress {
            Some(progress) => reached(row, progress).into_any(),
            None => without(row).into_any(),
        })
    }
}

fn reached(row: GoalRow, progress: Progress) -> impl IntoView {
    let money = is_private(progress.measure);
    let (share, goal, band) = lengths(&progress);
    let carteira = use_carteira();
    let on = carteira.derived.as_of.get();
    let said = carteira.portfolio.with_untracked(|p| sentence(p, &progress, row.id.month, on));
    let source = words::source(progress.target.source);
    view! {
        <div class="goal" data-standing=mark(progress.standing)>
            <p class="goal__line">
                <span class="goal__name">{words::measure(progress.measure)}</span>
                <strong class="goal__figure number" class:private=money>{words::figure(&progress)}</strong>
            </p>
            <Bar
                label=words::bar(&progress)
                share=Signal::derive(move || share)
                goal=Signal::derive(move || goal)
                pace=Signal::derive(move || band.map(|(low, high)| (low + high) / 2.0))
                band=Signal::derive(move || band)
            />
            <p class="goal__said">
                <span class="goal__standing">
                    <Icon glyph=glyph(progress.standing)/>
                    {words::standing(progress.standing)}
                </span>
                <span class:private=money>
                    {said}
                </span>
            </p>
            {words::usual(&progress)
                .map(|usual| view! { <p class="goal__usual muted" class:private=money>{usual}</p> })}
            {source.map(|source| view! { <p class="goal__usual muted">{source}</p> })}
            {closing(row)}
        </div>
    }
}

/// When the month closed, and what changed since.
fn closing(row: GoalRow) -> Option<impl IntoView> {
    let on = use_carteira().derived.as_of.get();
    let said = coverage::closing(row.id.month, &row.closed?, on);
    Some(view! { <p class="goal__usual">{said}</p> })
}

fn without(row: GoalRow) -> impl IntoView {
    let measure = row.id.measure;
    let money = is_private(measure);
    view! {
        <div class="goal" data-standing="none">
            <p class="goal__line">
                <span class="goal__name">{words::measure(measure)}</span>
                <span class="goal__figure muted">{words::NO_GOAL}</span>
            </p>
            <p class="goal__said" class:private=money>{words::so_far(measure, &row.done)}</p>
            {row.suggested
                .map(|value| {
                    view! {
                        <p class="goal__usual muted" class:private=money>
                            {words::suggestion(measure, value)}
                        </p>
                    }
                })}
            {closing(row)}
        </div>
    }
}

fn mark(standing: GoalStanding) -> &'static str {
    match standing {
        GoalStanding::Reached => "reached",
        GoalStanding::Ahead => "ahead",
        GoalStanding::OnPace => "on-pace",
        GoalStanding::Behind => "behind",
        GoalStanding::Missed => "missed",
        GoalStanding::Waiting => "waiting",
    }
}

fn glyph(standing: GoalStanding) -> Glyph {
    match standing {
        GoalStanding::Reached => Glyph::Check,
        GoalStanding::Ahead => Glyph::ChevronUp,
        GoalStanding::OnPace => Glyph::Forward,
        GoalStanding::Behind => Glyph::Warning,
        GoalStanding::Missed => Glyph::Close,
        GoalStanding::Waiting => Glyph::Clock,
    }
}
