//! What some clients bought in a period: orders and revenue, and how many distinct products.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Period;
use crate::domain::indicator::status::profile::mix_between;
use crate::domain::measure::ticket::{Sales, mean_mix};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::ratio::Ratio;

/// Valid orders of `slots` in the period, summed.
pub(crate) fn sales(columns: &Columns, slots: &[Slot], period: Period) -> Sales {
    let (first, last) = (Day::of(period.start), Day::of(period.end));
    slots.iter().fold(Sales::default(), |mut sales, slot| {
        let bought = columns.bought_between(*slot, first, last);
        sales.revenue_centavos = sales.revenue_centavos.saturating_add(bought.centavos);
        sales.orders += i64::from(bought.orders);
        sales.buyers += i64::from(bought.orders > 0);
        sales
    })
}

/// Of each period, the distinct products of each buyer; orders without items say nothing of the mix.
pub(crate) fn mixes(portfolio: &Portfolio, slots: &[Slot], periods: &[Period]) -> Vec<Ratio> {
    let mut products: Vec<Vec<usize>> = vec![Vec::with_capacity(slots.len()); periods.len()];
    for dossier in slots.iter().filter_map(|slot| portfolio.dossiers().get(slot.at())) {
        let orders = dossier.orders.read();
        for (period, products) in periods.iter().zip(&mut products) {
            let before = period.start.pred_opt().unwrap_or(period.start);
            products.push(mix_between(&orders, before, period.end));
        }
    }
    products.into_iter().map(mean_mix).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, OrderId};
    use crate::domain::value::money::Centavos;
    use chrono::NaiveDate;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The first bought on the first and on the last day of November and once before; the second never.
    fn two() -> Portfolio {
        let of = |number: u128, days: &[&str]| {
            let mut dossier = Dossier::of(Client::new(ClientId::from_u128(number), Stamp::default()));
            for (id, day) in (1..).zip(days) {
                let id = OrderId::from_u128(number * 100 + id);
                dossier.orders.push(Order::new(id, Stamp::default(), d(day), Centavos::new(1_000)));
            }
            dossier.normalize();
            Record::Client(Box::new(dossier))
        };
        Portfolio::from_records([of(1, &["2026-10-31", "2026-11-01", "2026-11-30"]), of(2, &[])])
    }

    #[test]
    fn both_ends_of_the_period_count_and_a_buyer_once() {
        let p = two();
        let november = Period::new(d("2026-11-01"), d("2026-11-30"));
        let found = sales(p.columns(), &[Slot::new(0), Slot::new(1)], november);
        assert_eq!(found, Sales { revenue_centavos: 2_000, orders: 2, buyers: 1 });
        assert_eq!(sales(p.columns(), &[Slot::new(1)], november), Sales::default());
    }

    #[test]
    fn orders_without_items_say_nothing_of_the_mix() {
        let periods = [Period::new(d("2026-11-01"), d("2026-11-30")), Period::day(d("2026-10-31"))];
        let mixes = mixes(&two(), &[Slot::new(0), Slot::new(1), Slot::new(9)], &periods);
        assert_eq!(mixes.len(), 2);
        assert!(mixes.iter().all(|mix| !mix.is_defined()));
    }
}
