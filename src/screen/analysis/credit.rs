//! The carteira at risk: who buys most among those whose credit is blocked or of high risk.

use super::scope::Seen;
use crate::charts::ranking_bars::{self, Ranked};
use crate::domain::indicator::analysis::credit_at_risk::{CreditAtRisk, credit_at_risk, is_at_risk};
use crate::domain::indicator::status::risk::{Credit, credit, risk};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis, credit_at_risk as words, format, risk as risk_words};

/// How many are drawn.
const TOP: usize = 12;

/// Those at risk, who buys most first, and the whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct AtRisk {
    risky: Vec<Risky>,
    all: CreditAtRisk,
}

/// A client at risk.
#[derive(Clone, Debug, PartialEq)]
struct Risky {
    id: ClientId,
    name: String,
    credit: Credit,
    score: Option<i32>,
    bought: i64,
    open_titles: Option<i64>,
}

pub(crate) fn at_risk(seen: &Seen, p: &Portfolio) -> AtRisk {
    let rules = &p.rules().risk;
    let (mut risky, mut all) = (Vec::new(), Vec::new());
    for (slot, status, _) in seen.clients() {
        let (Some(dossier), Some(client)) = (p.dossiers().get(slot.at()), p.client_at(slot)) else {
            continue;
        };
        let credit = credit(dossier, rules, seen.on);
        all.push((credit, status.revenue_12m));
        if is_at_risk(&credit) {
            let found = risk(dossier, rules, seen.on);
            risky.push(Risky {
                id: client.id,
                name: client.display_name().to_owned(),
                credit,
                score: found.as_ref().and_then(|risk| Some(risk.score.as_ref()?.score)),
                bought: status.revenue_12m.max(0),
                open_titles: found.and_then(|risk| risk.seen.open_titles).map(Centavos::get),
            });
        }
    }
    risky.sort_by(|a, b| {
        b.bought.cmp(&a.bought).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
    });
    AtRisk { risky, all: credit_at_risk(all) }
}

impl AtRisk {
    pub(crate) fn clients(&self) -> usize {
        self.risky.len()
    }

    /// How many of them have a bar: who bought something.
    pub(crate) fn drawn(&self) -> usize {
        self.risky.iter().take(TOP).take_while(|one| one.bought > 0).count()
    }

    /// Without any check there is nothing to find out.
    pub(crate) fn is_unknown(&self) -> bool {
        self.risky.is_empty() && self.all.without_data == self.all.all_clients
    }

    pub(crate) fn finding(&self) -> String {
        match self.is_unknown() {
            true => words::NO_CHECKS.to_owned(),
            false => words::finding(&self.all),
        }
    }

    pub(crate) fn money(&self) -> Option<String> {
        (self.all.clients > 0).then(|| words::money(&self.all))
    }

    pub(crate) fn note(&self) -> String {
        let unknown = words::without_data(&self.all);
        std::iter::once(words::NOTE.to_owned()).chain(unknown).collect::<Vec<_>>().join(" ")
    }

    /// In reais.
    pub(crate) fn bars(&self) -> Vec<Ranked> {
        let bar = |one: &Risky| Ranked {
            name: one.name.clone(),
            value: one.bought as f64 / 100.0,
            words: format::money_short(Centavos::new(one.bought)),
            strong: false,
        };
        self.risky.iter().take(self.drawn()).map(bar).collect()
    }

    /// Whose bar it is, as they are drawn.
    pub(crate) fn tapped(&self, item: usize) -> Option<ClientId> {
        let at = ranking_bars::tapped(self.drawn(), item)?;
        self.risky.get(at).map(|one| one.id)
    }

    pub(crate) fn table(&self) -> IndicatorTable {
        let mut table = IndicatorTable::new(
            words::TAB,
            &[analysis::CLIENT, words::STANDING],
            &[words::SCORE, words::BOUGHT, words::OPEN_TITLES],
        );
        let row = |one: &Risky| {
            let standing = risk_words::chip(&one.credit).unwrap_or_default();
            vec![
                Value::Client { id: one.id, name: one.name.clone() },
                Value::Text(standing.to_owned()),
                one.score.map_or(Value::Nothing, |score| Value::Count(score.into())),
                Value::Centavos(one.bought),
                one.open_titles.map_or(Value::Nothing, Value::Centavos),
            ]
        };
        table.rows = self.risky.iter().map(row).collect();
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::risk_check::RiskCheck;
    use crate::domain::fact::risk_signals::RiskSeen;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::RiskCheckId;
    use crate::screen::analysis::small::{rows, seen_on};
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-18";

    fn of(small: Small) -> AtRisk {
        let p = small.portfolio();
        at_risk(&seen_on(&p, DAY), &p)
    }

    fn bankrupt(small: Small, client: usize) -> Small {
        let bare = RiskCheck::new(RiskCheckId::from_u128(client as u128), Stamp::default(), d("2026-11-10"));
        let seen = RiskSeen { bankrupt: Some(true), ..RiskSeen::default() };
        small.fact(client, RiskCheck { seen, ..bare })
    }

    #[test]
    fn who_buys_most_of_those_at_risk_stands_first() {
        let small = Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-11-03", 20_000)
            .order(2, "2026-11-03", 90_000)
            .order(3, "2026-11-03", 990_000);
        let found = of(bankrupt(bankrupt(small, 1), 2));
        let table = rows(&found.table());
        assert_eq!(found.clients(), 2);
        assert!(table[0].starts_with("Bia|") && table[0].ends_with("|0|R$ 900,00|—"), "{table:?}");
        assert!(table[1].starts_with("Ana|"), "{table:?}");
        assert_eq!([0, 1, 2].map(|item| found.tapped(item)), [Some(id(1)), Some(id(2)), None]);
        assert!(!found.is_unknown() && found.money().is_some());
        assert_eq!(found.all.without_data, 1);
    }

    #[test]
    fn without_any_check_nothing_is_found_out() {
        let found = of(Small::clients(&["Ana"]).order(1, "2026-11-03", 20_000));
        assert!(found.is_unknown() && found.finding() == words::NO_CHECKS && found.money().is_none());
        assert_eq!((found.bars().len(), found.table().rows.len()), (0, 0));
    }
}
