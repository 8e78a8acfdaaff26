//! What was bought before and after a complaint, beside clients of the same ABC class that never complained. That one follows
//! the other is no proof.
//!
//! Of each client the first complaint of the year that ended 90 days ago: only then all of the days after it are known. The
//! class is that of the end of the month before. The others are measured around the middle of the same months, and weigh as
//! many as complained: both sides stand for the same number of clients.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, step_days, step_months};
use crate::domain::indicator::status::statuses;
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Before and after, the day of the complaint with the latter.
pub(crate) const SIDE_DAYS: i64 = 90;
/// Fewer clients than this make no finding.
pub(crate) const FEWEST: usize = 5;

/// Net centavos of some clients in the days before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    pub clients: usize,
    pub before: i64,
    pub after: i64,
}

impl Sides {
    /// How the revenue changed; nothing of too few clients, or where nothing was bought before.
    pub(crate) fn change(self) -> Option<Ratio> {
        let enough = self.clients >= FEWEST && self.before > 0;
        enough.then(|| Ratio::new(self.after - self.before, self.before))
    }

    fn add(&mut self, (before, after): (i64, i64)) {
        self.before = self.before.saturating_add(before);
        self.after = self.after.saturating_add(after);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cost {
    pub complained: Sides,
    /// Revenue weighed to the number that complained; `clients` are those it was taken from.
    pub others: Sides,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ComplaintCost {
    pub classes: BTreeMap<AbcClass, Cost>,
    /// Had no class then: nothing was bought in the twelve months before.
    pub without_class: usize,
}

impl ComplaintCost {
    pub(crate) fn all(&self) -> Cost {
        let mut all = Cost::default();
        for Cost { complained, others } in self.classes.values() {
            for (sum, one) in [(&mut all.complained, complained), (&mut all.others, others)] {
                sum.clients += one.clients;
                sum.add((one.before, one.after));
            }
        }
        all
    }
}

/// `complained`: by slot, the days of every complaint known on `on`, in any order.
pub(crate) fn complaint_cost(
    columns: &Columns,
    rules: &Rules,
    slots: &[Slot],
    complained: &BTreeMap<Slot, Vec<NaiveDate>>,
    on: NaiveDate,
) -> ComplaintCost {
    let until = step_days(on, 1 - SIDE_DAYS);
    let from = step_months(until, -12);
    let first = |days: &Vec<NaiveDate>| days.iter().copied().filter(|day| from < *day && *day <= until).min();
    let mut months: BTreeMap<Month, Vec<(Slot, NaiveDate)>> = BTreeMap::new();
    for slot in slots {
        if let Some(day) = complained.get(slot).and_then(first) {
            months.entry(Month::of(day)).or_default().push((*slot, day));
        }
    }
    let mut found = ComplaintCost::default();
    let mut beside: BTreeMap<AbcClass, BTreeSet<Slot>> = BTreeMap::new();
    for (month, unhappy) in months {
        let start = month.period().start;
        let known = statuses(columns, rules, step_days(start, -1));
        let class = |slot: Slot| known.get(slot.at())?.as_ref()?.abc;
        let mut here: BTreeMap<AbcClass, i64> = BTreeMap::new();
        for (slot, day) in unhappy {
            let Some(class) = class(slot) else {
                found.without_class += 1;
                continue;
            };
            let sum = &mut found.classes.entry(class).or_default().complained;
            sum.clients += 1;
            sum.add(around(columns, slot, day));
            *here.entry(class).or_default() += 1;
        }
        for (of, weight) in here {
            let peers =
                slots.iter().filter(|slot| !complained.contains_key(slot) && class(**slot) == Some(of));
            let mut sum = Sides::default();
            for slot in peers {
                sum.clients += 1;
                sum.add(around(columns, *slot, step_days(start, 14)));
                beside.entry(of).or_default().insert(*slot);
            }
            let count = i64::try_from(sum.clients).unwrap_or(i64::MAX);
            let weighed =
                |centavos: i64| centavos.saturating_mul(weight).checked_div(count).unwrap_or_default();
            found.classes.entry(of).or_default().others.add((weighed(sum.before), weighed(sum.after)));
        }
    }
    for (class, cost) in &mut found.classes {
        cost.others.clients = beside.get(class).map_or(0, BTreeSet::len);
    }
    found
}

fn around(columns: &Columns, slot: Slot, day: NaiveDate) -> (i64, i64) {
    let bought = |from: i64, to: i64| {
        columns.bought_between(slot, Day::of(step_days(day, from)), Day::of(step_days(day, to))).centavos
    };
    (bought(-SIDE_DAYS, -1), bought(0, SIDE_DAYS - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, OrderId};
    use crate::domain::value::money::Centavos;

    fn d(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    /// Clients with orders of these days and centavos.
    fn carteira(all: &[&[(&str, i64)]]) -> Portfolio {
        let dossier = |(number, orders): (u128, &&[(&str, i64)])| {
            let mut dossier = Dossier::of(Client::new(ClientId::from_u128(number), Stamp::default()));
            let order = |(at, (day, centavos)): (u128, &(&str, i64))| {
                let id = OrderId::from_u128(number * 100 + at);
                Order::new(id, Stamp::default(), d(day), Centavos::new(*centavos))
            };
            dossier.orders = (0..).zip(*orders).map(order).collect::<Vec<_>>().into();
            dossier.normalize();
            Record::Client(Box::new(dossier))
        };
        Portfolio::from_records((1..).zip(all).map(dossier))
    }

    fn cost(p: &Portfolio, complained: &[(usize, &str)], on: &str) -> ComplaintCost {
        let mut by_slot: BTreeMap<Slot, Vec<NaiveDate>> = BTreeMap::new();
        for (slot, day) in complained {
            by_slot.entry(Slot::new(*slot)).or_default().push(d(day));
        }
        let slots: Vec<Slot> = p.columns().slots().collect();
        complaint_cost(p.columns(), p.rules(), &slots, &by_slot, d(on))
    }

    #[test]
    fn both_sides_stand_for_as_many_clients_as_complained() {
        // All of one class: equal revenue until the end of May.
        let unhappy: &[(&str, i64)] = &[("2026-05-01", 1000), ("2026-07-01", 400)];
        let other: &[(&str, i64)] = &[("2026-05-01", 1000), ("2026-07-01", 1100)];
        let p = carteira(&[unhappy, unhappy, other, other, other]);
        let found = cost(&p, &[(0, "2026-06-10"), (1, "2026-06-20"), (1, "2026-06-25")], "2026-11-18");
        assert_eq!(
            found.all(),
            Cost {
                complained: Sides { clients: 2, before: 2000, after: 800 },
                others: Sides { clients: 3, before: 2000, after: 2200 },
            }
        );
        assert_eq!(found.classes.len(), 1);
    }

    #[test]
    fn the_day_of_the_complaint_counts_with_the_days_after_and_ninety_are_a_side() {
        let orders: &[(&str, i64)] = &[
            ("2026-03-11", 1),
            ("2026-03-12", 10),
            ("2026-06-10", 100),
            ("2026-09-07", 1000),
            ("2026-09-08", 10_000),
        ];
        let p = carteira(&[orders]);
        let found = cost(&p, &[(0, "2026-06-10")], "2026-11-18").all().complained;
        assert_eq!((found.before, found.after), (10, 1100));
    }

    #[test]
    fn only_a_complaint_whose_days_after_have_passed_counts_and_none_older_than_a_year() {
        let p = carteira(&[&[("2025-05-01", 1000), ("2026-05-01", 1000)]]);
        let clients = |day, on| cost(&p, &[(0, day)], on).all().complained.clients;
        assert_eq!([clients("2026-06-10", "2026-09-06"), clients("2026-06-10", "2026-09-07")], [0, 1]);
        assert_eq!([clients("2026-06-10", "2027-09-06"), clients("2026-06-10", "2027-09-07")], [1, 0]);
    }

    #[test]
    fn who_had_bought_nothing_has_no_class_and_stands_apart() {
        let found = cost(&carteira(&[&[("2026-06-20", 1000)]]), &[(0, "2026-06-10")], "2026-11-18");
        assert_eq!((found.without_class, found.all()), (1, Cost::default()));
    }

    #[test]
    fn four_clients_are_too_few_and_nothing_before_gives_no_share() {
        let of = |clients, before, after| Sides { clients, before, after }.change();
        assert_eq!(of(FEWEST, 1000, 700), Some(Ratio::new(-300, 1000)));
        assert_eq!([of(FEWEST - 1, 1000, 700), of(FEWEST, 0, 700), Sides::default().change()], [None; 3]);
    }
}
