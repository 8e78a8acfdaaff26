//! What is bought together: pairs of products by lift, over the clients.
//!
//! lift = (clients of both × buyers) ÷ (clients of the one × clients of the other): 2 is twice as often as by chance. A pair
//! counts with enough clients of both, and when even the low end of Wilson's interval of *of the clients of the one, those
//! that take the other too* is above the share of the other among all buyers.

use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rescue::score::wilson_95;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Of both, so many clients at the least.
pub(crate) const LEAST_CLIENTS: usize = 5;
/// Products looked at: those with most clients. Pairs grow with the square.
const MOST_PRODUCTS: usize = 60;

/// Who ever bought what, and when first: read once from all orders.
#[derive(Clone, Debug, Default)]
pub(crate) struct Baskets {
    products: Vec<String>,
    /// Places in `products` with the first day, by client.
    clients: Vec<(Slot, BTreeMap<usize, NaiveDate>)>,
}

/// Clients of `with` who do not take `without` can be offered it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    pub with: String,
    pub without: String,
    pub both: usize,
    pub of_with: usize,
    pub of_without: usize,
    pub buyers: usize,
    /// Who buys `with` and never bought `without`, in slot order.
    pub missing: Vec<Slot>,
}

impl Pair {
    /// As a fraction of integers: 3 ÷ 2 is a lift of 1,5.
    pub(crate) fn lift(&self) -> Ratio {
        Ratio::of_counts(self.both * self.buyers, self.of_with * self.of_without)
    }

    /// Of the clients of `with`, those that take `without` too.
    pub(crate) fn confidence(&self) -> Ratio {
        Ratio::of_counts(self.both, self.of_with)
    }

    fn is_more_than_chance(&self) -> bool {
        let among_all = Ratio::of_counts(self.of_without, self.buyers).value();
        match (wilson_95(self.confidence()), among_all) {
            (Some((low, _)), Some(share)) => low > share,
            (None, _) | (_, None) => false,
        }
    }
}

impl Baskets {
    /// Valid orders only; names without the blanks around them.
    #[cfg(test)]
    pub(crate) fn of(p: &Portfolio) -> Baskets {
        let mut reading = Reading::default();
        reading.go_on(p, usize::MAX);
        reading.finish()
    }

    /// The pairs that count, as known on `on`: the highest lift first, then most clients of both, then by name.
    pub(crate) fn pairs(&self, on: NaiveDate) -> Vec<Pair> {
        self.pairs_that(on, |_, _| true)
    }

    /// Of those, what one client buys and what goes with it that it never bought, each product once.
    pub(crate) fn offers(&self, slot: Slot, on: NaiveDate) -> Vec<Pair> {
        let Some((_, bought)) = self.clients.iter().find(|(one, _)| *one == slot) else { return Vec::new() };
        let has = |place: usize| bought.get(&place).is_some_and(|first| *first <= on);
        let mut found = self.pairs_that(on, |with, without| has(with) && !has(without));
        let mut offered = BTreeSet::new();
        found.retain(|pair| offered.insert(pair.without.clone()));
        found
    }

    /// Who, of those that buy `with`, never bought `without`, as known on `on`; in slot order.
    pub(crate) fn missing(&self, with: &str, without: &str, on: NaiveDate) -> Vec<Slot> {
        let place = |name: &str| self.products.iter().position(|product| product == name);
        let (Some(with), without) = (place(with), place(without)) else { return Vec::new() };
        let takes = |bought: &BTreeMap<usize, NaiveDate>, place: usize| {
            bought.get(&place).is_some_and(|first| *first <= on)
        };
        let lacks = |bought: &BTreeMap<usize, NaiveDate>| without.is_none_or(|place| !takes(bought, place));
        let found = self.clients.iter().filter(|(_, bought)| takes(bought, with) && lacks(bought));
        found.map(|(slot, _)| *slot).collect()
    }

    fn pairs_that(&self, on: NaiveDate, is_asked: impl Fn(usize, usize) -> bool) -> Vec<Pair> {
        let (buyers, takers) = self.takers(on);
        let mut found = Vec::new();
        for with in &takers {
            for without in takers.iter().filter(|other| other.product != with.product) {
                if !is_asked(with.product, without.product) {
                    continue;
                }
                let both = with.who.and(&without.who).count();
                if both < LEAST_CLIENTS || both == with.clients {
                    continue;
                }
                let mut pair = Pair {
                    with: self.products[with.product].clone(),
                    without: self.products[without.product].clone(),
                    both,
                    of_with: with.clients,
                    of_without: without.clients,
                    buyers,
                    missing: Vec::new(),
                };
                if pair.is_more_than_chance() {
                    let missing = with.who.but(&without.who);
                    pair.missing = missing.ones().map(|at| self.clients[at].0).collect();
                    found.push(pair);
                }
            }
        }
        found.sort_by(|a, b| {
            let by_lift = b.lift().compare(a.lift()).unwrap_or(std::cmp::Ordering::Equal);
            by_lift.then(b.both.cmp(&a.both)).then_with(|| (&a.with, &a.without).cmp(&(&b.with, &b.without)))
        });
        found
    }

