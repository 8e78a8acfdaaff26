//! How much hangs on few clients, and what losing the greatest would cost.

use super::scope::Seen;
use crate::charts::ranking_bars::{self, Ranked};
use crate::domain::measure::concentration::{Concentration, concentration, share_of_greatest};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};

/// How many of the greatest are drawn.
const TOP: usize = 12;

/// Who bought in twelve months, the greatest first; ties by name, then id.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Greatest {
    rows: Vec<Row>,
    found: Option<Concentration>,
}

#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: ClientId,
    name: String,
    centavos: i64,
}

pub(crate) fn greatest(seen: &Seen, p: &Portfolio) -> Greatest {
    let bought = seen.clients().filter(|(_, status, _)| status.revenue_12m > 0);
    let row = bought.filter_map(|(slot, status, _)| {
        let client = p.client_at(slot)?;
        Some(Row { id: client.id, name: client.display_name().to_owned(), centavos: status.revenue_12m })
    });
    let mut rows: Vec<Row> = row.collect();
    rows.sort_by(|a, b| {
        b.centavos.cmp(&a.centavos).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
    });
    let found = concentration(&revenue(&rows));
    Greatest { rows, found }
}

fn revenue(rows: &[Row]) -> Vec<i64> {
    rows.iter().map(|row| row.centavos).collect()
}

impl Greatest {
    pub(crate) fn clients(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn finding(&self) -> String {
        let Some(found) = &self.found else { return words::concentration::NOBODY.to_owned() };
        let top = TOP.min(self.rows.len());
        words::concentration::finding(top, share_of_greatest(&revenue(&self.rows), top), found)
    }

    pub(crate) fn money(&self) -> Option<String> {
        Some(words::concentration::money(&self.rows.first()?.name, self.found.as_ref()?))
    }

    pub(crate) fn note(&self) -> Option<String> {
        self.found.as_ref().map(words::concentration::note)
    }

    /// In reais.
    pub(crate) fn bars(&self) -> Vec<Ranked> {
        let bar = |(at, row): (usize, &Row)| Ranked {
            name: row.name.clone(),
            value: row.centavos as f64 / 100.0,
            words: format::money_short(Centavos::new(row.centavos)),
            strong: at == 0,
        };
        self.rows.iter().take(TOP).enumerate().map(bar).collect()
    }

    /// Whose bar it is, as they are drawn.
    pub(crate) fn tapped(&self, item: usize) -> Option<ClientId> {
        let at = ranking_bars::tapped(self.rows.len().min(TOP), item)?;
        self.rows.get(at).map(|row| row.id)
    }

    pub(crate) fn table(&self) -> IndicatorTable {
        let total = self.rows.iter().map(|row| row.centavos).sum::<i64>();
        let mut table = IndicatorTable::new(
            words::CONCENTRATION,
            &[words::CLIENT],
            &[words::REVENUE_12M, words::SHARE, words::CUMULATIVE],
        );
        let mut sum = 0;
        for Row { id, name, centavos } in &self.rows {
            sum += centavos;
            table.rows.push(vec![
                Value::Client { id: *id, name: name.clone() },
                Value::Centavos(*centavos),
                Value::Share(Ratio::new(*centavos, total)),
                Value::Share(Ratio::new(sum, total)),
            ]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::{rows, seen_on};
    use crate::screen::small::{Small, id};

    const DAY: &str = "2026-11-18";

    fn of(bought: &[(&str, i64)]) -> Greatest {
        let names: Vec<&str> = bought.iter().map(|(name, _)| *name).collect();
        let mut small = Small::clients(&names);
        for (client, (_, centavos)) in (1..).zip(bought).filter(|(_, (_, centavos))| *centavos != 0) {
            small = small.order(client, "2026-11-03", *centavos);
        }
        let p = small.portfolio();
        greatest(&seen_on(&p, DAY), &p)
    }

    #[test]
    fn the_greatest_stands_first_and_a_tie_by_name() {
        let found = of(&[("Caio", 20_000), ("Ana", 60_000), ("Bia", 20_000), ("Duda", 0)]);
        assert_eq!(
            rows(&found.table()),
            ["Ana|R$ 600,00|60,0%|60,0%", "Bia|R$ 200,00|20,0%|80,0%", "Caio|R$ 200,00|20,0%|100,0%"]
        );
        assert_eq!(found.clients(), 3);
        assert!(found.money().unwrap().contains("Ana"));
        let bars: Vec<(f64, bool)> = found.bars().iter().map(|bar| (bar.value, bar.strong)).collect();
        assert_eq!(bars, [(600.0, true), (200.0, false), (200.0, false)]);
    }

    #[test]
    fn twelve_are_drawn_the_first_on_top_and_the_table_has_them_all() {
        let names: Vec<String> = (10..23).map(|at| format!("Cliente {at}")).collect();
        let bought: Vec<(&str, i64)> = names.iter().map(|name| (name.as_str(), 1_000)).collect();
        let found = of(&bought);
        assert_eq!((found.bars().len(), found.table().rows.len()), (12, 13));
        assert_eq!([0, 11, 12].map(|item| found.tapped(item)), [Some(id(12)), Some(id(1)), None]);
        let twelve = share_of_greatest(&[1_000; 13], 12);
        assert_eq!(found.finding(), words::concentration::finding(12, twelve, &found.found.unwrap()));
    }

    #[test]
    fn one_buyer_is_everything_and_nobody_is_said_so() {
        let one = of(&[("Ana", 10_000)]);
        assert_eq!(
            one.finding(),
            words::concentration::finding(1, Ratio::new(1, 1), &one.found.clone().unwrap())
        );
        let nobody = of(&[("Ana", 0)]);
        assert_eq!(
            (nobody.finding().as_str(), nobody.money(), nobody.note()),
            (words::concentration::NOBODY, None, None)
        );
        assert_eq!((nobody.bars().len(), nobody.tapped(0), nobody.table().rows.len()), (0, None, 0));
    }
}
