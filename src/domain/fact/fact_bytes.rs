//! Contacts and orders as bytes in memory: most of a carteira, and most of them say little.
//!
//! Flags say what is there; the rest follows in the order of the flags. A new field needs a flag of its own here.

use super::care::answer::AnswerReason;
use super::interaction::{Channel, Interaction, NextStep, Outcome};
use super::order::{Order, OrderItem, OrderStatus};
use crate::domain::fact::Origin;
use crate::domain::keeping::packed::{Pack, Packer, Unpacker};
use crate::domain::place::geo::LatLon;
use crate::domain::value::id::{InteractionId, OrderId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use chrono::{NaiveTime, Timelike};

/// Bits of what is there, written before it.
struct Flags(u64);

impl Flags {
    fn of<const N: usize>(there: [bool; N]) -> u64 {
        there.iter().enumerate().fold(0, |flags, (bit, there)| flags | u64::from(*there) << bit)
    }

    /// Takes the next bit: reads the value if it is there.
    fn next<T>(&mut self, read: impl FnOnce() -> Option<T>) -> Option<Option<T>> {
        let there = self.0 & 1 == 1;
        self.0 >>= 1;
        if there { read().map(Some) } else { Some(None) }
    }

    fn next_bit(&mut self) -> bool {
        let bit = self.0 & 1 == 1;
        self.0 >>= 1;
        bit
    }
}

impl Pack for Interaction {
    fn pack(&self, into: &mut Packer) {
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
        } = self;
        into.number(Flags::of([
            *origin == Origin::Imported,
            salesperson.is_some(),
            principal.is_some(),
            note.is_some(),
            time.is_some(),
            reason.is_some(),
            position.is_some(),
            order.is_some(),
            nps.is_some(),
            complaint.is_some(),
            resolves.is_some(),
            next_step.is_some(),
            csat.is_some(),
            answer_reason.is_some(),
        ]));
        into.uuid(id.uuid());
        into.stamp(*recorded);
        into.date(*date);
        into.byte(*channel as u8 * Outcome::ALL.len() as u8 + *outcome as u8);
        salesperson.iter().for_each(|id| into.known_uuid(id.uuid()));
        principal.iter().for_each(|id| into.known_uuid(id.uuid()));
        note.iter().for_each(|text| into.text(text));
        time.iter().for_each(|time| pack_time(*time, into));
        reason.iter().for_each(|text| into.text(text));
        position.iter().for_each(|place| place.pack(into));
        order.iter().for_each(|id| into.uuid(id.uuid()));
        nps.iter().for_each(|answer| into.byte(*answer));
        complaint.iter().for_each(|text| into.text(text));
        resolves.iter().for_each(|id| into.uuid(id.uuid()));
        next_step.iter().for_each(|NextStep { date, what }| {
            into.date(*date);
            into.text(what);
        });
        csat.iter().for_each(|answer| into.byte(*answer));
        answer_reason.iter().for_each(|reason| into.byte(*reason as u8));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut flags = Flags(from.number()?);
        let origin = if flags.next_bit() { Origin::Imported } else { Origin::Typed };
        let id = InteractionId::new(from.uuid()?);
        let (recorded, date, act) = (from.stamp()?, from.date()?, usize::from(from.byte()?));
        Some(Interaction {
            id,
            recorded,
            date,
            channel: *Channel::ALL.get(act / Outcome::ALL.len())?,
            outcome: Outcome::ALL[act % Outcome::ALL.len()],
            origin,
            salesperson: flags.next(|| from.known_uuid().map(SalespersonId::new))?,
            principal: flags.next(|| from.known_uuid().map(PrincipalId::new))?,
            note: flags.next(|| from.text())?,
            time: flags.next(|| unpack_time(from))?,
            reason: flags.next(|| from.text())?,
            position: flags.next(|| LatLon::unpack(from))?,
            order: flags.next(|| from.uuid().map(OrderId::new))?,
            nps: flags.next(|| from.byte())?,
            complaint: flags.next(|| from.text())?,
            resolves: flags.next(|| from.uuid().map(InteractionId::new))?,
            next_step: flags.next(|| Some(NextStep { date: from.date()?, what: from.text()? }))?,
            csat: flags.next(|| from.byte())?,
            answer_reason: flags.next(|| AnswerReason::ALL.get(usize::from(from.byte()?)).copied())?,
        })
    }
}

fn pack_time(time: NaiveTime, into: &mut Packer) {
    into.number(time.num_seconds_from_midnight().into());
    into.number(time.nanosecond().into());
}

