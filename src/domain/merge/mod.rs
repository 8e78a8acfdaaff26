//! Juntar carteiras: what another carteira would change here, as data, before anything is changed.
//!
//! Merging itself needs no decision ([`Dossier::merged`]): the newest edit of each field wins and facts only add up. A plan
//! says what that does, names what a person should look at, and holds the one [`Change`] that does it. A conflict is a
//! field that both sides edited without having seen each other's edit; a newer value is not one.

pub mod sender;
pub mod take_back;

mod join;
mod many;

use crate::domain::catalog::own_settings;
pub use join::join;
pub use many::Many;

use super::catalog::{CatalogEdit, CatalogEntry, CatalogKey};
use super::client::{Client, ClientEdit, ClientField};
use super::fact::Fact;
use super::portfolio::Portfolio;
use super::record::Record;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::{Seen, Stamp};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::dossier::Dossier;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::ClientId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What absorbing the records of another carteira does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergePlan {
    pub new_clients: Vec<ClientId>,
    /// Known clients of which a field or a fact changes.
    pub updated: Vec<ClientId>,
    /// Known clients of which nothing changes.
    pub same: usize,
    /// Clients here that the other carteira erased.
    pub removed: Vec<Erasure>,
    /// Clients of the other carteira that were erased here: they stay erased unless restored.
    pub kept_erased: Vec<Erasure>,
    pub conflicts: Vec<Conflict>,
    pub catalog_conflicts: Vec<CatalogConflict>,
    pub facts_added: Facts,
    /// Facts here that the other carteira took out.
    pub facts_removed: Facts,
    /// Vendedores, representadas and settings that change.
    pub catalog_changed: usize,
    pub possible_duplicates: Vec<Duplicate>,
    pub change: Change,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub interactions: usize,
    pub orders: usize,
    /// Appointments, stock counts, case events.
    pub others: usize,
}

/// A client that one side erased and the other still had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Erasure {
    pub client: ClientId,
    /// Recorded by the side that still had it, after or without knowing of the removal: facts of nobody.
    pub orphans: Facts,
    /// The client as that side had it.
    pub living: Box<Dossier>,
}

/// A field edited on both sides, neither having seen the other's edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    pub client: ClientId,
    pub field: ClientField,
    /// The newer edit, which wins.
    pub kept: ClientEdit,
    pub kept_at: Stamp,
    pub dropped: ClientEdit,
    pub dropped_at: Stamp,
    pub kept_by_theirs: bool,
}

/// The same of a vendedor, a representada or a setting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogConflict {
    pub key: CatalogKey,
    pub kept: CatalogEntry,
    pub dropped: CatalogEntry,
    pub kept_by_theirs: bool,
}

/// Two clients with one CNPJ or CPF, registered on two devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    pub mine: ClientId,
    pub theirs: ClientId,
    pub tax_id: TaxId,
}

/// What absorbing `theirs` would do. `their_seen`: the edits that carteira knew, empty where it is only a part of one.
pub fn plan(mine: &Portfolio, theirs: Vec<Record>, their_seen: &Seen) -> MergePlan {
    let known = known_to(&theirs, their_seen);
    let (mut plan, changing) = judged(mine, theirs, &known);
    let mut absorbed = Seen::default();
    changing.iter().for_each(|record| note(&mut absorbed, record));
    plan.change.steps.extend(changing.into_iter().map(Step::Absorb));
    // Edits that yielded to newer ones are seen as well: a conflict once decided does not come back with the same file.
    let news = known.stamps().filter(|stamp| !absorbed.knows(*stamp) && !mine.seen().knows(*stamp));
    plan.change.steps.extend(news.map(|stamp| Step::Absorb(seen_up_to(stamp))));
    plan
}

/// The edits that a carteira knows of which these are the records.
fn known_to(records: &[Record], seen: &Seen) -> Seen {
    let mut known = seen.clone();
    records.iter().for_each(|record| note(&mut known, record));
    known
}

/// A plan without its change, and the records that change anything.
fn judged(mine: &Portfolio, theirs: Vec<Record>, known: &Seen) -> (MergePlan, Vec<Record>) {
    let mut plan = MergePlan::empty();
    plan.possible_duplicates = duplicates(mine, &theirs);
    let mut changing = theirs;
    changing.retain(|record| match record {
        Record::Client(dossier) => plan.client(mine, dossier, known),
        Record::Catalog(entry) => plan.catalog(mine, entry, known),
    });
    (plan, changing)
}

