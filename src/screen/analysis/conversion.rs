//! Potenciais that became clients, in the two ways of counting, each under its own name: by cohort and by flow.

use super::behind::Behind;
use super::scope::{Seen, place};
use crate::charts::paired_months::Counted;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::measure::retention::{Lead, LeadConversion, lead_conversion};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};
use chrono::NaiveDate;

const MONTHS: u32 = 12;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Leads {
    leads: Vec<(Slot, Lead)>,
    /// Clients whose day of entry nobody knows.
    undated: usize,
    /// The last twelve, oldest first; that of the day up to it.
    months: Vec<(Month, LeadConversion)>,
    /// All twelve together.
    year: LeadConversion,
    on: NaiveDate,
}

/// Who had bought before entering the carteira came as a client, and was never to be converted.
pub(crate) fn leads(seen: &Seen, p: &Portfolio) -> Leads {
    let (columns, on) = (p.columns(), seen.on);
    let lead = |slot: &Slot| {
        let created = p.client_at(*slot)?.entered?;
        let first_order = columns.order_days.of(*slot).first().copied().and_then(Day::date);
        first_order.is_none_or(|first| first >= created).then_some((*slot, Lead { created, first_order }))
    };
    let leads: Vec<(Slot, Lead)> = seen.slots.iter().filter_map(lead).collect();
    let is_dated = |slot: &Slot| p.client_at(*slot).is_some_and(|client| client.entered.is_some());
    let undated = seen.slots.iter().filter(|slot| !is_dated(slot)).count();
    let of = |period: Period| lead_conversion(leads.iter().map(|(_, lead)| *lead), period, on);
    let month = |month: Month| (month, of(Period::new(month.first_day(), month.period().reference(on))));
    let months: Vec<_> = Month::of(on).last_n(MONTHS).map(month).collect();
    let first = Month::of(on).plus(1 - MONTHS as i32).first_day();
    let year = of(Period::new(first, on));
    Leads { leads, undated, months, year, on }
}

impl Leads {
    pub(crate) fn clients(&self) -> usize {
        self.leads.len()
    }

    pub(crate) fn finding(&self) -> String {
        words::conversion::finding(&self.year)
    }

    pub(crate) fn flow(&self) -> Option<String> {
        words::conversion::flow(&self.year)
    }

    pub(crate) fn note(&self) -> String {
        words::conversion::note(self.undated)
    }

    /// Nobody entered and nobody bought for the first time.
    pub(crate) fn is_empty(&self) -> bool {
        self.year.by_cohort.den == 0 && self.year.by_flow.num == 0
    }

    pub(crate) fn series(&self) -> (Vec<String>, [Counted; 3]) {
        let [created, converted, first_orders] = words::conversion::IN_CHART;
        let counted = |name: &str, of: fn(&LeadConversion) -> i64| Counted {
            name: name.to_owned(),
            counts: self.months.iter().map(|(_, found)| usize::try_from(of(found)).unwrap_or(0)).collect(),
        };
        let series = [
            counted(created, |found| found.by_cohort.den),
            counted(converted, |found| found.by_cohort.num),
            counted(first_orders, |found| found.by_flow.num),
        ];
        (self.months.iter().map(|(month, _)| format::month_short(*month)).collect(), series)
    }

    /// The latest month on top.
    pub(crate) fn table(&self) -> IndicatorTable {
        let mut table = IndicatorTable::new(
            words::CONVERSION,
            &[words::MONTH],
            &[
                words::conversion::CREATED,
                words::conversion::CONVERTED,
                words::conversion::BY_COHORT,
                words::conversion::FIRST_ORDERS,
                words::conversion::BY_FLOW,
            ],
        );
        for (month, found) in self.months.iter().rev() {
            table.rows.push(vec![
                Value::Text(format::month_year(*month)),
                Value::Count(found.by_cohort.den),
                Value::Count(found.by_cohort.num),
                Value::Share(found.by_cohort),
                Value::Count(found.by_flow.num),
                Value::Share(found.by_flow),
            ]);
        }
        table
    }

    /// Of a chart.
    pub(crate) fn at(&self, item: usize) -> Option<Month> {
        self.months.get(item).map(|(month, _)| *month)
    }

