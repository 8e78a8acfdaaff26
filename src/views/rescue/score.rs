//! *Placar*: of every step and channel, what was tried, answered and bought again.
use leptos::prelude::*;

use crate::domain::rescue::{Scored, cases_of, score, untouched, wilson_95};
use crate::domain::value::ratio::Ratio;
use crate::state::use_carteira;
use crate::text::{format, labels, reactivation as words};
use crate::ui::prelude::*;
use crate::views::filters::{FilterChips, FilterCount};

/// Fewer decided tries than this say nothing of which is better.
const ENOUGH: u32 = 5;

#[component]
pub(super) fn ScorePanel() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let found = Memo::new(move |_| {
        let (slots, on) = (derived.visible.get(), derived.as_of.get());
        carteira.portfolio.with(|p| {
            let cases: Vec<_> = slots.iter().flat_map(|slot| cases_of(p, *slot, on)).collect();
            (score(&cases), untouched(&cases))
        })
    });
    let rows = Memo::new(move |_| found.with(|(rows, _)| rows.clone()));
    let alone = Memo::new(move |_| found.with(|(_, alone)| *alone));
    let step_name =
        move |id: u8| carteira.portfolio.with(|p| words::step_when(p.rules().reactivation.step(id)));
    let finding = move || {
        let best = rows.with(|rows| best(rows));
        best.map_or_else(
            || words::FEW.to_owned(),
            |one| words::best(&step_name(one.step), one.channel, &one.score),
        )
    };
    let cells = Signal::derive(move || {
        rows.with(|rows| {
            rows.iter()
                .map(|Scored { step, channel, score }| {
                    vec![
                        Cell::from(step_name(*step)),
                        labels::channel(*channel).to_owned().into(),
                        format::integer(i64::from(score.tried)).into(),
                        format::integer(i64::from(score.waiting)).into(),
                        words::of(score.answered, score.tried).into(),
                        words::of(score.bought, score.tried - score.waiting).into(),
                        words::rate(score.bought_rate()).into(),
                    ]
                })
                .chain(alone.with(|alone| control(*alone)))
                .collect::<Vec<_>>()
        })
    });
    let columns = vec![
        Column::text(words::STEP_COLUMN),
        Column::text(words::CHANNEL_COLUMN),
        Column::number(words::TRIED_COLUMN),
        Column::number(words::WAITING_COLUMN),
        Column::number(words::ANSWERED_COLUMN),
        Column::number(words::BOUGHT_COLUMN),
        Column::number(words::RATE_COLUMN),
    ];
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
            </div>
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| view! { <Empty glyph=Glyph::Chart title=words::NO_SCORE why=words::NO_SCORE_WHY/> }
            >
                <section class="stack" data-gap="tight">
                    <h2 class="panel__finding">{finding}</h2>
                    <p class="muted panel__note">{words::SCORE_NOTE}</p>
                    <DataTable caption=words::SCORE columns=columns.clone() rows=cells bare=true/>
                </section>
            </Show>
        </div>
    }
}

/// The row of those nobody tried.
fn control(alone: Ratio) -> Option<Vec<Cell>> {
    let none = || Cell::from(format::NONE.to_owned());
    alone.is_defined().then(|| {
        vec![
            words::UNTOUCHED.to_owned().into(),
            none(),
            none(),
            none(),
            none(),
            words::of_ratio(alone).into(),
            words::rate(alone).into(),
        ]
    })
}

/// The row that surely brings most back: by the lower end of its interval.
fn best(rows: &[Scored]) -> Option<Scored> {
    let decided = |row: &&Scored| row.score.tried - row.score.waiting >= ENOUGH && row.score.bought > 0;
    let low = |row: &Scored| wilson_95(row.score.bought_rate()).map_or(0.0, |(low, _)| low);
    rows.iter().filter(decided).max_by(|a, b| low(a).total_cmp(&low(b))).copied()
}
