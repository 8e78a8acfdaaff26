//! The orders of one client by what a row may know them by: their number, the chave of their nota fiscal, or the number of the
//! order that a nota was issued for.
//!
//! An order of the ERP and the nota that was issued for it are one order, whichever came first: the nota says its number
//! (xPed), or both have one number and one value. From then on the nota has the last word on day and value.

use super::identity::OrderContent;
use super::notes::is_key;
use super::orders::{More, is_near, may_be_one, number_key};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::value::id::OrderId;
use crate::domain::value::money::Centavos;
use crate::exchange::nfe;
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// What a row says beside its number of which order it is.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Link<'a, 'r> {
    /// The order of the carteira that has the row's chave.
    pub(super) noted: Option<&'a Order>,
    /// The row's chave, empty where it is of no nota.
    pub(super) key: &'r str,
    /// The number of the order that the nota was issued for.
    pub(super) noted_order: &'r str,
}

#[derive(Debug, Default)]
pub(super) struct KnownOrders<'a> {
    by_number: HashMap<String, Vec<&'a Order>>,
    /// Orders of notas, by the number of the order that each was issued for.
    by_noted_order: HashMap<String, Vec<&'a Order>>,
    pub(super) by_day: HashMap<(NaiveDate, Centavos), Vec<&'a Order>>,
    pub(super) ids: HashSet<OrderId>,
}

impl<'a> KnownOrders<'a> {
    pub(super) fn new(orders: &'a [Order]) -> KnownOrders<'a> {
        let mut known = KnownOrders::default();
        for order in orders {
            known.ids.insert(order.id);
            known.by_day.entry((order.date, order.value)).or_default().push(order);
            if let Some(number) = &order.number {
                known.by_number.entry(number_key(number)).or_default().push(order);
                if has_key(order) && without_series(number) != number {
                    known.by_number.entry(number_key(without_series(number))).or_default().push(order);
                }
            }
            if let Some(number) = noted_order(order) {
                known.by_noted_order.entry(number_key(number)).or_default().push(order);
            }
        }
        known
    }

    /// The order that a row is, by everything but day and value alone.
    pub(super) fn of(
        &self,
        content: &OrderContent,
        link: &Link<'a, '_>,
        used: &HashSet<OrderId>,
    ) -> Option<&'a Order> {
        if let Some(order) = link.noted.filter(|order| self.ids.contains(&order.id)) {
            return Some(order);
        }
        let fits = |order: &Order| {
            may_be_one(order.principal, content.principal)
                && is_near(order.date, content.date)
                && !used.contains(&order.id)
        };
        let named = |number: &str| self.by_number.get(&number_key(number)).into_iter().flatten().copied();
        let number = content.number.as_deref().unwrap_or_default();
        let is_own = |order: &&Order| order.number.as_deref().is_some_and(|own| same(own, number));
        let is_same_worth = |order: &&Order| order.value == content.value;
        if link.key.is_empty() {
            let noted = || self.by_noted_order.get(&number_key(number)).into_iter().flatten().copied();
            let fitting = |order: &&Order| !number.is_empty() && fits(order);
            let own = named(number).filter(is_own).find(fitting);
            return own
                .or_else(|| noted().find(fitting))
                .or_else(|| named(number).filter(is_same_worth).find(fitting));
        }
        // A nota is of an order that has none yet: a second one of the same order is the rest of it, a return is none of it.
        let is_free = |order: &&Order| {
            fits(order) && !has_key(order) && order.value.is_negative() == content.value.is_negative()
        };
        let own = named(number).filter(is_own).find(is_free);
        own.or_else(|| named(link.noted_order).find(is_free))
            .or_else(|| named(without_series(number)).filter(is_same_worth).find(is_free))
    }
}

fn same(own: &str, number: &str) -> bool {
    number_key(own) == number_key(number)
}

/// `1031` of `1031/1`.
fn without_series(number: &str) -> &str {
    number.split_once('/').map_or(number, |(number, _)| number)
}

fn lines(order: &Order) -> impl Iterator<Item = &str> {
    order.note.as_deref().unwrap_or_default().lines()
}

/// Whether the order has a nota fiscal.
pub(super) fn has_key(order: &Order) -> bool {
    lines(order).filter_map(|line| line.rsplit(' ').next()).any(is_key)
}

fn noted_order(order: &Order) -> Option<&str> {
    let said = lines(order).find_map(|line| line.strip_prefix(nfe::NOTED_ORDER)?.strip_prefix(": "));
    said.filter(|_| has_key(order))
}

/// What the row says of an order it is; where the order has a nota and the row is of none, the nota has the last word, but on
/// a cancellation.
pub(super) fn settled(order: &Order, content: OrderContent, link: &Link<'_, '_>) -> OrderContent {
    if !link.key.is_empty() || !has_key(order) {
        return content;
    }
    let status = if content.status == OrderStatus::Cancelled { OrderStatus::Cancelled } else { order.status };
    OrderContent { date: order.date, value: order.value, status, ..content }
}

/// What goes with the order from now on: where order and nota come together, the notes of both and the items of the nota.
pub(super) fn beside(order: &Order, more: More, link: &Link<'_, '_>) -> More {
    if link.key.is_empty() && !has_key(order) {
        return more;
    }
    let mut all: Vec<&str> = lines(order).collect();
    for line in more.note.as_deref().unwrap_or_default().lines() {
        if !all.contains(&line) {
            all.push(line);
        }
    }
    let note = (!all.is_empty()).then(|| all.join("\n"));
    let items = if link.key.is_empty() { Vec::new() } else { more.items };
    More { note, items }
}