    /// Of a table, which has the latest month on top.
    pub(crate) fn of_row(&self, row: usize) -> Option<Month> {
        self.months.iter().rev().nth(row).map(|(month, _)| *month)
    }

    /// Who entered in the month, or bought for the first time in it; `None`: nobody did.
    pub(crate) fn behind(&self, month: Month, seen: &Seen, p: &Portfolio) -> Option<Behind> {
        let first = |lead: &Lead| lead.first_order.filter(|first| *first <= self.on);
        let belongs = |lead: &Lead| {
            (month.contains(lead.created) && lead.created <= self.on)
                || first(lead).is_some_and(|day| month.contains(day))
        };
        let slots: Vec<Slot> =
            self.leads.iter().filter(|(_, lead)| belongs(lead)).map(|(slot, _)| *slot).collect();
        if slots.is_empty() {
            return None;
        }
        let title = words::conversion::of_month(month, slots.len());
        let says = |slot: Slot| {
            let lead = self.leads.iter().find(|(own, _)| *own == slot).map(|(_, lead)| lead);
            let said = lead.map(|lead| words::conversion::history(lead.created, first(lead)));
            (said.unwrap_or_default(), place(p, slot))
        };
        Some(Behind::of(seen, p, title, &slots, says))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::ratio::Ratio;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    /// Ana entered in October and bought in November, Bia entered in November, Caio bought before he entered, of Duda no day
    /// is known, and Eva buys after the day.
    fn five() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"])
            .with(1, |one| one.entered = Some(d("2026-10-02")))
            .with(2, |one| one.entered = Some(d("2026-11-18")))
            .with(3, |one| one.entered = Some(d("2026-10-02")))
            .with(5, |one| one.entered = Some(d("2026-10-05")))
            .order(1, "2026-11-03", 10_000)
            .order(3, "2026-10-01", 10_000)
            .order(5, "2026-11-19", 10_000)
            .portfolio()
    }

    #[test]
    fn each_month_counts_those_who_entered_and_those_who_first_bought() {
        let p = five();
        let found = leads(&seen_on(&p, DAY), &p);
        assert_eq!(
            rows(&found.table())[..2],
            ["novembro de 2026|1|0|0,0%|1|100,0%", "outubro de 2026|2|1|50,0%|0|0,0%"]
        );
        let year = LeadConversion { by_cohort: Ratio::new(1, 3), by_flow: Ratio::new(1, 3) };
        assert_eq!((found.clients(), found.finding()), (3, words::conversion::finding(&year)));
        assert_eq!(
            (found.flow(), found.note()),
            (words::conversion::flow(&year), words::conversion::note(1))
        );
        let (names, series) = found.series();
        assert_eq!((names.len(), series.each_ref().map(|one| one.counts[10])), (12, [2, 1, 0]));
    }

    #[test]
    fn behind_a_month_stand_both_kinds_with_what_is_known_by_the_day() {
        let p = five();
        let seen = seen_on(&p, DAY);
        let found = leads(&seen, &p);
        let november = found.of_row(0).unwrap();
        assert_eq!((found.at(11), found.at(12)), (Some(november), None));
        assert_eq!(
            people(&found.behind(november, &seen, &p).unwrap()),
            [
                "Ana|entrou em 02/10/2026, primeiro pedido em 03/11/2026|",
                "Bia|entrou em 18/11/2026, ainda não comprou|",
            ]
        );
        let october = found.behind(november.prev(), &seen, &p).unwrap();
        assert_eq!(people(&october)[1], "Eva|entrou em 05/10/2026, ainda não comprou|");
        assert_eq!(found.behind(november.prev().prev(), &seen, &p), None);
    }

    #[test]
    fn nobody_entered_is_said_so() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = leads(&seen_on(&p, DAY), &p);
        assert!(found.is_empty() && !leads(&seen_on(&five(), DAY), &five()).is_empty());
        assert_eq!((found.flow(), found.note()), (None, words::conversion::note(1)));
        assert_eq!(rows(&found.table())[0], "novembro de 2026|0|0|—|0|—");
    }
}