impl MergePlan {
    fn empty() -> Self {
        Self {
            new_clients: Vec::new(),
            updated: Vec::new(),
            same: 0,
            removed: Vec::new(),
            kept_erased: Vec::new(),
            conflicts: Vec::new(),
            catalog_conflicts: Vec::new(),
            facts_added: Facts::default(),
            facts_removed: Facts::default(),
            catalog_changed: 0,
            possible_duplicates: Vec::new(),
            change: Change { deed: Deed::Merge, steps: Vec::new() },
        }
    }

    /// The change, with the other value of the conflicts at these places: a new edit, so that it wins wherever it comes.
    pub fn deciding(mut self, others: &BTreeSet<usize>) -> Change {
        let mut edits: BTreeMap<ClientId, Vec<ClientEdit>> = BTreeMap::new();
        for conflict in others.iter().filter_map(|place| self.conflicts.get(*place)) {
            edits.entry(conflict.client).or_default().push(conflict.dropped.clone());
        }
        let edited = edits.into_iter().map(|(client, edits)| Step::EditClient { client, edits });
        self.change.steps.extend(edited);
        self.change
    }

    /// Nothing that a person could notice. The change may still carry bookkeeping: tombstones, what was seen.
    pub fn is_empty(&self) -> bool {
        self.new_clients.is_empty()
            && self.updated.is_empty()
            && self.removed.is_empty()
            && self.catalog_changed == 0
    }

    /// Counts what one record does. Returns whether it does anything.
    fn client(&mut self, mine: &Portfolio, theirs: &Dossier, known: &Seen) -> bool {
        let Some(here) = mine.dossier(theirs.id) else {
            if theirs.client.is_some() {
                self.new_clients.push(theirs.id);
                self.facts_added.add(facts(theirs));
            }
            return !theirs.is_blank();
        };
        if here == theirs {
            self.same += usize::from(here.client.is_some());
            return false;
        }
        let merged = here.merged(theirs);
        if let (Some(here), Some(theirs), Some(_)) = (&here.client, &theirs.client, &merged.client) {
            self.conflicts.extend(conflicts(here, mine.seen(), theirs, known));
        }
        if merged == *here {
            self.same += usize::from(here.client.is_some());
            if here.client.is_none() && theirs.client.is_some() {
                self.kept_erased.push(Erasure::of(theirs, &merged));
            }
            return false;
        }
        match (&here.client, &theirs.client, &merged.client) {
            (Some(_), _, None) => self.removed.push(Erasure::of(here, &merged)),
            (None, Some(_), None) => self.kept_erased.push(Erasure::of(theirs, &merged)),
            (None, _, Some(_)) => self.new_clients.push(theirs.id),
            (Some(mine), _, Some(client)) => {
                let (added, removed) = (missing_from(&merged, here), missing_from(here, &merged));
                let says_other = |fact: &KeptFact| !merged.facts.iter().any(|now| now.says_the_same(fact));
                let as_it_was = added.is_none()
                    && removed.is_none()
                    && !ClientField::ALL.iter().any(|field| mine.differs_in(client, *field))
                    && !here.facts.iter().any(says_other);
                if as_it_was {
                    self.same += 1;
                } else {
                    self.updated.push(theirs.id);
                }
            }
            (None, None, None) => {}
        }
        if merged.client.is_some() {
            self.facts_added.add(missing_from(&merged, here));
            self.facts_removed.add(missing_from(here, &merged));
        }
        true
    }

    fn catalog(&mut self, mine: &Portfolio, theirs: &CatalogEntry, known: &Seen) -> bool {
        let key = theirs.key();
        let Some(here) = mine.catalog().entry(&key) else {
            self.catalog_changed += usize::from(!is_own_note(&key));
            return true;
        };
        let merged = here.merged(theirs);
        let unseen = !known.knows(here.stamp()) && !mine.seen().knows(theirs.stamp());
        if unseen && value_of(&here) != value_of(theirs) && !is_own_note(&key) {
            let kept_by_theirs = merged == *theirs;
            let (kept, dropped) = if kept_by_theirs { (theirs, &here) } else { (&here, theirs) };
            self.catalog_conflicts.push(CatalogConflict {
                key: key.clone(),
                kept: kept.clone(),
                dropped: dropped.clone(),
                kept_by_theirs,
            });
        }
        if merged == here {
            return false;
        }
        self.catalog_changed += usize::from(!is_own_note(&key));
        true
    }
}

impl CatalogConflict {
    pub fn prefer_dropped(&self) -> Step {
        Step::EditCatalog(self.dropped.as_edit())
    }
}

impl Erasure {
    fn of(living: &Dossier, merged: &Dossier) -> Self {
        Self { client: living.id, orphans: facts(merged), living: Box::new(living.clone()) }
    }

    /// The step that keeps the client after all: to be added to the plan's change.
    pub fn restore(&self) -> Step {
        Step::RestoreClient(self.living.clone())
    }
}

