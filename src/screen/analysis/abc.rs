//! Curva ABC: one stretch a class, and the clients of each class.

use super::behind::Behind;
use super::scope::{Seen, place};
use crate::charts::curve::Stretch;
use crate::domain::filter::Filter;
use crate::domain::measure::abc::{AbcClass, AbcLimits, abc};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::analysis as words;
use std::cmp::Reverse;

pub(crate) const CLASSES: [AbcClass; 3] = [AbcClass::A, AbcClass::B, AbcClass::C];
/// Points that the curve is drawn with at most, a class's first and last beside them.
const POINTS: usize = 240;

/// Clients in scope with revenue, greatest first, each with its class among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Curve {
    rows: Vec<Row>,
    total: i64,
    a_percent: u8,
    b_percent: u8,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    slot: Slot,
    /// Of twelve months.
    centavos: i64,
    class: AbcClass,
}

/// The classes are those of the clients in scope, not of the whole carteira. Ties by slot.
pub(crate) fn curve(seen: &Seen, p: &Portfolio) -> Curve {
    let bought: Vec<(Slot, i64)> =
        seen.clients().map(|(slot, status, _)| (slot, status.revenue_12m)).collect();
    let revenue: Vec<i64> = bought.iter().map(|(_, centavos)| *centavos).collect();
    let rules = &p.rules().abc;
    let limits = AbcLimits {
        a_below_tenths: i64::from(rules.a_percent) * 10,
        b_below_tenths: i64::from(rules.b_percent) * 10,
    };
    let classes = abc(&revenue, &limits);
    let row = |((slot, centavos), class): ((Slot, i64), Option<AbcClass>)| {
        Some(Row { slot, centavos, class: class? })
    };
    let mut rows: Vec<Row> = bought.into_iter().zip(classes).filter_map(row).collect();
    rows.sort_by_key(|row| (Reverse(row.centavos), row.slot));
    let total = rows.iter().map(|row| row.centavos).sum();
    Curve { rows, total, a_percent: rules.a_percent, b_percent: rules.b_percent }
}

