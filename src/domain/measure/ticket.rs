//! Ticket médio, frequency, revenue per buyer and mix: what one order and one buyer are worth.
//!
//! Revenue per buyer is the product of ticket and frequency: the three are kept as exact ratios of the same counts,
//! and rounded only when shown.

use serde::{Deserialize, Serialize};

use crate::domain::value::ratio::Ratio;

/// Valid orders of a period, summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sales {
    pub revenue_centavos: i64,
    pub orders: i64,
    /// Distinct clients with at least one of these orders.
    pub buyers: i64,
}

impl Sales {
    /// Centavos of one order: revenue ÷ orders.
    pub(crate) fn average_ticket(self) -> Ratio {
        Ratio::new(self.revenue_centavos, self.orders)
    }

    /// Orders of one buyer: orders ÷ buyers.
    pub(crate) fn frequency(self) -> Ratio {
        Ratio::new(self.orders, self.buyers)
    }

    /// Centavos of one buyer: revenue ÷ buyers.
    pub(crate) fn revenue_per_buyer(self) -> Ratio {
        Ratio::new(self.revenue_centavos, self.buyers)
    }
}

/// Distinct products one client bought in the period.
pub(crate) fn mix<P: Ord>(products: impl IntoIterator<Item = P>) -> usize {
    let mut distinct: Vec<P> = products.into_iter().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.len()
}

/// Mean mix: the mixes summed ÷ the clients that bought something.
pub(crate) fn mean_mix(mixes: impl IntoIterator<Item = usize>) -> Ratio {
    let (products, buyers) = mixes
        .into_iter()
        .filter(|mix| *mix > 0)
        .fold((0, 0), |(products, buyers), mix| (products + mix, buyers + 1));
    Ratio::of_counts(products, buyers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticket_times_frequency_is_revenue_per_buyer() {
        let sales = Sales { revenue_centavos: 1_000_000, orders: 30, buyers: 12 };
        assert_eq!(sales.average_ticket().quotient_half_up(), Some(33_333));
        assert_eq!(sales.frequency(), Ratio::new(30, 12));
        assert_eq!(sales.revenue_per_buyer().quotient_half_up(), Some(83_333));
    }

    #[test]
    fn no_order_has_no_ticket() {
        let none = Sales::default();
        assert_eq!(none.average_ticket().quotient_half_up(), None);
        assert_eq!(none.frequency().value(), None);
        assert_eq!(none.revenue_per_buyer().quotient_half_up(), None);
    }

    #[test]
    fn mix_counts_each_product_once() {
        assert_eq!(mix(["sal", "arroz", "sal"]), 2);
        assert_eq!(mix(Vec::<u32>::new()), 0);
        assert_eq!(mean_mix([2, 0, 5]), Ratio::new(7, 2));
        assert_eq!(mean_mix([]).value(), None);
    }

    proptest! {
        #[test]
        fn the_product_law_holds_exactly(revenue in 0..1_000_000_000i64, orders in 1..10_000i64, buyers in 1..10_000i64) {
            let sales = Sales { revenue_centavos: revenue, orders, buyers };
            let product = Ratio::new(
                sales.average_ticket().num * sales.frequency().num,
                sales.average_ticket().den * sales.frequency().den,
            );
            prop_assert_eq!(product.compare(sales.revenue_per_buyer()), Some(std::cmp::Ordering::Equal));
        }
    }
}
