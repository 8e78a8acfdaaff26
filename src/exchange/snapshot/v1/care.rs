//! What was done about what a client said, on the wire.

use super::fact::owned;
use super::kept::{Unplaced, keep};
use super::object::object;
use super::value::{At, Day, Id, Text};
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::value::id::{CareEventId, InteractionId, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

object!(
    /// A step of putting right what a client said.
    CaredFor {
        need { id: Id, recorded: At, date: Day, kind: CareWord }
        may { about: Id, owner: Text<'a>, due: Day, person: Id, note: Text<'a> }
    }
);

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum CareWord {
    NotAnswered,
    Heard,
    Agreed,
    Solved,
    Confirmed,
}

/// Why an answer was given.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Because {
    Service,
    Delivery,
    Quality,
    Price,
    Mix,
    Terms,
    Other,
}

impl<'a> CaredFor<'a> {
    pub(super) fn of(fact: &'a CareEvent, unplaced: &mut Unplaced<'a>) -> Self {
        let CareEvent { id, recorded, date, kind, about, owner, due, person, note } = fact;
        CaredFor {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            kind: CareWord::of(*kind),
            about: about.map(|id| Id(id.uuid())),
            owner: owner.as_deref().map(Text::of),
            due: due.map(Day),
            person: person.map(|id| Id(id.uuid())),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(|| format!("/care_events/{id}"), CaredFor::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> CareEvent {
        let id = self.id.0;
        keep(kept, || format!("/care_events/{id}"), self.unknown);
        CareEvent {
            id: CareEventId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            kind: self.kind.read(),
            about: self.about.map(|id| InteractionId::new(id.0)),
            owner: owned(self.owner),
            due: self.due.map(|day| day.0),
            person: self.person.map(|id| PersonId::new(id.0)),
            note: owned(self.note),
        }
    }
}

impl CareWord {
    fn of(kind: CareKind) -> Self {
        match kind {
            CareKind::NotAnswered => CareWord::NotAnswered,
            CareKind::Heard => CareWord::Heard,
            CareKind::Agreed => CareWord::Agreed,
            CareKind::Solved => CareWord::Solved,
            CareKind::Confirmed => CareWord::Confirmed,
        }
    }

    fn read(self) -> CareKind {
        match self {
            CareWord::NotAnswered => CareKind::NotAnswered,
            CareWord::Heard => CareKind::Heard,
            CareWord::Agreed => CareKind::Agreed,
            CareWord::Solved => CareKind::Solved,
            CareWord::Confirmed => CareKind::Confirmed,
        }
    }
}

impl Because {
    pub(super) fn of(reason: AnswerReason) -> Self {
        match reason {
            AnswerReason::Service => Because::Service,
            AnswerReason::Delivery => Because::Delivery,
            AnswerReason::Quality => Because::Quality,
            AnswerReason::Price => Because::Price,
            AnswerReason::Mix => Because::Mix,
            AnswerReason::Terms => Because::Terms,
            AnswerReason::Other => Because::Other,
        }
    }

    pub(super) fn read(self) -> AnswerReason {
        match self {
            Because::Service => AnswerReason::Service,
            Because::Delivery => AnswerReason::Delivery,
            Because::Quality => AnswerReason::Quality,
            Because::Price => AnswerReason::Price,
            Because::Mix => AnswerReason::Mix,
            Because::Terms => AnswerReason::Terms,
            Because::Other => AnswerReason::Other,
        }
    }
}
