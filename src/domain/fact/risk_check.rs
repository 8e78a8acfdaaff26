//! Consulta de crédito: on a day somebody looked at a bureau, at the Receita or at the own books, and this is what was seen.
//! What follows from all looks together is in `indicator/status/risk.rs`.

use super::risk_signals::RiskSeen;
use crate::domain::fact::{Fact, Origin};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::RiskCheckId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskCheck {
    pub id: RiskCheckId,
    pub recorded: Stamp,
    /// Civil date on which it was so.
    pub date: NaiveDate,
    #[serde(default, skip_serializing_if = "is_typed")]
    pub origin: Origin,
    /// Who says so: a bureau, the Receita.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "RiskSeen::is_empty")]
    pub seen: RiskSeen,
    /// *Checar de novo em*; `None`: after the usual time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl RiskCheck {
    /// A look in which nothing was seen yet.
    pub fn new(id: RiskCheckId, recorded: Stamp, date: NaiveDate) -> Self {
        Self {
            id,
            recorded,
            date,
            origin: Origin::Typed,
            source: None,
            seen: RiskSeen::default(),
            again_on: None,
            note: None,
        }
    }
}

fn is_typed(origin: &Origin) -> bool {
    *origin == Origin::Typed
}

impl Fact for RiskCheck {
    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }
    fn recorded(&self) -> Stamp {
        self.recorded
    }
    fn date(&self) -> NaiveDate {
        self.date
    }
}
