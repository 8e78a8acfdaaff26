//! *Retenção*: who stayed, month by month, and who was lost.

use super::behind::Behind;
use super::months::{Months, moved};
use super::scope::Seen;
use crate::charts::value_months::Monthly;
use crate::domain::calendar::period::Month;
use crate::domain::measure::retention::{BuyerStanding, Passage};
use crate::domain::portfolio::Portfolio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};

pub(crate) fn finding(months: &Months) -> String {
    months.last_whole().map(|(month, found)| words::retention::finding(*month, found)).unwrap_or_default()
}

/// How many inactive clients came back in the month of the finding.
pub(crate) fn returned(months: &Months) -> Option<String> {
    words::retention::returned(&months.last_whole()?.1)
}

/// Retention in percent. Reactivation stands in the sentence and the table: of one or two inactive clients it jumps from 0
/// to 100%.
pub(crate) fn series(months: &Months) -> (Vec<String>, Monthly) {
    let percent = months.0.iter().map(|(_, found)| found.retention.percent_tenths());
    let values = percent.map(|tenths| tenths.map(|tenths| tenths as f64 / 10.0)).collect();
    (months.names(), Monthly { name: words::retention::RETAINED.to_owned(), values })
}

/// The latest month on top.
pub(crate) fn table(months: &Months) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::RETENTION,
        &[words::MONTH],
        &[
            words::retention::ACTIVE_AT_START,
            words::retention::RETAINED,
            words::retention::CHURN,
            words::retention::REACTIVATED,
        ],
    );
    for (month, found) in months.0.iter().rev() {
        table.rows.push(vec![
            Value::Text(format::month_year(*month)),
            Value::Count(found.balance.at_start as i64),
            Value::Share(found.retention),
            Value::Share(found.churn),
            Value::Share(found.reactivation),
        ]);
    }
    table
}

/// Who was lost in the month.
pub(crate) fn behind(month: Month, seen: &Seen, p: &Portfolio) -> Option<Behind> {
    moved(month, seen, p, lost, words::retention::lost_in)
}

fn lost(passage: Passage) -> Option<&'static str> {
    let was_and_is_not = passage.at_start == BuyerStanding::Active && passage.at_end != BuyerStanding::Active;
    was_and_is_not.then_some(words::balance::LOST_ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::uf::Uf;
    use crate::screen::analysis::months::months;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    /// With one order the limits are 45 and 90 days: Ana is lost in October, Bia in November, Caio stays, Duda comes back
    /// in October after a year.
    fn four() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .with(1, |one| one.uf = Some(Uf::SP))
            .order(1, "2026-07-10", 10_000)
            .order(2, "2026-08-10", 20_000)
            .order(3, "2026-11-02", 30_000)
            .order(3, "2026-09-02", 30_000)
            .order(4, "2026-05-10", 40_000)
            .order(4, "2026-10-10", 40_000)
            .portfolio()
    }

    #[test]
    fn the_finding_is_of_october_while_november_runs_and_the_table_has_both() {
        let p = four();
        let all = months(&seen_on(&p, DAY), &p);
        assert_eq!(
            rows(&table(&all))[..2],
            ["novembro de 2026|3|66,7%|33,3%|0,0%", "outubro de 2026|3|66,7%|33,3%|100,0%"]
        );
        let (october, found) = all.last_whole().unwrap();
        assert_eq!(*october, Month::of(d("2026-10-01")));
        assert_eq!(finding(&all), words::retention::finding(*october, found));
        assert_eq!(returned(&all).unwrap(), words::retention::returned(found).unwrap());
        let (names, line) = series(&all);
        assert_eq!((names.len(), line.values[22], line.values[0]), (24, Some(66.7), None));
    }

    #[test]
    fn behind_a_month_stand_those_who_were_lost_in_it() {
        let p = four();
        let seen = seen_on(&p, DAY);
        let lost_in = |day: &str| behind(Month::of(d(day)), &seen, &p);
        let october = lost_in("2026-10-01").unwrap();
        assert_eq!(people(&october), ["Ana|perdido · SP|R$ 100,00"]);
        assert_eq!(october.title, words::retention::lost_in(Month::of(d("2026-10-01")), 1));
        assert_eq!(people(&lost_in("2026-11-01").unwrap()), ["Bia|perdido|R$ 200,00"]);
        assert_eq!(lost_in("2026-09-01"), None);
    }

    #[test]
    fn nobody_has_no_retention_and_nobody_behind_it() {
        let p = Portfolio::default();
        let seen = seen_on(&p, DAY);
        let all = months(&seen, &p);
        assert_eq!(rows(&table(&all))[0], "novembro de 2026|0|—|—|—");
        assert_eq!(returned(&all), None);
        assert_eq!(behind(Month::of(d(DAY)), &seen, &p), None);
    }
}
