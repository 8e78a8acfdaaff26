//! Beside each motivo, what is being done about it.

use super::ReasonsDesk;
use super::remedy_sheet::{Remedy, RemedySheet};
use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::rescue::reason_pareto::{ReasonPareto, ReasonRow};
use crate::domain::value::id::ActionId;
use crate::domain::value::money::Centavos;
use crate::text::{format, improvement as words, reason_pareto as pareto, reasons};
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Motivos drawn at first.
const FIRST: usize = 6;

#[component]
pub(super) fn Remedies(desk: ReasonsDesk, found: Memo<ReasonPareto>) -> impl IntoView {
    let carteira = desk.scope.carteira;
    let edited = RwSignal::new(None::<Remedy>);
    let whole = RwSignal::new(false);
    let given = Memo::new(move |_| {
        found.with(|found| found.rows.iter().filter(|row| row.key.is_some()).cloned().collect::<Vec<_>>())
    });
    let shown = move || {
        let most = if whole.get() { usize::MAX } else { FIRST };
        given.with(|rows| rows.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let late = move || {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| {
            let all = p.catalog().actions.values().filter_map(|register| register.value.as_ref());
            words::late(all.filter(|action| action.is_late(on)).count())
        })
    };
    view! {
        <section class="card stack" data-gap="tight">
            <header class="remedies__head">
                <h2 class="card__title">{words::ACTIONS}</h2>
                {move || late().map(|late| view! { <Chip label=late strong=true glyph=Glyph::Warning/> })}
            </header>
            <ol class="remedies">
                <For
                    each=shown
                    key=|row| (row.key.clone(), row.times, row.bought_centavos, row.controllable)
                    children=move |row| view! { <Motive desk row edited/> }
                />
            </ol>
            <Show when=move || { !whole.get() && given.with(Vec::len) > FIRST }>
                <div>
                    <Button tone=Tone::Quiet on_press=move || whole.set(true)>{words::SHOW_ALL}</Button>
                </div>
            </Show>
        </section>
        <RemedySheet edited/>
    }
}

#[component]
fn Motive(desk: ReasonsDesk, row: ReasonRow, edited: RwSignal<Option<Remedy>>) -> impl IntoView {
    let carteira = desk.scope.carteira;
    let key = StoredValue::new(row.key.clone().unwrap_or_default());
    let name = Memo::new(move |_| {
        carteira.portfolio.with(|p| key.with_value(|key| reasons::name(p.catalog(), key)))
    });
    let actions = Memo::new(move |_| {
        carteira.portfolio.with(|p| {
            key.with_value(|key| {
                let all = p.catalog().actions_about(key);
                all.into_iter().map(|(id, action)| (id, action.clone())).collect::<Vec<_>>()
            })
        })
    });
    let can = if row.controllable { words::CAN_ACT } else { words::CAN_NOT };
    let bought = format::money_short(Centavos::new(row.bought_centavos));
    let add = move || edited.set(Some(Remedy::New(key.get_value())));
    view! {
        <li class="motive">
            <div class="motive__head">
                <h3 class="motive__name">{move || name.get()}</h3>
                <p class="motive__figures">
                    <span class="number">{words::times(row.times, row.slots.len())}</span>
                    " · "
                    <span class="number private">{bought}</span>
                    <span class="muted">" · " {pareto::group(row.group)} " · " {can}</span>
                </p>
            </div>
            <ul class="motive__actions">
                <For
                    each=move || actions.get()
                    key=|action| action.clone()
                    children=move |(id, action)| view! { <Action desk id action edited/> }
                />
            </ul>
            <Button
                tone=Tone::Quiet
                glyph=Glyph::Plus
                label=Signal::derive(move || words::about(words::NEW, &name.get()))
                on_press=add
            >
                {words::ADD}
            </Button>
        </li>
    }
}

#[component]
fn Action(
    desk: ReasonsDesk,
    id: ActionId,
    action: ImprovementAction,
    edited: RwSignal<Option<Remedy>>,
) -> impl IntoView {
    let as_of = desk.scope.carteira.derived.as_of;
    let due = action.clone();
    let late = move || words::is_late(&due, as_of.get());
    let state = match action.state {
        ActionState::Open => "open",
        ActionState::Doing => "doing",
        ActionState::Done => "done",
    };
    let glyph = match action.state {
        ActionState::Open => Glyph::Clock,
        ActionState::Doing => Glyph::Play,
        ActionState::Done => Glyph::Check,
    };
    let result = action.result.clone();
    view! {
        <li>
            <button class="action" type="button" data-state=state on:click=move |_| edited.set(Some(Remedy::Known(id)))>
                <Icon glyph/>
                <span class="action__body">
                    <span class="action__text">{action.text.clone()}</span>
                    <span class="muted">
                        {words::state(action.state)} " · " {words::agreed(&action)}
                        {move || late().map(|late| view! { " · " <strong class="action__late">{late}</strong> })}
                    </span>
                    {result.map(|result| view! { <span>{result}</span> })}
                </span>
                <Icon glyph=Glyph::ChevronRight/>
            </button>
        </li>
    }
}
