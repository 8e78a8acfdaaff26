//! *Metas*: what the month should bring, how far it is, and what is missing by working day.

mod edit;
mod history;
mod row;

use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::{GoalId, Measure, coverage_percent};
use crate::routes::Route;
use crate::screen::goals::{Scope, accepted, columns, days, holders, is_bare, reach, scopes, suggested};
use crate::state::use_carteira;
use crate::text::goals as words;
use crate::ui::prelude::*;
use crate::views::nav::{use_go_with, use_query};
use crate::views::standing::{NoData, WhenReady};
use edit::EditScope;
use history::PastMonths;
use leptos::prelude::*;
use row::GoalRow;

/// The month in the address; without it, that of the day shown.
const MONTH_PARAM: &str = "mes";

#[component]
pub fn GoalsPage() -> impl IntoView {
    let carteira = use_carteira();
    let empty = Memo::new(move |_| carteira.derived.client_count.get() == 0);
    view! {
        <div class="page goals">
            <WhenReady>
                {move || {
                    if empty.get() {
                        view! {
                            <NoData glyph=Glyph::Target title=words::EMPTY_TITLE why=words::EMPTY_WHY/>
                        }
                            .into_any()
                    } else {
                        view! { <Goals/> }.into_any()
                    }
                }}
            </WhenReady>
        </div>
    }
}

/// Which scope is being edited: the place in the list.
pub(super) type Editing = RwSignal<Option<usize>>;

#[component]
fn Goals() -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let query = use_query();
    let month = Memo::new(move |_| {
        let now = Month::of(on.get());
        let asked = query.with(|query| query.get_str(MONTH_PARAM).and_then(|month| month.parse().ok()));
        let (first, last) = reach(on.get());
        asked.unwrap_or(now).clamp(first, last)
    });
    let go = use_go_with();
    let turn = move |by: i32| {
        let (now, next) = (Month::of(on.get_untracked()), month.get_untracked().plus(by));
        let text = next.to_string();
        let asked = [(MONTH_PARAM, text.as_str())];
        go(&Route::Goals, if next == now { &[] } else { &asked }, true);
    };
    let editing: Editing = RwSignal::new(None);
    Effect::new(move |_| {
        month.track();
        editing.set(None);
    });
    let holders = Memo::new(move |_| {
        let (held, months) = (carteira.derived.holders.get(), [month.get(), month.get().prev()]);
        carteira.portfolio.with(|p| holders(p, &held, &months))
    });
    let scopes = Memo::new(move |_| {
        holders.with(|holders| {
            carteira.portfolio.with(|p| scopes(p, columns(p), month.get(), on.get(), holders))
        })
    });
    let count = Memo::new(move |_| scopes.with(Vec::len));
    let days = move || carteira.portfolio.with(|p| days(p, month.get(), on.get()));
    let (back, forth) = (turn.clone(), turn);
    view! {
        <div class="stack">
            <section class="card stack" data-gap="tight">
                <div class="coverage__month">
                    <IconButton
                        glyph=Glyph::ChevronLeft
                        label=words::PREVIOUS_MONTH
                        disabled=Signal::derive(move || month.get() <= reach(on.get()).0)
                        on_press=move || back(-1)
                    />
                    <div class="goals__title">
                        <h2 class="coverage__finding" aria-live="polite">{move || words::title(month.get())}</h2>
                        <p class="muted">{days}</p>
                    </div>
                    <IconButton
                        glyph=Glyph::ChevronRight
                        label=words::NEXT_MONTH
                        disabled=Signal::derive(move || month.get() >= reach(on.get()).1)
                        on_press=move || forth(1)
                    />
                </div>
                {move || {
                    let sides = carteira.view.filter.with(|filter| filter.principals.len());
                    let said = match sides {
                        0 => return None,
                        1 => words::OF_ONE,
                        _ => words::OF_EVERYTHING,
                    };
                    Some(view! { <p class="muted">{said}</p> })
                }}
                <NoneYet month scopes editing/>
            </section>
            <div class="goals__scopes">
                <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <ScopeCard at scopes editing/> }/>
            </div>
            <p class="muted panel__note">{words::NOTE}</p>
            <PastMonths month holders/>
        </div>
    }
}

/// The designed nothing: the month has no targets, and what could become them.
#[component]
fn NoneYet(month: Memo<Month>, scopes: Memo<Vec<Scope>>, editing: Editing) -> impl IntoView {
    let carteira = use_carteira();
    let is_bare = Memo::new(move |_| scopes.with(|all| is_bare(all)));
    let suggested = move || scopes.with(|all| suggested(all));
    let earlier = Memo::new(move |_| {
        carteira.portfolio.with(|p| p.catalog().goals_of(month.get().prev(), p.one_side()))
    });
    let copy = move || {
        let month = month.get_untracked();
        let copied = earlier.get_untracked().into_iter();
        carteira.set_goals(copied.map(|(id, value)| (GoalId { month, ..id }, Some(value))).collect());
    };
    let accept = move || carteira.set_goals(scopes.with_untracked(|all| accepted(all)));
    let why = move || {
        let percent = carteira
            .portfolio
            .with(|p| coverage_percent(p.catalog(), p.rules(), month.get(), None, p.one_side()));
        words::none_why(percent, &suggested())
    };
    let can_suggest = Memo::new(move |_| !suggested().is_empty());
    let can_copy = Memo::new(move |_| earlier.with(|earlier| !earlier.is_empty()));
    view! {
        <Show when=move || is_bare.get()>
            <div class="goals__none stack" data-gap="tight">
                <h3 class="card__title">{move || words::none_title(month.get())}</h3>
                <p class="private">{why}</p>
                <div class="cluster">
                    <Show when=move || can_suggest.get()>
                        <Button tone=Tone::Primary glyph=Glyph::Target on_press=accept>
                            {words::USE_SUGGESTED}
                        </Button>
                    </Show>
                    <Show when=move || can_copy.get()>
                        <Button tone=Tone::Secondary glyph=Glyph::Copy on_press=copy>
                            {move || words::copy_from(month.get().prev())}
                        </Button>
                    </Show>
                    <Button tone=Tone::Secondary glyph=Glyph::Edit on_press=move || editing.set(Some(0))>
                        {words::SET_BY_HAND}
                    </Button>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn ScopeCard(at: usize, scopes: Memo<Vec<Scope>>, editing: Editing) -> impl IntoView {
    let name = Memo::new(move |_| {
        scopes.with(|all| all.get(at).map(|scope| scope.name.clone()).unwrap_or_default())
    });
    let edited = Memo::new(move |_| editing.get() == Some(at));
    let rows = move || {
        Measure::ALL
            .into_iter()
            .map(|measure| {
                let row = Memo::new(move |_| {
                    scopes.with(|all| all.get(at).map(|scope| scope.rows[measure as usize]))
                });
                view! { <GoalRow row/> }
            })
            .collect_view()
    };
    view! {
        <section class="card stack goals__scope" data-whole=(at == 0).then_some("")>
            <header class="goals__head">
                <h3 class="card__title">{move || name.get()}</h3>
                <Show when=move || !edited.get()>
                    <IconButton
                        glyph=Glyph::Edit
                        label=Signal::derive(move || format!("{}: {}", words::EDIT, name.get()))
                        on_press=move || editing.set(Some(at))
                    />
                </Show>
            </header>
            {move || {
                if edited.get() {
                    view! { <EditScope at scopes editing/> }.into_any()
                } else {
                    view! { <div class="goals__rows">{rows()}</div> }.into_any()
                }
            }}
        </section>
    }
}
