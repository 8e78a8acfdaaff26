//! Desfazer takes back what an act did and no more: a field, a fact or a client goes back only while it stands as the act
//! left it. What was written on top of it stays and is named.

use crate::domain::catalog::{CatalogEdit, CatalogKey};
use crate::domain::client::{ClientEdit, ClientField};
use crate::domain::fact::Fact;
use crate::domain::fact::kept_fact::{FactKind, KeptFact};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::ClientId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// How to take an act back, as the journal keeps it. Written so that a version that knows only the steps reads it too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    pub deed: Deed,
    /// Back to what was before.
    pub steps: Vec<Step>,
    /// The act's own stamp; `None` in rows of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Stamp>,
    /// The values as the act left them, of those that `steps` sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Step>,
}

/// What taking back does, and what it leaves because something was built on it.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenBack {
    pub change: Change,
    pub kept: Vec<Kept>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The field was written again since.
    Field { client: ClientId, field: ClientField },
    /// The client that the act brought has got this since.
    Client { client: ClientId, interactions: usize, orders: usize },
    /// What the act recorded of the client was written again, or is there again.
    Fact { client: ClientId, of: Thing },
    /// The client of the act is in the carteira no more.
    Gone { client: ClientId },
    /// What the whole carteira shares was written again.
    Entry(CatalogKey),
}

/// What an act can record of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Contact,
    Order,
    Fact(FactKind),
}

impl TakenBack {
    /// Whether the rep is asked first: something of the act goes back, and something that was built on it stays, of which
    /// `asked` does not know yet. Where nothing goes back there is nothing to ask.
    pub fn needs_asking(&self, asked: &[Kept]) -> bool {
        !self.change.steps.is_empty() && self.kept.iter().any(|kept| !asked.contains(kept))
    }
}

impl Undo {
    /// `steps` takes back what `portfolio` now shows, written at `until`.
    pub fn of(change: Change, until: Stamp, portfolio: &Portfolio) -> Undo {
        let left = change.steps.iter().filter_map(|step| as_it_stands(step, portfolio)).collect();
        Undo { deed: change.deed, steps: change.steps, until: Some(until), left }
    }

    /// What can be taken back of an act done at `at` (milliseconds since 1970). `undone`: stamps of earlier takings back;
    /// what they restored counts as it was before.
    pub fn resolve(&self, at: u64, undone: &BTreeSet<Stamp>, portfolio: &Portfolio) -> TakenBack {
        let of_clock = Stamp { millis: at, counter: u32::MAX, ..Stamp::default() };
        let left = Left::of(&self.left);
        let judge = Judge { until: self.until.unwrap_or(of_clock), undone, left, portfolio };
        let mut taken = TakenBack { change: Change { deed: self.deed, steps: Vec::new() }, kept: Vec::new() };
        self.steps.iter().for_each(|step| judge.step(step, &mut taken));
        taken
    }
}

struct Judge<'a> {
    until: Stamp,
    undone: &'a BTreeSet<Stamp>,
    left: Left<'a>,
    portfolio: &'a Portfolio,
}

/// The values as the act left them, each found at once: an import may have edited every client.
#[derive(Default)]
struct Left<'a> {
    fields: HashMap<ClientId, &'a [ClientEdit]>,
    facts: HashMap<Uuid, &'a KeptFact>,
    entries: BTreeMap<CatalogKey, &'a CatalogEdit>,
}

impl<'a> Left<'a> {
    fn of(steps: &'a [Step]) -> Self {
        let mut left = Left::default();
        for step in steps {
            match step {
                Step::EditClient { client, edits } => drop(left.fields.insert(*client, edits)),
                Step::PutFact { client: _, fact } => drop(left.facts.insert(fact.uuid(), fact)),
                Step::EditCatalog(edit) => drop(left.entries.insert(edit.key(), edit)),
                // Nothing else is written as it was left: see `as_it_stands`.
                Step::AddClient(_) | Step::EraseClient { client: _ } | Step::RestoreClient(_) => {}
                Step::AddInteraction { .. } | Step::RemoveInteraction { .. } => {}
                Step::AddOrder { .. } | Step::RemoveOrder { .. } => {}
                Step::ErasePerson { .. } | Step::RemoveFact { .. } | Step::Absorb(_) => {}
            }
        }
        left
    }

    fn field(&self, client: ClientId, field: ClientField) -> Option<&'a ClientEdit> {
        self.fields.get(&client)?.iter().find(|edit| edit.field() == field)
    }
}

