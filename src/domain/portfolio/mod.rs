//! The carteira in memory: dossiers in slots that never move, the catalog, the rules and the columns.
//!
//! A slot is the index of a client's dossier; an erased client keeps its slot, empty. `Portfolio` changes only through
//! [`Portfolio::apply`], [`Portfolio::absorb`] and [`Portfolio::revert`], which keep columns and index in step.

pub mod change;
pub mod columns;
pub(crate) mod eligibility;
mod gathering;
pub(crate) mod grouped;
pub(in crate::domain) mod latest;
pub(in crate::domain) mod month_masks;
pub(crate) mod recording;
pub mod slot;
pub(in crate::domain) mod terms;
pub(crate) mod touched;
pub mod writable;

pub use gathering::Gathering;

use super::catalog::Catalog;
use super::client::Client;
use super::record::{Record, RecordKey};
use super::rules::Rules;
use crate::domain::keeping::stamp::{Seen, Stamp};
use crate::domain::portfolio::change::{Applied, Change, ChangeError, Deed, Step};
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::{Mark, Touched};
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::ClientId;
use std::collections::{BTreeMap, HashMap};

/// Above this many touched clients the columns are rebuilt rather than patched one by one.
const PATCH_AT_MOST: usize = 64;

#[derive(Clone, Debug, Default)]
pub struct Portfolio {
    dossiers: Vec<Dossier>,
    slots: HashMap<ClientId, Slot>,
    catalog: Catalog,
    rules: Rules,
    seen: Seen,
    columns: Columns,
    /// The side that is looked at; `None`: everything.
    side: Option<Box<Columns>>,
    clients: usize,
    /// Slots whose client changed in any way.
    touched: Touched,
    /// Slots at which more changed than their contacts.
    altered: Touched,
}

impl Portfolio {
    /// From stored records, in any order.
    pub fn from_records(records: impl IntoIterator<Item = Record>) -> Self {
        let records = records.into_iter();
        let mut gathering = Gathering::default();
        gathering.portfolio.dossiers.reserve_exact(records.size_hint().0);
        records.for_each(|record| gathering.add(record));
        gathering.finish()
    }

    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Which edits this carteira knows.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Dossiers by slot, erased ones too.
    pub fn dossiers(&self) -> &[Dossier] {
        &self.dossiers
    }

    pub fn slot(&self, id: ClientId) -> Option<Slot> {
        self.slots.get(&id).copied()
    }

    pub fn dossier(&self, id: ClientId) -> Option<&Dossier> {
        self.slot(id).and_then(|slot| self.dossiers.get(slot.at()))
    }

    pub fn client(&self, id: ClientId) -> Option<&Client> {
        self.dossier(id).and_then(|dossier| dossier.client.as_ref())
    }

    pub fn client_at(&self, slot: Slot) -> Option<&Client> {
        self.dossiers.get(slot.at()).and_then(|dossier| dossier.client.as_ref())
    }

    /// Every slot, those of erased clients too.
    pub fn slots(&self) -> impl DoubleEndedIterator<Item = Slot> + ExactSizeIterator + Clone + use<> {
        Slot::all(self.dossiers.len())
    }

    /// Clients with their slots, in slot order.
    pub fn clients(&self) -> impl Iterator<Item = (Slot, &Client)> {
        self.dossiers
            .iter()
            .enumerate()
            .filter_map(|(at, dossier)| Some((Slot::new(at), dossier.client.as_ref()?)))
    }

    pub fn client_count(&self) -> usize {
        self.clients
    }

    /// Where a value that looks at any client stands; [`Portfolio::touched_since`] says for whom it is to be mended.
    pub fn mark(&self) -> Mark {
        self.touched.mark()
    }

    /// Slots that changed since; `None`: everything may have, the rules too.
    pub fn touched_since(&self, mark: &Mark) -> Option<Vec<Slot>> {
        self.touched.since(mark)
    }

    /// The mark of everything but contacts: what looks at none of them is as it was while this is the same.
    pub fn mark_but_contacts(&self) -> Mark {
        self.altered.mark()
    }

