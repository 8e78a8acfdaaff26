//! Appointments, stock counts and case events on the wire: a list for each kind, so that a reader that does not know the
//! kind keeps its list. The JSON is that of a stored row, where such a list comes to stand when its reader learns the kind.

use super::fact::owned;
use super::kept::{Unplaced, keep};
use super::object::object;
use super::value::{At, ChannelWord, Day, Hour, Id, StateWord, Text};
use crate::domain::fact::appointment::{Appointment, AppointmentState, Occurrence, Repeat};
use crate::domain::fact::case_event::{CaseEvent, CaseEventKind};
use crate::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use crate::domain::fact::stock_count::StockCount;
use crate::domain::value::id::{AppointmentId, CaseEventId, ProspectEventId, SalespersonId, StockCountId};
use crate::domain::value::money::Centavos;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

object!(
    /// An appointment.
    Planned {
        need { id: Id, recorded: At, date: Day, channel: ChannelWord }
        may {
            time: Hour, minutes: u16, salesperson: Id, locked: bool, repeat: Again, until: Day, occurrence: OfSeries<'a>,
            confirmed: bool, state: StateWord, moved_to: Day, note: Text<'a>,
        }
    }
);
object!(
    /// Which occurrence of a series an appointment is.
    OfSeries {
        need { series: Id, on: Day }
        may {}
    }
);
object!(
    /// A stock count, in units.
    Counted {
        need { id: Id, recorded: At, date: Day, product: Text<'a>, units: i64 }
        may { delivered: i64, losses: i64, in_transit: i64, pack: i64 }
    }
);
object!(
    /// Something that happened in a reactivation.
    Worked {
        need { id: Id, recorded: At, date: Day, step: u8, kind: Event<'a> }
        may { time: Hour, channel: ChannelWord, note: Text<'a> }
    }
);
object!(
    /// Something that happened on the way from a name to a client; `cost` in centavos.
    Prospected {
        need { id: Id, recorded: At, date: Day, kind: Way<'a> }
        may { cost: i64, note: Text<'a> }
    }
);
object!(
    /// Why a prospect was given up.
    GivenUp {
        need {}
        may { reason: Text<'a> }
    }
);
object!(
    /// Why a case was closed without an order, and when to look at it again.
    Lost {
        need {}
        may { reason: Text<'a>, review_on: Day }
    }
);

/// How often an appointment comes again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Again {
    EveryWeeks(u8),
    EveryMonths(u8),
}

impl Again {
    pub(super) fn of(repeat: Repeat) -> Self {
        match repeat {
            Repeat::EveryWeeks(weeks) => Again::EveryWeeks(weeks),
            Repeat::EveryMonths(months) => Again::EveryMonths(months),
        }
    }

    pub(super) fn read(self) -> Repeat {
        match self {
            Again::EveryWeeks(weeks) => Repeat::EveryWeeks(weeks),
            Again::EveryMonths(months) => Repeat::EveryMonths(months),
        }
    }
}

/// A word, or `{"closed_lost": {…}}`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", bound(deserialize = "'de: 'a"))]
pub(in super::super) enum Event<'a> {
    Opened,
    Tried,
    Answered,
    Confirmed,
    ClosedWon,
    ClosedLost(Lost<'a>),
}

/// `{"stage": "…"}`, `{"lost": {…}}` or `{"interest": "…"}`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", bound(deserialize = "'de: 'a"))]
pub(in super::super) enum Way<'a> {
    Stage(Text<'a>),
    Lost(GivenUp<'a>),
    Interest(Interest),
}

impl<'a> Planned<'a> {
    pub(super) fn of(fact: &'a Appointment, unplaced: &mut Unplaced<'a>) -> Self {
        let Appointment {
            id,
            recorded,
            date,
            time,
            minutes,
            channel,
            salesperson,
            locked,
            repeat,
            until,
            occurrence,
            confirmed,
            state,
            moved_to,
            note,
        } = fact;
        Planned {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            channel: ChannelWord(*channel),
            time: time.map(Hour),
            minutes: *minutes,
            salesperson: salesperson.map(|id| Id(id.uuid())),
            locked: locked.then_some(true),
            repeat: repeat.map(Again::of),
            until: until.map(Day),
            occurrence: occurrence.map(|Occurrence { series, on }| OfSeries {
                series: Id(series.uuid()),
                on: Day(on),
                unknown: unplaced.take(|| format!("/appointments/{id}{OCCURRENCE}"), OfSeries::KNOWN),
            }),
            confirmed: confirmed.then_some(true),
            state: Some(StateWord(*state)).filter(|word| word.0 != AppointmentState::Planned),
            moved_to: moved_to.map(Day),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(|| format!("/appointments/{id}"), Planned::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> Appointment {
        let id = self.id.0;
        keep(kept, || format!("/appointments/{id}"), self.unknown);
        Appointment {
            id: AppointmentId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            time: self.time.map(|time| time.0),
            minutes: self.minutes,
            channel: self.channel.0,
            salesperson: self.salesperson.map(|id| SalespersonId::new(id.0)),
            locked: self.locked.unwrap_or(false),
            repeat: self.repeat.map(Again::read),
            until: self.until.map(|day| day.0),
            occurrence: self.occurrence.map(|one| {
                keep(kept, || format!("/appointments/{id}{OCCURRENCE}"), one.unknown);
                Occurrence { series: AppointmentId::new(one.series.0), on: one.on.0 }
            }),
            confirmed: self.confirmed.unwrap_or(false),
            state: self.state.map(|word| word.0).unwrap_or_default(),
            moved_to: self.moved_to.map(|day| day.0),
            note: owned(self.note),
        }
    }
}

impl<'a> Counted<'a> {
    pub(super) fn of(fact: &'a StockCount, unplaced: &mut Unplaced<'a>) -> Self {
        let StockCount { id, recorded, date, product, units, delivered, losses, in_transit, pack } = fact;
        Counted {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            product: Text::of(product),
            units: *units,
            delivered: *delivered,
            losses: *losses,
            in_transit: *in_transit,
            pack: *pack,
            unknown: unplaced.take(|| format!("/stock_counts/{id}"), Counted::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> StockCount {
        let id = self.id.0;
        keep(kept, || format!("/stock_counts/{id}"), self.unknown);
        StockCount {
            id: StockCountId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            product: self.product.0.into_owned(),
            units: self.units,
            delivered: self.delivered,
            losses: self.losses,
            in_transit: self.in_transit,
            pack: self.pack,
        }
    }
}

impl<'a> Worked<'a> {
    pub(super) fn of(fact: &'a CaseEvent, unplaced: &mut Unplaced<'a>) -> Self {
        let CaseEvent { id, recorded, date, time, step, channel, kind, note } = fact;
        let place = || format!("/case_events/{id}");
        let kind = match kind {
            CaseEventKind::Opened => Event::Opened,
            CaseEventKind::Tried => Event::Tried,
            CaseEventKind::Answered => Event::Answered,
            CaseEventKind::Confirmed => Event::Confirmed,
            CaseEventKind::ClosedWon => Event::ClosedWon,
            CaseEventKind::ClosedLost { reason, review_on } => Event::ClosedLost(Lost {
                reason: reason.as_deref().map(Text::of),
                review_on: review_on.map(Day),
                unknown: unplaced.take(|| place() + LOST, Lost::KNOWN),
            }),
        };
        Worked {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            step: *step,
            kind,
            time: time.map(Hour),
            channel: channel.map(ChannelWord),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(place, Worked::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> CaseEvent {
        let id = self.id.0;
        let place = || format!("/case_events/{id}");
        keep(kept, place, self.unknown);
        let kind = match self.kind {
            Event::Opened => CaseEventKind::Opened,
            Event::Tried => CaseEventKind::Tried,
            Event::Answered => CaseEventKind::Answered,
            Event::Confirmed => CaseEventKind::Confirmed,
            Event::ClosedWon => CaseEventKind::ClosedWon,
            Event::ClosedLost(lost) => {
                keep(kept, || place() + LOST, lost.unknown);
                let review_on = lost.review_on.map(|day| day.0);
                CaseEventKind::ClosedLost { reason: owned(lost.reason), review_on }
            }
        };
        CaseEvent {
            id: CaseEventId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            time: self.time.map(|time| time.0),
            step: self.step,
            channel: self.channel.map(|word| word.0),
            kind,
            note: owned(self.note),
        }
    }
}

impl<'a> Prospected<'a> {
    pub(super) fn of(fact: &'a ProspectEvent, unplaced: &mut Unplaced<'a>) -> Self {
        let ProspectEvent { id, recorded, date, kind, cost, note } = fact;
        let place = || format!("/prospect_events/{id}");
        let kind = match kind {
            ProspectEventKind::Stage(stage) => Way::Stage(Text::of(stage)),
            ProspectEventKind::Lost { reason } => Way::Lost(GivenUp {
                reason: reason.as_deref().map(Text::of),
                unknown: unplaced.take(|| place() + GIVEN_UP, GivenUp::KNOWN),
            }),
            ProspectEventKind::Interest(interest) => Way::Interest(*interest),
        };
        Prospected {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            kind,
            cost: cost.map(Centavos::get),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(place, Prospected::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> ProspectEvent {
        let id = self.id.0;
        let place = || format!("/prospect_events/{id}");
        keep(kept, place, self.unknown);
        let kind = match self.kind {
            Way::Stage(stage) => ProspectEventKind::Stage(stage.0.into_owned()),
            Way::Lost(lost) => {
                keep(kept, || place() + GIVEN_UP, lost.unknown);
                ProspectEventKind::Lost { reason: owned(lost.reason) }
            }
            Way::Interest(interest) => ProspectEventKind::Interest(interest),
        };
        ProspectEvent {
            id: ProspectEventId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            kind,
            cost: self.cost.map(Centavos::new),
            note: owned(self.note),
        }
    }
}

const OCCURRENCE: &str = "/occurrence";
const LOST: &str = "/kind/closed_lost";
const GIVEN_UP: &str = "/kind/lost";
