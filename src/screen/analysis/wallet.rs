//! Share of wallet: who buys most of others, of the clients whose potential the rep typed.

use super::scope::Seen;
use crate::charts::ranking_bars::{self, Ranked};
use crate::domain::indicator::analysis::wallet::{Wallet, together, wallet};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis, format, wallet as words};

/// How many are drawn.
const TOP: usize = 12;

/// Who buys most of others first; ties by name, then id.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shares(Vec<Row>);

#[derive(Clone, Debug, PartialEq)]
struct Row {
    id: ClientId,
    name: String,
    wallet: Wallet,
}

pub(crate) fn shares(seen: &Seen, p: &Portfolio) -> Shares {
    let row = seen.clients().filter_map(|(slot, _, insight)| {
        let client = p.client_at(slot)?;
        let wallet = wallet(client, insight.revenue_12m)?;
        Some(Row { id: client.id, name: client.display_name().to_owned(), wallet })
    });
    let mut rows: Vec<Row> = row.collect();
    rows.sort_by(|a, b| {
        let by_money = b.wallet.elsewhere().cmp(&a.wallet.elsewhere());
        by_money.then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
    });
    Shares(rows)
}

impl Shares {
    pub(crate) fn clients(&self) -> usize {
        self.0.len()
    }

    fn together(&self) -> Option<Wallet> {
        together(self.0.iter().map(|row| row.wallet))
    }

    pub(crate) fn finding(&self) -> String {
        match self.together() {
            None => words::NOBODY.to_owned(),
            Some(all) => words::finding(all, self.0.len()),
        }
    }

    pub(crate) fn money(&self) -> Option<String> {
        let elsewhere = self.0.iter().fold(0, |sum: i64, row| sum.saturating_add(row.wallet.elsewhere()));
        Some(words::money(self.together()?, elsewhere))
    }

    /// With whose estimate is too low.
    pub(crate) fn note(&self) -> String {
        let over = self.0.iter().filter(|row| row.wallet.is_over()).count();
        let over = words::over(over).map(|over| format!(" {over}")).unwrap_or_default();
        format!("{}{over}", words::NOTE)
    }

    /// In reais.
    pub(crate) fn bars(&self) -> Vec<Ranked> {
        let bar = |row: &Row| Ranked {
            name: row.name.clone(),
            value: row.wallet.elsewhere() as f64 / 100.0,
            words: format::money_short(Centavos::new(row.wallet.elsewhere())),
            strong: false,
        };
        self.0.iter().take(TOP).map(bar).collect()
    }

    /// Whose bar it is, as they are drawn.
    pub(crate) fn tapped(&self, item: usize) -> Option<ClientId> {
        let at = ranking_bars::tapped(self.0.len().min(TOP), item)?;
        self.0.get(at).map(|row| row.id)
    }

    pub(crate) fn table(&self) -> IndicatorTable {
        let mut table = IndicatorTable::new(
            words::TAB,
            &[analysis::CLIENT],
            &[words::SHARE, words::BOUGHT, words::POTENTIAL, words::ELSEWHERE],
        );
        let row = |Row { id, name, wallet }: &Row| {
            vec![
                Value::Client { id: *id, name: name.clone() },
                Value::Share(wallet.share()),
                Value::Centavos(wallet.bought),
                Value::Centavos(wallet.potential),
                Value::Centavos(wallet.elsewhere()),
            ]
        };
        table.rows = self.0.iter().map(row).collect();
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::{rows, seen_on};
    use crate::screen::small::{Small, id};

    const DAY: &str = "2026-11-18";

    fn of(small: Small) -> Shares {
        let p = small.portfolio();
        shares(&seen_on(&p, DAY), &p)
    }

    fn potential(small: Small, client: usize, monthly_centavos: i64) -> Small {
        small.with(client, |one| one.purchase_potential = Some(Centavos::new(monthly_centavos)))
    }

    #[test]
    fn who_buys_most_of_others_stands_first_and_a_tie_by_name() {
        let small = Small::clients(&["Caio", "Bia", "Ana", "Duda"]).order(1, "2026-11-03", 20_000);
        let small = [1, 2, 3].into_iter().fold(small, |small, client| potential(small, client, 10_000));
        let found = of(small);
        assert_eq!(
            rows(&found.table()),
            [
                "Ana|0,0%|R$ 0,00|R$ 1.200,00|R$ 1.200,00",
                "Bia|0,0%|R$ 0,00|R$ 1.200,00|R$ 1.200,00",
                "Caio|16,7%|R$ 200,00|R$ 1.200,00|R$ 1.000,00",
            ]
        );
        assert_eq!(found.finding(), words::finding(Wallet { bought: 20_000, potential: 360_000 }, 3));
        assert_eq!(found.money(), Some(words::money(Wallet { bought: 20_000, potential: 360_000 }, 340_000)));
        assert_eq!([0, 2, 3].map(|item| found.tapped(item)), [Some(id(1)), Some(id(3)), None]);
        assert_eq!(found.note(), words::NOTE);
    }

    #[test]
    fn a_share_over_the_whole_is_said_and_leaves_nothing_elsewhere() {
        let found = of(potential(Small::clients(&["Ana"]).order(1, "2026-11-03", 20_000), 1, 1_000));
        assert!(found.note().ends_with(&words::over(1).unwrap()));
        assert_eq!(found.bars()[0].value, 0.0);
    }

    #[test]
    fn without_an_estimate_nobody_is_in_it() {
        let found = of(Small::clients(&["Ana"]).order(1, "2026-11-03", 20_000));
        assert_eq!((found.clients(), found.finding().as_str(), found.money()), (0, words::NOBODY, None));
        assert_eq!((found.bars().len(), found.table().rows.len()), (0, 0));
    }
}