    /// Every record, erased ones too: clients by slot, then the catalog.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let clients = self.dossiers.iter().map(|dossier| Record::Client(Box::new(dossier.clone())));
        clients.chain(self.catalog.entries().into_iter().map(Record::Catalog))
    }

    pub fn record(&self, key: &RecordKey) -> Option<Record> {
        match key {
            RecordKey::Client(id) => {
                self.dossier(*id).map(|dossier| Record::Client(Box::new(dossier.clone())))
            }
            RecordKey::Catalog(key) => self.catalog.entry(key).map(Record::Catalog),
        }
    }

    /// Applies a change made at `stamp`, whole or not at all. Where the change also absorbs records that are newer than
    /// `stamp`, its own edits are made after them: who decides on a merge has seen what it merges.
    pub fn apply(&mut self, change: &Change, stamp: Stamp) -> Result<Applied, ChangeError> {
        change.steps.iter().try_for_each(writable::check)?;
        let stamp = match change.newest_absorbed() {
            newest if newest >= stamp => newest.next(stamp.millis, stamp.device),
            _ => stamp,
        };
        let mut before: BTreeMap<RecordKey, Option<Record>> = BTreeMap::new();
        let mut outcome = Ok(());
        for step in &change.steps {
            let key = step.touches();
            if !before.contains_key(&key) {
                before.insert(key.clone(), self.record(&key));
            }
            outcome = self.apply_step(step, &key, stamp);
            if outcome.is_err() {
                break;
            }
        }
        match outcome {
            Err(error) => {
                self.restore(&before);
                self.refresh(before.keys());
                Err(error)
            }
            Ok(()) => {
                if change.edits() {
                    self.seen.note(stamp);
                }
                self.note_absorbed(change);
                let inverse = self.inverse(&before);
                self.refresh(before.keys());
                Ok(Applied { stamp, inverse, before })
            }
        }
    }

    /// Puts everything back as it was before `applied`: for a change that could not be kept.
    pub fn revert(&mut self, applied: &Applied) {
        self.restore(&applied.before);
        self.refresh(applied.before.keys());
    }

    /// Merges records that another tab or device wrote.
    pub fn absorb(&mut self, records: impl IntoIterator<Item = Record>) {
        let mut touched = Vec::new();
        for record in records {
            self.note(&record);
            touched.push(record.key());
            self.merge_in(&record);
        }
        self.refresh(touched.iter());
    }

    /// Computes the columns anew with other rules, without keeping them: for a simulation.
    pub fn columns_with(&self, rules: &Rules) -> Columns {
        Columns::of_side(self.side(), &self.dossiers, &rules.coverage)
    }

    fn apply_step(&mut self, step: &Step, key: &RecordKey, stamp: Stamp) -> Result<(), ChangeError> {
        match step {
            Step::EditCatalog(edit) => {
                self.catalog.set(edit.clone(), stamp);
                return Ok(());
            }
            Step::Absorb(record) => {
                self.merge_in(record);
                return Ok(());
            }
            _ => {}
        }
        let RecordKey::Client(id) = key else { return Ok(()) };
        match self.slot(*id) {
            Some(slot) => change::apply_step(&mut self.dossiers[slot], step, stamp),
            None => {
                let mut dossier = Dossier::empty(*id);
                change::apply_step(&mut dossier, step, stamp)?;
                self.put(dossier);
                Ok(())
            }
        }
    }

    fn merge_in(&mut self, record: &Record) {
        match record {
            Record::Catalog(entry) => {
                self.catalog.absorb(entry);
            }
            Record::Client(theirs) => match self.slot(theirs.id) {
                Some(slot) => {
                    let mut merged = self.dossiers[slot].merged(theirs);
                    merged.pack();
                    self.dossiers[slot] = merged;
                }
                None => {
                    let mut dossier = Dossier::clone(theirs);
                    dossier.normalize();
                    self.put(dossier);
                }
            },
        }
    }

    fn put(&mut self, mut dossier: Dossier) {
        dossier.pack();
        match self.slot(dossier.id) {
            Some(slot) => self.dossiers[slot] = dossier,
            None => {
                self.slots.insert(dossier.id, Slot::new(self.dossiers.len()));
                self.dossiers.push(dossier);
            }
        }
    }

    fn restore(&mut self, before: &BTreeMap<RecordKey, Option<Record>>) {
        for (key, record) in before {
            match (key, record) {
                (RecordKey::Client(id), None) => self.put(Dossier::empty(*id)),
                (_, Some(Record::Client(dossier))) => self.put(Dossier::clone(dossier)),
                (RecordKey::Catalog(key), Some(Record::Catalog(entry))) => {
                    self.catalog.restore(key, Some(entry.clone()));
                }
                (RecordKey::Catalog(key), None) => self.catalog.restore(key, None),
                (RecordKey::Client(_), Some(Record::Catalog(_))) => {}
            }
        }
    }

    fn inverse(&self, before: &BTreeMap<RecordKey, Option<Record>>) -> Change {
        let mut steps = Vec::new();
        for (key, record) in before {
            match (key, record) {
                (RecordKey::Client(id), record) => {
                    let old = match record {
                        Some(Record::Client(old)) => Some(old.as_ref()),
                        Some(Record::Catalog(_)) | None => None,
                    };
                    if let Some(now) = self.dossier(*id) {
                        steps.extend(change::steps_back(now, old));
                    }
                }
                (RecordKey::Catalog(key), record) => {
                    let mut old = Catalog::default();
                    if let Some(Record::Catalog(entry)) = record {
                        old.absorb(entry);
                    }
                    let edit = old.edit_back(key);
                    if self.catalog.edit_back(key) != edit {
                        steps.push(Step::EditCatalog(edit));
                    }
                }
            }
        }
        Change { deed: Deed::Undo, steps }
    }

    fn refresh<'a>(&mut self, touched: impl Iterator<Item = &'a RecordKey>) {
        let mut slots: Vec<Slot> = Vec::new();
        let mut catalog = false;
        for key in touched {
            match key {
                RecordKey::Client(id) => slots.extend(self.slot(*id)),
                RecordKey::Catalog(_) => catalog = true,
            }
        }
        slots.iter().for_each(|slot| self.dossiers[*slot].pack());
        let recount = catalog && self.take_rules();
        if recount || slots.len() > PATCH_AT_MOST {
            return self.count_anew();
        }
        let rules = &self.rules.coverage;
        let turned = self.side.as_mut().is_some_and(|side| side.follow(&self.dossiers, &slots, rules));
        if turned && let Some(slot) = slots.first() {
            self.altered.note(*slot);
        }
        while self.columns.len() < self.dossiers.len() {
            let slot = Slot::new(self.columns.len());
            self.columns.push(&self.dossiers[slot], &self.rules.coverage);
            self.clients += usize::from(self.columns.standing[slot].present);
            self.altered.note(slot);
        }
        for slot in slots {
            let was_there = self.columns.standing[slot].present;
            if self.columns.replace(slot, &self.dossiers[slot], &self.rules.coverage) {
                self.altered.note(slot);
            }
            let is_there = self.columns.standing[slot].present;
            self.clients = self.clients + usize::from(is_there) - usize::from(was_there);
            self.touched.note(slot);
        }
    }

    /// Goes by the rules of the catalog; says whether other contacts count under them.
    fn take_rules(&mut self) -> bool {
        let (rules, _) = rules_of(&self.catalog);
        let recount = rules.coverage != self.rules.coverage;
        if rules.lifecycle != self.rules.lifecycle {
            self.columns.forget_derived();
            self.side.iter_mut().for_each(|side| side.forget_derived());
        }
        if rules != self.rules {
            self.touched.everything();
            self.altered.everything();
        }
        self.rules = rules;
        recount
    }

    fn count_anew(&mut self) {
        self.columns = Columns::of(&self.dossiers, &self.rules.coverage);
        self.side_anew();
        self.counted();
    }

    /// The columns are those of all dossiers.
    fn counted(&mut self) {
        self.clients = self.columns.standing.iter().filter(|standing| standing.present).count();
        self.touched.everything();
        self.altered.everything();
    }

    fn note_absorbed(&mut self, change: &Change) {
        for step in &change.steps {
            if let Step::Absorb(record) = step {
                self.note(record);
            }
        }
    }

    fn note(&mut self, record: &Record) {
        match record {
            Record::Client(dossier) => dossier.each_stamp(|stamp| self.seen.note(stamp)),
            Record::Catalog(entry) => self.seen.note(entry.stamp()),
        }
    }
}

/// The rules that the settings make, and the settings that do not fit.
pub fn rules_of(catalog: &Catalog) -> (Rules, Vec<String>) {
    let set = catalog
        .settings
        .iter()
        .filter_map(|(path, register)| Some((path.as_str(), register.value.as_ref()?)));
    Rules::from_settings(set)
}
