//! What the page asks of the worker and what the worker answers.
//!
//! The worker has no clock and no randomness of its own: each request brings the [`Moment`] it is made at. Cancelling is
//! ending the worker: a transaction that is not complete leaves nothing.

use crate::domain::filter::Filter;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// When, where and with which randomness a request was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970.
    pub millis: u64,
    pub today: NaiveDate,
    /// Offset from UTC, as `-03:00`.
    pub zone: String,
    /// Seed of the identities made for this request.
    pub seed: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Request {
    pub id: u32,
    /// Name of the open database.
    pub database: String,
    pub moment: Moment,
    pub job: Job,
}

/// Bytes that go with a job (a file) or an outcome (an export) travel beside the message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Job {
    /// Fills the sample's own database.
    MakeSample,
    Export(Export),
}

/// A file to write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Export {
    /// Re-read and compared before it is handed out.
    Snapshot,
    /// One row a client as of the date.
    Analysis { as_of: NaiveDate, filter: Filter },
    /// Month × (total, vendedor, UF) of the 24 months up to the date.
    Coverage { as_of: NaiveDate },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// The worker is up.
    Ready,
    Progress {
        id: u32,
        done: usize,
        total: usize,
    },
    Done {
        id: u32,
        outcome: Outcome,
    },
    Failed {
        id: u32,
        why: Failure,
    },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Outcome {
    /// The transaction is complete.
    Committed { seq: u64, records: usize },
    /// The bytes beside this are the file.
    File { name: String, mime: String },
}

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The store refused; the sentence says why.
    Store(String),
    /// The file that was written does not read back as what is in the carteira.
    NotVerified,
    /// There is nothing prepared to commit.
    NothingPrepared,
    /// The worker could not be started or broke.
    Broken,
}
