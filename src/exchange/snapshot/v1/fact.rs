//! Contacts and orders on the wire.

use super::super::error::Flaw;
use super::care::Because;
use super::kept::{Fingerprints, Unplaced, keep};
use super::object::object;
use super::value::{At, ChannelWord, Day, Hour, Id, OriginWord, OutcomeWord, StatusWord, Text};
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::{Interaction, NextStep};
use crate::domain::fact::order::{Order, OrderItem};
use crate::domain::place::geo::LatLon;
use crate::domain::value::id::{InteractionId, OrderId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use serde_json::Value;
use std::collections::BTreeMap;

object!(
    /// An interaction.
    Contact {
        need { id: Id, recorded: At, date: Day, channel: ChannelWord, outcome: OutcomeWord }
        may {
            time: Hour, origin: OriginWord, salesperson: Id, principal: Id, note: Text<'a>, reason: Text<'a>,
            position: (f64, f64), order: Id, nps: u8, csat: u8, answer_reason: Because, complaint: Text<'a>, resolves: Id, next_step: Agreed<'a>,
        }
    }
);
object!(
    /// The next step agreed at a contact.
    Agreed {
        need { date: Day, what: Text<'a> }
        may {}
    }
);
object!(
    /// An order; money in centavos.
    Purchase {
        need { id: Id, recorded: At, date: Day, value: i64 }
        may {
            status: StatusWord, origin: OriginWord, number: Text<'a>, principal: Id, salesperson: Id,
            items: Vec<Item<'a>>, note: Text<'a>,
        }
    }
);
object!(
    /// A line of an order; quantity in thousandths.
    Item {
        need { product: Text<'a>, quantity_milli: i64, total: i64 }
        may {}
    }
);

impl<'a> Contact<'a> {
    pub(super) fn of(interaction: &'a Interaction, unplaced: &mut Unplaced<'a>) -> Self {
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
        } = interaction;
        let place = || format!("/interactions/{id}");
        let agreed = |NextStep { date, what }: &'a NextStep, unplaced: &mut Unplaced<'a>| Agreed {
            date: Day(*date),
            what: Text::of(what),
            unknown: unplaced.take(|| place() + "/next_step", Agreed::KNOWN),
        };
        Contact {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            channel: ChannelWord(*channel),
            outcome: OutcomeWord(*outcome),
            time: time.map(Hour),
            origin: origin_word(*origin),
            salesperson: salesperson.map(|id| Id(id.uuid())),
            principal: principal.map(|id| Id(id.uuid())),
            note: note.as_deref().map(Text::of),
            reason: reason.as_deref().map(Text::of),
            position: position.map(Into::into),
            order: order.map(|id| Id(id.uuid())),
            nps: *nps,
            csat: *csat,
            answer_reason: answer_reason.map(Because::of),
            complaint: complaint.as_deref().map(Text::of),
            resolves: resolves.map(|id| Id(id.uuid())),
            next_step: next_step.as_ref().map(|step| agreed(step, unplaced)),
            unknown: unplaced.take(place, Contact::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> Result<Interaction, Flaw> {
        let id = self.id.0;
        let place = || format!("/interactions/{id}");
        keep(kept, place, self.unknown);
        let next_step = self.next_step.map(|mut step| {
            keep(kept, || place() + "/next_step", std::mem::take(&mut step.unknown));
            step.read()
        });
        Ok(Interaction {
            id: InteractionId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            time: self.time.map(|time| time.0),
            channel: self.channel.0,
            outcome: self.outcome.0,
            origin: self.origin.map_or_else(Origin::default, |word| word.0),
            salesperson: self.salesperson.map(|id| SalespersonId::new(id.0)),
            principal: self.principal.map(|id| PrincipalId::new(id.0)),
            note: owned(self.note),
            reason: owned(self.reason),
            position: self.position.map(read_place).transpose()?,
            order: self.order.map(|id| OrderId::new(id.0)),
            nps: self.nps,
            csat: self.csat,
            answer_reason: self.answer_reason.map(Because::read),
            complaint: owned(self.complaint),
            resolves: self.resolves.map(|id| InteractionId::new(id.0)),
            next_step,
        })
    }
}

impl<'a> Purchase<'a> {
    pub(super) fn of(order: &'a Order, unplaced: &mut Unplaced<'a>) -> Self {
        let Order { id, recorded, date, value, status, origin, number, principal, salesperson, items, note } =
            order;
        let mut prints = Fingerprints::default();
        let item = |OrderItem { product, quantity_milli, total }: &'a OrderItem| Item {
            product: Text::of(product),
            quantity_milli: *quantity_milli,
            total: total.get(),
            unknown: Vec::new(),
        };
        let mut items: Vec<Item<'a>> = items.iter().map(item).collect();
        if !unplaced.is_empty() {
            for item in &mut items {
                let print = prints.next(item);
                item.unknown = unplaced.take(|| format!("/orders/{id}/items/{print}"), Item::KNOWN);
            }
        }
        Purchase {
            id: Id(id.uuid()),
            recorded: At(*recorded),
            date: Day(*date),
            value: value.get(),
            status: Some(StatusWord(*status)).filter(|word| word.0 != Default::default()),
            origin: origin_word(*origin),
            number: number.as_deref().map(Text::of),
            principal: principal.map(|id| Id(id.uuid())),
            salesperson: salesperson.map(|id| Id(id.uuid())),
            items: Some(items).filter(|items| !items.is_empty()),
            note: note.as_deref().map(Text::of),
            unknown: unplaced.take(|| format!("/orders/{id}"), Purchase::KNOWN),
        }
    }

    pub(super) fn read(self, kept: &mut BTreeMap<String, Value>) -> Result<Order, Flaw> {
        let id = self.id.0;
        keep(kept, || format!("/orders/{id}"), self.unknown);
        let mut items = self.items.unwrap_or_default();
        if items.iter().any(|item| !item.unknown.is_empty()) {
            let mut prints = Fingerprints::default();
            for item in &mut items {
                let unknown = std::mem::take(&mut item.unknown);
                let print = prints.next(item);
                keep(kept, || format!("/orders/{id}/items/{print}"), unknown);
            }
        }
        Ok(Order {
            id: OrderId::new(id),
            recorded: self.recorded.0,
            date: self.date.0,
            value: Centavos::new(self.value),
            status: self.status.map(|word| word.0).unwrap_or_default(),
            origin: self.origin.map_or_else(Origin::default, |word| word.0),
            number: owned(self.number),
            principal: self.principal.map(|id| PrincipalId::new(id.0)),
            salesperson: self.salesperson.map(|id| SalespersonId::new(id.0)),
            items: items.into_iter().map(Item::read).collect(),
            note: owned(self.note),
        })
    }
}

impl Agreed<'_> {
    fn read(self) -> NextStep {
        NextStep { date: self.date.0, what: self.what.0.into_owned() }
    }

    /// The step, if all of it is known.
    pub(super) fn known(self) -> Option<NextStep> {
        self.unknown.is_empty().then(|| self.read())
    }
}

impl Item<'_> {
    fn read(self) -> OrderItem {
        OrderItem {
            product: self.product.0.into_owned(),
            quantity_milli: self.quantity_milli,
            total: Centavos::new(self.total),
        }
    }

    /// The item, if all of it is known.
    pub(super) fn known(self) -> Option<OrderItem> {
        self.unknown.is_empty().then(|| self.read())
    }
}

pub(super) fn owned(text: Option<Text<'_>>) -> Option<String> {
    text.map(|text| text.0.into_owned())
}

pub(super) fn read_place((lat, lon): (f64, f64)) -> Result<LatLon, Flaw> {
    LatLon::new(lat, lon).map_err(|error| Flaw::Value(format!("not a place: {error:?}")))
}

fn origin_word(origin: Origin) -> Option<OriginWord> {
    Some(OriginWord(origin)).filter(|word| word.0 != Origin::Typed)
}
