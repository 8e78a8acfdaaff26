//! Everything known of one client, in one record: the unit that is stored, shared and merged.
//!
//! A dossier is a join-semilattice (a state-based CRDT): [`Dossier::merged`] is commutative, associative and idempotent.
//! Fields are last-writer-wins registers, facts an add-only set; of two recordings of one fact the later stays. A removal leaves a tombstone without personal data;
//! whatever was recorded at or before it is gone, whatever is recorded after it lives.

use super::unknown;
use crate::domain::client::person::Person;
use crate::domain::client::{Client, ClientField};
use crate::domain::fact::Fact;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::keeping::packed::{Pack, Packed};
use crate::domain::keeping::register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{ClientId, PersonId};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub id: ClientId,
    /// `None` once erased, or where facts came in before their client did.
    pub client: Option<Client>,
    /// Sorted by date, time, stamp, id.
    pub interactions: Packed<Interaction>,
    /// Sorted by date, stamp, id.
    pub orders: Packed<Order>,
    /// Appointments, stock counts, case events, checks of credit: sorted by date, time, stamp, id. See [`Dossier::appointments`] and the like.
    pub facts: Vec<KeptFact>,
    /// Facts taken out: what was recorded up to that stamp does not come back. And people erased for good: they do not come
    /// back however late the list that has them was edited; who is written down again is somebody else.
    pub removed: BTreeMap<Uuid, Stamp>,
    /// The client was erased then.
    pub erased: Option<Stamp>,
    /// What a newer version wrote and this one does not know, by path: see `domain/unknown.rs`.
    pub unknown: BTreeMap<String, Value>,
}

impl Dossier {
    pub fn empty(id: ClientId) -> Self {
        Self {
            id,
            client: None,
            interactions: Packed::default(),
            orders: Packed::default(),
            facts: Vec::new(),
            removed: BTreeMap::new(),
            erased: None,
            unknown: BTreeMap::new(),
        }
    }

    pub fn of(client: Client) -> Self {
        let id = client.id;
        Self { client: Some(client), ..Self::empty(id) }
    }

    /// Both versions in one; no fact of either is lost unless one of them removed it.
    pub fn merged(&self, other: &Dossier) -> Dossier {
        if self == other {
            return self.clone();
        }
        let mut removed = self.removed.clone();
        for (id, stamp) in &other.removed {
            let newest = removed.entry(*id).or_default();
            *newest = (*newest).max(*stamp);
        }
        let mut merged = Dossier {
            id: self.id,
            client: merged_clients(self.client.as_ref(), other.client.as_ref()),
            interactions: merged_facts(self.interactions.read(), other.interactions.read()).into(),
            orders: merged_facts(self.orders.read(), other.orders.read()).into(),
            facts: merged_facts(Cow::from(&self.facts), Cow::from(&other.facts)),
            removed,
            erased: self.erased.max(other.erased),
            unknown: unknown::merged(self, other),
        };
        merged.normalize();
        merged
    }

    /// Applies the tombstones and the order of facts. Every dossier outside this file is normal.
    pub fn normalize(&mut self) {
        let erased = self.erased;
        if let Some(erased) = erased {
            self.client.take_if(|client| client.life < erased);
            self.removed.retain(|_, stamp| *stamp > erased);
        }
        if let Some(client) = &mut self.client {
            settle_people(client, &self.removed);
        }
        settle_packed(&mut self.interactions, &self.removed, erased);
        settle_packed(&mut self.orders, &self.removed, erased);
        settle(&mut self.facts, &self.removed, erased);
        if !self.unknown.is_empty() {
            unknown::settle(self);
        }
    }

    /// Takes a person out of this copy, whatever was known of them when it was made; says whether it had them. `others` are
    /// people of that client who stay. The tombstones are of the very edit that the copy holds, so that no other copy of it
    /// brings anybody back.
    pub fn forget_person(&mut self, person: &Person, others: &[Person]) -> bool {
        let Some(client) = &mut self.client else { return false };
        let edited = client.stamp(ClientField::People);
        let known = client.known_people();
        let gone = known.iter().filter(|one| one.may_be(person, others)).filter_map(|one| one.id);
        let gone: Vec<PersonId> = gone.collect();
        self.removed.extend(gone.iter().map(|id| (id.uuid(), edited)));
        client.drop_people(|id| gone.contains(&id));
        self.normalize();
        !gone.is_empty()
    }

    /// Holds contacts and orders as bytes again, after somebody looked at them.
    pub fn pack(&mut self) {
        self.interactions.pack();
        self.orders.pack();
    }

    /// Neither a client nor a fact nor a tombstone.
    pub fn is_blank(&self) -> bool {
        let Dossier { id: _, client, interactions, orders, facts, removed, erased, unknown } = self;
        client.is_none()
            && interactions.is_empty()
            && orders.is_empty()
            && facts.is_empty()
            && removed.is_empty()
            && erased.is_none()
            && unknown.is_empty()
    }

    /// The newest edit in this record.
    pub fn newest_stamp(&self) -> Stamp {
        let mut newest = self.client.as_ref().map(Client::newest_stamp).unwrap_or_default();
        self.each_stamp(|stamp| newest = newest.max(stamp));
        newest
    }

