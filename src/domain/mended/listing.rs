//! Which clients a list shows, and in what order.

use super::name_index::NameIndex;
use crate::domain::filter::wanted::Wanted;
use crate::domain::filter::{Filter, Sieve};
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::character::Character;
use crate::domain::indicator::status::risk;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
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
    /// Blocked credit, then the lowest score; who has none last.
    Risk,
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
    pub names: &'a NameIndex,
    pub holders: &'a [Option<SalespersonId>],
    /// `None` where the filter does not ask for them.
    pub characters: Option<&'a [Option<Character>]>,
}

impl Order {
    pub const ALL: [Self; 7] =
        [Self::Urgency, Self::Days, Self::Name, Self::Revenue, Self::City, Self::Risk, Self::Distance];

    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Urgency => "urgencia",
            Self::Days => "dias",
            Self::Name => "nome",
            Self::Revenue => "faturamento",
            Self::City => "municipio",
            Self::Risk => "risco",
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
    shown: Option<Arc<Vec<Slot>>>,
    of: &Listed<'_>,
) -> (Arc<Vec<Slot>>, bool) {
    let now = Known {
        filter: of.filter.clone(),
        order: of.order,
        on: of.on,
        whole: of.whole,
        mark: of.portfolio.mark(),
    };
    let sieve = of.filter.sieve_on(of.portfolio.side());
    // Characters rank everybody against everybody.
    let known = listing.known.take().filter(|known| of.characters.is_none() && known.differs_by_text(&now));
    let touched = known.as_ref().and_then(|known| of.portfolio.touched_since(&known.mark));
    let (Some(mut shown), Some(known), Some(touched)) = (shown, known, touched) else {
        listing.known = Some(now);
        return (Arc::new(of.all(&sieve)), true);
    };
    let changed = if known.filter.text == now.filter.text {
        of.put_in_place(&sieve, &mut shown, &touched)
    } else if touched.is_empty() && sieve.wanted().is_within(&Wanted::of(&known.filter.text)) {
        of.keep_found(&sieve, &mut shown)
    } else {
        shown = Arc::new(of.all(&sieve));
        true
    };
    listing.known = Some(now);
    (shown, changed)
}

impl Known {
    /// All is the same but, perhaps, the text of the filter.
    fn differs_by_text(&self, now: &Known) -> bool {
        let with_its_text = Filter { text: now.filter.text.clone(), ..self.filter.clone() };
        (self.order, self.on, self.whole) == (now.order, now.on, now.whole) && with_its_text == now.filter
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
    fn all(&self, sieve: &Sieve<'_>) -> Vec<Slot> {
        let found = |slot: Slot| Some((self.key_of_found(sieve, slot)?, slot));
        let mut shown: Vec<(Key, Slot)> =
            self.names.found(sieve.wanted()).into_iter().filter_map(found).collect();
        shown.sort_unstable();
        shown.into_iter().map(|(_, slot)| slot).collect()
    }

    /// Of those shown already, whom the text finds: they are in order, and nobody else can be found.
    fn keep_found(&self, sieve: &Sieve<'_>, shown: &mut Arc<Vec<Slot>>) -> bool {
        let is_found =
            |slot: &&Slot| self.names.get(**slot).is_some_and(|name| sieve.wanted().finds(name.text));
        let found: Vec<Slot> = shown.iter().filter(is_found).copied().collect();
        let changed = found.len() < shown.len();
        if changed {
            *shown = Arc::new(found);
        }
        changed
    }

    /// Puts these slots where they belong; says whether that changed anything.
    fn put_in_place(&self, sieve: &Sieve<'_>, shown: &mut Arc<Vec<Slot>>, touched: &[Slot]) -> bool {
        if let [one] = touched
            && self.stands_well(sieve, shown, *one)
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
            if let Some(key) = self.key(sieve, *slot) {
                let at = shown.partition_point(|one| self.key(sieve, *one).is_none_or(|other| other < key));
                shown.insert(at, *slot);
            }
        }
        true
    }

    fn stands_well(&self, sieve: &Sieve<'_>, shown: &[Slot], slot: Slot) -> bool {
        let at = shown.iter().position(|one| *one == slot);
        match (at, self.key(sieve, slot)) {
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
            (Some(at), Some(own)) => {
                let before = at.checked_sub(1).and_then(|at| self.key(sieve, *shown.get(at)?));
                let after = shown.get(at + 1).and_then(|slot| self.key(sieve, *slot));
                before.is_none_or(|before| before < own) && after.is_none_or(|after| own < after)
            }
        }
    }

    /// `None`: not on the list.
    fn key(&self, sieve: &Sieve<'_>, slot: Slot) -> Option<Key> {
        let is_found = sieve.wanted().finds(self.names.get(slot).unwrap_or_default().text);
        if is_found { self.key_of_found(sieve, slot) } else { None }
    }

    /// The same of a slot that the text finds.
    fn key_of_found(&self, sieve: &Sieve<'_>, slot: Slot) -> Option<Key> {
        let rank = self.names.get(slot).unwrap_or_default().rank;
        let status = self.statuses.get(slot.at())?.as_ref()?;
        let client = self.portfolio.client_at(slot)?;
        let holder = self.holders.get(slot.at()).copied().flatten();
        let character = self.characters.and_then(|all| all.get(slot.at())?.as_ref());
        if !sieve.lets_found(client, status, holder) || !self.filter.suits(character) {
            return None;
        }
        let greatest = |value: i64| Key::Greatest(Reverse(value), rank);
        Some(match self.order {
            Order::Urgency => greatest(urgency(status)),
            Order::Days => greatest(status.days_since_interaction.unwrap_or(i32::MAX).into()),
            Order::Name => Key::Least(0, rank),
            Order::Revenue => greatest(status.revenue_12m),
            Order::Risk => Key::Least(self.risk(slot), rank),
            Order::Distance => {
                let km = self.filter.near.and_then(|near| near.distance_km(client));
                Key::Least(km.map_or(u64::MAX, |km| (km * 1_000.0) as u64), rank)
            }
            Order::City => {
                let city = client.city.as_deref().map(|city| fold(city).into_owned());
                Key::Place(client.uf.is_none(), client.uf, city, rank)
            }
        })
    }

    /// Blocked credit first, then by the score; who has no data stands below all who have.
    fn risk(&self, slot: Slot) -> u64 {
        let rules = &self.portfolio.rules().risk;
        let Some(dossier) = self.portfolio.dossiers().get(slot.at()) else { return u64::MAX };
        let score = risk::risk(dossier, rules, self.on).and_then(|risk| risk.score);
        let is_blocked = risk::credit(dossier, rules, self.on).block.is_some();
        match score {
            _ if is_blocked => 0,
            Some(score) => 1 + score.score.max(0).unsigned_abs() as u64,
            None => u64::MAX,
        }
    }
}

/// Days without contact in thousandths of the client's own interval; never contacted is above all.
fn urgency(status: &Status) -> i64 {
    match status.days_since_interaction {
        Some(days) => i64::from(days) * 1000 / i64::from(status.cadence_days.max(1)),
        None => i64::MAX,
    }
}