impl Facts {
    pub fn is_none(self) -> bool {
        self == Facts::default()
    }

    fn add(&mut self, other: Facts) {
        self.interactions += other.interactions;
        self.orders += other.orders;
        self.others += other.others;
    }
}

fn facts(dossier: &Dossier) -> Facts {
    Facts {
        interactions: dossier.interactions.len(),
        orders: dossier.orders.len(),
        others: dossier.facts.len(),
    }
}

/// Facts of `whole` that `part` does not have.
fn missing_from(whole: &Dossier, part: &Dossier) -> Facts {
    Facts {
        interactions: whole.interactions.iter().filter(|fact| part.interaction(fact.id).is_none()).count(),
        orders: whole.orders.iter().filter(|fact| part.order(fact.id).is_none()).count(),
        others: whole.facts.iter().filter(|fact| part.fact(fact.uuid()).is_none()).count(),
    }
}

fn conflicts<'a>(
    mine: &'a Client,
    my_seen: &'a Seen,
    theirs: &'a Client,
    their_seen: &'a Seen,
) -> impl Iterator<Item = Conflict> + 'a {
    let one_life = mine.life == theirs.life;
    ClientField::ALL.iter().filter(move |_| one_life).filter_map(move |field| {
        let (my_stamp, their_stamp) = match (mine.stamps.get(field), theirs.stamps.get(field)) {
            (Some(mine), Some(theirs)) => (*mine, *theirs),
            // The same client came out of one file on two devices.
            (None, None) => (mine.created, theirs.created),
            // What was registered yields to any edit.
            (Some(_), None) | (None, Some(_)) => return None,
        };
        if my_stamp == their_stamp || their_seen.knows(my_stamp) || my_seen.knows(their_stamp) {
            return None;
        }
        let value = |client: &Client| match field {
            ClientField::People => ClientEdit::People(client.known_people().into_owned()),
            field => client.get(*field),
        };
        let (my_value, their_value) = (value(mine), value(theirs));
        let kept_by_theirs = their_stamp > my_stamp;
        let mut sides = [(my_value, my_stamp), (their_value, their_stamp)];
        if kept_by_theirs {
            sides.reverse();
        }
        let [(kept, kept_at), (dropped, dropped_at)] = sides;
        mine.differs_in(theirs, *field).then_some(Conflict {
            client: mine.id,
            field: *field,
            kept,
            kept_at,
            dropped,
            dropped_at,
            kept_by_theirs,
        })
    })
}

fn value_of(entry: &CatalogEntry) -> CatalogEdit {
    entry.as_edit()
}

fn note(seen: &mut Seen, record: &Record) {
    match record {
        Record::Client(dossier) => dossier.each_stamp(|stamp| seen.note(stamp)),
        Record::Catalog(entry) => seen.note(entry.stamp()),
    }
}

/// A setting whose stamp is the one that was seen: whoever reads it has seen it too.
fn seen_up_to(stamp: Stamp) -> Record {
    Record::Catalog(CatalogEntry::Setting {
        id: format!("{}{}", own_settings::SEEN, stamp.device),
        register: Register { value: Some(Value::from(stamp.to_string())), at: stamp },
    })
}

/// The app's own bookkeeping, an alert put off, or a month that a device closed: nobody edits these, and nobody is asked.
fn is_own_note(key: &CatalogKey) -> bool {
    match key {
        CatalogKey::Setting(path) => own_settings::is_own(path),
        CatalogKey::Salesperson(_) | CatalogKey::Principal(_) | CatalogKey::Template(_) => false,
        CatalogKey::Goal(_) | CatalogKey::Reason(_) | CatalogKey::Action(_) => false,
        CatalogKey::Commitment(_) | CatalogKey::Segment(_) | CatalogKey::Mailing(_) => false,
        CatalogKey::MailAnswer(_) => false,
        CatalogKey::MonthClosing(_) => true,
    }
}

fn duplicates(mine: &Portfolio, theirs: &[Record]) -> Vec<Duplicate> {
    let here: BTreeMap<TaxId, ClientId> =
        mine.clients().filter_map(|(_, client)| Some((client.tax_id?, client.id))).collect();
    let mut found: Vec<Duplicate> = theirs
        .iter()
        .filter_map(|record| match record {
            Record::Client(dossier) => dossier.client.as_ref(),
            Record::Catalog(_) => None,
        })
        .filter(|client| mine.dossier(client.id).is_none())
        .filter_map(|client| {
            let tax_id = client.tax_id?;
            Some(Duplicate { mine: *here.get(&tax_id)?, theirs: client.id, tax_id })
        })
        .collect();
    found.sort_by_key(|duplicate| (duplicate.tax_id, duplicate.theirs));
    found
}

#[cfg(test)]
mod tests;
