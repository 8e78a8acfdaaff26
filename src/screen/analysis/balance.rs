//! *Saldo*: who was opened, recovered and lost, month by month.

use super::behind::Behind;
use super::months::{Months, moved};
use super::scope::Seen;
use crate::domain::calendar::period::Month;
use crate::domain::measure::retention::{Balance, BuyerStanding, Passage};
use crate::domain::portfolio::Portfolio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};

/// Of twelve months, the running one with them.
pub(crate) fn finding(months: &Months) -> String {
    let balances: Vec<Balance> = months.0.iter().map(|(_, found)| found.balance).collect();
    let (opened, recovered, lost) = words::balance::year(&balances);
    words::balance::finding(opened, recovered, lost)
}

/// Abertos, recuperados and perdidos of each month.
pub(crate) fn series(months: &Months) -> (Vec<String>, Vec<[usize; 3]>) {
    let counts = |balance: &Balance| [balance.opened, balance.recovered, balance.lost];
    (months.names(), months.0.iter().map(|(_, found)| counts(&found.balance)).collect())
}

/// The latest month on top.
pub(crate) fn table(months: &Months) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::BALANCE,
        &[words::MONTH],
        &[
            words::retention::ACTIVE_AT_START,
            words::balance::OPENED,
            words::balance::RECOVERED,
            words::balance::LOST,
            words::balance::AT_END,
        ],
    );
    for (month, found) in months.0.iter().rev() {
        let Balance { at_start, opened, recovered, lost, at_end } = found.balance;
        let counts = [at_start, opened, recovered, lost, at_end].map(|n| Value::Count(n as i64));
        table.rows.push(std::iter::once(Value::Text(format::month_year(*month))).chain(counts).collect());
    }
    table
}

/// Who moved in the month, each with what became of it.
pub(crate) fn behind(month: Month, seen: &Seen, p: &Portfolio) -> Option<Behind> {
    moved(month, seen, p, movement, words::balance::moved_in)
}

/// Aberto, recuperado, perdido; `None` for who stayed where it was.
fn movement(passage: Passage) -> Option<&'static str> {
    match (passage.at_start, passage.at_end == BuyerStanding::Active) {
        (BuyerStanding::Active, false) => Some(words::balance::LOST_ONE),
        (BuyerStanding::NeverBought, true) => Some(words::balance::OPENED_ONE),
        (BuyerStanding::Inactive | BuyerStanding::Former, true) => Some(words::balance::RECOVERED_ONE),
        (BuyerStanding::Active, true)
        | (BuyerStanding::NeverBought | BuyerStanding::Inactive | BuyerStanding::Former, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use crate::screen::analysis::months::months;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    #[test]
    fn each_movement_has_its_word_and_who_stayed_is_not_there() {
        let p = Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"])
            // Lost in October, opened in it, recovered in it, there all along; and never a buyer.
            .order(1, "2026-07-10", 10_000)
            .order(2, "2026-10-10", 20_000)
            .order(3, "2026-05-10", 30_000)
            .order(3, "2026-10-10", 30_000)
            .order(4, "2026-09-20", 40_000)
            .portfolio();
        let seen = seen_on(&p, DAY);
        let october = behind(Month::of(d("2026-10-01")), &seen, &p).unwrap();
        assert_eq!(
            people(&october),
            ["Ana|perdido|R$ 100,00", "Bia|aberto|R$ 200,00", "Caio|recuperado|R$ 600,00"]
        );
        let all = months(&seen, &p);
        assert_eq!(rows(&table(&all))[1], "outubro de 2026|2|1|1|1|3");
        let (names, counts) = series(&all);
        assert_eq!((names.len(), counts[22]), (24, [1, 1, 1]));
    }

    #[test]
    fn as_many_stand_behind_a_month_as_its_row_counts() {
        let p = Portfolio::from_records(sample::records(7, d(DAY)));
        let seen = seen_on(&p, DAY);
        let all = months(&seen, &p);
        let mut moved = 0;
        for (month, counts) in all.0.iter().map(|(month, _)| *month).zip(series(&all).1) {
            let found = behind(month, &seen, &p).map_or(0, |behind| behind.people.len());
            assert_eq!(found, counts.iter().sum::<usize>(), "{month}");
            moved += found;
        }
        assert!(moved > 0);
    }

    #[test]
    fn nobody_moved_is_a_balance_of_nothing() {
        let p = Portfolio::default();
        let seen = seen_on(&p, DAY);
        assert_eq!(finding(&months(&seen, &p)), words::balance::finding(0, 0, 0));
        assert_eq!(behind(Month::of(d(DAY)), &seen, &p), None);
    }
}
