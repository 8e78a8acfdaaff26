//! A dossier as JSON: what is empty is left out, and the kept facts stand in a list for each kind, so that a version that
//! does not know a kind keeps its list as an unknown field.

use super::dossier::Dossier;
use crate::domain::fact::kept_fact::{FactKind, KeptFact};
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

impl Serialize for Dossier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Dossier { id, client, interactions, orders, facts, removed, erased, unknown } = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", id)?;
        if let Some(client) = client {
            map.serialize_entry("client", client)?;
        }
        if !interactions.is_empty() {
            map.serialize_entry("interactions", interactions)?;
        }
        if !orders.is_empty() {
            map.serialize_entry("orders", orders)?;
        }
        if !facts.is_empty() {
            for kind in FactKind::ALL {
                let list: Vec<Bare<'_>> = facts.iter().filter(|fact| fact.kind() == kind).map(Bare).collect();
                if !list.is_empty() {
                    map.serialize_entry(kind.list(), &list)?;
                }
            }
        }
        if !removed.is_empty() {
            map.serialize_entry("removed", removed)?;
        }
        if let Some(erased) = erased {
            map.serialize_entry("erased", erased)?;
        }
        if !unknown.is_empty() {
            map.serialize_entry("unknown", unknown)?;
        }
        map.end()
    }
}

/// Without the name of its kind.
struct Bare<'a>(&'a KeptFact);

impl Serialize for Bare<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            KeptFact::Appointment(fact) => fact.serialize(serializer),
            KeptFact::StockCount(fact) => fact.serialize(serializer),
            KeptFact::CaseEvent(fact) => fact.serialize(serializer),
            KeptFact::ProspectEvent(fact) => fact.serialize(serializer),
            KeptFact::RiskCheck(fact) => fact.serialize(serializer),
            KeptFact::Incident(fact) => fact.serialize(serializer),
            KeptFact::CareEvent(fact) => fact.serialize(serializer),
        }
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Client,
    Interactions,
    Orders,
    Appointments,
    StockCounts,
    CaseEvents,
    ProspectEvents,
    RiskChecks,
    Incidents,
    CareEvents,
    Removed,
    Erased,
    Unknown,
    #[serde(other)]
    Other,
}

impl<'de> Deserialize<'de> for Dossier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Dossier;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a dossier")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Dossier, A::Error> {
                let mut id = None;
                let mut read = Dossier::empty(crate::domain::value::id::ClientId::from_u128(0));
                let facts = &mut read.facts;
                while let Some(field) = map.next_key()? {
                    match field {
                        Field::Id => id = Some(map.next_value()?),
                        Field::Client => read.client = map.next_value()?,
                        Field::Interactions => read.interactions = map.next_value()?,
                        Field::Orders => read.orders = map.next_value()?,
                        Field::Appointments => put(facts, map.next_value()?, KeptFact::Appointment),
                        Field::StockCounts => put(facts, map.next_value()?, KeptFact::StockCount),
                        Field::CaseEvents => put(facts, map.next_value()?, KeptFact::CaseEvent),
                        Field::ProspectEvents => put(facts, map.next_value()?, KeptFact::ProspectEvent),
                        Field::RiskChecks => put(facts, map.next_value()?, KeptFact::RiskCheck),
                        Field::Incidents => put(facts, map.next_value()?, KeptFact::Incident),
                        Field::CareEvents => put(facts, map.next_value()?, KeptFact::CareEvent),
                        Field::Removed => read.removed = map.next_value()?,
                        Field::Erased => read.erased = map.next_value()?,
                        Field::Unknown => read.unknown = map.next_value()?,
                        Field::Other => drop(map.next_value::<IgnoredAny>()?),
                    }
                }
                read.id = id.ok_or_else(|| A::Error::missing_field("id"))?;
                read.sort_facts();
                Ok(read)
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

fn put<T>(facts: &mut Vec<KeptFact>, list: Vec<T>, kind: fn(T) -> KeptFact) {
    facts.extend(list.into_iter().map(kind));
}
