//! Ticket médio, frequency and mix, by month.

use super::scope::Seen;
use crate::charts::value_months::Monthly;
use crate::domain::calendar::period::{Month, Period, step_months};
use crate::domain::indicator::analysis::sales::{mixes, sales};
use crate::domain::measure::ticket::Sales;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};

const MONTHS: u32 = 24;

/// What was bought in a period, and the mean of distinct products of a buyer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sold {
    pub sales: Sales,
    pub mix: Ratio,
}

/// The last 24 months, oldest first; that of the day up to it.
pub(crate) fn months(seen: &Seen, p: &Portfolio) -> Vec<(Month, Sold)> {
    let months: Vec<Month> = Month::of(seen.on).last_n(MONTHS).collect();
    let period = |month: &Month| Period::new(month.first_day(), month.period().reference(seen.on));
    let periods: Vec<Period> = months.iter().map(period).collect();
    months.into_iter().zip(sold(seen, p, &periods)).collect()
}

/// The twelve months up to the day.
pub(crate) fn year(seen: &Seen, p: &Portfolio) -> Sold {
    let first = step_months(seen.on, -12).succ_opt().unwrap_or(seen.on);
    sold(seen, p, &[Period::new(first, seen.on)]).pop().unwrap_or_default()
}

fn sold(seen: &Seen, p: &Portfolio, periods: &[Period]) -> Vec<Sold> {
    let columns = p.columns();
    let sales = periods.iter().map(|period| sales(columns, &seen.slots, *period));
    sales.zip(mixes(p, &seen.slots, periods)).map(|(sales, mix)| Sold { sales, mix }).collect()
}

/// Ticket médio in reais; a month without orders is a gap.
pub(crate) fn series(months: &[(Month, Sold)]) -> (Vec<String>, Monthly) {
    let reais = |ratio: Ratio| ratio.quotient_half_up().map(|centavos| centavos as f64 / 100.0);
    let values = months.iter().map(|(_, sold)| reais(sold.sales.average_ticket())).collect();
    let names = months.iter().map(|(month, _)| format::month_short(*month)).collect();
    (names, Monthly { name: words::ticket::AVERAGE.to_owned(), values })
}

/// The latest month on top.
pub(crate) fn table(months: &[(Month, Sold)]) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::TICKET,
        &[words::MONTH],
        &[
            words::ticket::REVENUE,
            words::ORDERS,
            words::BUYERS,
            words::ticket::AVERAGE,
            words::ticket::FREQUENCY,
            words::ticket::PER_BUYER,
            words::ticket::MIX,
        ],
    );
    let centavos = |ratio: Ratio| ratio.quotient_half_up().map_or(Value::Nothing, Value::Centavos);
    let number = |ratio: Ratio| ratio.value().map_or(Value::Nothing, Value::Decimal);
    let row = |(month, Sold { sales, mix }): &(Month, Sold)| {
        vec![
            Value::Text(format::month_year(*month)),
            Value::Centavos(sales.revenue_centavos),
            Value::Count(sales.orders),
            Value::Count(sales.buyers),
            centavos(sales.average_ticket()),
            number(sales.frequency()),
            centavos(sales.revenue_per_buyer()),
            number(*mix),
        ]
    };
    table.rows = months.iter().rev().map(row).collect();
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::order::OrderItem;
    use crate::domain::value::money::Centavos;
    use crate::screen::analysis::small::{rows, seen_on};
    use crate::screen::small::Small;

    const DAY: &str = "2026-11-18";

    /// Ana ordered twice in November, with two products; Bia once, of which nothing is known; one is dated after the day.
    fn two() -> Portfolio {
        let item = |product: &str| OrderItem {
            product: product.to_owned(),
            quantity_milli: 1_000,
            total: Centavos::new(5_000),
        };
        Small::clients(&["Ana", "Bia"])
            .order_with(1, "2026-11-01", 10_000, |order| order.items = vec![item("café"), item("chá")])
            .order_with(1, "2026-11-18", 20_000, |order| order.items = vec![item("café")])
            .order(2, "2026-11-05", 60_001)
            .order(2, "2026-11-19", 900_000)
            .order(2, "2025-11-18", 7_000)
            .portfolio()
    }

    #[test]
    fn the_running_month_counts_up_to_the_day_and_stands_on_top() {
        let p = two();
        let months = months(&seen_on(&p, DAY), &p);
        let table = table(&months);
        assert_eq!(table.rows.len(), 24);
        assert_eq!(
            rows(&table)[..2],
            [
                "novembro de 2026|R$ 900,01|3|2|R$ 300,00|1,5|R$ 450,01|2,0",
                "outubro de 2026|R$ 0,00|0|0|—|—|—|—",
            ]
        );
        let (names, drawn) = series(&months);
        assert_eq!((names.len(), drawn.values[23], drawn.values[22]), (24, Some(300.0), None));
    }

    #[test]
    fn a_year_ago_to_the_day_is_outside_the_twelve_months() {
        let p = two();
        let year = year(&seen_on(&p, DAY), &p);
        assert_eq!(year.sales, Sales { revenue_centavos: 90_001, orders: 3, buyers: 2 });
        let nobody = Small::clients(&["Ana"]).portfolio();
        assert_eq!(super::year(&seen_on(&nobody, DAY), &nobody).sales, Sales::default());
    }
}
