//! Stock counted at some clients, between two of their orders of one product. Made from what the carteira already has,
//! without the dice, so that nothing else of the sample moves.

use super::super::stamp;
use crate::domain::calendar::period::{days_between, step_days};
use crate::domain::fact::Fact;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::fold;
use crate::domain::value::id::StockCountId;
use chrono::NaiveDate;

/// Every so manieth client lets its shelf be counted.
const EVERY: usize = 7;
/// One of them was counted wrong.
const WRONG: usize = 3;
/// Of so many one was counted days ago, and lasts but a few days more.
const SOON_ONE_IN: usize = 5;
const COUNTED_AGO: i64 = 3;
const LASTS: i64 = 8;
/// Identities of the counts begin here.
const FIRST_COUNT: u128 = 0x57_0c00_0000;

pub(in super::super) fn count(dossiers: &mut [Dossier], today: NaiveDate) {
    let counted =
        dossiers.iter_mut().step_by(EVERY).filter_map(|dossier| Some((bought(dossier, today)?, dossier)));
    for (at, (Bought { product, first, second, units }, dossier)) in counted.enumerate() {
        let id = |count: usize| StockCountId::from_u128(FIRST_COUNT + (at * 2 + count) as u128);
        let (before, delivered) = units;
        let whole = before + delivered;
        let is_soon = at % SOON_ONE_IN == 0;
        let on = if is_soon {
            step_days(today, -COUNTED_AGO).max(second)
        } else {
            step_days(second, 3).min(today)
        };
        let left = match at {
            WRONG => whole + 20,
            _ if is_soon => (whole * LASTS / (days_between(first, on) + LASTS)).max(1),
            _ => whole / 4,
        };
        let opening = StockCount::new(id(0), stamp(first, 4), first, product.clone(), before);
        let closing = StockCount { pack: Some(6), ..StockCount::new(id(1), stamp(on, 4), on, product, left) };
        dossier.facts.extend([opening.into(), closing.into()]);
        dossier.facts.sort_by_key(|fact| (fact.date(), fact.uuid()));
    }
}

/// A product ordered twice in the last season, the second time most lately.
struct Bought {
    product: String,
    first: NaiveDate,
    second: NaiveDate,
    units: (i64, i64),
}

fn bought(dossier: &Dossier, today: NaiveDate) -> Option<Bought> {
    let season = |date: NaiveDate| (0..=100).contains(&days_between(date, today));
    let mut orders = dossier.orders.iter().rev().filter(|order| order.is_valid() && season(order.date));
    let last = orders.next()?;
    let older: Vec<_> = orders.filter(|order| order.date < last.date).collect();
    last.items.iter().find_map(|item| {
        let key = fold::words(&item.product);
        older.iter().find_map(|order| {
            let same = order.items.iter().find(|other| fold::words(&other.product) == key)?;
            let units = (same.quantity_milli / 1000, item.quantity_milli / 1000);
            Some(Bought { product: item.product.clone(), first: order.date, second: last.date, units })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::shelf::shelves;
    use crate::domain::record::Record;
    use crate::domain::rules::StockRules;
    use crate::domain::sample::records;

    #[test]
    fn some_shelves_have_a_giro_and_one_does_not_add_up() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let all: Vec<_> = records(7, today)
            .iter()
            .filter_map(|record| match record {
                Record::Client(dossier) => Some(shelves(dossier, &StockRules::default(), today)),
                Record::Catalog(_) => None,
            })
            .flatten()
            .collect();
        assert!(all.len() >= 8, "{}", all.len());
        assert_eq!(all.iter().filter(|shelf| shelf.inconsistent().count() > 0).count(), 1);
        assert!(all.iter().all(|shelf| shelf.counts.iter().all(|count| count.date <= today)));
        assert!(all.iter().filter(|shelf| shelf.stockout.is_some()).count() >= 7);
    }
}
