//! What a newer version wrote into a client's record and this one does not know: kept, merged and handed on.
//!
//! Each value stands at its path in the wire record, as a JSON pointer (RFC 6901): `/client/color`,
//! `/orders/<id>/carrier`. It follows what it belongs to: of two lives of a client, or two recordings of a fact, the later
//! one's; and it goes when its owner goes, for it may say something of a person. Whose a value in the list of people is, only
//! the file knows: once somebody of that list was erased, it goes.

use super::dossier::Dossier;
use crate::domain::client::person::is_of_person;
use crate::domain::fact::Fact;
use crate::domain::fact::kept_fact::FactKind;
use crate::domain::keeping::register;
use crate::domain::keeping::stamp::Stamp;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The values of both dossiers.
pub(super) fn merged(mine: &Dossier, theirs: &Dossier) -> BTreeMap<String, Value> {
    let paths: BTreeSet<&String> = mine.unknown.keys().chain(theirs.unknown.keys()).collect();
    let mut merged = BTreeMap::new();
    for path in paths {
        let owner = Owner::of(path);
        let order = owner
            .age(mine)
            .cmp(&owner.age(theirs))
            .then_with(|| weight(mine, path).cmp(&weight(theirs, path)));
        let from = if order.is_lt() { theirs } else { mine };
        if let Some(value) = from.unknown.get(path) {
            merged.insert(path.clone(), value.clone());
        }
    }
    merged
}

/// Drops what has no owner any more.
pub(super) fn settle(dossier: &mut Dossier) {
    let mut unknown = std::mem::take(&mut dossier.unknown);
    let lost_somebody = dossier.client.as_ref().is_some_and(|client| {
        dossier.removed.iter().any(|(id, stone)| is_of_person(*id) && *stone > client.life)
    });
    if lost_somebody {
        unknown.retain(|path, _| !path.starts_with("/client/people/"));
    }
    unknown.retain(|path, _| match Owner::of(path) {
        Owner::Client => dossier.client.is_some() || dossier.erased.is_none(),
        owner @ Owner::Fact(_) => owner.age(dossier).is_some(),
    });
    dossier.unknown = unknown;
}

#[derive(Clone, Copy)]
enum Owner {
    Client,
    Fact(Uuid),
}

impl Owner {
    fn of(path: &str) -> Owner {
        let mut parts = path.split('/').skip(1);
        match (parts.next(), parts.next().and_then(|id| id.parse().ok())) {
            (Some("interactions" | "orders"), Some(id)) => Owner::Fact(id),
            (Some(list), Some(id)) if FactKind::ALL.iter().any(|kind| kind.list() == list) => Owner::Fact(id),
            _ => Owner::Client,
        }
    }

    /// The erasure this life of the client came after, or when the fact was recorded; `None`: not there.
    fn age(self, dossier: &Dossier) -> Option<Stamp> {
        match self {
            Owner::Client => dossier.client.as_ref().map(|client| client.life),
            Owner::Fact(id) => {
                let contacts = dossier.interactions.iter().map(|fact| (fact.uuid(), fact.recorded()));
                let orders = dossier.orders.iter().map(|fact| (fact.uuid(), fact.recorded()));
                let kept = dossier.facts.iter().map(|fact| (fact.uuid(), fact.recorded()));
                contacts
                    .chain(orders)
                    .chain(kept)
                    .filter(|(uuid, _)| *uuid == id)
                    .map(|(_, recorded)| recorded)
                    .max()
            }
        }
    }
}

/// Of two values in one life: the one edited last where the newer version kept a stamp of it, else the larger text.
fn weight(dossier: &Dossier, path: &str) -> (Option<String>, Option<String>) {
    let stamp = path
        .strip_prefix("/client/")
        .filter(|field| !field.contains('/'))
        .and_then(|field| dossier.unknown.get(&format!("/client/stamps/{field}")));
    (stamp.map(register::text), dossier.unknown.get(path).map(register::text))
}
