//! The shelf of one client: its counts by product, with the giro, the day of ruptura and the order they suggest
//! (docs/domain.md §6). The arithmetic is in `stock.rs`; here the counts of a dossier meet its orders.

use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::{days_between, step_days};
use crate::domain::fact::order::Order;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::measure::stock::{
    OrderNeed, SellOutRate, StockInterval, Units, pooled_rate, stock_intervals,
};
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::StockRules;
use crate::domain::value::fold;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One product at one client.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shelf {
    /// As it was written last.
    pub product: String,
    /// Oldest first; of one day only the one recorded last.
    pub counts: Vec<StockCount>,
    /// Between each count and the next; an inconsistent one is shown and left out of the rate.
    pub intervals: Vec<StockInterval>,
    pub rate: Option<SellOutRate>,
    /// Ordered and not seen at the last count.
    pub in_transit: i64,
    /// An order after the last count: when the shelf empties is not known any more.
    pub restocked: bool,
    pub stockout: Option<NaiveDate>,
}

/// Every counted product, the one that ends first on top, then by name.
pub(crate) fn shelves(dossier: &Dossier, rules: &StockRules, today: NaiveDate) -> Vec<Shelf> {
    let mut by_product: BTreeMap<String, Vec<&StockCount>> = BTreeMap::new();
    for count in dossier.stock_counts().filter(|count| count.date <= today) {
        by_product.entry(fold::words(&count.product)).or_default().push(count);
    }
    let mut all: Vec<Shelf> = by_product
        .iter()
        .filter_map(|(key, counts)| shelf(key, counts, &dossier.orders, rules, today))
        .collect();
    all.sort_by(|one, other| {
        let end = |shelf: &Shelf| shelf.stockout.unwrap_or(NaiveDate::MAX);
        end(one).cmp(&end(other)).then_with(|| fold::words(&one.product).cmp(&fold::words(&other.product)))
    });
    all
}

/// The next ruptura expected at the client, of a product that was not ordered since it was counted.
pub(crate) fn next_stockout(
    dossier: &Dossier,
    rules: &StockRules,
    today: NaiveDate,
) -> Option<(NaiveDate, String)> {
    dossier.stock_counts().next()?;
    let first = shelves(dossier, rules, today).into_iter().find(|shelf| !shelf.restocked)?;
    first.stockout.map(|on| (on, first.product))
}

/// Products to offer for counting: those counted last, then those ordered last, by name of the folded text once.
pub(crate) fn products(dossier: &Dossier, most: usize) -> Vec<String> {
    let counted = dossier.stock_counts().rev().map(|count| &count.product);
    let ordered = dossier.orders.iter().rev().flat_map(|order| order.items.iter().map(|item| &item.product));
    let mut seen = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for product in counted.chain(ordered).filter(|product| !product.trim().is_empty()) {
        let key = fold::words(product);
        if !seen.contains(&key) {
            seen.push(key);
            found.push(product.trim().to_owned());
        }
        if found.len() == most {
            break;
        }
    }
    found
}

impl Shelf {
    /// The last count.
    pub(crate) fn last(&self) -> Option<&StockCount> {
        self.counts.last()
    }

    /// What to order so that the shelf lasts until the next visit, the delivery after it and the safety.
    pub(crate) fn suggested_order(&self, rules: &StockRules, next_visit: NaiveDate) -> Option<i64> {
        let (rate, last) = (self.rate?, self.last()?);
        let days = days_between(last.date, next_visit).clamp(0, 3_650);
        let pack = self.counts.iter().rev().find_map(|count| count.pack).filter(|pack| *pack > 0);
        Some(rate.suggested_order(&OrderNeed {
            days_to_next_visit: u32::try_from(days).unwrap_or(0),
            lead_days: rules.lead_days.into(),
            safety_days: rules.safety_days.into(),
            counted: last.units,
            in_transit: self.in_transit,
            case_pack: pack.and_then(|pack| u32::try_from(pack).ok()).unwrap_or(1),
        }))
    }

    /// The pair of counts that can not both be right, newest first.
    pub(crate) fn inconsistent(&self) -> impl Iterator<Item = &StockInterval> {
        self.intervals.iter().rev().filter(|interval| !interval.is_consistent())
    }
}

