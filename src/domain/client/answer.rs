//! What a client is known to have answered, or a rep for it, when it was asked why it stopped buying.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What was answered. Without a reason the question was skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Civil date on which the client had turned inativo, as seen when it was asked.
    pub turned: NaiveDate,
    /// Civil date of the answer.
    pub said: NaiveDate,
    /// Key of a motivo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// One's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
