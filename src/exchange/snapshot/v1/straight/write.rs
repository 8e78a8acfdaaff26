//! Dossier → line.

use super::super::care::Because;
use super::super::client::ClientLine;
use super::super::client_itself::Fields;
use super::super::fact::{Contact, Purchase};
use super::super::kept::Unplaced;
use super::super::value::{ChannelWord, Hour, OriginWord, OutcomeWord, StatusWord, day_text};
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::order::Order;
use crate::domain::keeping::packed::{Pack, Packed};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{InteractionId, OrderId, PrincipalId, SalespersonId};
use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

/// Adds `{"client":…}` without a line feed; `None`, and nothing added, where [`ClientLine`] is to write it.
pub(in super::super::super) fn write(dossier: &Dossier, into: &mut Vec<u8>) -> Option<()> {
    let before = into.len();
    let written = Out(into).client(dossier);
    if written.is_none() {
        into.truncate(before);
    }
    written
}

struct Out<'a>(&'a mut Vec<u8>);

impl Out<'_> {
    fn client(&mut self, dossier: &Dossier) -> Option<()> {
        let Dossier { id, client, interactions, orders, facts, removed, erased, unknown } = dossier;
        if !unknown.is_empty() {
            return None;
        }
        self.put("{\"client\":{\"id\":\"");
        self.uuid(id.uuid());
        self.put("\"");
        if let Some(client) = client {
            self.other("fields", &Fields::of(client, &mut Unplaced::default()))?;
        }
        self.list("interactions", interactions, Out::contact)?;
        self.list("orders", orders, Out::order)?;
        if !(facts.is_empty() && removed.is_empty() && erased.is_none()) {
            let rest = ClientLine::of_rest(dossier, &mut Unplaced::default());
            let ClientLine { appointments, stock_counts, case_events, prospect_events, risk_checks, .. } =
                &rest;
            let ClientLine { incidents, care_events, removed, erased, .. } = &rest;
            self.may("appointments", appointments)?;
            self.may("stock_counts", stock_counts)?;
            self.may("case_events", case_events)?;
            self.may("prospect_events", prospect_events)?;
            self.may("risk_checks", risk_checks)?;
            self.may("incidents", incidents)?;
            self.may("care_events", care_events)?;
            self.may("removed", removed)?;
            self.may("erased", erased)?;
        }
        self.put("}}");
        Some(())
    }

    fn list<T: Pack>(
        &mut self,
        name: &str,
        facts: &Packed<T>,
        write: impl Fn(&mut Self, &T) -> Option<()>,
    ) -> Option<()> {
        let (mut between, mut written) = (false, Some(()));
        facts.each(|fact| {
            if between {
                self.put(",");
            } else {
                self.name(name);
                self.put("[");
            }
            between = true;
            written = written.and_then(|()| write(self, fact));
        });
        if between {
            self.put("]");
        }
        written
    }

    fn contact(&mut self, fact: &Interaction) -> Option<()> {
        let Interaction {
            id,
            recorded,
            date,
            time,
            channel,
            outcome,
            origin,
            salesperson,
            principal,
            note,
            reason,
            position,
            order,
            nps,
            csat,
            answer_reason,
            complaint,
            resolves,
            next_step,
        } = fact;
        if next_step.is_some() {
            return self.value(&Contact::of(fact, &mut Unplaced::default()));
        }
        self.begin(id.uuid(), *recorded, *date)?;
        self.put("\",\"channel\":\"");
        self.put(ChannelWord(*channel).word());
        self.put("\",\"outcome\":\"");
        self.put(OutcomeWord(*outcome).word());
        self.put("\"");
        self.may("time", &time.map(Hour))?;
        self.origin(*origin);
        self.id("salesperson", salesperson.map(SalespersonId::uuid));
        self.id("principal", principal.map(PrincipalId::uuid));
        self.may("note", note)?;
        self.may("reason", reason)?;
        self.may("position", &position.map(<(f64, f64)>::from))?;
        self.id("order", order.map(OrderId::uuid));
        self.may("nps", nps)?;
        self.may("csat", csat)?;
        self.may("answer_reason", &answer_reason.map(Because::of))?;
        self.may("complaint", complaint)?;
        self.id("resolves", resolves.map(InteractionId::uuid));
        self.put("}");
        Some(())
    }

    fn order(&mut self, fact: &Order) -> Option<()> {
        let Order { id, recorded, date, value, status, origin, number, principal, salesperson, items, note } =
            fact;
        if !items.is_empty() {
            return self.value(&Purchase::of(fact, &mut Unplaced::default()));
        }
        self.begin(id.uuid(), *recorded, *date)?;
        self.put("\",\"value\":");
        self.value(&value.get())?;
        if *status != Default::default() {
            self.word("status", StatusWord(*status).word());
        }
        self.origin(*origin);
        self.may("number", number)?;
        self.id("principal", principal.map(PrincipalId::uuid));
        self.id("salesperson", salesperson.map(SalespersonId::uuid));
        self.may("note", note)?;
        self.put("}");
        Some(())
    }

    /// What every fact begins with; the quote after the date is still to come.
    fn begin(&mut self, id: Uuid, recorded: Stamp, date: NaiveDate) -> Option<()> {
        self.put("{\"id\":\"");
        self.uuid(id);
        self.put("\",\"recorded\":\"");
        self.put(recorded.text(&mut [0; Stamp::TEXT]));
        self.put("\",\"date\":\"");
        self.put(day_text(date, &mut [0; 10])?);
        Some(())
    }

    fn origin(&mut self, origin: Origin) {
        if origin != Origin::Typed {
            self.word("origin", OriginWord(origin).word());
        }
    }

    fn word(&mut self, name: &str, word: &str) {
        self.name(name);
        self.put("\"");
        self.put(word);
        self.put("\"");
    }

    fn id(&mut self, name: &str, id: Option<Uuid>) {
        if let Some(id) = id {
            self.name(name);
            self.put("\"");
            self.uuid(id);
            self.put("\"");
        }
    }

    fn may(&mut self, name: &str, value: &Option<impl Serialize>) -> Option<()> {
        value.as_ref().map_or(Some(()), |value| self.other(name, value))
    }

    fn other(&mut self, name: &str, value: &impl Serialize) -> Option<()> {
        self.name(name);
        self.value(value)
    }

    fn value(&mut self, value: &impl Serialize) -> Option<()> {
        serde_json::to_writer(&mut *self.0, value).ok()
    }

    fn name(&mut self, name: &str) {
        self.put(",\"");
        self.put(name);
        self.put("\":");
    }

    fn uuid(&mut self, id: Uuid) {
        self.put(id.as_hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    }

    fn put(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }
}
