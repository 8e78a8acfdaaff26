//! The segments as rows: who is in each, how many there were, and what can be done with them.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::begin::{BeginSheet, Beginning};
use super::edit::{Edited, SegmentSheet};
use super::mark::SegmentMark;
use crate::domain::segment::together::Baskets;
use crate::routes::Route;
use crate::screen::segments::Which;
use crate::screen::segments::list::{Counting, Row};
use crate::state::{Carteira, InTurns, use_carteira};
use crate::text::reactivation::act_with;
use crate::text::segments::{clients, page as words};
use crate::ui::prelude::*;
use std::sync::Arc;

#[component]
pub(super) fn SegmentList(baskets: RwSignal<Option<Arc<Baskets>>>) -> impl IntoView {
    let carteira = use_carteira();
    let all = counted(carteira, baskets);
    let edited = RwSignal::new(None::<Edited>);
    let begun = RwSignal::new(None::<Beginning>);
    let acts = Memo::new(move |_| carteira.view.as_of.with(Option::is_none));
    let of = move |own: bool| {
        all.with(|all| all.iter().flatten().filter(|row| is_own(row) == own).cloned().collect::<Vec<_>>())
    };
    let stands = Memo::new(move |_| all.with(Option::is_some));
    let list = move |rows: Vec<Row>| {
        let drawn = rows.into_iter().map(|row| view! { <SegmentRow row acts edited begun/> }).collect_view();
        view! { <ul class="segments__list">{drawn}</ul> }
    };
    let lists = move || {
        view! {
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::OWN}</h2>
                {move || {
                    let rows = of(true);
                    match rows.is_empty() {
                        true => view! { <p class="muted">{words::NONE_OWN}</p> }.into_any(),
                        false => list(rows).into_any(),
                    }
                }}
            </section>
            <section class="stack" data-gap="tight">
                <h2 class="panel__finding">{words::BUILT_IN}</h2>
                {move || list(of(false))}
            </section>
        }
    };
    view! {
        <div class="stack">
            {move || match stands.get() {
                true => lists().into_any(),
                false => view! { <Skeleton rows=8/> }.into_any(),
            }}
        </div>
        <SegmentSheet edited/>
        <BeginSheet begun baskets/>
    }
}

/// Follows the carteira in turns: what was counted stands until it is counted again. `None`: the first time is not over.
fn counted(carteira: Carteira, baskets: RwSignal<Option<Arc<Baskets>>>) -> RwSignal<Option<Vec<Row>>> {
    let all = RwSignal::new(None);
    let in_turns = InTurns::new();
    Effect::new(move |_| {
        carteira.portfolio.track();
        let (on, held_by) = (carteira.derived.as_of.get(), carteira.view.held_by());
        let Some(baskets) = baskets.get() else { return };
        spawn_local(async move {
            let mut counting = carteira.portfolio.with_untracked(|p| Counting::new(p, on, held_by));
            let step = || carteira.portfolio.with_untracked(|p| counting.go_on(p, &baskets));
            if in_turns.run(step).await {
                let rows = carteira.portfolio.with_untracked(|p| counting.rows(p));
                all.try_set(Some(rows));
            }
        });
    });
    all
}

fn is_own(row: &Row) -> bool {
    matches!(row.which, Which::Own(_))
}

#[component]
fn SegmentRow(
    row: Row,
    acts: Memo<bool>,
    edited: RwSignal<Option<Edited>>,
    begun: RwSignal<Option<Beginning>>,
) -> impl IntoView {
    let Row { which, name, letter, colour, why, todo, result, terms, members, trend, link } = row;
    let count = members.len();
    let pairs: Vec<(&str, &str)> = link.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let href = use_carteira().view.href(&Route::Clients, &pairs);
    let (to_see, to_write, to_edit) =
        (act_with(words::SEE, &name), act_with(words::WRITE, &name), act_with(words::EDIT, &name));
    let beginning = StoredValue::new(Beginning { which, name: name.clone() });
    let own = match which {
        Which::Own(id) => Some(id),
        Which::BuiltIn(_) => None,
    };
    view! {
        <li class="segment">
            <SegmentMark colour letter/>
            <div class="segment__what">
                <h3 class="segment__name">{name}</h3>
                <p>{why}</p>
                {todo.map(|todo| view! { <p>{words::TODO} {todo}</p> })}
                {result.map(|result| view! { <p class="private">{result}</p> })}
                <p class="muted">{terms}</p>
            </div>
            <p class="segment__count number">{clients(count)}</p>
            <Trend trend/>
            <div class="segment__acts cluster">
                {(count > 0)
                    .then(|| {
                        view! { <LinkButton href label=to_see glyph=Glyph::List>{words::SEE}</LinkButton> }
                    })}
                <Show when=move || acts.get()>
                    {(count > 0)
                        .then(|| {
                            view! {
                                <Button
                                    glyph=Glyph::WhatsApp
                                    label=to_write.clone()
                                    on_press=move || begun.set(Some(beginning.get_value()))
                                >
                                    {words::WRITE}
                                </Button>
                            }
                        })}
                    {own
                        .map(|id| {
                            view! {
                                <Button
                                    glyph=Glyph::Edit
                                    label=to_edit.clone()
                                    on_press=move || edited.set(Some(Edited::Known(id)))
                                >
                                    {words::EDIT}
                                </Button>
                            }
                        })}
                </Show>
            </div>
        </li>
    }
}

/// Counts beside their months; the bars only repeat them.
#[component]
fn Trend(trend: Vec<(String, usize)>) -> impl IntoView {
    let months = trend.len();
    let most = trend.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let cells = trend
        .into_iter()
        .map(|(month, count)| {
            let share = format!("{}%", count * 100 / most);
            view! {
                <li class="trend__month">
                    <span class="trend__bar" aria-hidden="true">
                        <span class="trend__part" style:height=share></span>
                    </span>
                    <span class="number">{crate::text::format::count(count)}</span>
                    <span class="muted">{month}</span>
                </li>
            }
        })
        .collect_view();
    (months > 1).then(|| view! { <ul class="trend" aria-label=words::TREND>{cells}</ul> })
}
