//! Quem indicou quem: a small tree over the clients of the carteira.

use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use std::collections::{BTreeMap, BTreeSet};

/// One client in the tree, drawn from the top: whom a client pointed out follows it, one deeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Branch {
    pub slot: Slot,
    pub depth: usize,
    /// How many it pointed out itself.
    pub pointed_out: usize,
}

/// Only who pointed somebody out or was. `by_name`: how clients follow one another. Who was pointed out by a client that is
/// not in the carteira any more stands at the top; so does one of a circle, the first of it by name.
pub(crate) fn tree(p: &Portfolio, by_name: impl Fn(Slot, Slot) -> std::cmp::Ordering) -> Vec<Branch> {
    let mut below: BTreeMap<Slot, Vec<Slot>> = BTreeMap::new();
    let mut parents: BTreeMap<Slot, Slot> = BTreeMap::new();
    for (slot, client) in p.clients() {
        let by = client.referred_by.and_then(|by| p.slot(by.client)).filter(|by| p.client_at(*by).is_some());
        if let Some(by) = by.filter(|by| *by != slot) {
            below.entry(by).or_default().push(slot);
            parents.insert(slot, by);
        }
    }
    below.values_mut().for_each(|list| list.sort_by(|a, b| by_name(*a, *b)));
    let mut tops: Vec<Slot> = below.keys().copied().filter(|slot| !parents.contains_key(slot)).collect();
    tops.sort_by(|a, b| by_name(*a, *b));
    let mut drawn = Drawn { below: &below, seen: BTreeSet::new(), list: Vec::new() };
    tops.into_iter().for_each(|slot| drawn.draw(slot, 0));
    let mut circles: Vec<Slot> = below.keys().copied().filter(|slot| !drawn.seen.contains(slot)).collect();
    circles.sort_by(|a, b| by_name(*a, *b));
    circles.into_iter().for_each(|slot| drawn.draw(slot, 0));
    drawn.list
}

struct Drawn<'a> {
    below: &'a BTreeMap<Slot, Vec<Slot>>,
    seen: BTreeSet<Slot>,
    list: Vec<Branch>,
}

impl Drawn<'_> {
    /// By hand, not by calling itself: a chain may be as long as the carteira.
    fn draw(&mut self, top: Slot, depth: usize) {
        let mut waiting = vec![(top, depth)];
        while let Some((slot, depth)) = waiting.pop() {
            if !self.seen.insert(slot) {
                continue;
            }
            let next = self.below.get(&slot).map(Vec::as_slice).unwrap_or_default();
            self.list.push(Branch { slot, depth, pointed_out: next.len() });
            waiting.extend(next.iter().rev().map(|slot| (*slot, depth + 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Client, Referrer};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::ClientId;

    /// Client i is pointed out by client `by[i]`.
    fn drawn(by: &[Option<u128>]) -> Vec<(usize, usize, usize)> {
        let records = by.iter().zip(0_u128..).map(|(by, id)| {
            let mut client = Client::new(ClientId::from_u128(id), Stamp::default());
            client.referred_by = by.map(|by| Referrer { client: ClientId::from_u128(by), person: None });
            Record::Client(Box::new(Dossier::of(client)))
        });
        let p = Portfolio::from_records(records);
        tree(&p, |a, b| a.cmp(&b))
            .into_iter()
            .map(|one| (one.slot.at(), one.depth, one.pointed_out))
            .collect()
    }

    #[test]
    fn whom_a_client_pointed_out_follows_it_one_deeper() {
        let found = drawn(&[None, Some(0), Some(1), Some(0), None]);
        assert_eq!(found, [(0, 0, 2), (1, 1, 1), (2, 2, 0), (3, 1, 0)]);
    }

    #[test]
    fn nobody_is_drawn_twice_nor_for_ever() {
        assert_eq!(drawn(&[Some(1), Some(0)]), [(0, 0, 1), (1, 1, 1)], "a circle begins with the first");
        assert!(drawn(&[Some(0)]).is_empty(), "nobody points itself out");
        assert!(drawn(&[Some(77)]).is_empty(), "by whom is not here");
        assert!(drawn(&[]).is_empty());
    }

    #[test]
    fn a_chain_as_long_as_the_carteira_is_drawn() {
        let chain: Vec<Option<u128>> = (0..3_000_u128).map(|id| id.checked_sub(1)).collect();
        assert_eq!(drawn(&chain).last(), Some(&(2_999, 2_999, 0)));
    }
}
