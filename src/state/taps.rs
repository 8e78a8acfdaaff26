//! The one guard against second taps, and the rows that were just acted on.
//!
//! A finger that trembles hits the same act twice; a list that changes puts another row under a finger that was already on
//! its way. Neither may record anything (`screen/taps.rs` says when a tap is refused). A row that was acted on keeps its
//! place for `HELD`, and says that it is done only once what was done is kept: a page left before that has promised nothing.

use super::carteira::Carteira;
use super::clock;
use crate::domain::portfolio::change::Change;
use crate::domain::value::id::ClientId;
pub(crate) use crate::screen::taps::{Act, Held};
use crate::screen::taps::{Guard, held_by, last_of};
use leptos::prelude::*;
use std::time::Duration;

/// As long as the toast with *Desfazer*.
const HELD: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug)]
pub struct Taps {
    held: RwSignal<Vec<Held>>,
    turns: StoredValue<u64>,
    guard: StoredValue<Guard>,
}

impl Taps {
    pub(super) fn new() -> Self {
        Self {
            held: RwSignal::new(Vec::new()),
            turns: StoredValue::new(0),
            guard: StoredValue::new(Guard::default()),
        }
    }

    /// Whether this tap is one of its own, and not the second half of a double one.
    pub(crate) fn accepts(self, client: ClientId, act: Act) -> bool {
        let now = clock::ticks();
        self.guard.try_update_value(|guard| guard.accepts(client, act, now)).unwrap_or(false)
    }

    /// Something else may lie under the finger now.
    pub fn moved(self) {
        self.guard.update_value(|guard| guard.moved(clock::ticks()));
    }

    /// No list moved a moment ago: a tap meant what it hit.
    pub fn is_steady(self) -> bool {
        self.guard.with_value(|guard| guard.is_steady(clock::ticks()))
    }

    /// Whether the client was just acted on; read reactively.
    pub(crate) fn held(self, client: ClientId) -> Option<Held> {
        self.held.with(|all| last_of(all, client))
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
        let held = held_by(change, turn);
        if !held.is_empty() {
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
    pub(crate) fn undo_held(self, held: Held) {
        if let Some(commit) = held.commit
            && self.taps.accepts(held.client, Act::Contact)
        {
            self.undo(commit);
        }
    }
}