fn shelf(
    key: &str,
    counts: &[&StockCount],
    orders: &[Order],
    rules: &StockRules,
    today: NaiveDate,
) -> Option<Shelf> {
    // Sorted by date, then by when they were recorded.
    let counts: Vec<StockCount> = counts
        .chunk_by(|one, other| one.date == other.date)
        .filter_map(|day| day.last().map(|count| StockCount::clone(count)))
        .collect();
    let last = counts.last()?.clone();
    let ordered = ordered(key, orders, today);
    let sold_in = |from: NaiveDate, to: NaiveDate| {
        ordered.iter().filter(|moved| from < moved.date && moved.date <= to).map(|moved| moved.units).sum()
    };
    let mut before: Option<NaiveDate> = None;
    let (mut deliveries, mut losses) = (Vec::new(), Vec::new());
    for count in &counts {
        let between = before.map_or(0, |before| sold_in(before, count.date));
        deliveries.push(Units { date: count.date, units: count.delivered.unwrap_or(between) });
        losses.push(Units { date: count.date, units: count.losses.unwrap_or(0) });
        before = Some(count.date);
    }
    let seen: Vec<Units> =
        counts.iter().map(|count| Units { date: count.date, units: count.units }).collect();
    let intervals = stock_intervals(&seen, &deliveries, &losses);
    let rate = pooled_rate(&intervals, rules.pooled_days.into(), today);
    let since: i64 = sold_in(last.date, today);
    let stockout = rate.and_then(|rate| rate.stockout(Units { date: last.date, units: last.units }));
    Some(Shelf {
        product: last.product.clone(),
        intervals,
        rate,
        in_transit: last.in_transit.unwrap_or(0).saturating_add(since),
        restocked: since > 0,
        stockout,
        counts,
    })
}

/// Whole units of the product in valid orders, by day.
fn ordered(key: &str, orders: &[Order], today: NaiveDate) -> Vec<Units> {
    let valid = orders.iter().filter(|order| order.is_valid() && order.date <= today);
    let items = valid.flat_map(|order| order.items.iter().map(|item| (order.date, item)));
    items
        .filter(|(_, item)| fold::words(&item.product) == key)
        .map(|(date, item)| Units { date, units: item.quantity_milli.div_euclid(1_000) })
        .collect()
}

