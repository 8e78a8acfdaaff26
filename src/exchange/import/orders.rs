//! Which order of the carteira a row is: by the source's number, else by day and value.
//!
//! A row with the number of a known order and other values replaces it. Equal orders without number on one day are as
//! many as the file has lines of them, so that reading the file again adds none.

use super::identity::{OrderContent, order_id};
use super::plan::ConflictKind;
use crate::domain::change::Step;
use crate::domain::fact::Origin;
use crate::domain::id::{ClientId, OrderId};
use crate::domain::money::Centavos;
use crate::domain::order::Order;
use crate::domain::stamp::Stamp;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What the rows so far have claimed.
#[derive(Debug, Default)]
pub struct Orders<'a> {
    known: HashMap<ClientId, KnownOrders<'a>>,
    by_number: HashMap<(ClientId, String), Vec<(OrderContent, u32)>>,
    occurrences: HashMap<OrderContent, u32>,
    used: HashSet<OrderId>,
}

/// The orders of one client, by what a row may know them by.
#[derive(Debug, Default)]
struct KnownOrders<'a> {
    by_number: HashMap<&'a str, Vec<&'a Order>>,
    by_day: HashMap<(NaiveDate, Centavos), Vec<&'a Order>>,
    ids: HashSet<OrderId>,
}

impl<'a> KnownOrders<'a> {
    fn of(orders: &'a [Order]) -> KnownOrders<'a> {
        let mut known = KnownOrders::default();
        for order in orders {
            known.ids.insert(order.id);
            known.by_day.entry((order.date, order.value)).or_default().push(order);
            if let Some(number) = &order.number {
                known.by_number.entry(number).or_default().push(order);
            }
        }
        known
    }
}

#[derive(Debug)]
pub enum OrderVerdict {
    New(Vec<Step>),
    Replaces(Vec<Step>),
    Same,
    Repeated { first_line: u32 },
    Conflict { kind: ConflictKind, other_line: u32 },
}

impl<'a> Orders<'a> {
    /// `known` are the client's orders in the carteira.
    pub fn judge(
        &mut self,
        content: OrderContent,
        note: Option<String>,
        known: &'a [Order],
        line: u32,
    ) -> OrderVerdict {
        let known = self.known.entry(content.client).or_insert_with(|| KnownOrders::of(known));
        if let Some(number) = &content.number {
            let claimed = self.by_number.entry((content.client, number.clone())).or_default();
            let first = claimed.iter().find(|(first, _)| may_be_one(first.principal, content.principal));
            if let Some((first, first_line)) = first {
                let (first_line, other_line) = (*first_line, *first_line);
                let repeats = content
                    == OrderContent {
                        principal: content.principal,
                        salesperson: content.salesperson,
                        ..first.clone()
                    }
                    && adds_nothing(content.principal, first.principal)
                    && adds_nothing(content.salesperson, first.salesperson);
                return if repeats {
                    OrderVerdict::Repeated { first_line }
                } else {
                    OrderVerdict::Conflict { kind: ConflictKind::RepeatedNumber { other_line }, other_line }
                };
            }
            claimed.push((content.clone(), line));
            let numbered = known.by_number.get(number.as_str()).into_iter().flatten();
            let mut numbered = numbered.filter(|order| may_be_one(order.principal, content.principal));
            if let Some(order) = numbered.next() {
                self.used.insert(order.id);
                return if says_the_same(order, &content) {
                    OrderVerdict::Same
                } else {
                    OrderVerdict::Replaces(replacing(order, content, note, &known.ids))
                };
            }
        }
        let that_day = known.by_day.get(&(content.date, content.value)).into_iter().flatten();
        let mut alike = that_day.filter(|order| is_alike(order, &content) && !self.used.contains(&order.id));
        if let Some(order) = alike.next() {
            self.used.insert(order.id);
            return OrderVerdict::Same;
        }
        OrderVerdict::New(vec![self.adding(content, note)])
    }

    fn adding(&mut self, content: OrderContent, note: Option<String>) -> Step {
        let occurrence = match content.number {
            Some(_) => 0,
            None => {
                let count = self.occurrences.entry(content.clone()).or_default();
                *count += 1;
                *count - 1
            }
        };
        // Those of the carteira come first: a further one must not take the identity of one of them.
        let known = self.known.get(&content.client);
        let taken = |id| self.used.contains(&id) || known.is_some_and(|known| known.ids.contains(&id));
        let id = free_id(&content, occurrence, taken);
        self.used.insert(id);
        let mut order = Order::new(id, Stamp::default(), content.date, content.value);
        order.status = content.status;
        order.origin = Origin::Imported;
        order.principal = content.principal;
        order.salesperson = content.salesperson;
        order.number = content.number;
        order.note = note;
        Step::AddOrder { client: content.client, order: Box::new(order) }
    }
}

/// The values; what the row leaves open is not a difference.
fn says_the_same(order: &Order, content: &OrderContent) -> bool {
    order.date == content.date
        && order.value == content.value
        && order.status == content.status
        && adds_nothing(content.principal, order.principal)
        && adds_nothing(content.salesperson, order.salesperson)
}

fn may_be_one<T: PartialEq>(there: Option<T>, here: Option<T>) -> bool {
    there.is_none() || here.is_none() || there == here
}

fn adds_nothing<T: PartialEq>(here: Option<T>, there: Option<T>) -> bool {
    here.is_none() || here == there
}

/// Of that day and value the same status and representada, and no number; a numbered row may be an order that was typed in without.
fn is_alike(order: &Order, content: &OrderContent) -> bool {
    order.number.is_none()
        && (content.number.is_none() || order.origin == Origin::Typed)
        && order.status == content.status
        && may_be_one(order.principal, content.principal)
}

/// An order is a fact: it is taken out and another put in, with what the row does not speak of.
fn replacing(
    order: &Order,
    content: OrderContent,
    note: Option<String>,
    known: &HashSet<OrderId>,
) -> Vec<Step> {
    let client = content.client;
    let content = OrderContent {
        principal: content.principal.or(order.principal),
        salesperson: content.salesperson.or(order.salesperson),
        ..content
    };
    let id = free_id(&content, 0, |id| known.contains(&id));
    let now = Order {
        id,
        date: content.date,
        value: content.value,
        status: content.status,
        principal: content.principal,
        salesperson: content.salesperson,
        note: note.or(order.note.clone()),
        ..order.clone()
    };
    vec![Step::RemoveOrder { client, order: order.id }, Step::AddOrder { client, order: Box::new(now) }]
}

fn free_id(content: &OrderContent, occurrence: u32, taken: impl Fn(OrderId) -> bool) -> OrderId {
    let mut id = order_id(content, occurrence);
    let mut salt = occurrence;
    while taken(id) {
        salt += 1;
        id = order_id(content, salt);
    }
    id
}
