//! What several screens show, computed once for each change of data, date or filter.

use super::characters::Characters;
use super::view::{Sort, View};
use crate::domain::character::Character;
use crate::domain::columns::day_number;
use crate::domain::coverage::{self, Coverage};
use crate::domain::filter;
use crate::domain::fold::fold;
use crate::domain::id::SalespersonId;
use crate::domain::period::{Month, Period};
use crate::domain::portfolio::Portfolio;
use crate::domain::search::search_text;
use crate::domain::status::{Status, statuses};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

#[derive(Clone, Copy, Debug)]
pub struct Derived {
    /// The day everything is shown as of.
    pub as_of: Memo<NaiveDate>,
    /// By slot; `None`: no client, or not in the carteira on that day.
    pub statuses: Memo<Arc<Vec<Option<Status>>>>,
    /// By slot: what a search looks in and rank by name.
    pub names: Memo<Arc<Vec<Name>>>,
    /// By slot: who holds the client on the day.
    pub holders: Memo<Arc<Vec<Option<SalespersonId>>>>,
    /// Slots that pass the filter, in the chosen order.
    pub visible: Memo<Arc<Vec<usize>>>,
    /// Coverage of the month of the day, up to the day.
    pub coverage: Memo<Coverage>,
    /// How many clients there are in all.
    pub client_count: Memo<usize>,
    /// Profile, labels and RFM, in the whole app.
    pub characters: Characters,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    /// Place in the order by name, then id.
    pub rank: u32,
}

impl Derived {
    pub(super) fn new(
        portfolio: RwSignal<Portfolio>,
        identities: RwSignal<u64>,
        today: RwSignal<NaiveDate>,
        view: View,
        visible_slots: VisibleSlots,
    ) -> Self {
        let as_of = Memo::new(move |_| view.as_of.get().unwrap_or_else(|| today.get()));
        let statuses = Memo::new(move |_| {
            let on = as_of.get();
            Arc::new(portfolio.with(|p| statuses(p.columns(), p.rules(), on)))
        });
        let names = Memo::new(move |_| {
            identities.track();
            Arc::new(portfolio.with_untracked(names_of))
        });
        let holders = Memo::new(move |_| {
            let day = day_number(as_of.get());
            let columns = |p: &Portfolio| {
                (0..p.columns().len()).map(|slot| p.columns().holder_on(slot, day)).collect::<Vec<_>>()
            };
            Arc::new(portfolio.with(columns))
        });
        let characters = Characters::none();
        let visible = Memo::new(move |_| {
            let (statuses, names, holders) = (statuses.get(), names.get(), holders.get());
            let sort = view.sort.get();
            view.filter.with(|filter| {
                let asked = characters.asked_by(filter);
                let like = asked.as_ref().map(|all| all.as_slice());
                portfolio
                    .with(|p| Arc::new(visible_slots(p, filter, sort, &statuses, &names, &holders, like)))
            })
        });
        let coverage = Memo::new(move |_| {
            let on = as_of.get();
            let period = Period::new(Month::of(on).first_day(), on);
            portfolio.with(|p| coverage::coverage(p.columns(), p.rules(), period, on))
        });
        let client_count = Memo::new(move |_| portfolio.with(Portfolio::client_count));
        Self { as_of, statuses, names, holders, visible, coverage, client_count, characters }
    }
}

fn names_of(portfolio: &Portfolio) -> Vec<Name> {
    let mut names = vec![Name::default(); portfolio.dossiers().len()];
    let mut order: Vec<(String, crate::domain::id::ClientId, usize)> = Vec::with_capacity(names.len());
    for (slot, client) in portfolio.clients() {
        names[slot].text = search_text(client);
        order.push((fold(client.display_name()).into_owned(), client.id, slot));
    }
    order.sort_unstable();
    for (rank, (_, _, slot)) in order.into_iter().enumerate() {
        names[slot].rank = rank as u32;
    }
    names
}

/// Which slots pass the filter, in the order of [`Sort`].
pub(super) type VisibleSlots = fn(
    &Portfolio,
    &filter::Filter,
    Sort,
    &[Option<Status>],
    &[Name],
    &[Option<SalespersonId>],
    Option<&[Option<Character>]>,
) -> Vec<usize>;

pub(super) fn visible_slots(
    portfolio: &Portfolio,
    filter: &filter::Filter,
    sort: Sort,
    statuses: &[Option<Status>],
    names: &[Name],
    holders: &[Option<SalespersonId>],
    characters: Option<&[Option<Character>]>,
) -> Vec<usize> {
    let none = Name::default();
    let name = |slot: usize| names.get(slot).unwrap_or(&none);
    let passes = |slot: usize, status: &Status| {
        let holder = holders.get(slot).copied().flatten();
        let like = || characters.and_then(|all| all.get(slot)?.as_ref());
        portfolio.client_at(slot).is_some_and(|client| {
            filter.lets(client, status, holder, &name(slot).text) && filter.suits(like())
        })
    };
    let mut shown: Vec<(usize, &Status)> = statuses
        .iter()
        .enumerate()
        .filter_map(|(slot, status)| Some((slot, status.as_ref()?)))
        .filter(|(slot, status)| passes(*slot, status))
        .collect();
    let rank = |slot: usize| name(slot).rank;
    match sort {
        Sort::Urgency => shown.sort_by_key(|(slot, status)| (Reverse(urgency(status)), rank(*slot))),
        Sort::Days => shown.sort_by_key(|(slot, status)| {
            (Reverse(status.days_since_interaction.unwrap_or(i32::MAX)), rank(*slot))
        }),
        Sort::Name => shown.sort_by_key(|(slot, _)| rank(*slot)),
        Sort::Revenue => shown.sort_by_key(|(slot, status)| (Reverse(status.revenue_12m), rank(*slot))),
        Sort::Distance => shown.sort_by_cached_key(|(slot, _)| {
            let km = filter.near.and_then(|near| near.distance_km(portfolio.client_at(*slot)?));
            (km.map_or(u64::MAX, |km| (km * 1_000.0) as u64), rank(*slot))
        }),
        Sort::City => shown.sort_by_cached_key(|(slot, _)| {
            let client = portfolio.client_at(*slot);
            let state = client.and_then(|client| client.state);
            let city = client.and_then(|client| client.city.as_deref()).map(|city| fold(city).into_owned());
            (state.is_none(), state, city, rank(*slot))
        }),
    }
    shown.into_iter().map(|(slot, _)| slot).collect()
}

/// Days without contact in thousandths of the client's own interval; never contacted is above all.
fn urgency(status: &Status) -> i64 {
    match status.days_since_interaction {
        Some(days) => i64::from(days) * 1000 / i64::from(status.cadence_days.max(1)),
        None => i64::MAX,
    }
}
