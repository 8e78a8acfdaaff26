//! A file of clients, orders, interactions or looks at credit into a plan: what would be new, updated, the same, in conflict or refused.
//!
//! ```text
//! bytes → read → Sheet (rows, mapping the user may change) → Importer::step(n)… → ImportPlan → one Change
//! ```
//!
//! Pure and repeatable: the same file over the same carteira gives the same plan, and the same file over the carteira
//! that the plan made gives a plan of nothing. Every row below the headings comes out exactly once, with its line.
//! A blank cell never erases and is never a date: a client without *último contato* has none.

mod check;
mod checks;
mod client_row;
mod clients;
mod conversation;
mod fact_row;
mod forms;
mod guess;
mod identity;
mod importer;
mod interactions;
mod items;
mod known;
mod known_orders;
pub(super) mod likeness;
mod models;
mod names;
mod notes;
mod orders;
mod plan;
mod reasons;
mod refused_file;
mod risk_row;
mod rows;
mod sheet;

pub use check::{Checked, check};
pub use identity::{interaction_id, order_id};
pub use importer::{CodeClash, Importer, Progress, Settings};
pub use models::{model, model_file_name};
pub use plan::{
    Candidate, ColumnNote, ColumnReason, Conflict, ConflictKind, Entry, Ignored, IgnoredReason, ImportPlan,
    Note, NoteReason, Refused, RowChoice, RowProblem, RowReason,
};
pub use refused_file::refused_file;
pub use sheet::{Preview, Sheet, Source, is_json, read, read_as, read_named};

#[cfg(test)]
mod given_back;
#[cfg(test)]
mod tests;
