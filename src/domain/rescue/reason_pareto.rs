//! The Pareto of motivos: how often each was given in a period, and what the clients who gave it used to buy.
//!
//! A motivo is given where a visit or call ended without an order, and where a client turned inativo. Where none was given the
//! occasion counts as *sem motivo*: it is listed, never hidden.

use super::departure::departures;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Period;
use crate::domain::catalog::reasons::{OTHER, ReasonGroup, Taxonomy};
use crate::domain::fact::interaction::{Interaction, Outcome};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::{InteractionId, PrincipalId};
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What the motivo is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum About {
    /// A contact without an order.
    Contact(InteractionId),
    /// The client turned inativo after its order of that day.
    Departure { after: NaiveDate, was_asked: bool },
}

/// Which occasions are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Occasions {
    #[default]
    All,
    Contacts,
    Departures,
}

/// An occasion on which a motivo was given, or was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Occasion {
    pub slot: Slot,
    /// Of the contact, or of the first day inativo.
    pub date: NaiveDate,
    pub about: About,
    /// `None`: no motivo.
    pub key: Option<String>,
}

impl Occasions {
    fn includes(self, about: About) -> bool {
        match (self, about) {
            (Self::All, _) => true,
            (Self::Contacts, About::Contact(_)) | (Self::Departures, About::Departure { .. }) => true,
            (Self::Contacts, About::Departure { .. }) | (Self::Departures, About::Contact(_)) => false,
        }
    }
}