impl Curve {
    pub(crate) fn clients(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn clients_of(&self, class: AbcClass) -> usize {
        self.of(class).count()
    }

    fn of(&self, class: AbcClass) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.class == class)
    }

    pub(crate) fn finding(&self) -> String {
        let in_a = Ratio::of_counts(self.clients_of(AbcClass::A), self.rows.len());
        words::abc::finding(in_a, self.a_percent)
    }

    pub(crate) fn money(&self) -> String {
        words::abc::money(self.of(AbcClass::A).map(|row| row.centavos).sum(), self.total)
    }

    /// Where the classes end, in percent of the revenue, with the words that stand there.
    pub(crate) fn limits(&self) -> [(f64, String); 2] {
        [self.a_percent, self.b_percent].map(|percent| (f64::from(percent), format!("{percent}%")))
    }

    /// A stretch begins where the one before it ends, so that the line has no gap.
    pub(crate) fn stretches(&self) -> Vec<Stretch> {
        let clients = self.rows.len().max(1) as f64;
        let step = self.rows.len().div_ceil(POINTS).max(1);
        let mut stretches: Vec<Stretch> = CLASSES
            .iter()
            .map(|class| Stretch { name: words::abc::class(*class).to_owned(), points: Vec::new() })
            .collect();
        let (mut sum, mut last) = (0_i64, (0.0, 0.0));
        for (at, row) in self.rows.iter().enumerate() {
            sum += row.centavos;
            let here = ((at + 1) as f64 * 100.0 / clients, sum as f64 * 100.0 / self.total.max(1) as f64);
            let points = &mut stretches[row.class as usize].points;
            if points.is_empty() {
                points.push(last);
            }
            let ends = self.rows.get(at + 1).is_none_or(|next| next.class != row.class);
            if ends || at % step == 0 {
                points.push(here);
            }
            last = here;
        }
        stretches
    }

    pub(crate) fn table(&self, p: &Portfolio) -> IndicatorTable {
        let mut table = IndicatorTable::new(
            words::ABC,
            &[words::CLIENT, words::CLASS],
            &[words::REVENUE_12M, words::SHARE, words::CUMULATIVE],
        );
        let mut sum = 0_i64;
        for row in &self.rows {
            let Some(client) = p.client_at(row.slot) else { continue };
            sum += row.centavos;
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                Value::Text(words::abc::class(row.class).to_owned()),
                Value::Centavos(row.centavos),
                Value::Share(Ratio::new(row.centavos, self.total)),
                Value::Share(Ratio::new(sum, self.total)),
            ]);
        }
        table
    }

    /// Who makes the class. Here the curve is that of the clients in scope, in the list it is that of the whole carteira:
    /// with filters in force they are named one by one.
    pub(crate) fn behind(&self, class: AbcClass, seen: &Seen, p: &Portfolio, filter: &Filter) -> Behind {
        let slots: Vec<Slot> = self.of(class).map(|row| row.slot).collect();
        let title = words::abc::see(class, slots.len());
        let says = |slot: Slot| (place(p, slot), seen.bought(slot));
        Behind::of(seen, p, title, &slots, says)
            .with_filter(filter.is_empty().then(|| Filter { abc: [class].into(), ..Filter::default() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::uf::Uf;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, id};

    const DAY: &str = "2026-11-18";

    /// Bia makes 90% of what is bought, Ana and Caio 5% each; Duda buys nothing.
    fn four() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .with(2, |one| one.uf = Some(Uf::SP))
            .order(1, "2026-11-03", 5_000)
            .order(2, "2026-11-03", 90_000)
            .order(3, "2026-11-03", 5_000)
            .portfolio()
    }

    #[test]
    fn the_greatest_stand_first_and_a_tie_shares_its_class_by_slot() {
        let p = four();
        let found = curve(&seen_on(&p, DAY), &p);
        assert_eq!(
            rows(&found.table(&p)),
            ["Bia|A|R$ 900,00|90,0%|90,0%", "Ana|B|R$ 50,00|5,0%|95,0%", "Caio|B|R$ 50,00|5,0%|100,0%",]
        );
        assert_eq!(CLASSES.map(|class| found.clients_of(class)), [1, 2, 0]);
        assert_eq!(found.finding(), words::abc::finding(Ratio::new(1, 3), 80));
        assert_eq!(found.money(), words::abc::money(90_000, 100_000));
    }

    #[test]
    fn each_stretch_begins_where_the_one_before_ended() {
        let p = four();
        let of = |clients: f64| clients * 100.0 / 3.0;
        let [a, b, c] = <[Stretch; 3]>::try_from(curve(&seen_on(&p, DAY), &p).stretches()).unwrap();
        assert_eq!(a.points, [(0.0, 0.0), (of(1.0), 90.0)]);
        assert_eq!(b.points, [(of(1.0), 90.0), (of(2.0), 95.0), (100.0, 100.0)]);
        assert_eq!((a.name.as_str(), c.name.as_str(), c.points.len()), ("A", "C", 0));
    }

    #[test]
    fn a_thousand_clients_are_drawn_with_few_points_and_the_ends_of_each_class() {
        let rows = (0..1_000).map(|at| Row {
            slot: Slot::new(at),
            centavos: 1,
            class: CLASSES[usize::from(at > 500) + usize::from(at > 700)],
        });
        let found = Curve { rows: rows.collect(), total: 1_000, a_percent: 80, b_percent: 95 };
        let drawn = found.stretches();
        assert!(drawn.iter().map(|one| one.points.len()).sum::<usize>() <= POINTS + 6);
        let ends: Vec<(f64, f64)> = drawn.iter().filter_map(|one| one.points.last().copied()).collect();
        assert_eq!(ends, [(50.1, 50.1), (70.1, 70.1), (100.0, 100.0)]);
    }

    #[test]
    fn nobody_who_bought_leaves_an_empty_curve() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = curve(&seen_on(&p, DAY), &p);
        assert_eq!((found.clients(), found.table(&p).rows.len()), (0, 0));
        assert!(found.stretches().iter().all(|stretch| stretch.points.is_empty()));
        assert_eq!(found.finding(), words::abc::finding(Ratio::new(0, 0), 80));
    }

    #[test]
    fn behind_a_class_stand_its_clients_and_with_filters_in_force_they_are_named() {
        let p = four();
        let seen = seen_on(&p, DAY);
        let found = curve(&seen, &p);
        let all = found.behind(AbcClass::A, &seen, &p, &Filter::default());
        assert_eq!(people(&all), ["Bia|SP|R$ 900,00"]);
        assert_eq!(all.filter(), Filter { abc: [AbcClass::A].into(), ..Filter::default() });
        let filtered = Filter { ufs: [Uf::SP].into(), ..Filter::default() };
        let named = found.behind(AbcClass::B, &seen, &p, &filtered);
        assert_eq!(people(&named), ["Ana||R$ 50,00", "Caio||R$ 50,00"]);
        assert_eq!(named.filter(), Filter { only: [id(1), id(3)].into(), ..Filter::default() });
        assert_eq!(named.title, words::abc::see(AbcClass::B, 2));
    }
}
