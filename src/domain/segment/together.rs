//! What is bought together: pairs of products by lift, over the clients.
//!
//! lift = (clients of both × buyers) ÷ (clients of the one × clients of the other): 2 is twice as often as by chance. A pair
//! counts with enough clients of both, and when even the low end of Wilson's interval of *of the clients of the one, those
//! that take the other too* is above the share of the other among all buyers.

use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::score::wilson_95;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::collections::BTreeMap;

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
    pub(crate) fn of(p: &Portfolio) -> Baskets {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut clients = Vec::new();
        for (slot, _) in p.clients() {
            let Some(dossier) = p.dossiers().get(slot.at()) else { continue };
            let mut bought: BTreeMap<usize, NaiveDate> = BTreeMap::new();
            for order in dossier.orders.iter().filter(|order| order.is_valid()) {
                for product in order.items.iter().map(|item| item.product.trim()) {
                    if product.is_empty() {
                        continue;
                    }
                    let next = places.len();
                    let place = *places.entry(product.to_owned()).or_insert(next);
                    let first = bought.entry(place).or_insert(order.date);
                    *first = (*first).min(order.date);
                }
            }
            if !bought.is_empty() {
                clients.push((slot, bought));
            }
        }
        let mut products = vec![String::new(); places.len()];
        places.into_iter().for_each(|(name, place)| products[place] = name);
        Baskets { products, clients }
    }

    /// The pairs that count, as known on `on`: the highest lift first, then most clients of both, then by name.
    pub(crate) fn pairs(&self, on: NaiveDate) -> Vec<Pair> {
        let had = |bought: &BTreeMap<usize, NaiveDate>, place: usize| {
            bought.get(&place).is_some_and(|first| *first <= on)
        };
        let buyers =
            self.clients.iter().filter(|(_, bought)| bought.values().any(|first| *first <= on)).count();
        let mut of_each: Vec<(usize, usize)> = (0..self.products.len())
            .map(|place| (self.clients.iter().filter(|(_, bought)| had(bought, place)).count(), place))
            .filter(|(clients, _)| *clients >= LEAST_CLIENTS)
            .collect();
        of_each.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| self.products[a.1].cmp(&self.products[b.1])));
        of_each.truncate(MOST_PRODUCTS);
        let mut found = Vec::new();
        for (of_with, with) in &of_each {
            for (of_without, without) in of_each.iter().filter(|(_, other)| other != with) {
                let (mut both, mut missing) = (0, Vec::new());
                for (slot, bought) in self.clients.iter().filter(|(_, bought)| had(bought, *with)) {
                    if had(bought, *without) { both += 1 } else { missing.push(*slot) }
                }
                let pair = Pair {
                    with: self.products[*with].clone(),
                    without: self.products[*without].clone(),
                    both,
                    of_with: *of_with,
                    of_without: *of_without,
                    buyers,
                    missing,
                };
                if both >= LEAST_CLIENTS && !pair.missing.is_empty() && pair.is_more_than_chance() {
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
}

#[cfg(test)]
#[path = "together_tests.rs"]
mod tests;
