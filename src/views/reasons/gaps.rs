//! What has no motivo: clients that turned inativo and were not asked about, then contacts and departures left without.

use super::ReasonsDesk;
use super::ask::{Asking, Question, QuickReasons};
use crate::domain::rescue::reason_pareto::Occasion;
use crate::routes::Route;
use crate::screen::reasons::{ReasonRow, question, row, to_ask, without_reason};
use crate::text::reason_ask as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Rows drawn at first, and more at each wish.
const STEP: usize = 20;

#[component]
pub(super) fn Gaps(desk: ReasonsDesk, asking: Asking) -> impl IntoView {
    let asked = Memo::new(move |_| desk.occasions.with(|all| to_ask(all)));
    let rest = Memo::new(move |_| desk.occasions.with(|all| without_reason(all)));
    let is_past = Memo::new(move |_| desk.scope.carteira.view.as_of.with(Option::is_some));
    let empty = Memo::new(move |_| asked.with(Vec::is_empty) && rest.with(Vec::is_empty));
    view! {
        <div class="stack">
            <Show when=move || is_past.get()>
                <p class="why__note" role="status">{words::ONLY_LOOKED_AT}</p>
            </Show>
            <Show when=move || empty.get()>
                <Empty glyph=Glyph::Check title=words::ALL_TOLD why=words::ALL_TOLD_WHY/>
            </Show>
            <Show when=move || asked.with(|asked| !asked.is_empty())>
                <section class="stack" data-gap="tight" id="perguntas">
                    <h2 class="panel__finding">{move || asked.with(|asked| question(asked))}</h2>
                    <Rows desk asking list=asked is_past/>
                </section>
            </Show>
            <Show when=move || rest.with(|rest| !rest.is_empty())>
                <section class="stack" data-gap="tight">
                    <h2 class="panel__finding">{move || words::count_without(rest.with(Vec::len))}</h2>
                    <p class="muted panel__note">{words::WITHOUT_WHY}</p>
                    <Rows desk asking list=rest is_past/>
                </section>
            </Show>
        </div>
    }
}

#[component]
fn Rows(desk: ReasonsDesk, asking: Asking, list: Memo<Vec<Occasion>>, is_past: Memo<bool>) -> impl IntoView {
    let limit = RwSignal::new(STEP);
    let shown = move || list.with(|list| list.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    view! {
        <ul class="gap-list">
            <For
                each=shown
                key=|occasion| (occasion.slot, occasion.about, occasion.date)
                children=move |occasion| view! { <GapRow desk asking occasion is_past/> }
            />
        </ul>
        <Show when=move || { list.with(Vec::len) > limit.get() }>
            <Button tone=Tone::Quiet on_press=move || limit.update(|limit| *limit += STEP)>
                {words::MORE}
            </Button>
        </Show>
    }
}

#[component]
fn GapRow(desk: ReasonsDesk, asking: Asking, occasion: Occasion, is_past: Memo<bool>) -> impl IntoView {
    let row = desk.scope.with_now(|_, p| row(p, p.columns(), &occasion));
    let Some(ReasonRow { client, name, said, bought }) = row else { return ().into_any() };
    let question = Question { client, name: name.clone(), about: occasion.about, date: occasion.date };
    view! {
        <li class="gap-row">
            <a class="gap-row__who" href=Route::Client(client.to_string()).href()>
                <span class="gap-row__name">{name}</span>
                <span class="muted">{said}</span>
                {bought.map(|bought| view! { <span class="private">{bought}</span> })}
            </a>
            <Show when=move || !is_past.get()>
                <QuickReasons asking question=question.clone()/>
            </Show>
        </li>
    }
    .into_any()
}
