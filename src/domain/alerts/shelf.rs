//! The first shelf of a client to run empty, by its counts and what was delivered between them (docs/domain.md §6).

use crate::domain::dossier::Dossier;
use crate::domain::order::Order;
use crate::domain::stock::{POOLED_DAYS, Units, pooled_rate, stock_intervals};
use crate::domain::stock_count::StockCount;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The day and the product; `None` where no rate is known.
pub(super) fn stockout(dossier: &Dossier, today: NaiveDate) -> Option<(NaiveDate, String)> {
    let mut by_product: BTreeMap<&str, Vec<&StockCount>> = BTreeMap::new();
    for count in dossier.stock_counts().filter(|count| count.date <= today) {
        by_product.entry(count.product.as_str()).or_default().push(count);
    }
    let first = |(product, counts): (&str, Vec<&StockCount>)| {
        let on = stockout_of(product, &counts, &dossier.orders, today)?;
        Some((on, product.to_owned()))
    };
    by_product.into_iter().filter_map(first).min()
}

fn stockout_of(
    product: &str,
    counts: &[&StockCount],
    orders: &[Order],
    today: NaiveDate,
) -> Option<NaiveDate> {
    let counted = |count: &&StockCount| Units { date: count.date, units: count.units };
    let said = |units: fn(&StockCount) -> Option<i64>| {
        let of = move |count: &&StockCount| Some(Units { date: count.date, units: units(count)? });
        counts.iter().filter_map(of).collect::<Vec<_>>()
    };
    let mut deliveries = said(|count| count.delivered);
    // Where a count does not say what came in since the one before, the orders do.
    for pair in counts.windows(2).filter(|pair| pair[1].delivered.is_none()) {
        let between =
            |order: &&Order| order.is_valid() && pair[0].date < order.date && order.date <= pair[1].date;
        deliveries.extend(orders.iter().filter(between).flat_map(|order| {
            let items = order.items.iter().filter(|item| item.product == product);
            items.map(|item| Units { date: order.date, units: item.quantity_milli / 1000 })
        }));
    }
    let all: Vec<Units> = counts.iter().map(counted).collect();
    let rate =
        pooled_rate(&stock_intervals(&all, &deliveries, &said(|count| count.losses)), POOLED_DAYS, today)?;
    rate.stockout(*all.last()?)
}
