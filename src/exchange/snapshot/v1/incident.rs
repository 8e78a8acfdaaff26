//! Eventualidades on the wire.

use super::fact::owned;
use super::kept::{Unplaced, keep};
use super::object::object;
use super::value::{At, Day, Id, Text};
use crate::domain::fact::incident::Incident;
use crate::domain::fact::incident::kind::IncidentKind;
use crate::domain::value::id::{IncidentId, OrderId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

object!(
    /// Something that went wrong at a client.
    Happened {
        need { id: Id, recorded: At, date: Day, kind: Wrong }
        may { order: Id, solved_on: Day, note: Text<'a> }
    }
);

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Wrong {
    LateDelivery,
    Damaged,
    Shortage,
    BillingError,
    Other,
}

impl<'a> Happened<'a> {
    pub(super) fn of(fact: &'a Incident, unplaced: &mut Unplaced<'a>) -> Self {
        let Incident { id, recorded, date, kind, order, solved_on, note } = fact;
        Happened {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            kind: Wrong::of(*kind),
            order: order.map(|id| Id(id.uuid())),
            solved_on: solved_on.map(Day),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(|| format!("/incidents/{id}"), Happened::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> Incident {
        let id = self.id.0;
        keep(kept, || format!("/incidents/{id}"), self.unknown);
        Incident {
            id: IncidentId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            kind: self.kind.read(),
            order: self.order.map(|id| OrderId::new(id.0)),
            solved_on: self.solved_on.map(|day| day.0),
            note: owned(self.note),
        }
    }
}

impl Wrong {
    fn of(kind: IncidentKind) -> Self {
        match kind {
            IncidentKind::LateDelivery => Wrong::LateDelivery,
            IncidentKind::Damaged => Wrong::Damaged,
            IncidentKind::Shortage => Wrong::Shortage,
            IncidentKind::BillingError => Wrong::BillingError,
            IncidentKind::Other => Wrong::Other,
        }
    }

    fn read(self) -> IncidentKind {
        match self {
            Wrong::LateDelivery => IncidentKind::LateDelivery,
            Wrong::Damaged => IncidentKind::Damaged,
            Wrong::Shortage => IncidentKind::Shortage,
            Wrong::BillingError => IncidentKind::BillingError,
            Wrong::Other => IncidentKind::Other,
        }
    }
}
