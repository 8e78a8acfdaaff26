//! What a client usually buys: the products in most of its orders, to be named in a message.

use crate::domain::fact::order::Order;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Up to `most` products by the number of valid orders up to `on` that hold them; ties by the latest, then by name.
pub(crate) fn usual_products(orders: &[Order], on: NaiveDate, most: usize) -> Vec<&str> {
    let mut found: BTreeMap<&str, (u32, NaiveDate)> = BTreeMap::new();
    for order in orders.iter().filter(|order| order.is_valid() && order.date <= on) {
        let mut products: Vec<&str> = order.items.iter().map(|item| item.product.trim()).collect();
        products.sort_unstable();
        products.dedup();
        for product in products.into_iter().filter(|product| !product.is_empty()) {
            let (count, last) = found.entry(product).or_insert((0, order.date));
            *count += 1;
            *last = (*last).max(order.date);
        }
    }
    let mut all: Vec<(&str, (u32, NaiveDate))> = found.into_iter().collect();
    all.sort_by_key(|(name, (count, last))| (Reverse(*count), Reverse(*last), *name));
    all.into_iter().take(most).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::order::OrderItem;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::OrderId;
    use crate::domain::value::money::Centavos;

    fn order(id: u128, date: &str, products: &[&str]) -> Order {
        let item = |product: &&str| OrderItem {
            product: (*product).to_owned(),
            quantity_milli: 1000,
            total: Centavos::new(100),
        };
        let date = date.parse().unwrap();
        Order {
            items: products.iter().map(item).collect(),
            ..Order::new(OrderId::from_u128(id), Stamp::default(), date, Centavos::new(100))
        }
    }

    #[test]
    fn the_products_of_most_orders_come_first_then_the_latest_then_by_name() {
        let orders = [
            order(1, "2026-01-01", &["farinha", "sal", "sal"]),
            order(2, "2026-02-01", &["farinha", "fermento", "açúcar", " "]),
            order(3, "2026-03-01", &["fubá"]),
        ];
        let on = |date: &str, most| usual_products(&orders, date.parse().unwrap(), most);
        assert_eq!(on("2026-02-28", 3), ["farinha", "açúcar", "fermento"]);
        assert_eq!(on("2026-03-01", 2), ["farinha", "fubá"]);
        assert_eq!(on("2026-01-01", 5), ["farinha", "sal"]);
        assert!(on("2025-12-31", 3).is_empty());
    }
}
