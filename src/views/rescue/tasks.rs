//! *Tarefas*: the steps that are due, the most at stake first, and the tries whose answer is not known.
use leptos::prelude::*;

use super::acts::CaseActs;
use super::desk::{RescueDesk, RescueSheets, rescue_desk};
use crate::domain::portfolio::Portfolio;
use crate::domain::rescue::book::awaited_try;
use crate::domain::rescue::{Case, Stage, Try, case_of, tasks};
use crate::domain::rules::workflow::CaseStep;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::ahead::rescue as money;
use crate::text::{reactivation as words, reasons};
use crate::ui::prelude::*;
use crate::views::filters::{FilterChips, FilterCount};

/// Rows drawn at first, and added by *mostrar mais*.
const STEP: usize = 40;

#[derive(Clone, PartialEq)]
struct Row {
    client: ClientId,
    name: String,
    case: Case,
    step: Option<CaseStep>,
    asked: Option<Try>,
    centavos: i64,
}

#[component]
pub(super) fn Tasks() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let desk = rescue_desk();
    let limit = RwSignal::new(STEP);
    let due = Memo::new(move |_| {
        let (slots, statuses) = (derived.visible.get(), derived.statuses.get());
        let (names, on) = (derived.names.get(), derived.as_of.get());
        let stake = |slot: usize| statuses.get(slot).copied().flatten().map_or(0, |one| one.revenue_12m / 12);
        let rank = |slot: usize| names.get(slot).map_or(u32::MAX, |name| name.rank);
        carteira.portfolio.with(|p| {
            let found = tasks(p, &slots, on, stake, rank);
            found
                .into_iter()
                .filter_map(|task| row(p, task.slot, task.case, None, task.centavos))
                .collect::<Vec<_>>()
        })
    });
    let asked = Memo::new(move |_| {
        let (slots, on) = (derived.visible.get(), derived.as_of.get());
        carteira.portfolio.with(|p| {
            let asked = |slot: &usize| {
                let case = case_of(p, *slot, on)?;
                let tried = p.dossiers().get(*slot).and_then(|dossier| awaited_try(dossier, &case, on))?;
                row(p, *slot, case, Some(tried), 0)
            };
            slots.iter().filter_map(asked).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="stack">
            <div class="analysis__filters">
                <FilterChips/>
                <FilterCount/>
            </div>
            <Show when=move || asked.with(|asked| !asked.is_empty())>
                <section class="stack" data-gap="tight">
                    <h2 class="panel__finding">{words::WAITING}</h2>
                    <p class="muted panel__note">{words::WAITING_WHY}</p>
                    <Rows desk rows=asked limit=Signal::derive(|| usize::MAX)/>
                </section>
            </Show>
            <Show
                when=move || due.with(|due| !due.is_empty())
                fallback=|| view! { <Empty glyph=Glyph::Check title=words::NO_TASK why=words::NO_TASK_WHY/> }
            >
                <section class="stack" data-gap="tight">
                    <h2 class="panel__finding">{move || words::finding(due.with(Vec::len))}</h2>
                    <p class="muted panel__note">{words::ORDER}</p>
                    <Rows desk rows=due limit/>
                    <Show when=move || due.with(|due| due.len() > limit.get())>
                        <Button tone=Tone::Quiet on_press=move || limit.update(|limit| *limit += STEP)>
                            {crate::text::clients::history::MORE}
                        </Button>
                    </Show>
                </section>
            </Show>
            <RescueSheets desk/>
        </div>
    }
}

fn row(p: &Portfolio, slot: usize, case: Case, asked: Option<Try>, centavos: i64) -> Option<Row> {
    let client = p.client_at(slot)?;
    let id = match &case.stage {
        Stage::Due { step, .. } => Some(*step),
        Stage::Waiting { next, .. } => *next,
        Stage::Unconfirmed { .. }
        | Stage::Closing { .. }
        | Stage::Lost { .. }
        | Stage::Review { .. }
        | Stage::Lapsed { .. }
        | Stage::Won { .. } => None,
    };
    let step = id.and_then(|id| p.rules().reactivation.step(id)).cloned();
    Some(Row { client: client.id, name: client.display_name().to_owned(), case, step, asked, centavos })
}

#[component]
fn Rows(desk: RescueDesk, rows: Memo<Vec<Row>>, #[prop(into)] limit: Signal<usize>) -> impl IntoView {
    let carteira = use_carteira();
    let drawn = move || rows.with(|rows| rows.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    view! {
        <ol class="rescue__list">
            <For
                each=drawn
                key=move |row| {
                    (row.client, format!("{:?}", row.case), row.asked.is_some(), row.centavos, carteira.derived.as_of.get())
                }
                children=move |row| {
                    let Row { client, name, case, step, asked, centavos } = row;
                    let today = carteira.derived.as_of.get_untracked();
                    let stage = carteira.portfolio.with_untracked(|p| {
                        words::stage(&case, step.as_ref(), |key| reasons::name(p.catalog(), key), today)
                    });
                    let is_past = carteira.view.as_of.with_untracked(Option::is_some);
                    view! {
                        <li class="rescue-row" data-case="">
                            <a class="rescue-row__who" href=Route::Client(client.to_string()).href()>
                                <span class="rescue-row__name">{name.clone()}</span>
                                <span>{stage}</span>
                            </a>
                            {(centavos > 0)
                                .then(|| {
                                    view! {
                                        <span class="rescue-row__loss number private">{money::loss(centavos)}</span>
                                    }
                                })}
                            {(!is_past)
                                .then(|| {
                                    view! {
                                        <span class="rescue-row__acts">
                                            <CaseActs desk client name=name.clone() case asked/>
                                        </span>
                                    }
                                })}
                        </li>
                    }
                }
            />
        </ol>
    }
}