impl Judge<'_> {
    fn step(&self, step: &Step, taken: &mut TakenBack) {
        let (client, of, stands) = match step {
            Step::EditClient { client, edits } => return self.fields(*client, edits, taken),
            Step::EraseClient { client } => return self.registration(*client, taken),
            Step::EditCatalog(edit) => return self.entry(edit, taken),
            Step::ErasePerson { .. } | Step::Absorb(_) => return taken.change.steps.push(step.clone()),
            Step::RestoreClient(old) => {
                if self.portfolio.client(old.id).is_none() {
                    taken.change.steps.push(step.clone());
                }
                return;
            }
            Step::AddClient(client) => {
                return match self.portfolio.client(client.id) {
                    None => taken.change.steps.push(step.clone()),
                    Some(_) => {
                        taken.kept.push(Kept::Client { client: client.id, interactions: 0, orders: 0 })
                    }
                };
            }
            Step::AddInteraction { client, interaction } => {
                let missing = |here: &Dossier| here.interaction(interaction.id).is_none();
                (*client, Thing::Contact, self.living(*client).map(missing).or(Some(false)))
            }
            Step::AddOrder { client, order } => {
                let missing = |here: &Dossier| here.order(order.id).is_none();
                (*client, Thing::Order, self.living(*client).map(missing).or(Some(false)))
            }
            Step::RemoveInteraction { client, interaction } => {
                let fact = self.living(*client).and_then(|here| here.interaction(*interaction));
                (*client, Thing::Contact, fact.map(|fact| self.is_of_then(fact.recorded)))
            }
            Step::RemoveOrder { client, order } => {
                let fact = self.living(*client).and_then(|here| here.order(*order));
                (*client, Thing::Order, fact.map(|fact| self.is_of_then(fact.recorded)))
            }
            Step::RemoveFact { client, fact } => {
                let Some(fact) = self.living(*client).and_then(|here| here.fact(*fact)) else { return };
                (*client, Thing::Fact(fact.kind()), Some(self.is_of_then(fact.recorded())))
            }
            Step::PutFact { client, fact } => {
                let left = self.left.facts.get(&fact.uuid());
                let now = self.living(*client).map(|here| here.fact(fact.uuid()));
                let stands = match (now, left) {
                    (None, _) => false,
                    (Some(None), left) => left.is_none(),
                    (Some(Some(now)), left) => {
                        self.is_of_then(now.recorded()) && left.is_none_or(|left| left.says_the_same(now))
                    }
                };
                (*client, Thing::Fact(fact.kind()), Some(stands))
            }
        };
        match stands {
            Some(true) => taken.change.steps.push(step.clone()),
            Some(false) if self.living(client).is_some() => taken.kept.push(Kept::Fact { client, of }),
            Some(false) => taken.kept.push(Kept::Gone { client }),
            // It is as it was before already.
            None => {}
        }
    }

    fn fields(&self, id: ClientId, edits: &[ClientEdit], taken: &mut TakenBack) {
        let Some(client) = self.portfolio.client(id) else {
            return taken.kept.push(Kept::Gone { client: id });
        };
        let mut back = Vec::new();
        for edit in edits {
            let (field, now) = (edit.field(), client.get(edit.field()));
            if now == *edit {
                continue;
            }
            if self.is_of_then(client.stamp(field))
                && self.left.field(id, field).is_none_or(|left| *left == now)
            {
                back.push(edit.clone());
            } else {
                taken.kept.push(Kept::Field { client: id, field });
            }
        }
        if !back.is_empty() {
            taken.change.steps.push(Step::EditClient { client: id, edits: back });
        }
    }

    fn registration(&self, id: ClientId, taken: &mut TakenBack) {
        let Some(here) = self.living(id) else { return };
        let mut built = false;
        here.each_stamp(|stamp| built |= !self.is_of_then(stamp));
        if !built {
            return taken.change.steps.push(Step::EraseClient { client: id });
        }
        let interactions = here.interactions.iter().filter(|fact| !self.is_of_then(fact.recorded)).count();
        let orders = here.orders.iter().filter(|fact| !self.is_of_then(fact.recorded)).count();
        taken.kept.push(Kept::Client { client: id, interactions, orders });
    }

    fn entry(&self, edit: &CatalogEdit, taken: &mut TakenBack) {
        let key = edit.key();
        let now = self.portfolio.catalog().edit_back(&key);
        // It is as it was before already.
        if now == *edit {
            return;
        }
        let left = self.left.entries.get(&key);
        let at = self.portfolio.catalog().entry(&key).map(|entry| entry.stamp()).unwrap_or_default();
        if self.is_of_then(at) && left.is_none_or(|left| **left == now) {
            taken.change.steps.push(Step::EditCatalog(edit.clone()));
        } else {
            taken.kept.push(Kept::Entry(key));
        }
    }

    fn living(&self, id: ClientId) -> Option<&Dossier> {
        self.portfolio.dossier(id).filter(|dossier| dossier.client.is_some())
    }

    fn is_of_then(&self, stamp: Stamp) -> bool {
        stamp <= self.until || self.undone.contains(&stamp)
    }
}

fn as_it_stands(step: &Step, portfolio: &Portfolio) -> Option<Step> {
    match step {
        Step::EditClient { client, edits } => {
            let now = portfolio.client(*client)?;
            let edits = edits.iter().map(|edit| now.get(edit.field())).collect();
            Some(Step::EditClient { client: *client, edits })
        }
        Step::PutFact { client, fact } => {
            let now = portfolio.dossier(*client)?.fact(fact.uuid())?.clone();
            Some(Step::PutFact { client: *client, fact: Box::new(now) })
        }
        Step::EditCatalog(edit) => Some(Step::EditCatalog(portfolio.catalog().edit_back(&edit.key()))),
        Step::AddClient(_) | Step::EraseClient { client: _ } | Step::RestoreClient(_) => None,
        Step::AddInteraction { .. } | Step::RemoveInteraction { .. } => None,
        Step::AddOrder { .. } | Step::RemoveOrder { .. } => None,
        Step::ErasePerson { .. } | Step::RemoveFact { .. } | Step::Absorb(_) => None,
    }
}

#[cfg(test)]
mod tests;
