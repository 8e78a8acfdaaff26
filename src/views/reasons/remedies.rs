//! Beside each motivo, what is being done about it.

use super::ReasonsDesk;
use super::remedy_sheet::{Remedy, RemedySheet};
use crate::domain::catalog::improvement_action::ActionState;
use crate::domain::rescue::reason_pareto::ReasonPareto;
use crate::screen::remedies::{Action, FIRST, Motive, actions, late, motives};
use crate::text::improvement as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Remedies(desk: ReasonsDesk, found: Memo<ReasonPareto>) -> impl IntoView {
    let carteira = desk.scope.carteira;
    let edited = RwSignal::new(None::<Remedy>);
    let whole = RwSignal::new(false);
    let all = Memo::new(move |_| carteira.portfolio.with(|p| found.with(|found| motives(found, p))));
    let shown = move || {
        let most = if whole.get() { usize::MAX } else { FIRST };
        all.with(|all| all.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let late = move || {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| late(p, on))
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
                    key=|motive| motive.clone()
                    children=move |motive| view! { <MotiveItem desk motive edited/> }
                />
            </ol>
            <Show when=move || { !whole.get() && all.with(Vec::len) > FIRST }>
                <div>
                    <Button tone=Tone::Quiet on_press=move || whole.set(true)>{words::SHOW_ALL}</Button>
                </div>
            </Show>
        </section>
        <RemedySheet edited/>
    }
}

#[component]
fn MotiveItem(desk: ReasonsDesk, motive: Motive, edited: RwSignal<Option<Remedy>>) -> impl IntoView {
    let carteira = desk.scope.carteira;
    let Motive { key, name, times, bought, whose, add } = motive;
    let key = StoredValue::new(key);
    let actions = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| key.with_value(|key| actions(p, key, on)))
    });
    view! {
        <li class="motive">
            <div class="motive__head">
                <h3 class="motive__name">{name}</h3>
                <p class="motive__figures">
                    <span class="number">{times}</span>
                    " · "
                    <span class="number private">{bought}</span>
                    <span class="muted">" · " {whose}</span>
                </p>
            </div>
            <ul class="motive__actions">
                <For
                    each=move || actions.get()
                    key=|action| action.clone()
                    children=move |action| view! { <ActionItem action edited/> }
                />
            </ul>
            <Button
                tone=Tone::Quiet
                glyph=Glyph::Plus
                label=add
                on_press=move || edited.set(Some(Remedy::New(key.get_value())))
            >
                {words::ADD}
            </Button>
        </li>
    }
}

#[component]
fn ActionItem(action: Action, edited: RwSignal<Option<Remedy>>) -> impl IntoView {
    let Action { id, state, text, agreed, late, result } = action;
    let (state, glyph) = match state {
        ActionState::Open => ("open", Glyph::Clock),
        ActionState::Doing => ("doing", Glyph::Play),
        ActionState::Done => ("done", Glyph::Check),
    };
    view! {
        <li>
            <button class="action" type="button" data-state=state on:click=move |_| edited.set(Some(Remedy::Known(id)))>
                <Icon glyph/>
                <span class="action__body">
                    <span class="action__text">{text}</span>
                    <span class="muted">
                        {agreed}
                        {late.map(|late| view! { " · " <strong class="action__late">{late}</strong> })}
                    </span>
                    {result.map(|result| view! { <span>{result}</span> })}
                </span>
                <Icon glyph=Glyph::ChevronRight/>
            </button>
        </li>
    }
}
