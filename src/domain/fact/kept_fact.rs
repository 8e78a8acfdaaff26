//! Facts that are edited by putting them again, all on one path through change, merge and store.
//!
//! Of two recordings of one id the later stays, so an edit is a put, its undo is a put of the old values, and an erased
//! client takes them along like every other fact. Another kind of fact is one more variant here.

use super::appointment::Appointment;
use super::care::CareEvent;
use super::case_event::CaseEvent;
use super::incident::Incident;
use super::prospect_event::ProspectEvent;
use super::risk_check::RiskCheck;
use super::stock_count::StockCount;
use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptFact {
    Appointment(Appointment),
    StockCount(StockCount),
    CaseEvent(CaseEvent),
    ProspectEvent(ProspectEvent),
    RiskCheck(RiskCheck),
    Incident(Incident),
    CareEvent(CareEvent),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    Appointment,
    StockCount,
    CaseEvent,
    ProspectEvent,
    RiskCheck,
    Incident,
    CareEvent,
}

impl FactKind {
    pub const ALL: [FactKind; 7] = [
        Self::Appointment,
        Self::StockCount,
        Self::CaseEvent,
        Self::ProspectEvent,
        Self::RiskCheck,
        Self::Incident,
        Self::CareEvent,
    ];

    /// The list it stands in, in a stored row and in a snapshot.
    pub fn list(self) -> &'static str {
        match self {
            FactKind::Appointment => "appointments",
            FactKind::StockCount => "stock_counts",
            FactKind::CaseEvent => "case_events",
            FactKind::ProspectEvent => "prospect_events",
            FactKind::RiskCheck => "risk_checks",
            FactKind::Incident => "incidents",
            FactKind::CareEvent => "care_events",
        }
    }
}

impl KeptFact {
    pub fn kind(&self) -> FactKind {
        match self {
            KeptFact::Appointment(_) => FactKind::Appointment,
            KeptFact::StockCount(_) => FactKind::StockCount,
            KeptFact::CaseEvent(_) => FactKind::CaseEvent,
            KeptFact::ProspectEvent(_) => FactKind::ProspectEvent,
            KeptFact::RiskCheck(_) => FactKind::RiskCheck,
            KeptFact::Incident(_) => FactKind::Incident,
            KeptFact::CareEvent(_) => FactKind::CareEvent,
        }
    }

    /// The same, recorded at `stamp`.
    #[must_use]
    pub fn recorded_at(mut self, stamp: Stamp) -> KeptFact {
        match &mut self {
            KeptFact::Appointment(fact) => fact.recorded = stamp,
            KeptFact::StockCount(fact) => fact.recorded = stamp,
            KeptFact::CaseEvent(fact) => fact.recorded = stamp,
            KeptFact::ProspectEvent(fact) => fact.recorded = stamp,
            KeptFact::RiskCheck(fact) => fact.recorded = stamp,
            KeptFact::Incident(fact) => fact.recorded = stamp,
            KeptFact::CareEvent(fact) => fact.recorded = stamp,
        }
        self
    }

    /// Says the same, whenever it was recorded.
    pub fn says_the_same(&self, other: &KeptFact) -> bool {
        *self == other.clone().recorded_at(self.recorded())
    }
}

impl Fact for KeptFact {
    fn uuid(&self) -> Uuid {
        match self {
            KeptFact::Appointment(fact) => fact.uuid(),
            KeptFact::StockCount(fact) => fact.uuid(),
            KeptFact::CaseEvent(fact) => fact.uuid(),
            KeptFact::ProspectEvent(fact) => fact.uuid(),
            KeptFact::RiskCheck(fact) => fact.uuid(),
            KeptFact::Incident(fact) => fact.uuid(),
            KeptFact::CareEvent(fact) => fact.uuid(),
        }
    }
    fn recorded(&self) -> Stamp {
        match self {
            KeptFact::Appointment(fact) => fact.recorded,
            KeptFact::StockCount(fact) => fact.recorded,
            KeptFact::CaseEvent(fact) => fact.recorded,
            KeptFact::ProspectEvent(fact) => fact.recorded,
            KeptFact::RiskCheck(fact) => fact.recorded,
            KeptFact::Incident(fact) => fact.recorded,
            KeptFact::CareEvent(fact) => fact.recorded,
        }
    }
    fn date(&self) -> NaiveDate {
        match self {
            KeptFact::Appointment(fact) => fact.date,
            KeptFact::StockCount(fact) => fact.date,
            KeptFact::CaseEvent(fact) => fact.date,
            KeptFact::ProspectEvent(fact) => fact.date,
            KeptFact::RiskCheck(fact) => fact.date,
            KeptFact::Incident(fact) => fact.date,
            KeptFact::CareEvent(fact) => fact.date,
        }
    }
    fn time(&self) -> Option<NaiveTime> {
        match self {
            KeptFact::Appointment(fact) => fact.time,
            KeptFact::StockCount(_) | KeptFact::ProspectEvent(_) => None,
            KeptFact::RiskCheck(_) | KeptFact::Incident(_) | KeptFact::CareEvent(_) => None,
            KeptFact::CaseEvent(fact) => fact.time,
        }
    }
}

impl From<Appointment> for KeptFact {
    fn from(fact: Appointment) -> Self {
        KeptFact::Appointment(fact)
    }
}

impl From<StockCount> for KeptFact {
    fn from(fact: StockCount) -> Self {
        KeptFact::StockCount(fact)
    }
}

impl From<CaseEvent> for KeptFact {
    fn from(fact: CaseEvent) -> Self {
        KeptFact::CaseEvent(fact)
    }
}

impl From<ProspectEvent> for KeptFact {
    fn from(fact: ProspectEvent) -> Self {
        KeptFact::ProspectEvent(fact)
    }
}

impl From<RiskCheck> for KeptFact {
    fn from(fact: RiskCheck) -> Self {
        KeptFact::RiskCheck(fact)
    }
}

impl From<Incident> for KeptFact {
    fn from(fact: Incident) -> Self {
        KeptFact::Incident(fact)
    }
}

impl From<CareEvent> for KeptFact {
    fn from(fact: CareEvent) -> Self {
        KeptFact::CareEvent(fact)
    }
}
