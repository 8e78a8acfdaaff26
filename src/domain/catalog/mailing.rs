//! Envio: one message to the clients of a segment, one by one, and what the rep answered of each.
//!
//! Each answer is an entry of its own, so that two devices (or two tabs) that work one queue keep the answers of both.

use crate::domain::value::id::{ClientId, MailingId, TemplateId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// A queue as it was when it began: whom it is for stays, whatever becomes of the segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailing {
    /// Id of a saved segment, or the key of a built-in one.
    pub segment: String,
    /// The name of the segment on that day.
    pub name: String,
    pub begun: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<TemplateId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<String>,
    /// Who is written to, in order.
    pub clients: Vec<ClientId>,
    /// Drawn by lot to get no message: what the others are compared with.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub held: BTreeSet<ClientId>,
    /// The rep stopped; who is left is not asked about any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stopped: bool,
}

/// Names the answer about one client of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MailAnswerId {
    pub mailing: MailingId,
    pub client: ClientId,
}

/// Both ids with a slash between.
impl fmt::Display for MailAnswerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.mailing, self.client)
    }
}

/// The text that names no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnAnswer;

impl FromStr for MailAnswerId {
    type Err = NotAnAnswer;

    fn from_str(text: &str) -> Result<Self, NotAnAnswer> {
        let (mailing, client) = text.split_once('/').ok_or(NotAnAnswer)?;
        let mailing = mailing.parse().map_err(|_| NotAnAnswer)?;
        let client = client.parse().map_err(|_| NotAnAnswer)?;
        Ok(Self { mailing, client })
    }
}

/// *Enviei* or *Pular*, on its civil day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailAnswer {
    pub on: NaiveDate,
    /// `false`: skipped.
    pub sent: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_named_by_queue_and_client() {
        let id = MailAnswerId { mailing: MailingId::from_u128(7), client: ClientId::from_u128(9) };
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("7/9".parse::<MailAnswerId>(), Err(NotAnAnswer));
        assert_eq!(MailingId::from_u128(7).to_string().parse::<MailAnswerId>(), Err(NotAnAnswer));
    }
}
