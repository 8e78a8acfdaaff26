//! The acts on facts that are edited by putting them again: appointments, stock counts, events of a case and of a prospect,
//! checks of credit, eventualidades, what was done about what a client said.

use super::carteira::Carteira;
use super::clock;
use crate::domain::client::ClientEdit;
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::fact::case_event::{CaseEvent, CaseEventKind};
use crate::domain::fact::incident::Incident;
use crate::domain::fact::incident::kind::IncidentKind;
use crate::domain::fact::interaction::Channel;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::prospect_event::{ProspectEvent, ProspectEventKind};
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::value::id::{
    AppointmentId, CareEventId, CaseEventId, ClientId, IncidentId, InteractionId, ProspectEventId,
    RiskCheckId, StockCountId,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use uuid::Uuid;

impl Carteira {
    /// A planned visit or call of who holds the client that day, to be completed by the caller.
    pub fn new_appointment(self, client: ClientId, date: NaiveDate, channel: Channel) -> Appointment {
        let id = AppointmentId::new(clock::fresh_uuid());
        let holder = |p: &crate::domain::portfolio::Portfolio| {
            p.client(client).and_then(|client| client.holder_on(date))
        };
        Appointment {
            salesperson: self.portfolio.with_untracked(holder),
            ..Appointment::new(id, Stamp::default(), date, channel)
        }
    }

    /// Adds an appointment, or edits the one of its id.
    pub fn put_appointment(self, client: ClientId, appointment: Appointment) {
        self.put_appointments(vec![(client, appointment)]);
    }

    /// Many at once, taken back at once.
    pub fn put_appointments(self, appointments: Vec<(ClientId, Appointment)>) {
        let facts = appointments.into_iter().map(|(client, fact)| (client, fact.into()));
        self.put_facts(Deed::PlanVisit, facts);
    }

    /// Keeps appointments as taken out of the agenda.
    pub fn drop_appointments(self, appointments: Vec<(ClientId, Appointment)>) {
        let facts = appointments.into_iter().map(|(client, fact)| (client, fact.into()));
        self.put_facts(Deed::RemoveAppointment, facts);
    }

    /// A count of today, to be completed by the caller.
    pub fn new_stock_count(self, product: String, units: i64) -> StockCount {
        let id = StockCountId::new(clock::fresh_uuid());
        StockCount::new(id, Stamp::default(), clock::today(), product, units)
    }

    /// Adds the counts of one visit, or edits those of their ids.
    pub fn count_stock(self, client: ClientId, counts: Vec<StockCount>) {
        self.put_facts(Deed::CountStock, counts.into_iter().map(|fact| (client, fact.into())));
    }

    pub fn remove_stock_count(self, client: ClientId, count: StockCountId) {
        self.remove_fact(Deed::RemoveStockCount, client, count.uuid());
    }

    /// An event of now in the client's case, to be completed by the caller.
    pub fn new_case_event(self, step: u8, kind: CaseEventKind) -> CaseEvent {
        let id = CaseEventId::new(clock::fresh_uuid());
        CaseEvent {
            time: clock::time_of_day(),
            ..CaseEvent::new(id, Stamp::default(), clock::today(), step, kind)
        }
    }

    /// Adds an event to the client's case, or edits the one of its id.
    pub fn put_case_event(self, client: ClientId, event: CaseEvent) {
        self.put_facts(Deed::WorkCase, [(client, event.into())]);
    }

    pub fn remove_case_event(self, client: ClientId, event: CaseEventId) {
        self.remove_fact(Deed::RemoveCaseEvent, client, event.uuid());
    }

    /// An event of today on the way of a prospect, to be completed by the caller.
    pub fn new_prospect_event(self, kind: ProspectEventKind) -> ProspectEvent {
        let id = ProspectEventId::new(clock::fresh_uuid());
        ProspectEvent::new(id, Stamp::default(), clock::today(), kind)
    }

    /// What happened on the client's way, with what was agreed to come next: one act.
    pub fn put_prospect_step(self, client: ClientId, events: Vec<ProspectEvent>, next: Option<Appointment>) {
        let events = events.into_iter().map(KeptFact::from);
        let facts = events.chain(next.map(KeptFact::from)).map(|fact| (client, fact));
        self.put_facts(Deed::Prospect, facts);
    }

    pub fn remove_prospect_event(self, client: ClientId, event: ProspectEventId) {
        self.remove_fact(Deed::RemoveProspectEvent, client, event.uuid());
    }

    /// A look of today at a client's credit, to be completed by the caller.
    pub fn new_credit_check(self) -> RiskCheck {
        RiskCheck::new(RiskCheckId::new(clock::fresh_uuid()), Stamp::default(), clock::today())
    }

    /// Adds a check, or edits the one of its id, and sets the limit that came with it: taken back at once.
    pub fn check_credit(self, client: ClientId, check: Option<RiskCheck>, limit: Option<ClientEdit>) {
        let put = check.map(|fact| Step::PutFact { client, fact: Box::new(fact.into()) });
        let limit = limit.map(|edit| Step::EditClient { client, edits: vec![edit] });
        self.send(Change { deed: Deed::CheckCredit, steps: put.into_iter().chain(limit).collect() });
    }

    pub fn remove_credit_check(self, client: ClientId, check: RiskCheckId) {
        self.remove_fact(Deed::RemoveCreditCheck, client, check.uuid());
    }

    /// An eventualidade of today, to be completed by the caller.
    pub fn new_incident(self, kind: IncidentKind) -> Incident {
        Incident::new(IncidentId::new(clock::fresh_uuid()), Stamp::default(), clock::today(), kind)
    }

    /// Adds an eventualidade, or edits the one of its id.
    pub fn put_incident(self, client: ClientId, incident: Incident) {
        self.put_facts(Deed::RecordIncident, [(client, incident.into())]);
    }

    /// Put right today.
    pub fn solve_incident(self, client: ClientId, incident: IncidentId) {
        let known = |p: &crate::domain::portfolio::Portfolio| {
            p.dossier(client)?.incidents().find(|one| one.id == incident).cloned()
        };
        if let Some(known) = self.portfolio.with_untracked(known) {
            self.put_incident(client, Incident { solved_on: Some(clock::today()), ..known });
        }
    }

    pub fn remove_incident(self, client: ClientId, incident: IncidentId) {
        self.remove_fact(Deed::RemoveIncident, client, incident.uuid());
    }

    /// A step of today about what a client said, or about a question, to be completed by the caller.
    pub fn new_care_event(self, kind: CareKind, about: Option<InteractionId>) -> CareEvent {
        let id = CareEventId::new(clock::fresh_uuid());
        CareEvent { about, ..CareEvent::new(id, Stamp::default(), clock::today(), kind) }
    }

    pub fn put_care_event(self, client: ClientId, event: CareEvent) {
        self.put_facts(Deed::Care, [(client, event.into())]);
    }

    pub fn remove_care_event(self, client: ClientId, event: CareEventId) {
        self.remove_fact(Deed::RemoveCare, client, event.uuid());
    }

    fn put_facts(self, deed: Deed, facts: impl IntoIterator<Item = (ClientId, KeptFact)>) {
        let put = |(client, fact)| Step::PutFact { client, fact: Box::new(fact) };
        let steps: Vec<Step> = facts.into_iter().map(put).collect();
        if !steps.is_empty() {
            self.send(Change { deed, steps });
        }
    }

    fn remove_fact(self, deed: Deed, client: ClientId, fact: Uuid) {
        self.send(Change::one(deed, Step::RemoveFact { client, fact }));
    }
}
