//! What the counts of a client say, product by product, with the counts themselves.

use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::status::shelf::{self, Shelf};
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::StockRules;
use crate::domain::value::id::{ClientId, StockCountId};
use crate::text::{format, stock as words};
use chrono::NaiveDate;

/// One product.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Product {
    pub name: String,
    /// The last count.
    pub counted: String,
    /// Name and value of each figure, where something was sold.
    pub figures: Vec<(&'static str, String)>,
    /// What the suggestion covers, beside the figures.
    pub until: Option<String>,
    /// Why there is no figure, or not the whole of them.
    pub why_none: Option<&'static str>,
    /// Counts that do not add up.
    pub wrong: Vec<String>,
    /// Newest first.
    pub counts: Vec<CountRow>,
}

/// One count with what happened since the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CountRow {
    pub id: StockCountId,
    pub date: NaiveDate,
    /// In the order of `words::COLUMNS`.
    pub cells: [String; 6],
}

/// `None`: the client is gone. `cadence_days`: of its next visit.
pub(crate) fn products(
    p: &Portfolio,
    client: ClientId,
    cadence_days: u16,
    on: NaiveDate,
) -> Option<Vec<Product>> {
    let dossier = p.dossier(client)?;
    let rules = &p.rules().stock;
    let next_visit = shelf::next_visit(dossier, &p.rules().calendar, cadence_days, on);
    let shelves = shelf::shelves(dossier, rules, on);
    Some(shelves.iter().filter_map(|shelf| product(shelf, rules, next_visit, on)).collect())
}

fn product(shelf: &Shelf, rules: &StockRules, next_visit: NaiveDate, on: NaiveDate) -> Option<Product> {
    let last = shelf.last()?;
    let figures = figures(shelf, last, rules, next_visit, on);
    let until = (!figures.is_empty()).then(|| words::until(next_visit, rules.lead_days, rules.safety_days));
    Some(Product {
        name: shelf.product.clone(),
        counted: words::counted(last.units, last.date),
        figures,
        until,
        why_none: why_none(shelf),
        wrong: shelf.inconsistent().map(words::inconsistent).collect(),
        counts: shelf.counts.iter().rev().map(|count| row(shelf, count)).collect(),
    })
}

fn figures(
    shelf: &Shelf,
    last: &StockCount,
    rules: &StockRules,
    next_visit: NaiveDate,
    on: NaiveDate,
) -> Vec<(&'static str, String)> {
    let Some(rate) = shelf.rate.filter(|rate| rate.per_day.num > 0) else { return Vec::new() };
    let turnover = shelf.intervals.iter().rev().find_map(|interval| interval.turnover());
    let stockout = shelf.stockout.filter(|_| !shelf.restocked);
    let suggested = shelf.suggested_order(rules, next_visit).map(|units| match units {
        0 => words::NO_ORDER.to_owned(),
        units => words::suggestion(units, shelf.counts.iter().rev().find_map(|count| count.pack)),
    });
    let always = [
        (words::TURNOVER, format!("{} · {}", words::ratio(turnover), words::per_day(rate))),
        (words::DAYS_OF_STOCK, words::ratio(Some(rate.days_of_stock(last.units)))),
    ];
    let stockout = stockout.map(|day| (words::STOCKOUT, format::near_and_date(day, on)));
    always.into_iter().chain(stockout).chain(suggested.map(|said| (words::SUGGESTED, said))).collect()
}

fn why_none(shelf: &Shelf) -> Option<&'static str> {
    match (&shelf.rate, shelf.counts.len()) {
        (Some(rate), _) if rate.per_day.num == 0 => Some(words::NOTHING_SOLD),
        (Some(_), _) => shelf.restocked.then_some(words::RESTOCKED),
        (None, 0 | 1) => Some(words::ONE_COUNT),
        (None, _) => Some(words::NO_RATE),
    }
}