    /// How many bought anything up to `on`, and who bought each of the products with most clients, the most first.
    fn takers(&self, on: NaiveDate) -> (usize, Vec<Takers>) {
        let had = |bought: &BTreeMap<usize, NaiveDate>| -> Vec<usize> {
            bought.iter().filter(|(_, first)| **first <= on).map(|(place, _)| *place).collect()
        };
        let mut clients_of = vec![0; self.products.len()];
        let mut buyers = 0;
        for (_, bought) in &self.clients {
            let had = had(bought);
            buyers += usize::from(!had.is_empty());
            had.into_iter().for_each(|place| clients_of[place] += 1);
        }
        let mut of_each: Vec<(usize, usize)> = clients_of.into_iter().zip(0..).collect();
        of_each.retain(|(clients, _)| *clients >= LEAST_CLIENTS);
        of_each.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| self.products[a.1].cmp(&self.products[b.1])));
        of_each.truncate(MOST_PRODUCTS);
        let mut takers: Vec<Takers> = of_each
            .into_iter()
            .map(|(clients, product)| Takers { product, clients, who: Bits::none(self.clients.len()) })
            .collect();
        let at: BTreeMap<usize, usize> = takers.iter().map(|one| one.product).zip(0..).collect();
        for (client, (_, bought)) in self.clients.iter().enumerate() {
            for taken in had(bought).iter().filter_map(|place| at.get(place)) {
                takers[*taken].who.set(client);
            }
        }
        (buyers, takers)
    }
}

/// One product, and which of the buyers took it.
struct Takers {
    product: usize,
    clients: usize,
    who: Bits,
}

/// One bit a buyer: pairs are counted by the word.
struct Bits(Vec<u64>);

impl Bits {
    fn none(len: usize) -> Bits {
        Bits(vec![0; len.div_ceil(64)])
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn and(&self, other: &Bits) -> Bits {
        Bits(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }

    fn but(&self, other: &Bits) -> Bits {
        Bits(self.0.iter().zip(&other.0).map(|(a, b)| a & !b).collect())
    }

    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn ones(&self) -> impl Iterator<Item = usize> {
        let set = |word: u64| (0..64).filter(move |bit| word >> bit & 1 == 1);
        self.0.iter().enumerate().flat_map(move |(at, word)| set(*word).map(move |bit| at * 64 + bit))
    }
}

/// Orders being read, a few clients at a time.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    places: BTreeMap<String, usize>,
    clients: Vec<(Slot, BTreeMap<usize, NaiveDate>)>,
    next: usize,
}

impl Reading {
    /// Reads the orders of the next `count` clients; whether all were read.
    pub(crate) fn go_on(&mut self, p: &Portfolio, count: usize) -> bool {
        let all = p.dossiers().len();
        let end = all.min(self.next.saturating_add(count));
        for slot in Slot::all(end).skip(self.next) {
            if let (Some(_), Some(dossier)) = (p.client_at(slot), p.dossiers().get(slot.at())) {
                self.add(slot, dossier);
            }
        }
        self.next = end;
        end == all
    }

    fn add(&mut self, slot: Slot, dossier: &Dossier) {
        let mut bought: BTreeMap<usize, NaiveDate> = BTreeMap::new();
        for order in dossier.orders.iter().filter(|order| order.is_valid()) {
            for product in order.items.iter().map(|item| item.product.trim()) {
                if product.is_empty() {
                    continue;
                }
                let place = self.places.get(product).copied().unwrap_or_else(|| {
                    let next = self.places.len();
                    self.places.insert(product.to_owned(), next);
                    next
                });
                let first = bought.entry(place).or_insert(order.date);
                *first = (*first).min(order.date);
            }
        }
        if !bought.is_empty() {
            self.clients.push((slot, bought));
        }
    }

    pub(crate) fn finish(self) -> Baskets {
        let mut products = vec![String::new(); self.places.len()];
        self.places.into_iter().for_each(|(name, place)| products[place] = name);
        Baskets { products, clients: self.clients }
    }
}

#[cfg(test)]
#[path = "together_tests.rs"]
mod tests;
