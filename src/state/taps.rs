//! The one guard against second taps, and the rows that were just acted on.
//!
//! A finger that trembles hits the same act twice; a list that changes puts another row under a finger that was already on
//! its way. Neither may record anything. So the same act is refused within `GUARD_MILLIS`, every row is refused so long
//! after its list moved, and a row that was acted on keeps its place for `HELD`. It says that it is done only once what was
//! done is kept: a page left before that has promised nothing.

use super::carteira::Carteira;
use super::clock;
use crate::domain::portfolio::change::{Change, Deed};
use crate::domain::record::RecordKey;
use crate::domain::value::id::ClientId;
use leptos::prelude::*;
use std::time::Duration;

/// Two taps closer than this are one; a list that moved is looked at for so long before it is aimed at.
const GUARD_MILLIS: f64 = 700.0;
/// As long as the toast with *Desfazer*.
const HELD: Duration = Duration::from_secs(5);

/// What a tap does to a client, as far as a second one would be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Records a contact, or takes back the one just recorded.
    Contact,
    /// An answer of the closing, by its words.
    Answer(&'static str),
}

/// A client that was just acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub client: ClientId,
    /// The commit that *Desfazer* takes back, once it is complete.
    pub commit: Option<u64>,
    turn: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Taps {
    held: RwSignal<Vec<Held>>,
    turns: StoredValue<u64>,
    /// When a list moved last.
    moved: StoredValue<Option<f64>>,
    acts: StoredValue<Vec<(ClientId, Act, f64)>>,
}

impl Taps {
    pub(super) fn new() -> Self {
        Self {
            held: RwSignal::new(Vec::new()),
            turns: StoredValue::new(0),
            moved: StoredValue::new(None),
            acts: StoredValue::new(Vec::new()),
        }
    }

    /// Whether this tap is one of its own, and not the second half of a double one.
    pub fn accepts(self, client: ClientId, act: Act) -> bool {
        let now = clock::ticks();
        let mut is_first = true;
        self.acts.update_value(|acts| {
            acts.retain(|(.., at)| now - at < GUARD_MILLIS);
            match acts.iter_mut().find(|(one, done, _)| *one == client && *done == act) {
                // A third tap of the same tremble is refused as well.
                Some((.., at)) => (*at, is_first) = (now, false),
                None => acts.push((client, act, now)),
            }
        });
        is_first
    }

    /// Something else may lie under the finger now.
    pub fn moved(self) {
        self.moved.set_value(Some(clock::ticks()));
    }

    /// No list moved a moment ago: a tap meant what it hit.
    pub fn is_steady(self) -> bool {
        self.moved.get_value().is_none_or(|at| clock::ticks() - at >= GUARD_MILLIS)
    }

    /// Whether the client was just acted on; read reactively.
    pub fn held(self, client: ClientId) -> Option<Held> {
        self.held.with(|all| all.iter().rev().find(|one| one.client == client).copied())
    }

    /// Whether what was just done to the client is kept on the device; read reactively.
    pub fn is_done(self, client: ClientId) -> bool {
        self.held(client).is_some_and(|held| held.commit.is_some())
    }

    /// Everybody who was just acted on; read reactively.
    pub fn all_held(self) -> Vec<ClientId> {
        self.held.with(|all| all.iter().map(|one| one.client).collect())
    }

    /// Keeps in their places those whom the change acts on; gives what [`Taps::kept`] and [`Taps::let_go`] ask for.
    pub(super) fn hold(self, change: &Change) -> u64 {
        let turn = self.turns.try_update_value(|turns| std::mem::replace(turns, *turns + 1)).unwrap_or(0);
        let mut clients = acted_on(change);
        clients.sort_unstable();
        clients.dedup();
        if !clients.is_empty() {
            let held = clients.into_iter().map(|client| Held { client, commit: None, turn });
            self.held.update(|all| all.extend(held));
        }
        turn
    }

    /// What was done is kept: it can be taken back from the row while that stays.
    pub(super) fn kept(self, turn: u64, commit: u64) {
        if self.has(turn) {
            self.held.update(|all| {
                all.iter_mut().filter(|one| one.turn == turn).for_each(|one| one.commit = Some(commit));
            });
            set_timeout(move || self.let_go(turn), HELD);
        }
    }

    /// The rows of this turn go where they belong.
    pub(super) fn let_go(self, turn: u64) {
        if self.has(turn) {
            self.held.update(|all| all.retain(|one| one.turn != turn));
        }
    }

    /// The commit was taken back: its rows are as they were.
    pub(super) fn taken_back(self, commit: u64) {
        if self.held.with_untracked(|all| all.iter().any(|one| one.commit == Some(commit))) {
            self.held.update(|all| all.retain(|one| one.commit != Some(commit)));
        }
    }

    fn has(self, turn: u64) -> bool {
        self.held.try_with_untracked(|all| all.iter().any(|one| one.turn == turn)).unwrap_or(false)
    }
}

impl Carteira {
    /// *Desfazer* on the row itself.
    pub fn undo_held(self, held: Held) {
        if let Some(commit) = held.commit
            && self.taps.accepts(held.client, Act::Contact)
        {
            self.undo(commit);
        }
    }
}

/// Clients whose row says that they were acted on.
fn acted_on(change: &Change) -> Vec<ClientId> {
    match change.deed {
        Deed::RecordInteraction | Deed::RecordOrder | Deed::CloseDay | Deed::WorkCase => {
            let clients = change.steps.iter().filter_map(|step| match step.touches() {
                RecordKey::Client(id) => Some(id),
                RecordKey::Catalog(_) => None,
            });
            clients.collect()
        }
        Deed::Register | Deed::Edit | Deed::Erase | Deed::RemoveInteraction | Deed::RemoveOrder => Vec::new(),
        Deed::PlanVisit | Deed::RemoveAppointment | Deed::CountStock | Deed::RemoveStockCount => Vec::new(),
        Deed::RemoveCaseEvent | Deed::Prospect | Deed::RemoveProspectEvent => Vec::new(),
        Deed::Locate | Deed::Transfer | Deed::Share | Deed::Classify | Deed::GiveReason => Vec::new(),
        Deed::ChangeRules | Deed::ChangeCatalog | Deed::SetGoals | Deed::EditReason | Deed::EditAction => {
            Vec::new()
        }
        Deed::EditSegment
        | Deed::Mail
        | Deed::Snooze
        | Deed::CheckCredit
        | Deed::RemoveCreditCheck
        | Deed::RecordIncident
        | Deed::RemoveIncident
        | Deed::Care
        | Deed::RemoveCare
        | Deed::PlanRoute
        | Deed::Import
        | Deed::ImportNotes
        | Deed::ImportCards
        | Deed::ImportChat
        | Deed::Merge
        | Deed::Undo => Vec::new(),
    }
}
