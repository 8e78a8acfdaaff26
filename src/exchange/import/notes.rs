//! Notas fiscais among the orders: known by the chave in the order's note, cancelled by an event that names nothing else.

use super::fact_row::FactRow;
use super::identity::{OrderContent, order_id};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::ClientId;
use std::collections::HashMap;

/// Characters of a chave de acesso.
const KEY: usize = 44;

/// The orders that have a chave in their note.
pub(crate) fn by_key(portfolio: &Portfolio) -> HashMap<&str, (ClientId, &Order)> {
    let mut known = HashMap::new();
    for (_, client) in portfolio.clients() {
        let orders = portfolio.dossier(client.id).map_or(&[][..], |dossier| &dossier.orders);
        for order in orders {
            let note = order.note.as_deref().unwrap_or_default();
            for key in note.lines().filter_map(|line| line.rsplit(' ').next()).filter(|word| is_key(word)) {
                known.insert(key, (client.id, order));
            }
        }
    }
    known
}

pub(crate) fn is_key(word: &str) -> bool {
    word.len() == KEY
        && word.bytes().all(|b| b.is_ascii_alphanumeric())
        && word.bytes().filter(u8::is_ascii_digit).count() > KEY / 2
}

/// A chave and that it is cancelled, and nothing else.
pub(crate) fn only_cancels(fact: &FactRow<'_>) -> bool {
    !fact.access_key.is_empty()
        && fact.status == Some(OrderStatus::Cancelled)
        && fact.date.is_none()
        && fact.value.is_none()
        && fact.problems.is_empty()
        && !fact.has_identity()
}

/// The steps that cancel an order; `None` where it is cancelled already.
pub(crate) fn cancelled(client: ClientId, order: &Order) -> Option<Vec<Step>> {
    if order.status == OrderStatus::Cancelled {
        return None;
    }
    let content = OrderContent {
        client,
        number: order.number.clone(),
        date: order.date,
        value: order.value,
        status: OrderStatus::Cancelled,
        principal: order.principal,
        salesperson: order.salesperson,
    };
    let now = Order { id: order_id(&content, 0), status: OrderStatus::Cancelled, ..order.clone() };
    Some(vec![Step::RemoveOrder { client, order: order.id }, Step::AddOrder { client, order: Box::new(now) }])
}
