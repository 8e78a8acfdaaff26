//! Which order of the carteira a row is: by the source's number, else by day and value.
//!
//! Numbers compare without leading zeros, which spreadsheets take away. A row with the number of a known order and other values
//! replaces it, unless it is far away: on a day half a year off it is another order, which the source numbered anew; worth ten
//! times more or less on another day it is a question. Equal orders without number on one day are as
//! many as the file has lines of them, so that reading the file again adds none.

use super::identity::{OrderContent, order_id};
use super::known_orders::{KnownOrders, Link, beside, has_key, settled};
use super::plan::{ConflictKind, RowChoice};
use crate::domain::fact::Origin;
use crate::domain::fact::order::{Order, OrderItem};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::{ClientId, OrderId};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What the rows so far have claimed.
#[derive(Debug, Default)]
pub(crate) struct Orders<'a> {
    known: HashMap<ClientId, KnownOrders<'a>>,
    by_number: HashMap<(ClientId, String), Vec<(OrderContent, u32)>>,
    occurrences: HashMap<OrderContent, u32>,
    used: HashSet<OrderId>,
}

/// What goes with an order and does not tell it from others.
#[derive(Debug, Default)]
pub(crate) struct More {
    pub note: Option<String>,
    pub items: Vec<OrderItem>,
}

#[derive(Debug)]
pub(crate) enum OrderVerdict {
    New(Vec<Step>),
    Replaces(Vec<Step>),
    Same,
    Repeated { first_line: u32 },
    Conflict { kind: ConflictKind, other_line: u32 },
}

impl<'a> Orders<'a> {
    /// `known` are the client's orders in the carteira.
    pub(crate) fn judge(
        &mut self,
        content: OrderContent,
        more: More,
        link: Link<'a, '_>,
        known: &'a [Order],
        line: u32,
        choice: Option<RowChoice>,
    ) -> OrderVerdict {
        let known = self.known.entry(content.client).or_insert_with(|| KnownOrders::new(known));
        if let Some(number) = &content.number {
            let claimed = self.by_number.entry((content.client, number_key(number))).or_default();
            let first = claimed.iter().find(|(first, _)| {
                may_be_one(first.principal, content.principal) && is_near(first.date, content.date)
            });
            if let Some((first, first_line)) = first {
                let (first_line, other_line) = (*first_line, *first_line);
                let repeats = content
                    == OrderContent {
                        number: content.number.clone(),
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
        }
        let order = known.of(&content, &link, &self.used);
        if let Some(order) = order.filter(|_| choice != Some(RowChoice::New)) {
            if choice.is_none() && is_worth_something_else(order, &content) {
                let kind = ConflictKind::OtherOrder { there: order.value, here: content.value };
                return OrderVerdict::Conflict { kind, other_line: line };
            }
            self.used.insert(order.id);
            let content = settled(order, content, &link);
            let is_linked = link.key.is_empty() || has_key(order);
            return if is_linked && says_the_same(order, &content) {
                OrderVerdict::Same
            } else {
                OrderVerdict::Replaces(replacing(order, content, beside(order, more, &link), &known.ids))
            };
        }
        let that_day = known.by_day.get(&(content.date, content.value)).into_iter().flatten();
        let mut alike = that_day.filter(|order| is_alike(order, &content) && !self.used.contains(&order.id));
        if let Some(order) = alike.next() {
            self.used.insert(order.id);
            return OrderVerdict::Same;
        }
        OrderVerdict::New(vec![self.adding(content, more)])
    }

    fn adding(&mut self, content: OrderContent, more: More) -> Step {
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
        order.note = more.note;
        order.items = more.items;
        Step::AddOrder { client: content.client, order: Box::new(order) }
    }
}

/// Without the leading zeros of a number.
pub(crate) fn number_key(number: &str) -> String {
    let bare = number.trim_start_matches('0');
    let is_number = number.bytes().all(|b| b.is_ascii_digit()) && !bare.is_empty();
    if is_number { bare.to_owned() } else { number.to_owned() }
}

/// Days within which one number is one order.
const NEAR_DAYS: u64 = 180;

pub(crate) fn is_near(a: NaiveDate, b: NaiveDate) -> bool {
    (a - b).num_days().unsigned_abs() <= NEAR_DAYS
}

/// On another day and worth ten times more or less. On the same day a value was put right.
fn is_worth_something_else(order: &Order, content: &OrderContent) -> bool {
    let (there, here) = (order.value.get().unsigned_abs(), content.value.get().unsigned_abs());
    order.date != content.date && there.min(here) > 0 && there.max(here) / 10 > there.min(here)
}

/// The values; what the row leaves open is not a difference.
fn says_the_same(order: &Order, content: &OrderContent) -> bool {
    order.date == content.date
        && order.value == content.value
        && order.status == content.status
        && adds_nothing(content.principal, order.principal)
        && adds_nothing(content.salesperson, order.salesperson)
}

pub(crate) fn may_be_one<T: PartialEq>(there: Option<T>, here: Option<T>) -> bool {
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
fn replacing(order: &Order, content: OrderContent, more: More, known: &HashSet<OrderId>) -> Vec<Step> {
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
        note: more.note.or(order.note.clone()),
        items: if more.items.is_empty() { order.items.clone() } else { more.items },
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
