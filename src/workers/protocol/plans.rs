//! Plans of an import and of a merge as the page shows them: counts whole, lists up to what a page draws.

use crate::domain::client::ClientField;
use crate::exchange::headings::Kind;
use crate::exchange::import::{ColumnNote, Conflict, Entry, Ignored, ImportPlan, Note, Refused};
use crate::exchange::table::TableProblem;
use serde::{Deserialize, Serialize};

/// An import plan as the page shows it: every count whole, every list up to [`MOST_ROWS`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlanView {
    pub kind: Kind,
    pub rows: usize,
    pub counts: Counts,
    pub new: Vec<Entry>,
    pub updates: Vec<Entry>,
    pub conflicts: Vec<Conflict>,
    pub refused: Vec<Refused>,
    pub ignored: Vec<Ignored>,
    pub notes: Vec<Note>,
    pub columns: Vec<ColumnNote>,
    pub problems: Vec<TableProblem>,
    /// The names of the columns.
    pub headings: Vec<String>,
    /// Of each of `updates` what it replaces, in words.
    pub replaced: Vec<String>,
    /// By line, what a row brings where its client alone says little.
    pub brought: Vec<(u32, String)>,
    /// By line, the file that a row came in: where there are many, their lines say nothing.
    pub files: Vec<(u32, String)>,
    pub new_salespeople: Vec<String>,
    pub new_principals: Vec<String>,
    /// There is something to commit.
    pub changes: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub new: usize,
    pub updates: usize,
    pub same: usize,
    pub conflicts: usize,
    pub refused: usize,
    pub ignored: usize,
    pub notes: usize,
}

/// Rows of each list that travel to the page; the whole list of refused rows is a file.
pub(crate) const MOST_ROWS: usize = 500;

impl PlanView {
    pub(crate) fn of(plan: &ImportPlan) -> Self {
        fn first<T: Clone>(all: &[T]) -> Vec<T> {
            all.iter().take(MOST_ROWS).cloned().collect()
        }
        Self {
            kind: plan.kind,
            rows: plan.rows,
            counts: Counts {
                new: plan.new.len(),
                updates: plan.updates.len(),
                same: plan.same.len(),
                conflicts: plan.conflicts.len(),
                refused: plan.refused.len(),
                ignored: plan.ignored.len(),
                notes: plan.notes.len(),
            },
            new: first(&plan.new),
            updates: first(&plan.updates),
            conflicts: first(&plan.conflicts),
            refused: first(&plan.refused),
            ignored: first(&plan.ignored),
            notes: first(&plan.notes),
            columns: plan.columns.clone(),
            headings: Vec::new(),
            replaced: Vec::new(),
            brought: Vec::new(),
            files: Vec::new(),
            problems: plan.problems.clone(),
            new_salespeople: plan.new_salespeople.clone(),
            new_principals: plan.new_principals.clone(),
            changes: !plan.is_nothing(),
        }
    }
}

impl PlanView {
    /// Of the rows that travel to the page.
    pub(crate) fn lines(&self) -> impl Iterator<Item = u32> {
        let entries = self.new.iter().chain(&self.updates).map(|row| row.line);
        let refused = self.refused.iter().map(|row| row.line);
        let others = self.ignored.iter().map(|row| row.line).chain(self.notes.iter().map(|note| note.line));
        entries.chain(self.conflicts.iter().map(|row| row.line)).chain(refused).chain(others)
    }
}

/// A merge plan as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MergeView {
    pub new_clients: usize,
    pub updated: usize,
    pub same: usize,
    pub removed: usize,
    pub interactions: usize,
    pub orders: usize,
    pub conflict_count: usize,
    /// The first [`MOST_CONFLICTS`].
    pub conflicts: Vec<FieldConflict>,
    /// Settings, vendedores, metas and the like that both sides edited: the newer edit is kept.
    pub catalog_conflicts: usize,
    /// The sentence that says what is missing of the file, when it is not whole.
    pub incomplete: Option<String>,
    /// Clients with one CNPJ or CPF on both sides.
    pub duplicates: usize,
    pub changes: bool,
    /// Who wrote the file; `None`: this device, or a file that is not whole.
    pub origin: Option<FileOrigin>,
}

/// The device of somebody else that a file came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileOrigin {
    /// Of the vendedor whose work it brings.
    pub name: Option<String>,
    /// Milliseconds since 1970.
    pub written: u64,
    /// When the last file of that device was written, where one came.
    pub before: Option<u64>,
    /// Merging notes that it came.
    pub is_noted: bool,
}

/// Conflicts that travel to the page to be decided; of those beyond the newer edit is kept.
pub(crate) const MOST_CONFLICTS: usize = 5_000;

/// A field that both sides edited, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FieldConflict {
    pub client: String,
    pub field: ClientField,
    pub here: Edited,
    pub comes: Edited,
    /// What comes is the newer.
    pub theirs_is_newer: bool,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Edited {
    pub value: String,
    /// Whose device it was edited on, where that is known.
    pub who: Option<String>,
    /// Milliseconds since 1970.
    pub at: u64,
}

/// Why a snapshot is not whole, and what can still be read of it, in sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Damaged {
    pub why: String,
    pub whole: String,
}
