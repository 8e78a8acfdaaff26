//! The kept facts of a client, each kind by itself.

use super::dossier::Dossier;
use crate::domain::fact::Fact;
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::case_event::CaseEvent;
use crate::domain::fact::incident::Incident;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::prospect_event::ProspectEvent;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::value::id::{AppointmentId, StockCountId};
use uuid::Uuid;

/// Each kind by itself, sorted by date, time, stamp, id.
impl Dossier {
    pub fn appointments(&self) -> impl DoubleEndedIterator<Item = &Appointment> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::Appointment(fact) = fact { Some(fact) } else { None })
    }

    pub fn stock_counts(&self) -> impl DoubleEndedIterator<Item = &StockCount> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::StockCount(fact) = fact { Some(fact) } else { None })
    }

    pub fn case_events(&self) -> impl DoubleEndedIterator<Item = &CaseEvent> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::CaseEvent(fact) = fact { Some(fact) } else { None })
    }

    pub fn prospect_events(&self) -> impl DoubleEndedIterator<Item = &ProspectEvent> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::ProspectEvent(fact) = fact { Some(fact) } else { None })
    }

    pub fn risk_checks(&self) -> impl DoubleEndedIterator<Item = &RiskCheck> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::RiskCheck(fact) = fact { Some(fact) } else { None })
    }

    pub fn incidents(&self) -> impl DoubleEndedIterator<Item = &Incident> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::Incident(fact) = fact { Some(fact) } else { None })
    }

    pub fn care_events(&self) -> impl DoubleEndedIterator<Item = &CareEvent> {
        self.facts
            .iter()
            .filter_map(|fact| if let KeptFact::CareEvent(fact) = fact { Some(fact) } else { None })
    }

    pub fn appointment(&self, id: AppointmentId) -> Option<&Appointment> {
        self.appointments().find(|fact| fact.id == id)
    }

    pub fn stock_count(&self, id: StockCountId) -> Option<&StockCount> {
        self.stock_counts().find(|fact| fact.id == id)
    }

    pub fn fact(&self, id: Uuid) -> Option<&KeptFact> {
        self.facts.iter().find(|fact| fact.uuid() == id)
    }
}
