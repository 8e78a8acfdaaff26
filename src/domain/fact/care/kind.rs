//! The steps of what is done about what a client said, and the question that stayed without an answer.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareKind {
    /// The client was asked for a score and gave none.
    NotAnswered,
    /// Somebody listened: what was wrong.
    Heard,
    /// The solution, who makes it and by when. The last one holds.
    Agreed,
    Solved,
    /// A person of the client said that it is right now.
    Confirmed,
}
