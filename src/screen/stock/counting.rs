//! The rows of a count: the products offered, and what must be written of one.

use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::status::shelf;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::text::stock as words;

/// So many are offered; more by name.
const OFFERED: usize = 6;

/// One product as it is counted: units, each unless nothing was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub product: String,
    pub units: Option<i64>,
    pub delivered: Option<i64>,
    pub losses: Option<i64>,
    pub in_transit: Option<i64>,
    pub pack: Option<i64>,
}

/// Why a count can not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    NothingCounted,
    NoProduct,
    Negative,
}

impl Problem {
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::NothingCounted => words::NOTHING_COUNTED,
            Self::NoProduct => words::PRODUCT_NEEDED,
            Self::Negative => words::NEGATIVE,
        }
    }
}

/// The products to start with, each with the units of its box as last said: what the client counted or bought last.
pub(crate) fn offered(p: &Portfolio, client: ClientId) -> Vec<(String, Option<i64>)> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let pack = |product: &str| {
        dossier.stock_counts().rev().filter(|count| count.product == product).find_map(|count| count.pack)
    };
    let products = shelf::products(dossier, OFFERED).into_iter();
    products.map(|product| (pack(&product), product)).map(|(pack, product)| (product, pack)).collect()
}

/// What was counted, or the first thing that is wrong. `new` makes a count of a product and its units.
pub(crate) fn counts(
    rows: &[Counted],
    new: impl Fn(String, i64) -> StockCount,
) -> Result<Vec<StockCount>, Problem> {
    let counts: Result<Vec<Option<StockCount>>, Problem> = rows.iter().map(|row| count(row, &new)).collect();
    let counts: Vec<StockCount> = counts?.into_iter().flatten().collect();
    if counts.is_empty() { Err(Problem::NothingCounted) } else { Ok(counts) }
}

fn count(row: &Counted, new: impl Fn(String, i64) -> StockCount) -> Result<Option<StockCount>, Problem> {
    let Counted { product, units, delivered, losses, in_transit, pack } = row;
    let Some(units) = *units else { return Ok(None) };
    let product = product.trim();
    if product.is_empty() {
        return Err(Problem::NoProduct);
    }
    if units < 0 || [delivered, losses, in_transit].into_iter().flatten().any(|units| *units < 0) {
        return Err(Problem::Negative);
    }
    Ok(Some(StockCount {
        delivered: *delivered,
        losses: *losses,
        in_transit: *in_transit,
        pack: pack.filter(|pack| *pack > 0),
        ..new(product.to_owned(), units)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::StockCountId;
    use crate::screen::small::{Small, d, id};

    fn new(product: String, units: i64) -> StockCount {
        StockCount::new(StockCountId::from_u128(1), Stamp::default(), d("2026-11-18"), product, units)
    }

    fn row(product: &str, units: Option<i64>) -> Counted {
        Counted { product: product.into(), units, ..Counted::default() }
    }

    #[test]
    fn only_what_was_counted_is_kept_and_zero_is_a_count() {
        let rows = [row("café", Some(0)), row("chá", None), row(" mate ", Some(3)), row("", None)];
        let kept = counts(&rows, new).unwrap();
        let kept: Vec<(&str, i64)> = kept.iter().map(|one| (one.product.as_str(), one.units)).collect();
        assert_eq!(kept, [("café", 0), ("mate", 3)]);
    }

    #[test]
    fn the_first_thing_that_is_wrong_is_said() {
        assert_eq!(counts(&[row("café", None)], new), Err(Problem::NothingCounted));
        assert_eq!(counts(&[], new), Err(Problem::NothingCounted));
        assert_eq!(counts(&[row("café", Some(1)), row(" ", Some(1))], new), Err(Problem::NoProduct));
        assert_eq!(counts(&[row("café", Some(-1))], new), Err(Problem::Negative));
        let lost = Counted { losses: Some(-1), ..row("café", Some(1)) };
        assert_eq!(counts(&[lost], new), Err(Problem::Negative));
    }

    #[test]
    fn a_box_of_nothing_is_no_box() {
        let of = |pack| counts(&[Counted { pack, ..row("café", Some(1)) }], new).unwrap()[0].pack;
        assert_eq!([of(Some(12)), of(Some(0)), of(Some(-1)), of(None)], [Some(12), None, None, None]);
    }

    #[test]
    fn what_was_counted_last_is_offered_with_its_box() {
        let number = StockCountId::from_u128;
        let on = |at, date: &str, product: &str, pack| {
            let bare = StockCount::new(number(at), Stamp::default(), d(date), product.into(), 5);
            StockCount { pack, ..bare }
        };
        let p = Small::clients(&["Ana", "Bia"])
            .fact(1, on(1, "2026-11-01", "café", Some(6)))
            .fact(1, on(2, "2026-11-08", "café", Some(12)))
            .fact(1, on(3, "2026-11-15", "café", None))
            .fact(1, on(4, "2026-11-15", "chá", None))
            .portfolio();
        let mut found = offered(&p, id(1));
        found.sort();
        assert_eq!(found, [("café".to_owned(), Some(12)), ("chá".to_owned(), None)]);
        assert_eq!((offered(&p, id(2)), offered(&p, id(9))), (Vec::new(), Vec::new()));
    }
}