fn unpack_time(from: &mut Unpacker<'_>) -> Option<NaiveTime> {
    let (seconds, nanos) = (from.number()?, from.number()?);
    let seconds = u32::try_from(seconds).ok()?;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, u32::try_from(nanos).ok()?)
}

impl Pack for Order {
    fn pack(&self, into: &mut Packer) {
        let Order { id, recorded, date, value, status, origin, number, principal, salesperson, items, note } =
            self;
        into.number(Flags::of([
            *origin == Origin::Imported,
            salesperson.is_some(),
            principal.is_some(),
            number.is_some(),
            *status as u8 & 1 == 1,
            *status as u8 & 2 == 2,
            !items.is_empty(),
            note.is_some(),
        ]));
        into.uuid(id.uuid());
        into.stamp(*recorded);
        into.date(*date);
        into.signed(value.get());
        salesperson.iter().for_each(|id| into.known_uuid(id.uuid()));
        principal.iter().for_each(|id| into.known_uuid(id.uuid()));
        number.iter().for_each(|text| into.text(text));
        if !items.is_empty() {
            into.number(items.len() as u64);
        }
        for OrderItem { product, quantity_milli, total } in items {
            into.text(product);
            into.signed(*quantity_milli);
            into.signed(total.get());
        }
        note.iter().for_each(|text| into.text(text));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
        let mut flags = Flags(from.number()?);
        let origin = if flags.next_bit() { Origin::Imported } else { Origin::Typed };
        let (id, recorded, date) = (OrderId::new(from.uuid()?), from.stamp()?, from.date()?);
        let value = Centavos::new(from.signed()?);
        let salesperson = flags.next(|| from.known_uuid().map(SalespersonId::new))?;
        let principal = flags.next(|| from.known_uuid().map(PrincipalId::new))?;
        let number = flags.next(|| from.text())?;
        let status = usize::from(flags.next_bit()) + 2 * usize::from(flags.next_bit());
        let items = flags.next(|| unpack_items(from))?.unwrap_or_default();
        let note = flags.next(|| from.text())?;
        let status = STATUSES[status];
        Some(Order { id, recorded, date, value, status, origin, number, principal, salesperson, items, note })
    }
}

/// In the order of their declaration, which the two bits of a status are.
const STATUSES: [OrderStatus; 4] =
    [OrderStatus::Invoiced, OrderStatus::Pending, OrderStatus::Cancelled, OrderStatus::Returned];