/// Every occasion at the clients of `slots` in `period`, as known at its end: the newest first, ties by slot. With
/// `principals`, contacts about another representada are left out; `columns` should then hold only their orders.
pub(crate) fn occasions(
    portfolio: &Portfolio,
    columns: &Columns,
    slots: &[Slot],
    period: Period,
    principals: &BTreeSet<PrincipalId>,
) -> Vec<Occasion> {
    let speaks = |said: &Interaction| {
        principals.is_empty() || said.principal.is_none_or(|principal| principals.contains(&principal))
    };
    let mut found = Vec::new();
    for slot in slots {
        let Some(dossier) = portfolio.dossiers().get(slot.at()) else { continue };
        for said in
            dossier.interactions.read().iter().filter(|said| period.contains(said.date) && speaks(said))
        {
            let Some(key) = key_of(said) else { continue };
            found.push(Occasion { slot: *slot, date: said.date, about: About::Contact(said.id), key });
        }
        let left = departures(dossier, columns, portfolio.rules(), *slot, period.end);
        for departure in left.into_iter().filter(|departure| period.contains(departure.turned)) {
            let about = About::Departure { after: departure.after, was_asked: !departure.is_asked() };
            let key = departure.reason().map(str::to_owned);
            found.push(Occasion { slot: *slot, date: departure.turned, about, key });
        }
    }
    found.sort_by_key(|occasion| (Reverse(occasion.date), occasion.slot, occasion.about));
    found
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReasonPareto {
    /// The most frequent first; ties by what was bought, then by key.
    pub rows: Vec<ReasonRow>,
    pub total: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReasonRow {
    /// `None`: no motivo was given.
    pub key: Option<String>,
    pub group: Option<ReasonGroup>,
    /// Somebody can act on it.
    pub controllable: bool,
    pub times: usize,
    /// Who gave it, by slot.
    pub slots: Vec<Slot>,
    /// What those clients bought in the twelve months before they last gave it.
    pub bought_centavos: i64,
}

/// By what the rows are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum By {
    #[default]
    Times,
    Bought,
}

/// Above this share of *outro*, in tenths of a percent, the list of motivos no longer says enough.
pub(crate) const OTHER_ALERT_TENTHS: i64 = 100;

impl ReasonPareto {
    /// Of `occasions`, newest first.
    pub(crate) fn of(
        occasions: &[Occasion],
        which: Occasions,
        columns: &Columns,
        taxonomy: &Taxonomy,
    ) -> Self {
        let mut found: BTreeMap<Option<&str>, (usize, BTreeSet<Slot>, i64)> = BTreeMap::new();
        for occasion in occasions.iter().filter(|occasion| which.includes(occasion.about)) {
            let (times, who, bought) = found.entry(occasion.key.as_deref()).or_default();
            *times += 1;
            if who.insert(occasion.slot) {
                let day = Day::of(occasion.date);
                *bought += columns.bought_between(occasion.slot, day - 365, day).centavos;
            }
        }
        let row = |(key, (times, who, bought_centavos)): (Option<&str>, (usize, BTreeSet<Slot>, i64))| {
            let known = key.and_then(|key| taxonomy.get(key));
            ReasonRow {
                key: key.map(str::to_owned),
                group: known.map(|reason| reason.group),
                controllable: known.is_some_and(|reason| reason.controllable),
                times,
                slots: who.into_iter().collect(),
                bought_centavos,
            }
        };
        let rows: Vec<ReasonRow> = found.into_iter().map(row).collect();
        let found = Self { total: rows.iter().map(|row| row.times).sum(), rows };
        found.sorted(By::Times)
    }

    /// The same rows in another order.
    pub(crate) fn sorted(mut self, by: By) -> Self {
        self.rows.sort_by(|a, b| {
            let times = b.times.cmp(&a.times);
            let bought = b.bought_centavos.cmp(&a.bought_centavos);
            let first = match by {
                By::Times => times.then(bought),
                By::Bought => bought.then(times),
            };
            first.then_with(|| a.key.cmp(&b.key))
        });
        self
    }

    /// Of the motivos given, how many somebody can act on.
    pub(crate) fn controllable(&self) -> Ratio {
        Ratio::of_counts(
            self.times_of(|row| row.key.is_some() && row.controllable),
            self.times_of(|row| row.key.is_some()),
        )
    }

    /// The share of *outro* among the motivos given, when it passes 10%.
    pub(crate) fn other_alert(&self) -> Option<Ratio> {
        let share = Ratio::of_counts(
            self.times_of(|row| row.group == Some(ReasonGroup::Other) || row.key.as_deref() == Some(OTHER)),
            self.times_of(|row| row.key.is_some()),
        );
        let passes = i128::from(share.num) * 1000 > i128::from(OTHER_ALERT_TENTHS) * i128::from(share.den);
        passes.then_some(share)
    }

    fn times_of(&self, wanted: impl Fn(&ReasonRow) -> bool) -> usize {
        self.rows.iter().filter(|row| wanted(row)).map(|row| row.times).sum()
    }
}

/// The motivos given most often so far, of those on offer and without *outro*, then the first ones of the list: what one tap
/// should offer.
pub(crate) fn usual(portfolio: &Portfolio, taxonomy: &Taxonomy, how_many: usize) -> Vec<String> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for dossier in portfolio.dossiers() {
        let of_contacts = dossier.interactions.iter().filter_map(|said| said.reason.as_deref());
        let answers = dossier.client.iter().flat_map(|client| client.departures.values());
        let of_departures = answers.filter_map(|answer| answer.reason.as_deref());
        of_contacts.chain(of_departures).for_each(|key| *times.entry(key).or_default() += 1);
    }
    let mut offered: Vec<&str> = ReasonGroup::ALL
        .into_iter()
        .flat_map(|group| taxonomy.offered(group))
        .map(|(key, _)| key)
        .filter(|key| *key != OTHER)
        .collect();
    // Stable: those given equally often stay in the order of the list.
    offered.sort_by_key(|key| Reverse(times.get(key).copied().unwrap_or(0)));
    offered.into_iter().take(how_many).map(str::to_owned).collect()
}

