//! The Pareto of motivos: how often each was given in a period, and what the clients who gave it used to buy.
//!
//! A visit or call that ended without an order and without a motivo counts as *sem motivo*: it is listed, never hidden.

use super::columns::{Columns, day_number};
use super::interaction::{Interaction, Outcome};
use super::period::Period;
use super::portfolio::Portfolio;
use super::ratio::Ratio;
use super::reasons::{OTHER, ReasonGroup, reason_of};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonPareto {
    /// The most frequent first; ties by what was bought, then by key.
    pub rows: Vec<ReasonRow>,
    pub total: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonRow {
    /// `None`: no motivo was given.
    pub key: Option<String>,
    pub times: usize,
    /// Who gave it, by slot.
    pub slots: Vec<usize>,
    /// What those clients bought in the twelve months before they first gave it.
    pub bought_centavos: i64,
}

/// Above this share of *outro*, in tenths of a percent, the list of motivos no longer says enough.
pub const OTHER_ALERT_TENTHS: i64 = 100;

impl ReasonPareto {
    /// Over the contacts of `slots` dated in `period`.
    pub fn of(portfolio: &Portfolio, columns: &Columns, slots: &[usize], period: Period) -> Self {
        let mut found: BTreeMap<Option<String>, (usize, BTreeSet<usize>, i64)> = BTreeMap::new();
        for slot in slots {
            let Some(dossier) = portfolio.dossiers().get(*slot) else { continue };
            for said in dossier.interactions.iter().filter(|said| period.contains(said.date)) {
                let Some(key) = key_of(said) else { continue };
                let (times, who, bought) = found.entry(key).or_default();
                *times += 1;
                if who.insert(*slot) {
                    let day = day_number(said.date);
                    *bought += columns.bought_between(*slot, day - 365, day).centavos;
                }
            }
        }
        let mut rows: Vec<ReasonRow> = found
            .into_iter()
            .map(|(key, (times, who, bought_centavos))| ReasonRow {
                key,
                times,
                slots: who.into_iter().collect(),
                bought_centavos,
            })
            .collect();
        rows.sort_by(|a, b| {
            b.times
                .cmp(&a.times)
                .then(b.bought_centavos.cmp(&a.bought_centavos))
                .then_with(|| a.key.cmp(&b.key))
        });
        Self { total: rows.iter().map(|row| row.times).sum(), rows }
    }

    /// Of the motivos given, how many are ours or the competition's: what somebody can act on.
    pub fn controllable(&self) -> Ratio {
        let given = self.rows.iter().filter(|row| row.key.is_some());
        let ours = given.clone().filter(|row| row.is_controllable());
        let times = |rows: &mut dyn Iterator<Item = &ReasonRow>| rows.map(|row| row.times).sum();
        Ratio::of_counts(times(&mut ours.into_iter()), times(&mut given.into_iter()))
    }

    /// The share of *outro* among the motivos given, when it passes 10%.
    pub fn other_alert(&self) -> Option<Ratio> {
        let times = |wanted: fn(&ReasonRow) -> bool| {
            self.rows.iter().filter(|row| wanted(row)).map(|row| row.times).sum::<usize>()
        };
        let share =
            Ratio::of_counts(times(|row| row.key.as_deref() == Some(OTHER)), times(|row| row.key.is_some()));
        let passes = i128::from(share.num) * 1000 > i128::from(OTHER_ALERT_TENTHS) * i128::from(share.den);
        passes.then_some(share)
    }
}

impl ReasonRow {
    pub fn group(&self) -> Option<ReasonGroup> {
        self.key.as_deref().and_then(reason_of).map(|reason| reason.group)
    }

    /// Something we do, or could do better than the competition.
    pub fn is_controllable(&self) -> bool {
        match self.group() {
            Some(ReasonGroup::Ours | ReasonGroup::Competition) => true,
            Some(ReasonGroup::Client | ReasonGroup::Other) | None => false,
        }
    }
}

/// Whether the contact belongs in the Pareto, and under which motivo.
fn key_of(said: &Interaction) -> Option<Option<String>> {
    match (&said.reason, said.outcome) {
        (Some(key), _) => Some(Some(key.clone())),
        (None, Outcome::NoOrder) => Some(None),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::dossier::Dossier;
    use crate::domain::id::{ClientId, InteractionId, OrderId};
    use crate::domain::interaction::Channel;
    use crate::domain::money::Centavos;
    use crate::domain::order::Order;
    use crate::domain::record::Record;
    use crate::domain::stamp::Stamp;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn visit(id: u128, date: &str, reason: Option<&str>) -> Interaction {
        let id = InteractionId::from_u128(id);
        let said = Interaction::new(id, Stamp::default(), day(date), Channel::Visit, Outcome::NoOrder);
        Interaction { reason: reason.map(str::to_owned), ..said }
    }

    fn pareto(visits: Vec<Interaction>) -> ReasonPareto {
        let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
        let order =
            Order::new(OrderId::from_u128(1), Stamp::default(), day("2026-01-01"), Centavos::new(500));
        dossier.orders.push(order);
        dossier.interactions = visits;
        dossier.normalize();
        let portfolio = Portfolio::from_records([Record::Client(Box::new(dossier))]);
        let period = Period::new(day("2026-01-01"), day("2026-12-31"));
        ReasonPareto::of(&portfolio, portfolio.columns(), &[0], period)
    }

    #[test]
    fn the_most_frequent_comes_first_and_no_reason_is_listed() {
        let found = pareto(vec![
            visit(1, "2026-02-01", Some("preco")),
            visit(2, "2026-03-01", None),
            visit(3, "2026-04-01", Some("preco")),
            visit(4, "2027-01-01", Some("preco")),
        ]);
        let rows: Vec<_> = found.rows.iter().map(|row| (row.key.as_deref(), row.times)).collect();
        assert_eq!(rows, [(Some("preco"), 2), (None, 1)]);
        assert_eq!((found.total, found.rows[0].bought_centavos), (3, 500), "each client's money counts once");
        assert_eq!(found.controllable(), Ratio::new(2, 2));
    }

    #[test]
    fn outro_alerts_only_above_ten_percent() {
        let with_others = |others: u128| {
            let preco = (0..9).map(|id| visit(id, "2026-02-01", Some("preco")));
            let outro = (0..others).map(|id| visit(100 + id, "2026-02-01", Some(OTHER)));
            pareto(preco.chain(outro).collect()).other_alert()
        };
        assert_eq!(with_others(1), None, "exactly 10%");
        assert_eq!(with_others(2), Some(Ratio::new(2, 11)));
        assert_eq!(pareto(vec![]).other_alert(), None);
    }
}