fn unpack_items(from: &mut Unpacker<'_>) -> Option<Vec<OrderItem>> {
    let item = |from: &mut Unpacker<'_>| {
        let (product, quantity_milli) = (from.text()?, from.signed()?);
        Some(OrderItem { product, quantity_milli, total: Centavos::new(from.signed()?) })
    };
    (0..from.number()?).map(|_| item(from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::packed::Packed;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use chrono::NaiveDate;
    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::*;

    fn stamp() -> impl Strategy<Value = Stamp> {
        (any::<u64>(), any::<u32>(), prop_oneof![Just(1), any::<u64>()])
            .prop_map(|(millis, counter, device)| Stamp { millis, counter, device: DeviceId(device) })
    }

    fn date() -> impl Strategy<Value = NaiveDate> {
        prop_oneof![738_000..740_000_i32, any::<i32>()]
            .prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MIN))
    }

    fn id() -> impl Strategy<Value = u128> {
        prop_oneof![0..3_u128, any::<u128>()]
    }

    fn interaction() -> impl Strategy<Value = Interaction> {
        let always = (id(), stamp(), date(), 0..6_usize, 0..11_usize, any::<bool>());
        let time = of((0..86_400_u32, 0..1_000_000_000_u32));
        let who = (of(id()), of(id()), of(id()), of(id()));
        let said = (of(".*"), of(".*"), of(".*"), of((date(), ".*")));
        let place = of((-90.0..=90.0, -180.0..=180.0));
        let answers = (of(any::<u8>()), of(any::<u8>()), of(0..AnswerReason::ALL.len()));
        (always, time, who, said, place, answers).prop_map(
            |((id, recorded, date, channel, outcome, typed), time, who, said, place, answers)| Interaction {
                time: time.and_then(|(s, n)| NaiveTime::from_num_seconds_from_midnight_opt(s, n)),
                origin: if typed { Origin::Typed } else { Origin::Imported },
                salesperson: who.0.map(SalespersonId::from_u128),
                principal: who.1.map(PrincipalId::from_u128),
                order: who.2.map(OrderId::from_u128),
                resolves: who.3.map(InteractionId::from_u128),
                note: said.0,
                reason: said.1,
                complaint: said.2,
                next_step: said.3.map(|(date, what)| NextStep { date, what }),
                position: place.and_then(|(lat, lon)| LatLon::new(lat, lon).ok()),
                nps: answers.0,
                csat: answers.1,
                answer_reason: answers.2.map(|at| AnswerReason::ALL[at]),
                ..Interaction::new(
                    InteractionId::from_u128(id),
                    recorded,
                    date,
                    Channel::ALL[channel],
                    Outcome::ALL[outcome],
                )
            },
        )
    }

    fn order() -> impl Strategy<Value = Order> {
        let always = (id(), stamp(), date(), any::<i64>(), 0..4_usize, any::<bool>());
        let items = vec((".*", any::<i64>(), any::<i64>()), 0..3);
        (always, of(id()), of(id()), of(".*"), items, of(".*")).prop_map(
            |((id, recorded, date, value, status, typed), seller, principal, number, items, note)| Order {
                status: STATUSES[status],
                origin: if typed { Origin::Typed } else { Origin::Imported },
                salesperson: seller.map(SalespersonId::from_u128),
                principal: principal.map(PrincipalId::from_u128),
                number,
                items: items
                    .into_iter()
                    .map(|(product, quantity_milli, total)| {
                        let total = Centavos::new(total);
                        OrderItem { product, quantity_milli, total }
                    })
                    .collect(),
                note,
                ..Order::new(OrderId::from_u128(id), recorded, date, Centavos::new(value))
            },
        )
    }

    fn comes_back<T: Pack + Clone + PartialEq + std::fmt::Debug>(values: Vec<T>, other: Vec<T>) {
        let open = Packed::from(values.clone());
        let mut packed = open.clone();
        packed.pack();
        assert_eq!((packed.len(), packed.is_empty()), (values.len(), values.is_empty()));
        let mut shown = Vec::new();
        packed.each(|value| shown.push(value.clone()));
        assert_eq!(shown, values);
        assert_eq!(*packed, values);
        let mut again = packed.clone();
        again.pack();
        for (one, same) in [(&open, &packed), (&packed, &open), (&packed, &again), (&again, &open)] {
            assert_eq!(one, same);
        }
        let other = Packed::from(other);
        let mut packed_other = other.clone();
        packed_other.pack();
        for other in [other, packed_other] {
            assert_eq!(again == other, values == *other);
            assert_eq!(other == again, values == *other);
        }
        again.extend(values.first().cloned());
        again.pack();
        let longer: Vec<T> = values.iter().chain(values.first()).cloned().collect();
        assert_eq!(*again, longer);
    }

    proptest! {
        #[test]
        fn contacts_come_back_as_they_went(all in vec(interaction(), 0..6), other in vec(interaction(), 0..2)) {
            comes_back(all, other);
        }

        #[test]
        fn orders_come_back_as_they_went(all in vec(order(), 0..6), other in vec(order(), 0..2)) {
            comes_back(all, other);
        }
    }

    #[test]
    fn a_usual_contact_takes_thirty_bytes_and_a_usual_order_forty() {
        let stamp = |number| Stamp { millis: 1_763_700_000_000, counter: number, device: DeviceId(u64::MAX) };
        let day = |number| NaiveDate::from_num_days_from_ce_opt(739_000 + 17 * number as i32).unwrap();
        let contact = |number: u32| Interaction {
            salesperson: Some(SalespersonId::from_u128(u128::MAX)),
            ..Interaction::new(
                InteractionId::from_u128(number.into()),
                stamp(number),
                day(number),
                Channel::Visit,
                Outcome::Success,
            )
        };
        let order = |number: u32| Order {
            salesperson: Some(SalespersonId::from_u128(u128::MAX)),
            principal: Some(PrincipalId::from_u128(u128::MAX - 1)),
            number: Some(format!("{}", 123_456 + number)),
            ..Order::new(
                OrderId::from_u128(number.into()),
                stamp(number),
                day(number),
                Centavos::new(123_456),
            )
        };
        let (contacts, orders): (Packed<_>, Packed<_>) =
            ((0..10).map(contact).collect(), (0..10).map(order).collect());
        let bytes = |packer: &dyn Fn(&mut Packer)| {
            let mut into = Packer::default();
            packer(&mut into);
            into.size()
        };
        assert!(bytes(&|into| contacts.iter().for_each(|fact| fact.pack(into))) <= 300);
        assert!(bytes(&|into| orders.iter().for_each(|fact| fact.pack(into))) <= 400);
    }
}
