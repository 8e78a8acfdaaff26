//! Which clients a list shows, and in what order.

use super::names::Name;
use crate::domain::filter::Filter;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::character::Character;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::touched::Mark;
use crate::domain::value::fold::fold;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::sync::Arc;

/// Order of a list of clients; ties go by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Longest without contact against the own interval first; never contacted on top.
    #[default]
    Urgency,
    Days,
    Name,
    Revenue,
    City,
    /// From the place of the filter; without one, by name.
    Distance,
}

/// What a list is made of. `statuses` are of one day; `whole` counts how often they were all worked out.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    pub portfolio: &'a Portfolio,
    pub filter: &'a Filter,
    pub order: Order,
    pub on: NaiveDate,
    pub statuses: &'a [Option<Status>],
    pub whole: u64,
    pub names: &'a [Name],
    pub holders: &'a [Option<SalespersonId>],
    /// `None` where the filter does not ask for them.
    pub characters: Option<&'a [Option<Character>]>,
}

impl Order {
    pub const ALL: [Self; 6] =
        [Self::Urgency, Self::Days, Self::Name, Self::Revenue, Self::City, Self::Distance];

    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Urgency => "urgencia",
            Self::Days => "dias",
            Self::Name => "nome",
            Self::Revenue => "faturamento",
            Self::City => "municipio",
            Self::Distance => "distancia",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }
}

#[derive(Debug, Default)]
pub struct Listing {
    known: Option<Known>,
}

#[derive(Debug)]
struct Known {
    filter: Filter,
    order: Order,
    on: NaiveDate,
    whole: u64,
    mark: Mark,
}

/// The slots that a list shows, from those of the last call; and whether that changed them. A function of its own, so that
/// an app without lists does not carry it.
pub fn relist(
    listing: &mut Listing,
    shown: Option<Arc<Vec<usize>>>,
    of: &Listed<'_>,
) -> (Arc<Vec<usize>>, bool) {
    let now = Known {
        filter: of.filter.clone(),
        order: of.order,
        on: of.on,
        whole: of.whole,
        mark: of.portfolio.mark(),
    };
    // Characters rank everybody against everybody.
    let same = |known: &Known| {
        of.characters.is_none()
            && (known.order, known.on, known.whole) == (now.order, now.on, now.whole)
            && known.filter == now.filter
    };
    let touched = listing.known.take().filter(same).and_then(|known| of.portfolio.touched_since(&known.mark));
    listing.known = Some(now);
    match (shown, touched) {
        (Some(mut shown), Some(touched)) => {
            let changed = of.put_in_place(&mut shown, &touched);
            (shown, changed)
        }
        (Some(_) | None, _) => (Arc::new(of.all()), true),
    }
}

/// What a row is ordered by; the rank tells any two apart.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Greatest(Reverse<i64>, u32),
    Least(u64, u32),
    Place(bool, Option<Uf>, Option<String>, u32),
}

impl Listed<'_> {
    fn all(&self) -> Vec<usize> {
        let shown = (0..self.statuses.len()).filter_map(|slot| Some((self.key(slot)?, slot)));
        let mut shown: Vec<(Key, usize)> = shown.collect();
        shown.sort_unstable();
        shown.into_iter().map(|(_, slot)| slot).collect()
    }

    /// Puts these slots where they belong; says whether that changed anything.
    fn put_in_place(&self, shown: &mut Arc<Vec<usize>>, touched: &[usize]) -> bool {
        if let [one] = touched
            && self.stands_well(shown, *one)
        {
            return false;
        }
        if touched.is_empty() {
            return false;
        }
        let shown = Arc::make_mut(shown);
        // None of them stands between the others while those are put in their order.
        shown.retain(|slot| touched.binary_search(slot).is_err());
        for slot in touched {
            if let Some(key) = self.key(*slot) {
                let at = shown.partition_point(|one| self.key(*one).is_none_or(|other| other < key));
                shown.insert(at, *slot);
            }
        }
        true
    }

    fn stands_well(&self, shown: &[usize], slot: usize) -> bool {
        let at = shown.iter().position(|one| *one == slot);
        match (at, self.key(slot)) {
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
            (Some(at), Some(own)) => {
                let before = at.checked_sub(1).and_then(|at| self.key(*shown.get(at)?));
                let after = shown.get(at + 1).and_then(|slot| self.key(*slot));
                before.is_none_or(|before| before < own) && after.is_none_or(|after| own < after)
            }
        }
    }

    /// `None`: not on the list.
    fn key(&self, slot: usize) -> Option<Key> {
        let none = Name::default();
        let name = self.names.get(slot).unwrap_or(&none);
        let status = self.statuses.get(slot)?.as_ref()?;
        let client = self.portfolio.client_at(slot)?;
        let holder = self.holders.get(slot).copied().flatten();
        let character = self.characters.and_then(|all| all.get(slot)?.as_ref());
        if !self.filter.lets(client, status, holder, &name.text) || !self.filter.suits(character) {
            return None;
        }
        let greatest = |value: i64| Key::Greatest(Reverse(value), name.rank);
        Some(match self.order {
            Order::Urgency => greatest(urgency(status)),
            Order::Days => greatest(status.days_since_interaction.unwrap_or(i32::MAX).into()),
            Order::Name => Key::Least(0, name.rank),
            Order::Revenue => greatest(status.revenue_12m),
            Order::Distance => {
                let km = self.filter.near.and_then(|near| near.distance_km(client));
                Key::Least(km.map_or(u64::MAX, |km| (km * 1_000.0) as u64), name.rank)
            }
            Order::City => {
                let city = client.city.as_deref().map(|city| fold(city).into_owned());
                Key::Place(client.state.is_none(), client.state, city, name.rank)
            }
        })
    }
}

/// Days without contact in thousandths of the client's own interval; never contacted is above all.
fn urgency(status: &Status) -> i64 {
    match status.days_since_interaction {
        Some(days) => i64::from(days) * 1000 / i64::from(status.cadence_days.max(1)),
        None => i64::MAX,
    }
}