/// The day of the next visit that an order has to last until: the planned one, else an interval from the last count.
pub(crate) fn next_visit(
    dossier: &Dossier,
    calendar: &Calendar,
    cadence_days: u16,
    today: NaiveDate,
) -> NaiveDate {
    let planned = dossier.planned_next(step_days(today, 1), calendar);
    planned.first().map(|one| one.date).unwrap_or_else(|| {
        let last = dossier.stock_counts().map(|count| count.date).filter(|date| *date <= today).max();
        step_days(last.unwrap_or(today), i64::from(cadence_days)).max(today)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::appointment::Appointment;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::fact::order::{OrderItem, OrderStatus};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{AppointmentId, ClientId, OrderId, StockCountId};
    use crate::domain::value::money::Centavos;
    use crate::domain::value::ratio::Ratio;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn count(id: u128, date: &str, units: i64) -> StockCount {
        StockCount::new(
            StockCountId::from_u128(id),
            Stamp::default(),
            d(date),
            "Farinha 1 kg".to_owned(),
            units,
        )
    }

    fn order(id: u128, date: &str, product: &str, units: i64) -> Order {
        let item = OrderItem {
            product: product.to_owned(),
            quantity_milli: units * 1_000,
            total: Centavos::new(100),
        };
        Order {
            items: vec![item],
            ..Order::new(OrderId::from_u128(id), Stamp::default(), d(date), Centavos::new(100))
        }
    }

    fn known(counts: Vec<StockCount>, orders: Vec<Order>) -> Dossier {
        let mut dossier = Dossier::empty(ClientId::from_u128(1));
        dossier.facts = counts.into_iter().map(Into::into).collect();
        dossier.orders = orders.into();
        dossier.normalize();
        dossier
    }

    fn may() -> Vec<StockCount> {
        let second = StockCount { pack: Some(12), delivered: Some(240), ..count(2, "2026-06-01", 90) };
        vec![count(1, "2026-05-04", 120), second]
    }

    #[test]
    fn the_case_of_may_reaches_its_check_values_from_a_dossier() {
        let rules = StockRules::default();
        let dossier = known(may(), vec![]);
        let [shelf] = shelves(&dossier, &rules, d("2026-06-01")).try_into().unwrap();
        assert_eq!(shelf.rate.unwrap().per_day, Ratio::new(270, 28));
        assert_eq!(shelf.stockout, Some(d("2026-06-10")));
        assert_eq!(next_visit(&dossier, &Calendar::default(), 28, d("2026-06-01")), d("2026-06-29"));
        assert_eq!(shelf.suggested_order(&rules, d("2026-06-29")), Some(252));
        assert_eq!(
            next_stockout(&dossier, &rules, d("2026-06-01")),
            Some((d("2026-06-10"), "Farinha 1 kg".to_owned()))
        );
    }

    #[test]
    fn what_orders_say_is_the_delivery_where_none_was_typed() {
        let mut counts = may();
        counts[1].delivered = None;
        let orders = vec![
            order(1, "2026-05-04", "FARINHA 1 kg", 999),
            order(2, "2026-05-20", "farinha 1 KG", 240),
            order(3, "2026-05-21", "Fermento", 50),
            Order { status: OrderStatus::Cancelled, ..order(4, "2026-05-22", "Farinha 1 kg", 70) },
        ];
        let [shelf] =
            shelves(&known(counts, orders), &StockRules::default(), d("2026-06-01")).try_into().unwrap();
        assert_eq!(shelf.intervals[0].delivered, 240);
    }

    #[test]
    fn an_order_after_the_last_count_is_in_transit_and_silences_the_ruptura() {
        let rules = StockRules::default();
        let dossier = known(may(), vec![order(1, "2026-06-02", "Farinha 1 kg", 240)]);
        let today = d("2026-06-03");
        let [shelf] = shelves(&dossier, &rules, today).try_into().unwrap();
        assert_eq!((shelf.in_transit, shelf.restocked), (240, true));
        assert_eq!(shelf.suggested_order(&rules, d("2026-06-29")), Some(12));
        assert_eq!(next_stockout(&dossier, &rules, today), None);
        // On the day before it was ordered nobody knew of it.
        assert_eq!(
            next_stockout(&dossier, &rules, d("2026-06-01")),
            Some((d("2026-06-10"), "Farinha 1 kg".to_owned()))
        );
    }

    #[test]
    fn a_count_that_cannot_be_right_is_shown_and_left_out() {
        let mut counts = may();
        counts.push(count(3, "2026-06-08", 500));
        let [shelf] =
            shelves(&known(counts, vec![]), &StockRules::default(), d("2026-06-08")).try_into().unwrap();
        assert_eq!(shelf.inconsistent().count(), 1);
        assert_eq!(shelf.rate.unwrap().per_day, Ratio::new(270, 28));
        assert_eq!(shelf.last().unwrap().units, 500);
    }

    #[test]
    fn one_count_has_no_rate_and_none_has_no_shelf() {
        let [shelf] =
            shelves(&known(vec![count(1, "2026-05-04", 5)], vec![]), &StockRules::default(), d("2026-06-01"))
                .try_into()
                .unwrap();
        assert_eq!(
            (shelf.rate, shelf.stockout, shelf.suggested_order(&StockRules::default(), d("2026-07-01"))),
            (None, None, None)
        );
        assert_eq!(shelves(&known(vec![], vec![]), &StockRules::default(), d("2026-06-01")), []);
        // What is counted tomorrow is not known today.
        assert_eq!(shelves(&known(may(), vec![]), &StockRules::default(), d("2026-05-03")), []);
    }

    #[test]
    fn the_next_visit_is_the_planned_one_else_an_interval_after_the_count() {
        let mut dossier = known(may(), vec![]);
        assert_eq!(next_visit(&dossier, &Calendar::default(), 10, d("2026-07-15")), d("2026-07-15"));
        let on = |id, date| {
            Appointment::new(AppointmentId::from_u128(id), Stamp::default(), d(date), Channel::Visit).into()
        };
        dossier.facts.extend([on(7, "2026-06-20"), on(8, "2026-06-12"), on(9, "2026-06-01")]);
        dossier.normalize();
        assert_eq!(next_visit(&dossier, &Calendar::default(), 10, d("2026-06-01")), d("2026-06-12"));
    }

    #[test]
    fn products_are_those_counted_last_then_those_ordered_each_once() {
        let fermento = StockCount { product: "Fermento".to_owned(), ..count(3, "2026-05-30", 3) };
        let mut counts = may();
        counts.push(fermento);
        let orders = vec![order(1, "2026-05-01", "Sal", 1), order(2, "2026-05-02", "FERMENTO", 1)];
        let dossier = known(counts, orders);
        assert_eq!(products(&dossier, 9), ["Farinha 1 kg", "Fermento", "Sal"]);
        assert_eq!(products(&dossier, 1), ["Farinha 1 kg"]);
    }
}