fn row(shelf: &Shelf, count: &StockCount) -> CountRow {
    let interval = shelf.intervals.iter().find(|interval| interval.to == count.date);
    let number = |value: Option<i64>| format::or_none(value, format::integer);
    let sold = interval.map(|interval| match interval.is_consistent() {
        true => format::integer(interval.sell_out()),
        false => words::DOES_NOT_ADD_UP.to_owned(),
    });
    let per_day = interval.and_then(|interval| interval.rate()).map(|rate| rate.per_day);
    CountRow {
        id: count.id,
        date: count.date,
        cells: [
            format::date(count.date),
            format::integer(count.units),
            number(interval.map(|interval| interval.delivered)),
            number(interval.map(|interval| interval.lost)),
            format::or_none(sold, |sold| sold),
            words::ratio(per_day),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-06-01";

    fn count(number: u128, date: &str, units: i64, change: impl FnOnce(&mut StockCount)) -> StockCount {
        let id = StockCountId::from_u128(number);
        let mut count = StockCount::new(id, Stamp::default(), d(date), "café".into(), units);
        change(&mut count);
        count
    }

    fn of(small: Small) -> Product {
        let p = small.portfolio();
        products(&p, id(1), 28, d(DAY)).unwrap().swap_remove(0)
    }

    /// 120, +240, 90 in four weeks: the example of docs/domain.md §6.
    fn example() -> Small {
        Small::clients(&["Ana"])
            .fact(1, count(1, "2026-05-04", 120, |_| {}))
            .fact(1, count(2, DAY, 90, |one| (one.delivered, one.pack) = (Some(240), Some(12))))
    }

    #[test]
    fn two_counts_give_every_figure_and_what_to_order() {
        let found = of(example());
        assert_eq!((found.name.as_str(), found.counted), ("café", words::counted(90, d(DAY))));
        let figures: Vec<(&str, &str)> =
            found.figures.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(figures[0], (words::TURNOVER, "2,6 · 9,6 por dia"));
        assert_eq!(figures[1], (words::DAYS_OF_STOCK, "9,3"));
        assert_eq!(figures[2].1, format::near_and_date(d("2026-06-10"), d(DAY)));
        assert_eq!((figures[3].0, figures.len()), (words::SUGGESTED, 4));
        assert!(found.until.is_some());
        assert_eq!((found.why_none, found.wrong.len()), (None, 0));
    }

    #[test]
    fn counts_stand_newest_first_with_what_was_sold_between() {
        let found = of(example());
        assert_eq!(found.counts[0].cells, ["01/06/2026", "90", "240", "0", "270", "9,6"]);
        assert_eq!(found.counts[1].cells, ["04/05/2026", "120", "—", "—", "—", "—"]);
        assert_eq!(found.counts[0].id, StockCountId::from_u128(2));
    }

    #[test]
    fn one_count_says_that_another_is_missing_and_nothing_sold_says_so() {
        let one = of(Small::clients(&["Ana"]).fact(1, count(1, "2026-05-04", 120, |_| {})));
        assert_eq!((one.figures.len(), one.until, one.why_none), (0, None, Some(words::ONE_COUNT)));
        let still = Small::clients(&["Ana"])
            .fact(1, count(1, "2026-05-04", 120, |_| {}))
            .fact(1, count(2, DAY, 120, |_| {}));
        let still = of(still);
        assert_eq!((still.figures.len(), still.why_none), (0, Some(words::NOTHING_SOLD)));
    }

    #[test]
    fn counts_that_do_not_add_up_are_said_and_leave_no_figure() {
        let found = of(Small::clients(&["Ana"])
            .fact(1, count(1, "2026-05-04", 10, |_| {}))
            .fact(1, count(2, DAY, 50, |_| {})));
        assert_eq!((found.wrong.len(), found.figures.len()), (1, 0));
        assert_eq!(found.why_none, Some(words::NO_RATE));
        assert_eq!(found.counts[0].cells[4], words::DOES_NOT_ADD_UP);
    }

    #[test]
    fn who_was_never_counted_has_no_product_and_who_is_gone_nothing() {
        let p = Small::clients(&["Ana"]).portfolio();
        assert_eq!(products(&p, id(1), 28, d(DAY)), Some(Vec::new()));
        assert_eq!(products(&p, id(9), 28, d(DAY)), None);
    }
}
