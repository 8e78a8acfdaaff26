//! *Hoje*: the month's coverage against its goal, and whom to contact now, with the act on the row itself.

mod headline;
mod row;

use crate::domain::agenda::{Entry, Standing, What, entries};
use crate::domain::cadence::ContactState;
use crate::domain::period::{Period, step_days};
use crate::domain::portfolio::Portfolio;
use crate::domain::promise::unkept;
use crate::domain::shelf::next_stockout;
use crate::domain::worklist::{Agreed, Appointed, Item, Promised, Worklist, worklist};
use crate::exchange::filter_query::{STATE, state_word};
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::{closing, today as words};
use crate::ui::prelude::*;
use crate::views::standing::WhenReady;
use crate::views::steady::{only_if_steady, steady};
use chrono::NaiveDate;
use headline::Headline;
use leptos::prelude::*;
use row::Row;
use std::sync::Arc;

/// The lists of the day; the first is shown only where something is agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Appointed,
    Forgotten,
    Overdue,
    Due,
    Never,
    NextDays,
}

impl Group {
    const ALL: [Group; 6] =
        [Self::Appointed, Self::Forgotten, Self::Overdue, Self::Due, Self::Never, Self::NextDays];

    fn name(self) -> &'static str {
        match self {
            Self::Appointed => words::APPOINTED,
            Self::Forgotten => words::FORGOTTEN,
            Self::Overdue => words::OVERDUE,
            Self::Due => words::DUE,
            Self::Never => words::NEVER,
            Self::NextDays => words::NEXT_DAYS,
        }
    }

    /// The state that all in it share.
    fn state(self) -> Option<ContactState> {
        match self {
            Self::Appointed => None,
            Self::Forgotten => Some(ContactState::Forgotten),
            Self::Overdue => Some(ContactState::Overdue),
            Self::Due => Some(ContactState::Due),
            Self::Never => Some(ContactState::Never),
            Self::NextDays => Some(ContactState::OnTrack),
        }
    }

    fn items(self, list: &Worklist) -> &[Item] {
        match self {
            Self::Appointed => &list.appointed,
            Self::Forgotten => &list.forgotten,
            Self::Overdue => &list.overdue,
            Self::Due => &list.due,
            Self::Never => &list.never,
            Self::NextDays => &list.next_days,
        }
    }
}

/// Rows drawn of a group; the rest is one tap away in the client list, which is virtual.
const SHOWN: usize = 40;

#[component]
pub fn TodayPage() -> impl IntoView {
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
    let list = Memo::new(move |_| {
        let (statuses, names, on) = (derived.statuses.get(), derived.names.get(), derived.as_of.get());
        let rank = |slot: usize| names.get(slot).map_or(u32::MAX, |name| name.rank);
        let of = |p: &crate::domain::portfolio::Portfolio| {
            let stockout = |slot: usize| {
                let found = next_stockout(p.dossiers().get(slot)?, &p.rules().stock, on);
                let near = step_days(on, p.rules().alerts.stockout_within_days.into());
                found.map(|(day, _)| day).filter(|day| *day <= near)
            };
            Arc::new(worklist(&statuses, &p.rules().calendar, on, rank, stockout, &agreed(p, on)))
        };
        carteira.portfolio.with(of)
    });
    let first_with_someone =
        list.with_untracked(|list| Group::ALL.into_iter().find(|group| !group.items(list).is_empty()));
    let group = RwSignal::new(first_with_someone.unwrap_or(Group::Forgotten));
    let chip = move |one: Group| {
        let count = Signal::derive(move || list.with(|list| one.items(list).len().to_string()));
        let mark = one.state().map(crate::views::marks::of_state);
        let is_there = Memo::new(move |_| {
            one != Group::Appointed || group.get() == one || list.with(|list| !one.items(list).is_empty())
        });
        view! {
            <Show when=move || is_there.get()>
                <FilterChip
                    label=one.name()
                    pressed=Signal::derive(move || group.get() == one)
                    on_toggle=move |_: bool| group.set(one)
                    count=count
                    mark=mark
                />
            </Show>
        }
    };
    let chips = Group::ALL.map(chip);
    let shown = steady(
        move || list.with(|list| group.get().items(list).iter().take(SHOWN).copied().collect::<Vec<_>>()),
        move || group.get(),
        move |item| carteira.portfolio.with_untracked(|p| p.client_at(item.slot).map(|client| client.id)),
        |item| item.slot,
    );
    let is_bare = Memo::new(move |_| shown.with(Vec::is_empty));
    let total = Memo::new(move |_| list.with(|list| group.get().items(list).len()));
    view! {
        <Headline/>
        <section class="today__work" aria-label=words::GROUPS>
            <div class="today__groups cluster">
                {chips.collect_view()}
                <LinkButton tone=Tone::Quiet glyph=Glyph::Route href=Route::DayRoute.href()>
                    {crate::text::shell::page::DAY_ROUTE}
                </LinkButton>
            </div>
            <ul class="today__list" on:click:capture=only_if_steady()>
                <For
                    each=move || shown.get()
                    key=move |item| (*item, derived.as_of.get(), carteira.identities.get())
                    children=move |item| view! { <Row item/> }
                />
            </ul>
            {move || match total.get() {
                0 if !is_bare.get() => ().into_any(),
                0 => view! {
                    <Empty glyph=Glyph::Check title=words::ALL_CALM why=words::empty_group(group.get().name())>
                        ""
                    </Empty>
                }
                    .into_any(),
                total if total > SHOWN => view! { <SeeAll total group/> }.into_any(),
                _ => ().into_any(),
            }}
        </section>
        <p class="today__foot">
            <a href=Route::Closing.href()>{closing::LINK}</a>
        </p>
    }
}

/// What is agreed for today and was not kept yet, and what was not kept before.
fn agreed(portfolio: &Portfolio, on: NaiveDate) -> Agreed {
    let planned = |entry: Entry| match (entry.standing, entry.what) {
        (Standing::Planned, What::Client { slot, client: _, appointment: _ }) => {
            Some(Appointed { slot, time: entry.time, confirmed: entry.confirmed })
        }
        (Standing::Done | Standing::Missed | Standing::Moved { .. }, _) | (_, What::Own { .. }) => None,
    };
    let today = entries(portfolio, Period::day(on), on).into_iter().filter_map(planned).collect();
    let calendar = &portfolio.rules().calendar;
    let unkept = portfolio.dossiers().iter().enumerate().filter_map(|(slot, dossier)| {
        dossier.client.as_ref()?;
        unkept(dossier, calendar, on).map(|one| Promised { slot, on: one.date })
    });
    Agreed { today, unkept: unkept.collect() }
}

#[component]
fn SeeAll(total: usize, group: RwSignal<Group>) -> impl IntoView {
    let href = Signal::derive(move || match group.get().state() {
        Some(state) => Route::Clients.href_with(&[(STATE, state_word(state))]),
        None => Route::Clients.href(),
    });
    view! {
        <LinkButton tone=Tone::Quiet href glyph=Glyph::ChevronRight>
            {words::see_all(total)}
        </LinkButton>
    }
}
