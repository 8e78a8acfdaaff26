//! *Hoje*: the month's coverage against its goal, and whom to contact now, with the act on the row itself.

mod headline;
mod row;

use crate::domain::filter::Filter;
use crate::domain::mended::{DayList, Seen};
use crate::domain::plan::day::worklist::Work;
use crate::exchange::filter_query::to_pairs;
use crate::routes::Route;
use crate::screen::today::{SHOWN, group_name, group_state};
use crate::state::{Carteira, use_carteira};
use crate::text::{alerts, closing, format, today as words};
use crate::ui::prelude::*;
use crate::views::parts::{Later, use_parts};
use crate::views::standing::WhenReady;
use crate::views::steady::{only_if_steady, steady};
use headline::HeadlineCard;
use leptos::prelude::*;
use row::ItemRow;

#[component]
pub(crate) fn TodayPage() -> impl IntoView {
    let carteira = use_carteira();
    let empty = Memo::new(move |_| carteira.derived.client_count.get() == 0);
    view! {
        <div class="page today">
            <WhenReady>
                {move || {
                    if empty.get() {
                        view! { <crate::views::clients::FirstStart/> }.into_any()
                    } else {
                        view! { <Day/> }.into_any()
                    }
                }}
            </WhenReady>
        </div>
    }
}

#[component]
fn Day() -> impl IntoView {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let list = Memo::new_owning(move |list: Option<DayList>| {
        let mut list = list.unwrap_or_default();
        let changed = seen(carteira, |seen| list.follow(seen));
        (list, changed)
    });
    let first_with_someone =
        list.with_untracked(|list| Work::ALL.into_iter().find(|work| !list.is_empty(*work)));
    let group = RwSignal::new(first_with_someone.unwrap_or(Work::Forgotten));
    let chip = move |one: Work| {
        let count = Signal::derive(move || list.with(|list| format::count(list.len(one))));
        let mark = group_state(one).map(crate::views::marks::of_state);
        let is_there = Memo::new(move |_| {
            one != Work::Appointed || group.get() == one || list.with(|list| !list.is_empty(one))
        });
        view! {
            <Show when=move || is_there.get()>
                <FilterChip
                    label=group_name(one)
                    pressed=Signal::derive(move || group.get() == one)
                    on_toggle=move |_: bool| group.set(one)
                    count=count
                    mark=mark
                />
            </Show>
        }
    };
    let chips = Work::ALL.map(chip);
    let shown = steady(
        move || list.with(|list| seen(carteira, |seen| list.first(group.get(), SHOWN, seen))),
        move || group.get(),
        move |item| carteira.portfolio.with_untracked(|p| p.client_at(item.slot).map(|client| client.id)),
        |item| item.slot,
    );
    let drawn = growing(move || group.get(), SHOWN);
    let is_bare = Memo::new(move |_| shown.with(Vec::is_empty));
    let total = Memo::new(move |_| list.with(|list| list.len(group.get())));
    view! {
        <HeadlineCard/>
        <div class="today__lines">
            <Later load=use_parts().today>
                <a href=Route::Alerts.href()>{alerts::OF_TODAY}</a>
            </Later>
        </div>
        <section class="today__work" aria-label=words::GROUPS>
            <div class="today__groups cluster">
                {chips.collect_view()}
            </div>
            <ul class="today__list" on:click:capture=only_if_steady()>
                <For
                    each=move || shown.with(|rows| rows[..rows.len().min(drawn.get())].to_vec())
                    key=move |item| (*item, derived.as_of.get(), carteira.identities.get())
                    children=move |item| view! { <ItemRow item/> }
                />
            </ul>
            {move || match total.get() {
                0 if !is_bare.get() => ().into_any(),
                0 => view! {
                    <Empty glyph=Glyph::Check title=words::ALL_CALM why=words::empty_group(group_name(group.get()))>
                        ""
                    </Empty>
                }
                    .into_any(),
                // Where it stays.
                total if total > SHOWN && drawn.get() == SHOWN => view! { <SeeAll total group/> }.into_any(),
                _ => ().into_any(),
            }}
        </section>
        <p class="today__foot">
            <a href=Route::Closing.href()>{closing::LINK}</a>
        </p>
    }
}

/// What the lists of the day are made of; read reactively.
fn seen<R>(carteira: Carteira, look: impl FnOnce(&Seen<'_>) -> R) -> R {
    let derived = carteira.derived;
    let (statuses, names, on) = (derived.statuses.get(), derived.names.get(), derived.as_of.get());
    let (whole, holders, held_by) = (derived.whole(), derived.holders.get(), carteira.view.held_by());
    let (holders, held_by) = (&holders, &held_by);
    carteira.portfolio.with(|portfolio| {
        look(&Seen { portfolio, on, statuses: &statuses, whole, names: &names, holders, held_by })
    })
}

#[component]
fn SeeAll(total: usize, group: RwSignal<Work>) -> impl IntoView {
    let view = use_carteira().view;
    let href = Signal::derive(move || {
        let states = group_state(group.get()).into_iter().collect();
        let pairs = to_pairs(&Filter { states, ..Filter::default() });
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
        view.href(&Route::Clients, &pairs)
    });
    view! {
        <LinkButton tone=Tone::Quiet href glyph=Glyph::ChevronRight>
            {words::see_all(total)}
        </LinkButton>
    }
}
