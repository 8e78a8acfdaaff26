//! *Tarefas*: the steps that are due, the most at stake first, and the tries whose answer is not known.
use leptos::prelude::*;

use super::acts::CaseActs;
use super::desk::{RescueDesk, RescueSheets, rescue_desk};
use crate::routes::Route;
use crate::screen::rescue::{STEP, Task, awaiting, due, stage};
use crate::state::use_carteira;
use crate::text::ahead::rescue as money;
use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::filters::{FilterChips, FilterCount};

#[component]
pub(super) fn Tasks() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let desk = rescue_desk();
    let limit = RwSignal::new(STEP);
    let due = Memo::new(move |_| {
        let (slots, statuses) = (derived.visible.get(), derived.statuses.get());
        let (names, on) = (derived.names.get(), derived.as_of.get());
        carteira.portfolio.with(|p| due(p, &slots, &statuses, &names, on))
    });
    let asked = Memo::new(move |_| {
        let (slots, on) = (derived.visible.get(), derived.as_of.get());
        carteira.portfolio.with(|p| awaiting(p, &slots, on))
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

#[component]
fn Rows(desk: RescueDesk, rows: Memo<Vec<Task>>, #[prop(into)] limit: Signal<usize>) -> impl IntoView {
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
                    let today = carteira.derived.as_of.get_untracked();
                    let stage = carteira.portfolio.with_untracked(|p| stage(p, &row, today));
                    let Task { client, name, case, step: _, asked, centavos } = row;
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