    /// Shows every stamp in this record, for a [`crate::domain::keeping::stamp::Seen`].
    pub fn each_stamp(&self, mut show: impl FnMut(Stamp)) {
        self.interactions.each(|fact| show(fact.recorded));
        self.orders.each(|fact| show(fact.recorded));
        self.facts.iter().for_each(|fact| show(fact.recorded()));
        let client =
            self.client.iter().flat_map(|client| client.stamps.values().copied().chain([client.created]));
        client.chain(self.removed.values().copied()).chain(self.erased).for_each(show);
    }

    /// Puts the kept facts in their order, as after reading them kind by kind.
    pub(super) fn sort_facts(&mut self) {
        settle(&mut self.facts, &BTreeMap::new(), None);
    }

    pub fn interaction(&self, id: crate::domain::value::id::InteractionId) -> Option<&Interaction> {
        self.interactions.iter().find(|interaction| interaction.id == id)
    }

    pub fn order(&self, id: crate::domain::value::id::OrderId) -> Option<&Order> {
        self.orders.iter().find(|order| order.id == id)
    }
}

/// Of two lives of one client (it was erased and restored) the later one; of one life, field by field.
fn merged_clients(mine: Option<&Client>, theirs: Option<&Client>) -> Option<Client> {
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => Some(match mine.life.cmp(&theirs.life) {
            std::cmp::Ordering::Less => theirs.clone(),
            std::cmp::Ordering::Greater => mine.clone(),
            std::cmp::Ordering::Equal => mine.merged(theirs),
        }),
        (Some(only), None) | (None, Some(only)) => Some(only.clone()),
        (None, None) => None,
    }
}

/// Of two recordings of one fact, in one list or in both, the later one.
fn merged_facts<T: Fact>(mine: Cow<'_, [T]>, theirs: Cow<'_, [T]>) -> Vec<T> {
    let mut all = mine.into_owned();
    all.extend(theirs.into_owned());
    let mut by_id: Vec<(Uuid, usize)> = all.iter().map(Fact::uuid).zip(0..).collect();
    by_id.sort_unstable();
    let mut kept = vec![true; all.len()];
    for recordings in by_id.chunk_by(|(one, _), (other, _)| one == other) {
        let mut latest: Option<usize> = None;
        for (_, at) in recordings {
            let loser = match latest {
                Some(before) if is_later(&all[*at], &all[before]) => latest.replace(*at),
                Some(_) => Some(*at),
                None => latest.replace(*at),
            };
            if let Some(loser) = loser {
                kept[loser] = false;
            }
        }
    }
    let mut kept = kept.into_iter();
    all.retain(|_| kept.next().unwrap_or(true));
    all
}

fn is_later<T: Fact>(fact: &T, than: &T) -> bool {
    match than.recorded().cmp(&fact.recorded()) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Greater => false,
        std::cmp::Ordering::Equal => than != fact && register::text(than) < register::text(fact),
    }
}

/// Without the people that were erased in this life of the client, and each identity written in the one way there is.
fn settle_people(client: &mut Client, removed: &BTreeMap<Uuid, Stamp>) {
    let is_settled = removed.is_empty() && client.people.iter().all(|person| person.id.is_none());
    if !client.people.is_empty() && !is_settled {
        let life = client.life;
        client.drop_people(|id| removed.get(&id.uuid()).is_some_and(|stone| *stone > life));
    }
}

fn settle_packed<T: Fact + Pack>(
    facts: &mut Packed<T>,
    removed: &BTreeMap<Uuid, Stamp>,
    erased: Option<Stamp>,
) {
    if is_unsettled(facts, removed, erased) {
        settle(facts, removed, erased);
    }
}

/// Asked before a packed list is opened to be changed: most need no change.
fn is_unsettled<T: Fact + Pack>(
    facts: &Packed<T>,
    removed: &BTreeMap<Uuid, Stamp>,
    erased: Option<Stamp>,
) -> bool {
    let (mut last, mut unsettled) = (None, false);
    facts.each(|fact| {
        let key = (fact.date(), fact.time(), fact.recorded(), fact.uuid());
        unsettled |= last.is_some_and(|last| last > key) || is_gone(fact, removed, erased);
        last = Some(key);
    });
    unsettled
}

fn is_gone<T: Fact>(fact: &T, removed: &BTreeMap<Uuid, Stamp>, erased: Option<Stamp>) -> bool {
    let stone = removed.get(&fact.uuid()).copied().max(erased);
    stone.is_some_and(|stone| fact.recorded() <= stone)
}

fn settle<T: Fact>(facts: &mut Vec<T>, removed: &BTreeMap<Uuid, Stamp>, erased: Option<Stamp>) {
    if erased.is_some() || !removed.is_empty() {
        facts.retain(|fact| !is_gone(fact, removed, erased));
    }
    let key = |fact: &T| (fact.date(), fact.time(), fact.recorded(), fact.uuid());
    if !facts.is_sorted_by_key(key) {
        facts.sort_by_cached_key(key);
    }
}

#[cfg(test)]
#[path = "dossier_tests.rs"]
mod tests;