/// Whether the contact is an occasion, and which motivo was given.
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
    use crate::domain::client::answer::Answer;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn visit(id: u128, date: &str, reason: Option<&str>) -> Interaction {
        let id = InteractionId::from_u128(id);
        let said = Interaction::new(id, Stamp::default(), day(date), Channel::Visit, Outcome::NoOrder);
        Interaction { reason: reason.map(str::to_owned), ..said }
    }

    /// One order on 01/01/2026: inativo from 02/04/2026.
    fn carteira(visits: Vec<Interaction>, answer: Option<Answer>) -> Portfolio {
        let mut client = Client::new(ClientId::from_u128(1), Stamp::default());
        client.departures.extend(answer.map(|answer| (day("2026-01-01"), answer)));
        let mut dossier = Dossier::of(client);
        let order =
            Order::new(OrderId::from_u128(1), Stamp::default(), day("2026-01-01"), Centavos::new(500));
        dossier.orders.push(order);
        dossier.interactions = visits.into();
        dossier.normalize();
        Portfolio::from_records([Record::Client(Box::new(dossier))])
    }

    fn all(portfolio: &Portfolio, end: &str, principals: &BTreeSet<PrincipalId>) -> Vec<Occasion> {
        let period = Period::new(day("2026-01-01"), day(end));
        occasions(portfolio, portfolio.columns(), &[Slot::new(0)], period, principals)
    }

    fn pareto(visits: Vec<Interaction>) -> ReasonPareto {
        let portfolio = carteira(visits, None);
        let found = all(&portfolio, "2026-12-31", &BTreeSet::new());
        let taxonomy = Taxonomy::of(portfolio.catalog());
        ReasonPareto::of(&found, Occasions::Contacts, portfolio.columns(), &taxonomy)
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

    #[test]
    fn a_client_that_turned_inativo_is_an_occasion_from_that_day_on() {
        let portfolio = carteira(vec![], None);
        assert_eq!(all(&portfolio, "2026-04-01", &BTreeSet::new()), []);
        let found = all(&portfolio, "2026-04-02", &BTreeSet::new());
        let about = About::Departure { after: day("2026-01-01"), was_asked: false };
        assert_eq!(found, [Occasion { slot: Slot::new(0), date: day("2026-04-02"), about, key: None }]);
        let said = day("2026-04-03");
        let answer =
            Answer { turned: day("2026-04-02"), said, reason: Some("sem-giro".to_owned()), note: None };
        let answered = carteira(vec![], Some(answer));
        let found = all(&answered, "2026-04-03", &BTreeSet::new());
        assert_eq!(found[0].key.as_deref(), Some("sem-giro"));
        let taxonomy = Taxonomy::of(answered.catalog());
        let of = |which| ReasonPareto::of(&found, which, answered.columns(), &taxonomy).total;
        assert_eq!([Occasions::All, Occasions::Contacts, Occasions::Departures].map(of), [1, 0, 1]);
    }

    #[test]
    fn a_contact_about_another_representada_is_left_out() {
        let (one, other) = (PrincipalId::from_u128(1), PrincipalId::from_u128(2));
        let about = |id, principal| Interaction { principal, ..visit(id, "2026-02-01", Some("preco")) };
        let portfolio = carteira(vec![about(1, Some(one)), about(2, Some(other)), about(3, None)], None);
        assert_eq!(all(&portfolio, "2026-02-01", &[one].into()).len(), 2);
        assert_eq!(all(&portfolio, "2026-02-01", &BTreeSet::new()).len(), 3);
    }

    #[test]
    fn one_tap_offers_what_was_given_most_then_the_first_of_the_list() {
        let said = ["sem-giro", "sem-giro", "novo-dono", OTHER, OTHER, OTHER, "esquecido"];
        let visits = said.iter().zip(1..).map(|(key, id)| visit(id, "2026-02-01", Some(key))).collect();
        let portfolio = carteira(visits, None);
        let found = usual(&portfolio, &Taxonomy::of(portfolio.catalog()), 3);
        assert_eq!(found, ["sem-giro", "novo-dono", "preco"]);
    }

    #[test]
    fn rows_may_be_ordered_by_what_is_at_stake() {
        let row = |key: &str, times, bought_centavos| ReasonRow {
            key: Some(key.to_owned()),
            group: None,
            controllable: false,
            times,
            slots: vec![],
            bought_centavos,
        };
        let rows = vec![row("a", 3, 10), row("b", 1, 90), row("c", 3, 10)];
        let keys = |by| {
            let found = ReasonPareto { rows: rows.clone(), total: 7 }.sorted(by);
            found.rows.into_iter().filter_map(|row| row.key).collect::<String>()
        };
        assert_eq!((keys(By::Times).as_str(), keys(By::Bought).as_str()), ("acb", "bac"));
    }
}
